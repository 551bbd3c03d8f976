"""Interview scores of candidates: the weighted sum as printed, and the same put to 100 under its own name.

A candidate without a score on every weighted criterion has no result; competence without weights gives no sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.programme_results import CandidateResult, FormResult, InterviewScore, RecruitmentResult
from generator.model.programme_year import ProgrammeYear
from generator.model.recruitment import Candidate, Criterion, RecruitmentForm

WHOLE = 100


def compute_interview(criteria: Sequence[Criterion], scores: Mapping[str, int]) -> InterviewScore | None:
    """Raw: sum of weight x score / 100, out of the sum of the weights. Normalised: raw in percent of that sum."""
    weights = {one.id: one.weight for one in criteria}
    if not weights or None in weights.values() or any(name not in scores for name in weights):
        return None
    maximum = Fraction(sum(weight for weight in weights.values() if weight is not None))
    raw = sum((Fraction((weight or 0) * scores[name], WHOLE) for name, weight in weights.items()), Fraction(0))
    return InterviewScore(raw, maximum, raw * WHOLE / maximum)


def compute_form(form: Authored[RecruitmentForm]) -> FormResult:
    """Each interview weight in percent of their sum; none when one is missing."""
    criteria = form.content.interview
    weights = {one.id: one.weight for one in criteria if one.weight is not None}
    total = sum(weights.values())
    if len(weights) < len(criteria):
        return FormResult(form, total, {})
    return FormResult(form, total, {name: Fraction(weight * WHOLE, total) for name, weight in weights.items()})


def compute_recruitment(year: ProgrammeYear, form: Authored[RecruitmentForm]) -> RecruitmentResult | None:
    """All candidates of a year; None when the year has no such file."""
    if year.recruitment is None:
        return None
    candidates = year.recruitment.content.candidates
    return RecruitmentResult(year, form, tuple(_result(one, form.content) for one in candidates))


def _result(candidate: Candidate, form: RecruitmentForm) -> CandidateResult:
    ticks = [candidate.administrative.get(one.id) for one in form.administrative]
    administrative = None if None in ticks and False not in ticks else all(ticks)
    missing = [
        one.id
        for part in ("administrative", "competence", "interview")
        for one in getattr(form, part)
        if one.id not in getattr(candidate, part)
    ]
    return CandidateResult(
        candidate, administrative, compute_interview(form.interview, candidate.interview), tuple(missing)
    )
