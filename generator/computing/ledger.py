"""One year's journal under its chart of accounts -> balances and all statements. Pure, exact, independent of the order
of lines.

Two kinds of entry are no business of the year. The opening entry (`saldo-awal`) carries last year's balances in. A
closing entry moves income and costs to the surplus and touches nothing else: it has an account of income or cost,
one of the group `shu_tahun_berjalan`, and no other. What then carries that surplus on to another account of the
surplus closes too. Closing entries are left out of every sum, so books give the same
statements before and after they are closed; the surplus of the year stands as its own line in equity.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from generator.computing.cash_flow import compute_cash_flow
from generator.computing.equity_changes import compute_equity_changes
from generator.computing.posted_lines import find_posted_lines
from generator.computing.shu_distribution import share_surplus
from generator.computing.statements import make_balance_sheet, make_surplus_statement
from generator.model.cooperative import Authored
from generator.model.journal import Codes, Ints, Journal, Mask, add_by
from generator.model.ledger import Account, AccountGroup, AccountKind, ShuDistribution
from generator.model.statements import AccountTotal, LedgerStatements

NOMINAL = (AccountKind.PENDAPATAN, AccountKind.BEBAN)


def compute_statements(
    journal: Journal,
    chart: Mapping[str, Account],
    chart_file: str,
    before: LedgerStatements | None = None,
    distribution: Authored[ShuDistribution] | None = None,
) -> LedgerStatements:
    """All statements of a journal that the checks found sound: its entries balance and its accounts are known."""
    account = journal.match(list(chart))
    opening = journal.opening_rows()
    closing = find_closing_rows(journal, account, list(chart.values()), opening)
    totals = _total(journal, chart, account, opening, closing)
    surplus = sum(
        (1 if one.account.kind is AccountKind.PENDAPATAN else -1) * one.value
        for one in totals.values()
        if one.account.kind in NOMINAL
    )
    moves = ~opening & ~closing
    flows = compute_cash_flow(journal, list(chart.values()), account, opening, totals, before)
    equity = compute_equity_changes(journal, list(chart.values()), account, moves, totals, surplus)
    has_opening = bool(opening.any())
    return LedgerStatements(
        journal.year,
        journal.file,
        chart_file,
        totals,
        chart,
        surplus,
        has_opening,
        make_balance_sheet(totals, chart, surplus, before, has_opening),
        make_surplus_statement(totals, chart, before),
        equity,
        flows,
        share_surplus(surplus, distribution.content) if distribution else (),
        distribution.content.decided_on if distribution else None,
        distribution.start if distribution else None,
        journal,
        closing,
    )


def find_closing_rows(journal: Journal, account: Codes, chart: list[Account], opening: Mask) -> Mask:
    """Lines of entries that do nothing but move income and costs to the surplus, and that surplus to its place."""
    nominal = np.array([*(one.kind in NOMINAL for one in chart), False])[account]
    summary = np.array([*(one.group is AccountGroup.SHU_TAHUN_BERJALAN for one in chart), False])[account]
    size = len(journal.entries) + 1
    has_nominal, has_summary, has_other = (np.zeros(size, np.bool_) for _ in range(3))
    has_nominal[journal.entry[nominal]] = True
    has_summary[journal.entry[summary]] = True
    has_other[journal.entry[~nominal & ~summary]] = True
    closes = has_nominal & has_summary & ~has_other
    found: Mask = closes[journal.entry] & ~opening
    if not found.any():
        return found
    return found | (_find_carried(journal, account, chart, has_summary & ~has_nominal, found) & ~opening)


def _find_carried(journal: Journal, account: Codes, chart: list[Account], likely: Mask, closing: Mask) -> Mask:
    """Lines of entries within the surplus alone, since the first closing: they carry the closed surplus on.

    Earlier in the year such an entry moves the surplus of the year before, which is business of this one.
    """
    surplus = (AccountGroup.SHU_TAHUN_LALU, AccountGroup.SHU_TAHUN_BERJALAN)
    elsewhere = np.array([*(one.group not in surplus for one in chart), True])
    days = np.array([*(one.toordinal() for one in journal.days), 0])
    since = days[journal.day[closing]].min()
    rows = np.flatnonzero(likely[journal.entry])
    carried = likely.copy()
    carried[journal.entry[rows[elsewhere[account[rows]] | (days[journal.day[rows]] < since)]]] = False
    found: Mask = carried[journal.entry]
    return found


def _total(
    journal: Journal, chart: Mapping[str, Account], account: Codes, opening: Mask, closing: Mask
) -> dict[str, AccountTotal]:
    size = len(chart)
    net = journal.debit - journal.credit
    moves = ~opening & ~closing
    opened = add_by(account[opening], net[opening], size).to_list()
    debit = add_by(account[moves], journal.debit[moves], size).to_list()
    credit = add_by(account[moves], journal.credit[moves], size).to_list()
    # An account of closing entries alone keeps its place, with no line to its balance of nothing.
    used = np.bincount(account, minlength=size)
    posted, begun, debited, credited = (
        find_posted_lines(journal, account, rows, size)
        for rows in (~closing, opening, moves & (journal.debit != 0), moves & (journal.credit != 0))
    )
    largest = _largest_rows(account, np.maximum(journal.debit, journal.credit), size)
    return {
        one.code: AccountTotal(
            one,
            opened[number],
            debit[number],
            credit[number],
            posted[number],
            begun[number],
            debited[number],
            credited[number],
            journal.line(int(largest[number])),
        )
        for number, one in enumerate(chart.values())
        if used[number]
    }


def _largest_rows(account: Codes, amounts: Ints, size: int) -> Ints:
    """The first line with the largest amount of each account."""
    largest = np.zeros(size, np.int64)
    np.maximum.at(largest, account, amounts)
    rows = np.flatnonzero(amounts == largest[account])
    found = np.full(size, -1, np.int64)
    found[account[rows[::-1]]] = rows[::-1]
    return found
