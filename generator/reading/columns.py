"""Columns of a big table: texts as codes, whole rupiah as exact integers, never through a float.

Knows how bytes become codes and numbers, all lines at once. Refuses to know which column means what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.model.journal import UNKNOWN, Codes, Ints, Texts
from generator.reading.cell_positions import PADDING, CellPositions
from generator.reading.indonesian_settings import plain_amount

MAX_AMOUNT = 10**18
_MAX_DIGITS = 19
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})", re.ASCII)
_ZERO = np.uint8(48)
_ZEROS, _HIGH, _SIX = (np.uint64(0x0101010101010101 * one) for one in (0x30, 0xF0, 0x06))
_BYTES = np.uint64(0x000000FF000000FF)
_FIRST = np.uint64(100 + (1_000_000 << 32))
_SECOND = np.uint64(1 + (10_000 << 32))


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """Distinct texts and, for each row, which of them; -1 where the cell is empty or too long."""

    values: tuple[str, ...]
    codes: Codes


@dataclass(frozen=True, slots=True, eq=False)
class NameColumn:
    """The same for a column with as many texts as it likes."""

    values: Texts
    codes: Codes


@dataclass(frozen=True, slots=True, eq=False)
class AmountColumn:
    """Exact whole rupiah, 0 where the cell is empty or refused."""

    values: Ints
    empty: npt.NDArray[np.bool_]
    refused: npt.NDArray[np.bool_]
    """Rows whose cell is no whole number."""


def read_texts(cells: CellPositions, column: int, longest: int) -> TextColumn:
    """The texts of a column that has few distinct ones; cells of more than `longest` bytes are left out."""
    found = read_names(cells, column, longest)
    # Odd blanks (a no-break space) around a text are no part of it either.
    values = [found.values[number] for number in range(len(found.values))]
    known = {text: number for number, text in enumerate(dict.fromkeys(text for text in values if text))}
    recoded = np.array([known.get(text, UNKNOWN) for text in values] + [UNKNOWN], np.int32)
    return TextColumn(tuple(known), recoded[found.codes])


def read_names(cells: CellPositions, column: int, longest: int) -> NameColumn:
    """The texts of a column that may have as many texts as rows: they are decoded only when asked for."""
    start, length = cells.start[:, column], cells.length[:, column]
    rows = np.flatnonzero((length > 0) & (length <= longest))
    codes = np.full(len(start), UNKNOWN, np.int32)
    if not len(rows):
        return NameColumn(Texts(cells.content, start[:0], length[:0]), codes)
    codes[rows], first = _factorize(_words(cells.content, start[rows], length[rows]))
    return NameColumn(Texts(cells.content, start[rows][first], length[rows][first]), codes)


def read_amounts(cells: CellPositions, column: int, decimal_comma: bool) -> AmountColumn:
    """Whole rupiah of a column; with `decimal_comma` also as Excel writes them in Indonesian settings."""
    start, length = cells.start[:, column], cells.length[:, column]
    values = np.zeros(len(start), np.int64)
    refused = np.zeros(len(start), np.bool_)
    filled = np.flatnonzero(length)
    begins, lengths = start[filled].astype(np.int64), length[filled].astype(np.int64)
    plain = (lengths <= _MAX_DIGITS) & ((lengths == 1) | (cells.letters[begins] != _ZERO))
    digits = np.zeros(len(filled), np.uint64)
    # Eight digits at a time, from the right.
    for done in range(0, _MAX_DIGITS, 8):
        left = np.flatnonzero(plain & (lengths > done))
        if not len(left):
            break
        ends = begins[left] + lengths[left] - done
        count = np.minimum(lengths[left] - done, 8)
        part, is_number = _read_eight(cells.content, ends - count, count)
        plain[left] &= is_number
        digits[left] += part * np.uint64(10**done)
    plain &= digits <= MAX_AMOUNT
    values[filled[plain]] = digits[plain].astype(np.int64)
    rest = filled[~plain]
    if len(rest):
        known: dict[str, int | None] = {}
        for row in rest.tolist():
            text = _text(cells, row, column)
            if text not in known:
                known[text] = _whole(plain_amount(text) if decimal_comma else text)
            number = known[text]
            values[row] = number or 0
            refused[row] = number is None
    return AmountColumn(values, length == 0, refused)


def _read_eight(content: bytes, start: Ints, count: Ints) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.bool_]]:
    """Numbers of one to eight digits, and which of them are digits only: all eight letters in one word of 64 bits."""
    words = _words_at_every_byte(content)[start]
    # The first letter is the lowest byte; zeros are put before it until there are eight.
    missing = (8 - count).astype(np.uint64) * np.uint64(8)
    words = (words << missing) | (_ZEROS & ((np.uint64(1) << missing) - np.uint64(1)))
    is_number = ((words & _HIGH) == _ZEROS) & (((words + _SIX) & _HIGH) == _ZEROS)
    words -= _ZEROS
    # Pairs of digits, then fours, then all eight; what runs over 64 bits is not wanted.
    words = words * np.uint64(10) + (words >> np.uint64(8))
    odd, even = words & _BYTES, (words >> np.uint64(16)) & _BYTES
    return (odd * _FIRST + even * _SECOND) >> np.uint64(32), is_number


def _words_at_every_byte(content: bytes) -> npt.NDArray[np.uint64]:
    """Overlapping words of eight bytes, one at every byte: reading one takes as long as reading a byte."""
    return np.ndarray((len(content) - PADDING,), np.dtype("<u8"), content, 0, (1,))


def _whole(text: str) -> int | None:
    if not _WHOLE.fullmatch(text):
        return None
    number = int(text)
    return number if abs(number) <= MAX_AMOUNT else None


def _text(cells: CellPositions, row: int, column: int) -> str:
    begin = int(cells.start[row, column])
    return cells.content[begin : begin + int(cells.length[row, column])].decode("utf-8").strip()


def _words(content: bytes, start: Codes, length: Codes) -> list[npt.NDArray[np.uint64]]:
    """Each cell as words of eight bytes, filled up with zero bytes; no text holds one."""
    at_every_byte = _words_at_every_byte(content)
    masks = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
    found = []
    for first in range(0, int(length.max()), 8):
        left = np.clip(length - first, 0, 8)
        words = at_every_byte[np.minimum(start + first, len(at_every_byte) - 1)]
        found.append(words & masks[left])
    return found


def _factorize(words: list[npt.NDArray[np.uint64]]) -> tuple[Codes, Ints]:
    """One code per distinct text in the order of appearance, and the row at which each appears first."""
    # Lines of one entry or day stand together: only the first of each run is looked up.
    heads = np.ones(len(words[0]), np.bool_)
    heads[1:] = False
    for word in words:
        heads[1:] |= word[1:] != word[:-1]
    rows = np.flatnonzero(heads)
    codes, _ = pd.factorize(words[0][rows])
    for word in words[1:]:
        more, distinct = pd.factorize(word[rows])
        if len(distinct) > 1:
            codes, _ = pd.factorize(codes * np.int64(len(distinct)) + more)
    codes = codes.astype(np.int64)
    first = np.empty(int(codes.max()) + 1, np.int64)
    first[codes[::-1]] = rows[::-1]
    run = np.cumsum(heads) - 1
    return codes.astype(np.int32)[run], first
