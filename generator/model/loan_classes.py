"""`content/loan_classes.yml`: from arrears to a suggested class of a loan, as data with citations.

Knows the written form. Limits are months; shares of collateral are percent of the debt with interest.
"""

from __future__ import annotations

from generator.model.audience import public
from generator.model.registers import Instalments
from generator.model.rulebook import Grounds, RuleSource
from generator.model.values import ContentText, Count, Key, Percent, Written


class MonthSpan(Written):
    """Has passed `above` months and not yet passed `up_to`."""

    above: Count = public(description="Sudah lewat sekian bulan.")
    up_to: Count = public(description="Belum lewat sekian bulan; tepat sekian bulan termasuk.")


class SubstandardRule(Written):
    """When a loan of these instalments is kurang lancar; below it is lancar, beyond it worse."""

    id: Key = public(description="Kode aturan.")
    instalments: tuple[Instalments, ...] = public(description="Jadwal angsuran yang dicakup.")
    principal: MonthSpan = public(description="Tunggakan pokok, bulan.")
    interest: MonthSpan = public(description="Tunggakan bunga, bulan.")
    grounds: Grounds = public(description="Dasar.")


class DoubtfulRule(Written):
    """What parts diragukan from macet among loans that are worse than kurang lancar."""

    collateral_if_rescuable: Percent = public(description="Agunan terhadap utang bila dapat diselamatkan, persen.")
    collateral_otherwise: Percent = public(description="Agunan terhadap utang bila tidak, persen.")
    grounds: Grounds = public(description="Dasar.")


class LoanClassRules(Written):
    """The whole file."""

    text: ContentText = public(description="Naskah yang dipakai.")
    substandard: tuple[SubstandardRule, ...] = public(description="Aturan kurang lancar menurut jadwal angsuran.")
    doubtful: DoubtfulRule = public(description="Aturan diragukan.")
    sources: tuple[RuleSource, ...] = public((), description="Sumber.")

    def rule_for(self, instalments: Instalments) -> SubstandardRule | None:
        """The rule that covers the instalments."""
        return next((rule for rule in self.substandard if instalments in rule.instalments), None)
