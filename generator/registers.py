"""The registers of one cooperative: compute -> check. Sums by day for assessments, held against the books.

Knows the order of these steps. The public build gets sums, never a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from generator.checking.register_ties import check_register_ties
from generator.checking.registers import check_loan_classes_stated, check_register_days
from generator.computing.loan_quality import classify_loans, compute_loan_quality, join_ages
from generator.computing.savings import compute_savings
from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.loan_quality import LoanQuality, RegisterFigure, SavingsTotals
from generator.model.statements import BookFigure, LedgerStatements, TrailPart
from generator.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class KeptRegisters:
    """What the registers give, by day, and every problem found on the way."""

    loans: Mapping[date, LoanQuality] = field(default_factory=dict)
    savings: Mapping[date, SavingsTotals] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def figures_of(self, day: date) -> dict[str, BookFigure]:
        """Figures of one day by the rulebooks' account names (rupiah), with the rows they were added from."""
        found: dict[str, BookFigure] = {}
        registers: list[SavingsTotals | LoanQuality | None] = [self.savings.get(day), self.loans.get(day)]
        for register in registers:
            figures = register.figures if register is not None else {}
            found |= {name: _as_book_figure(figure) for name, figure in figures.items()}
        return found

    def loans_for_audience(self, audience: Audience) -> Mapping[date, LoanQuality]:
        """Loan quality as the given build sees it."""
        if audience is Audience.INTERNAL:
            return self.loans
        return {day: replace(one, loans=()) for day, one in join_ages(self.loans).items()}


def keep_registers(
    cooperative: Cooperative, content: Content, statements: Mapping[int, LedgerStatements]
) -> KeptRegisters:
    """Add up every register of the folder for each of its days, and hold it against the books of its year."""
    loans: dict[date, LoanQuality] = {}
    savings: dict[date, SavingsTotals] = {}
    problems: list[Problem] = []
    for register in cooperative.loans:
        problems += check_loan_classes_stated(classify_loans(register, content.loan_classes))
        for day in sorted({row.content.as_of for row in register.rows}):
            quality = compute_loan_quality(register, day, content.loan_classes)
            if quality is not None:
                loans[day] = quality
    for saved in cooperative.savings:
        for day in sorted({row.content.as_of for row in saved.rows}):
            totals = compute_savings(saved, day)
            if totals is not None:
                savings[day] = totals
    sums: list[LoanQuality | SavingsTotals] = [*loans.values(), *savings.values()]
    for found in sums:
        books = statements.get(found.as_of.year)
        if books is not None:
            problems += check_register_ties(found.figures, found.as_of, books)
    for assessment in cooperative.assessments:
        problems += check_register_days(assessment, cooperative)
    return KeptRegisters(loans, savings, tuple(problems))


def _as_book_figure(figure: RegisterFigure) -> BookFigure:
    part = TrailPart("", "", figure.value, figure.rows, figure.first, figure.last)
    return BookFigure(Fraction(figure.value), figure.place, (part,) if figure.rows else ())
