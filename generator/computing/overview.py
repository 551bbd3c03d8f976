"""A cooperative and its scores -> one row for lists of cooperatives."""

from __future__ import annotations

from datetime import date

from generator.computing.health import summarise
from generator.computing.meetings import find_due_assessments, list_yearly_meetings
from generator.computing.mentor_bookings import collect_bookings
from generator.computing.mentoring_outputs import find_valid_outputs
from generator.model.cooperative import Cooperative
from generator.model.mentoring_overview import MentoringOverview, ReportedStanding
from generator.model.results import CooperativeOverview, HealthScore


def compute_overview(
    cooperative: Cooperative,
    scores: tuple[HealthScore, ...],
    errors: int,
    warnings: int,
    as_of: date,
    mentoring: tuple[MentoringOverview, ...] = (),
    reported: tuple[ReportedStanding, ...] = (),
) -> CooperativeOverview:
    """The row; a general output counts only when its file is valid, not when it merely exists."""
    profile = cooperative.profile.content if cooperative.profile else None
    products = cooperative.products or ()
    outputs = tuple((key.value, valid) for key, valid in find_valid_outputs(cooperative).items())
    summaries = [summarise(score, one) for score, one in zip(scores, cooperative.assessments, strict=True)]
    return CooperativeOverview(
        id=cooperative.id,
        name=cooperative.name,
        fictional=bool(profile and profile.fictional),
        kind=profile.kind.value if profile and profile.kind else None,
        region=profile.region if profile else None,
        place=profile.place if profile else None,
        outputs=outputs,
        products=len(products),
        assessments=tuple(reversed(summaries)),
        errors=errors,
        warnings=warnings,
        broken=tuple(sorted(cooperative.broken)),
        due=tuple((one.book_year, one.met_on.isoformat()) for one in find_due_assessments(cooperative, as_of)),
        bookings=collect_bookings(cooperative),
        mentoring=mentoring,
        reported=reported,
        yearly_meetings=list_yearly_meetings(cooperative, as_of),
    )
