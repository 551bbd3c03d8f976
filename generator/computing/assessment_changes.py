"""How the points of all participants of a year changed from the first to the final assessment.

Only pairs under one version of one instrument with both totals known are compared; the others are listed, not counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from generator.model.dashboard import ChangeBin, ChangeDistribution, ChangeLine, Participant

WIDTH = 10
"""Points in one bar of the distribution."""


def compute_changes(people: Sequence[Participant]) -> ChangeDistribution:
    """The distribution; bars run from the smallest to the largest change without holes, zero always an edge."""
    lines = [ChangeLine(one, one.mentoring.assessments) for one in people if one.mentoring.assessments is not None]
    known = sorted(one.change.points for one in lines if one.change.points is not None)
    lines.sort(key=_rank)
    return ChangeDistribution(
        tuple(lines),
        _bins(known),
        len(known),
        sum(one > 0 for one in known),
        sum(one < 0 for one in known),
        _median(known),
    )


def _rank(line: ChangeLine) -> tuple[bool, Fraction, str]:
    points = line.change.points
    return points is None, -(points or Fraction(0)), line.participant.row.id


def _bins(known: Sequence[Fraction]) -> tuple[ChangeBin, ...]:
    if not known:
        return ()
    first = floor(known[0] / WIDTH)
    # The largest possible change, 100 points, belongs to the bar below it.
    numbers = [min(floor(one / WIDTH), 100 // WIDTH - 1) for one in known]
    return tuple(
        ChangeBin(number * WIDTH, (number + 1) * WIDTH, numbers.count(number))
        for number in range(min(first, *numbers), max(numbers) + 1)
    )


def _median(known: Sequence[Fraction]) -> Fraction | None:
    if not known:
        return None
    half = len(known) // 2
    return known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2
