"""Members, own capital and assets of a year -> the size class (KUK), or the range of classes that are still possible.

Exact and pure. Refuses to choose a form or to score: the class says nothing about health.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.profile import Profile
from generator.model.results import HealthScore
from generator.model.size_class import (
    ClassLimit,
    Measure,
    MeasureResult,
    OnLimit,
    SizeClassResult,
    SizeClassRule,
)
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure with its place; a computed sum has none of its own."""

    value: Fraction
    place: Place | None
    amount: str | None = None


def compute_size_class(
    rule: SizeClassRule, score: HealthScore, profile: Authored[Profile] | None
) -> SizeClassResult | None:
    """The class at the period's end; None while the rule was not in force then."""
    if not rule.in_force.covers(score.period_end):
        return None
    figures = [find_figure(measure, score, profile) for measure in rule.measures]
    return classify(rule, figures)


def find_figure(measure: Measure, score: HealthScore, profile: Authored[Profile] | None) -> KnownFigure | None:
    """From the assessment's own figures; else from the profile: members, or the line of that year."""
    amounts = score.collect_amounts() if measure.figures else {}
    for name in measure.figures:
        amount = amounts.get(name)
        if amount is not None and amount.value is not None:
            return KnownFigure(amount.value, amount.place, name)
    if profile is None:
        return None
    if measure.id == "members":
        return _count_members(profile)
    for position, line in enumerate(profile.content.yearly_figures):
        if line.year == score.period_end.year:
            value = {"own_capital": line.own_capital, "assets": line.assets}.get(measure.id)
            if value is not None:
                return KnownFigure(Fraction(value), profile.place("yearly_figures", position, measure.id))
    return None


def classify(rule: SizeClassRule, figures: Sequence[KnownFigure | None]) -> SizeClassResult:
    """The highest class of the known figures is the lowest possible one; an unknown figure leaves all above it open."""
    measures = tuple(_measure(rule, measure, figure) for measure, figure in zip(rule.measures, figures, strict=True))
    known = [one.position for one in measures if one.position is not None]
    lowest = max(known, default=0)
    complete = len(known) == len(measures)
    return SizeClassResult(rule, measures, lowest, lowest if complete else len(rule.classes) - 1)


def _count_members(profile: Authored[Profile]) -> KnownFigure | None:
    people = profile.content.people
    if people is None:
        return None
    if people.members is not None:
        return KnownFigure(Fraction(people.members), profile.place("people", "members"))
    if people.members_women is None or people.members_men is None:
        return None
    return KnownFigure(Fraction(people.members_women + people.members_men), profile.place("people", "members_women"))


def _measure(rule: SizeClassRule, measure: Measure, figure: KnownFigure | None) -> MeasureResult:
    if figure is None:
        return MeasureResult(measure, None, None, None, None, None)
    limits = [next((one for one in each.limits if one.measure == measure.id), None) for each in rule.classes]
    position = _position(rule, figure.value, [None if one is None else one.at_most for one in limits])
    other, source = _position_elsewhere(rule, figure.value, limits)
    return MeasureResult(
        measure,
        figure.value,
        figure.place,
        figure.amount,
        position,
        limits[position],
        any(one is not None and one.at_most == figure.value for one in limits),
        other if other != position else None,
        source if other != position else "",
    )


def _position(rule: SizeClassRule, value: Fraction, limits: Sequence[int | None]) -> int:
    stays = rule.on_limit.rule is OnLimit.LOWER
    for position, limit in enumerate(limits):
        if limit is None or value < limit or (stays and value == limit):
            return position
    return len(limits) - 1


def _position_elsewhere(rule: SizeClassRule, value: Fraction, limits: Sequence[ClassLimit | None]) -> tuple[int, str]:
    """The class if every limit that a source has otherwise were taken from that source."""
    others = [one.others[0] if one is not None and one.others else None for one in limits]
    sources = [one.source for one in others if one is not None]
    taken = [
        other.at_most if other is not None else own.at_most if own is not None else None
        for own, other in zip(limits, others, strict=True)
    ]
    return _position(rule, value, taken), sources[0] if sources else ""
