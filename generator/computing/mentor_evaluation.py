"""Cooperatives' evaluations of their mentors, as a group only: below a minimum nothing is computed at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.model.mentoring_evaluation import MentorEvaluation
from generator.model.mentoring_overview import EvaluationMarks


@dataclass(frozen=True, slots=True)
class MentorEvaluationGroup:
    """Averages by item, 1 to 5; an item that fewer than the minimum answered is absent. None below the minimum."""

    cooperatives: int
    averages: dict[str, Fraction] | None


def aggregate_evaluations(
    evaluations: Sequence[MentorEvaluation | EvaluationMarks], minimum: int
) -> MentorEvaluationGroup:
    """One evaluation for each cooperative; `minimum` cooperatives at least, at least two in any case."""
    needed = max(minimum, 2)
    if len(evaluations) < needed:
        return MentorEvaluationGroup(len(evaluations), None)
    averages = {}
    for item in sorted({name for one in evaluations for name in one.scores}):
        scores = [one.scores[item] for one in evaluations if item in one.scores]
        if len(scores) >= needed:
            averages[item] = Fraction(sum(scores), len(scores))
    return MentorEvaluationGroup(len(evaluations), averages)
