"""A programme year in numbers: the funnel from application to graduation, why applicants left, what is overdue.

Everything depends on the rows and the day of the report only. Refuses to guess: without a table of applications only
what a source states is known, and the rest is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from generator.model.application import Application, Outcome, StageRecord, StepResult
from generator.model.cooperative import Authored
from generator.model.mentoring_model import Milestone
from generator.model.mentoring_stage import has_closed
from generator.model.plan import Kpi
from generator.model.programme_results import DropOff, FunnelBar, GateCount, Overdue, ProgrammeOverview, Tally
from generator.model.programme_year import MentoringNames, ProgrammeYear

APPLIED, CHOSEN = "mendaftar", "terpilih"
MILESTONES = (Milestone.MULAI, Milestone.ASESMEN_AWAL, Milestone.ASESMEN_AKHIR, Milestone.WISUDA)
BARS = (APPLIED, CHOSEN, *(one.value for one in MILESTONES))
Rows = tuple[Authored[Application], ...]


def compute_programme(year: ProgrammeYear, names: MentoringNames, target: Kpi | None, as_of: date) -> ProgrammeOverview:
    """The whole overview of one year. `target` is the plan's indicator that graduates count towards.

    The overview holds the year as it stood on that day: what is dated later has not happened.
    """
    year = see_on(year, as_of)
    rows = year.applications or ()
    reached = {row.content.id: _reached(row.content, year, names) for row in rows}
    funnel = _reported_funnel(year) if year.applications is None else _funnel(rows, reached)
    graduated = funnel[-1].count
    known = year.applications is not None
    against = _decided_against(year) & {row.content.id for row in rows}
    undecided = [
        row.content
        for row in rows
        if row.content.outcome is Outcome.TERPILIH
        and row.content.stopped_on is None
        and Milestone.WISUDA.value not in reached[row.content.id]
        and row.content.id not in against
    ]
    awaiting = frozenset(
        one.id
        for one in undecided
        if has_closed(_taken(year.records, one.id), names.model_of(year.programme.content, one.cohort))
    )
    share = Fraction(graduated * 100) / Fraction(target.target) if target and graduated is not None else None
    return ProgrammeOverview(
        year,
        funnel,
        _drop_offs(rows, reached),
        sum(row.content.outcome is Outcome.DALAM_PROSES for row in rows) if known else None,
        len(undecided) - len(awaiting) if known else None,
        len(against) if known else None,
        frozenset(against),
        _gates(rows, year, names),
        _tally(rows, lambda one: one.region[:2]),
        _tally(rows, lambda one: theme.id if (theme := names.find_theme(one.theme)) else None),
        _tally(rows, lambda one: one.kind.value),
        _tally(rows, lambda one: one.mode.value if one.mode else None),
        _tally(rows, lambda one: one.cohort),
        _overdue(rows, year, as_of),
        target,
        share,
        awaiting,
    )


def see_on(year: ProgrammeYear, as_of: date) -> ProgrammeYear:
    """The year as it stood on that day: what is dated later has not happened."""
    applications, records = year.applications, year.records
    if applications is not None:
        there = (row for row in applications if row.content.applied_on <= as_of)
        applications = tuple(replace(row, content=_application_then(row.content, as_of)) for row in there)
    if records is not None:
        records = tuple(replace(row, content=_record_then(row.content, as_of)) for row in records)
    return replace(year, applications=applications, records=records)


def _application_then(application: Application, as_of: date) -> Application:
    later: dict[str, object] = {}
    if application.outcome_on is not None and application.outcome_on > as_of:
        later |= {"outcome": Outcome.DALAM_PROSES, "outcome_on": None, "reason": None}
    if application.stopped_on is not None and application.stopped_on > as_of:
        later |= {"stopped_on": None, "stop_reason": None}
    if application.needs_on is not None and application.needs_on > as_of:
        later |= {"needs_on": None, "theme": None, "mode": None, "need": None}
    return application.model_copy(update=later) if later else application


def _record_then(record: StageRecord, as_of: date) -> StageRecord:
    if record.on is None or record.on <= as_of:
        return record
    return record.model_copy(update={"on": None, "result": None})


def _taken(records: Iterable[Authored[StageRecord]] | None, application: str) -> dict[str, StageRecord]:
    return {
        row.content.step: row.content
        for row in records or ()
        if row.content.application == application and row.content.on is not None
    }


def _reached(application: Application, year: ProgrammeYear, names: MentoringNames) -> frozenset[str]:
    """The bars an application belongs to."""
    bars = {APPLIED}
    model = names.model_of(year.programme.content, application.cohort)
    if application.outcome is not Outcome.TERPILIH or model is None:
        return frozenset(bars | ({CHOSEN} if application.outcome is Outcome.TERPILIH else set()))
    bars.add(CHOSEN)
    taken = _taken(year.records, application.id)
    for step in model.steps:
        record = taken.get(step.id)
        if step.milestone is None or record is None:
            continue
        if step.milestone is not Milestone.WISUDA or record.result is StepResult.LAYAK_WISUDA:
            bars.add(step.milestone.value)
    return frozenset(bars)


def _funnel(rows: Rows, reached: Mapping[str, frozenset[str]]) -> tuple[FunnelBar, ...]:
    bars = []
    for key in BARS:
        members = tuple(row.content.id for row in rows if key in reached[row.content.id])
        bars.append(FunnelBar(key, len(members), members))
    return tuple(bars)


def _reported_funnel(year: ProgrammeYear) -> tuple[FunnelBar, ...]:
    reported = year.programme.content.reported
    counts: dict[str, int | None] = {}
    if reported is not None:
        counts = {APPLIED: reported.applicants, CHOSEN: reported.selected, Milestone.WISUDA.value: reported.graduated}
    return tuple(FunnelBar(key, counts.get(key)) for key in BARS)


def _drop_offs(rows: Rows, reached: Mapping[str, frozenset[str]]) -> tuple[DropOff, ...]:
    found: Counter[DropOff] = Counter()
    for row in rows:
        application = row.content
        last = [key for key in BARS if key in reached[application.id]][-1]
        outcome = application.outcome
        if outcome in (Outcome.DITOLAK, Outcome.MENGUNDURKAN_DIRI):
            found[DropOff(last, outcome.value, application.reason, 0)] += 1
        elif application.stopped_on is not None and last != BARS[-1]:
            found[DropOff(last, "berhenti", application.stop_reason, 0)] += 1
    counted = (DropOff(one.after, one.outcome, one.reason, number) for one, number in found.items())
    return tuple(sorted(counted, key=lambda one: (BARS.index(one.after), one.outcome, -one.count, one.reason or "")))


def _decided_against(year: ProgrammeYear) -> set[str]:
    return {
        row.content.application
        for row in year.records or ()
        if row.content.result is StepResult.BELUM_LAYAK_WISUDA and row.content.on is not None
    }


def _gates(rows: Rows, year: ProgrammeYear, names: MentoringNames) -> tuple[GateCount, ...]:
    counts = []
    programme = year.programme.content
    for cohort in programme.cohorts if year.applications is not None else ():
        model = names.models.get(cohort.model)
        members = [row.content for row in rows if programme.find_cohort(row.content.cohort) is cohort]
        results = {one.id: _taken(year.records, one.id) for one in members}
        for step in model.gates if model else ():
            found = [taken[step.id].result if step.id in taken else None for taken in results.values()]
            passed, failed = found.count(StepResult.LULUS), found.count(StepResult.TIDAK_LULUS)
            counts.append(GateCount(cohort.id, step.id, passed, failed, len(found) - passed - failed))
    return tuple(counts)


def _tally(rows: Rows, trait: Callable[[Application], str | None]) -> tuple[Tally, ...]:
    applied = Counter(trait(row.content) for row in rows)
    chosen = Counter(trait(row.content) for row in rows if row.content.outcome is Outcome.TERPILIH)
    tallies = (Tally(key, number, chosen[key]) for key, number in applied.items())
    return tuple(sorted(tallies, key=lambda one: (one.key is None, -one.applied, one.key or "")))


def _overdue(rows: Rows, year: ProgrammeYear, as_of: date) -> tuple[Overdue, ...]:
    by_id = {row.content.id: row for row in rows}
    late = []
    for record in year.records or ():
        due, on = record.content.due_on, record.content.on
        application = by_id.get(record.content.application)
        if due is None or due >= as_of or on is not None or application is None:
            continue
        open_still = application.content.outcome in (Outcome.TERPILIH, Outcome.DALAM_PROSES)
        if open_still and application.content.stopped_on is None:
            late.append(Overdue(application, record, (as_of - due).days))
    return tuple(sorted(late, key=lambda one: (-one.days, one.application.content.id, one.record.content.step)))
