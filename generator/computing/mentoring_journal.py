"""Journal, contacts, claims and follow-ups of one engagement in numbers, as of one day.

Knows working days and what is overdue on the given day. Refuses to know today, and to count what was not recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.model.calendar import list_working_days
from generator.model.cooperative import Authored
from generator.model.engagement_results import (
    ClaimResult,
    ClaimState,
    ContactCount,
    FollowUpResult,
    JournalGap,
    JournalSummary,
)
from generator.model.mentoring_evaluation import Claim, ClaimSource, Says
from generator.model.mentoring_journal import FollowUp, JournalEntry, MonitoringContact
from generator.model.mentoring_rules import MentoringRules

ENOUGH = 2
"""Sources that agree, so that a claim counts as triangulated."""


def compute_journal(
    rows: Sequence[Authored[JournalEntry]],
    span: tuple[date | None, date | None],
    rules: MentoringRules | None,
    as_of: date,
) -> JournalSummary:
    """Gaps inside the span of mentoring (start and end, None where not known), and weeks not confirmed."""
    entries = [row.content for row in rows if row.content.date <= as_of]
    days = sorted({entry.date for entry in entries})
    return JournalSummary(
        len(entries),
        days[-1] if days else None,
        _find_gaps(days, span, rules, as_of) if rules is not None else (),
        _find_unconfirmed(entries, as_of),
    )


def _find_gaps(
    days: list[date], span: tuple[date | None, date | None], rules: MentoringRules, as_of: date
) -> tuple[JournalGap, ...]:
    start, end = span
    last = min(end, as_of) if end is not None else as_of
    # The day before the start stands for a journal, so that the first days count as well.
    marks = ([start - timedelta(days=1)] if start is not None else []) + [day for day in days if day <= last]
    gaps = []
    for number, mark in enumerate(marks):
        is_last = number == len(marks) - 1
        until = last if is_last else marks[number + 1] - timedelta(days=1)
        found = list_working_days(mark + timedelta(days=1), until, rules.days_off)
        if len(found) > rules.journal_gap:
            unknown = not {found[0].year, found[-1].year} <= rules.known_years
            is_open = is_last and last == as_of and (end is None or end > as_of)
            gaps.append(JournalGap(found[0], found[-1], len(found), is_open, unknown))
    return tuple(gaps)


def _find_unconfirmed(entries: Iterable[JournalEntry], as_of: date) -> tuple[date, ...]:
    """Mondays of weeks that are over and hold an entry without a confirmation."""
    mondays = {
        entry.date - timedelta(days=entry.date.weekday())
        for entry in entries
        if entry.confirmed_on is None or entry.confirmed_on > as_of
    }
    return tuple(sorted(monday for monday in mondays if monday + timedelta(days=6) < as_of))


def count_contacts(rows: Iterable[Authored[MonitoringContact]], as_of: date) -> tuple[ContactCount, ...]:
    """Calls and visits by month, oldest first."""
    counted = Counter((row.content.date.isoformat()[:7], row.content.kind) for row in rows if row.content.date <= as_of)
    return tuple(ContactCount(month, kind, number) for (month, kind), number in sorted(counted.items()))


def find_party(source: ClaimSource) -> ClaimSource:
    """Who speaks in a source."""
    return ClaimSource.PENDAMPING if source is ClaimSource.LAPORAN else source


def judge_claim(claim: Claim) -> ClaimResult:
    """Each party counts once: a report is its author's, the mentor's, and no second voice beside the mentor."""
    supporting = {find_party(mark.source) for mark in claim.sources if mark.says is Says.MEMBENARKAN}
    denying = {find_party(mark.source) for mark in claim.sources if mark.says is Says.MEMBANTAH}
    if supporting and denying:
        state = ClaimState.CONFLICT
    elif denying:
        state = ClaimState.DENIED
    elif len(supporting) >= ENOUGH:
        state = ClaimState.TRIANGULATED
    else:
        state = ClaimState.SINGLE if supporting else ClaimState.UNSUPPORTED
    return ClaimResult(claim, state)


def judge_follow_up(row: Authored[FollowUp], as_of: date) -> FollowUpResult:
    """Done, open, or so many days past due on the given day."""
    written = row.content
    done = written.done_on is not None and written.done_on <= as_of
    late = (as_of - written.due_on).days
    return FollowUpResult(row, done, late if not done and late > 0 else None)
