"""One chosen cooperative for its local office: where it stands, and the steps in which the office takes part. Pure.

Two sources tell of it, the cooperative's folder and the programme's register; neither is corrected by the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.application import Application
from generator.model.engagement import Decision
from generator.model.local_office import list_touchpoints
from generator.model.mentoring_model import MentoringModel, ModelStep
from generator.model.mentoring_overview import MentoringOverview
from generator.model.mentoring_stage import find_stage, has_begun, has_closed
from generator.model.programme_results import MentoringMaterial, ProgrammeOverview
from generator.model.region_results import LateStep, Mentored, Touchpoint
from generator.model.results import CooperativeOverview

Marks = dict[str, tuple[date | None, date | None, int | None]]


def follow(
    year: ProgrammeOverview,
    application: Application,
    by_id: Mapping[str, CooperativeOverview],
    material: MentoringMaterial,
) -> Mentored:
    """Where one chosen cooperative stands, as its folder tells, else as the programme office logged it."""
    programme = year.year.programme.content
    overview = by_id.get(application.cooperative or "")
    mentoring = next((one for one in overview.mentoring if one.programme == programme.id), None) if overview else None
    model = material.names.model_of(programme, application.cohort)
    taken = _taken(year, application, mentoring)
    touchpoints = tuple(
        Touchpoint(step, *taken.get(step.id, (None, None, None))) for step in (list_touchpoints(model) if model else ())
    )
    current = _current(model, taken)
    begun = has_begun(current, model)
    decision = _decide(year, application, mentoring)
    stopped = application.stopped_on is not None or (mentoring is not None and mentoring.stopped_on is not None)
    closed = (mentoring is not None and mentoring.has_closed) or has_closed(
        {step for step, (on, _, _) in taken.items() if on is not None}, model
    )
    stage = find_stage(decision, stopped, begun, closed, application.mode)
    if not stage.awaits_steps:
        touchpoints = tuple(Touchpoint(one.step, one.on, one.due_on, None) for one in touchpoints)
    late = _list_late(model, taken) if model and stage.awaits_steps else ()
    begun = begun or decision is not None
    return Mentored(programme, application, overview, mentoring, model, stage, current, begun, touchpoints, late)


def _list_late(model: MentoringModel, taken: Marks) -> tuple[LateStep, ...]:
    """Steps past their day, the longest first, then in the order of the model."""
    found = [
        LateStep(step, due_on, overdue)
        for step in model.ordered
        for on, due_on, overdue in [taken.get(step.id, (None, None, None))]
        if on is None and due_on is not None and overdue
    ]
    return tuple(sorted(found, key=lambda one: -one.days))


def _taken(year: ProgrammeOverview, application: Application, mentoring: MentoringOverview | None) -> Marks:
    """Day, due day and days overdue by step: as the cooperative's folder tells, else as the programme logged it."""
    if mentoring is not None and mentoring.steps:
        return {one.step: (one.on, one.due_on, one.overdue) for one in mentoring.steps}
    overdue = {
        one.record.content.step: one.days for one in year.overdue if one.application.content.id == application.id
    }
    return {
        row.content.step: (row.content.on, row.content.due_on, overdue.get(row.content.step))
        for row in year.year.records or ()
        if row.content.application == application.id
    }


def _current(model: MentoringModel | None, taken: Marks) -> ModelStep | None:
    steps = model.ordered if model else ()
    done = [step for step in steps if not step.throughout and taken.get(step.id, (None,))[0] is not None]
    return done[-1] if done else None


def _decide(year: ProgrammeOverview, application: Application, mentoring: MentoringOverview | None) -> Decision | None:
    """As either the folder or the register tells it."""
    told = mentoring.graduation.decision if mentoring else None
    graduates = year.bar("wisuda")
    if told is Decision.LAYAK_WISUDA or (graduates and application.id in graduates.applications):
        return Decision.LAYAK_WISUDA
    against = application.id in year.decided_against_ids
    return Decision.BELUM_LAYAK_WISUDA if told is not None or against else None
