"""Scores of a training rubric: sum, exact percent, and whether it is strictly above the rubric's limit.

Exact throughout; rounding is left to wording. A missing score is not zero: without it there is no percent.
"""

from __future__ import annotations

from fractions import Fraction

from generator.model.teaching import RubricResult
from generator.model.training import TrainingActivity, TrainingRubric


def compute_rubric_result(rubric: TrainingRubric, activity: TrainingActivity) -> RubricResult:
    """The result of one activity; the rubric's items decide what belongs to it."""
    missing = tuple(item.id for item in rubric.items if item.id not in activity.scores)
    got = sum((Fraction(activity.scores[item.id]) for item in rubric.items if item.id in activity.scores), Fraction(0))
    maximum = sum((Fraction(item.maximum) for item in rubric.items), Fraction(0))
    if missing or maximum <= 0:
        return RubricResult(got, maximum, None, None, missing)
    percent = got * 100 / maximum
    return RubricResult(got, maximum, percent, percent > Fraction(rubric.threshold.above), ())
