"""Mentors across cooperatives: on site at two on one day, or with more cooperatives than they can take.

Knows bookings by code, gathered from every cooperative. Refuses to know any other part of a dossier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.mentor_booking import MentorBooking
from generator.problems.place import Place
from generator.problems.problem import Problem

_HIDDEN = frozenset({"mentor", "other"})


def check_mentor_bookings(
    bookings: Sequence[MentorBooking], capacities: Mapping[tuple[str, str], int]
) -> list[Problem]:
    """Every double booking once, at the later cooperative; `capacities` by programme year and code."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str, str], tuple[MentorBooking, int]] = {}
    for booking in bookings:
        for day, line in booking.on_site:
            key = (booking.programme, booking.mentor, day)
            first, first_line = seen.setdefault(key, (booking, line))
            if first.cooperative == booking.cooperative:
                continue
            values = {"mentor": booking.mentor, "date": day, "other": first.cooperative}
            related = (Place(first.journal, first_line),)
            problems.append(Problem("D37", Place(booking.journal, line), values, related, _HIDDEN))
    for (programme, mentor), capacity in sorted(capacities.items()):
        own = [one for one in bookings if (one.programme, one.mentor) == (programme, mentor)]
        problems += _check_load(own, capacity)
    return problems


def _check_load(bookings: Sequence[MentorBooking], capacity: int) -> list[Problem]:
    """The first day on which there are too many at once; ISO dates compare as text."""
    for booking in sorted(bookings, key=lambda one: (one.since, one.cooperative)):
        day = booking.since
        load = sum(one.since <= day and (not one.until or day <= one.until) for one in bookings)
        if day and load > capacity:
            values = {"mentor": booking.mentor, "load": str(load), "date": day, "capacity": str(capacity)}
            others = tuple(Place(one.file, one.line) for one in bookings if one is not booking)
            return [Problem("D38", Place(booking.file, booking.line), values, others, _HIDDEN)]
    return []
