"""Members' meetings against the calendar, each other, the profile and the folder of documents.

Knows no law of deadlines or quorum: the statutes of each cooperative say what a quorum is, and only the row tells
whether it was reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.cooperative import Authored, Cooperative
from generator.model.meeting import MeetingKind, MembersMeeting
from generator.problems.hints import nearest
from generator.problems.problem import Problem

DOCUMENTS = "documents/"
Meeting = Authored[MembersMeeting]


def check_meetings(cooperative: Cooperative, as_of: date) -> list[Problem]:
    """Every problem of the meetings that could be read."""
    meetings = cooperative.meetings or ()
    ends = {one.content.period_end.year: one.content.period_end for one in cooperative.assessments}
    problems = [problem for one in meetings for problem in _check_one(one, cooperative, ends, as_of)]
    return [*problems, *_check_twice(meetings), *_check_newest(meetings, cooperative)]


def _check_one(one: Meeting, cooperative: Cooperative, ends: dict[int, date], as_of: date) -> Iterator[Problem]:
    written = one.content
    day, place = written.date.isoformat(), one.place("date")
    if written.date > as_of:
        yield Problem("K23", place, {"date": day, "as_of": as_of.isoformat()})
    founded = cooperative.profile.content.founded if cooperative.profile else None
    if cooperative.profile and founded is not None and written.date < founded:
        values = {"date": day, "founded": founded.isoformat()}
        yield Problem("K24", place, values, (cooperative.profile.place("founded"),))
    end = ends.get(written.book_year, date(written.book_year, 12, 31))
    if written.kind is MeetingKind.TAHUNAN and written.date <= end:
        values = {"date": day, "year": str(written.book_year), "end": end.isoformat()}
        yield Problem("K76", place, values, (one.place("book_year"),))
    total, present = written.members_total, written.members_present
    if total is not None and present is not None and present > total:
        values = {"present": str(present), "total": str(total)}
        yield Problem("K78", one.place("members_present"), values, (one.place("members_total"),))
    if written.minutes is not None and written.minutes not in cooperative.documents:
        values = {"file": written.minutes, "hint": nearest(written.minutes, cooperative.documents)}
        yield Problem("K79", one.place("minutes"), values)


def _check_twice(meetings: tuple[Meeting, ...]) -> Iterator[Problem]:
    """Two yearly meetings of one book year, or two meetings of one kind on one day, are one meeting written twice."""
    seen: dict[tuple[str, object], Meeting] = {}
    for one in meetings:
        keys: list[tuple[str, object]] = [(one.content.kind.value, one.content.date)]
        if one.content.kind is MeetingKind.TAHUNAN:
            keys.append(("book_year", one.content.book_year))
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None:
            values = {"year": str(one.content.book_year), "date": one.content.date.isoformat()}
            values |= {"line": str(first.place("date").line)}
            yield Problem("K77", one.place("date"), values, (first.place("date"),))
        for key in keys:
            seen.setdefault(key, one)


def _check_newest(meetings: tuple[Meeting, ...], cooperative: Cooperative) -> Iterator[Problem]:
    yearly = [one for one in meetings if one.content.kind is MeetingKind.TAHUNAN]
    stated = cooperative.profile.content.last_annual_meeting if cooperative.profile else None
    if not yearly or stated is None or cooperative.profile is None:
        return
    newest = max(yearly, key=lambda one: one.content.date)
    if newest.content.date != stated:
        values = {"stated": stated.isoformat(), "newest": newest.content.date.isoformat()}
        place = cooperative.profile.place("last_annual_meeting")
        yield Problem("K64", place, values, (newest.place("date"),))
