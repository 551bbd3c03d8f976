"""Which points an indicator or an aspect can have by its table: what a recorded score is held against.

Knows both methods of making a total, and that averages of classes rarely end in decimals, so people record them
rounded to two. Refuses to round what two decimals can write: there only the exact number stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.checking.rulebook import BEST_CLASS
from generator.model.results import AspectScore, IndicatorScore
from generator.model.rulebook import Band

HALF_CENT = Fraction(1, 200)


def stands_for(recorded: Fraction, exact: Fraction) -> bool:
    """Whether recorded points are these: exactly, or rounded to two decimals where two decimals cannot write them."""
    if recorded == exact:
        return True
    return (exact * 100).denominator != 1 and abs(recorded - exact) <= HALF_CENT


def can_be(recorded: Fraction, indicators: Iterable[IndicatorScore]) -> bool:
    """Whether the points of these indicators can still add up to what was recorded."""
    sums, free = {Fraction(0)}, Fraction(0)
    for indicator in indicators:
        options = list_options(indicator)
        if not options:
            # Without a known table every score between the bounds stays possible.
            options, free = frozenset({indicator.lowest}), free + indicator.highest - indicator.lowest
        sums = {before + option for before in sums for option in options}
    if free:
        return any(one <= recorded <= one + free or stands_for(recorded, one) for one in sums)
    return any(stands_for(recorded, one) for one in sums)


def list_options(indicator: IndicatorScore) -> frozenset[Fraction]:
    """The points an indicator has or can still have; none where its table is unknown."""
    if indicator.score is not None:
        return frozenset({indicator.score})
    return frozenset(one for one in _table(indicator) if indicator.lowest <= one <= indicator.highest)


def find_parting(aspects: tuple[AspectScore, ...], gap: Fraction) -> str:
    """The first indicator whose other row alone would explain the gap; failing that, where the reader can start."""
    indicators = [indicator for aspect in aspects for indicator in aspect.indicators]
    for indicator in indicators:
        if indicator.score is not None and any(stands_for(indicator.score + gap, one) for one in _table(indicator)):
            return indicator.rule.name.id
    # No single indicator explains it: several must differ, and the reader starts at the first.
    return f"{indicators[0].rule.name.id} dan ukuran lain"


def _table(indicator: IndicatorScore) -> list[Fraction]:
    rule = indicator.rule
    if rule.questions and not rule.bands:
        step = Fraction(rule.points_per_yes or 0)
        return [step * number for number in range(len(rule.questions) + 1)]
    return [_points_of(band, indicator) for band in rule.bands]


def _points_of(band: Band, indicator: IndicatorScore) -> Fraction:
    """Points of a row: as written, or classes 1 to 4 of the indicator's share where no weight is written."""
    written = Fraction(band.score)
    return written if indicator.rule.weight is not None else written * indicator.maximum / BEST_CLASS
