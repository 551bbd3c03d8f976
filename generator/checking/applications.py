"""`applications.csv`: outcomes with their reasons, needs set before the choice, dates in their order.

Nothing is hidden: a refused applicant stays a row, and needs a reason. Refuses to know the steps (`stage_log`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.checking.names import check_known, check_unique
from generator.checking.programme import check_region, check_theme, late
from generator.model.application import Application, Outcome
from generator.model.cooperative import Authored
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.problems.hints import nearest
from generator.problems.problem import Problem

DATES = ("applied_on", "needs_on", "outcome_on", "stopped_on")
NEEDED = ("theme", "mode", "needs_on", "outcome_on")


def check_applications(year: ProgrammeYear, names: MentoringNames, as_of: date) -> list[Problem]:
    """Every problem of the table."""
    rows = year.applications or ()
    problems = list(check_unique((row.content.id, row.place("id")) for row in rows))
    named = ((row.content.cooperative, row.place("cooperative")) for row in rows if row.content.cooperative)
    problems += check_unique((name, place) for name, place in named if name is not None)
    for row in rows:
        problems += _check_names(row, year, names)
        problems += _check_outcome(row)
        problems += _check_dates(row, year, as_of)
    return problems


def _check_names(row: Authored[Application], year: ProgrammeYear, names: MentoringNames) -> Iterator[Problem]:
    written, programme = row.content, year.programme.content
    yield from check_region(row, ("region",), written.region, names)
    if written.cohort is not None:
        yield from check_known(row, ("cohort",), written.cohort, {one.id for one in programme.cohorts}, "cohorts")
    elif len(programme.cohorts) > 1:
        yield from check_known(row, (), "", {one.id for one in programme.cohorts}, "cohorts")
    if written.theme is not None:
        yield from check_theme(row, ("theme",), written.theme, names)
    # A folder may well come later than the application; one almost of that name is a slip.
    if written.cooperative is not None and nearest(written.cooperative, names.cooperatives):
        yield from check_known(row, ("cooperative",), written.cooperative, names.cooperatives, "cooperatives/")


def _check_outcome(row: Authored[Application]) -> Iterator[Problem]:
    written = row.content
    if written.outcome in (Outcome.DITOLAK, Outcome.MENGUNDURKAN_DIRI) and written.reason is None:
        yield Problem(
            "M10", row.place("outcome"), {"id": written.id, "outcome": written.outcome.value, "field": "reason"}
        )
    if written.stopped_on is not None and written.stop_reason is None:
        values = {"id": written.id, "outcome": "stopped_on", "field": "stop_reason"}
        yield Problem("M10", row.place("stopped_on"), values)
    if written.outcome is Outcome.TERPILIH:
        for field in NEEDED:
            if getattr(written, field) is None:
                yield Problem("M12", row.place("outcome"), {"id": written.id, "field": field})
    elif written.stopped_on is not None:
        yield Problem("M25", row.place("stopped_on"), {"id": written.id, "outcome": written.outcome.value})


def _check_dates(row: Authored[Application], year: ProgrammeYear, as_of: date) -> Iterator[Problem]:
    stated = [(name, getattr(row.content, name)) for name in DATES if getattr(row.content, name) is not None]
    for name, day in stated:
        if day > as_of:
            yield Problem("K23", row.place(name), {"date": day.isoformat(), "as_of": as_of.isoformat()})
    for (before, earlier), (after, later) in pairwise(stated):
        if later < earlier:
            yield late(row, (before,), earlier, row, (after,), later)
    call = year.programme.content.call
    applied = row.content.applied_on
    if call is not None and applied < call.opens:
        yield late(year.programme, ("call", "opens"), call.opens, row, ("applied_on",), applied)
    elif call is not None and applied > call.closes:
        yield late(row, ("applied_on",), applied, year.programme, ("call", "closes"), call.closes)
