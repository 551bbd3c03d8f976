"""A table of up to a million lines, taken apart into positions of cells without making an object of any of them.

Knows the dialect of `csv_text` (`,` or `;`, double quotes, blank lines left out) and tells rows of a wrong width.
Refuses to know columns or values. Lines with quotes go through the csv module one by one; their cells are kept
behind the text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from generator.model.journal import Codes, Ints, Mask

Letters = npt.NDArray[np.uint8]
NEWLINE, QUOTE, SPACE = 10, 34, 32
_BLANKS = b" \t\n"
_STEPS = 4


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


def find_cells(content: bytes, first: int, delimiter: str, columns: int) -> CellPositions:
    """Cells of the text (newlines as `\\n`) from the given 0-based line on."""
    letters = np.frombuffer(content, np.uint8)
    ends = np.flatnonzero(letters == NEWLINE)
    if not content.endswith(b"\n"):
        ends = np.append(ends, len(letters))
    begins = np.concatenate([[0], ends[:-1] + 1])[first:]
    ends = ends[first:]
    marks = np.flatnonzero(letters == ord(delimiter))
    if b'"' not in content:
        # Nearly every ledger: each line has exactly its separators, so they form a table as they are.
        own = marks[np.searchsorted(marks, begins[0]) :] if len(begins) else marks[:0]
        if len(own) == len(begins) * (columns - 1):
            table = own.reshape(len(begins), columns - 1)
            if (table[:, 0] >= begins).all() and (table[:, -1] < ends).all():
                return _finish(content, letters, begins, ends, table, np.arange(len(begins)) + first + 1)
    before = np.searchsorted(marks, begins)
    counts = np.searchsorted(marks, ends) - before + 1
    plain = ends > begins
    quoted = np.zeros(len(begins), np.bool_)
    quotes = np.flatnonzero(letters == QUOTE)
    if len(quotes) and len(begins):
        quoted[np.searchsorted(ends, quotes[np.searchsorted(quotes, begins[0]) :])] = True
    records = list(_read_quoted(content, begins, ends, quoted, delimiter)) if quoted.any() else []
    unread = next((number for number, record, _ in records if record is None), None)
    for number, _, until in records:
        # Lines that belong to a cell over several lines are no rows of their own.
        quoted[number:until] = True
    plain &= ~quoted
    if unread is not None:
        plain[unread:] = False
    rows = np.flatnonzero(plain & (counts == columns))
    inner = marks[before[rows][:, None] + np.arange(columns - 1)] if len(rows) else np.zeros((0, columns - 1), np.int64)
    cells = _finish(content, letters, begins[rows], ends[rows], inner, rows + first + 1)
    wrong = [(int(number), int(counts[number])) for number in np.flatnonzero(plain & (counts != columns))]
    wrong = [(number, count) for number, count in wrong if content[begins[number] : ends[number]].strip(b" \t,;")]
    kept: list[tuple[int, list[bytes]]] = []
    for number, record, _ in records:
        if record is None or not any(cell.strip() for cell in record):
            continue
        if len(record) == columns:
            kept.append((number, [cell.encode("utf-8") for cell in record]))
        else:
            wrong.append((number, len(record)))
    if kept:
        cells = _append(cells, kept, first)
    told = [(number + first + 1, count) for number, count in sorted(wrong)]
    return replace(
        cells,
        narrow=tuple(one for one in told if one[1] < columns),
        wide=tuple(one for one in told if one[1] > columns),
        unread=0 if unread is None else int(unread) + first + 1,
    )


def _finish(content: bytes, letters: Letters, begins: Ints, ends: Ints, inner: Ints, lines: Ints) -> CellPositions:
    """Cells between the ends of the lines and the separators inside them."""
    start = np.empty((len(begins), inner.shape[1] + 1), np.int32)
    length = np.empty_like(start)
    start[:, 0] = begins
    start[:, 1:] = inner + 1
    length[:, :-1] = inner - start[:, :-1]
    length[:, -1] = ends - start[:, -1]
    start, length = _trim(letters, start, length)
    return CellPositions(content, letters, start, length, lines)


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
    content: bytes, begins: Ints, ends: Ints, quoted: Mask, delimiter: str
) -> Iterator[tuple[int, list[str] | None, int]]:
    """First line, cells and the line after each record with quotes; cells are None where quotes do not match."""
    lines = _Lines(content, begins, ends)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    for number in np.flatnonzero(quoted).tolist():
        if number < lines.position:
            continue
        lines.position = number
        try:
            yield number, next(reader), lines.position
        except (csv.Error, StopIteration):
            yield number, None, number + 1
            return


def _append(cells: CellPositions, kept: list[tuple[int, list[bytes]]], first: int) -> CellPositions:
    """The cells of quoted lines behind the text, and all rows in the order of their lines."""
    lengths = np.array([[len(cell) for cell in found] for _, found in kept], np.int32)
    offsets = np.cumsum(lengths.ravel()) - lengths.ravel()
    behind = (len(cells.content) + offsets).astype(np.int32).reshape(lengths.shape)
    content = cells.content + b"".join(cell for _, found in kept for cell in found)
    letters = np.frombuffer(content, np.uint8)
    behind, lengths = _trim(letters, behind, lengths)
    lines = np.concatenate([cells.lines, [number + first + 1 for number, _ in kept]]).astype(np.int64)
    order = np.argsort(lines, kind="stable")
    start = np.concatenate([cells.start, behind])[order]
    length = np.concatenate([cells.length, lengths])[order]
    return CellPositions(content, letters, start, length, lines[order])


def _trim(letters: Letters, start: Codes, length: Codes) -> tuple[Codes, Codes]:
    """Blanks before and after a cell are no part of it."""
    if not len(letters) or not start.size:
        return start, length
    last = len(letters) - 1
    # Nearly no cell begins or ends with a blank; a run of them is followed for a few steps with all cells at once.
    for _ in range(_STEPS):
        left = (length > 0) & _is_blank(letters[np.minimum(start, last)])
        right = (length > 0) & ~left & _is_blank(letters[np.clip(start + length - 1, 0, last)])
        if not left.any() and not right.any():
            return start, length
        start, length = start + left.astype(np.int32), length - (left | right).astype(np.int32)
    for row, column in np.argwhere(length > 0).tolist():
        begin = int(start[row, column])
        cell = letters[begin : begin + int(length[row, column])].tobytes()
        start[row, column] += len(cell) - len(cell.lstrip(_BLANKS))
        length[row, column] = len(cell.strip(_BLANKS))
    return start, length


def _is_blank(letters: Letters) -> npt.NDArray[np.bool_]:
    """Space, tab or line end; other control letters have been refused before."""
    return letters <= SPACE
