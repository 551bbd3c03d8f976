"""Which mentor has which cooperatives, against what was agreed at recruitment; evaluations of mentors as a group only.

Knows mentors by code. Refuses to show a single evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.computing.mentor_evaluation import aggregate_evaluations
from generator.model.dashboard import Assignment, MentorLoad, MentorRatings, Participant
from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_rules import MentoringRules
from generator.model.programme_results import ProgrammeOverview
from generator.model.recruitment import Candidate, Decision


def compute_loads(overview: ProgrammeOverview, people: Sequence[Participant], as_of: date) -> tuple[MentorLoad, ...]:
    """Every chosen mentor and every one with a cooperative, by code."""
    document = overview.year.recruitment
    candidates = {one.code: one for one in document.content.candidates} if document else {}
    codes = {one.code for one in candidates.values() if one.decision is Decision.TERPILIH}
    found: dict[str, list[Assignment]] = {code: [] for code in codes}
    for person in people:
        themes = dict(person.mentoring.mentors)
        for booking in person.row.bookings:
            if booking.programme == overview.year.id:
                theme = themes.get(booking.mentor)
                found.setdefault(booking.mentor, []).append(_assign(person, booking, theme, as_of))
    return tuple(_load(code, candidates.get(code), found[code]) for code in sorted(found))


def _assign(person: Participant, booking: MentorBooking, theme: str | None, as_of: date) -> Assignment:
    since = date.fromisoformat(booking.since) if booking.since else None
    until = date.fromisoformat(booking.until) if booking.until else None
    stopped = person.mentoring.stopped_on
    ended = min((one for one in (until, stopped) if one is not None), default=None)
    begun = since is not None and since <= as_of
    return Assignment(
        person,
        since,
        ended,
        theme,
        sum(day <= as_of.isoformat() for day, _ in booking.on_site),
        begun and (ended is None or ended >= as_of),
    )


def _load(code: str, candidate: Candidate | None, assignments: list[Assignment]) -> MentorLoad:
    ordered = sorted(assignments, key=lambda one: (one.since or date.max, one.participant.row.id))
    post, capacity = (candidate.post, candidate.capacity) if candidate else ("", None)
    return MentorLoad(code, post, capacity, tuple(ordered))


def rate_mentors(people: Sequence[Participant], rules: MentoringRules) -> MentorRatings:
    """Averages over all cooperatives of the year that evaluated their mentor, never of a smaller group."""
    given = [
        one.mentoring.evaluations
        for one in people
        if one.mentoring.evaluations is not None and one.mentoring.evaluations.mentor_on is not None
    ]
    group = aggregate_evaluations(given, rules.minimum_group)
    averages = tuple(group.averages.items()) if group.averages is not None else None
    return MentorRatings(group.cooperatives, max(rules.minimum_group, 2), averages)
