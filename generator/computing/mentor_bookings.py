"""One cooperative's mentoring folders -> the bookings of its mentors. The public copy of a cooperative has none."""

from __future__ import annotations

from generator.model.cooperative import Cooperative
from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_journal import JournalMode


def collect_bookings(cooperative: Cooperative) -> tuple[MentorBooking, ...]:
    """Every assignment; a journal row without a code belongs to the only mentor there is."""
    found = []
    for folder in cooperative.mentoring:
        document = folder.engagement
        if document is None:
            continue
        mentors = document.content.mentors
        for number, mentor in enumerate(mentors):
            rows = [
                row
                for row in folder.journal or ()
                if row.content.mode is JournalMode.LAPANGAN
                and (row.content.mentor == mentor.code or (row.content.mentor is None and len(mentors) == 1))
            ]
            days = {row.content.date.isoformat(): row.start.line for row in reversed(rows)}
            place = document.place("mentors", number)
            found.append(
                MentorBooking(
                    cooperative.id,
                    document.content.programme or str(folder.year),
                    mentor.code,
                    mentor.since.isoformat() if mentor.since else "",
                    mentor.until.isoformat() if mentor.until else "",
                    place.file,
                    place.line,
                    f"{folder.folder}/daily_journal.csv",
                    tuple(sorted(days.items())),
                )
            )
    return tuple(found)
