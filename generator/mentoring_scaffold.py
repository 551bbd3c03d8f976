"""`lumbung new ID --mentoring YEAR`: commented templates for one year of mentoring. Never overwrites anything.

Knows which files a year of mentoring has, and takes steps, outputs, books and columns from the project's content, so
that a template cannot differ from what is checked. Refuses to guess: model, mode and theme come from the programme's
register or from whoever asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.model.application import Application, MentoringMode
from generator.model.audience import Audience
from generator.model.mentoring_journal import FollowUp, JournalEntry, MonitoringContact
from generator.model.mentoring_model import MentoringModel, StepScope
from generator.model.programme_results import MentoringMaterial
from generator.model.theme import Theme
from generator.model.values import Written
from generator.project import Project
from generator.reading.cooperative import is_publishable, read_cooperative
from generator.scaffold import REFUSED_NAME, FolderOrder, Refused, create_cooperative, explain_columns, write_new
from generator.schemas import head_with_schema
from generator.workshop import open_workshop

TEMPLATES = "new_mentoring"
TABLES: Mapping[str, type[Written]] = {
    "daily_journal.csv": JournalEntry,
    "monitoring.csv": MonitoringContact,
    "follow_ups.csv": FollowUp,
}


@dataclass(frozen=True, slots=True)
class MentoringOrder:
    """What was asked for; what is None is looked up in the programme's register."""

    year: int
    model: str | None = None
    mode: MentoringMode | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Engaged:
    """Model, mode and theme of one year, with its place in the programme's register; empty when it has none."""

    model: MentoringModel
    mode: MentoringMode
    theme: Theme
    programme: str = ""
    application: str = ""


def create_files(project: Project, asked: FolderOrder, order: MentoringOrder | None, as_of: date) -> list[Path]:
    """A new cooperative's folder; with an order its year of mentoring too, which an existing folder receives alone."""
    identity, book_year = asked.identity, as_of.year - 1
    if order is None:
        return create_cooperative(project, asked, book_year)
    if not is_publishable(identity):
        raise Refused(REFUSED_NAME)
    folder = project.cooperatives / identity
    if folder.is_symlink():
        raise Refused(f"{project.shown(project.cooperatives)}/{identity} hanya tautan; tautan tidak diikuti.")
    material = open_workshop(project.root, Audience.INTERNAL, as_of).mentoring
    settled = _settle(identity, order, material)
    made = [] if folder.exists() else create_cooperative(project, asked, book_year)
    profile = read_cooperative(folder, f"cooperatives/{identity}")[0].profile
    shown = profile.content.name if profile else identity
    return made + create_mentoring(project, identity, shown, order.year, settled, material)


def create_mentoring(
    project: Project, identity: str, name: str, year: int, settled: Engaged, material: MentoringMaterial
) -> list[Path]:
    """Write the templates of one year; returns the files made. Raises Refused when the year is there already."""
    target = project.cooperatives / identity / "mentoring" / str(year)
    if target.exists():
        raise Refused(f"Folder {project.shown(target)} sudah ada dan tidak disentuh.")
    shown = f"cooperatives/{identity}/mentoring/{year}"
    filled = fill_mentoring(project, name, year, settled, material)
    return [write_new(target / file, head_with_schema(f"{shown}/{file}", text)) for file, text in filled]


def fill_mentoring(
    project: Project, name: str, year: int, settled: Engaged, material: MentoringMaterial
) -> list[tuple[str, str]]:
    """Files of a new year of mentoring, by name."""
    texts = {
        path.name: _fill(path.read_text("utf-8"), name, year, settled, material)
        for path in sorted((project.templates / TEMPLATES).iterdir())
    }
    texts |= {file: ",".join(form.model_fields) + "\n" for file, form in TABLES.items()}
    return sorted(texts.items())


