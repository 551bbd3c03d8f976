"""Copies of reports to local offices in words: on the area's page, and those that are late on the programme office's.

Computes nothing. Refuses to know what a copy tells of its cooperatives.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.report_copy import CopyResult, CopyStatus
from generator.pages import wording
from generator.pages.language import said


@dataclass(frozen=True, slots=True)
class CopyText:
    """One copy of a report."""

    period: str
    link: str
    """Empty where readers cannot open it."""
    due: str
    sent: str
    received: str
    state: str
    is_late: bool
    told: str


@dataclass(frozen=True, slots=True)
class LateCopyText:
    """One late copy among those of all offices."""

    office: str
    office_link: str
    copy: CopyText
    link: str
    """The bundle; empty where readers cannot open it."""


def copy_page_name(copy: CopyResult) -> str:
    """The file name of one copy's bundle."""
    return f"tembusan-{copy.programme.id}-{copy.row.content.until.isoformat()}.html"


def period_of(copy: CopyResult) -> str:
    """`1 April 2026 sampai 30 September 2026`."""
    row = copy.row.content
    return said("{low} sampai {high}", low=wording.day(row.since), high=wording.day(row.until))


def tell_copy(copy: CopyResult, internal: bool) -> CopyText:
    """One copy with its dates."""
    row = copy.row.content
    states = {
        CopyStatus.SCHEDULED: said("belum waktunya"),
        CopyStatus.OVERDUE: said("terlambat {days} hari", days=wording.count(copy.overdue or 0)),
        CopyStatus.SENT: said("terkirim, tanda terimanya belum ada"),
        CopyStatus.RECEIVED: said("diterima"),
    }
    state = states[copy.status]
    if copy.late is not None:
        state = said("{state}; dikirim {days} hari sesudah tenggat", state=state, days=wording.count(copy.late))
    sent = copy.status in (CopyStatus.SENT, CopyStatus.RECEIVED)
    return CopyText(
        period_of(copy),
        copy_page_name(copy) if internal and copy.applications else "",
        wording.day(row.due_on),
        wording.day(row.sent_on) if sent and row.sent_on else "",
        wording.day(row.received_on) if copy.status is CopyStatus.RECEIVED and row.received_on else "",
        state,
        copy.overdue is not None,
        said("{count} koperasi", count=wording.count(len(copy.applications))),
    )


def tell_late_copy(copy: CopyResult, region: str, internal: bool) -> LateCopyText:
    """One late copy with its links, as seen from a page two folders below the site's root; `region` in full."""
    area = f"../../wilayah/{copy.row.content.office}"
    told = tell_copy(copy, internal)
    return LateCopyText(region, f"{area}/index.html", told, f"{area}/{told.link}" if told.link else "")
