"""`stage_log.csv` held against the model: steps of the right model, gates passed, nothing skipped, nothing too soon.

Knows steps by what the model says of them (gate, milestone, phase, not before), never by their names, so that a new
model needs no rule here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.checking.names import check_known, check_unique
from generator.checking.programme import check_step, late
from generator.model.application import Application, Outcome, StageRecord, StepResult
from generator.model.cooperative import Authored
from generator.model.mentoring_model import EvidenceKind, MentoringModel, Milestone, ModelStep
from generator.model.programme import Programme
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.values import add_months
from generator.problems.problem import Problem

DOCUMENTS = (EvidenceKind.SURAT_KEPUTUSAN, EvidenceKind.SURAT_PERINTAH_KERJA, EvidenceKind.SURAT_PEMBERITAHUAN)
ORDER = (Milestone.MULAI, Milestone.ASESMEN_AWAL, Milestone.ASESMEN_AKHIR, Milestone.WISUDA)
PASSING = (StepResult.LULUS, StepResult.TIDAK_LULUS)
GRADUATING = (StepResult.LAYAK_WISUDA, StepResult.BELUM_LAYAK_WISUDA)
Log = Mapping[str, Authored[StageRecord]]


def check_stage_log(year: ProgrammeYear, names: MentoringNames, as_of: date) -> list[Problem]:
    """Every problem of the table, and every chosen application that its gates do not bear out."""
    rows = year.records or ()
    applications: dict[str, Authored[Application]] = {}
    for application_row in year.applications or ():
        applications.setdefault(application_row.content.id, application_row)
    keys = ((f"{row.content.application}, {row.content.step}", row.place("step")) for row in rows)
    problems = list(check_unique(keys))
    logs: dict[str, dict[str, Authored[StageRecord]]] = {}
    for row in rows:
        written = row.content
        if not year.incomplete:
            problems += check_known(row, ("application",), written.application, applications, "applications.csv")
        if written.on is not None and written.on > as_of:
            values = {"date": written.on.isoformat(), "as_of": as_of.isoformat()}
            problems.append(Problem("K23", row.place("on"), values))
        application = applications.get(written.application)
        if application is None:
            continue
        programme, cohort = year.programme.content, application.content.cohort
        problems += check_step(row, ("step",), written.step, programme, cohort, names)
        logs.setdefault(written.application, {}).setdefault(written.step, row)
    for name, application in applications.items():
        model = names.model_of(year.programme.content, application.content.cohort)
        if model is not None:
            problems += _check_log(application, logs.get(name, {}), model, year.programme)
    return problems


def _check_log(
    application: Authored[Application], log: Log, model: MentoringModel, programme: Authored[Programme]
) -> Iterator[Problem]:
    mentored = []
    for step in model.ordered:
        row = log.get(step.id)
        if step.gate and application.content.outcome is Outcome.TERPILIH:
            yield from _check_gate(application, row, step)
        if row is None:
            continue
        yield from _check_result(row, step)
        yield from _check_dates(application, row)
        if row.content.on is not None and step.phase != model.phases[0].id:
            mentored.append(row)
        yield from _check_interval(row, step, log)
    if mentored:
        yield from _check_mentoring(application, min(mentored, key=_day), programme)
    yield from _check_milestones(application, log, model)


def _day(row: Authored[StageRecord]) -> date:
    return row.content.on or date.max


def _check_gate(
    application: Authored[Application], row: Authored[StageRecord] | None, step: ModelStep
) -> Iterator[Problem]:
    if row is None or row.content.result is not StepResult.LULUS:
        values = {"id": application.content.id, "step": step.id}
        related = (row.place("result"),) if row is not None else ()
        yield Problem("M11", application.place("outcome"), values, related)
        return
    chosen = application.content.outcome_on
    if row.content.on is not None and chosen is not None and chosen < row.content.on:
        yield late(row, ("on",), row.content.on, application, ("outcome_on",), chosen)


def _check_result(row: Authored[StageRecord], step: ModelStep) -> Iterator[Problem]:
    allowed: tuple[StepResult, ...] = (StepResult.SELESAI,)
    if step.gate:
        allowed = PASSING
    elif step.milestone is Milestone.WISUDA:
        allowed = GRADUATING
    result = row.content.result
    taken = row.content.on is not None
    needs_result = taken and (step.gate or step.milestone is Milestone.WISUDA)
    if (result is None and needs_result) or (result is not None and (result not in allowed or not taken)):
        values = {
            "step": step.id,
            "result": result.value if result else "empty",
            "field": "on" if not taken else "result",
        }
        known = ", ".join(one.value for one in allowed)
        coded = {} if result else {"coded": "result"}
        yield Problem("M26", row.place("result"), {**values, "known": known, **coded})


def _check_dates(application: Authored[Application], row: Authored[StageRecord]) -> Iterator[Problem]:
    on, applied, stopped = row.content.on, application.content.applied_on, application.content.stopped_on
    if on is not None and on < applied:
        yield late(application, ("applied_on",), applied, row, ("on",), on)
    if on is not None and stopped is not None and on > stopped:
        yield late(row, ("on",), on, application, ("stopped_on",), stopped)


def _check_mentoring(
    application: Authored[Application], row: Authored[StageRecord], programme: Authored[Programme]
) -> Iterator[Problem]:
    """After the first phase: chosen applicants only, and all three documents there before it."""
    if application.content.outcome is not Outcome.TERPILIH:
        values = {"id": application.content.id, "outcome": application.content.outcome.value}
        yield Problem("M25", row.place("step"), values, (application.place("outcome"),))
    on = row.content.on
    if on is None:
        return
    cohort = application.content.cohort
    documents = [one for one in programme.content.documents if one.cohort in (None, cohort)]
    for kind in DOCUMENTS:
        if not any(one.kind is kind and one.on <= on for one in documents):
            values = {"id": application.content.id, "kind": kind.value, "on": on.isoformat()}
            yield Problem("M21", row.place("on"), values, (programme.place("documents"),))


def _check_interval(row: Authored[StageRecord], step: ModelStep, log: Log) -> Iterator[Problem]:
    rule = step.not_before
    first = log.get(rule.step) if rule else None
    if rule is None or first is None or first.content.on is None or row.content.on is None:
        return
    earliest = add_months(first.content.on, rule.months)
    if row.content.on < earliest:
        values = {
            "step": step.id,
            "on": row.content.on.isoformat(),
            "first": rule.step,
            "since": first.content.on.isoformat(),
            "months": str(rule.months),
            "earliest": earliest.isoformat(),
        }
        yield Problem("M22", row.place("on"), values, (first.place("on"),))


def _check_milestones(application: Authored[Application], log: Log, model: MentoringModel) -> Iterator[Problem]:
    """A later milestone without an earlier one: something was skipped or not written down.

    The other place is the row that still lacks its day, else the milestone before the gap, else the application.
    """
    by_milestone = {step.milestone: step for step in model.ordered if step.milestone}
    steps = [by_milestone[one] for one in ORDER if one in by_milestone]
    previous: Authored[StageRecord] | None = None
    for at, step in enumerate(steps):
        row = log.get(step.id)
        if row is None or row.content.on is None:
            continue
        before = log.get(steps[at - 1].id) if at else None
        if at and (before is None or before.content.on is None):
            other = application.place("id")
            if before is not None:
                other = before.place("on")
            elif previous is not None:
                other = previous.place("step")
            yield Problem("M24", row.place("step"), {"step": step.id, "missing": steps[at - 1].id}, (other,))
        elif previous is not None and previous.content.on is not None and row.content.on < previous.content.on:
            yield late(previous, ("on",), previous.content.on, row, ("on",), row.content.on)
        previous = row
