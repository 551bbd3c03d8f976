"""The books of one cooperative: its statements, registers and what they give for an assessment.

Knows who may see what of them, and which figure counts where books and registers know the same. What is done with a
journal stands in `journals`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.checking.chart import check_chart
from generator.checking.loan_classes import check_loan_classes
from generator.computing.health import BookFinder, Books, PreparedRulebook
from generator.computing.ledger_figures import compute_book_figures, compute_group_figures
from generator.model.assessment import FiguresFrom, HealthAssessment
from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.ledger import Account, LedgerFigure
from generator.model.loan_classes import LoanClassRules
from generator.model.statements import BookFigure, LedgerStatements
from generator.problems.problem import Problem
from generator.reading.content import CHART, read_ledger_content, read_loan_classes
from generator.registers import KeptRegisters, keep_registers


@dataclass(frozen=True, slots=True)
class KeptBooks:
    """Statements by year, and every problem found on the way."""

    statements: Mapping[int, LedgerStatements] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    years: frozenset[int] = frozenset()
    """Years with a journal in the folder, whatever its state."""
    registers: KeptRegisters = field(default_factory=KeptRegisters)

    def for_audience(self, audience: Audience) -> Mapping[int, LedgerStatements]:
        """Statements as the given build sees them: the public one never held a line of the journal."""
        if audience is Audience.INTERNAL:
            return self.statements
        return {year: replace(one, journal=None, closing_rows=None) for year, one in self.statements.items()}

    def finder(self, content: Content) -> BookFinder:
        """What these books give for an assessment."""

        def find(assessment: HealthAssessment) -> Books | None:
            return self.figures_of(assessment, content)

        return find

    def are_missing(self, assessment: HealthAssessment) -> bool:
        """Whether the year's journal is there but refused: what its figures lack is told at the journal."""
        year = assessment.period_end.year
        wanted = assessment.figures_from is FiguresFrom.LEDGER
        return wanted and year in self.years and year not in self.statements

    def figures_of(self, assessment: HealthAssessment, content: Content) -> Books | None:
        """What books and registers give for a rulebook at the end of the assessed year; None when they give nothing.

        Where both know a figure the books' one counts; that they agree is a check of its own.
        """
        year = assessment.period_end.year
        books = self.statements.get(year) if assessment.figures_from is not FiguresFrom.REGISTERS else None
        registered = self.registers.figures_of(assessment.period_end)
        if books is None and not registered:
            return None

        def give(prepared: PreparedRulebook) -> Mapping[str, BookFigure]:
            asked = {account.id for account in prepared.rulebook.accounts}
            found = {name: figure for name, figure in registered.items() if name in asked}
            if books is not None:
                before = self.statements.get(year - 1)
                table = content.ledger_figures
                found |= compute_book_figures(prepared.rulebook, prepared.amounts, table, books, before)
            return found

        return give

    def group_figures_of(
        self, assessment: HealthAssessment, names: Iterable[str], content: Content
    ) -> Mapping[str, BookFigure]:
        """Figures of the assessed year that no rulebook need ask for (rupiah); none where the books do not count."""
        books = self.statements.get(assessment.period_end.year)
        if books is None or assessment.figures_from is not FiguresFrom.LEDGER:
            return {}
        return compute_group_figures(names, content.ledger_figures, books)


@dataclass(frozen=True, slots=True)
class BookContent:
    """Shared content that books need; a part with problems is left out and its problems are told."""

    loan_classes: LoanClassRules | None
    chart: Mapping[str, Account]
    ledger_figures: Mapping[str, LedgerFigure]
    problems: tuple[Problem, ...]


def open_book_content(root: Path) -> BookContent:
    """Read and check the rules of loan classes, the chart of accounts and the table of figures."""
    classes, unsound = read_loan_classes(root)
    if classes is not None and not unsound:
        unsound = check_loan_classes(classes)
    accounts, figures, flaws = read_ledger_content(root)
    if accounts and not flaws:
        flaws = check_chart(accounts, CHART, figures)
    return BookContent(
        classes.content if classes is not None and not unsound else None,
        {} if flaws else {row.content.code: row.content for row in accounts},
        figures,
        (*unsound, *flaws),
    )


def keep_books(cooperative: Cooperative, content: Content) -> KeptBooks:
    """Check the journals and make the statements of every year whose journal is sound."""
    ledger = cooperative.ledger
    if ledger is None:
        registers = keep_registers(cooperative, content, {})
        return KeptBooks(problems=registers.problems, registers=registers)
    # Loading the library for journals takes longer than reading most folders; those without books go without.
    from generator.journals import keep_journals

    statements, problems, years = keep_journals(ledger, cooperative.profile, content)
    registers = keep_registers(cooperative, content, statements)
    return KeptBooks(statements, (*problems, *registers.problems), years, registers)
