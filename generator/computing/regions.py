"""Cooperatives and programme years -> what one local office needs to know of its area. Pure; the day is given.

Knows which office a cooperative belongs to by its area alone: exactly one. Refuses to add fictional to real.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.model.application import Application, Outcome
from generator.model.engagement import Decision
from generator.model.local_office import OFFICE, find_office, list_touchpoints
from generator.model.mentoring_model import MentoringModel, ModelStep
from generator.model.mentoring_overview import MentoringOverview
from generator.model.mentoring_stage import MentoringStage, find_stage
from generator.model.programme import Activity, Programme
from generator.model.programme_results import MentoringMaterial, ProgrammeOverview
from generator.model.region_results import (
    AreaResult,
    Count,
    LateFollowUp,
    MeetingState,
    Mentored,
    RegionAreas,
    Standing,
    Touchpoint,
)
from generator.model.results import CooperativeOverview

Overviews = tuple[CooperativeOverview, ...]


def compute_regions(overviews: Overviews, material: MentoringMaterial, as_of: date) -> RegionAreas:
    """The areas of all offices as of one day."""
    return RegionAreas(*(compute_areas(overviews, material, as_of, fictional) for fictional in (False, True)))


def compute_areas(
    overviews: Overviews, material: MentoringMaterial, as_of: date, fictional: bool
) -> dict[str, AreaResult]:
    """Every office that has a cooperative, an application or a copy, by code; `fictional` chooses which kind."""
    members: dict[str, list[CooperativeOverview]] = {}
    for overview in overviews:
        if overview.fictional is fictional and overview.region:
            members.setdefault(find_office(overview.region), []).append(overview)
    by_id = {one.id: one for one in overviews}
    years = [one for one in material.overviews if one.year.programme.content.fictional is fictional]
    offices = {*members}
    for year in years:
        offices |= {find_office(row.content.region) for row in year.year.applications or () if _is_placed(row.content)}
        offices |= {row.content.office for row in year.year.copies or ()}
    return {
        office: _compute(office, members.get(office, []), years, by_id, material, as_of) for office in sorted(offices)
    }


def _is_placed(application: Application) -> bool:
    """Whether its area is known; of applicants that were not chosen the public copy tells the province alone."""
    return application.outcome is Outcome.TERPILIH or find_office(application.region) != application.region[:2]


def _compute(
    office: str,
    members: list[CooperativeOverview],
    years: list[ProgrammeOverview],
    by_id: dict[str, CooperativeOverview],
    material: MentoringMaterial,
    as_of: date,
) -> AreaResult:
    book_year = as_of.year - 1
    standings = tuple(_stand(one, book_year) for one in sorted(members, key=lambda one: (one.name, one.id)))
    applied = [
        (year, row.content)
        for year in years
        for row in year.year.applications or ()
        if find_office(row.content.region) == office
    ]
    mentored = tuple(
        _follow(year, application, by_id, material)
        for year, application in applied
        if application.outcome is Outcome.TERPILIH
    )
    ids = {year.year.id for year in years}
    known = [(one, mark) for one in members for year in one.mentoring for mark in year.follow_ups or ()]
    late = [LateFollowUp(one, mark) for one, mark in known if mark.overdue is not None]
    asked = any(year.follow_ups is not None for one in members for year in one.mentoring)
    return AreaResult(
        office,
        book_year,
        standings,
        mentored,
        _count(one.overview.kind for one in standings),
        _count(one.stage.value for one in mentored),
        _count(_theme(one, material) for one in mentored),
        _count(one.meeting.value for one in standings),
        tuple(sorted(late, key=lambda one: (one.mark.owner, -(one.mark.overdue or 0), one.cooperative.id))),
        len(known) if asked else None,
        tuple(one for one in material.copies if one.programme.id in ids and one.row.content.office == office),
        len(applied),
        tuple(_list_activities(office, years, material)),
        tuple(
            sorted(
                ((one, mark) for one in members for year in one.mentoring for mark in year.expiries),
                key=lambda found: (found[1].valid_until, found[0].id, found[1].name),
            )
        ),
    )


def _stand(overview: CooperativeOverview, book_year: int) -> Standing:
    if overview.yearly_meetings is None:
        return Standing(overview, MeetingState.UNKNOWN, None)
    held = next((day for year, day in overview.yearly_meetings if year == book_year), None)
    state = MeetingState.NOT_RECORDED if held is None else MeetingState.HELD
    return Standing(overview, state, None if held is None else date.fromisoformat(held))


def _follow(
    year: ProgrammeOverview,
    application: Application,
    by_id: dict[str, CooperativeOverview],
    material: MentoringMaterial,
) -> Mentored:
    programme = year.year.programme.content
    overview = by_id.get(application.cooperative or "")
    mentoring = next((one for one in overview.mentoring if one.programme == programme.id), None) if overview else None
    model = material.names.model_of(programme, application.cohort)
    taken = _taken(year, application, mentoring)
    touchpoints = tuple(
        Touchpoint(step, *taken.get(step.id, (None, None, None))) for step in (list_touchpoints(model) if model else ())
    )
    current = _current(model, taken)
    begun = current is not None and model is not None and current.phase != model.phases[0].id
    decision = _decide(year, application, mentoring)
    stopped = application.stopped_on is not None or (mentoring is not None and mentoring.stopped_on is not None)
    stage = find_stage(decision, stopped, begun, application.mode)
    if stage in (MentoringStage.STOPPED, MentoringStage.GRADUATED):
        # What was due after the end is no longer due.
        touchpoints = tuple(Touchpoint(one.step, one.on, one.due_on, None) for one in touchpoints)
    begun = begun or decision is not None
    return Mentored(programme, application, overview, mentoring, model, stage, current, begun, touchpoints)


Marks = dict[str, tuple[date | None, date | None, int | None]]


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


def _theme(mentored: Mentored, material: MentoringMaterial) -> str | None:
    theme = material.names.find_theme(mentored.application.theme)
    return theme.id if theme else None


def _count(keys: Iterable[str | None]) -> tuple[Count, ...]:
    """Largest first; what is not known last."""
    counted = Counter(keys)
    order = sorted(counted, key=lambda key: (key is None, -counted[key], key or ""))
    return tuple(Count(key, counted[key]) for key in order)


def _list_activities(
    office: str, years: list[ProgrammeOverview], material: MentoringMaterial
) -> Iterable[tuple[Programme, Activity]]:
    """Activities in this area, or in a larger one it lies in, whose step the office takes part in."""
    for year in years:
        programme = year.year.programme.content
        for activity in programme.activities:
            step = material.names.find_step(programme, activity.cohort, activity.step)
            if activity.region is None or step is None or OFFICE not in (step.actor, *step.partners):
                continue
            if office.startswith(activity.region) or find_office(activity.region) == office:
                yield programme, activity
