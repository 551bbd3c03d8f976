"""A cooperative's folder -> the sheets of its workbook, in the familiar order of the assessment worksheet.

Knows which files become sheets and in which order their fields stand: aspect by aspect, each figure where it is first
used. Files are read as text, so that what is not edited comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.computing.selection import choose_rulebook
from generator.model.assessment import HealthAssessment
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
from generator.model.profile import Profile, YearlyFigures
from generator.model.rulebook import Indicator, Rulebook
from generator.problems.problem import Problem
from generator.reading.cooperative import CANVAS, PRODUCTS, PROFILE, STAKEHOLDERS, SWOT
from generator.reading.csv_text import parse_csv
from generator.reading.files import MAX_CSV_BYTES, MAX_YAML_BYTES, read_text
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


class Unreadable(Exception):
    """A file is not in order; a workbook would not hold all of it. Carries its name."""


def build_sheets(workshop: Workshop, folder: Path, cooperative: Cooperative) -> list[DossierSheet]:
    """All sheets of one folder; raises Unreadable where a file has to be put right first."""
    profile = _read_tree(folder / PROFILE)
    sheets = [_health(workshop, folder, cooperative, one.file) for one in cooperative.assessments]
    sheets.append(
        DossierSheet("Profil", PROFILE, "Profil koperasi.", ("Isi",), tuple(list_form_rows(Profile, profile)))
    )
    years = _list_items(YearlyFigures, profile, "yearly_figures")
    sheets.append(_table("Angka tahunan", PROFILE, "Angka tiga tahun terakhir, rupiah utuh.", YearlyFigures, years))
    sheets.append(_canvas(_read_tree(folder / CANVAS)))
    swot = _read_tree(folder / SWOT)
    rows = [row for name, title in SWOT_LISTS for row in (SheetRow(title), *_list_items(SwotItem, swot, name))]
    sheets.append(_table("SWOT", SWOT, "Pernyataan, buktinya, dan tindak lanjutnya.", SwotItem, rows))
    parties = _list_items(Stakeholder, _read_tree(folder / STAKEHOLDERS), "stakeholders")
    about = "Kepentingan dan pengaruh: 1 (rendah) sampai 5 (tinggi)."
    sheets.append(_table("Pemangku kepentingan", STAKEHOLDERS, about, Stakeholder, parties))
    sheets.append(_products(folder / PRODUCTS))
    return sheets


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


def _table(title: str, file: str, about: str, form: Form, rows: Iterable[SheetRow]) -> DossierSheet:
    columns = tuple((one.description or name).rstrip(".") for name, one in form.model_fields.items())
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
            rows.append(SheetRow(str(number + 1), (cell,), is_item=True))
    about = "Sembilan blok, masing-masing tiga sampai lima pernyataan singkat."
    return DossierSheet("Kanvas", CANVAS, about, ("Pernyataan",), tuple(rows))


def _products(path: Path) -> DossierSheet:
    rows: list[SheetRow] = []
    names = tuple(Product.model_fields)
    if path.exists():
        text = read_text(path, path.name, MAX_CSV_BYTES)
        if isinstance(text, Problem):
            raise Unreadable(path.name)
        table = parse_csv(text[0], path.name, names, ())
        if table.problems:
            raise Unreadable(path.name)
        for number, row in enumerate(table.rows):
            rows.append(make_item(Product, row.cells, (number,), str(number + 1)))
    rows += [make_item(Product, None, (number,), str(number + 1)) for number in range(len(rows), len(rows) + SPARE)]
    return _table("Produk", PRODUCTS, "Satu baris satu produk atau layanan.", Product, rows)


def _health(workshop: Workshop, folder: Path, cooperative: Cooperative, file: str) -> DossierSheet:
    name = f"assessments/{Path(file).name}"
    tree = _read_tree(folder / name)
    assessment = next(one for one in cooperative.assessments if one.file == file).content
    profile = cooperative.profile.content if cooperative.profile else None
    books = [prepared.rulebook for prepared in workshop.rulebooks.values()]
    chosen = next((one for one in books if one.id == assessment.rulebook), None)
    if assessment.rulebook is None:
        chosen = choose_rulebook(books, profile, assessment.period_end)
    rows = [SheetRow("Penilaian")]
    rows += [row for row in list_form_rows(HealthAssessment, tree) if row.cells and len(row.cells[0].path) == 1]
    rows += _health_rows(workshop, chosen, tree) if chosen else []
    title = f"Kesehatan {Path(file).stem.rpartition('_')[2]}"
    about = f"{chosen.title.id}. Rupiah utuh; kosong berarti belum diketahui." if chosen else "Aturan belum diketahui."
    return DossierSheet(title, name, about, ("Isi",), tuple(rows))


def _health_rows(workshop: Workshop, rulebook: Rulebook, tree: Tree) -> Iterator[SheetRow]:
    guidance = workshop.content.guidance
    guide = guidance if guidance is not None and guidance.speaks_for(rulebook) else None
    figures, answers = _part(tree, "figures"), _part(tree, "answers")
    names = {one.id: one.name.id for one in rulebook.accounts} | {one.id: one.name.id for one in rulebook.amounts}
    stated = list(figures) if isinstance(figures, dict) else []
    shown: set[str] = set()

    def figure(key: str) -> SheetRow:
        shown.add(key)
        place = guide.accounts[key].place.id if guide and key in guide.accounts else ""
        value = _part(figures, key)
        cell = SheetCell(("figures", key), CellKind.WHOLE, value if isinstance(value, str) else None)
        return SheetRow(names.get(key, key), (cell,), f"Cari di: {place}" if place else "")

    for aspect in rulebook.aspects:
        yield SheetRow(f"{aspect.name.id} (bobot {aspect.weight})")
        for indicator in aspect.indicators:
            yield SheetRow(indicator.name.id)
            for key in _figures_of(rulebook, indicator, frozenset(stated)):
                if key not in shown:
                    yield figure(key)
            for question in indicator.questions:
                value = _part(answers, question.id)
                cell = SheetCell(("answers", question.id), CellKind.YES_NO, value if isinstance(value, str) else None)
                help_ = guide.questions.get(question.id) if guide else None
                note = f"{help_.why.id} Bukti: {help_.look.id}" if help_ else ""
                yield SheetRow(question.topic.id, (cell,), note)
    rest = [one.id for one in rulebook.accounts if one.id not in shown]
    rest += [key for key in stated if key not in shown and key not in rest]
    if rest:
        yield SheetRow("Angka lain")
        yield from (figure(key) for key in rest)


def _figures_of(rulebook: Rulebook, indicator: Indicator, stated: frozenset[str]) -> Iterator[str]:
    """The accounts below a ratio, from its numerator on; an amount that is stated stands for its parts."""
    amounts = {one.id: one for one in rulebook.amounts}
    waiting = [key for key in (indicator.numerator, indicator.denominator) if key]
    while waiting:
        key = waiting.pop(0)
        if key in stated or key not in amounts:
            yield key
        if key in amounts:
            one = amounts[key]
            parts = [term.of for term in one.terms]
            parts += [one.share.of, one.share.part, one.share.whole] if one.share else []
            waiting = parts + waiting
