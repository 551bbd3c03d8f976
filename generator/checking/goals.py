"""Does a reference of goals add up? Names that exist, limits that can be met, its declared number of ratios, sources.

A reference with any finding here is not used. Refuses to know any cooperative, and whether a goal is wise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.model.cooperative import Authored
from generator.model.goals import GoalLimits, GoalRule
from generator.model.operands import OperandCase, OperandRule
from generator.problems.problem import Problem

NOT_COMPUTABLE = (OperandRule.NOT_COMPUTABLE,)
FITTING: Mapping[OperandCase, tuple[OperandRule, ...]] = MappingProxyType(
    dict.fromkeys(OperandCase, NOT_COMPUTABLE) | {OperandCase.NEGATIVE_NUMERATOR: (OperandRule.PER_MEASURE,)}
)
"""A goal is met or not met: no case gives points, and a sign meets nothing."""


def check_goals(authored: Authored[GoalRule]) -> list[Problem]:
    """Every reason why this reference cannot be used."""
    return [
        *_check_names(authored),
        *_check_count(authored),
        *_check_limits(authored),
        *_check_operands(authored),
        *_check_sources(authored),
    ]


def _check_names(authored: Authored[GoalRule]) -> Iterator[Problem]:
    rule = authored.content
    inputs = [one.id for one in rule.inputs]
    groups = [one.id for one in rule.groups]
    for names in (inputs, groups, [one.id for one in rule.goals]):
        for name, times in Counter(names).items():
            if times > 1:
                yield Problem("R04", authored.place("id"), {"id": name, "times": str(times)})
    for position, goal in enumerate(rule.goals):
        place = authored.place("goals", position)
        for operand in (goal.numerator, goal.denominator):
            if operand is not None and operand not in inputs:
                yield Problem("R06", place, {"id": operand, "owner": goal.id})
        if not any(goal.id.startswith(group) for group in groups):
            yield Problem("R06", place, {"id": goal.id[:1], "owner": goal.id})
        computed = (goal.numerator is not None) + (goal.denominator is not None)
        if computed == 1 or bool(computed) == (goal.not_computed is not None):
            yield Problem("R25", place, {"id": goal.id})


def _check_count(authored: Authored[GoalRule]) -> Iterator[Problem]:
    rule = authored.content
    if len(rule.goals) != rule.count:
        yield Problem("R24", authored.place("count"), {"stated": str(rule.count), "found": str(len(rule.goals))})


def _check_limits(authored: Authored[GoalRule]) -> Iterator[Problem]:
    for position, goal in enumerate(authored.content.goals):
        if not _can_be_met(goal.goal):
            yield Problem("R26", authored.place("goals", position, "goal"), {"id": goal.id})


def _can_be_met(goal: GoalLimits) -> bool:
    """One kind of goal only; of limits at most one on either side, and some ratio between them."""
    limits = [one for one in (goal.at_least, goal.above, goal.at_most, goal.below) if one is not None]
    if (goal.words is not None) + (goal.exactly is not None) + bool(limits) != 1:
        return False
    if (goal.at_least is not None and goal.above is not None) or (goal.at_most is not None and goal.below is not None):
        return False
    low = goal.at_least if goal.at_least is not None else goal.above
    high = goal.at_most if goal.at_most is not None else goal.below
    if low is None or high is None:
        return True
    closed = goal.at_least is not None and goal.at_most is not None
    return low < high or (closed and low == high)


def _check_operands(authored: Authored[GoalRule]) -> Iterator[Problem]:
    for case in OperandCase:
        rule = authored.content.operands.of(case).rule
        if rule not in FITTING[case]:
            fitting = ", ".join(one.value for one in FITTING[case])
            place = authored.place("operands", case.value, "rule")
            yield Problem("R21", place, {"rule": rule.value, "case": case.value, "fitting": fitting})


def _check_sources(authored: Authored[GoalRule]) -> Iterator[Problem]:
    rule = authored.content
    known = {source.key for source in rule.sources}
    rows = [rule.count_grounds, *(one.grounds for one in rule.inputs), *(one.grounds for one in rule.goals)]
    for one in rows:
        for key in one.sources:
            if key not in known:
                yield Problem("R15", authored.place("sources"), {"key": key, "citation": one.citation})
        if one.evidence.value != "unverified" and not one.sources:
            yield Problem("R16", authored.place("sources"), {"citation": one.citation})
