"""The files people fill in, for the guide: exactly what `lumbung new` writes, with the meaning of each column."""

from __future__ import annotations

from datetime import date

from generator.mentoring_scaffold import TABLES as MENTORING_TABLES
from generator.mentoring_scaffold import Engaged, fill_mentoring
from generator.model.application import MentoringMode
from generator.model.dossier import Product
from generator.model.meeting import MembersMeeting
from generator.model.mentoring_model import ModelStatus
from generator.model.programme_results import MentoringMaterial
from generator.model.registers import LoanRow, SavingsRow
from generator.model.values import Written
from generator.pages.forms import FormFile, FormGroup, FormGroupKind
from generator.programme_scaffold import TABLES as PROGRAMME_TABLES
from generator.programme_scaffold import ProgrammeOrder, fill_programme
from generator.project import Project
from generator.scaffold import FolderOrder, fill_templates, tell_column

IDENTITY, NAME = "koperasi-maju", "Koperasi Maju Bersama"
TABLES: tuple[tuple[str, type[Written]], ...] = (
    ("annual_meetings", MembersMeeting),
    ("product_catalogue", Product),
    ("ledgers/loans_", LoanRow),
    ("ledgers/savings_", SavingsRow),
    *MENTORING_TABLES.items(),
    *PROGRAMME_TABLES.items(),
)


def read_forms(project: Project, material: MentoringMaterial, as_of: date) -> tuple[FormGroup, ...]:
    """Every file of a folder, a year of mentoring and a programme year made on that day."""
    year = as_of.year
    example = FolderOrder(IDENTITY, NAME)
    groups = [FormGroup(FormGroupKind.COOPERATIVE, str(year), _show(fill_templates(project, example, year - 1)))]
    engaged = _find_example(material)
    if engaged is not None:
        texts = fill_mentoring(project, NAME, year, engaged, material)
        groups.append(FormGroup(FormGroupKind.MENTORING, str(year), _show(texts)))
    order = ProgrammeOrder(year, str(year), f"Program pendampingan koperasi {year}")
    groups.append(FormGroup(FormGroupKind.PROGRAMME, str(year), _show(fill_programme(project, order, material))))
    return tuple(groups)


def _find_example(material: MentoringMaterial) -> Engaged | None:
    """A model in use, and the theme with the most outputs, so that the guide shows each kind of line."""
    # What a step is stands on the model's page for everybody, also where the days of some steps are internal.
    models = [one.content for one in material.models.models]
    models.sort(key=lambda one: (one.status is not ModelStatus.DIPAKAI, one.id))
    themes = sorted(material.names.themes.values(), key=lambda one: (-len(one.outputs), one.id))
    return Engaged(models[0], MentoringMode.HOME_BASE, themes[0]) if models and themes else None


def _show(texts: list[tuple[str, str]]) -> tuple[FormFile, ...]:
    return tuple(FormFile(file, text, _explain(file, text)) for file, text in texts)


def _explain(file: str, text: str) -> tuple[tuple[str, str], ...]:
    model = next((form for start, form in TABLES if file.startswith(start)), None)
    if model is None or not file.endswith(".csv"):
        return ()
    fields = {field.alias or name: f"{tell_column(model, name)}." for name, field in model.model_fields.items()}
    return tuple((name, fields.get(name, "")) for name in text.splitlines()[0].split(","))
