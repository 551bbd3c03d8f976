"""Entries that touch cash -> cash flows by the direct method, account by account, exact.

Every line that stands against cash in an entry is a flow of its own account: a credit was received, a debit was
paid. An entry balances, so these lines add up to what cash changed by, whatever their number; nothing is divided in
proportion. What an entry books besides (a fee kept back from a loan) appears on both sides, as if it had been paid
and received.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from generator.computing.posted_lines import find_posted_lines
from generator.model.journal import Codes, Journal, Mask, add_by
from generator.model.ledger import Account, CashFlowClass
from generator.model.statements import AccountTotal, CashFlow, CashFlowLine, LedgerStatements


def compute_cash_flow(
    journal: Journal,
    chart: list[Account],
    account: Codes,
    opening: Mask,
    totals: Mapping[str, AccountTotal],
    before: LedgerStatements | None,
) -> CashFlow:
    """Flows of the year (rupiah); the class of an account is a matter of the chart."""
    cash = np.array([*(one.cash for one in chart), False])[account]
    touched = np.zeros(len(journal.entries) + 1, np.bool_)
    touched[journal.entry[cash & ~opening]] = True
    against = touched[journal.entry] & ~cash & ~opening
    received = add_by(account[against], journal.credit[against], len(chart)).to_list()
    paid = add_by(account[against], journal.debit[against], len(chart)).to_list()
    received_lines, paid_lines = (
        find_posted_lines(journal, account, against & (side != 0), len(chart))
        for side in (journal.credit, journal.debit)
    )
    activities = tuple(
        (
            activity,
            tuple(
                CashFlowLine(one, received[number], paid[number], received_lines[number], paid_lines[number])
                for number, one in enumerate(chart)
                if one.cash_flow is activity and not one.cash and (received[number] or paid[number])
            ),
        )
        for activity in CashFlowClass
    )
    balances = [one for one in totals.values() if one.account.cash]
    return CashFlow(
        activities,
        sum(one.opening for one in balances),
        sum(one.closing for one in balances),
        {activity: before.cash_flow.net(activity) for activity in CashFlowClass} if before else None,
    )
