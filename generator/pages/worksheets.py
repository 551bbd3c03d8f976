"""Worksheets of a health page: each weighted sum or share once, with every part, its weight and its place.

A worksheet is a pattern of the rulebook, filled with the figures of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from generator.model.results import AmountResult, AmountState
from generator.model.statements import TrailPart
from generator.pages import wording
from generator.pages.language import marked, remembered, said
from generator.pages.pattern import Pattern, hole
from generator.pages.rulebook_text import RulebookText, WeightText
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of a sum; nominal, contribution and place are holes."""

    name: str
    anchor: str
    value: str
    weight: str
    contribution: str
    place: Markup


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The shape of one worksheet: what it shows whatever the figures are, and holes for them."""

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


_ROLES = (marked("dibagi menurut"), marked("bagian"), marked("keseluruhan"))
_TOTAL, _PLACE, _REMARK, _PARTS = range(4)
_EACH = 3

FEW_UNKNOWN = 2
MANY_ACCOUNTS = 4
"""So many accounts are named; of a figure made of more the others are counted."""


class Places:
    """How places of one page are written: relative to the folder that the page names once.

    `books_page` is the page whose trial balance has a row for each account of `books_file`, the journal that long
    tables leave unnamed; both are empty where there are none.
    """

    def __init__(self, folder: str, own_file: str, books_page: str = "", books_file: str = "") -> None:
        self._books_page = books_page
        self._books_file = books_file
        self._own_file = own_file
        self._prefix = folder.rstrip("/") + "/"
        # Books lie beside the folder of assessments, in the same cooperative's folder.
        self._above = self._prefix.rstrip("/").rpartition("/")[0] + "/"
        self._marked: dict[str, Markup] = {}

    def _relative(self, file: str) -> str:
        return file.removeprefix(self._prefix).removeprefix(self._above)

    def text(self, place: Place | None) -> str:
        """`health_2023.yml:7`; empty where nothing was written."""
        if place is None:
            return ""
        file = self._relative(place.file)
        return f"{file}:{place.line}" if place.line else file

    def lines(self, amounts: Iterable[AmountResult]) -> str:
        """`health_2023.yml:7, 8; 214 baris, ledgers/general_journal_2023.csv:2–980`: each file with its lines."""
        written: dict[str, set[int]] = {}
        posted: dict[str, dict[tuple[str, str], TrailPart]] = {}
        for one in amounts:
            if one.place is None:
                continue
            file = self._relative(one.place.file)
            if one.trail:
                # An account counts once, its opening within its year; a register has no accounts, only figures.
                keyed = {(part.code, "" if part.code else one.id): part for part in one.trail if part.lines}
                known = posted.setdefault(file, {})
                known.update(
                    (key, part) for key, part in keyed.items() if key not in known or part.lines > known[key].lines
                )
            else:
                written.setdefault(file, set()).update({one.place.line} - {0})
        told = [f"{file}:{', '.join(map(str, sorted(lines)))}" if lines else file for file, lines in written.items()]
        for file, parts in posted.items():
            groups = [[one for one in parts.values() if one.code], *([one] for one in parts.values() if not one.code)]
            told += [_count_lines(file, group) for group in groups if group]
            told += [] if parts else [said("{accounts}, tidak ada baris", accounts=file)]
        return "; ".join(told)

    def line(self, place: Place | None) -> Markup:
        """`baris 7` for long tables: the file is named only where it is not the page's own."""
        if place is None or place.file != self._own_file or not place.line:
            return self.mark(place)
        return _line_mark(place.line)

    def origin(self, one: AmountResult, short: bool = False) -> Markup:
        """Where an amount was stated, or the accounts and lines of the ledger it was added from."""
        if not one.trail:
            return self.line(one.place) if short else self.mark(one.place)
        source = marked("dari buku besar: {trail}") if one.trail[0].code else marked("dari daftar: {trail}")
        told = _filled(source, trail=self._trail(one, short))
        return Markup(' <small class="trail">{}</small>').format(told)

    def _account(self, part: TrailPart, is_foreign: bool) -> Markup:
        """The code, which leads to its row of the trial balance: only accounts with a line have one."""
        if not self._books_page or not part.lines or is_foreign:
            return escape(part.code)
        return Markup('<a href="{0}#akun-{1}">{1}</a>').format(self._books_page, part.code)

    def _trail(self, one: AmountResult, short: bool) -> Markup:
        """`akun 1101, 214 baris, ledgers/general_journal_2024.csv:2–980`; in long tables without the file."""
        lines = sum(part.lines for part in one.trail)
        is_foreign = bool(self._books_file and one.place and one.place.file != self._books_file)
        if not any(part.code for part in one.trail):
            # A register has no accounts; its file stands for them.
            named, short = escape(PurePosixPath(one.place.file if one.place else "").name), True
        else:
            rest = len(one.trail) - MANY_ACCOUNTS
            codes = Markup(", ").join(self._account(part, is_foreign) for part in one.trail[:MANY_ACCOUNTS])
            sentence = marked("akun {codes} dan {rest} lainnya") if rest > 0 else marked("akun {codes}")
            named = _filled(sentence, codes=codes, rest=rest)
        if not lines:
            return _filled(marked("{accounts}, tidak ada baris"), accounts=named)
        first, last = _ends(one.trail)
        span, counted = _span(first, last), wording.count(lines)
        if not short or (is_foreign and one.trail[0].code):
            file = self.text(one.place and Place(one.place.file))
            sentence = marked("{accounts}, {lines} baris, {file}:{span}")
            return _filled(sentence, accounts=named, lines=counted, file=file, span=span)
        if lines > 1:
            sentence = marked("{accounts}, baris {span} ({lines} baris)")
            return _filled(sentence, accounts=named, span=span, lines=counted)
        return _filled(marked("{accounts}, baris {span}"), accounts=named, span=span)

    def mark(self, place: Place | None) -> Markup:
        """The same as a piece of page; the name of a file is escaped once."""
        if place is None:
            return Markup()
        start = self._marked.get(place.file)
        if start is None:
            start = Markup(" <small>{}").format(self._relative(place.file))
            self._marked[place.file] = start
        return Markup(f"{start}:{place.line}</small>" if place.line else f"{start}</small>")  # noqa: S704 - escaped above


