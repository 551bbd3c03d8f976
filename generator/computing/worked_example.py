"""Examples of the question pages, worked out by the same arithmetic that scores a cooperative."""

from __future__ import annotations

from generator.computing.health import PreparedRulebook, compute_health_score
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.faq import FaqExample
from generator.model.results import IndicatorScore


def compute_example(prepared: PreparedRulebook, example: FaqExample) -> IndicatorScore:
    """The example's indicator with its whole trace."""
    rulebook = prepared.rulebook
    # The rulebook is named, so the date decides nothing; any day will do.
    assessment = HealthAssessment(rulebook=rulebook.id, period_end=rulebook.checked_on, figures=example.figures)
    score = compute_health_score(Authored("", assessment, {}), None, {rulebook.id: prepared})
    return next(one for one in score.indicators if one.rule.id == example.indicator)
