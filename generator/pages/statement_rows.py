"""Neraca, perhitungan hasil usaha, changes in equity and cash flow as rows of a table, the year before beside them.

Costs and payments are negative, so that every column adds up from top to bottom. Refuses to add up anything that the
statement has added up already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.ledger import AccountGroup, AccountKind, CashFlowClass
from generator.model.statements import (
    NO_LINES,
    CashFlow,
    CashFlowLine,
    EquityChanges,
    LedgerStatements,
    PostedLines,
    StatementLine,
)
from generator.pages.language import said
from generator.pages.statement_table import (
    Cell,
    RowKind,
    StatementTable,
    TableRow,
    Trail,
    trail_of,
    trail_of_accounts,
    trail_of_openings,
)
from generator.pages.statement_words import ACTIVITIES, EQUITY_COLUMNS, EQUITY_ROWS, GROUPS, KINDS, TOTALS

_ENDS = ("total_aset", "total_kewajiban", "total_ekuitas")
_COSTS = frozenset(
    {
        AccountGroup.BEBAN_POKOK,
        AccountGroup.BEBAN_POKOK_NON_ANGGOTA,
        AccountGroup.BEBAN_USAHA,
        AccountGroup.BEBAN_PERKOPERASIAN,
        AccountGroup.BEBAN_LAIN,
        AccountGroup.PAJAK_PENGHASILAN,
    }
)


def make_balance_table(books: LedgerStatements, before: LedgerStatements | None) -> StatementTable:
    """Neraca: accounts in the order of the chart; heads and sums of groups can be left out by a view."""
    known = any(line.before is not None for line in books.balance_sheet)
    columns: tuple[str, ...] = (said("31 Desember {year}", year=books.year),)
    if known:
        columns += (
            said("31 Desember {year}", year=before.year) if before else said("1 Januari {year}", year=books.year),
        )
    rows: list[TableRow] = []
    heads = iter(KINDS.values())
    rows.append(TableRow(RowKind.HEAD, next(heads)))
    inner: list[TableRow] = []
    for line in books.balance_sheet:
        if line.account is not None:
            inner.append(_account(line, books, before, known))
        elif line.group is not None:
            rows += _group(line, inner, books, before, known, 1)
            inner = []
        elif line.is_total:
            rows.append(_line(line, RowKind.TOTAL, known))
            following = next(heads, None) if line.id in _ENDS else None
            if following is not None:
                rows.append(TableRow(RowKind.HEAD, following))
        else:
            rows.append(_line(line, RowKind.ACCOUNT, known))
    return StatementTable("neraca", said("Neraca"), columns, tuple(rows), file=books.file)


def make_surplus_table(books: LedgerStatements, before: LedgerStatements | None) -> StatementTable:
    """Perhitungan hasil usaha: members and non-members apart; costs are negative."""
    known = any(line.before is not None for line in books.surplus_statement)
    columns = _years(books.year, known)
    rows: list[TableRow] = []
    inner: list[TableRow] = []
    for line in books.surplus_statement:
        sign = -1 if line.group in _COSTS else 1
        if line.account is not None:
            inner.append(_account(line, books, before, known, sign))
        elif line.group is not None:
            rows += _group(line, inner, books, before, known, sign)
            inner = []
        else:
            rows.append(_line(line, RowKind.TOTAL, known))
    return StatementTable("hasil-usaha", said("Perhitungan hasil usaha"), columns, tuple(rows), file=books.file)


def make_parties_table(books: LedgerStatements) -> StatementTable:
    """What business with members gave and what business with others did, before the costs both share."""
    known = any(line.before is not None for line in books.surplus_statement)
    columns = _years(books.year, known)
    rows: list[TableRow] = []
    for label, income, cost in (
        (said("Usaha dengan anggota"), AccountGroup.PARTISIPASI_BRUTO, AccountGroup.BEBAN_POKOK),
        (said("Usaha dengan non-anggota"), AccountGroup.PENDAPATAN_NON_ANGGOTA, AccountGroup.BEBAN_POKOK_NON_ANGGOTA),
    ):
        earned, spent = books.line(income.value), books.line(cost.value)
        values = _cells(earned.amount - spent.amount, (earned.before or 0) - (spent.before or 0), known)
        rows.append(TableRow(RowKind.ACCOUNT, label, values))
    rows.append(_line(books.line("shu_kotor"), RowKind.TOTAL, known))
    return StatementTable("anggota", said("Hasil usaha menurut pihak"), columns, tuple(rows))


def make_equity_table(books: LedgerStatements, identity: str = "ekuitas") -> StatementTable:
    """The grid of changes in equity; parts that stand at nothing all year are left out."""
    grid = books.equity
    shown = [at for at in range(len(grid.columns)) if any(amounts[at] for _, amounts in grid.rows)]
    columns = (*(EQUITY_COLUMNS[grid.columns[at]] for at in shown), said("Jumlah"))
    rows = [
        TableRow(
            RowKind.TOTAL if name in ("saldo_awal", "saldo_akhir") else RowKind.ACCOUNT,
            EQUITY_ROWS[name],
            (*(amounts[at] for at in shown), sum(amounts)),
        )
        for name, amounts in grid.rows
        if name in ("saldo_awal", "saldo_akhir") or any(amounts)
    ]
    title = said("Perubahan ekuitas tahun {year}", year=books.year)
    return StatementTable(identity, title, columns, tuple(rows), _equity_accounts(books, grid), books.file)


def make_cash_table(books: LedgerStatements, before: LedgerStatements | None) -> StatementTable:
    """Cash flows by the direct method; what was paid is negative."""
    known = before is not None
    columns = _years(books.year, known)
    flow, earlier = books.cash_flow, before.cash_flow if before else None
    rows: list[TableRow] = []
    for activity in CashFlowClass:
        label = ACTIVITIES[activity]
        rows.append(TableRow(RowKind.HEAD, said("Arus kas dari {activity}", activity=label)))
        now, then = _flows(flow, activity), _flows(earlier, activity) if earlier else {}
        for heading, side, sign in ((said("Penerimaan"), 0, 1), (said("Pengeluaran"), 1, -1)):
            inner = [
                _cash_row(name, code, [(books, now.get(code)), (before, then.get(code))], side, sign)
                for code, name in _names(books, now, then).items()
                if _side(now.get(code), side)[0] or _side(then.get(code), side)[0]
            ]
            if inner:
                rows += [TableRow(RowKind.GROUP, heading), *inner]
        net = _cells(flow.net(activity), earlier.net(activity) if earlier else 0, known)
        rows.append(TableRow(RowKind.TOTAL, said("Arus kas bersih dari {activity}", activity=label), net))
    change = _cells(flow.change, earlier.change if earlier else 0, known)
    rows.append(TableRow(RowKind.TOTAL, said("Kenaikan (penurunan) kas dan bank"), change))
    for label, of, find in (
        (said("Kas dan bank 1 Januari"), (flow.opening, earlier.opening if earlier else 0), trail_of_openings),
        (said("Kas dan bank 31 Desember"), (flow.closing, earlier.closing if earlier else 0), trail_of_accounts),
    ):
        trails = tuple(find(one, _cash_codes(one)) for one in (books, before) if one)
        rows.append(TableRow(RowKind.TOTAL, label, _cells(*of, known), trail=trails[0], trails=trails))
    return StatementTable("arus-kas", said("Arus kas"), columns, tuple(rows), file=books.file)


def make_cash_origins(flows: StatementTable) -> StatementTable:
    """Of the cash flows only what lines of this year make, under the headings that have any."""
    kept: list[TableRow] = []
    for row in reversed(flows.rows):
        below = kept[-1].kind if kept else RowKind.TOTAL
        heads_some = below is RowKind.ACCOUNT if row.kind is RowKind.GROUP else below is RowKind.GROUP
        if row.trail or (not row.values and heads_some):
            kept.append(row)
    return replace(flows, rows=tuple(reversed(kept)))


def _years(year: int, known: bool) -> tuple[str, ...]:
    return tuple(said("Tahun {year}", year=one) for one in ((year, year - 1) if known else (year,)))


def _cells(amount: int, before: int | None, known: bool) -> tuple[Cell, ...]:
    return (amount, before) if known else (amount,)


def _account(
    line: StatementLine, books: LedgerStatements, before: LedgerStatements | None, known: bool, sign: int = 1
) -> TableRow:
    last = None if line.before is None else sign * line.before
    values = _cells(sign * line.amount, last, known)
    name = line.account.name if line.account else line.id
    trails = _trails(books, before, [line.id], known)
    return TableRow(RowKind.ACCOUNT, name, values, line.id, trails[0], trails)


def _trails(
    books: LedgerStatements, before: LedgerStatements | None, codes: list[str], known: bool
) -> tuple[Trail | None, ...]:
    """Of the accounts at the end of both years; without books of the year before, of what this one opened with."""
    now = trail_of_accounts(books, codes)
    if not known:
        return (now,)
    return now, trail_of_accounts(before, codes) if before else trail_of_openings(books, codes)


def _line(line: StatementLine, kind: RowKind, known: bool) -> TableRow:
    return TableRow(kind, TOTALS[line.id], _cells(line.amount, line.before, known))


def _group(
    line: StatementLine,
    inner: list[TableRow],
    books: LedgerStatements,
    before: LedgerStatements | None,
    known: bool,
    sign: int,
) -> list[TableRow]:
    """A group with its heading and sum; equity shows its accounts alone, and one account needs no sum."""
    if not inner or line.group is None:
        return []
    if line.group.kind is AccountKind.EKUITAS:
        return inner
    split = line.group.kind in KINDS
    name = GROUPS[line.group]
    head = TableRow(RowKind.GROUP, name, split=split)
    if len(inner) == 1:
        return [head, *inner]
    last = None if line.before is None else sign * line.before
    values = _cells(sign * line.amount, last, known)
    trails = _trails(books, before, [row.code for row in inner], known)
    label = said("Jumlah {group}", group=f"{name[0].lower()}{name[1:]}")
    return [head, *inner, TableRow(RowKind.SUM, label, values, trail=trails[0], trails=trails, split=split)]


def _equity_accounts(books: LedgerStatements, grid: EquityChanges) -> str:
    parts = []
    for column in grid.columns:
        codes = [
            code
            for code, one in books.totals.items()
            if one.account.kind is AccountKind.EKUITAS
            and (one.account.group.value.startswith("shu") if column == "shu" else one.account.group.value == column)
        ]
        if codes:
            parts.append(said("{part}: akun {codes}", part=EQUITY_COLUMNS[column], codes=", ".join(codes)))
    return "; ".join(parts) + "." if parts else ""


Flows = Mapping[str, CashFlowLine]
"""What each account brought and took, by code."""


def _flows(flow: CashFlow, activity: CashFlowClass) -> Flows:
    lines = next((lines for found, lines in flow.activities if found is activity), ())
    return {line.account.code: line for line in lines}


def _side(line: CashFlowLine | None, side: int) -> tuple[int, PostedLines]:
    """What was received (0) or paid (1), with the lines that make it."""
    if line is None:
        return 0, NO_LINES
    return ((line.received, line.received_lines), (line.paid, line.paid_lines))[side]


def _cash_row(
    name: str, code: str, years: list[tuple[LedgerStatements | None, CashFlowLine | None]], side: int, sign: int
) -> TableRow:
    found = [(books.file, *_side(line, side)) for books, line in years if books]
    trails = tuple(trail_of(file, [lines]) for file, _, lines in found)
    return TableRow(RowKind.ACCOUNT, name, tuple(sign * amount for _, amount, _ in found), code, trails[0], trails)


def _names(books: LedgerStatements, now: Flows, then: Flows) -> dict[str, str]:
    """Accounts of either year in the order of the chart; one that left the chart comes last."""
    names = {code: line.account.name for code, line in {**then, **now}.items()}
    order = {code: number for number, code in enumerate(books.chart)}
    return dict(sorted(names.items(), key=lambda item: order.get(item[0], len(order))))


def _cash_codes(books: LedgerStatements) -> list[str]:
    return [code for code, one in books.totals.items() if one.account.cash]
