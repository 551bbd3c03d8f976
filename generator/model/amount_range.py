"""What an amount or a ratio can still be while some of its parts are unknown: one account of it for checks and scores.

Knows the definitions that came with the amounts. Refuses to know files, bands or messages.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from generator.model.results import AmountResult, AmountState

NeverNegative = Callable[[str], bool]
"""Whether sound books can never bring this account or amount below zero."""


def least_of(amount: AmountResult, is_never_negative: NeverNegative) -> Fraction | None:
    """The least an amount can be (rupiah): its value, or what its known parts come to; None when it could be anything.

    Figures that contradict each other bound nothing.
    """
    if amount.value is not None or amount.state is AmountState.CONTRADICTORY:
        return amount.value
    found = least_of_parts(amount, is_never_negative)
    return Fraction(0) if found is None and is_never_negative(amount.id) else found


def least_of_parts(amount: AmountResult, is_never_negative: NeverNegative) -> Fraction | None:
    """The least the parts of a weighted sum can add up to (rupiah); None when they could add up to anything."""
    if amount.rule is None or amount.rule.share is not None:
        return None
    least = Fraction(0)
    for term, part in zip(amount.rule.terms, amount.parts, strict=True):
        bound = least_of(part, is_never_negative) if term.weight >= 0 else part.value
        if bound is None:
            return None
        least += bound * Fraction(term.weight) / 100
    return least


def bound_ratio(
    numerator: AmountResult, denominator: AmountResult, multiplier: Fraction, is_never_negative: NeverNegative
) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most a ratio can be (in its unit); None where nothing bounds it."""
    lowest = highest = None
    below = denominator.value
    if below is not None and below > 0 and (least := least_of(numerator, is_never_negative)) is not None:
        lowest = least * multiplier / below
    above = numerator.value
    if above is not None and above >= 0 and (least := least_of(denominator, is_never_negative)):
        highest = above * multiplier / least if least > 0 else None
    return lowest, highest
