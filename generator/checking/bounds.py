"""What an amount cannot be, whatever is still unknown: the least it can come to, and whether it can be negative.

Knows the rulebook's sums and which accounts may fall below zero. Refuses to know files, points or messages.
"""

from __future__ import annotations

from fractions import Fraction

from generator.model.results import AmountResult, AmountState
from generator.model.rulebook import Rulebook


class Bounds:
    """Bounds under one rulebook (rupiah)."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._accounts = {account.id: not account.may_be_negative for account in rulebook.accounts}
        self._amounts = {amount.id: amount for amount in rulebook.amounts}
        self._known: dict[str, bool] = {}

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
        if amount.rule is None or amount.rule.share is not None:
            return None
        least = Fraction(0)
        for term, part in zip(amount.rule.terms, amount.parts, strict=True):
            bound = self._least(part) if term.weight >= 0 else part.value
            if bound is None:
                return None
            least += bound * Fraction(term.weight) / 100
        return least

    def known_parts(self, amount: AmountResult) -> list[str]:
        """Names of the parts that are known, or of their own known parts."""
        names: list[str] = []
        for part in amount.parts:
            names += [part.id] if part.value is not None else self.known_parts(part)
        return names

    def _least(self, amount: AmountResult) -> Fraction | None:
        if amount.value is not None or amount.state is AmountState.CONTRADICTORY:
            return amount.value
        found = self.least_of_parts(amount)
        return Fraction(0) if found is None and self.is_never_negative(amount.id) else found
