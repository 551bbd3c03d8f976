"""The same books under several rules: one assessment scored under every rulebook of its kind, side by side.

Knows which indicators explain the difference. Refuses to subtract totals of different rulebooks: they are not the same
measure, and nothing here pretends they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from generator.computing.health import BookFinder, PreparedRulebook, add_books, read_inputs, score_points
from generator.computing.selection import applies_to
from generator.model.assessment import HealthAssessment
from generator.model.comparison import DifferenceKind, OtherRuleScore, RuleDifference
from generator.model.cooperative import Authored
from generator.model.profile import Profile
from generator.model.results import HealthScore, IndicatorScore
from generator.model.rulebook import Rulebook

_NONE = Fraction(0)


def compare_rulebooks(
    assessment: Authored[HealthAssessment],
    profile: Profile | None,
    own: HealthScore,
    rulebooks: Mapping[str, PreparedRulebook],
    books: BookFinder | None = None,
) -> tuple[OtherRuleScore, ...]:
    """Scores under every other rulebook that covers this kind, oldest first; none while there is no own score."""
    if own.rulebook is None or own.reason is not None:
        return ()
    fitting = [one for one in rulebooks.values() if _fits(one.rulebook, own.rulebook, profile)]
    inputs = read_inputs(assessment)
    found = []
    for prepared in sorted(fitting, key=lambda one: (one.rulebook.in_force.since, one.rulebook.id)):
        score = score_points(add_books(inputs, assessment, prepared, books)[0], assessment, prepared)
        # Where nothing at all can be scored, the other rule has nothing to say about these books.
        if any(one.score is not None for one in score.indicators):
            found.append(OtherRuleScore(score, explain_difference(own, score)))
    return tuple(found)


def _fits(rulebook: Rulebook, own: Rulebook, profile: Profile | None) -> bool:
    if rulebook.id == own.id:
        return False
    if profile is not None and not applies_to(rulebook, profile):
        return False
    return bool(set(rulebook.applies_to) & set(own.applies_to))


def explain_difference(own: HealthScore, other: HealthScore) -> tuple[RuleDifference, ...]:
    """Indicators that count otherwise; those not scored under one of the two explain nothing and are left out."""
    here = {one.rule.id: one for one in own.indicators}
    there = {one.rule.id: one for one in other.indicators}
    found = []
    for name in dict.fromkeys((*here, *there)):
        one, two = here.get(name), there.get(name)
        if one is None or two is None:
            scored = (one or two or here[name]).score is not None
            kind = DifferenceKind.ONLY_HERE if two is None else DifferenceKind.ONLY_THERE
            found += [RuleDifference(kind, one, two)] if scored else []
        elif one.score is not None and two.score is not None:
            kind_of = _compare(one.score, one.maximum, two.score, two.maximum)
            found += [RuleDifference(kind_of, one, two)] if kind_of is not None else []
    sizes = [_size(each) for each in found]
    # Whole multiples of one common part sort as the fractions themselves, much faster.
    scale = math.lcm(*(below for _, below in sizes))
    order = sorted(range(len(found)), key=lambda at: -sizes[at][0] * (scale // sizes[at][1]))
    return tuple(found[at] for at in order)


def _compare(score: Fraction, maximum: Fraction, other: Fraction, most: Fraction) -> DifferenceKind | None:
    """Whether two scores are another share of their maximum, or the same share of another maximum.

    Compared by whole numbers and without dividing: a maximum is never nought where there is a score.
    """
    here, by = score.as_integer_ratio()
    whole, of = maximum.as_integer_ratio()
    there, times = other.as_integer_ratio()
    full, per = most.as_integer_ratio()
    if here * of * full * times != there * per * whole * by:
        return DifferenceKind.OTHER_SHARE
    return DifferenceKind.OTHER_WEIGHT if whole != full or of != per else None


def _size(difference: RuleDifference) -> tuple[int, int]:
    """How far the points lie apart, as numerator and denominator."""
    here, there = _points(difference.here), _points(difference.there)
    above = here.numerator * there.denominator - there.numerator * here.denominator
    return abs(above), here.denominator * there.denominator


def _points(one: IndicatorScore | None) -> Fraction:
    if one is None:
        return _NONE
    return one.score if one.score is not None else one.maximum
