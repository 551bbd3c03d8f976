"""The written rules on zero, negative and missing operands, as pages tell them.

Knows the words of a case and of an outcome; refuses to decide which case a ratio is in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.operands import OperandCase, OperandRule, OperandRules
from generator.model.rulebook import Indicator, ZeroRule
from generator.pages.language import Labels

CASES: Mapping[OperandCase, str] = Labels(
    {
        OperandCase.ZERO_DENOMINATOR: "Penyebut nol",
        OperandCase.NEGATIVE_NUMERATOR: "Pembilang negatif",
        OperandCase.NEGATIVE_OVER_ZERO: "Pembilang negatif dan penyebut nol",
        OperandCase.NEGATIVE_DENOMINATOR: "Penyebut negatif",
        OperandCase.NEGATIVE_OVER_NEGATIVE: "Pembilang dan penyebut negatif",
        OperandCase.MISSING_OPERAND: "Angka belum disampaikan",
    }
)
OUTCOMES: Mapping[OperandRule, str] = Labels(
    {
        OperandRule.PER_MEASURE: "menurut ukurannya",
        OperandRule.BY_TABLE: "baris terendah tabel",
        OperandRule.LOWEST_SCORE: "skor terendah",
        OperandRule.FULL_SCORE: "skor penuh",
        OperandRule.NOT_COMPUTABLE: "tidak dapat dihitung",
        OperandRule.INTERVAL: "rentang",
    }
)


@dataclass(frozen=True, slots=True)
class OperandText:
    """One written rule: the case, what it gives, why."""

    case: str
    outcome: str
    reading: str


def tell_operand_rules(operands: OperandRules) -> tuple[OperandText, ...]:
    """All general rules of a rulebook, in the order of the cases."""
    found = ((case, operands.of(case)) for case in OperandCase)
    return tuple(OperandText(CASES[case], OUTCOMES[one.rule], one.reading.id) for case, one in found)


def tell_measure_rules(indicator: Indicator) -> tuple[OperandText, ...]:
    """What one ratio says otherwise, or has to say itself."""
    found = []
    if indicator.numerator is not None:
        full = indicator.zero_denominator is ZeroRule.FULL_SCORE
        rule = OperandRule.FULL_SCORE if full else OperandRule.NOT_COMPUTABLE
        case = CASES[OperandCase.ZERO_DENOMINATOR]
        found.append(OperandText(case, OUTCOMES[rule], indicator.zero_reading or ""))
    reading = indicator.negative_reading or ""
    if indicator.negative_numerator is not None:
        case = CASES[OperandCase.NEGATIVE_NUMERATOR]
        found.append(OperandText(case, OUTCOMES[indicator.negative_numerator], reading))
    if indicator.negative_over_zero is not None:
        case = CASES[OperandCase.NEGATIVE_OVER_ZERO]
        found.append(OperandText(case, OUTCOMES[indicator.negative_over_zero], reading))
    return tuple(found)


def tell_decision(case: OperandCase, indicator: Indicator, operands: OperandRules) -> str:
    """The rule that decided about one ratio, as one line: `Penyebut nol: skor penuh. Tanpa pinjaman …`."""
    own = {one.case: one for one in tell_measure_rules(indicator)}
    general = operands.of(case)
    one = own.get(CASES[case]) or OperandText(CASES[case], OUTCOMES[general.rule], general.reading.id)
    return f"{one.case}: {one.outcome}. {one.reading}".strip()
