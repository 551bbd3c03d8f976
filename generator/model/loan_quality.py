"""Results from the registers: classes of loans with their reasons, sums, ageing; savings by kind. Exact rupiah.

What a person wrote is in `registers`. `None` means not known: a sum with one unknown row is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.loan_classes import DoubtfulRule, SubstandardRule
from generator.model.registers import LoanClass, LoanRow
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class ClassSuggestion:
    """What the arrears of one loan say. Several `possible` classes: the rule leaves it to a person."""

    possible: tuple[LoanClass, ...]
    rules: tuple[SubstandardRule, ...] = ()
    """The rule of its instalments; several where the instalments are not known and all agree on the class."""
    judged_by: DoubtfulRule | None = None
    """Set when the loan is worse than kurang lancar and collateral decides."""

    @property
    def certain(self) -> LoanClass | None:
        """The only possible class."""
        return self.possible[0] if len(self.possible) == 1 else None


@dataclass(frozen=True, slots=True)
class ClassifiedLoan:
    """One row with the class that counts: the stated one, else a certain suggestion, else none."""

    row: Authored[LoanRow]
    suggestion: ClassSuggestion | None
    """None when no arrears are written."""
    loan_class: LoanClass | None


@dataclass(frozen=True, slots=True)
class RegisterFigure:
    """A figure of an assessment from a register: rupiah, with the rows it was added from."""

    name: str
    value: int
    file: str
    rows: int = 0
    """How many rows were added; rows of zero are none."""
    first: int = 0
    last: int = 0
    """First and last of their lines in the file; 0 when there is none."""

    @property
    def place(self) -> Place:
        """The first row, or the file when no row counts (a sum of nothing is zero)."""
        return Place(self.file, self.first)


@dataclass(frozen=True, slots=True)
class ClassTotal:
    """One class of loans: how many, how much, how many classes were computed and not stated."""

    loan_class: LoanClass
    count: int
    outstanding: int
    computed: int


@dataclass(frozen=True, slots=True)
class AgeBucket:
    """Loans by days of arrears; no `upper` means no end, no `lower` that no arrears are written."""

    lower: int | None
    upper: int | None
    count: int
    outstanding: int


@dataclass(frozen=True, slots=True)
class LoanQuality:
    """One loan register as of one day. Sums only; `loans` is empty in what the public sees."""

    file: str
    as_of: date
    count: int
    outstanding: int
    classes: tuple[ClassTotal, ...]
    unclassified: int
    """Outstanding of loans whose class is not known, rupiah."""
    ageing: tuple[AgeBucket, ...]
    figures: Mapping[str, RegisterFigure] = field(default_factory=dict)
    """By the rulebooks' account names; what is not known is absent."""
    loans: tuple[ClassifiedLoan, ...] = ()

    @property
    def problem_loans(self) -> int | None:
        """Outstanding that is worse than lancar; None while a class is not known."""
        if self.unclassified:
            return None
        return sum(one.outstanding for one in self.classes if one.loan_class is not LoanClass.LANCAR)


@dataclass(frozen=True, slots=True)
class RiskAmount:
    """Problem-loan risk by a rulebook's factors: per class the factor (percent) and the amount, and their sum."""

    parts: tuple[tuple[LoanClass, Fraction, Fraction], ...]
    total: Fraction
    ratio: Fraction | None
    """Percent of all loans outstanding; None when nothing is outstanding."""


@dataclass(frozen=True, slots=True)
class SavingsTotals:
    """One savings register as of one day."""

    file: str
    as_of: date
    figures: Mapping[str, RegisterFigure]
