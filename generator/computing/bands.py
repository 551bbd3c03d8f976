"""A rulebook's indicators made ready for arithmetic, once for all cooperatives: exact limits, points, better bands.

Knows both methods of making a total. Refuses to know the figures of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.model.operands import OperandCase, OperandRule, OperandRules
from generator.model.rulebook import Aspect, Band, Indicator, Method, ZeroRule

BEST_CLASS = 4
"""The score of the best class where indicators are graded 1 to 4."""


@dataclass(frozen=True, slots=True)
class BandRange:
    """A band with exact limits (percent); None is unbounded."""

    band: Band
    low: Fraction | None
    low_included: bool
    high: Fraction | None
    high_included: bool
    score: Fraction
    value: Fraction

    def meets(self, low: Fraction, high: Fraction) -> bool:
        """Whether some ratio between the two (both included) lies in the band."""
        if self.low is not None:
            side = _side(high, self.low)
            if side < 0 or (side == 0 and not self.low_included):
                return False
        if self.high is None:
            return True
        side = _side(low, self.high)
        return side < 0 or (side == 0 and self.high_included)


def _side(one: Fraction, other: Fraction) -> int:
    """Below zero, zero or above zero, as the one is less than, equal to or more than the other.

    The same answer as `<` and `==` of Fraction, in one go and several times faster: scoring is mostly comparing.
    """
    return one.numerator * other.denominator - other.numerator * one.denominator


@dataclass(frozen=True, slots=True)
class BetterBand:
    """A band with a higher score, seen from another band, with the limit at which it is entered (percent)."""

    band: BandRange
    limit: Fraction
    share: Fraction
    """The limit as a part of one, to multiply amounts with."""
    reached_at_limit: bool
    points: Fraction
    """How many more."""
    is_higher: bool
    """Whether the ratio has to grow to enter it."""
    is_lasting: bool
    """Whether no ratio beyond it has fewer points."""


@dataclass(frozen=True, slots=True)
class PreparedIndicator:
    """An indicator with exact numbers, once per rulebook."""

    rule: Indicator
    maximum: Fraction
    lowest: Fraction
    highest: Fraction
    bands: tuple[BandRange, ...]
    better: tuple[tuple[BetterBand, ...], ...]
    """For each band, the nearest better one on either side: the lower first."""
    points: Fraction
    """Of one yes answer, in a questionnaire that counts them."""
    multiplier: Fraction
    """What turns the quotient into the ratio: 100 for percent."""
    upper_limits: tuple[tuple[int, int, bool], ...]
    """Where each band but the last ends: numerator, denominator, whether the limit itself still belongs to it."""
    tallies: tuple[tuple[Fraction, Fraction, Fraction], ...]
    """Of a questionnaire, by the number of yes answers: points, value, share of all questions (percent)."""
    outcomes: Mapping[OperandCase, OperandRule]
    """What each case of a zero or negative operand gives here."""
    following: Fraction | None = Fraction(0)
    """What the denominator changes by with each rupiah of the numerator (see `shared_parts`); None if that is open."""

    def position_of(self, ratio: Fraction) -> int:
        """The band of an exact ratio. Bands rise without holes (see `checking.rulebook`), so upper limits decide.

        Whole numbers are compared instead of fractions: the same answer, several times faster.
        """
        above, below = ratio.numerator, ratio.denominator
        position = 0
        for limit, scale, included in self.upper_limits:
            side = above * scale - limit * below
            if side < 0 or (side == 0 and included):
                break
            position += 1
        return position


def prepare_indicators(
    aspect: Aspect, method: Method, operands: OperandRules, following: Mapping[str, Fraction | None]
) -> tuple[PreparedIndicator, ...]:
    """Bring weights, limits, values and scores of an aspect to exact fractions (points of the total).

    `following` says by ratio how its denominator follows its numerator: not at all where it is silent.
    """
    prepared = _prepare_all(aspect, method, operands)
    return tuple(replace(one, following=following.get(one.rule.id, one.following)) for one in prepared)


def _prepare_all(aspect: Aspect, method: Method, operands: OperandRules) -> tuple[PreparedIndicator, ...]:
    if method is Method.CLASS_AVERAGE:
        share = Fraction(aspect.weight) / len(aspect.indicators)
        one_class = share / BEST_CLASS
        return tuple(_prepare(rule, operands, share, one_class, worst=one_class) for rule in aspect.indicators)
    return tuple(
        _prepare(rule, operands, Fraction(rule.weight or 0), Fraction(1), worst=Fraction(0))
        for rule in aspect.indicators
    )


def find_outcomes(rule: Indicator, operands: OperandRules) -> dict[OperandCase, OperandRule]:
    """What each case gives for one ratio: its own rule where it has one, else the rulebook's."""
    full = rule.zero_denominator is ZeroRule.FULL_SCORE
    return {
        OperandCase.ZERO_DENOMINATOR: OperandRule.FULL_SCORE if full else OperandRule.NOT_COMPUTABLE,
        OperandCase.NEGATIVE_NUMERATOR: rule.negative_numerator or operands.negative_numerator.rule,
        OperandCase.NEGATIVE_OVER_ZERO: rule.negative_over_zero or operands.negative_over_zero.rule,
        OperandCase.NEGATIVE_DENOMINATOR: operands.negative_denominator.rule,
        OperandCase.NEGATIVE_OVER_NEGATIVE: operands.negative_over_negative.rule,
    }


