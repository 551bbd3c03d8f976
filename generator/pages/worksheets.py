"""Worksheets of a health page: each weighted sum or share once, with every part, its weight and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.results import AmountResult, AmountState
from generator.model.rulebook import Amount
from generator.pages import wording
from generator.pages.rulebook_text import RulebookText, WeightText
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of a sum: nominal, weight, what it adds."""

    name: str
    anchor: str
    value: str
    weight: str
    contribution: str
    place: Markup


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One amount worked out."""

    id: str
    name: str
    parts: tuple[PartLine, ...]
    is_share: bool
    total: str
    place: Markup
    remark: str
    weighted: bool
    """Whether any weight differs from 100: otherwise the weight column says nothing."""
    unknown: int
    """Parts of which nothing is known, when they are too many to be shown one by one."""
    clause: Markup


FEW_UNKNOWN = 2


class Places:
    """How places of one page are written: relative to the folder that the page names once."""

    def __init__(self, folder: str, own_file: str) -> None:
        self._own_file = own_file
        self._prefix = folder.rstrip("/") + "/"
        self._marked: dict[str, Markup] = {}

    def text(self, place: Place | None) -> str:
        """`health_2023.yml:7`; empty where nothing was written."""
        if place is None:
            return ""
        file = place.file.removeprefix(self._prefix)
        return f"{file}:{place.line}" if place.line else file

    def lines(self, amounts: Iterable[AmountResult]) -> str:
        """`health_2023.yml:7, 8, 9`: several places, each file named once."""
        found: dict[str, set[int]] = {}
        for place in (one.place for one in amounts):
            if place is not None:
                found.setdefault(place.file.removeprefix(self._prefix), set()).add(place.line)
        return "; ".join(f"{file}:{', '.join(map(str, sorted(lines)))}" for file, lines in found.items())

    def line(self, place: Place | None) -> Markup:
        """`baris 7` for long tables: the file is named only where it is not the page's own."""
        if place is None or place.file != self._own_file or not place.line:
            return self.mark(place)
        return Markup(f" <small>baris {place.line}</small>")  # noqa: S704 - a number only

    def mark(self, place: Place | None) -> Markup:
        """The same as a piece of page; the name of a file is escaped once."""
        if place is None:
            return Markup()
        start = self._marked.get(place.file)
        if start is None:
            start = Markup(" <small>{}").format(place.file.removeprefix(self._prefix))
            self._marked[place.file] = start
        return Markup(f"{start}:{place.line}</small>" if place.line else f"{start}</small>")  # noqa: S704 - escaped above


def rupiah_or_gap(value: AmountResult) -> str:
    """The amount in rupiah, or what is the matter with it."""
    if value.value is not None:
        return wording.rupiah(value.value)
    if value.state is AmountState.CONTRADICTORY:
        return "bertentangan"
    return wording.NOT_STATED if is_blank(value) else "belum lengkap"


def make_worksheets(roots: Iterable[AmountResult], text: RulebookText, places: Places) -> tuple[Worksheet, ...]:
    """One worksheet per amount that is worked out, inner amounts after those that use them."""
    found: dict[str, Worksheet] = {}
    waiting = list(roots)
    while waiting:
        one = waiting.pop(0)
        # A sum of which nothing is known says no more than the list of what is missing.
        if one.rule is None or one.id in found or is_blank(one):
            continue
        found[one.id] = _make(one, one.rule, text, places)
        waiting.extend(one.parts)
    return tuple(found.values())


def is_blank(one: AmountResult) -> bool:
    """Whether neither the amount nor any of its parts is known."""
    return one.value is None and one.sum_of_parts is None and all(is_blank(part) for part in one.parts)


def find_contradictory(one: AmountResult) -> Iterator[AmountResult]:
    """The contradictory amounts that leave this one without a value, itself included."""
    if one.value is not None:
        return
    if one.state is AmountState.CONTRADICTORY:
        yield one
    for part in one.parts:
        yield from find_contradictory(part)


def _make(one: AmountResult, rule: Amount, text: RulebookText, places: Places) -> Worksheet:
    weights = text.weights[one.id]
    unknown = sum(is_blank(part) for part in one.parts)
    folded = unknown > FEW_UNKNOWN and rule.share is None
    if rule.share is not None:
        roles = ("dibagi menurut", "bagian", "keseluruhan")
        lines = tuple(
            PartLine(
                text.name(part.id),
                part.id if part.rule and not is_blank(part) else "",
                rupiah_or_gap(part),
                role,
                "",
                places.line(part.place),
            )
            for part, role in zip(one.parts, roles, strict=True)
        )
    else:
        lines = tuple(
            _line(part, weight, text, places)
            for part, weight in zip(one.parts, weights, strict=True)
            if not folded or not is_blank(part)
        )
    return Worksheet(
        one.id,
        text.name(one.id),
        lines,
        rule.share is not None,
        rupiah_or_gap(one),
        places.line(one.place),
        _remark(one),
        rule.share is not None or any(weight.factor != 1 for weight in weights),
        unknown if folded else 0,
        text.clauses[f"a-{one.id}"],
    )


def _line(part: AmountResult, weight: WeightText, text: RulebookText, places: Places) -> PartLine:
    value = rupiah_or_gap(part)
    adds = ""
    if part.value is not None:
        adds = value if weight.factor == 1 else wording.rupiah(part.value * weight.factor)
    return PartLine(
        text.name(part.id),
        part.id if part.rule and not is_blank(part) else "",
        value,
        weight.text,
        adds,
        places.line(part.place),
    )


def _remark(one: AmountResult) -> str:
    if one.state is AmountState.CONTRADICTORY and one.sum_of_parts is not None:
        total = wording.rupiah(one.sum_of_parts)
        return f"Angka yang tertulis berbeda dari jumlah bagiannya, {total}; keduanya tidak dipakai."
    if one.state is AmountState.STATED:
        return "Jumlah ini dinyatakan langsung; bagian-bagiannya belum lengkap."
    if any(find_contradictory(one)):
        return "Belum dapat dijumlahkan: ada bagian yang bertentangan."
    if one.state is AmountState.UNKNOWN:
        return "Belum dapat dijumlahkan: ada bagian yang belum disampaikan."
    return ""
