"""One health assessment -> the rows of its sheet, numbered as the assessment worksheet is: aspect, indicator, question.

Knows which figures, answers, counts and printed ratios belong to which indicator, each where it is first used. Refuses
to know files: it is given what one says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.model.assessment import HealthAssessment, RecordedResult
from generator.model.dossier_sheet import CellKind, SheetCell, SheetRow, list_form_rows
from generator.model.guidance import HealthGuidance
from generator.model.rulebook import Indicator, Rulebook, Unit
from generator.reading.yaml_text import Tree

SECTIONS = {
    "figures": CellKind.WHOLE,
    "ratios": CellKind.DECIMAL,
    "checklists": CellKind.WHOLE,
    "answers": CellKind.YES_NO,
    "evidence": CellKind.TEXT,
}
"""Maps of an assessment that the sheet holds, and what may be written in each."""


def list_health_rows(rulebook: Rulebook | None, guide: HealthGuidance | None, tree: Tree) -> Iterator[SheetRow]:
    """What was assessed, each aspect of the rulebook, the recorded result; without a rulebook what is stated."""
    yield SheetRow("Penilaian")
    yield from (row for row in list_form_rows(HealthAssessment, tree) if row.cells and len(row.cells[0].path) == 1)
    sheet = _Worksheet(rulebook, guide, tree)
    yield from sheet.list_aspects()
    yield from sheet.list_rest()
    yield SheetRow("Hasil yang pernah dicatat")
    recorded = _part(tree, "recorded")
    for row in list_form_rows(RecordedResult, recorded, ("recorded",)):
        cell = row.cells[0]
        if rulebook is not None and cell.path[-1] == "predicate":
            choices = tuple(one.id for one in rulebook.predicates.classes)
            cell = SheetCell(cell.path, CellKind.CHOICE, cell.value, choices)
        yield SheetRow(row.label, (cell,))
    stated = _part(recorded, "aspects")
    scored = _keys(recorded, "aspects")
    aspects = {one.id: one.name.id for one in rulebook.aspects} if rulebook else {}
    for key in dict.fromkeys((*aspects, *scored)):
        cell = SheetCell(("recorded", "aspects", key), CellKind.DECIMAL, _text(_part(stated, key)))
        yield SheetRow(f"Skor {aspects.get(key, key)}", (cell,))


def _part(tree: Tree, name: str) -> Tree:
    return tree.get(name) if isinstance(tree, dict) else None


def _keys(tree: Tree, name: str) -> list[str]:
    found = _part(tree, name)
    return list(found) if isinstance(found, dict) else []


def _text(value: Tree) -> str | None:
    return value if isinstance(value, str) else None


@dataclass(slots=True)
class _Worksheet:
    """Rows of one assessment; what was shown is not shown again."""

    rulebook: Rulebook | None
    guide: HealthGuidance | None
    tree: Tree
    shown: set[tuple[str, str]] = field(default_factory=set)

    def list_aspects(self) -> Iterator[SheetRow]:
        for number, aspect in enumerate(self.rulebook.aspects if self.rulebook else (), start=1):
            yield SheetRow(f"{aspect.name.id} (bobot {_plain(aspect.weight)})", number=str(number))
            for order, indicator in enumerate(aspect.indicators, start=1):
                weight = f" (bobot {_plain(indicator.weight)})" if indicator.weight is not None else ""
                note = self.tell_ratio(indicator)
                yield SheetRow(f"{indicator.name.id}{weight}", note=note, number=f"{number}.{order}", level=2)
                yield from self.list_indicator(indicator, f"{number}.{order}")

    def list_indicator(self, indicator: Indicator, numbered: str) -> Iterator[SheetRow]:
        for key in self.find_figures(indicator):
            if ("figures", key) not in self.shown:
                yield self.figure(key)
        if indicator.id in _keys(self.tree, "ratios"):
            yield SheetRow("Rasio yang tercetak dalam sumber, persen", (self.cell("ratios", indicator.id),))
        if indicator.items is not None:
            label = f"Jumlah butir yang terpenuhi, dari {indicator.items} butir"
            yield SheetRow(label, (self.cell("checklists", indicator.id),))
        for order, question in enumerate(indicator.questions, start=1):
            help_ = self.guide.questions.get(question.id) if self.guide else None
            note = f"{help_.why.id} Bukti: {help_.look.id}" if help_ else ""
            cells = self.cell("answers", question.id), self.cell("evidence", question.id)
            yield SheetRow(question.topic.id, cells, note, number=f"{numbered}.{order}")

    def list_rest(self) -> Iterator[SheetRow]:
        """Accounts of the rulebook that no ratio uses, and what the file states beside all rows above."""
        unused = [("figures", one.id) for one in self.rulebook.accounts] if self.rulebook else []
        stated = [(section, key) for section in SECTIONS for key in _keys(self.tree, section)]
        rest = [one for one in dict.fromkeys((*unused, *stated)) if one not in self.shown]
        if rest:
            yield SheetRow("Isian lain")
        for section, key in rest:
            yield self.figure(key) if section == "figures" else SheetRow(key, (self.cell(section, key),))

    def cell(self, section: str, key: str) -> SheetCell:
        self.shown.add((section, key))
        return SheetCell((section, key), SECTIONS[section], _text(_part(_part(self.tree, section), key)))

    def figure(self, key: str) -> SheetRow:
        place = self.guide.accounts[key].place.id if self.guide and key in self.guide.accounts else ""
        return SheetRow(self.name(key), (self.cell("figures", key),), f"Cari di: {place}" if place else "")

    def name(self, key: str) -> str:
        book = self.rulebook
        names = (
            {one.id: one.name.id for one in book.accounts} | {one.id: one.name.id for one in book.amounts}
            if book
            else {}
        )
        return names.get(key, key)

    def tell_ratio(self, indicator: Indicator) -> str:
        if indicator.numerator is None or indicator.denominator is None:
            return ""
        parts = {"upper": self.name(indicator.numerator), "lower": self.name(indicator.denominator)}
        if indicator.unit is Unit.PERCENT:
            return "Rumus: {upper} ÷ {lower} × 100 %".format(**parts)
        if indicator.unit is Unit.DAYS:
            return "Rumus: {upper} ÷ {lower} × {days} hari".format(**parts, days=_plain(indicator.multiplier))
        return "Rumus: {upper} ÷ {lower}".format(**parts)

    def find_figures(self, indicator: Indicator) -> Iterator[str]:
        """The accounts below a ratio, from its numerator on; an amount that is stated stands for its parts."""
        stated = _keys(self.tree, "figures")
        amounts = {one.id: one for one in self.rulebook.amounts} if self.rulebook else {}
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


def _plain(weight: Decimal) -> str:
    return str(weight).replace(".", ",")
