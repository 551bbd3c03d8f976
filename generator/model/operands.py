"""What a ratio gives when an operand is zero, negative or missing: a written rule for each case, part of a rulebook.

Knows the cases and the outcomes that can be written. Refuses to know which outcome fits which case (that is
`checking.operands`) and how it is applied (`computing.indicators`).
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import public
from generator.model.values import Text, Written


class OperandCase(StrEnum):
    """The cases in which a ratio is not simply read from its table; names of the fields of `OperandRules`."""

    ZERO_DENOMINATOR = "zero_denominator"
    """Zero below, zero or more above."""
    NEGATIVE_NUMERATOR = "negative_numerator"
    """Less than zero above, more than zero below."""
    NEGATIVE_OVER_ZERO = "negative_over_zero"
    NEGATIVE_DENOMINATOR = "negative_denominator"
    """Less than zero below, zero or more above."""
    NEGATIVE_OVER_NEGATIVE = "negative_over_negative"
    MISSING_OPERAND = "missing_operand"


class OperandRule(StrEnum):
    """What the case gives."""

    PER_MEASURE = "per_measure"
    """Stands with each ratio."""
    BY_TABLE = "by_table"
    LOWEST_SCORE = "lowest_score"
    FULL_SCORE = "full_score"
    """Only of a denominator of zero, and only where the measure says so."""
    NOT_COMPUTABLE = "not_computable"
    INTERVAL = "interval"


class Reading(Written):
    """The rule in words, in both languages."""

    id: Text = public(description="Bahasa Indonesia.")
    en: Text = public(description="Bahasa Inggris.")


class WrittenRule(Written):
    """One case."""

    rule: OperandRule = public(
        description="per_measure, by_table, lowest_score, not_computable atau interval, menurut kasusnya."
    )
    reading: Reading = public(description="Bunyinya dan alasannya.")


class OperandRules(Written):
    """All cases of one rulebook."""

    zero_denominator: WrittenRule = public(description="Penyebut nol.")
    negative_numerator: WrittenRule = public(description="Pembilang negatif, penyebut positif.")
    negative_over_zero: WrittenRule = public(description="Pembilang negatif, penyebut nol.")
    negative_denominator: WrittenRule = public(description="Penyebut negatif.")
    negative_over_negative: WrittenRule = public(description="Pembilang dan penyebut negatif.")
    missing_operand: WrittenRule = public(description="Pembilang atau penyebut belum diketahui.")

    def of(self, case: OperandCase) -> WrittenRule:
        """The written rule of a case."""
        found: WrittenRule = getattr(self, case.value)
        return found
