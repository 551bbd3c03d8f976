"""What the arrears of one loan say about its class, by the rules given.

Arrears are written in days and the rules speak of months: a month is a calendar month, counted from the day since which
the loan is in arrears. Where the rules leave a choice, all classes still possible are given; nothing is guessed.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import IntEnum

from generator.model.loan_classes import DoubtfulRule, LoanClassRules, MonthSpan, SubstandardRule
from generator.model.loan_quality import ClassSuggestion
from generator.model.registers import LoanClass, LoanRow


class _Stage(IntEnum):
    LANCAR = 0
    KURANG_LANCAR = 1
    WORSE = 2


def suggest_class(row: LoanRow, rules: LoanClassRules) -> ClassSuggestion | None:
    """The classes the written arrears leave possible; None when no arrears are written.

    Days of interest left empty mean that the days were counted on the whole instalment.
    """
    if row.days_overdue is None and row.interest_days_overdue is None:
        return None
    applying = [rule for rule in rules.substandard if row.instalments is None or row.instalments in rule.instalments]
    stages = {_stage(row, rule) for rule in applying}
    if not stages:
        return None
    if stages == {_Stage.WORSE}:
        return ClassSuggestion(_judge(row, rules.doubtful), tuple(applying), rules.doubtful)
    possible = [LoanClass.LANCAR] if _Stage.LANCAR in stages else []
    possible += [LoanClass.KURANG_LANCAR] if _Stage.KURANG_LANCAR in stages else []
    if _Stage.WORSE in stages:
        possible += _judge(row, rules.doubtful)
        return ClassSuggestion(tuple(possible), tuple(applying), rules.doubtful)
    return ClassSuggestion(tuple(possible), tuple(applying))


def _stage(row: LoanRow, rule: SubstandardRule) -> _Stage:
    """The worse of both arrears decides."""
    parts = ((row.days_overdue, rule.principal), (row.interest_days_overdue, rule.interest))
    return max(_stage_of(row.as_of, days, span) for days, span in parts if days is not None)


def _stage_of(as_of: date, days: int, span: MonthSpan) -> _Stage:
    if not days or not has_passed(as_of, days, span.above):
        return _Stage.LANCAR
    return _Stage.WORSE if has_passed(as_of, days, span.up_to) else _Stage.KURANG_LANCAR


def has_passed(as_of: date, days: int, months: int) -> bool:
    """Whether arrears of that many days on `as_of` have passed that many calendar months; exactly so many have not."""
    # Older than any rule asks, and older than the calendar may reach.
    if days > 31 * 12 * 100:
        return True
    since = as_of - timedelta(days=days)
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return as_of > date(year, month + 1, min(since.day, last))


def _judge(row: LoanRow, rule: DoubtfulRule) -> tuple[LoanClass, ...]:
    """Diragukan or macet by collateral; both while what decides is not written."""
    enough = {
        True: _covers(row, rule.collateral_if_rescuable),
        False: _covers(row, rule.collateral_otherwise),
    }
    verdicts = {enough[one] for one in ((True, False) if row.rescue is None else (row.rescue,))}
    if verdicts == {True}:
        return (LoanClass.DIRAGUKAN,)
    if verdicts == {False}:
        return (LoanClass.MACET,)
    return (LoanClass.DIRAGUKAN, LoanClass.MACET)


def _covers(row: LoanRow, percent: int) -> bool | None:
    """Whether the collateral is at least that share of the debt with interest; None when it cannot be told."""
    if row.collateral is None:
        return None
    if row.collateral * 100 < percent * row.outstanding:
        return False
    if row.interest_due is None:
        return None
    return row.collateral * 100 >= percent * (row.outstanding + row.interest_due)
