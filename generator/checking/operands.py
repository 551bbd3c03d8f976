"""Do the written rules on zero, negative and missing operands fit their cases, and can no sign earn points?

A rulebook with any finding here is not used for scoring. Refuses to know figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.model.cooperative import Authored
from generator.model.operands import OperandCase, OperandRule
from generator.model.rulebook import Indicator, Rulebook
from generator.problems.place import Place
from generator.problems.problem import Problem

NEVER_BETTER = (OperandRule.NOT_COMPUTABLE, OperandRule.LOWEST_SCORE)
FITTING: Mapping[OperandCase, tuple[OperandRule, ...]] = MappingProxyType(
    {
        OperandCase.ZERO_DENOMINATOR: (OperandRule.PER_MEASURE,),
        OperandCase.NEGATIVE_NUMERATOR: (OperandRule.BY_TABLE, OperandRule.NOT_COMPUTABLE),
        OperandCase.NEGATIVE_OVER_ZERO: NEVER_BETTER,
        OperandCase.NEGATIVE_DENOMINATOR: NEVER_BETTER,
        OperandCase.NEGATIVE_OVER_NEGATIVE: NEVER_BETTER,
        OperandCase.MISSING_OPERAND: (OperandRule.INTERVAL,),
    }
)
"""What each case may give: a sign never more than the lowest score, a missing figure never a score."""


def check_operand_rules(authored: Authored[Rulebook]) -> Iterator[Problem]:
    """Rules that do not fit their case, and ratios whose table would reward a minus sign."""
    rulebook = authored.content
    for case in OperandCase:
        rule = rulebook.operands.of(case).rule
        yield from _check_rule(case, rule, authored.place("operands", case.value, "rule"))
    for position, aspect in enumerate(rulebook.aspects):
        for number, indicator in enumerate(aspect.indicators):
            yield from _check_measure(authored, indicator, ("aspects", position, "indicators", number))


def _check_measure(
    authored: Authored[Rulebook], indicator: Indicator, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    own = {
        OperandCase.NEGATIVE_NUMERATOR: indicator.negative_numerator,
        OperandCase.NEGATIVE_OVER_ZERO: indicator.negative_over_zero,
    }
    for case, rule in own.items():
        if rule is not None:
            yield from _check_rule(case, rule, authored.place(*path, case.value))
    if indicator.bands and _reads_by_table(authored.content, indicator):
        worst = min(band.score for band in indicator.bands)
        if indicator.bands[0].score != worst:
            values = {"id": indicator.id, "score": str(indicator.bands[0].score), "worst": str(worst)}
            yield Problem("R22", authored.place(*path, "bands"), values)


def _reads_by_table(rulebook: Rulebook, indicator: Indicator) -> bool:
    rule = indicator.negative_numerator or rulebook.operands.negative_numerator.rule
    return indicator.numerator is not None and rule is OperandRule.BY_TABLE


def _check_rule(case: OperandCase, rule: OperandRule, place: Place) -> Iterator[Problem]:
    if rule not in FITTING[case]:
        fitting = ", ".join(one.value for one in FITTING[case])
        yield Problem("R21", place, {"rule": rule.value, "case": case.value, "fitting": fitting})
