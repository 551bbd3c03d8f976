"""Statements of the books -> the figures a rulebook asks for, each with the accounts and lines it came from.

The chart says which accounts make a figure and the table of figures which groups do; a mapping `a|b` counts for the
first name that the rulebook knows. Refuses to guess: what no account maps to stays unknown, it is not zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from generator.computing.amounts import AmountBook, Fact, PreparedAmounts
from generator.model.ledger import Account, AccountKind, FigureSource, LedgerFigure
from generator.model.results import AmountResult
from generator.model.rulebook import Rulebook
from generator.model.statements import AccountTotal, BookFigure, LedgerStatements, PostedLines, TrailPart
from generator.problems.place import Place

Parts = dict[str, list[tuple[int, str]]]
"""Figure -> sign and code of each account."""


def compute_book_figures(
    rulebook: Rulebook,
    amounts: PreparedAmounts,
    table: Mapping[str, LedgerFigure],
    books: LedgerStatements,
    before: LedgerStatements | None,
) -> dict[str, BookFigure]:
    """The figures of one year (rupiah) for the accounts of the rulebook, in its order."""
    parts = assign_accounts(rulebook, table, books.chart)
    found: dict[str, BookFigure] = {}
    earlier: AmountBook | None = None
    for account in rulebook.accounts:
        row = table.get(account.id)
        if row is None:
            continue
        if row.source is FigureSource.TAHUN_LALU:
            earlier = earlier or _book_of_year_before(rulebook, amounts, table, books, before)
            figure = _from_year_before(row, earlier, books, before)
        elif row.source is FigureSource.PEMBAGIAN_SHU:
            figure = _from_shares(books)
        else:
            figure = _add_up(parts.get(account.id), books, _closing)
        if figure is not None:
            found[account.id] = figure
    return found


def assign_accounts(rulebook: Rulebook, table: Mapping[str, LedgerFigure], chart: Mapping[str, Account]) -> Parts:
    """Which accounts of a chart make each figure of a rulebook."""
    asked = {account.id for account in rulebook.accounts}
    by_account = {name for name in asked if name in table and table[name].source is FigureSource.AKUN}
    parts: Parts = {}
    for code, account in chart.items():
        for chain in account.maps_to:
            sign = -1 if chain.startswith("-") else 1
            name = next((one for one in chain.removeprefix("-").split("|") if one in by_account), None)
            if name is not None:
                parts.setdefault(name, []).append((sign, code))
    for name in asked:
        row = table.get(name)
        if row is not None and row.source is FigureSource.KELOMPOK:
            parts[name] = _list_group_accounts(row, chart)
    return parts


def compute_group_figures(
    names: Iterable[str], table: Mapping[str, LedgerFigure], books: LedgerStatements
) -> dict[str, BookFigure]:
    """Of those names the figures made of whole groups of the chart (rupiah): they are the same under every rulebook."""
    found: dict[str, BookFigure] = {}
    for name in names:
        row = table.get(name)
        if row is not None and row.source is FigureSource.KELOMPOK:
            figure = _add_up(_list_group_accounts(row, books.chart), books, _closing)
            if figure is not None:
                found[name] = figure
    return found


def _list_group_accounts(row: LedgerFigure, chart: Mapping[str, Account]) -> list[tuple[int, str]]:
    signs = {group.removeprefix("-"): -1 if group.startswith("-") else 1 for group in row.of}
    return [(signs[account.group.value], code) for code, account in chart.items() if account.group.value in signs]


def _closing(one: AccountTotal) -> tuple[int, PostedLines]:
    return one.value, one.posted


def _opening(one: AccountTotal) -> tuple[int, PostedLines]:
    return one.opening_value, one.opened


def _add_up(
    parts: list[tuple[int, str]] | None,
    books: LedgerStatements,
    take: Callable[[AccountTotal], tuple[int, PostedLines]],
) -> BookFigure | None:
    if parts is None:
        return None
    posted = [(sign, one, *take(one)) for sign, code in parts if (one := books.totals.get(code)) is not None]
    trail = tuple(
        TrailPart(one.account.code, one.account.name, sign * value, found.lines, found.first, found.last)
        for sign, one, value, found in posted
        if found.lines
    )
    first = min((one.first for one in trail), default=0)
    if not trail:
        # Nothing was posted: the books say zero, and by which accounts they say it.
        trail = tuple(TrailPart(code, books.chart[code].name, 0, 0, 0, 0) for _, code in parts)
    return BookFigure(Fraction(sum(one.amount for one in trail)), Place(books.file, first), trail)


def _book_of_year_before(
    rulebook: Rulebook,
    amounts: PreparedAmounts,
    table: Mapping[str, LedgerFigure],
    books: LedgerStatements,
    before: LedgerStatements | None,
) -> AmountBook:
    facts = dict(_facts_of_year_before(rulebook, table, books, before))
    return AmountBook(amounts, facts)


def _facts_of_year_before(
    rulebook: Rulebook, table: Mapping[str, LedgerFigure], books: LedgerStatements, before: LedgerStatements | None
) -> Iterator[tuple[str, Fact]]:
    """From the books of that year; without them balances, and balances only, from the opening entry of this one."""
    source = before or books
    if before is None and not books.has_opening:
        return
    for name, parts in assign_accounts(rulebook, table, source.chart).items():
        if before is not None:
            figure = _add_up(parts, before, _closing)
        elif any(source.chart[code].kind in (AccountKind.PENDAPATAN, AccountKind.BEBAN) for _, code in parts):
            figure = None if _is_flow(rulebook, name) else _add_up(parts, books, _opening)
        else:
            figure = _add_up(parts, books, _opening)
        if figure is not None:
            yield name, Fact(figure.value, figure.place, figure.parts)


def _is_flow(rulebook: Rulebook, name: str) -> bool:
    return any(account.id == name and account.measured == "flow" for account in rulebook.accounts)


def _from_year_before(
    row: LedgerFigure, earlier: AmountBook, books: LedgerStatements, before: LedgerStatements | None
) -> BookFigure | None:
    found = earlier.get(row.of[0]) if row.of else None
    if found is None or found.value is None:
        return None
    parts = _list_accounts(found)
    first = min((one.first for one in parts if one.lines), default=0)
    return BookFigure(found.value, Place((before or books).file, first), parts)


def _list_accounts(amount: AmountResult) -> tuple[TrailPart, ...]:
    """The accounts an amount was worked out from, each once."""
    found: dict[str, TrailPart] = {}
    stack = [amount]
    while stack:
        one = stack.pop()
        found.update((part.code, part) for part in one.trail)
        stack.extend(reversed(one.parts))
    posted = tuple(part for part in found.values() if part.lines)
    return posted or tuple(found.values())


def _from_shares(books: LedgerStatements) -> BookFigure | None:
    if not books.shares or books.decided_at is None:
        return None
    return BookFigure(Fraction(sum(part.amount for part in books.shares if part.member)), books.decided_at)


def take_from_books(stated: Mapping[str, Fact], found: Mapping[str, BookFigure]) -> dict[str, Fact]:
    """Figures of the books beside the stated ones; where both speak and disagree, neither counts."""
    facts = dict(stated)
    for name, figure in found.items():
        one = stated.get(name)
        agrees = one is None or one.value == figure.value
        facts[name] = Fact(figure.value, figure.place, figure.parts) if agrees or one is None else Fact(None, one.place)
    return facts
