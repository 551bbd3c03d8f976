"""A scored ratio -> the nearest band with a higher score, and the change of the numerator that leads there.

Everything but the numerator stays as it is, and the denominator where the numerator is a part of it. A change is told
only where it reaches the points, read by the table: no distance rather than a wrong one.
"""

from __future__ import annotations

from fractions import Fraction

from generator.computing.bands import BetterBand, PreparedIndicator
from generator.model.operands import OperandCase, OperandRule
from generator.model.results import NextBand


def find_next_band(indicator: PreparedIndicator, position: int, above: Fraction, below: Fraction) -> NextBand | None:
    """The better band that the smallest change (rupiah, or a count) leads into; `below` is more than zero.

    None for the best band, and where no change of the numerator by itself reaches a better one.
    """
    following = indicator.following
    if following is None:
        return None
    better = indicator.better[position]
    if len(better) == 1:
        return _measure(indicator, better[0], following, above, below)
    found = [_measure(indicator, one, following, above, below) for one in better]
    return min((one for one in found if one is not None), key=lambda one: abs(one.numerator_change), default=None)


def _measure(
    indicator: PreparedIndicator, better: BetterBand, following: Fraction, above: Fraction, below: Fraction
) -> NextBand | None:
    change = _distance(better.share, below, above)
    grows = better.is_higher
    if following:
        # (above + change) / (below + following x change) = share
        slope = 1 - better.share * following
        if not slope:
            return None
        change /= slope
        # Of a numerator larger than what it is a part of, more of both brings the ratio down.
        grows = grows == (below > following * above)
    followed = following * change if following else following
    rises = change.numerator > 0 or (grows and not change)
    size = abs(change)
    top, bottom = size.as_integer_ratio()
    whole = Fraction(-(-top // bottom) if better.reached_at_limit else top // bottom + 1)
    # A band of the limit alone may lie between two whole numbers, as half of a loss does: told if it can be written.
    is_written = better.reached_at_limit and bottom > 1 and 100 % bottom == 0
    for least in (whole, size) if is_written else (whole,):
        if _is_reached(indicator, better, following, above + (least if rises else -least), above, below):
            return NextBand(
                better.band.band, better.points, better.limit, change, followed, better.reached_at_limit, rises, least
            )
    return None


def _is_reached(
    indicator: PreparedIndicator,
    better: BetterBand,
    following: Fraction,
    changed: Fraction,
    above: Fraction,
    below: Fraction,
) -> bool:
    """Whether the changed ratio has the points of the band, read by the table and by no rule on operands."""
    if changed.numerator < 0 and indicator.outcomes[OperandCase.NEGATIVE_NUMERATOR] is not OperandRule.BY_TABLE:
        return False
    if following:
        below += following * (changed - above)
        if below.numerator <= 0:
            return False
    elif better.is_lasting:
        return True
    ratio = Fraction(
        changed.numerator * indicator.multiplier.numerator * below.denominator,
        changed.denominator * indicator.multiplier.denominator * below.numerator,
    )
    return indicator.bands[indicator.position_of(ratio)].score >= better.band.score


def _distance(share: Fraction, whole: Fraction, part: Fraction) -> Fraction:
    """`share` x `whole` - `part`, reduced once."""
    scale = share.denominator * whole.denominator
    wanted = share.numerator * whole.numerator
    return Fraction(wanted * part.denominator - part.numerator * scale, scale * part.denominator)
