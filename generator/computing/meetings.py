"""Yearly meetings and assessments -> the health assessments that are due. Pure; the day is given, never asked.

Knows that the assessment of a book year is due once its yearly meeting was held, and for whom. Refuses to know a
deadline.
"""

from __future__ import annotations

import re
from datetime import date

from generator.model.cooperative import Cooperative
from generator.model.meeting import DueAssessment, MeetingKind
from generator.model.profile import CooperativeKind, Profile

_HEALTH = re.compile(r"assessments/health_([0-9]{4})\.yml")


def find_due_assessments(cooperative: Cooperative, as_of: date) -> tuple[DueAssessment, ...]:
    """Book years whose yearly meeting was held by that day and that have no assessment, newest first."""
    if not is_assessed(cooperative.profile.content if cooperative.profile else None):
        return ()
    done = {one.content.period_end.year for one in cooperative.assessments}
    unreadable = {int(found[1]) for name in cooperative.broken if (found := _HEALTH.fullmatch(name))}
    due = {
        one.content.book_year: one.content.date
        for one in cooperative.meetings or ()
        if one.content.kind is MeetingKind.TAHUNAN and one.content.date <= as_of and one.content.book_year not in done
    }
    return tuple(DueAssessment(year, due[year], year in unreadable) for year in sorted(due, reverse=True))


def list_yearly_meetings(cooperative: Cooperative, as_of: date) -> tuple[tuple[int, str], ...] | None:
    """Book years whose yearly meeting was held by that day, newest first, with the day; None without a list."""
    if cooperative.meetings is None:
        return None
    held: dict[int, date] = {}
    for row in cooperative.meetings:
        if row.content.kind is MeetingKind.TAHUNAN and row.content.date <= as_of:
            first = held.setdefault(row.content.book_year, row.content.date)
            held[row.content.book_year] = min(first, row.content.date)
    return tuple((year, held[year].isoformat()) for year in sorted(held, reverse=True))


def is_assessed(profile: Profile | None) -> bool:
    """Whether the cooperative is known to lend and save: only those must be assessed after their meeting."""
    if profile is None:
        return False
    return profile.kind is CooperativeKind.SIMPAN_PINJAM or bool(profile.savings_and_loan_unit)
