"""What the books of one year give: balances, statements, figures for the rulebooks, each with its way back to lines.

All amounts are whole rupiah of any size. `opening`, `debit`, `credit` and `closing` of an account are as posted (a
debit is positive); amounts of statement lines follow the kind of the account, so what is deducted is negative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model.ledger import Account, AccountGroup, CashFlowClass
from generator.problems.place import Place

if TYPE_CHECKING:
    from generator.model.journal import Journal, Mask


FEW_LINES = 12
"""So many lines are named one by one."""


@dataclass(frozen=True, slots=True)
class PostedLines:
    """The lines of one file that make an amount: how many, the first and the last of them."""

    lines: int
    first: int
    last: int
    each: tuple[int, ...] = ()
    """All of them in the order of the file while they are at most `FEW_LINES`; else empty."""


NO_LINES = PostedLines(0, 0, 0)


@dataclass(frozen=True, slots=True)
class AccountTotal:
    """One account over the year, closing entries left out, and where it was posted."""

    account: Account
    opening: int
    debit: int
    """Posted during the year, the opening entry left out."""
    credit: int
    posted: PostedLines
    """Lines behind the closing balance: the opening entry and the year; none of a closing entry."""
    opened: PostedLines
    """Lines of the opening entry."""
    debited: PostedLines
    """Lines of the year with a debit."""
    credited: PostedLines
    largest: int
    """The line with the largest amount; the first of several."""

    @property
    def closing(self) -> int:
        """The balance before closing entries, as posted."""
        return self.opening + self.debit - self.credit

    @property
    def value(self) -> int:
        """The balance as a statement shows it."""
        return self.account.sign * self.closing

    @property
    def opening_value(self) -> int:
        """The opening balance as a statement shows it."""
        return self.account.sign * self.opening


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line: an account, a group or a total; `before` is the year before, None where nothing is known of it."""

    id: str
    """The code of an account, or the name of a group or total."""
    amount: int
    before: int | None = None
    account: Account | None = None
    group: AccountGroup | None = None
    """For an account and for the sum of a group."""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class EquityChanges:
    """The grid of changes in equity: one column per part, rows that add up to the closing balance."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    def row(self, name: str) -> tuple[int, ...]:
        """The amounts of a row by column."""
        return next(amounts for found, amounts in self.rows if found == name)


@dataclass(frozen=True, slots=True)
class CashFlowLine:
    """What came in and went out against one account."""

    account: Account
    received: int
    paid: int
    received_lines: PostedLines = field(default=NO_LINES, compare=False)
    """The lines that make what was received; the same amounts may stand in another order."""
    paid_lines: PostedLines = field(default=NO_LINES, compare=False)


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Cash flows by the direct method: every line that stands against cash in its entry."""

    activities: tuple[tuple[CashFlowClass, tuple[CashFlowLine, ...]], ...]
    opening: int
    closing: int
    before: Mapping[CashFlowClass, int] | None = None
    """Net flows of the year before."""

    def net(self, activity: CashFlowClass) -> int:
        """Received less paid."""
        return sum(line.received - line.paid for found, lines in self.activities if found is activity for line in lines)

    @property
    def change(self) -> int:
        """The net flow of all activities."""
        return sum(self.net(activity) for activity, _ in self.activities)


@dataclass(frozen=True, slots=True)
class ShuPart:
    """One part of the surplus in whole rupiah; the parts add up to the surplus exactly."""

    name: str
    percent: Fraction
    amount: int
    member: bool
    account: str | None


@dataclass(frozen=True, slots=True, eq=False)
class LedgerStatements:
    """Everything computed from one year's journal."""

    year: int
    file: str
    chart_file: str
    totals: Mapping[str, AccountTotal]
    """Accounts with a posting, by code, in the order of the chart."""
    chart: Mapping[str, Account]
    surplus: int
    """SHU after tax."""
    has_opening: bool
    balance_sheet: tuple[StatementLine, ...]
    surplus_statement: tuple[StatementLine, ...]
    equity: EquityChanges
    cash_flow: CashFlow
    shares: tuple[ShuPart, ...] = ()
    decided_on: date | None = None
    decided_at: Place | None = None
    """Where the decision on sharing stands."""
    journal: Journal | None = None
    """None in the public copy."""
    closing_rows: Mask | None = field(default=None, repr=False)
    """Lines of closing entries."""

    def line(self, name: str) -> StatementLine:
        """A line of the balance sheet or the surplus statement by its id."""
        return next(one for one in (*self.balance_sheet, *self.surplus_statement) if one.id == name)


@dataclass(frozen=True, slots=True)
class TrailPart:
    """What one account adds to a figure, and where it was posted."""

    code: str
    name: str
    amount: int
    lines: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class BookFigure:
    """A figure of a rulebook that the books gave (rupiah) with its trail; the place is its first line."""

    value: Fraction
    place: Place
    parts: tuple[TrailPart, ...] = ()
    """In the order of the chart; empty where the figure came from elsewhere than accounts. Those of a figure of the
    year before are of the file of its place."""

    @property
    def lines(self) -> int:
        """How many lines of the journal stand behind it."""
        return sum(part.lines for part in self.parts)
