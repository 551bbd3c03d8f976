"""Cooperatives and programme years -> what one local office needs to know of its area. Pure; the day is given.

Knows which office a cooperative belongs to by its area alone: exactly one. Refuses to add fictional to real.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.computing.mentored import follow
from generator.computing.report_contents import compute_reports
from generator.model.application import Application, Outcome
from generator.model.local_office import OFFICE, find_office
from generator.model.programme import Activity, Programme
from generator.model.programme_results import MentoringMaterial, ProgrammeOverview
from generator.model.region_results import (
    AreaResult,
    Count,
    LateFollowUp,
    Mentored,
    RegionAreas,
    find_standing,
)
from generator.model.results import CooperativeOverview

Overviews = tuple[CooperativeOverview, ...]


def compute_regions(overviews: Overviews, material: MentoringMaterial, as_of: date) -> RegionAreas:
    """The areas of all offices as of one day."""
    return RegionAreas(
        compute_areas(overviews, material, as_of, fictional=False),
        compute_areas(overviews, material, as_of, fictional=True),
        compute_reports(overviews, material, as_of),
        _compute_unplaced(overviews, material, as_of, fictional=False),
        _compute_unplaced(overviews, material, as_of, fictional=True),
    )


def _compute_unplaced(
    overviews: Overviews, material: MentoringMaterial, as_of: date, fictional: bool
) -> AreaResult | None:
    """Those without an area, so that all areas and they add up to all cooperatives."""
    members = [one for one in overviews if one.fictional is fictional and not one.region]
    return _compute("", members, [], {}, material, as_of) if members else None


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
    standings = tuple(find_standing(one, book_year) for one in sorted(members, key=lambda one: (one.name, one.id)))
    applied = [
        (year, row.content)
        for year in years
        for row in year.year.applications or ()
        if find_office(row.content.region) == office
    ]
    mentored = tuple(
        follow(year, application, by_id, material)
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
