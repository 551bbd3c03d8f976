"""The figures of one measure as page and paper write them: told once for both.

Knows how an amount, a ratio and points are told when they are open. Refuses to know what stands around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.model.results import AmountResult, FindingState, IndicatorScore
from generator.pages import wording
from generator.pages.rulebook_text import RulebookText
from generator.pages.weak_rules import Weakness, find_row, find_weakness
from generator.pages.worksheets import is_blank, rupiah_or_gap


@dataclass(frozen=True, slots=True)
class Figures:
    """What page and paper both say of one indicator, told once."""

    row: int
    """Its band in the table; -1 while there is none."""
    unknown: bool
    weak: Weakness
    points: str
    upper: str
    lower: str
    ratio: str


def tell_figures(one: IndicatorScore, text: RulebookText) -> Figures:
    """The figures of one indicator, as page and paper write them."""
    upper, lower = one.numerator, one.denominator
    return Figures(
        find_row(one),
        is_unknown(one),
        find_weakness(one, text),
        points_span(one.lowest, one.highest),
        "" if upper is None else tell_amount(upper, text),
        "" if lower is None else tell_amount(lower, text),
        tell_ratio(one, text.band_limits[one.rule.id]),
    )


def points_span(low: Fraction, high: Fraction) -> str:
    """`12,00`, or `9,00 – 15,00` while it is open."""
    # What is settled has one and the same value at both ends: most need no comparison of fractions.
    return wording.points(low) if low is high or low == high else f"{wording.points(low)} – {wording.points(high)}"


def is_unknown(one: IndicatorScore) -> bool:
    """Whether nothing at all is known: neither an amount nor a printed ratio nor an answer."""
    if one.state is not FindingState.INCOMPLETE or one.stated_ratio is not None:
        return False
    if one.rule.questions:
        return all(answer.yes is None for answer in one.answers)
    if one.rule.items is not None:
        return one.fulfilled is None
    return all(side is None or is_blank(side) for side in (one.numerator, one.denominator))


def tell_amount(amount: AmountResult, text: RulebookText) -> str:
    """The amount in rupiah or as a plain count, or what is the matter with it."""
    if amount.value is not None and text.is_count(amount.id):
        return wording.trimmed(amount.value)
    return rupiah_or_gap(amount)


def tell_ratio(one: IndicatorScore, limits: tuple[Fraction, ...]) -> str:
    """The ratio with its unit; empty where there is none to show."""
    if one.ratio is None or one.answers or one.rule.items is not None:
        return ""
    unit = wording.unit_suffix(one.rule.unit)
    if one.stated_ratio is not None:
        return wording.trimmed(one.ratio) + unit
    return wording.points(one.ratio, limits) + unit
