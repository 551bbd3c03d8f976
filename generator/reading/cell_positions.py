"""A table of up to a million lines, taken apart into positions of cells without making an object of any of them.

Knows the dialect of `csv_text` (`,` or `;`, double quotes, blank lines left out) and tells rows of a wrong width.
Refuses to know columns or values. Lines with quotes go through the csv module one by one; their cells are kept
behind the text.
"""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from generator.model.journal import Codes, Ints, Mask

Letters = npt.NDArray[np.uint8]
NEWLINE, QUOTE, SPACE, TAB = 10, 34, 32, 9
_BLANKS = b" \t\n"
_STEPS = 4
_PIECE = 1 << 18
PADDING = 8


@dataclass(frozen=True, slots=True, eq=False)
class CellPositions:
    """Where each cell begins and how long it is (bytes), line by line; blanks around it are left out."""

    content: bytes
    letters: Letters
    start: Codes
    """Rows by columns."""
    length: Codes
    lines: Ints
    """1-based line of the file of each row."""
    narrow: tuple[tuple[int, int], ...] = ()
    """Lines with too few cells, and how many they have."""
    wide: tuple[tuple[int, int], ...] = ()
    unread: int = 0
    """The line at which quotes stop matching; nothing after it is read. 0 = none."""

    def is_blank(self) -> Mask:
        """Rows all of whose cells are empty."""
        blank: Mask = np.asarray((self.length == 0).all(axis=1))
        return blank


def find_cells(text: bytes, first: int, delimiter: str, columns: int) -> CellPositions:
    """Cells of the text (newlines as `\\n`) from the given 0-based line on."""
    # The zero bytes let a cell at the very end be read in words of eight bytes.
    content = text + (b"" if text.endswith(b"\n") else b"\n") + bytes(PADDING)
    letters = np.frombuffer(content, np.uint8)
    marks, is_spaced = _find_separators(letters, ord(delimiter))
    is_end = letters[marks] == NEWLINE
    below = int(np.flatnonzero(is_end)[first - 1]) + 1 if first else 0
    start = int(marks[below - 1]) + 1 if below else 0
    marks, is_end = marks[below:], is_end[below:]
    if b'"' not in content and len(marks) % columns == 0:
        # Nearly every ledger: each line has exactly its separators, so they form a table as they are.
        ends = is_end.reshape(-1, columns)
        if ends[:, -1].all() and not ends[:, :-1].any():
            table = marks.reshape(-1, columns)
            begins = np.concatenate([np.array([start], np.int32), table[:-1, -1] + 1])[: len(table)]
            cells = _finish(content, letters, begins, table, np.arange(len(table)) + first + 1)
            return _trim(cells) if is_spaced else cells
    return _find_uneven_cells(content, letters, (marks, is_end, start), first, delimiter, columns)


def _find_separators(letters: Letters, delimiter: int) -> tuple[Codes, bool]:
    """Positions of separators and line ends, looked for in pieces that fit the processor's cache; and whether any of
    them has a blank at its side, so that cells need trimming."""
    found = [np.zeros(0, np.int32)]
    is_spaced = False
    for first in range(0, len(letters), _PIECE):
        # One letter more, so that neighbours across two pieces are seen.
        piece = letters[first : first + _PIECE + 1]
        is_mark = (piece == NEWLINE) | (piece == delimiter)
        found.append((np.flatnonzero(is_mark[:_PIECE]) + first).astype(np.int32))
        if not is_spaced:
            blank = (piece == SPACE) | (piece == TAB)
            is_spaced = bool((is_mark[:-1] & blank[1:]).any() or (is_mark[1:] & blank[:-1]).any())
    return np.concatenate(found), is_spaced


def _find_uneven_cells(
    content: bytes, letters: Letters, separators: tuple[Codes, Mask, int], first: int, delimiter: str, columns: int
) -> CellPositions:
    """The same for a text with quotes, blank lines or lines of another width."""
    marks, is_end, start = separators
    at_end = np.flatnonzero(is_end)
    ends = marks[at_end].astype(np.int64)
    begins = np.concatenate([[start], ends[:-1] + 1])[: len(ends)]
    counts = np.diff(at_end, prepend=-1)
    plain = ends > begins
    quoted = np.zeros(len(begins), np.bool_)
    quotes = np.flatnonzero(letters[start:] == QUOTE) + start
    if len(quotes):
        quoted[np.searchsorted(ends, quotes)] = True
    kept = _Behind()
    wrong: list[tuple[int, int]] = []
    unread = None
    for number, record, until in _read_quoted(content, begins, ends, np.flatnonzero(quoted), delimiter):
        # Lines that belong to a cell over several lines are no rows of their own.
        quoted[number:until] = True
        if record is None:
            unread = number
        elif len(record) == columns:
            kept.add(number, record)
        elif any(cell.strip() for cell in record):
            wrong.append((number, len(record)))
    plain &= ~quoted
    if unread is not None:
        plain[unread:] = False
    rows = np.flatnonzero(plain & (counts == columns))
    table = marks[at_end[rows][:, None] + np.arange(1 - columns, 1)]
    cells = _trim(_finish(content, letters, begins[rows], table, rows + first + 1))
    for number in np.flatnonzero(plain & (counts != columns)).tolist():
        if content[begins[number] : ends[number]].strip(b" \t,;"):
            wrong.append((number, int(counts[number])))
    if kept.numbers:
        cells = _append(cells, kept, first)
    told = [(number + first + 1, count) for number, count in sorted(wrong)]
    return replace(
        cells,
        narrow=tuple(one for one in told if one[1] < columns),
        wide=tuple(one for one in told if one[1] > columns),
        unread=0 if unread is None else int(unread) + first + 1,
    )


