"""Points of an assessment under a rulebook it is only compared with: no amounts, no answers, no distances.

Knows the plain cases alone: known amounts of ordinary sign, questionnaires answered in full, and what is simply not
stated. Every other case goes the full way (`indicators`), so that there is one reading of what is out of the ordinary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.computing.amounts import AmountBook, Fact, PreparedAmounts
from generator.computing.bands import PreparedIndicator
from generator.computing.indicators import StatedRatio, compute_checklist, compute_questionnaire, compute_ratio
from generator.model.results import FindingState, IndicatorScore
from generator.problems.place import Place

Pair = tuple[int, int]
"""Numerator and positive denominator, not reduced: whole numbers are several times faster than fractions."""


@dataclass(frozen=True, slots=True)
class LightIndicator:
    """An indicator with every score it can plainly have, made once per rulebook."""

    full: PreparedIndicator
    """For the full way; without better bands, which nobody asks for here."""
    multiplier: Pair
    ends: tuple[tuple[int, int, bool], ...]
    """The upper limit of every band but the last, and whether it still belongs to it."""
    by_band: tuple[IndicatorScore, ...]
    by_yes: tuple[IndicatorScore, ...]
    """Of a questionnaire, by the number of yes answers."""
    unstated: IndicatorScore
    questions: tuple[str, ...]


def prepare_light(indicator: PreparedIndicator) -> LightIndicator:
    """Bring an indicator to whole numbers and ready scores. Bands rise without holes (see `checking.rulebook`)."""
    rule, full = indicator.rule, replace(indicator, better=((),) * len(indicator.bands))
    ends = tuple((*one.high.as_integer_ratio(), one.high_included) for one in indicator.bands if one.high is not None)
    unstated = IndicatorScore(
        rule, FindingState.INCOMPLETE, indicator.lowest, indicator.highest, maximum=indicator.maximum
    )
    by_band = tuple(
        IndicatorScore(
            rule,
            FindingState.SCORED,
            one.score,
            one.score,
            indicator.maximum,
            score=one.score,
            value=one.value,
            band=one.band,
        )
        for one in indicator.bands
    )
    answers = tuple(question.id for question in rule.questions)
    by_yes = tuple(
        replace(compute_questionnaire(indicator, _answered(answers, yes)), answers=())
        for yes in range(len(answers) + 1 if answers else 0)
    )
    return LightIndicator(full, indicator.multiplier.as_integer_ratio(), ends, by_band, by_yes, unstated, answers)


def _answered(questions: tuple[str, ...], yes: int) -> dict[str, tuple[bool, Place]]:
    return {name: (number < yes, Place("")) for number, name in enumerate(questions)}


class LightBook:
    """The values of one set of facts under one rulebook, without their trace."""

    def __init__(self, rulebook: PreparedAmounts, facts: Mapping[str, Fact]) -> None:
        self.rulebook = rulebook
        self.facts = facts
        parts = rulebook.part_names
        # What is stated and has no parts is known from the start.
        self._known: dict[str, Pair | None] = {
            name: fact.value.as_integer_ratio()
            for name, fact in facts.items()
            if name not in parts and fact.value is not None
        }
        self._odd: set[str] = set()
        self._full: AmountBook | None = None

    @property
    def full(self) -> AmountBook:
        """The same facts with their trace, made when first needed."""
        if self._full is None:
            self._full = AmountBook(self.rulebook, self.facts)
        return self._full

    def is_odd(self, name: str) -> bool:
        """Whether an amount has no value although the figures are there: a contradiction, or a share of nothing."""
        return name in self._odd

    def get(self, name: str) -> Pair | None:
        """The value of an account or amount (rupiah); None while it has none."""
        if name in self._known:
            return self._known[name]
        parts = self.rulebook.part_names.get(name)
        fact = self.facts.get(name)
        stated = None if fact is None or fact.value is None else fact.value.as_integer_ratio()
        if fact is not None and stated is None:
            self._odd.add(name)
        found = stated if parts is None else self._add_up(name, parts, stated)
        self._known[name] = found
        return found

    def _add_up(self, name: str, parts: tuple[str, ...], stated: Pair | None) -> Pair | None:
        known = self._known
        values = [known[part] if part in known else self.get(part) for part in parts]
        total = self._share(values) if name not in self.rulebook.weights else self._sum(name, values)
        if total is None:
            # A share of known figures that is none, or a part that is itself out of the ordinary.
            if stated is None and (None not in values or any(part in self._odd for part in parts)):
                self._odd.add(name)
            return stated
        if stated is None:
            return total
        # Half weights can leave half a rupiah, which a whole stated figure cannot show.
        if abs(stated[0] * total[1] - total[0] * stated[1]) < stated[1] * total[1]:
            return total
        self._odd.add(name)
        return None

    def _sum(self, name: str, values: list[Pair | None]) -> Pair | None:
        weights, scale = self.rulebook.weights[name]
        above, below = 0, 1
        for value, weight in zip(values, weights, strict=True):
            if value is None:
                return None
            if value[1] == 1:
                above += value[0] * weight * below
            else:
                above, below = above * value[1] + value[0] * weight * below, below * value[1]
        return above, below * scale

    @staticmethod
    def _share(values: list[Pair | None]) -> Pair | None:
        of, part, whole = values
        if of is None or part is None or whole is None or whole[0] <= 0:
            return None
        return of[0] * part[0] * whole[1], of[1] * part[1] * whole[0]


def score_lightly(
    one: LightIndicator,
    book: LightBook,
    stated: StatedRatio | None,
    answers: Mapping[str, tuple[bool, Place]],
    fulfilled: tuple[int, Place] | None,
) -> IndicatorScore:
    """The same points, state and band as on the full way."""
    rule = one.full.rule
    if rule.questions:
        given = [answers.get(name) for name in one.questions]
        if None in given:
            return compute_questionnaire(one.full, answers)
        return one.by_yes[sum(answer[0] for answer in given if answer)]
    if rule.items is not None:
        return one.unstated if fulfilled is None else compute_checklist(one.full, fulfilled)
    upper, lower = rule.numerator or "", rule.denominator or ""
    above, below = book.get(upper), book.get(lower)
    if above is not None and below is not None and above[0] >= 0 and below[0] > 0 and one.by_band:
        return one.by_band[_find_band(one, above, below)]
    is_plain = (below is None or below[0] > 0) and not book.is_odd(upper) and not book.is_odd(lower)
    if is_plain and stated is None and (above is None or below is None):
        return one.unstated
    return compute_ratio(one.full, book.full, stated)


def _find_band(one: LightIndicator, above: Pair, below: Pair) -> int:
    times, by = one.multiplier
    top, bottom = above[0] * times * below[1], above[1] * by * below[0]
    for position, (limit, scale, included) in enumerate(one.ends):
        side = top * scale - limit * bottom
        if side < 0 or (side == 0 and included):
            return position
    return len(one.by_band) - 1
