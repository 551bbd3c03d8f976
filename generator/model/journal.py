"""A year's general journal held column by column: codes and exact whole rupiah, one position per line.

Knows exact sums of columns and where a line stands in its file. A million lines are a few arrays, never a million
objects. Refuses to know accounts, statements or rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from generator.problems.place import Place

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
WORD = 10**9
"""Sums are kept in two words, so that a million amounts of 10^18 stay exact in 64-bit arithmetic."""
UNKNOWN = -1


OPENING = "saldo-awal"


def is_opening(entry: str) -> bool:
    """Whether an entry id names the opening entry."""
    return "".join(letter for letter in entry.casefold() if letter not in " -_.") == "saldoawal"


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Exact sums by code: `high * 10^9 + low` with `0 <= low < 10^9`."""

    high: Ints
    low: Ints

    def __getitem__(self, code: int) -> int:
        return int(self.high[code]) * WORD + int(self.low[code])

    def to_list(self) -> list[int]:
        """All sums as whole numbers of any size."""
        return [high * WORD + low for high, low in zip(self.high.tolist(), self.low.tolist(), strict=True)]

    def find_nonzero(self) -> Ints:
        """Codes whose sum is not zero."""
        return np.flatnonzero((self.high != 0) | (self.low != 0))


def add_by(codes: Codes, amounts: Ints, size: int) -> Sums:
    """The exact sum of the amounts (rupiah) of each code from 0 to `size - 1`; every code must be within."""
    high = np.zeros(size, np.int64)
    low = np.zeros(size, np.int64)
    above = amounts // WORD
    if above.any():
        np.add.at(high, codes, above)
        np.add.at(low, codes, amounts - above * WORD)
    else:
        np.add.at(low, codes, amounts)
    carry = low // WORD
    return Sums(high + carry, low - carry * WORD)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Many texts where they stand in the bytes of a file, decoded one by one and only when asked for."""

    content: bytes
    start: Codes
    length: Codes

    def __len__(self) -> int:
        return len(self.start)

    def __getitem__(self, row: int) -> str:
        begin = int(self.start[row])
        return self.content[begin : begin + int(self.length[row])].decode("utf-8").strip()

    def find(self, *needles: bytes) -> list[int]:
        """Which texts hold one of the given bytes."""
        found: set[int] = set()
        order = np.argsort(self.start, kind="stable")
        starts = self.start[order]
        for needle in needles:
            at = self.content.find(needle)
            while at >= 0:
                position = int(np.searchsorted(starts, at, side="right")) - 1
                row = int(order[position]) if position >= 0 else -1
                if row >= 0 and at + len(needle) <= int(self.start[row]) + int(self.length[row]):
                    found.add(row)
                at = self.content.find(needle, at + 1)
        return sorted(found)

    def find_numbers(self, digits: int, block: int = 50_000) -> list[int]:
        """Which texts hold at least so many digits."""
        letters = np.frombuffer(self.content, np.uint8)
        found: list[int] = []
        for first in range(0, len(self), block):
            length = self.length[first : first + block].astype(np.int64)
            rows = np.flatnonzero(length >= digits)
            if not len(rows):
                continue
            lengths = length[rows]
            ends = np.cumsum(lengths)
            begins = self.start[first + rows].astype(np.int64) - (ends - lengths)
            positions = np.arange(int(ends[-1])) + np.repeat(begins, lengths)
            is_digit = (letters[positions] - np.uint8(48)) < 10
            counted = np.concatenate([[0], np.cumsum(is_digit)])
            many = counted[ends] - counted[ends - lengths] >= digits
            found += (rows[many] + first).tolist()
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Journal:
    """`general_journal_<year>.csv`. A code of -1 stands where a cell was refused; its line is marked."""

    file: str
    year: int
    days: tuple[date, ...]
    day: Codes
    entries: Texts
    entry: Codes
    accounts: tuple[str, ...]
    account: Codes
    debit: Ints
    credit: Ints
    lines: Ints | None = None
    """Line of the file of each position; None where line = position + 2, as nearly always."""
    memos: Texts | None = None
    """None in the public copy."""
    refused: Mask | None = None
    """Lines with a refused cell; None where there is none."""
    lost: tuple[int, ...] = ()
    """Lines of the file that are no rows of the table."""

    @property
    def sound(self) -> bool:
        """Whether every line was read whole: only then can sums be trusted."""
        return self.refused is None and not self.lost

    def __len__(self) -> int:
        return len(self.debit)

    def line(self, row: int) -> int:
        """The 1-based line of the file."""
        return row + 2 if self.lines is None else int(self.lines[row])

    def place(self, row: int) -> Place:
        """Where a position stands."""
        return Place(self.file, self.line(row))

    def opening_entries(self) -> list[int]:
        """Codes of the entries that carry the balances of the year before in: `saldo-awal`, however it is cased."""
        texts = self.entries
        short = np.flatnonzero((texts.length >= 9) & (texts.length <= 12))
        letters = np.frombuffer(texts.content, np.uint8)
        near = short[(letters[texts.start[short]] | 32) == ord("s")].tolist()
        return [code for code in near if is_opening(self.entries[code])]

    def opening_rows(self) -> Mask:
        """Lines of the opening entry."""
        wanted = np.zeros(len(self.entries) + 1, np.bool_)
        wanted[self.opening_entries()] = True
        return wanted[self.entry]

    def match(self, codes: Sequence[str]) -> Codes:
        """For each line the position of its account among the given codes; -1 where it is not among them."""
        known = {code: number for number, code in enumerate(codes)}
        return np.array([*(known.get(code, UNKNOWN) for code in self.accounts), UNKNOWN], np.int32)[self.account]

    def first_rows(self, codes: Codes, size: int) -> Ints:
        """The first position of each code; the number of lines where there is none."""
        first = np.full(size, len(self), np.int64)
        known = codes >= 0
        # Written backwards, so that the first of each code is what stays.
        first[codes[::-1][known[::-1]]] = np.flatnonzero(known)[::-1]
        return first

    def last_rows(self, codes: Codes, size: int) -> Ints:
        """The last position of each code; -1 where there is none."""
        last = np.full(size, -1, np.int64)
        known = np.flatnonzero(codes >= 0)
        last[codes[known]] = known
        return last

    def projected(self) -> Journal:
        """The same journal without memos."""
        return replace(self, memos=None)
