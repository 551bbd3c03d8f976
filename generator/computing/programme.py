"""A programme year in numbers: the funnel from application to graduation, why applicants left, what is overdue.

Everything depends on the rows and the day of the report only. Refuses to guess: without a table of applications only
what a source states is known, and the rest is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from generator.model.application import Application, Outcome, StageRecord, StepResult
from generator.model.cooperative import Authored
from generator.model.mentoring_model import Milestone
from generator.model.plan import Kpi
from generator.model.programme_results import DropOff, FunnelBar, GateCount, Overdue, ProgrammeOverview, Tally
from generator.model.programme_year import MentoringNames, ProgrammeYear

APPLIED, CHOSEN = "mendaftar", "terpilih"
MILESTONES = (Milestone.MULAI, Milestone.ASESMEN_AWAL, Milestone.ASESMEN_AKHIR, Milestone.WISUDA)
BARS = (APPLIED, CHOSEN, *(one.value for one in MILESTONES))
Rows = tuple[Authored[Application], ...]


def compute_programme(year: ProgrammeYear, names: MentoringNames, target: Kpi | None, as_of: date) -> ProgrammeOverview:
    """The whole overview of one year. `target` is the plan's indicator that graduates count towards."""
    rows = tuple(row for row in year.applications or () if row.content.applied_on <= as_of)
    reached = {row.content.id: _reached(row.content, year, names, as_of) for row in rows}
    funnel = _reported_funnel(year) if year.applications is None else _funnel(rows, reached)
    graduated = funnel[-1].count
    known = year.applications is not None
    against = _decided_against(year, as_of) & {row.content.id for row in rows}
    running = [
        row
        for row in rows
        if _outcome(row.content, as_of) is Outcome.TERPILIH
        and not _stopped(row.content, as_of)
        and Milestone.WISUDA.value not in reached[row.content.id]
        and row.content.id not in against
    ]
    share = Fraction(graduated * 100) / Fraction(target.target) if target and graduated is not None else None
    return ProgrammeOverview(
        year,
        funnel,
        _drop_offs(rows, reached, as_of),
        sum(_outcome(row.content, as_of) is Outcome.DALAM_PROSES for row in rows) if known else None,
        len(running) if known else None,
        len(against) if known else None,
        frozenset(against),
        _gates(rows, year, names, as_of),
        _tally(rows, lambda one: one.region[:2], as_of),
        _tally(rows, lambda one: theme.id if (theme := names.find_theme(one.theme)) else None, as_of),
        _tally(rows, lambda one: one.kind.value, as_of),
        _tally(rows, lambda one: one.mode.value if one.mode else None, as_of),
        _tally(rows, lambda one: one.cohort, as_of),
        _overdue(rows, year, as_of),
        target,
        share,
    )


def _outcome(application: Application, as_of: date) -> Outcome:
    """What was decided by that day."""
    decided = application.outcome_on
    return Outcome.DALAM_PROSES if decided is not None and decided > as_of else application.outcome


def _stopped(application: Application, as_of: date) -> bool:
    return application.stopped_on is not None and application.stopped_on <= as_of


def _taken(records: Iterable[Authored[StageRecord]] | None, application: str, as_of: date) -> dict[str, StageRecord]:
    return {
        row.content.step: row.content
        for row in records or ()
        if row.content.application == application and row.content.on is not None and row.content.on <= as_of
    }


def _reached(application: Application, year: ProgrammeYear, names: MentoringNames, as_of: date) -> frozenset[str]:
    """The bars an application belongs to."""
    bars = {APPLIED}
    model = names.model_of(year.programme.content, application.cohort)
    if _outcome(application, as_of) is not Outcome.TERPILIH or model is None:
        return frozenset(bars | ({CHOSEN} if _outcome(application, as_of) is Outcome.TERPILIH else set()))
    bars.add(CHOSEN)
    taken = _taken(year.records, application.id, as_of)
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


def _drop_offs(rows: Rows, reached: Mapping[str, frozenset[str]], as_of: date) -> tuple[DropOff, ...]:
    found: Counter[DropOff] = Counter()
    for row in rows:
        application = row.content
        last = [key for key in BARS if key in reached[application.id]][-1]
        outcome = _outcome(application, as_of)
        if outcome in (Outcome.DITOLAK, Outcome.MENGUNDURKAN_DIRI):
            found[DropOff(last, outcome.value, application.reason, 0)] += 1
        elif _stopped(application, as_of) and last != BARS[-1]:
            found[DropOff(last, "berhenti", application.stop_reason, 0)] += 1
    counted = (DropOff(one.after, one.outcome, one.reason, number) for one, number in found.items())
    return tuple(sorted(counted, key=lambda one: (BARS.index(one.after), one.outcome, -one.count, one.reason or "")))


def _decided_against(year: ProgrammeYear, as_of: date) -> set[str]:
    return {
        row.content.application
        for row in year.records or ()
        if row.content.result is StepResult.BELUM_LAYAK_WISUDA and row.content.on and row.content.on <= as_of
    }


def _gates(rows: Rows, year: ProgrammeYear, names: MentoringNames, as_of: date) -> tuple[GateCount, ...]:
    counts = []
    programme = year.programme.content
    for cohort in programme.cohorts if year.applications is not None else ():
        model = names.models.get(cohort.model)
        members = [row.content for row in rows if programme.find_cohort(row.content.cohort) is cohort]
        results = {one.id: _taken(year.records, one.id, as_of) for one in members}
        for step in model.gates if model else ():
            found = [taken[step.id].result if step.id in taken else None for taken in results.values()]
            passed, failed = found.count(StepResult.LULUS), found.count(StepResult.TIDAK_LULUS)
            counts.append(GateCount(cohort.id, step.id, passed, failed, len(found) - passed - failed))
    return tuple(counts)


def _tally(rows: Rows, trait: Callable[[Application], str | None], as_of: date) -> tuple[Tally, ...]:
    applied = Counter(trait(row.content) for row in rows)
    chosen = Counter(trait(row.content) for row in rows if _outcome(row.content, as_of) is Outcome.TERPILIH)
    tallies = (Tally(key, number, chosen[key]) for key, number in applied.items())
    return tuple(sorted(tallies, key=lambda one: (one.key is None, -one.applied, one.key or "")))


def _overdue(rows: Rows, year: ProgrammeYear, as_of: date) -> tuple[Overdue, ...]:
    by_id = {row.content.id: row for row in rows}
    late = []
    for record in year.records or ():
        due, on = record.content.due_on, record.content.on
        application = by_id.get(record.content.application)
        if due is None or due >= as_of or (on is not None and on <= as_of) or application is None:
            continue
        open_still = _outcome(application.content, as_of) in (Outcome.TERPILIH, Outcome.DALAM_PROSES)
        if open_still and not _stopped(application.content, as_of):
            late.append(Overdue(application, record, (as_of - due).days))
    return tuple(sorted(late, key=lambda one: (-one.days, one.application.content.id, one.record.content.step)))
