"""`lumbung new --programme YEAR`: commented templates for one programme year. Never overwrites anything.

Knows which files a programme year has, and takes models, steps, themes, plans, criteria and columns from the project's
content, so that a template cannot differ from what is checked. Refuses to guess which model a cohort follows.
"""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.model.application import Application, StageRecord
from generator.model.mentoring_model import MentoringModel, ModelStatus, StepScope
from generator.model.programme_results import MentoringMaterial
from generator.model.recruitment import Criterion, RecruitmentForm
from generator.model.report_copy import ReportCopy
from generator.model.values import Written
from generator.project import Project
from generator.reading.cooperative import is_publishable
from generator.scaffold import MAX_SHOWN, UNWRITABLE, WIDTH, Refused, explain_columns, write_new
from generator.schemas import head_with_schema

TEMPLATES = "new_programme"
FOLDER = "content/programmes"
TABLES: Mapping[str, type[Written]] = {
    "applications.csv": Application,
    "stage_log.csv": StageRecord,
    "report_copies.csv": ReportCopy,
}


@dataclass(frozen=True, slots=True)
class ProgrammeOrder:
    """What was asked for: the year, its folder's name (the year itself when None), its name and its cohort's model."""

    year: int
    identity: str | None = None
    name: str | None = None
    model: str | None = None


def create_programme(project: Project, order: ProgrammeOrder, material: MentoringMaterial) -> list[Path]:
    """Write the templates of one programme year; returns the files made. Raises Refused and then makes nothing."""
    identity = order.identity or str(order.year)
    if not is_publishable(identity):
        raise Refused(
            "Kode tahun program hanya memuat huruf kecil, angka dan tanda hubung, contoh: 2027 atau 2027-jabar."
        )
    target = project.root / FOLDER / identity
    if target.exists():
        raise Refused(f"Folder {FOLDER}/{identity} sudah ada dan tidak disentuh.")
    name = (order.name or "").strip() or f"Program pendampingan koperasi {order.year}"
    if len(name) > MAX_SHOWN or any(unicodedata.category(letter) in UNWRITABLE for letter in name):
        raise Refused(f"Nama program paling panjang {MAX_SHOWN} huruf dan tanpa huruf kendali atau ganti baris.")
    if order.model is not None and order.model not in material.by_model:
        raise Refused(f"Model {order.model} tidak dikenal. Yang ada: {', '.join(sorted(material.by_model))}.")
    filled = fill_programme(project, ProgrammeOrder(order.year, identity, name, order.model), material)
    return [write_new(target / file, head_with_schema(f"{FOLDER}/{identity}/{file}", text)) for file, text in filled]


def fill_programme(project: Project, order: ProgrammeOrder, material: MentoringMaterial) -> list[tuple[str, str]]:
    """Files of a new programme year, by name; what the order leaves open stands in them as a commented example."""
    year, name = order.year, order.name or ""
    model = material.by_model.get(order.model or "") or _find_example(material)
    form = min((one.form.content for one in material.forms), key=lambda one: one.id, default=None)
    themes = sorted({theme.name.id for theme in material.names.themes.values()})
    plans = {one.id: one for one in (result.plan.content for result in material.plans)}
    current = [one.id for one in plans.values() if one.since <= year <= one.until]
    values = {
        "__KOLOM__": "\n".join(explain_columns(TABLES)),
        "__KODE__": json.dumps(order.identity),
        "__TAHUN__": str(year),
        "__RENCANA_ADA__": ", ".join(f"{one.id} ({one.since}-{one.until})" for one in plans.values()) or "belum ada",
        "__RENCANA__": (current or sorted(plans) or ["kode-rencana"])[0],
        "__MODEL_ADA__": "\n".join(_list_models(material)),
        "__KELOMPOK__": "\n".join(_name_cohort(model, order.model is not None)),
        "__ALAT_ADA__": ", ".join(sorted(one.form.content.id for one in material.forms)) or "belum ada",
        "__ALAT__": form.id if form else "kode-alat-seleksi",
        "__TEMA_ADA__": textwrap.fill(
            f"Tema yang ada: {', '.join(themes) or 'belum ada'}.", WIDTH, initial_indent="# ", subsequent_indent="# "
        ),
        "__TEMA__": json.dumps(themes[0] if themes else "Nama tema", ensure_ascii=False),
        "__KEGIATAN__": "\n".join(_list_activities(model, year)),
        "__CALON__": "\n".join(_show_candidate(form, themes)),
    }
    made = []
    for path in sorted((project.templates / TEMPLATES).iterdir()):
        text = path.read_text("utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        # Last, so that no mark inside a name is ever filled in. JSON text is also YAML text.
        text = text.replace('"__NAMA__"', json.dumps(name, ensure_ascii=False)).replace("__NAMA__", name)
        made.append((path.name, text.rstrip("\n") + "\n"))
    return sorted([*made, *((file, ",".join(form.model_fields) + "\n") for file, form in TABLES.items())])


def _find_example(material: MentoringMaterial) -> MentoringModel | None:
    """The model that comments speak of while none was chosen: one that is in use, if there is any."""
    models = sorted(material.by_model.values(), key=lambda one: (one.status is not ModelStatus.DIPAKAI, one.id))
    return models[0] if models else None


def _list_models(material: MentoringMaterial) -> Iterator[str]:
    for one in sorted(material.by_model.values(), key=lambda one: one.id):
        yield f"#   {one.id:<15} {one.name.id} ({one.status.value})"


def _name_cohort(model: MentoringModel | None, is_chosen: bool) -> Iterator[str]:
    lead = "" if is_chosen else "# "
    yield f"{lead}cohorts:"
    yield f'{lead}  - {{id: a, name: "Kelompok A", model: {json.dumps(model.id if model else "kode-model")}}}'


def _list_activities(model: MentoringModel | None, year: int) -> Iterator[str]:
    steps = [step for step in model.ordered if step.scope is StepScope.PROGRAM] if model else []
    for number, step in enumerate(steps):
        day = date(year, 1, 11) + timedelta(days=21 * number)
        name = json.dumps(step.name.id, ensure_ascii=False)
        yield f"#   - {{step: {step.id}, name: {name}, planned_on: {day.isoformat()}}}"


def _show_candidate(form: RecruitmentForm | None, themes: list[str]) -> Iterator[str]:
    def fill(criteria: tuple[Criterion, ...], value: str) -> str:
        return ", ".join(f"{one.id}: {value}" for one in criteria)

    yield "  # - code: tp-01"
    yield f"  #   post: {json.dumps(themes[0] if themes else 'Nama tema', ensure_ascii=False)}"
    if form is not None:
        yield f"  #   administrative: {{{fill(form.administrative, 'ya')}}}"
        yield f"  #   competence: {{{fill(form.competence, '80')}}}"
        yield "  #   documents_validated: ya"
        yield f"  #   interview: {{{fill(form.interview, '80')}}}"
    yield "  #   decision: dalam_proses"
    yield "  #   capacity: 2"
