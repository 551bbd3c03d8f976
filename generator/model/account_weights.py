"""The accounts an amount is made of, and what each adds to it: one reading of a rulebook's sums for checks and scores.

Knows the definitions alone: a sum that a person stated whole is still made of its parts. Refuses to know figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.rulebook import Amount


@dataclass(frozen=True, slots=True)
class AccountWeights:
    """What one rupiah more of each account adds to an amount (rupiah)."""

    by_account: Mapping[str, Fraction]
    bent: frozenset[str]
    """Accounts that also enter through a proportional share: what they add depends on the figures."""


def weigh_accounts(name: str, amounts: Mapping[str, Amount], known: dict[str, AccountWeights]) -> AccountWeights:
    """The weights of an account or amount; `known` keeps those of every amount that was looked at on the way."""
    found = known.get(name)
    if found is None:
        found = known[name] = _work_out(name, amounts, known)
    return found


def _work_out(name: str, amounts: Mapping[str, Amount], known: dict[str, AccountWeights]) -> AccountWeights:
    rule = amounts.get(name)
    if rule is None:
        return AccountWeights({name: Fraction(1)}, frozenset())
    if rule.share is not None:
        parts = [weigh_accounts(part, amounts, known) for part in (rule.share.of, rule.share.part, rule.share.whole)]
        return AccountWeights({}, frozenset().union(*(one.by_account.keys() | one.bent for one in parts)))
    weights: dict[str, Fraction] = {}
    bent: set[str] = set()
    for term in rule.terms:
        part = weigh_accounts(term.of, amounts, known)
        bent |= part.bent
        for account, weight in part.by_account.items():
            weights[account] = weights.get(account, Fraction(0)) + weight * Fraction(term.weight) / 100
    # What is added and taken away again moves nothing.
    return AccountWeights({account: weight for account, weight in weights.items() if weight}, frozenset(bent))
