"""The programme office's view of a year: participants of the register and of their own folders brought together.

Knows no text and no page. Every list depends on the rows and on the day of the report. A fictional cooperative stands
in a fictional year only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from generator.computing.assessment_changes import compute_changes
from generator.computing.benefits import compute_benefits
from generator.computing.mentor_load import compute_loads, rate_mentors
from generator.computing.missing_evaluations import list_missing_evaluations
from generator.computing.report_copies import compute_copies
from generator.model.application import Outcome
from generator.model.audience import Audience
from generator.model.benefit import BenefitList
from generator.model.dashboard import (
    Dashboard,
    DueStep,
    LateJournal,
    OverdueFollowUp,
    Participant,
    SkippedSteps,
    StageActivities,
)
from generator.model.mentoring_model import MentoringModel, Milestone
from generator.model.mentoring_rules import MentoringRules
from generator.model.programme_results import ProgrammeOverview
from generator.model.programme_year import MentoringNames
from generator.model.report_copy import CopyResult
from generator.model.results import CooperativeOverview

ASSESSED = (Milestone.ASESMEN_AWAL, Milestone.ASESMEN_AKHIR)


def compute_dashboards(
    years: Iterable[ProgrammeOverview],
    rows: Sequence[CooperativeOverview],
    names: MentoringNames,
    rules: MentoringRules | None,
    audience: Audience,
    as_of: date,
    benefits: BenefitList | None = None,
) -> tuple[Dashboard, ...]:
    """One for each year that keeps a register of applications; `rows` are projected for the audience."""
    return tuple(
        _compute(year, rows, names, rules, audience, as_of, benefits)
        for year in years
        if year.year.applications is not None
    )


def _compute(
    overview: ProgrammeOverview,
    rows: Sequence[CooperativeOverview],
    names: MentoringNames,
    rules: MentoringRules | None,
    audience: Audience,
    as_of: date,
    benefits: BenefitList | None,
) -> Dashboard:
    people = find_participants(overview, rows)
    there = {one.mentoring.application for one in people}
    chosen = [row.content for row in overview.year.applications or () if row.content.outcome is Outcome.TERPILIH]
    due = [one for person in people for one in _due_assessments(person, names.models, as_of)]
    graduated = overview.funnel[-1].count
    target = overview.target
    internal = audience is Audience.INTERNAL
    return Dashboard(
        overview=overview,
        participants=people,
        others=tuple(one for one in chosen if one.id not in there),
        shortfall=Fraction(target.target) - graduated if target is not None and graduated is not None else None,
        assessments_due=tuple(sorted(due, key=lambda one: (one.due_on, one.participant.row.id))),
        unfiled=tuple(one for person in people for one in _unfiled(person, names.models)),
        skipped=tuple(found for person in people if (found := _skipped(person, names.models)).steps),
        changes=compute_changes(people),
        graduations=tuple(one for one in people if _is_at_graduation(one)),
        activities=count_activities(overview, names, as_of),
        late_copies=_late_copies(compute_copies(overview.year, names, as_of)),
        late_journals=_late_journals(people) if internal else None,
        missing_evaluations=list_missing_evaluations(people, names.models) if internal else None,
        late_follow_ups=_late_follow_ups(people) if internal else None,
        mentors=compute_loads(overview, people, as_of) if internal else None,
        ratings=rate_mentors(people, rules) if internal and rules is not None else None,
        benefits=compute_benefits(people, benefits) if benefits is not None else None,
    )


def find_participants(overview: ProgrammeOverview, rows: Sequence[CooperativeOverview]) -> tuple[Participant, ...]:
    """Cooperatives whose own folder names this year, in the order given."""
    programme = overview.year.programme.content
    applications = {row.content.id: row.content for row in overview.year.applications or ()}
    found = []
    for row in rows:
        if row.fictional and not programme.fictional:
            continue
        for mentoring in row.mentoring:
            if mentoring.programme != overview.year.id:
                continue
            application = applications.get(mentoring.application or "")
            region = application.region if application else row.region
            found.append(Participant(row, mentoring, region or "", (application and application.cohort) or ""))
    return tuple(found)


def _assessment_steps(person: Participant, models: Mapping[str, MentoringModel]) -> dict[str, Milestone]:
    model = models.get(person.mentoring.model or "")
    steps = model.steps if model else ()
    return {step.id: step.milestone for step in steps if step.milestone in ASSESSED and step.milestone}


def _due_assessments(person: Participant, models: Mapping[str, MentoringModel], as_of: date) -> Iterable[DueStep]:
    steps = _assessment_steps(person, models)
    if person.mentoring.stopped_on is not None:
        return
    for mark in person.mentoring.steps:
        if mark.step in steps and mark.on is None and mark.due_on is not None:
            yield DueStep(person, mark.step, mark.due_on, mark.overdue)


def _unfiled(person: Participant, models: Mapping[str, MentoringModel]) -> Iterable[DueStep]:
    steps = _assessment_steps(person, models)
    change = person.mentoring.assessments
    days = {
        Milestone.ASESMEN_AWAL: change.initial_on if change else None,
        Milestone.ASESMEN_AKHIR: change.final_on if change else None,
    }
    for mark in person.mentoring.steps:
        if mark.step in steps and mark.on is not None and days[steps[mark.step]] is None:
            yield DueStep(person, mark.step, mark.on, None)


def _skipped(person: Participant, models: Mapping[str, MentoringModel]) -> SkippedSteps:
    """What is due later only was not skipped."""
    model = models.get(person.mentoring.model or "")
    current = model.find_step(person.mentoring.current or "") if model else None
    if model is None or current is None:
        return SkippedSteps(person, ())
    last = person.mentoring.taken_on(current.id)
    missed = []
    for mark in person.mentoring.steps:
        step = model.find_step(mark.step)
        if mark.on is not None or step is None or step.throughout or step.order >= current.order:
            continue
        if mark.due_on is None or last is None or mark.due_on <= last:
            missed.append(step.id)
    return SkippedSteps(person, tuple(missed))


def _is_at_graduation(person: Participant) -> bool:
    one = person.mentoring
    return one.graduation.decision is not None or (one.assessments is not None and one.assessments.final_on is not None)


def _late_copies(copies: Iterable[CopyResult]) -> tuple[CopyResult, ...]:
    """Those not sent first, the longest of each kind before the others."""
    late = (one for one in copies if one.overdue is not None or one.late is not None)
    return tuple(sorted(late, key=lambda one: (one.overdue is None, -(one.overdue or one.late or 0))))


def _late_journals(people: Iterable[Participant]) -> tuple[LateJournal, ...]:
    """The longest silence first; no journal at all before any."""
    late = []
    for person in people:
        if not person.is_active or not person.mentoring.mentors:
            continue
        journal = person.mentoring.journal
        if journal is None:
            late.append(LateJournal(person, None, None, False))
        elif journal.silent_days is not None:
            late.append(LateJournal(person, journal.last, journal.silent_days, journal.weekdays_only))
    return tuple(sorted(late, key=lambda one: (one.working_days is not None, -(one.working_days or 0))))


def _late_follow_ups(people: Iterable[Participant]) -> tuple[OverdueFollowUp, ...]:
    late = [
        OverdueFollowUp(person, one)
        for person in people
        for one in person.mentoring.follow_ups or ()
        if one.overdue is not None
    ]
    return tuple(sorted(late, key=lambda one: (-(one.follow_up.overdue or 0), one.participant.row.id)))


def count_activities(overview: ProgrammeOverview, names: MentoringNames, as_of: date) -> tuple[StageActivities, ...]:
    """Activities by phase and stage, in the order of the models' steps."""
    programme = overview.year.programme.content
    counted: dict[tuple[str, str], list[int]] = {}
    order: dict[tuple[str, str], int] = {}
    # What is for all cohorts stands where the first one's model has it.
    first = programme.cohorts[0].id if programme.cohorts else None
    for activity in programme.activities:
        step = names.find_step(programme, activity.cohort, activity.step)
        model = names.model_of(programme, activity.cohort or first)
        if step is None or model is None:
            continue
        phase = next((one.name.id for one in model.phases if one.id == step.phase), "")
        stage = next((one.name.id for one in model.stages if one.id == step.stage), "")
        held = activity.on is not None and activity.on <= as_of
        late = not held and activity.planned_on is not None and activity.planned_on < as_of
        found = counted.setdefault((phase, stage), [0, 0, 0])
        order[phase, stage] = min(order.get((phase, stage), step.order), step.order)
        for at, yes in enumerate((True, held, late)):
            found[at] += yes
    return tuple(StageActivities(*key, *counted[key]) for key in sorted(counted, key=lambda one: order[one]))
