"""Journal, contacts, outputs, evaluations, claims and follow-ups of one programme year, held against the engagement.

Knows references, doubles and dates. Refuses to judge mentoring.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.checking.engagement import check_engagement
from generator.checking.names import check_known, check_unique
from generator.checking.programme import late
from generator.checking.step_evidence import check_step_evidence
from generator.model.cooperative import Authored, Cooperative, MentoringFolder
from generator.model.engagement_results import EngagementResult, MentoringGround, OutputState
from generator.model.mentoring_outputs import GENERAL_FILES, DocumentStatus
from generator.model.theme import Theme
from generator.problems.hints import nearest
from generator.problems.problem import Problem

ACTORS = "content/mentoring/actors.yml"
BENEFITS = "content/mentoring/benefits.yml"
INTERNAL = ("evaluations.yml", "claims.yml", "daily_journal.csv", "monitoring.csv", "follow_ups.csv")


def check_mentoring_folder(
    cooperative: Cooperative,
    folder: MentoringFolder,
    result: EngagementResult,
    ground: MentoringGround,
    as_of: date,
) -> list[Problem]:
    """Every problem of one `mentoring/<year>/`; `result` is computed from the same folder."""
    found = [
        *check_engagement(cooperative, folder, ground, as_of),
        *_check_journal(folder, as_of),
        *_check_contacts(folder, ground, as_of),
        *_check_outputs(folder, result.theme, ground),
        *_check_general(folder, result),
        *_check_meetings(folder, ground, as_of),
        *_check_claims(folder),
        *_check_follow_ups(folder, ground, as_of),
        *_check_documents(cooperative, folder),
        *_check_decision(folder, result),
        *check_step_evidence(cooperative, folder, result, ground),
    ]
    return [_discreet(problem) for problem in found]


def _discreet(problem: Problem) -> Problem:
    """What stands in a file for internal readers is not told to the public by a message about it."""
    if not problem.place.file.endswith(INTERNAL):
        return problem
    return replace(problem, withheld=frozenset(problem.values))


def _check_journal(folder: MentoringFolder, as_of: date) -> Iterator[Problem]:
    mentors = folder.engagement.content.mentors if folder.engagement else ()
    codes = [mentor.code for mentor in mentors]
    seen: dict[tuple[object, ...], Authored[Any]] = {}
    strangers: set[str] = set()
    for row in folder.journal or ():
        written = row.content
        yield from _future(row, "date", written.date, as_of)
        key = (written.date, written.mentor, written.mode, written.activity.casefold())
        first = seen.setdefault(key, row)
        if first is not row:
            values = {"date": written.date.isoformat(), "line": str(first.start.line)}
            yield Problem("D25", row.place("date"), values, (first.start,))
        if written.confirmed_on is not None:
            yield from _future(row, "confirmed_on", written.confirmed_on, as_of)
            if written.confirmed_on < written.date:
                yield late(row, ("date",), written.date, row, ("confirmed_on",), written.confirmed_on)
        if not codes:
            continue
        if written.mentor is not None:
            # One code is wrong in one place only, or in all rows alike: once is enough.
            if written.mentor not in strangers:
                yield from check_known(row, ("mentor",), written.mentor, codes, "engagement.yml: mentors")
            strangers.add(written.mentor)
        elif len(codes) > 1:
            yield Problem("D40", row.start, {"known": ", ".join(codes)})
        named = [one for one in mentors if written.mentor in (None, one.code)]
        if named and not any((one.since or date.min) <= written.date <= (one.until or date.max) for one in named):
            related = (folder.engagement.place("mentors"),) if folder.engagement else ()
            yield Problem("D26", row.place("date"), {"date": written.date.isoformat()}, related)


def _check_contacts(folder: MentoringFolder, ground: MentoringGround, as_of: date) -> Iterator[Problem]:
    ids = [row.content.id for row in folder.follow_ups or ()]
    for row in folder.contacts or ():
        yield from _future(row, "date", row.content.date, as_of)
        if ground.names.actors:
            yield from check_known(row, ("actor",), row.content.actor, ground.names.actors, ACTORS)
        if row.content.follow_up is not None:
            yield from check_known(row, ("follow_up",), row.content.follow_up, ids, "follow_ups.csv")


def _check_outputs(folder: MentoringFolder, theme: Theme | None, ground: MentoringGround) -> Iterator[Problem]:
    document = folder.outputs
    if document is None:
        return
    written = document.content
    if theme is not None:
        known = [output.id for output in theme.outputs if not output.books]
        for name in written.special:
            yield from check_known(document, ("special", name), name, known, f"content/themes/{theme.id}.yml")
    if ground.books is not None:
        books = [book.id for book in ground.books.books]
        for name in written.books:
            yield from check_known(document, ("books", name), name, books, "content/mentoring/mandatory_books.yml")
    if ground.benefits is not None:
        for name in written.benefits:
            yield from check_known(document, ("benefits", name), name, ground.benefits.ids, BENEFITS)
    for name, entry in written.special.items():
        if entry.document is None and entry.status is not DocumentStatus.DRAF:
            yield Problem("D34", document.place("special", name, "status"), {"name": entry.name})


def _check_general(folder: MentoringFolder, result: EngagementResult) -> Iterator[Problem]:
    """An output that is said to be up to date while its file is not in the dossier."""
    document = folder.outputs
    there = {one.id: one.state for one in result.general}
    for key, entry in document.content.general.items() if document else ():
        if document and entry.updated_on is not None and there[key.value] is OutputState.MISSING:
            file = GENERAL_FILES[key]
            yield Problem("D33", document.place("general", key.value, "updated_on"), {"file": file})


def _check_meetings(folder: MentoringFolder, ground: MentoringGround, as_of: date) -> Iterator[Problem]:
    document = folder.evaluations
    if document is None:
        return
    written = document.content
    halves = written.mid_term
    if halves is not None and (halves.three_way is None) != (halves.two_way is None):
        there = "three_way" if halves.three_way else "two_way"
        missing = "two_way" if halves.three_way else "three_way"
        yield Problem("D29", document.place("mid_term", there), {"missing": missing})
    for name in ("three_way", "two_way"):
        meeting = getattr(halves, name) if halves else None
        if meeting is not None:
            yield from _future(document, ("mid_term", name, "on"), meeting.on, as_of)
            for number, role in enumerate(meeting.present if ground.names.actors else ()):
                path = ("mid_term", name, "present", number)
                yield from check_known(document, path, role, ground.names.actors, ACTORS)
    for name in ("closing", "mentor"):
        part = getattr(written, name)
        if part is not None:
            yield from _future(document, (name, "on"), part.on, as_of)


def _check_claims(folder: MentoringFolder) -> Iterator[Problem]:
    document = folder.claims
    if document is None:
        return
    claims = document.content.claims
    yield from check_unique((one.id, document.place("claims", at, "id")) for at, one in enumerate(claims))
    for at, claim in enumerate(claims):
        seen: dict[str, int] = {}
        for number, mark in enumerate(claim.sources):
            first = seen.setdefault(mark.source, number)
            if first != number:
                related = document.place("claims", at, "sources", first, "source")
                values = {"id": claim.id, "source": mark.source.value, "line": str(related.line)}
                place = document.place("claims", at, "sources", number, "source")
                yield Problem("D30", place, values, (related,))


def _check_follow_ups(folder: MentoringFolder, ground: MentoringGround, as_of: date) -> Iterator[Problem]:
    rows = folder.follow_ups or ()
    yield from check_unique((row.content.id, row.place("id")) for row in rows)
    for row in rows:
        written = row.content
        if ground.names.actors:
            yield from check_known(row, ("owner",), written.owner, ground.names.actors, ACTORS)
        if written.done_on is not None:
            yield from _future(row, "done_on", written.done_on, as_of)
        for name in ("due_on", "done_on"):
            day = getattr(written, name)
            if day is not None and written.decided_on is not None and day < written.decided_on:
                yield late(row, ("decided_on",), written.decided_on, row, (name,), day)


def _check_documents(cooperative: Cooperative, folder: MentoringFolder) -> Iterator[Problem]:
    """Every document that is pointed to is there, so that what rests on it can be looked at."""
    there = cooperative.document_paths
    for authored in folder.documents:
        for path, name in _named_documents(authored.content, ()):
            if name not in there:
                hint = nearest(name, there)
                values = {"name": name, "folder": cooperative.folder, "hint": hint}
                yield Problem("D09", authored.place(*path), values, (), frozenset({"name", "hint"}))


def _named_documents(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    parts: Any = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, tuple):
        parts = enumerate(value)
    elif hasattr(type(value), "model_fields"):
        parts = value
    for name, part in parts:
        if name == "document" and isinstance(part, str):
            yield (*path, name), part
        elif not isinstance(part, str):
            yield from _named_documents(part, (*path, name))


def _check_decision(folder: MentoringFolder, result: EngagementResult) -> Iterator[Problem]:
    document = folder.engagement
    decision = document.content.decision if document else None
    if document is None or decision is None:
        return
    if result.graduation.contradicts:
        unmet = ", ".join(one.key for one in result.graduation.requirements if one.met is False) or "-"
        values = {"decision": decision.decision.value, "unmet": unmet, "pack": result.graduation.pack}
        values["coded"] = "decision unmet"
        yield Problem("D31", document.place("decision", "decision"), values)
    year = result.assessments
    # An assessment under an instrument that is not known is there; what is wrong with it stands at its own file.
    if year is None or (year.final is None and not year.unknown):
        yield Problem("D32", document.place("decision", "decision"), {"year": str(folder.year)})


def _future(document: Authored[Any], path: str | tuple[str | int, ...], day: date, as_of: date) -> Iterator[Problem]:
    if day > as_of:
        place = document.place(*((path,) if isinstance(path, str) else path))
        yield Problem("K23", place, {"date": day.isoformat(), "as_of": as_of.isoformat()})
