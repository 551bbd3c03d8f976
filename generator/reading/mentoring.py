"""Files of the mentoring programme: actors, models, themes, plans, years, registers; any of them may be absent.

Refuses to judge whether they fit each other; that is `checking`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.model.application import Application, StageRecord
from generator.model.benefit import BenefitList
from generator.model.cooperative import Authored
from generator.model.glossary import Glossary
from generator.model.mentoring_model import ActorList, MentoringModel
from generator.model.plan import Attainment, Kpi, Plan
from generator.model.programme import Programme
from generator.model.programme_year import ProgrammeYear
from generator.model.recruitment import Recruitment, RecruitmentForm
from generator.model.region_register import RegionRegister
from generator.model.report_copy import ReportCopy
from generator.model.theme import BookList, Theme
from generator.problems.problem import Problem
from generator.reading.files import is_there
from generator.reading.forms import read_form
from generator.reading.rows import read_rows

ACTORS = "content/mentoring/actors.yml"
MODELS = "content/models"
THEMES = "content/themes"
BOOKS = "content/mentoring/mandatory_books.yml"
BENEFITS = "content/mentoring/benefits.yml"
GLOSSARY = "content/mentoring/glossary.yml"
FORMS = "content/recruitment"
PLANS = "content/plans"
PROGRAMMES = "content/programmes"
REGISTERS = "content/regions/registers"
ModelT = TypeVar("ModelT", bound=BaseModel)


def read_actors(project: Path) -> tuple[Authored[ActorList] | None, list[Problem]]:
    """The list of actors; None when there is none or it was refused."""
    return _read_if_there(project, ACTORS, ActorList)


def read_models(project: Path) -> tuple[list[Authored[MentoringModel]], list[Problem]]:
    """Every mentoring model, in the order of file names."""
    return read_forms(project, MODELS, MentoringModel)


def read_themes(project: Path) -> tuple[list[Authored[Theme]], list[Problem]]:
    """Every theme."""
    return read_forms(project, THEMES, Theme)


def read_books(project: Path) -> tuple[Authored[BookList] | None, list[Problem]]:
    """The mandatory books."""
    return _read_if_there(project, BOOKS, BookList)


def read_benefits(project: Path) -> tuple[Authored[BenefitList] | None, list[Problem]]:
    """What mentoring is said to bring."""
    return _read_if_there(project, BENEFITS, BenefitList)


def read_glossary(project: Path) -> tuple[Authored[Glossary] | None, list[Problem]]:
    """The terms of the field."""
    return _read_if_there(project, GLOSSARY, Glossary)


def read_recruitment_forms(project: Path) -> tuple[list[Authored[RecruitmentForm]], list[Problem]]:
    """Every selection form."""
    return read_forms(project, FORMS, RecruitmentForm)


def read_registers(project: Path) -> tuple[list[Authored[RegionRegister]], list[Problem]]:
    """Every register of a region."""
    return read_forms(project, REGISTERS, RegionRegister)


PlanFiles = tuple[Authored[Plan], list[Authored[Kpi]], list[Authored[Attainment]]]


def read_plans(project: Path) -> tuple[list[PlanFiles], list[Problem]]:
    """Every plan with its tables; a plan without `attainment.csv` has reached nothing that is known."""
    plans: list[PlanFiles] = []
    problems: list[Problem] = []
    for folder in _folders(project, PLANS):
        shown = f"{PLANS}/{folder.name}"
        plan, refused = read_form(folder / "plan.yml", f"{shown}/plan.yml", Plan)
        kpis, unfit = read_rows(folder / "kpi.csv", f"{shown}/kpi.csv", Kpi)
        problems += refused + unfit
        reached: list[Authored[Attainment]] = []
        if is_there(folder / "attainment.csv"):
            reached, unfit = read_rows(folder / "attainment.csv", f"{shown}/attainment.csv", Attainment)
            problems += unfit
        if plan is not None:
            plans.append((plan, kpis, reached))
    return plans, problems


def read_programmes(project: Path) -> tuple[list[ProgrammeYear], list[Problem]]:
    """Every programme year with the tables it has."""
    years: list[ProgrammeYear] = []
    problems: list[Problem] = []
    for folder in _folders(project, PROGRAMMES):
        shown = f"{PROGRAMMES}/{folder.name}"
        programme, refused = read_form(folder / "programme.yml", f"{shown}/programme.yml", Programme)
        applications, unfit = _read_table(folder, shown, "applications.csv", Application)
        records, wrong = _read_table(folder, shown, "stage_log.csv", StageRecord)
        copies, odd = _read_table(folder, shown, "report_copies.csv", ReportCopy)
        problems += refused + unfit + wrong + odd
        recruitment = None
        if is_there(folder / "recruitment.yml"):
            recruitment, refused = read_form(folder / "recruitment.yml", f"{shown}/recruitment.yml", Recruitment)
            problems += refused
        if programme is not None:
            years.append(ProgrammeYear(programme, applications, records, recruitment, bool(unfit), copies))
    return years, problems


def _read_table(
    folder: Path, shown: str, name: str, model: type[ModelT]
) -> tuple[tuple[Authored[ModelT], ...] | None, list[Problem]]:
    if not is_there(folder / name):
        return None, []
    rows, problems = read_rows(folder / name, f"{shown}/{name}", model)
    return tuple(rows), problems


def _read_if_there(project: Path, name: str, model: type[ModelT]) -> tuple[Authored[ModelT] | None, list[Problem]]:
    if not is_there(project / name):
        return None, []
    return read_form(project / name, name, model)


def _folders(project: Path, name: str) -> list[Path]:
    if not (project / name).is_dir():
        return []
    return sorted(path for path in (project / name).iterdir() if path.is_dir() and not path.name.startswith("."))


def read_forms(project: Path, folder: str, model: type[ModelT]) -> tuple[list[Authored[ModelT]], list[Problem]]:
    """Every YAML file of a folder in one form."""
    documents: list[Authored[ModelT]] = []
    problems: list[Problem] = []
    for path in sorted((project / folder).glob("*.yml")):
        found, refused = read_form(path, f"{folder}/{path.name}", model)
        problems += refused
        if found is not None:
            documents.append(found)
    return documents, problems
