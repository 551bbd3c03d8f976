"""The mentoring programme's whole way: read -> check -> compute. What has a problem is reported and left out.

Knows the order of the stages and what rests on what; refuses to know how a page looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.checking.applications import check_applications
from generator.checking.internal_steps import find_record_lines, withhold_days
from generator.checking.mentoring_model import check_actors, check_model
from generator.checking.privacy import check_privacy
from generator.checking.programme import check_programme
from generator.checking.recruitment import check_form, check_recruitment
from generator.checking.reference import (
    check_benefits,
    check_books,
    check_glossary,
    check_plan,
    check_register,
    check_themes,
)
from generator.checking.report_copies import check_report_copies
from generator.checking.stage_log import check_stage_log
from generator.computing.mentoring_model import compute_difference
from generator.computing.plan import compute_plan
from generator.computing.programme import compute_programme
from generator.computing.recruitment import compute_form, compute_recruitment
from generator.computing.region_register import compute_register
from generator.computing.registered_mentoring import list_registered
from generator.computing.report_copies import compute_copies
from generator.model.audience import Audience
from generator.model.cooperative import Authored
from generator.model.mentoring_results import ModelMaterial
from generator.model.plan import Kpi
from generator.model.programme import Cohort
from generator.model.programme_results import MentoringMaterial, PlanResult, RecruitmentResult, RegisterResult
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.recruitment import RecruitmentForm
from generator.problems.catalogue import severity_of
from generator.problems.problem import Problem, Severity
from generator.reading.mentoring import (
    read_actors,
    read_benefits,
    read_books,
    read_glossary,
    read_models,
    read_plans,
    read_programmes,
    read_recruitment_forms,
    read_registers,
    read_themes,
)

LATER = "K23"
"""A date after the day of the report: told, and the event is not counted yet. The rest stands."""


def open_mentoring(
    project: Path,
    regions: Mapping[str, str],
    instruments: Sequence[str],
    cooperatives: Sequence[str],
    audience: Audience,
    as_of: date,
) -> tuple[MentoringMaterial, list[Problem]]:
    """Everything that holds together, and every problem of every file."""
    models, problems = _open_models(project)
    themes, found = read_themes(project)
    problems += found
    unfit = [*check_themes(themes), *_personal(themes)]
    problems += unfit
    themes = [theme for theme in themes if _sound(theme.file, [*found, *unfit])]
    books, found = read_books(project)
    unfit = check_books(books) if books else []
    problems += found + unfit
    glossary, found = read_glossary(project)
    wrong = check_glossary(glossary) if glossary else []
    problems += found + wrong
    benefits, found = read_benefits(project)
    odd = check_benefits(benefits) if benefits else []
    problems += found + odd
    forms, found = _open_forms(project)
    problems += found
    plans, found = _open_plans(project, instruments)
    problems += found
    names = MentoringNames(
        {one.content.id: one.content for one in models.models},
        {theme.content.id: theme.content for theme in themes},
        {form.content.id: form.content for form in forms},
        frozenset(actor.id for actor in models.actors),
        frozenset(plan.plan.content.id for plan in plans),
        regions,
        frozenset(cooperatives),
        _refused(problems),
    )
    years, found = _open_years(project, names, as_of)
    problems += found
    registers, found = _open_registers(project, regions)
    problems += found
    targets = {plan.plan.content.id: plan.target.kpi for plan in plans if plan.target}
    seen = [year.for_audience(audience, names.internal_steps) for year in years]
    names = names.for_audience(audience)
    recruitments = [_recruit(year, forms) for year in seen]
    material = MentoringMaterial(
        models,
        names,
        tuple(
            compute_programme(year, names, _find_target(year, targets), as_of)
            for year in sorted(seen, key=lambda one: (one.programme.content.year, one.id), reverse=True)
        ),
        tuple(plans),
        tuple(themes),
        None if unfit else books,
        None if wrong else glossary,
        tuple(compute_form(form) for form in forms),
        tuple(one for one in recruitments if one is not None),
        tuple(registers),
        tuple(copy for year in seen for copy in compute_copies(year, names, as_of)),
        None if odd else benefits,
    )
    return replace(material, registered=list_registered(material)), problems


def _find_target(year: ProgrammeYear, targets: Mapping[str, Kpi]) -> Kpi | None:
    """What graduates count towards; a made-up year has none, since a real target is not held against fiction."""
    programme = year.programme.content
    return None if programme.fictional else targets.get(programme.plan or "")


def _sound(prefix: str, problems: Sequence[Problem]) -> bool:
    """Whether no error lies in the file, or below the folder, of that name."""
    return not any(
        problem.place.file.startswith(prefix) and severity_of(problem) is Severity.ERROR and problem.code != LATER
        for problem in problems
    )


def _refused(problems: Sequence[Problem]) -> frozenset[str]:
    files = {problem.place.file for problem in problems}
    return frozenset(file for file in files if not _sound(file, problems))


def _personal(documents: Sequence[Authored[Any]]) -> list[Problem]:
    return check_privacy(tuple(documents))


def _open_models(project: Path) -> tuple[ModelMaterial, list[Problem]]:
    actors, problems = read_actors(project)
    if actors is not None:
        problems += check_actors(actors)
    known = frozenset(actor.id for actor in actors.content.actors) if actors else None
    if actors is None and not problems:
        known = frozenset()
    written, refused = read_models(project)
    problems += refused
    by_id = {one.content.id: one.content for one in written}
    usable = []
    for model in written:
        found = [*check_model(model, known, by_id), *_personal([model])]
        problems += found
        if _sound(model.file, found) and known is not None:
            usable.append(model)
    sound = {one.content.id: one.content for one in usable}
    differences = tuple(
        compute_difference(sound[one.compared_with], one)
        for one in sound.values()
        if one.compared_with is not None and one.compared_with in sound
    )
    return ModelMaterial(actors.content.actors if actors else (), tuple(usable), differences), problems


def _open_forms(project: Path) -> tuple[list[Authored[RecruitmentForm]], list[Problem]]:
    forms, problems = read_recruitment_forms(project)
    for form in forms:
        problems += check_form(form)
    return [form for form in forms if _sound(form.file, problems)], problems


def _open_plans(project: Path, instruments: Sequence[str]) -> tuple[list[PlanResult], list[Problem]]:
    written, problems = read_plans(project)
    for plan, kpis, reached in written:
        table = _folder(plan) + "kpi.csv"
        incomplete = any(problem.place.file == table for problem in problems)
        problems += check_plan(plan, kpis, reached, instruments, incomplete)
        problems += _personal([plan, *kpis, *reached])
    usable = [one for one in written if _sound(_folder(one[0]), problems)]
    return [compute_plan(*one) for one in usable], problems


def _open_years(project: Path, names: MentoringNames, as_of: date) -> tuple[list[ProgrammeYear], list[Problem]]:
    written, problems = read_programmes(project)
    for year in written:
        problems += check_programme(year.programme, names, as_of)
        problems += check_applications(year, names, as_of)
        kept = find_record_lines(year.records or (), names)
        problems += withhold_days(check_stage_log(year, names, as_of), kept)
        problems += check_report_copies(year, names, as_of)
        round_ = year.programme.content.recruitment
        form = names.forms.get(round_.form) if round_ else None
        if year.recruitment is not None and form is not None:
            problems += check_recruitment(year.recruitment, form, names)
        parts: list[Authored[Any]] = [year.programme, *(year.applications or ()), *(year.records or ())]
        parts += year.copies or ()
        problems += _personal([*parts, *([year.recruitment] if year.recruitment else [])])
    usable = [year for year in written if _sound(_folder(year.programme), problems)]
    # A year under a refused model waits with it.
    usable = [year.with_folders(names.cooperatives) for year in usable]
    return [year for year in usable if all(one.model in names.models for one in _cohorts(year))], problems


def _cohorts(year: ProgrammeYear) -> Sequence[Cohort]:
    return year.programme.content.cohorts


def _open_registers(project: Path, regions: Mapping[str, str]) -> tuple[list[RegisterResult], list[Problem]]:
    registers, problems = read_registers(project)
    for register in registers:
        problems += [*check_register(register, regions), *_personal([register])]
    return [compute_register(one) for one in registers if _sound(one.file, problems)], problems


def _folder(document: Authored[Any]) -> str:
    return document.file.rpartition("/")[0] + "/"


def _recruit(year: ProgrammeYear, forms: Sequence[Authored[RecruitmentForm]]) -> RecruitmentResult | None:
    wanted = year.programme.content.recruitment
    form = next((one for one in forms if wanted is not None and one.content.id == wanted.form), None)
    return compute_recruitment(year, form) if form is not None else None
