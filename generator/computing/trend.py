"""Scores of several years -> what changed, aspect by aspect, and the run of totals under each rulebook.

Knows that only scores of one rulebook may be subtracted or joined. Pure and exact; refuses to guess a missing year.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from generator.model.outlook import (
    AspectChange,
    ChangeCause,
    Incomparable,
    IndicatorChange,
    RulebookTrend,
    YearChange,
)
from generator.model.results import AspectScore, HealthScore, IndicatorScore


def compare_with_year_before(score: HealthScore, scores: Sequence[HealthScore]) -> YearChange | Incomparable | None:
    """The latest earlier assessment beside this one; None when there is none, or one of the two has no score."""
    earlier = [one for one in scores if one.period_end < score.period_end and _is_scored(one)]
    if not earlier or not _is_scored(score):
        return None
    latest = max(one.period_end for one in earlier)
    nearest = [one for one in earlier if one.period_end == latest]
    same = next((one for one in nearest if _rule_of(one) == _rule_of(score)), None)
    return Incomparable(nearest[0], score) if same is None else compare_years(same, score)


def compare_years(before: HealthScore, after: HealthScore) -> YearChange:
    """The change of every aspect and indicator; both scores must be of one rulebook."""
    if before.rulebook is None or _rule_of(before) != _rule_of(after):
        raise ValueError("scores of different rulebooks are never subtracted")
    aspects = tuple(_compare_aspects(one, other) for one, other in zip(before.aspects, after.aspects, strict=True))
    return YearChange(before, after, _difference(before.total, after.total), aspects)


def collect_trends(scores: Sequence[HealthScore]) -> tuple[RulebookTrend, ...]:
    """One run of scores for each rulebook with at least two of them, in the order of their first year."""
    runs: dict[str, list[HealthScore]] = {}
    for score in sorted(scores, key=lambda one: one.period_end):
        if score.rulebook is not None and _is_scored(score):
            runs.setdefault(score.rulebook.id, []).append(score)
    return tuple(
        RulebookTrend(run[0].rulebook, tuple(run)) for run in runs.values() if len(run) > 1 and run[0].rulebook
    )


def _compare_aspects(before: AspectScore, after: AspectScore) -> AspectChange:
    indicators = tuple(
        _compare_indicators(one, other) for one, other in zip(before.indicators, after.indicators, strict=True)
    )
    known = [one.points for one in indicators if one.points is not None]
    points = sum(known, Fraction(0)) if known else None
    return AspectChange(after.rule, before, after, points, len(known) == len(indicators), indicators)


def _compare_indicators(before: IndicatorScore, after: IndicatorScore) -> IndicatorChange:
    points = _difference(before.score, after.score)
    if points is None:
        cause = ChangeCause.NONE if _facts(before) == _facts(after) else ChangeCause.DATA
    else:
        # Under one rule the same facts give the same points, so different points always come from different facts.
        cause = ChangeCause.NONE if _facts(before) == _facts(after) else ChangeCause.CONDITION
    return IndicatorChange(after.rule, before, after, points, cause)


def _facts(one: IndicatorScore) -> tuple[object, ...]:
    sides = tuple(None if side is None else side.value for side in (one.numerator, one.denominator))
    return (one.ratio, *sides, *(answer.yes for answer in one.answers))


def _difference(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    return None if before is None or after is None else after - before


def _is_scored(score: HealthScore) -> bool:
    return score.reason is None and score.rulebook is not None


def _rule_of(score: HealthScore) -> str | None:
    return score.rulebook.id if score.rulebook else None
