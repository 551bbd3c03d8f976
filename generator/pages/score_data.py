"""Scores as other programs read them: the documented JSON of `lumbung score` and of the files to take away.

Knows how exact numbers become text: decimals as strings, unrounded; what has no end in decimals is given to 34 digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from generator.model.cooperative import Cooperative
from generator.model.results import AmountResult, AmountState, HealthScore, IndicatorScore
from generator.model.statements import TrailPart
from generator.problems.place import Place

_LONG = Context(prec=34)


def decimal_text(value: Fraction | None) -> str | None:
    """Plain decimal notation without an exponent; exact wherever decimals can be."""
    return None if value is None else _decimal_text(*value.as_integer_ratio())


# Remembered: thousands of scores are the same few hundred points.
@lru_cache(maxsize=16384)
def _decimal_text(top: int, bottom: int) -> str:
    twos_and_fives = bottom
    for prime in (2, 5):
        while twos_and_fives % prime == 0:
            twos_and_fives //= prime
    if twos_and_fives == 1:
        digits = Context(prec=max(50, len(str(top)) + len(str(bottom)) * 4))
        return f"{digits.divide(Decimal(top), Decimal(bottom)):f}"
    return f"{_LONG.divide(Decimal(top), Decimal(bottom)):f}"


@dataclass(frozen=True, slots=True)
class SourceLines:
    """Where a number or answer was stated, or the lines of a file it was added from."""

    place: Place
    """The line itself, or the first of several; line 0 where no line counts."""
    lines: int = 1
    last: int = 0
    """The last of several lines; 0 for one."""


def list_source_lines(indicator: IndicatorScore) -> list[SourceLines]:
    """Every place a number or answer of this indicator was stated at, and the extent of what was added from lines."""
    found: dict[SourceLines, None] = {}
    stack: list[AmountResult] = [one for one in (indicator.denominator, indicator.numerator) if one is not None]
    while stack:
        amount = stack.pop()
        if amount.place is not None:
            found[_extent_of(amount.place, amount.trail)] = None
        # A stated total whose parts are not all known was not added from them.
        if amount.state is not AmountState.STATED:
            stack.extend(reversed(amount.parts))
    if indicator.stated_ratio is not None:
        found[SourceLines(indicator.stated_ratio)] = None
    for answer in indicator.answers:
        if answer.place is not None:
            found[SourceLines(answer.place)] = None
    return list(found)


def _extent_of(place: Place, trail: tuple[TrailPart, ...]) -> SourceLines:
    lines = sum(part.lines for part in trail)
    return SourceLines(place, lines, max(part.last for part in trail)) if lines > 1 else SourceLines(place)


def list_sources(indicator: IndicatorScore) -> list[Place]:
    """Every place a number or answer was stated at; of a figure added from lines the first of them."""
    return list(dict.fromkeys(one.place for one in list_source_lines(indicator)))


def scores_as_data(cooperative: Cooperative, scores: tuple[HealthScore, ...]) -> dict[str, Any]:
    """The documented JSON object."""
    return {"cooperative": cooperative.id, "assessments": [score_as_data(score) for score in scores]}


def score_as_data(score: HealthScore) -> dict[str, Any]:
    """One assessment."""
    return {
        "kind": "health",
        "id": score.id,
        "rulebook": score.rulebook.id if score.rulebook else None,
        "period_end": score.period_end.isoformat(),
        "total": decimal_text(score.total),
        "lowest": decimal_text(score.lowest),
        "highest": decimal_text(score.highest),
        "predicate": score.predicate.id if score.predicate else None,
        "aspects": [
            {
                "id": aspect.rule.id,
                "score": decimal_text(aspect.score),
                "max": decimal_text(aspect.maximum),
                "indicators": [indicator_as_data(indicator) for indicator in aspect.indicators],
            }
            for aspect in score.aspects
        ],
    }


def indicator_as_data(indicator: IndicatorScore) -> dict[str, Any]:
    """One indicator; a question list gives the number of yes answers of all."""
    if indicator.answers:
        given = [one.yes for one in indicator.answers if one.yes is not None]
        numerator = Fraction(sum(given)) if len(given) == len(indicator.answers) else None
        denominator: Fraction | None = Fraction(len(indicator.answers))
    else:
        numerator = indicator.numerator.value if indicator.numerator else None
        denominator = indicator.denominator.value if indicator.denominator else None
    return {
        "id": indicator.rule.id,
        "numerator": decimal_text(numerator),
        "denominator": decimal_text(denominator),
        "ratio": decimal_text(indicator.ratio),
        "value": decimal_text(indicator.value),
        "score": decimal_text(indicator.score),
        "max": decimal_text(indicator.maximum),
        "state": indicator.state.value,
        # One line for each figure or answer: where it is written, or the first of the lines it was added from. A sum
        # of no line has none.
        "sources": [{"file": place.file, "line": place.line} for place in list_sources(indicator) if place.line],
    }
