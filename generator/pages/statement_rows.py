"""Neraca, perhitungan hasil usaha, changes in equity and cash flow as rows of a table, the year before beside them.

Costs and payments are negative, so that every column adds up from top to bottom. Refuses to add up anything that the
statement has added up already.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.ledger import AccountGroup, AccountKind, CashFlowClass
from generator.model.statements import CashFlow, EquityChanges, LedgerStatements, StatementLine
from generator.pages.language import said
from generator.pages.statement_table import Cell, RowKind, StatementTable, TableRow, Trail, trail_of
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
            inner.append(_account(line, books, known))
        elif line.group is not None:
            rows += _group(line, inner, books, known, 1)
            inner = []
        elif line.is_total:
            rows.append(_line(line, RowKind.TOTAL, known))
            following = next(heads, None) if line.id in _ENDS else None
            if following is not None:
                rows.append(TableRow(RowKind.HEAD, following))
        else:
            rows.append(_line(line, RowKind.ACCOUNT, known))
    return StatementTable("neraca", said("Neraca"), columns, tuple(rows), file=books.file)


def make_surplus_table(books: LedgerStatements) -> StatementTable:
    """Perhitungan hasil usaha: members and non-members apart; costs are negative."""
    known = any(line.before is not None for line in books.surplus_statement)
    columns = _years(books.year, known)
    rows: list[TableRow] = []
    inner: list[TableRow] = []
    for line in books.surplus_statement:
        sign = -1 if line.group in _COSTS else 1
        if line.account is not None:
            inner.append(_account(line, books, known, sign))
        elif line.group is not None:
            rows += _group(line, inner, books, known, sign)
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
                TableRow(
                    RowKind.ACCOUNT,
                    name,
                    _cells(sign * _side(now, code, side), sign * _side(then, code, side), known),
                    code,
                    trail_of(books.totals, [code]),
                )
                for code, name in _names(books, now, then).items()
                if _side(now, code, side) or _side(then, code, side)
            ]
            if inner:
                rows += [TableRow(RowKind.GROUP, heading), *inner]
        net = _cells(flow.net(activity), earlier.net(activity) if earlier else 0, known)
        rows.append(TableRow(RowKind.TOTAL, said("Arus kas bersih dari {activity}", activity=label), net))
    for label, amount, last, trail in (
        (said("Kenaikan (penurunan) kas dan bank"), flow.change, earlier.change if earlier else 0, None),
        (said("Kas dan bank 1 Januari"), flow.opening, earlier.opening if earlier else 0, None),
        (said("Kas dan bank 31 Desember"), flow.closing, earlier.closing if earlier else 0, _cash_trail(books)),
    ):
        rows.append(TableRow(RowKind.TOTAL, label, _cells(amount, last, known), trail=trail))
    return StatementTable("arus-kas", said("Arus kas"), columns, tuple(rows), file=books.file)


def _years(year: int, known: bool) -> tuple[str, ...]:
    return tuple(said("Tahun {year}", year=one) for one in ((year, year - 1) if known else (year,)))


def _cells(amount: int, before: int | None, known: bool) -> tuple[Cell, ...]:
    return (amount, before) if known else (amount,)


def _account(line: StatementLine, books: LedgerStatements, known: bool, sign: int = 1) -> TableRow:
    before = None if line.before is None else sign * line.before
    values = _cells(sign * line.amount, before, known)
    name = line.account.name if line.account else line.id
    return TableRow(RowKind.ACCOUNT, name, values, line.id, trail_of(books.totals, [line.id]))


def _line(line: StatementLine, kind: RowKind, known: bool) -> TableRow:
    return TableRow(kind, TOTALS[line.id], _cells(line.amount, line.before, known))


def _group(
    line: StatementLine, inner: list[TableRow], books: LedgerStatements, known: bool, sign: int
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
    before = None if line.before is None else sign * line.before
    values = _cells(sign * line.amount, before, known)
    trail = trail_of(books.totals, [row.code for row in inner])
    label = said("Jumlah {group}", group=f"{name[0].lower()}{name[1:]}")
    return [head, *inner, TableRow(RowKind.SUM, label, values, trail=trail, split=split)]


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


Flows = Mapping[str, tuple[str, int, int]]
"""Name, received and paid of each account by code."""


def _flows(flow: CashFlow, activity: CashFlowClass) -> Flows:
    lines = next((lines for found, lines in flow.activities if found is activity), ())
    return {line.account.code: (line.account.name, line.received, line.paid) for line in lines}


def _side(flows: Flows, code: str, side: int) -> int:
    found = flows.get(code)
    return 0 if found is None else (found[1], found[2])[side]


def _names(books: LedgerStatements, now: Flows, then: Flows) -> dict[str, str]:
    """Accounts of either year in the order of the chart; one that left the chart comes last."""
    names = {code: one[0] for code, one in {**then, **now}.items()}
    order = {code: number for number, code in enumerate(books.chart)}
    return dict(sorted(names.items(), key=lambda item: order.get(item[0], len(order))))


def _cash_trail(books: LedgerStatements) -> Trail | None:
    return trail_of(books.totals, [code for code, one in books.totals.items() if one.account.cash])
