"""Accounts on both sides of a ratio: whether its denominator follows when its numerator changes.

Knows the definitions of a rulebook's amounts alone: a sum that a person stated whole is still made of its parts.
Refuses to know figures and bands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.rulebook import Amount, Rulebook


@dataclass(frozen=True, slots=True)
class _Weights:
    """What one rupiah more of each account adds to an amount (rupiah)."""

    by_account: Mapping[str, Fraction]
    bent: frozenset[str]
    """Accounts that also enter through a proportional share: what they add depends on the figures."""


def find_following(rulebook: Rulebook) -> dict[str, Fraction | None]:
    """By ratio: what the denominator changes (rupiah) when the numerator changes by one rupiah and no other account.

    Zero where the numerator can change alone. None where no one change of the numerator tells that of the denominator.
    """
    amounts = {amount.id: amount for amount in rulebook.amounts}
    known: dict[str, _Weights] = {}
    return {
        rule.id: _follow(_weigh(rule.numerator, amounts, known), _weigh(rule.denominator, amounts, known))
        for aspect in rulebook.aspects
        for rule in aspect.indicators
        if rule.numerator is not None and rule.denominator is not None
    }


def _follow(upper: _Weights, lower: _Weights) -> Fraction | None:
    accounts = upper.by_account.keys() | upper.bent
    if any(name not in lower.by_account and name not in lower.bent for name in accounts):
        return Fraction(0)
    if upper.bent or not accounts.isdisjoint(lower.bent):
        return None
    shares = {lower.by_account[name] / weight for name, weight in upper.by_account.items()}
    return shares.pop() if len(shares) == 1 else None


def _weigh(name: str, amounts: Mapping[str, Amount], known: dict[str, _Weights]) -> _Weights:
    found = known.get(name)
    if found is None:
        found = known[name] = _work_out(name, amounts, known)
    return found


def _work_out(name: str, amounts: Mapping[str, Amount], known: dict[str, _Weights]) -> _Weights:
    rule = amounts.get(name)
    if rule is None:
        return _Weights({name: Fraction(1)}, frozenset())
    if rule.share is not None:
        parts = [_weigh(part, amounts, known) for part in (rule.share.of, rule.share.part, rule.share.whole)]
        return _Weights({}, frozenset().union(*(one.by_account.keys() | one.bent for one in parts)))
    weights: dict[str, Fraction] = {}
    bent: set[str] = set()
    for term in rule.terms:
        part = _weigh(term.of, amounts, known)
        bent |= part.bent
        for account, weight in part.by_account.items():
            weights[account] = weights.get(account, Fraction(0)) + weight * Fraction(term.weight) / 100
    # What is added and taken away again moves nothing.
    return _Weights({account: weight for account, weight in weights.items() if weight}, frozenset(bent))
