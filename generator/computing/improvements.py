"""A score -> what would move it: improvements by points, one way to the next predicate, what would narrow an interval.

Every step is counted with everything else unchanged. Pure and exact; refuses to advise.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from generator.model.outlook import Improvement, Narrowing, Outlook, Step, WayUp
from generator.model.results import HealthScore, IndicatorScore
from generator.model.rulebook import Predicate


def compute_outlook(score: HealthScore) -> Outlook:
    """What would move the score; empty when there is no score."""
    if score.reason is not None or score.rulebook is None:
        return Outlook()
    improvements = rank_improvements(score)
    return Outlook(
        improvements,
        tuple(one for one in score.indicators if _is_unmeasured(one)),
        find_way_up(score, improvements),
        rank_narrowings(score),
    )


def rank_improvements(score: HealthScore) -> tuple[Improvement, ...]:
    """Most points first. Sorting is stable, so that equal ones keep the rulebook's order."""
    found = (improvement for one in score.indicators if (improvement := _improve(one)) is not None)
    return tuple(sorted(found, key=lambda one: -one.points))


def _improve(one: IndicatorScore) -> Improvement | None:
    if one.rule.questions:
        refused = tuple(answer.question for answer in one.answers if answer.yes is False)
        each = Fraction(one.rule.points_per_yes or 0)
        return Improvement(one, each * len(refused), each, questions=refused) if refused and each else None
    if one.next_band is None:
        return None
    return Improvement(one, one.next_band.points, one.next_band.points, next_band=one.next_band)


def _is_unmeasured(one: IndicatorScore) -> bool:
    if one.stated_ratio is None or one.score is None:
        return False
    return one.score < max((Fraction(band.score) for band in one.rule.bands), default=Fraction(0))


def find_way_up(score: HealthScore, improvements: Sequence[Improvement]) -> WayUp | None:
    """The next better predicate, gathered from the largest improvements first: as few indicators as possible.

    None for an open total and for the best predicate.
    """
    if score.total is None or score.predicate is None or score.rulebook is None:
        return None
    better = _next_better(score.rulebook.predicates.classes, score.predicate)
    if better is None:
        return None
    missing = Fraction(better.at_least) - score.total
    offered = sum((one.points for one in improvements), Fraction(0))
    steps = _gather(missing, improvements) if offered >= missing else ()
    return WayUp(better, missing, steps, offered)


def _next_better(classes: tuple[Predicate, ...], present: Predicate) -> Predicate | None:
    position = next(number for number, one in enumerate(classes) if one.id == present.id)
    return classes[position - 1] if position else None


def _gather(missing: Fraction, improvements: Sequence[Improvement]) -> tuple[Step, ...]:
    steps = []
    for one in improvements:
        if missing <= 0:
            break
        # Of a questionnaire no more answers than are needed.
        times = min(max(len(one.questions), 1), -(-missing // one.each))
        steps.append(Step(one, times, one.each * times))
        missing -= one.each * times
    return tuple(steps)


def rank_narrowings(score: HealthScore) -> tuple[Narrowing, ...]:
    """Indicators that more data would settle, widest first; what cannot be computed at all is not among them."""
    open_ = (one for one in score.indicators if one.score is None and one.missing and one.highest > one.lowest)
    found = [Narrowing(one, one.highest - one.lowest) for one in open_]
    return tuple(sorted(found, key=lambda one: -one.width))