def _prepare(
    rule: Indicator, operands: OperandRules, maximum: Fraction, scale: Fraction, worst: Fraction
) -> PreparedIndicator:
    outcomes = find_outcomes(rule, operands)
    multiplier = Fraction(rule.multiplier)
    if rule.questions and not rule.bands:
        points = Fraction(rule.points_per_yes or 0)
        count = len(rule.questions)
        highest = points * count
        tallies = tuple(
            (points * yes, points * yes * 100 / maximum if maximum else Fraction(0), Fraction(100 * yes, count))
            for yes in range(count + 1)
        )
        return PreparedIndicator(rule, maximum, Fraction(0), highest, (), (), points, multiplier, (), tallies, outcomes)
    bands = tuple(_prepare_band(band, scale) for band in rule.bands)
    # Without a known table every score of the scale is still possible, from the worst class to the best.
    scores = [band.score for band in bands] or [worst, maximum]
    upper = tuple(
        (one.high.numerator, one.high.denominator, one.high_included) for one in bands[:-1] if one.high is not None
    )
    better = tuple(_find_better_bands(bands, position, multiplier) for position in range(len(bands)))
    return PreparedIndicator(
        rule, maximum, min(scores), max(scores), bands, better, Fraction(0), multiplier, upper, (), outcomes
    )


def _find_better_bands(bands: tuple[BandRange, ...], position: int, multiplier: Fraction) -> tuple[BetterBand, ...]:
    """Bands stand in rising order without holes (see `checking.rulebook`), so the first better one is the nearest."""
    start = bands[position].score
    lower = next((one for one in reversed(bands[:position]) if one.score > start), None)
    higher = next((one for one in bands[position + 1 :] if one.score > start), None)
    found = []
    if lower is not None and lower.high is not None:
        share, points = lower.high / multiplier, lower.score - start
        lasts = all(one.score >= lower.score for one in bands[: bands.index(lower)])
        found.append(BetterBand(lower, lower.high, share, lower.high_included, points, False, lasts))
    if higher is not None and higher.low is not None:
        share, points = higher.low / multiplier, higher.score - start
        lasts = all(one.score >= higher.score for one in bands[bands.index(higher) :])
        found.append(BetterBand(higher, higher.low, share, higher.low_included, points, True, lasts))
    return tuple(found)


def _prepare_band(band: Band, scale: Fraction) -> BandRange:
    low = band.at_least if band.at_least is not None else band.above
    high = band.at_most if band.at_most is not None else band.below
    return BandRange(
        band,
        None if low is None else Fraction(low),
        band.at_least is not None,
        None if high is None else Fraction(high),
        band.at_most is not None,
        Fraction(band.score) * scale,
        Fraction(band.value),
    )
