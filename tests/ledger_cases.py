"""Small journals for tests: rows of text to a journal, its statements, and a slow sum to compare with.

Knows how a test writes books; refuses to know what ought to come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from generator.computing.ledger import compute_statements
from generator.model.journal import Journal
from generator.model.ledger import Account
from generator.model.statements import LedgerStatements
from generator.reading.journal import JournalReading, read_journal
from generator.reading.ledgers import read_chart, read_ledger_figures

ROOT = Path(__file__).resolve().parents[1]
HEADER = "date,entry,account,debit,credit,memo"
Line = tuple[str, str, str, int, int]
"""Date, entry, account, debit, credit."""


@cache
def default_chart() -> dict[str, Account]:
    """The shared chart of accounts by code."""
    rows, problems = read_chart(ROOT / "content" / "chart_of_accounts.csv", "chart")
    assert problems == []
    return {row.content.code: row.content for row in rows}


@cache
def ledger_figures():
    """Where each figure comes from."""
    figures, problems = read_ledger_figures(ROOT / "content" / "ledger_figures.csv", "figures")
    assert problems == []
    return figures


def write_lines(lines: Iterable[Line]) -> str:
    """The journal file of the lines."""
    rows = (f"{day},{entry},{code},{debit or ''},{credit or ''}," for day, entry, code, debit, credit in lines)
    return "\n".join([HEADER, *rows]) + "\n"


def read_text(folder: Path, text: str | bytes, year: int = 2023) -> JournalReading:
    """What the reader makes of a journal file."""
    path = folder / "journal.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_journal(path, "journal.csv", year)


def read_lines(folder: Path, lines: Iterable[Line], year: int = 2023) -> Journal:
    """The journal of sound lines."""
    found = read_text(folder, write_lines(lines), year)
    assert found.problems == []
    assert found.journal is not None
    return found.journal


def state(journal: Journal, before: LedgerStatements | None = None, distribution=None) -> LedgerStatements:
    """Statements under the shared chart."""
    return compute_statements(journal, default_chart(), "chart", before, distribution)


def balances(lines: Sequence[Line]) -> dict[str, int]:
    """Debit less credit of each account, added the slow way."""
    found: dict[str, int] = {}
    for _, _, code, debit, credit in lines:
        found[code] = found.get(code, 0) + debit - credit
    return found
