"""What an amount cannot be, whatever is still unknown: the least it can come to, and whether it can be negative.

Knows the rulebook's sums and which accounts may fall below zero. Refuses to know files, points or messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from generator.model.account_weights import AccountWeights, weigh_accounts
from generator.model.amount_range import least_of_parts
from generator.model.results import AmountResult
from generator.model.rulebook import Rulebook


class Bounds:
    """Bounds under one rulebook (rupiah)."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._accounts = {account.id: not account.may_be_negative for account in rulebook.accounts}
        self._amounts = {amount.id: amount for amount in rulebook.amounts}
        self._known: dict[str, bool] = {}
        self._weights: dict[str, AccountWeights] = {}

    def is_never_negative(self, name: str) -> bool:
        """Whether an account or amount consists only of accounts that cannot be negative, none of them deducted."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._work_out(name)
        return found

    def _work_out(self, name: str) -> bool:
        rule = self._amounts.get(name)
        if rule is None:
            return self._accounts.get(name, False)
        if rule.share is not None:
            return all(self.is_never_negative(part) for part in (rule.share.of, rule.share.part, rule.share.whole))
        return all(term.weight >= 0 and self.is_never_negative(term.of) for term in rule.terms)

    def least_of_parts(self, amount: AmountResult) -> Fraction | None:
        """The least the parts of a weighted sum can add up to; None when they could add up to anything."""
        return least_of_parts(amount, self.is_never_negative)

    def least_with(
        self, whole: AmountResult, group: AmountResult, found: Mapping[str, AmountResult]
    ) -> tuple[Fraction, list[str]] | None:
        """The least a whole comes to when a known group of its own accounts is counted as one, and what was counted.

        None when the group is no part of the whole, or an account beside it could be anything.
        """
        of_whole, of_group = (weigh_accounts(one.id, self._amounts, self._weights) for one in (whole, group))
        if of_whole.bent or of_group.bent or group.value is None or group.id == whole.id:
            return None
        all_weights, weights = of_whole.by_account, of_group.by_account
        if any(not 0 <= weight <= all_weights.get(name, Fraction(0)) for name, weight in weights.items()):
            return None
        least, counted = group.value, [group.id]
        for name, weight in all_weights.items():
            rest = weight - weights.get(name, Fraction(0))
            if rest == 0:
                continue
            account = found.get(name)
            value = None if account is None else account.value
            if value is not None:
                counted.append(name)
            elif rest < 0 or not self.is_never_negative(name):
                return None
            least += rest * (value or 0)
        return least, counted

    def known_parts(self, amount: AmountResult) -> list[str]:
        """Names of the parts that are known, or of their own known parts."""
        names: list[str] = []
        for part in amount.parts:
            names += [part.id] if part.value is not None else self.known_parts(part)
        return names
