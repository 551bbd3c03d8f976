"""Copies of reports to local offices: which are overdue on a day, and of which cooperatives each tells. Pure."""

from __future__ import annotations

from datetime import date

from generator.computing.local_office import find_office, owes_copy
from generator.model.application import Application, Outcome
from generator.model.cooperative import Authored
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.report_copy import CopyResult, CopyStatus, ReportCopy


def compute_copies(year: ProgrammeYear, names: MentoringNames, as_of: date) -> tuple[CopyResult, ...]:
    """Every copy of a year, by office and period; what is dated later than `as_of` has not happened."""
    rows = sorted(year.copies or (), key=lambda row: (row.content.office, row.content.until))
    return tuple(_compute(row, year, names, as_of) for row in rows)


def list_told(year: ProgrammeYear, names: MentoringNames, copy: ReportCopy) -> tuple[Application, ...]:
    """Chosen cooperatives of the copy's office that were in the programme during its period."""
    told = [
        row.content
        for row in year.applications or ()
        if find_office(row.content.region) == copy.office
        and row.content.outcome is Outcome.TERPILIH
        and (row.content.outcome_on is None or row.content.outcome_on <= copy.until)
        and (row.content.stopped_on is None or row.content.stopped_on >= copy.since)
        and (model := names.model_of(year.programme.content, row.content.cohort)) is not None
        and owes_copy(model)
    ]
    return tuple(sorted(told, key=lambda one: (one.name, one.id)))


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
        list_told(year, names, copy),
    )
