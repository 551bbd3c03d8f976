"""A statement as plain rows and columns of exact values: one source for the page, the CSV and the workbook.

Knows what kinds of row there are and where the amounts of a row were posted. Refuses to know how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.model.statements import AccountTotal

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
    """Where the amounts of a row were posted."""

    lines: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `values` has one cell for each column."""

    kind: RowKind
    label: str
    values: tuple[Cell, ...] = ()
    code: str = ""
    trail: Trail | None = None
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


def trail_of(totals: Mapping[str, AccountTotal], codes: Iterable[str]) -> Trail | None:
    """The lines of several accounts together; None where none of them has a line."""
    found = [totals[code] for code in codes if code in totals]
    if not found:
        return None
    return Trail(sum(one.lines for one in found), min(one.first for one in found), max(one.last for one in found))
