"""Balances -> balance sheet and surplus statement, in the order of the cooperatives' own layout, with the year before.

Knows which groups make which total. Refuses to know how lines are named or drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.ledger import AccountGroup as Group
from generator.model.ledger import AccountKind
from generator.model.statements import AccountTotal, LedgerStatements, StatementLine

SURPLUS_OF_YEAR = "hasil_usaha_tahun_ini"
TOTAL_ASSETS = "total_aset"
TOTAL_LIABILITIES = "total_kewajiban"
TOTAL_EQUITY = "total_ekuitas"
TOTAL_FUNDING = "total_kewajiban_dan_ekuitas"
_SURPLUS_ORDER: tuple[tuple[Group | str, int], ...] = (
    (Group.PARTISIPASI_BRUTO, 1),
    (Group.BEBAN_POKOK, -1),
    ("partisipasi_neto", 0),
    (Group.PENDAPATAN_NON_ANGGOTA, 1),
    (Group.BEBAN_POKOK_NON_ANGGOTA, -1),
    ("shu_kotor", 0),
    (Group.BEBAN_USAHA, -1),
    ("shu_sebelum_beban_perkoperasian", 0),
    (Group.BEBAN_PERKOPERASIAN, -1),
    (Group.PENDAPATAN_LAIN, 1),
    (Group.BEBAN_LAIN, -1),
    ("shu_sebelum_pajak", 0),
    (Group.PAJAK_PENGHASILAN, -1),
    ("shu_setelah_pajak", 0),
)
"""Groups with the sign they count with; a name alone is the sum of all above it."""
Balances = Mapping[str, tuple[AccountTotal, int, int | None]]
"""By code: the account, its value, and its value a year before."""


def make_surplus_statement(
    totals: Mapping[str, AccountTotal], chart: Iterable[str], before: LedgerStatements | None
) -> tuple[StatementLine, ...]:
    """Perhitungan hasil usaha: business with members and with others apart; costs are positive and deducted."""
    values = _values(totals, chart, before, opening=False)
    known = before is not None
    lines: list[StatementLine] = []
    running, running_before = 0, 0
    for part, sign in _SURPLUS_ORDER:
        if not isinstance(part, Group):
            lines.append(StatementLine(part, running, running_before if known else None, is_total=True))
            continue
        inner = _group(part, values, known)
        lines += inner
        running += sign * inner[-1].amount
        running_before += sign * (inner[-1].before or 0)
    return tuple(lines)


def make_balance_sheet(
    totals: Mapping[str, AccountTotal],
    chart: Iterable[str],
    surplus: int,
    before: LedgerStatements | None,
    has_opening: bool,
) -> tuple[StatementLine, ...]:
    """Neraca. Without books of the year before, its column is the opening entry."""
    values = _values(totals, chart, before, opening=True)
    known = before is not None or has_opening
    sums: dict[AccountKind, tuple[int, int]] = {}
    lines: list[StatementLine] = []
    for kind, total in (
        (AccountKind.ASET, TOTAL_ASSETS),
        (AccountKind.KEWAJIBAN, TOTAL_LIABILITIES),
        (AccountKind.EKUITAS, TOTAL_EQUITY),
    ):
        amount, earlier = 0, 0
        for group in (one for one in Group if one.kind is kind):
            inner = _group(group, values, known)
            lines += inner
            amount += inner[-1].amount
            earlier += inner[-1].before or 0
        if kind is AccountKind.EKUITAS:
            last = before.surplus if before else 0
            lines.append(StatementLine(SURPLUS_OF_YEAR, surplus, last if known else None))
            amount, earlier = amount + surplus, earlier + last
        lines.append(StatementLine(total, amount, earlier if known else None, is_total=True))
        sums[kind] = amount, earlier
    funding = [sums[AccountKind.KEWAJIBAN][at] + sums[AccountKind.EKUITAS][at] for at in (0, 1)]
    lines.append(StatementLine(TOTAL_FUNDING, funding[0], funding[1] if known else None, is_total=True))
    return tuple(lines)


def _values(
    totals: Mapping[str, AccountTotal], chart: Iterable[str], before: LedgerStatements | None, opening: bool
) -> Balances:
    """Every account with a value in either year, in the order of the chart; one that left the chart comes last."""
    earlier = before.totals if before else {}
    found: dict[str, tuple[AccountTotal, int, int | None]] = {}
    for code, one in totals.items():
        last: int | None = one.opening_value if opening else None
        if before is not None:
            last = earlier[code].value if code in earlier else 0
        found[code] = (one, one.value, last)
    # An account that had a balance last year and no posting since is part of the comparison.
    for code, one in earlier.items():
        if code not in found and (one.value or not opening):
            found[code] = (one, 0, one.value)
    order = {code: number for number, code in enumerate(chart)}
    return dict(sorted(found.items(), key=lambda item: order.get(item[0], len(order))))


def _group(group: Group, values: Balances, known: bool) -> list[StatementLine]:
    """The accounts of a group in the order of the chart, then their sum."""
    inner = [
        StatementLine(one.account.code, value, last, one.account, group)
        for one, value, last in values.values()
        if one.account.group is group and (value or last)
    ]
    amount, earlier = sum(line.amount for line in inner), sum(line.before or 0 for line in inner)
    return [*inner, StatementLine(group.value, amount, earlier if known else None, group=group)]
