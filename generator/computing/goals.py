"""The figures of a year -> goals met, not met or unknown, after a reference of goals (PEARLS).

Exact and pure. Refuses to add goals up, to guess an unknown figure, and to touch any score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.model.goals import (
    BookYear,
    Goal,
    GoalFinding,
    GoalInput,
    GoalLimits,
    GoalResults,
    GoalRule,
    GoalState,
    InputResult,
    InputTerm,
)
from generator.model.operands import OperandCase
from generator.model.results import AmountResult, AmountState, HealthScore
from generator.model.statements import BookFigure

Amounts = Mapping[str, AmountResult]


@dataclass(frozen=True, slots=True)
class PreparedGoals:
    """A reference made ready for arithmetic, once for all cooperatives."""

    rule: GoalRule
    inputs: tuple[tuple[GoalInput, tuple[tuple[tuple[InputTerm, Fraction | None], ...], ...]], ...]
    """Each input with its ways; weights as parts of one, None for the whole."""
    limits: Mapping[str, tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]]
    """By goal: at least, above, at most, below (percent)."""
    names: frozenset[str]
    """Every account and amount that an input is made of."""


def prepare_goals(rule: GoalRule) -> PreparedGoals:
    """Bring weights and limits of a reference that adds up (see `checking.goals`) to exact fractions."""
    inputs = tuple(
        (
            one,
            tuple(
                tuple((term, None if term.weight == 100 else Fraction(term.weight) / 100) for term in way.terms)
                for way in one.ways
            ),
        )
        for one in rule.inputs
    )
    names = frozenset(term.of for one in rule.inputs for way in one.ways for term in way.terms)
    return PreparedGoals(rule, inputs, {one.id: _limits(one.goal) for one in rule.goals}, names)


def compute_goals(
    prepared: PreparedGoals,
    score: HealthScore,
    earlier: Sequence[HealthScore],
    books: Mapping[str, BookFigure] | None = None,
) -> GoalResults | None:
    """Every goal with its numbers; None where the reference does not cover the rulebook's kinds of cooperative.

    `earlier` are other scores of the cooperative: the one that ended twelve months before under the same rulebook
    gives last year's figures, because another rulebook may define a sum otherwise. `books` are figures of the year by
    name (rupiah): each counts where the rulebook has no such account or amount, so that nothing is known twice.
    """
    if score.rulebook is None or score.reason is not None:
        return None
    if set(prepared.rule.applies_to).isdisjoint(score.rulebook.applies_to):
        return None
    own = {one.id for one in score.rulebook.accounts} | {one.id for one in score.rulebook.amounts}
    others = {
        name: AmountResult(name, AmountState.STATED, figure.value, figure.place, trail=figure.parts)
        for name, figure in (books or {}).items()
        if name not in own
    }
    return judge_goals(prepared, {**others, **score.collect_amounts()}, _amounts_before(score, earlier))


def judge_goals(prepared: PreparedGoals, now: Amounts, before: Amounts) -> GoalResults:
    """Every goal from the amounts of this year and of the year before, by name (rupiah)."""
    years = {BookYear.NOW: now, BookYear.BEFORE: before}
    inputs = {one.id: _make_input(one, ways, years) for one, ways in prepared.inputs}
    return GoalResults(prepared.rule, tuple(_judge(one, inputs, prepared) for one in prepared.rule.goals))


def _amounts_before(score: HealthScore, others: Sequence[HealthScore]) -> Amounts:
    end, rulebook = score.period_end, score.rulebook
    found = [
        one
        for one in others
        if one.rulebook is not None
        and rulebook is not None
        and one.rulebook.id == rulebook.id
        and (one.period_end.year, one.period_end.month) == (end.year - 1, end.month)
    ]
    return found[0].collect_amounts() if len(found) == 1 else {}


def _make_input(
    one: GoalInput, ways: tuple[tuple[tuple[InputTerm, Fraction | None], ...], ...], years: Mapping[BookYear, Amounts]
) -> InputResult:
    for way in ways:
        total = Fraction(0)
        parts: list[tuple[InputTerm, AmountResult]] = []
        for term, weight in way:
            amount = years[term.year].get(term.of)
            if amount is None or amount.value is None:
                break
            value = amount.value if weight is None else amount.value * weight
            total = value if not parts else total + value
            parts.append((term, amount))
        else:
            return InputResult(one, total, tuple(parts))
    return InputResult(one, None)


def _judge(goal: Goal, inputs: Mapping[str, InputResult], prepared: PreparedGoals) -> GoalFinding:
    if goal.numerator is None or goal.denominator is None:
        return GoalFinding(goal, GoalState.UNKNOWN)
    above, below = inputs[goal.numerator], inputs[goal.denominator]
    if above.value is None or below.value is None:
        return GoalFinding(goal, GoalState.UNKNOWN, None, above, below)
    if below.value <= 0:
        return GoalFinding(goal, GoalState.UNKNOWN, None, above, below, _case(above.value, below.value))
    ratio = above.value * 100 / below.value
    if goal.goal.words is not None:
        return GoalFinding(goal, GoalState.NO_NUMBER, ratio, above, below)
    met = _meets(ratio, prepared.limits[goal.id])
    if met and ratio < 0:
        # Only an upper limit can be met from below zero, and a sign is no achievement.
        return GoalFinding(goal, GoalState.UNKNOWN, ratio, above, below, OperandCase.NEGATIVE_NUMERATOR)
    return GoalFinding(goal, GoalState.MET if met else GoalState.NOT_MET, ratio, above, below)


def _case(above: Fraction, below: Fraction) -> OperandCase:
    if above < 0:
        return OperandCase.NEGATIVE_OVER_NEGATIVE if below else OperandCase.NEGATIVE_OVER_ZERO
    return OperandCase.NEGATIVE_DENOMINATOR if below else OperandCase.ZERO_DENOMINATOR


def _limits(goal: GoalLimits) -> tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]:
    if goal.exactly is not None:
        return Fraction(goal.exactly), None, Fraction(goal.exactly), None
    at_least, above, at_most, below = (
        None if one is None else Fraction(one) for one in (goal.at_least, goal.above, goal.at_most, goal.below)
    )
    return at_least, above, at_most, below


def _meets(ratio: Fraction, limits: tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]) -> bool:
    at_least, above, at_most, below = limits
    return (
        (at_least is None or ratio >= at_least)
        and (above is None or ratio > above)
        and (at_most is None or ratio <= at_most)
        and (below is None or ratio < below)
    )
