"""What each report copied to a local office tells: cooperatives and programme as they stood on the day it was sent.

A bundle printed again later must say what was sent. So everything is computed for that day from what is dated, and
nothing is taken out of words afterwards. Refuses to tell steps for internal readers: the office was not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.computing.mentored import follow
from generator.computing.programme import compute_programme
from generator.computing.report_copies import find_day
from generator.model.audience import Audience
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import ReportContent
from generator.model.report_copy import CopyResult
from generator.model.results import CooperativeOverview


def compute_reports(
    overviews: Iterable[CooperativeOverview], material: MentoringMaterial, as_of: date
) -> tuple[ReportContent, ...]:
    """Every copy that has a cooperative to tell of, in the order of the copies."""
    by_id = {one.id: one for one in overviews}
    shared = replace(material, names=material.names.for_audience(Audience.PUBLIC))
    return tuple(_compute(copy, by_id, shared, as_of) for copy in material.copies if copy.applications)


def _compute(
    copy: CopyResult, by_id: dict[str, CooperativeOverview], material: MentoringMaterial, as_of: date
) -> ReportContent:
    day = find_day(copy.row.content, as_of)
    now = next(one for one in material.overviews if one.year.id == copy.programme.id)
    year = compute_programme(now.year, material.names, now.target, day)
    told = [one.cooperative for one in copy.applications if one.cooperative in by_id]
    rows = {name: _stand(by_id[name], day, day < as_of) for name in told if name is not None}
    mentored = (follow(year, application, rows, material) for application in copy.applications)
    return ReportContent(copy, day, day < as_of, tuple(mentored))


def _stand(row: CooperativeOverview, day: date, is_past: bool) -> CooperativeOverview:
    """The row as of the day. Of health only what was on record then: a computed result has no day of its own."""
    then = next((standing.mentoring for standing in row.reported if standing.day == day.isoformat()), ())
    known = row.assessments
    if is_past:
        known = tuple(one for one in known if one.recorded_on is not None and one.recorded_on <= day.isoformat())
    return replace(row, mentoring=then, assessments=known)
