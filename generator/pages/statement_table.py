"""A statement as plain rows and columns of exact values: one source for the page, the CSV and the workbook.

Knows what kinds of row there are and where the amounts of a row were posted. Refuses to know how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.model.statements import FEW_LINES, LedgerStatements, PostedLines

Cell = int | Fraction | str | None
"""Rupiah or a count; percent; words; None where nothing is known."""


class RowKind(StrEnum):
    """How a row stands in its table."""

    HEAD = "head"
    """A heading without amounts."""
    GROUP = "group"
    """The heading of a group within a part."""
    ACCOUNT = "account"
    SUM = "sum"
    """The sum of a group."""
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Trail:
    """The lines of one file that make an amount."""

    lines: int
    first: int
    last: int
    file: str
    each: tuple[int, ...] = ()
    """All of them while they are few."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `values` has one cell for each column."""

    kind: RowKind
    label: str
    values: tuple[Cell, ...] = ()
    code: str = ""
    trail: Trail | None = None
    """Of the row as a page shows it: that of its first column, and of an account's whole year in the trial balance."""
    trails: tuple[Trail | None, ...] = ()
    """Of each value, in the order of the columns; None where a value is no line's. Empty where none is."""
    split: bool = False
    """Heading or sum of the parting into current and non-current; a view without it leaves the row out."""


@dataclass(frozen=True, slots=True)
class StatementTable:
    """One statement; its name, the headings of its columns, its rows from top to bottom."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: str = ""
    file: str = ""
    """The file whose lines the trails name."""

    @property
    def has_codes(self) -> bool:
        """Whether any row names an account."""
        return any(row.code for row in self.rows)

    @property
    def has_trails(self) -> bool:
        """Whether any row says where it was posted."""
        return any(row.trail for row in self.rows)


def trail_of(file: str, found: Iterable[PostedLines]) -> Trail | None:
    """The lines of several amounts together; None where there is none. No line may be among two of them."""
    posted = [one for one in found if one.lines]
    if not posted:
        return None
    lines = sum(one.lines for one in posted)
    each = tuple(sorted(line for one in posted for line in one.each)) if lines <= FEW_LINES else ()
    return Trail(lines, min(one.first for one in posted), max(one.last for one in posted), file, each)


def trail_of_accounts(books: LedgerStatements, codes: Iterable[str]) -> Trail | None:
    """The lines behind the balances of several accounts at the end of the year."""
    return trail_of(books.file, (books.totals[code].posted for code in codes if code in books.totals))


def trail_of_openings(books: LedgerStatements, codes: Iterable[str]) -> Trail | None:
    """The lines behind their balances at its beginning."""
    return trail_of(books.file, (books.totals[code].opened for code in codes if code in books.totals))
