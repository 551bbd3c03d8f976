"""`report_copies.csv`: does each row name an office, its dates in order, and anything to tell of?

Refuses to judge whether a copy is late; that depends on the day and is shown, not refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.checking.names import check_unique
from generator.checking.programme import check_region, late
from generator.model.cooperative import Authored
from generator.model.local_office import is_office, list_told
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.report_copy import ReportCopy
from generator.problems.problem import Problem

_HAPPENED = ("sent_on", "received_on")
_ORDERED = (("since", "until"), ("until", "sent_on"), ("until", "due_on"), ("sent_on", "received_on"))


def check_report_copies(year: ProgrammeYear, names: MentoringNames, as_of: date) -> list[Problem]:
    """Every problem of the table."""
    rows = year.copies or ()
    keys = ((f"{row.content.office}, {row.content.until.isoformat()}", row.place("office")) for row in rows)
    problems = list(check_unique(keys))
    for row in rows:
        problems += _check_office(row, year, names)
        problems += _check_dates(row, as_of)
    return problems + list(_check_periods(rows))


def _check_office(row: Authored[ReportCopy], year: ProgrammeYear, names: MentoringNames) -> Iterator[Problem]:
    code = row.content.office
    unknown = list(check_region(row, ("office",), code, names))
    yield from unknown
    if unknown:
        return
    if not is_office(code):
        yield Problem("M27", row.place("office"), {"code": code, "hint": code[:5]})
    elif not year.incomplete and not list_told(year, names, row.content):
        yield Problem("M28", row.place("office"), {"code": code})


def _check_dates(row: Authored[ReportCopy], as_of: date) -> Iterator[Problem]:
    copy = row.content
    for name in _HAPPENED:
        day = getattr(copy, name)
        if day is not None and day > as_of:
            yield Problem("K23", row.place(name), {"date": day.isoformat(), "as_of": as_of.isoformat()})
    for before, after in _ORDERED:
        earlier, later = getattr(copy, before), getattr(copy, after)
        if earlier is not None and later is not None and later < earlier:
            yield late(row, (before,), earlier, row, (after,), later)
    if copy.received_on is not None and copy.sent_on is None:
        yield Problem("M29", row.place("received_on"), {"received": copy.received_on.isoformat()})


def _check_periods(rows: tuple[Authored[ReportCopy], ...]) -> Iterator[Problem]:
    """Periods of one office that share days: the same days would be reported twice."""
    ordered = sorted(rows, key=lambda row: (row.content.office, row.content.since, row.content.until))
    for first, then in pairwise(ordered):
        one, other = first.content, then.content
        if one.office == other.office and one.since < other.since <= one.until:
            values = {"since": other.since.isoformat(), "until": one.until.isoformat()}
            yield Problem("M30", then.place("since"), values, (first.place("until"),))
