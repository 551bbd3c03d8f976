"""Facts -> amounts: accounts as stated, weighted sums and shares as the rulebook defines them, exact and traced.

Knows that left out is unknown: a sum with an unknown part is unknown unless it was stated itself. Two values that
disagree give no value. Refuses to know files, ratios or points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.results import AmountResult, AmountState
from generator.model.rulebook import Amount, Rulebook
from generator.model.statements import TrailPart
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as stated or as the books give it (rupiah) with its place. No value where the two disagree."""

    value: int | Fraction | None
    place: Place
    trail: tuple[TrailPart, ...] = ()


class AmountBook:
    """The values of one set of facts under one rulebook; each amount is worked out once."""

    def __init__(self, rulebook: PreparedAmounts, facts: Mapping[str, Fact]) -> None:
        self._rulebook = rulebook
        self._facts = facts
        self._known: dict[str, AmountResult] = {}

    @property
    def may_be_negative(self) -> frozenset[str]:
        """Accounts and amounts that sound books can bring below zero."""
        return self._rulebook.may_be_negative

    def is_never_negative(self, name: str) -> bool:
        """Whether sound books can never bring this account or amount below zero."""
        return name not in self._rulebook.may_be_negative

    def get(self, name: str) -> AmountResult:
        """The account or amount with its trace (rupiah)."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._work_out(name)
        return found

    def _work_out(self, name: str) -> AmountResult:
        rule = self._rulebook.amounts.get(name)
        fact = self._facts.get(name)
        stated = None if fact is None or fact.value is None else Fraction(fact.value)
        place = None if fact is None else fact.place
        if rule is None:
            state = AmountState.UNKNOWN if stated is None else AmountState.STATED
            if fact is not None and stated is None:
                state = AmountState.CONTRADICTORY
            return AmountResult(name, state, stated, place, trail=fact.trail if fact else ())
        known = self._known
        parts = tuple([known.get(part) or self.get(part) for part in self._rulebook.part_names[name]])
        total = self._add_up(rule, parts)
        if stated is None:
            state = AmountState.UNKNOWN if total is None else AmountState.COMPUTED
            return AmountResult(name, state, total, None, rule, parts, total)
        if total is None:
            return AmountResult(name, AmountState.STATED, stated, place, rule, parts)
        # Half weights can leave half a rupiah, which a whole stated figure cannot show.
        if abs(stated - total) < 1:
            return AmountResult(name, AmountState.COMPUTED, total, place, rule, parts, total)
        return AmountResult(name, AmountState.CONTRADICTORY, None, place, rule, parts, total)

    def _add_up(self, rule: Amount, parts: tuple[AmountResult, ...]) -> Fraction | None:
        if rule.share is not None:
            of, part, whole = (one.value for one in parts)
            if of is None or part is None or whole is None or whole <= 0:
                return None
            return of * part / whole
        total: int | Fraction = 0
        weights, scale = self._rulebook.weights[rule.id]
        for one, weight in zip(parts, weights, strict=True):
            value = one.value
            if value is None:
                return None
            total += (value.numerator if value.denominator == 1 else value) * weight
        return Fraction(total, scale) if isinstance(total, int) else total / scale


@dataclass(frozen=True, slots=True)
class PreparedAmounts:
    """A rulebook's amounts made ready for arithmetic, once per rulebook."""

    amounts: Mapping[str, Amount]
    part_names: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, tuple[tuple[int, ...], int]]
    """For each weighted sum: the weights as whole numbers, and their common divisor."""
    may_be_negative: frozenset[str]
    """Accounts and amounts that sound books can bring below zero: a loss, or a deduction."""


def prepare_amounts(rulebook: Rulebook) -> PreparedAmounts:
    """Index the amounts and bring the weights of each to a common divisor."""
    part_names: dict[str, tuple[str, ...]] = {}
    weights: dict[str, tuple[tuple[int, ...], int]] = {}
    for amount in rulebook.amounts:
        if amount.share is not None:
            part_names[amount.id] = (amount.share.of, amount.share.part, amount.share.whole)
            continue
        part_names[amount.id] = tuple(term.of for term in amount.terms)
        fractions = [Fraction(term.weight) / 100 for term in amount.terms]
        scale = math.lcm(*(one.denominator for one in fractions))
        weights[amount.id] = (tuple(int(one * scale) for one in fractions), scale)
    amounts = {amount.id: amount for amount in rulebook.amounts}
    return PreparedAmounts(amounts, part_names, weights, _find_negative(rulebook, amounts))


def _find_negative(rulebook: Rulebook, amounts: Mapping[str, Amount]) -> frozenset[str]:
    signs = {account.id: account.may_be_negative for account in rulebook.accounts}

    def may_be(name: str) -> bool:
        if name not in signs:
            rule = amounts[name]
            if rule.share is not None:
                signs[name] = may_be(rule.share.of) or may_be(rule.share.part)
            else:
                signs[name] = any(term.weight < 0 or may_be(term.of) for term in rule.terms)
        return signs[name]

    return frozenset(name for name in (*signs, *amounts) if may_be(name))
