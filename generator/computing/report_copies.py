"""Copies of reports to local offices: which are overdue on a day, and of which cooperatives each tells. Pure."""

from __future__ import annotations

from datetime import date

from generator.computing.programme import see_on
from generator.model.cooperative import Authored
from generator.model.local_office import list_told
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.report_copy import CopyResult, CopyStatus, ReportCopy


def compute_copies(year: ProgrammeYear, names: MentoringNames, as_of: date) -> tuple[CopyResult, ...]:
    """Every copy of a year, by office and period; what is dated later than `as_of` has not happened."""
    rows = sorted(year.copies or (), key=lambda row: (row.content.office, row.content.until))
    return tuple(_compute(row, year, names, as_of) for row in rows)


def find_day(copy: ReportCopy, as_of: date) -> date:
    """The day a copy tells of: the day it was sent, and until then the day of the report."""
    return copy.sent_on if copy.sent_on is not None and copy.sent_on < as_of else as_of


def _compute(row: Authored[ReportCopy], year: ProgrammeYear, names: MentoringNames, as_of: date) -> CopyResult:
    copy = row.content
    sent = copy.sent_on if copy.sent_on is not None and copy.sent_on <= as_of else None
    days = ((sent or as_of) - copy.due_on).days
    status = CopyStatus.OVERDUE if days > 0 else CopyStatus.SCHEDULED
    if sent is not None:
        received = copy.received_on is not None and copy.received_on <= as_of
        status = CopyStatus.RECEIVED if received else CopyStatus.SENT
    return CopyResult(
        year.programme.content,
        row,
        status,
        days if status is CopyStatus.OVERDUE else None,
        days if sent is not None and days > 0 else None,
        list_told(see_on(year, find_day(copy, as_of)), names, copy),
    )
