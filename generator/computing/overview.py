"""A cooperative and its scores -> one row for lists of cooperatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from generator.computing.meetings import find_due_assessments, list_yearly_meetings
from generator.computing.mentor_bookings import collect_bookings
from generator.computing.mentoring_outputs import find_valid_outputs
from generator.computing.offers import collect_offers
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored, Cooperative
from generator.model.mentoring_overview import MentoringOverview, ReportedStanding
from generator.model.profile import Profile
from generator.model.recorded_doubt import find_doubt
from generator.model.results import AspectSummary, CooperativeOverview, HealthScore, HealthSummary
from generator.problems.catalogue import count_by_severity
from generator.problems.problem import Problem


def compute_overview(
    cooperative: Cooperative,
    scores: tuple[HealthScore, ...],
    problems: Sequence[Problem],
    as_of: date,
    mentoring: tuple[MentoringOverview, ...] = (),
    reported: tuple[ReportedStanding, ...] = (),
) -> CooperativeOverview:
    """The row; a general output counts only when its file is valid, not when it merely exists."""
    errors, warnings = count_by_severity(problems)
    profile = cooperative.profile.content if cooperative.profile else None
    outputs = tuple((key.value, valid) for key, valid in find_valid_outputs(cooperative).items())
    summaries = [summarise(score, one, problems) for score, one in zip(scores, cooperative.assessments, strict=True)]
    return CooperativeOverview(
        id=cooperative.id,
        name=cooperative.name,
        fictional=bool(profile and profile.fictional),
        kind=profile.kind.value if profile and profile.kind else None,
        region=profile.region if profile else None,
        place=profile.place if profile else None,
        outputs=outputs,
        products=None if cooperative.products is None else len(cooperative.products),
        assessments=tuple(reversed(summaries)),
        errors=errors,
        warnings=warnings,
        broken=tuple(sorted(cooperative.broken)),
        due=tuple((one.book_year, one.met_on.isoformat()) for one in find_due_assessments(cooperative, as_of)),
        bookings=collect_bookings(cooperative),
        mentoring=mentoring,
        reported=reported,
        yearly_meetings=list_yearly_meetings(cooperative, as_of),
        members=count_members(profile),
        offers=collect_offers(cooperative),
    )


def count_members(profile: Profile | None) -> int | None:
    """The stated number of members, or women and men together where both are stated."""
    people = profile.people if profile else None
    if people is None:
        return None
    if people.members is None and people.members_women is not None and people.members_men is not None:
        return people.members_women + people.members_men
    return people.members


def summarise(
    score: HealthScore, assessment: Authored[HealthAssessment], problems: Iterable[Problem] = ()
) -> HealthSummary:
    """One line for lists of cooperatives; `problems` tell what speaks against the recorded result."""
    recorded = assessment.content.recorded
    return HealthSummary(
        id=score.id,
        year=score.period_end.year,
        rulebook_id=score.rulebook.id if score.rulebook else None,
        total=score.total,
        lowest=score.lowest,
        highest=score.highest,
        predicate=score.predicate,
        recorded_total=None if recorded is None or recorded.total is None else Fraction(recorded.total),
        recorded_predicate=recorded.predicate if recorded else None,
        recorded_on=recorded.on.isoformat() if recorded and recorded.on else None,
        missing=sum(1 for one in score.indicators if one.score is None),
        doubt=find_doubt(problems, assessment.file) if recorded else None,
        outside_force=score.outside_force,
        corrected_on=tuple(one.on.isoformat() for one in assessment.content.corrections),
        aspects=()
        if score.reason is not None
        else tuple(
            AspectSummary(one.rule.id, one.score, one.lowest, one.highest, one.maximum) for one in score.aspects
        ),
    )
