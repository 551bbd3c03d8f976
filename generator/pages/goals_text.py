"""A reference of goals in words: what each goal asks, and what one cooperative's year gives beside it.

Never a sum of goals and never a predicate: a reference is not a score. Refuses to judge; states come with the results.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.goals import GoalFinding, GoalLimits, GoalResults, GoalRule, GoalState, InputResult
from generator.model.results import AmountResult
from generator.pages import wording
from generator.pages.language import Labels, said
from generator.pages.operand_text import CASES
from generator.pages.worksheets import Places

STATES: Mapping[GoalState, str] = Labels(
    {
        GoalState.MET: "tercapai",
        GoalState.NOT_MET: "belum tercapai",
        GoalState.NO_NUMBER: "tanpa batas angka",
        GoalState.UNKNOWN: "tidak dinilai",
    }
)


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal whose figures are known."""

    id: str
    name: str
    goal: str
    ratio: str
    upper: str
    lower: str
    places: str
    state: str
    verdict: str
    evidence: str
    evidence_word: str


@dataclass(frozen=True, slots=True)
class GoalsText:
    """The goals of one year: the computed ones as lines, the others by code."""

    short_name: str
    path: str
    counts: tuple[tuple[str, int], ...]
    lines: tuple[GoalLine, ...]
    """Goals held against a number."""
    plain: tuple[GoalLine, ...]
    """Ratios whose goal has no number."""
    missing: tuple[tuple[str, str], ...]
    """Goals for which a figure was not supplied: code and what is missing."""
    not_mapped: tuple[str, ...]
    """Codes of goals that the books cannot show at all."""


def goals_path(rule: GoalRule) -> str:
    """The reference's own page."""
    return f"aturan/{rule.id}/index.html"


def tell_goal(goal: GoalLimits) -> str:
    """`paling sedikit 10 %`, `70 sampai 80 %`, or the goal's own words."""
    if goal.words is not None:
        return goal.words.id
    if goal.exactly is not None:
        return said("tepat {limit}", limit=wording.trimmed_percent(goal.exactly))
    low, high = (
        goal.at_least if goal.at_least is not None else goal.above,
        goal.at_most if goal.at_most is not None else goal.below,
    )
    if low is not None and high is not None:
        return said("{low} sampai {high}", low=wording.trimmed(low), high=wording.trimmed_percent(high))
    if low is not None:
        limit = wording.trimmed_percent(low)
        return said("paling sedikit {limit}" if goal.at_least is not None else "lebih dari {limit}", limit=limit)
    limit = wording.trimmed_percent(high or 0)
    return said("paling banyak {limit}" if goal.at_most is not None else "kurang dari {limit}", limit=limit)


def tell_goals(results: GoalResults | None, places: Places) -> GoalsText | None:
    """The section of a health page; None while not a single ratio can be computed."""
    if results is None or not results.has_ratios:
        return None
    known = [one for one in results.findings if one.ratio is not None or one.operand_case is not None]
    open_ = [one for one in results.findings if one.ratio is None and one.operand_case is None]
    counts = tuple((STATES[state], sum(one.state is state for one in known)) for state in GoalState)
    return GoalsText(
        results.rule.short_name,
        goals_path(results.rule),
        tuple((word, number) for word, number in counts if number),
        tuple(_line(one, places) for one in known if one.state is not GoalState.NO_NUMBER),
        tuple(_line(one, places) for one in known if one.state is GoalState.NO_NUMBER),
        tuple((one.goal.id, _missing(one)) for one in open_ if one.goal.numerator is not None),
        tuple(one.goal.id for one in open_ if one.goal.numerator is None),
    )


def _missing(one: GoalFinding) -> str:
    sides = (side for side in (one.numerator, one.denominator) if side is not None and side.value is None)
    return wording.joined(tuple(dict.fromkeys(wording.lower_first(side.input.name.id) for side in sides)))


def _line(one: GoalFinding, places: Places) -> GoalLine:
    verdict = STATES[one.state]
    if one.operand_case is not None:
        verdict = f"{verdict}: {wording.lower_first(CASES[one.operand_case])}"
    return GoalLine(
        one.goal.id,
        one.goal.name.id,
        tell_goal(one.goal.goal),
        "–" if one.ratio is None else wording.percent(one.ratio, _limits(one.goal.goal)),
        _value(one.numerator),
        _value(one.denominator),
        places.lines(_written(one.numerator) + _written(one.denominator)),
        one.state.value,
        verdict,
        one.goal.grounds.evidence.value,
        wording.EVIDENCE[one.goal.grounds.evidence],
    )


def _value(side: InputResult | None) -> str:
    return wording.rupiah(side.value) if side is not None and side.value is not None else "–"


def _limits(goal: GoalLimits) -> list[Decimal]:
    limits = (goal.at_least, goal.above, goal.at_most, goal.below, goal.exactly)
    return [one for one in limits if one is not None]


def _written(side: InputResult | None) -> list[AmountResult]:
    """The figures as a person wrote them, down to the accounts."""
    found: list[AmountResult] = []
    stack = [amount for _, amount in side.parts] if side is not None else []
    while stack:
        one = stack.pop()
        if one.place is not None:
            found.append(one)
        else:
            stack.extend(one.parts)
    return found
