"""The journals of one cooperative, year by year: check -> compute -> check. Statements are made of sound journals only.

Knows the order of these steps and which problems leave a year without statements. Loads the library for big tables:
import it where there are books.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking.chart import check_chart
from generator.checking.ledger import check_journal
from generator.checking.ledger_entries import check_entries
from generator.checking.ledger_privacy import check_account_names, check_journal_privacy
from generator.checking.ledger_results import check_balance_years, check_distribution, check_statements
from generator.computing.ledger import compute_statements
from generator.model.content import Content
from generator.model.cooperative import Authored, Ledger
from generator.model.ledger import Account
from generator.model.profile import Profile
from generator.model.statements import LedgerStatements
from generator.problems.catalogue import severity_of
from generator.problems.problem import Problem, Severity
from generator.reading.content import CHART


def keep_journals(
    ledger: Ledger, profile: Authored[Profile] | None, content: Content
) -> tuple[dict[int, LedgerStatements], list[Problem], frozenset[int]]:
    """Statements by year, every problem found on the way, and the years with a journal in the folder."""
    # A table with its heading alone is a template not yet filled in: no books, and never books full of zeros.
    journals = [journal for journal in ledger.journals if len(journal) or not journal.sound]
    problems = [problem for journal in journals for problem in check_journal_privacy(journal)]
    problems += check_balance_years(ledger)
    chart, found = choose_chart(ledger, content)
    problems += found
    statements: dict[int, LedgerStatements] = {}
    if chart is not None:
        file = ledger.accounts_file or CHART
        for journal in journals:
            flaws = [*check_journal(journal, chart), *check_entries(journal, chart)]
            problems += flaws
            if not journal.sound or any(severity_of(one) is Severity.ERROR for one in flaws):
                continue
            before = statements.get(journal.year - 1)
            distribution = ledger.distributions.get(journal.year)
            statements[journal.year] = compute_statements(journal, chart, file, before, distribution)
            problems += check_statements(statements[journal.year], before, ledger, profile)
    for year, distribution in ledger.distributions.items():
        problems += check_distribution(distribution, statements.get(year))
    return statements, problems, frozenset({journal.year for journal in journals} | ledger.unread)


def choose_chart(ledger: Ledger, content: Content) -> tuple[Mapping[str, Account] | None, list[Problem]]:
    """The cooperative's own chart, or the shared one; None while the chart in question has errors."""
    if ledger.accounts is None:
        return (content.chart or None), []
    problems = [
        *check_chart(ledger.accounts, ledger.accounts_file, content.ledger_figures),
        *check_account_names(ledger.accounts),
    ]
    sound = ledger.accounts_sound and not any(severity_of(one) is Severity.ERROR for one in problems)
    return ({row.content.code: row.content for row in ledger.accounts} if sound else None), problems
