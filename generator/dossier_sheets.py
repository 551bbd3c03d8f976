"""A cooperative's folder -> the sheets of its workbook: assessments first, then the profile and its tables.

Knows which files become sheets and in which order their fields stand. Files are read as text,
so that what is not edited comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.computing.selection import choose_rulebook
from generator.dossier_health import list_health_rows
from generator.model.assessment import FiguresFrom
from generator.model.cooperative import Cooperative
from generator.model.dossier import BusinessModelCanvas, Product, Stakeholder, SwotItem
from generator.model.dossier_sheet import (
    CellKind,
    DossierSheet,
    Form,
    SheetCell,
    SheetRow,
    list_form_rows,
    make_item,
)
from generator.model.meeting import MembersMeeting
from generator.model.profile import Citation, Profile, YearlyFigures
from generator.problems.problem import Problem
from generator.reading.cooperative import CANVAS, MEETINGS, PRODUCTS, PROFILE, STAKEHOLDERS, SWOT
from generator.reading.csv_text import parse_csv
from generator.reading.files import MAX_CSV_BYTES, MAX_YAML_BYTES, read_text
from generator.reading.indonesian_settings import plain_cells
from generator.reading.yaml_text import Tree, parse_yaml
from generator.workshop import Workshop

SPARE = 5
"""Blank rows below each list, for items to add."""
SWOT_LISTS = (
    ("strengths", "Kekuatan"),
    ("weaknesses", "Kelemahan"),
    ("opportunities", "Peluang"),
    ("threats", "Ancaman"),
)
_EMPTY = {
    None: "Angka dalam rupiah utuh; kosong berarti belum diketahui, bukan nol.",
    FiguresFrom.LEDGER: "Angka yang kosong dihitung dari buku besar dan tidak perlu diisi.",
    FiguresFrom.REGISTERS: "Angka yang kosong diambil dari daftar pinjaman dan simpanan, bila ada di sana.",
}
"""What an empty figure means, by where figures come from."""


class Unreadable(Exception):
    """A file is not in order; a workbook would not hold all of it. Carries its name."""


def build_sheets(workshop: Workshop, folder: Path, cooperative: Cooperative) -> list[DossierSheet]:
    """All sheets of one folder; raises Unreadable where a file has to be put right first."""
    sheets = [one for found in cooperative.assessments for one in _health(workshop, folder, cooperative, found.file)]
    profile = _read_tree(folder / PROFILE)
    rows = tuple(_number(list_form_rows(Profile, profile)))
    sheets.append(DossierSheet("Profil", PROFILE, "Profil koperasi.", {"isi": "Isi"}, rows, "Uraian"))
    years = _list_items(YearlyFigures, profile, "yearly_figures")
    sheets.append(_table("Angka tahunan", PROFILE, "Angka tiga tahun terakhir, rupiah utuh.", YearlyFigures, years))
    if _part(profile, "sources"):
        sheets.append(_sources("Sumber profil", PROFILE, profile))
    sheets.append(_canvas(_read_tree(folder / CANVAS)))
    swot = _read_tree(folder / SWOT)
    rows = (*(row for name, title in SWOT_LISTS for row in (SheetRow(title), *_list_items(SwotItem, swot, name))),)
    rows = (*rows, *_notes(swot))
    sheets.append(_table("SWOT", SWOT, "Pernyataan, buktinya, dan tindak lanjutnya.", SwotItem, rows))
    map_ = _read_tree(folder / STAKEHOLDERS)
    parties = (*_list_items(Stakeholder, map_, "stakeholders"), *_notes(map_))
    about = "Kepentingan dan pengaruh: 1 (rendah) sampai 5 (tinggi)."
    sheets.append(_table("Pemangku kepentingan", STAKEHOLDERS, about, Stakeholder, parties))
    products = _read_rows(folder / PRODUCTS, Product)
    sheets.append(_table("Produk", PRODUCTS, "Satu baris satu produk atau layanan.", Product, products))
    meetings = _read_rows(folder / MEETINGS, MembersMeeting)
    sheets.append(_table("Rapat anggota", MEETINGS, "Satu baris satu rapat anggota.", MembersMeeting, meetings))
    return sheets


def _number(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """Rows with values, counted from 1."""
    count = 0
    for row in rows:
        count += bool(row.cells)
        yield replace(row, number=str(count)) if row.cells else row


def _read_tree(path: Path) -> Tree:
    if not path.exists():
        return {}
    text = read_text(path, path.name, MAX_YAML_BYTES)
    document = text if isinstance(text, Problem) else parse_yaml(text[0], path.name)
    if isinstance(document, Problem):
        raise Unreadable(path.name)
    return document.tree


def _part(tree: Tree, name: str) -> Tree:
    return tree.get(name) if isinstance(tree, dict) else None


def _list_items(form: Form, tree: Tree, name: str) -> list[SheetRow]:
    found = _part(tree, name)
    items = found if isinstance(found, list) else []
    rows = [make_item(form, item, (name, number), str(number + 1)) for number, item in enumerate(items)]
    spare = range(len(items), len(items) + SPARE)
    return rows + [make_item(form, None, (name, number), str(number + 1)) for number in spare]


def _notes(tree: Tree) -> Iterator[SheetRow]:
    """The working note of a file, below its list."""
    found = _part(tree, "notes")
    yield SheetRow("Catatan kerja; tidak pernah diterbitkan")
    yield SheetRow("", (SheetCell(("notes",), CellKind.TEXT, found if isinstance(found, str) else None),))


def _table(title: str, file: str, about: str, form: Form, rows: Iterable[SheetRow]) -> DossierSheet:
    columns = {one.alias or name: (one.description or name).rstrip(".") for name, one in form.model_fields.items()}
    return DossierSheet(title, file, about, columns, tuple(rows))


def _canvas(tree: Tree) -> DossierSheet:
    rows = []
    for name, one in BusinessModelCanvas.model_fields.items():
        if name == "notes":
            continue
        found = _part(tree, name)
        items = found if isinstance(found, list) else []
        rows.append(SheetRow((one.description or name).rstrip(".")))
        for number in range(len(items) + SPARE):
            value = items[number] if number < len(items) else None
            cell = SheetCell((name, number), CellKind.TEXT, value if isinstance(value, str) else None)
            rows.append(SheetRow("", (cell,), is_item=True, number=str(number + 1)))
    about = "Sembilan blok, masing-masing tiga sampai lima pernyataan singkat."
    return DossierSheet("Kanvas", CANVAS, about, {"pernyataan": "Pernyataan"}, (*rows, *_notes(tree)))


def _sources(title: str, file: str, tree: Tree) -> DossierSheet:
    rows = _list_items(Citation, tree, "sources")
    return _table(title, file, "Sumber terbitan: judul, alamat, dan apa yang diambil darinya.", Citation, rows)


def _read_rows(path: Path, form: Form) -> list[SheetRow]:
    """The rows of a CSV file, and blank ones to fill in."""
    rows: list[SheetRow] = []
    if path.exists():
        text = read_text(path, path.name, MAX_CSV_BYTES)
        if isinstance(text, Problem):
            raise Unreadable(path.name)
        table = parse_csv(text[0], path.name, tuple(form.model_fields), ())
        if table.problems:
            raise Unreadable(path.name)
        for number, row in enumerate(table.rows):
            cells = {name: cell for name, cell in row.cells.items() if cell is not None}
            cells = plain_cells(cells, form) if table.delimiter == ";" else cells
            rows.append(make_item(form, cells, (number,), str(number + 1)))
    return rows + [make_item(form, None, (number,), str(number + 1)) for number in range(len(rows), len(rows) + SPARE)]


def _health(workshop: Workshop, folder: Path, cooperative: Cooperative, file: str) -> Iterator[DossierSheet]:
    name = f"assessments/{Path(file).name}"
    tree = _read_tree(folder / name)
    assessment = next(one for one in cooperative.assessments if one.file == file).content
    profile = cooperative.profile.content if cooperative.profile else None
    books = [prepared.rulebook for prepared in workshop.rulebooks.values()]
    chosen = next((one for one in books if one.id == assessment.rulebook), None)
    if assessment.rulebook is None:
        chosen = choose_rulebook(books, profile, assessment.period_end)
    guidance = workshop.content.guidance
    guide = guidance if guidance is not None and chosen is not None and guidance.speaks_for(chosen) else None
    about = f"{chosen.title.id}. {_EMPTY[assessment.figures_from]}" if chosen else "Aturan belum diketahui."
    year = Path(file).stem.rpartition("_")[2]
    rows = tuple(list_health_rows(chosen, guide, tree))
    columns = {"isi": "Isi"}
    if any(len(row.cells) > 1 for row in rows):
        columns["bukti"] = "Bukti jawaban (hanya untuk internal)"
    yield DossierSheet(f"Kesehatan {year}", name, about, columns, rows, "Uraian")
    if _part(tree, "sources"):
        yield _sources(f"Sumber {year}", name, tree)