def _ends(parts: Iterable[TrailPart]) -> tuple[int, int]:
    """The first and the last line of them all; an account without a line has neither."""
    posted = [one for one in parts if one.lines]
    return min(one.first for one in posted), max(one.last for one in posted)


def _count_lines(file: str, parts: list[TrailPart]) -> str:
    count = wording.count(sum(one.lines for one in parts))
    return said("{lines} baris, {file}:{span}", lines=count, file=file, span=_span(*_ends(parts)))


def _span(first: int, last: int) -> str:
    # A span of lines is not broken at its dash.
    return f"{first}\u2060–\u2060{last}" if last > first else f"{first}"


@remembered(4096)
def _line_mark(line: int) -> Markup:
    """Long tables name the same few hundred lines over and over."""
    return Markup(" <small>{}</small>").format(said("baris {line}", line=line))


def _filled(sentence: str, **values: object) -> Markup:
    """The sentence as a piece of page: its values may be pieces of page themselves."""
    return Markup(escape(said(sentence))).format_map(values)  # noqa: S704 - escaped here


def rupiah_or_gap(value: AmountResult) -> str:
    """The amount in rupiah, or what is the matter with it."""
    if value.value is not None:
        return wording.rupiah(value.value)
    if value.state is AmountState.CONTRADICTORY:
        return said("bertentangan")
    return said(wording.NOT_STATED) if is_blank(value) else said("belum lengkap")


def make_worksheets(roots: Iterable[AmountResult], text: RulebookText, places: Places) -> tuple[Markup, ...]:
    """One worksheet per amount that is worked out, inner amounts after those that use them."""
    found: dict[str, Markup] = {}
    waiting = list(roots)
    while waiting:
        one = waiting.pop(0)
        # A sum of which nothing is known says no more than the list of what is missing.
        if one.rule is None or one.id in found or is_blank(one):
            continue
        found[one.id] = _make(one, text, places)
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


def _make(one: AmountResult, text: RulebookText, places: Places) -> Markup:
    weights = text.weights[one.id]
    blank = [is_blank(part) for part in one.parts]
    unknown = sum(blank)
    folded = unknown > FEW_UNKNOWN and bool(weights)
    shown = [number for number in range(len(blank)) if not folded or not blank[number]]
    remark = _remark(one)
    values = [rupiah_or_gap(one), places.line(one.place), remark]
    for number in shown:
        part = one.parts[number]
        value = rupiah_or_gap(part)
        values += (
            value,
            _contribution(part, value, weights[number]) if weights else "",
            places.origin(part, short=True),
        )
    # The anchor of a part leads to its own worksheet, so it depends on what is known of it.
    key = ("sheet", one.id, bool(remark), unknown if folded else 0, tuple((number, blank[number]) for number in shown))
    pattern: Pattern | None = text.remembered.get(key)
    if pattern is None:
        roles = tuple(weight.text for weight in weights) or tuple(said(role) for role in _ROLES)
        lines = tuple(_shape_line(one.parts[number], roles[number], order, text) for order, number in enumerate(shown))
        shape = Worksheet(
            one.id,
            text.name(one.id),
            lines,
            not weights,
            hole(_TOTAL),
            hole(_PLACE),
            hole(_REMARK) if remark else "",
            not weights or not all(weight.is_whole for weight in weights),
            unknown if folded else 0,
            text.clauses[f"a-{one.id}"],
        )
        pattern = text.remembered[key] = text.pattern("worksheet", shape)
    return pattern.fill(values)


def _shape_line(part: AmountResult, weight: str, order: int, text: RulebookText) -> PartLine:
    first = _PARTS + _EACH * order
    return PartLine(
        text.name(part.id),
        part.id if part.rule and not is_blank(part) else "",
        hole(first),
        weight,
        hole(first + 1),
        hole(first + 2),
    )


def _contribution(part: AmountResult, value: str, weight: WeightText) -> str:
    """What the part adds, the weight applied; a dash while its value is not known."""
    if part.value is None:
        return "–"
    return value if weight.is_whole else wording.rupiah_part(part.value, weight.factor)


def _remark(one: AmountResult) -> str:
    if one.state is AmountState.CONTRADICTORY and one.sum_of_parts is not None:
        total = wording.rupiah(one.sum_of_parts)
        return said("Angka yang tertulis berbeda dari jumlah bagiannya, {total}; keduanya tidak dipakai.", total=total)
    if one.state is AmountState.STATED:
        return said("Jumlah ini dinyatakan langsung; bagian-bagiannya belum lengkap.")
    if any(find_contradictory(one)):
        return said("Belum dapat dijumlahkan: ada bagian yang bertentangan.")
    if one.state is AmountState.UNKNOWN:
        return said("Belum dapat dijumlahkan: ada bagian yang belum disampaikan.")
    return ""
