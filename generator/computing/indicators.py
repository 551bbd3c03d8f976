"""Amounts and answers -> the score of one indicator: ratio, band, points, and how far the next better band is.

A band is chosen from the exact ratio (percent). What is unknown leaves an interval of points, never a zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.computing.amounts import AmountBook
from generator.computing.bands import PreparedIndicator
from generator.computing.next_band import find_next_band
from generator.model.amount_range import bound_ratio
from generator.model.operands import OperandCase, OperandRule
from generator.model.results import AmountResult, AmountState, Answer, FindingState, IndicatorScore
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class StatedRatio:
    """A ratio a source printed (percent): known only to its last printed digit."""

    low: Fraction
    high: Fraction
    printed: Fraction
    place: Place
    half: Fraction
    """Half a unit of the last printed digit."""


def compute_questionnaire(indicator: PreparedIndicator, answers: Mapping[str, tuple[bool, Place]]) -> IndicatorScore:
    """Count yes answers; unanswered questions leave an interval."""
    rule = indicator.rule
    found = []
    yes = unanswered = 0
    for question in rule.questions:
        answer = answers.get(question.id)
        if answer is None:
            unanswered += 1
            found.append(Answer(question, None, None))
        else:
            yes += answer[0]
            found.append(Answer(question, answer[0], answer[1]))
    score, value, share = indicator.tallies[yes]
    complete = not unanswered
    return IndicatorScore(
        rule,
        FindingState.SCORED if complete else FindingState.INCOMPLETE,
        lowest=score,
        highest=indicator.tallies[yes + unanswered][0],
        maximum=indicator.maximum,
        score=score if complete else None,
        value=value if complete else None,
        ratio=share if complete else None,
        answers=tuple(found),
        missing=tuple(one.question.id for one in found if one.yes is None),
    )


def compute_checklist(indicator: PreparedIndicator, fulfilled: tuple[int, Place] | None) -> IndicatorScore:
    """Read the share of fulfilled items (percent) through the band table; not stated is not zero."""
    rule = indicator.rule
    if fulfilled is None or not rule.items or fulfilled[0] > rule.items:
        lowest, highest, maximum = indicator.lowest, indicator.highest, indicator.maximum
        return IndicatorScore(rule, FindingState.INCOMPLETE, lowest, highest, maximum, missing=(rule.id,))
    ratio = Fraction(fulfilled[0] * 100, rule.items)
    chosen = indicator.bands[indicator.position_of(ratio)]
    return IndicatorScore(
        rule,
        FindingState.SCORED,
        lowest=chosen.score,
        highest=chosen.score,
        maximum=indicator.maximum,
        score=chosen.score,
        value=chosen.value,
        ratio=ratio,
        band=chosen.band,
        fulfilled=fulfilled,
    )


def compute_ratio(indicator: PreparedIndicator, book: AmountBook, stated: StatedRatio | None) -> IndicatorScore:
    """Read the ratio of two amounts (percent) through the band table."""
    rule = indicator.rule
    numerator, denominator = book.get(rule.numerator or ""), book.get(rule.denominator or "")
    above, below = numerator.value, denominator.value
    if below is not None and below.numerator <= 0:
        cases = _find_cases(below, above, (rule.numerator or "") in book.may_be_negative)
        return _apply(indicator, cases, numerator, denominator)
    if above is None or below is None:
        # Figures that contradict each other are not overruled by a ratio printed beside them.
        contradicted = _is_contradicted(numerator) or _is_contradicted(denominator)
        if stated is not None and indicator.bands and not contradicted and not _is_refuted(stated, indicator, book):
            return _score_stated(indicator, stated, numerator, denominator)
        # A share of nothing is unknown although every figure is there: no further figure would help.
        helpless = not _missing(numerator, denominator)
        state = FindingState.NOT_COMPUTABLE if helpless else FindingState.INCOMPLETE
        return _unscored(indicator, state, numerator, denominator)
    ratio = _divide(above, below, indicator.multiplier)
    if not indicator.bands:
        return replace(_unscored(indicator, FindingState.INCOMPLETE, numerator, denominator), ratio=ratio)
    if above.numerator < 0 and indicator.outcomes[OperandCase.NEGATIVE_NUMERATOR] is not OperandRule.BY_TABLE:
        return replace(_apply(indicator, (OperandCase.NEGATIVE_NUMERATOR,), numerator, denominator), ratio=ratio)
    position = indicator.position_of(ratio)
    chosen = indicator.bands[position]
    return IndicatorScore(
        rule,
        FindingState.SCORED,
        lowest=chosen.score,
        highest=chosen.score,
        maximum=indicator.maximum,
        score=chosen.score,
        value=chosen.value,
        ratio=ratio,
        numerator=numerator,
        denominator=denominator,
        band=chosen.band,
        next_band=find_next_band(indicator, position, above, below),
    )


def _is_refuted(stated: StatedRatio, indicator: PreparedIndicator, book: AmountBook) -> bool:
    """Whether the known figures rule a printed ratio out, whatever the unknown ones turn out to be."""
    numerator, denominator = book.get(indicator.rule.numerator or ""), book.get(indicator.rule.denominator or "")
    lowest, highest = bound_ratio(numerator, denominator, indicator.multiplier, book.is_never_negative)
    too_low = lowest is not None and stated.printed + stated.half < lowest
    return too_low or (highest is not None and stated.printed - stated.half > highest)


def _divide(above: Fraction, below: Fraction, multiplier: Fraction) -> Fraction:
    """`above` x `multiplier` / `below`, reduced once instead of at every step."""
    upper = above.numerator * multiplier.numerator * below.denominator
    return Fraction(upper, above.denominator * multiplier.denominator * below.numerator)


def _find_cases(below: Fraction, above: Fraction | None, may_be_negative: bool) -> tuple[OperandCase, ...]:
    """The cases a denominator of zero or less can be; an unknown numerator leaves the sign open where it can be one."""
    cases = (
        (OperandCase.NEGATIVE_DENOMINATOR, OperandCase.NEGATIVE_OVER_NEGATIVE)
        if below
        else (OperandCase.ZERO_DENOMINATOR, OperandCase.NEGATIVE_OVER_ZERO)
    )
    if above is None:
        return cases if may_be_negative else cases[:1]
    return cases[1:] if above.numerator < 0 else cases[:1]


def _apply(
    indicator: PreparedIndicator, cases: tuple[OperandCase, ...], numerator: AmountResult, denominator: AmountResult
) -> IndicatorScore:
    """What the written rules give; where the cases still open give different things, the score stays open."""
    rules = {indicator.outcomes[case] for case in cases}
    if len(rules) > 1:
        return _unscored(indicator, FindingState.INCOMPLETE, numerator, denominator)
    rule = rules.pop()
    if rule is OperandRule.NOT_COMPUTABLE:
        found = _unscored(indicator, FindingState.NOT_COMPUTABLE, numerator, denominator)
        return replace(found, operand_case=cases[0])
    full = rule is OperandRule.FULL_SCORE
    score = indicator.highest if full else indicator.lowest
    rows = [band for band in indicator.bands if band.score == score]
    return IndicatorScore(
        indicator.rule,
        FindingState.SCORED,
        lowest=score,
        highest=score,
        maximum=indicator.maximum,
        score=score,
        value=rows[0].value if rows else None,
        numerator=numerator,
        denominator=denominator,
        operand_case=cases[0],
    )


def _score_stated(
    indicator: PreparedIndicator, stated: StatedRatio, numerator: AmountResult, denominator: AmountResult
) -> IndicatorScore:
    if stated.high < 0 and indicator.outcomes[OperandCase.NEGATIVE_NUMERATOR] is not OperandRule.BY_TABLE:
        # Which of the two was negative is not known from the print; the figures would tell.
        found = _unscored(indicator, FindingState.INCOMPLETE, numerator, denominator)
        return replace(found, ratio=stated.printed, stated_ratio=stated.place)
    possible = [band for band in indicator.bands if band.meets(stated.low, stated.high)]
    lowest, highest = min(band.score for band in possible), max(band.score for band in possible)
    # Bands with one and the same score leave no doubt about the points.
    one = indicator.bands[indicator.position_of(stated.printed)] if lowest == highest else None
    return IndicatorScore(
        indicator.rule,
        FindingState.SCORED if one else FindingState.INCOMPLETE,
        lowest=lowest,
        highest=highest,
        maximum=indicator.maximum,
        score=one.score if one else None,
        value=one.value if one else None,
        ratio=stated.printed,
        numerator=numerator,
        denominator=denominator,
        band=one.band if one else None,
        stated_ratio=stated.place,
        missing=() if one else _missing(numerator, denominator),
    )


def _unscored(
    indicator: PreparedIndicator,
    state: FindingState,
    numerator: AmountResult | None,
    denominator: AmountResult | None,
) -> IndicatorScore:
    amounts = [amount for amount in (numerator, denominator) if amount is not None]
    return IndicatorScore(
        indicator.rule,
        state,
        lowest=indicator.lowest,
        highest=indicator.highest,
        maximum=indicator.maximum,
        numerator=numerator,
        denominator=denominator,
        missing=_missing(*amounts) if state is FindingState.INCOMPLETE else (),
    )


def _is_contradicted(amount: AmountResult) -> bool:
    if amount.value is not None:
        return False
    return amount.state is AmountState.CONTRADICTORY or any(_is_contradicted(part) for part in amount.parts)


def _missing(*amounts: AmountResult) -> tuple[str, ...]:
    """Names still to be supplied: the amounts themselves where they have no parts, otherwise their unknown parts."""
    found: dict[str, None] = {}
    stack = list(reversed(amounts))
    while stack:
        one = stack.pop()
        if one.value is not None:
            continue
        if one.parts and one.state is not AmountState.CONTRADICTORY:
            stack.extend(reversed(one.parts))
        else:
            found[one.id] = None
    return tuple(found)
