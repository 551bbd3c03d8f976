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
_BLOCK = 1 << 20
"""Bytes of a file looked at together."""


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

    def find(self, marks: Sequence[bytes]) -> list[int]:
        """Which texts hold one of the marks, all looked for in one pass over the file.

        A mark has two to four bytes, or is a single rare one; one that begins with a digit must begin a number.
        """
        content, size = self.content, len(self.content) - 3
        if size <= 0 or not len(self):
            return []
        pairs = np.ndarray((size,), np.dtype("<u2"), content, 0, (1,))
        words = np.ndarray((size,), np.dtype("<u4"), content, 0, (1,))
        letters = np.frombuffer(content, np.uint8)
        begins = np.zeros(1 << 16, np.bool_)
        begins[[int.from_bytes(mark[:2], "little") for mark in marks if len(mark) > 1]] = True
        begins.reshape(256, 256)[:, [mark[0] for mark in marks if len(mark) == 1]] = True
        known = [
            (np.uint32((1 << 8 * length) - 1), np.array(sorted(found), np.uint32))
            for length in range(1, 5)
            if (found := [int.from_bytes(mark, "little") for mark in marks if len(mark) == length])
        ]
        order = np.argsort(self.start, kind="stable")
        starts, ends = self.start[order], (self.start + self.length)[order]
        held: set[int] = set()
        for first in range(0, size, _BLOCK):
            at = np.flatnonzero(begins.take(pairs[first : first + _BLOCK])) + first
            at = at[~(_is_digit(letters[at]) & _is_digit(letters[at - 1]))]
            word = words[at]
            hit = np.zeros(len(at), np.bool_)
            for mask, values in known:
                hit |= _is_among(word & mask, values)
            at = at[hit]
            row = np.searchsorted(starts, at, side="right") - 1
            held.update(order[row[(row >= 0) & (at < ends[row])]].tolist())
        return sorted(held)

    def find_numbers(self, digits: int) -> list[int]:
        """Which texts hold at least so many digits."""
        letters = np.frombuffer(self.content, np.uint8)
        order = np.argsort(self.start, kind="stable")
        order = order[self.length[order] >= digits]
        starts = self.start[order].astype(np.int64)
        ends = starts + self.length[order]
        found: list[int] = []
        first = 0
        while first < len(order):
            begin = int(starts[first])
            last = max(int(np.searchsorted(starts, begin + _BLOCK)), first + 1)
            bounds = np.empty(2 * (last - first), np.int64)
            bounds[::2], bounds[1::2] = starts[first:last] - begin, ends[first:last] - begin
            figures = _is_digit(letters[begin : int(ends[last - 1]) + 1]).view(np.uint8)
            # The last text may end with the file.
            counted = np.add.reduceat(np.append(figures, np.uint8(0)), bounds, dtype=np.uint8)[::2]
            # Counts are kept in one byte; a longer text is taken as it is.
            many = (counted >= digits) | (self.length[order[first:last]] > 255)
            found += order[first:last][many].tolist()
            first = last
        return sorted(found)


def _is_digit(letters: npt.NDArray[np.uint8]) -> Mask:
    found: Mask = (letters - np.uint8(48)) < 10
    return found


def _is_among(words: npt.NDArray[np.uint32], known: npt.NDArray[np.uint32]) -> Mask:
    """Which words are among the sorted known ones."""
    near = np.searchsorted(known, words)
    found: Mask = known[np.minimum(near, len(known) - 1)] == words
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
