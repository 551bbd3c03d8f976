"""CSV that people wrote, as rows of text with line and column.

Knows one dialect: `,` or `;` (seen in the header), double quotes, UTF-8. Refuses to know types: a blank cell is None,
everything else stays text until the form types it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD
from generator.reading.files import find_conflict
from generator.reading.personal_columns import is_personal

MAX_ROWS = 50_000
MAX_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: text by column name, and the place of each cell."""

    line: int
    cells: Mapping[str, str | None]
    places: Mapping[tuple[str | int, ...], Place]


@dataclass(slots=True)
class CsvText:
    """All rows that could be read, and the problems of those that could not."""

    delimiter: str = ""
    columns: tuple[str, ...] = ()
    """Empty when the header was refused; the rows then hold the cells of those columns that are known."""
    rows: list[CsvRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    """Problems of further rows, only counted."""
    refused: list[CsvRow] = field(default_factory=list)
    """Cells that belong to no known column, by number of the column."""
    unread: list[tuple[Place, str]] = field(default_factory=list)
    """Lines that could not be taken apart."""


def parse_csv(text: str, shown: str, known: tuple[str, ...], required: tuple[str, ...]) -> CsvText:
    """Read a table whose header names columns out of `known`, all of `required` among them."""
    result = CsvText()
    conflict = find_conflict(text, shown)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if conflict is not None:
        result.problems.append(conflict)
        return _leave(lines, 1, shown, result)
    first = 0
    delimiter = ""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        delimiter, first = lines[0].strip()[4], 1
    if len(lines) <= first or not lines[first].strip():
        result.problems.append(Problem("C01", Place(shown, first + 1, 1)))
        return _leave(lines, first + 1, shown, result)
    delimiter = delimiter or _find_delimiter(lines[first])
    if delimiter not in (",", ";"):
        result.problems.append(Problem("C02", Place(shown, first + 1, 1)))
        return _leave(lines, first + 1, shown, result)
    result.delimiter = delimiter
    csv.field_size_limit(10 * 1024 * 1024)
    reader = csv.reader(io.StringIO("\n".join(lines[first:])), delimiter=delimiter, strict=True)
    start = first + 1
    taken = 0
    try:
        header = next(reader)
        starts = find_cell_starts(lines, start, delimiter)
        sound = _check_header(header, starts, shown, known, required, result)
        result.columns = tuple(header) if sound else ()
        if not sound:
            # Where no name is known the first line is no header: perhaps a title, perhaps data.
            is_header = bool(set(header) & set(known))
            _leave(lines[: start - 1] if is_header else lines, first + 1, shown, result)
            if not is_header:
                return result
        start = first + reader.line_num + 1
        for cells in reader:
            taken += 1
            if taken > MAX_ROWS:
                result.problems.append(Problem("C09", Place(shown, start, 1), {"limit": str(MAX_ROWS)}))
                return _leave(lines, start, shown, result)
            _take_row(cells, header, known, (lines, start, delimiter, shown), result)
            start = first + reader.line_num + 1
    except csv.Error:
        result.problems.append(Problem("C08", Place(shown, start, 1)))
        return _leave(lines, start, shown, result)
    return result


def _leave(lines: list[str], start: int, shown: str, result: CsvText) -> CsvText:
    result.unread += [(Place(shown, number, 1), line) for number, line in enumerate(lines[start - 1 :], start) if line]
    return result


def _find_delimiter(header: str) -> str:
    counts = {mark: header.count(mark) for mark in (",", ";", "\t", "|")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _check_header(
    header: list[str],
    starts: list[tuple[int, int]],
    shown: str,
    known: tuple[str, ...],
    required: tuple[str, ...],
    result: CsvText,
) -> bool:
    before = len(result.problems)
    seen: set[str] = set()
    # A catalogue of products has names of its own: there `nama` is a slip for `name`.
    guarded = not any(is_personal(name) for name in known)
    for number, name in enumerate(header[:MAX_COLUMNS], start=1):
        place = Place(shown, *starts[number - 1])
        if name in seen:
            result.problems.append(Problem("C05", place, {"column": name}))
        elif guarded and name not in known and is_personal(name):
            result.problems.append(Problem("P07", place, {"column": name[:60], "number": str(number)}))
        elif name not in known:
            values = {"column": name[:60] or "empty", "number": str(number), "known": ", ".join(known)}
            values |= {} if name else {"coded": "column"}
            result.problems.append(Problem("C04", place, {**values, "hint": nearest(name, list(known))}))
        seen.add(name)
    for name in required:
        if name not in seen:
            result.problems.append(Problem("C03", Place(shown, *starts[0]), {"column": name}))
    return len(result.problems) == before


def _take_row(
    cells: list[str],
    header: list[str],
    known: tuple[str, ...],
    position: tuple[list[str], int, str, str],
    result: CsvText,
) -> None:
    lines, start, delimiter, shown = position
    if not any(cell.strip() for cell in cells):
        return
    expected = len(header)
    starts = find_cell_starts(lines, start, delimiter)
    row: dict[tuple[str | int, ...], Place] = {(): Place(shown, start, 1)}
    if len(cells) != expected:
        code = "C06" if len(cells) < expected else "C07"
        values = {"found": str(len(cells)), "expected": str(expected)}
        if len(result.problems) < MAX_TOLD:
            result.problems.append(Problem(code, Place(shown, start, 1), values))
        else:
            result.untold += 1
        _refuse(enumerate(cells, start=1), starts, row, result)
        return
    kept: dict[str, str | None] = {}
    places = dict(row)
    odd = []
    for number, (name, cell) in enumerate(zip(header, cells, strict=True)):
        if not result.columns and (name not in known or header.count(name) > 1):
            odd.append((number + 1, cell))
            continue
        places[(name,)] = Place(shown, *starts[number])
        kept[name] = cell.strip() or None
    result.rows.append(CsvRow(start, kept, places))
    if odd:
        _refuse(odd, starts, row, result)


def _refuse(
    cells: Iterable[tuple[int, str]],
    starts: list[tuple[int, int]],
    row: dict[tuple[str | int, ...], Place],
    result: CsvText,
) -> None:
    places = dict(row)
    texts: dict[str, str | None] = {}
    for number, cell in cells:
        texts[str(number)] = cell
        if number <= len(starts):
            places[(str(number),)] = Place(row[()].file, *starts[number - 1])
    result.refused.append(CsvRow(row[()].line, texts, places))


def find_cell_starts(lines: list[str], start: int, delimiter: str) -> list[tuple[int, int]]:
    """Line and column (from 1) at which each cell of the row starts, its quote included.

    A quoted cell may run over several lines.
    """
    starts = [(start, 1)]
    number, inside, at_start, in_quotes = start, False, True, False
    while True:
        for position, letter in enumerate(lines[number - 1]):
            if letter == delimiter and not inside:
                starts.append((number, position + 2))
                at_start, in_quotes = True, False
                continue
            # A quote counts only in a cell that begins with one; a pair of them closes and opens again at once.
            if letter == '"' and (at_start or in_quotes):
                inside, in_quotes = not inside, True
            at_start = False
        if not inside or number >= len(lines):
            return starts
        number += 1