def _finish(content: bytes, letters: Letters, begins: Ints | Codes, table: Codes, lines: Ints) -> CellPositions:
    """Cells between the beginnings of the lines and their separators, column after column in memory."""
    start = np.empty((table.shape[1], len(table)), np.int32)
    start[0] = begins
    start[1:] = table[:, :-1].T + 1
    length = table.T - start
    return CellPositions(content, letters, start.T, length.T, lines)


class _Lines:
    """The lines of a table from a chosen one on, as the csv module wants them."""

    def __init__(self, content: bytes, begins: Ints, ends: Ints) -> None:
        self._content, self._begins, self._ends = content, begins, ends
        self.position = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.position >= len(self._begins):
            raise StopIteration
        begin, end = self._begins[self.position], self._ends[self.position]
        self.position += 1
        return self._content[begin:end].decode("utf-8") + "\n"


def _read_quoted(
    content: bytes, begins: Ints, ends: Ints, quoted: Ints, delimiter: str
) -> Iterator[tuple[int, list[str] | None, int]]:
    """First line, cells and the line after each record with quotes; cells are None where quotes do not match."""
    lines = _Lines(content, begins, ends)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    for number in quoted.tolist():
        if number < lines.position:
            continue
        lines.position = number
        try:
            yield number, next(reader), lines.position
        except (csv.Error, StopIteration):
            yield number, None, number + 1
            return


class _Behind:
    """Cells of quoted lines, to be kept behind the text."""

    def __init__(self) -> None:
        self.numbers = array("q")
        self.lengths = array("q")
        self.content = bytearray()

    def add(self, number: int, record: list[str]) -> None:
        """One row."""
        cells = [cell.encode("utf-8") for cell in record]
        self.numbers.append(number)
        self.lengths.extend(map(len, cells))
        self.content += b"".join(cells)


def _append(cells: CellPositions, kept: _Behind, first: int) -> CellPositions:
    """The cells of quoted lines behind the text, and all rows in the order of their lines."""
    lengths = np.frombuffer(kept.lengths, np.int64)
    behind = (len(cells.content) + np.cumsum(lengths) - lengths).reshape(len(kept.numbers), -1)
    content = cells.content + kept.content + bytes(PADDING)
    lines = np.concatenate([cells.lines, np.frombuffer(kept.numbers, np.int64) + first + 1])
    order = np.argsort(lines, kind="stable")
    start = np.concatenate([cells.start, behind.astype(np.int32)])[order]
    length = np.concatenate([cells.length, lengths.astype(np.int32).reshape(behind.shape)])[order]
    start, length = np.asfortranarray(start), np.asfortranarray(length)
    return _trim(CellPositions(content, np.frombuffer(content, np.uint8), start, length, lines[order]))


def _trim(cells: CellPositions) -> CellPositions:
    """The same cells without the blanks before and after them."""
    start, length, letters = cells.start.copy(), cells.length.copy(), cells.letters
    # A run of blanks is followed for a few steps with all cells at once, and then cell by cell.
    for _ in range(_STEPS):
        # An empty cell at the very beginning looks at the zero bytes behind the text; it has no length.
        left = _is_blank(letters[start]) & (length > 0)
        right = _is_blank(letters[start + length - 1]) & (length > 0) & ~left
        if not left.any() and not right.any():
            return replace(cells, start=start, length=length)
        start += left
        length -= left | right
    for row, column in np.argwhere(length > 0).tolist():
        begin = int(start[row, column])
        cell = letters[begin : begin + int(length[row, column])].tobytes()
        start[row, column] += len(cell) - len(cell.lstrip(_BLANKS))
        length[row, column] = len(cell.strip(_BLANKS))
    return replace(cells, start=start, length=length)


def _is_blank(letters: Letters) -> npt.NDArray[np.bool_]:
    """Space, tab or line end; other control letters have been refused before."""
    return letters <= SPACE
