"""What one cooperative says of one mentor's days: gathered over all cooperatives, so that double bookings show.

Plain texts and numbers only, since it travels between processes and lies in the cache. Dates are ISO texts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MentorBooking:
    """One assignment with the days on site; `since` and `until` are empty when not known."""

    cooperative: str
    programme: str
    mentor: str
    since: str
    until: str
    file: str
    line: int
    journal: str
    on_site: tuple[tuple[str, int], ...]
    """Day and line of the journal."""