def _settle(identity: str, order: MentoringOrder, material: MentoringMaterial) -> Engaged:
    """Model, mode and theme: as asked, otherwise as the programme's register says."""
    programme, row, model_id = _find_application(identity, order.year, material)
    model_id, theme_name = order.model or model_id, order.theme or (row.theme if row else None)
    mode = order.mode or (row.mode if row else None)
    themes = {theme.id: theme for theme in material.names.themes.values()}
    asked = {
        "--model": (model_id, ", ".join(sorted(material.by_model))),
        "--mode": (mode, ", ".join(one.value for one in MentoringMode)),
        "--theme": (theme_name, ", ".join(theme.name.id for theme in themes.values())),
    }
    missing = [f"{option} (salah satu dari: {known})" for option, (value, known) in asked.items() if value is None]
    if missing:
        raise Refused(
            f"Pendaftaran {identity} tidak ditemukan dalam tahun program {order.year} di content/programmes. "
            f"Sebutkan {'; '.join(missing)}."
        )
    model, theme = material.by_model.get(model_id or ""), material.names.find_theme(theme_name)
    if model is None:
        raise Refused(f"Model {model_id} tidak dikenal. Yang ada: {asked['--model'][1]}.")
    if theme is None or mode is None:
        raise Refused(f"Tema {theme_name} tidak dikenal. Yang ada: {asked['--theme'][1]}.")
    return Engaged(model, mode, theme, programme, row.id if row else "")


def _find_application(
    identity: str, year: int, material: MentoringMaterial
) -> tuple[str, Application | None, str | None]:
    """The programme year, the application that names this folder, and its cohort's model."""
    for one in material.overviews:
        programme = one.year.programme.content
        for row in one.year.applications or ():
            if programme.year == year and row.content.cooperative == identity:
                model = material.names.model_of(programme, row.content.cohort)
                return programme.id, row.content, model.id if model else None
    return "", None, None


def _fill(text: str, name: str, year: int, settled: Engaged, material: MentoringMaterial) -> str:
    theme = settled.theme
    programme = "# programme: tahun-program\n# application: nomor-pendaftaran"
    if settled.programme:
        programme = f"programme: {settled.programme}\napplication: {settled.application}"
    values = {
        "__KOLOM__": "\n".join(explain_columns(TABLES)),
        "__PROGRAM__": programme
        if settled.programme
        else "# programme: tahun-program\n# application: nomor-pendaftaran",
        "__MODEL__": json.dumps(settled.model.id),
        "__CARA__": settled.mode.value,
        "__TEMA_NAMA__": theme.name.id,
        "__TEMA__": json.dumps(theme.name.id, ensure_ascii=False),
        "__LANGKAH__": "\n".join(_list_steps(settled.model, year)),
        "__OUTPUT__": "\n".join(_list_outputs(theme, year)),
        "__MANFAAT__": "\n".join(_list_benefits(material)),
        "__BUKU__": "\n".join(_list_books(theme, year, material)),
        "__TAHUN__": str(year),
        "__NAMA__": name,
    }
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text.rstrip("\n") + "\n"


def _list_steps(model: MentoringModel, year: int) -> Iterator[str]:
    steps = [step for step in model.ordered if step.scope is StepScope.KOPERASI and not step.throughout]
    for number, step in enumerate(steps):
        day = date(year, 1, 5) + timedelta(days=14 * number)
        yield f"#   - {{step: {step.id}, on: {day.isoformat()}}}   # {step.name.id}"


def _list_outputs(theme: Theme, year: int) -> Iterator[str]:
    for output in theme.outputs:
        if output.books:
            continue
        yield f"  # {output.id}:"
        yield f"  #   name: {json.dumps(output.name, ensure_ascii=False)}"
        yield "  #   status: draf   # atau selesai, disahkan"
        yield f"  #   on: {year}-09-16"
        if output.expires:
            yield f"  #   valid_until: {year + 1}-12-31   # seperti tercetak pada dokumennya"
        yield f"  #   document: documents/{output.id.replace('_', '-')}.pdf"


def _list_books(theme: Theme, year: int, material: MentoringMaterial) -> Iterator[str]:
    if material.books is None or not any(output.books for output in theme.outputs):
        return
    yield ""
    yield "# Buku wajib satu per satu: lengkap, tidak_mutakhir, atau belum_ada (wajib: state)."
    yield "books:"
    for book in material.books.content.mandatory:
        yield f"  # {book.id}: {{state: lengkap, updated_on: {year}-05-31}}   # {book.name.id}"


def _list_benefits(material: MentoringMaterial) -> Iterator[str]:
    for group in material.benefits.content.groups if material.benefits else ():
        for item in group.items:
            yield f"  # {item.id}: {{before: belum, after: ada}}   # {group.name.id}: {item.name.id}"
