"""`ledgers/` of one folder -> journals, own chart of accounts, balance checks, decisions on the surplus.

Knows the names of these files. Registers of loans and savings are tables of their own, read beside this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.cooperative import Authored, Ledger
from generator.model.ledger import Account, BalanceCheck, LedgerFigure, ShuDistribution
from generator.problems.problem import Problem
from generator.reading.forms import FormReading, read_whole_form
from generator.reading.tables import TableReading, read_table

if TYPE_CHECKING:
    from generator.model.journal import Journal

LEDGERS = "ledgers"
"""The folder of the books and registers."""
ACCOUNTS = "ledgers/accounts.csv"
BALANCE_CHECKS = "ledgers/balance_checks.csv"
JOURNAL = re.compile(r"ledgers/general_journal_([0-9]{4})\.csv")
DISTRIBUTION = re.compile(r"ledgers/shu_distribution_([0-9]{4})\.yml")
EXAMPLES = (
    *(ACCOUNTS, BALANCE_CHECKS),
    *("ledgers/general_journal_2023.csv", "ledgers/shu_distribution_2023.yml"),
)
ACCOUNT_REQUIRED = ("code", "name", "kind", "group")
CHECK_REQUIRED = ("date", "account", "amount")
FIGURE_REQUIRED = ("id", "source")


class LedgerReading:
    """What the folder's books gave, file by file."""

    def __init__(self, folder: Path, shown: str, names: Iterable[str]) -> None:
        self._folder = folder
        self._shown = shown
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self.used: set[str] = set()
        self.refused_texts: list[Authored[Any]] = []
        self.remarks: list[Authored[Any]] = []
        self.ledger = self._read(sorted(names))

    def _read(self, names: list[str]) -> Ledger | None:
        journals: list[Journal] = []
        unread: set[int] = set()
        distributions: dict[int, Authored[ShuDistribution]] = {}
        for name in names:
            if match := JOURNAL.fullmatch(name):
                journal = self._read_journal(name, int(match[1]))
                journals += [journal] if journal is not None else []
                unread |= {int(match[1])} if journal is None else set()
            elif match := DISTRIBUTION.fullmatch(name):
                found = self._read_distribution(name)
                if found is not None:
                    distributions[int(match[1])] = found
        accounts = self._read_rows(ACCOUNTS, Account, ACCOUNT_REQUIRED) if ACCOUNTS in names else None
        checks = self._read_rows(BALANCE_CHECKS, BalanceCheck, CHECK_REQUIRED) if BALANCE_CHECKS in names else None
        if not self.used:
            return None
        return Ledger(
            tuple(journals),
            tuple(accounts.rows) if accounts else None,
            f"{self._shown}/{ACCOUNTS}" if accounts else "",
            not (accounts and accounts.broken),
            tuple(checks.rows) if checks else (),
            distributions,
            frozenset(unread),
        )

    def _read_journal(self, name: str, year: int) -> Journal | None:
        # Loading the library for big tables takes longer than reading most folders; those without a journal go without.
        from generator.reading.journal import read_journal

        self.used.add(name)
        found = read_journal(self._folder / name, f"{self._shown}/{name}", year)
        self.problems += found.problems
        self.remarks += found.remarks
        if found.journal is None or not found.journal.sound:
            self.broken.add(name)
        return found.journal

    def _read_distribution(self, name: str) -> Authored[ShuDistribution] | None:
        self.used.add(name)
        found: FormReading[ShuDistribution] = read_whole_form(
            self._folder / name, f"{self._shown}/{name}", ShuDistribution, {"decided_on": "2000-01-01", "shares": []}
        )
        self.problems += found.problems
        self.refused_texts += [found.refused] if found.refused else []
        self.remarks += [found.remarks] if found.remarks else []
        if found.document is None:
            self.broken.add(name)
        return found.document

    def _read_rows(self, name: str, model: Any, required: tuple[str, ...]) -> TableReading[Any]:
        self.used.add(name)
        found: TableReading[Any] = read_table(self._folder / name, f"{self._shown}/{name}", model, required)
        self.problems += found.problems
        self.refused_texts += found.refused
        self.remarks += [found.remarks] if found.remarks else []
        if found.broken:
            self.broken.add(name)
        return found


def read_chart(path: Path, shown: str) -> tuple[tuple[Authored[Account], ...], list[Problem]]:
    """The chart of accounts that is shared by all cooperatives."""
    found = read_table(path, shown, Account, ACCOUNT_REQUIRED)
    return tuple(found.rows), found.problems


def read_ledger_figures(path: Path, shown: str) -> tuple[dict[str, LedgerFigure], list[Problem]]:
    """Where each figure of a rulebook comes from, by its name."""
    found = read_table(path, shown, LedgerFigure, FIGURE_REQUIRED)
    return {row.content.id: row.content for row in found.rows}, found.problems
