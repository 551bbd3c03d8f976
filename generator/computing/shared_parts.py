"""Accounts on both sides of a ratio: whether its denominator follows when its numerator changes.

Knows the definitions of a rulebook's amounts alone. Refuses to know figures and bands.
"""

from __future__ import annotations

from fractions import Fraction

from generator.model.account_weights import AccountWeights, weigh_accounts
from generator.model.rulebook import Rulebook


def find_following(rulebook: Rulebook) -> dict[str, Fraction | None]:
    """By ratio: what the denominator changes (rupiah) when the numerator changes by one rupiah and no other account.

    Zero where the numerator can change alone. None where no one change of the numerator tells that of the denominator.
    """
    amounts = {amount.id: amount for amount in rulebook.amounts}
    known: dict[str, AccountWeights] = {}
    return {
        rule.id: _follow(
            weigh_accounts(rule.numerator, amounts, known), weigh_accounts(rule.denominator, amounts, known)
        )
        for aspect in rulebook.aspects
        for rule in aspect.indicators
        if rule.numerator is not None and rule.denominator is not None
    }


def _follow(upper: AccountWeights, lower: AccountWeights) -> Fraction | None:
    accounts = upper.by_account.keys() | upper.bent
    if any(name not in lower.by_account and name not in lower.bent for name in accounts):
        return Fraction(0)
    if upper.bent or not accounts.isdisjoint(lower.bent):
        return None
    shares = {lower.by_account[name] / weight for name, weight in upper.by_account.items()}
    return shares.pop() if len(shares) == 1 else None
