"""A rulebook's indicators made ready for arithmetic, once for all cooperatives: exact limits, points, better bands.

Knows both methods of making a total. Refuses to know the figures of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.model.rulebook import Aspect, Band, Indicator, Method

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

    def holds(self, ratio: Fraction) -> bool:
        """Whether the exact ratio lies in the band."""
        return self.meets(ratio, ratio)

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


def prepare_indicators(aspect: Aspect, method: Method) -> tuple[PreparedIndicator, ...]:
    """Bring weights, limits, values and scores of an aspect to exact fractions (points of the total)."""
    if method is Method.CLASS_AVERAGE:
        share = Fraction(aspect.weight) / len(aspect.indicators)
        one_class = share / BEST_CLASS
        return tuple(_prepare(rule, share, one_class, worst=one_class) for rule in aspect.indicators)
    return tuple(
        _prepare(rule, Fraction(rule.weight or 0), Fraction(1), worst=Fraction(0)) for rule in aspect.indicators
    )


def _prepare(rule: Indicator, maximum: Fraction, scale: Fraction, worst: Fraction) -> PreparedIndicator:
    multiplier = Fraction(rule.multiplier)
    if rule.questions and not rule.bands:
        points = Fraction(rule.points_per_yes or 0)
        highest = points * len(rule.questions)
        return PreparedIndicator(rule, maximum, Fraction(0), highest, (), (), points, multiplier)
    bands = tuple(_prepare_band(band, scale) for band in rule.bands)
    # Without a known table every score of the scale is still possible, from the worst class to the best.
    scores = [band.score for band in bands] or [worst, maximum]
    better = tuple(_find_better_bands(bands, position, multiplier) for position in range(len(bands)))
    return PreparedIndicator(rule, maximum, min(scores), max(scores), bands, better, Fraction(0), multiplier)


def _find_better_bands(bands: tuple[BandRange, ...], position: int, multiplier: Fraction) -> tuple[BetterBand, ...]:
    """Bands stand in rising order without holes (see `checking.rulebook`), so the first better one is the nearest."""
    start = bands[position].score
    lower = next((one for one in reversed(bands[:position]) if one.score > start), None)
    higher = next((one for one in bands[position + 1 :] if one.score > start), None)
    found = []
    if lower is not None and lower.high is not None:
        found.append(BetterBand(lower, lower.high, lower.high / multiplier, lower.high_included, lower.score - start))
    if higher is not None and higher.low is not None:
        found.append(BetterBand(higher, higher.low, higher.low / multiplier, higher.low_included, higher.score - start))
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
