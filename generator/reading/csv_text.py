"""CSV that people wrote, as rows of text with line and column.

Knows one dialect: `,` or `;` (seen in the header), double quotes, UTF-8. Refuses to know types: a blank cell is None,
everything else stays text until the form types it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem

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

    columns: tuple[str, ...] = ()
    rows: list[CsvRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def parse_csv(text: str, shown: str, known: tuple[str, ...], required: tuple[str, ...]) -> CsvText:
    """Read a table whose header names columns out of `known`, all of `required` among them."""
    result = CsvText()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = 0
    delimiter = ""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        delimiter, first = lines[0].strip()[4], 1
    if len(lines) <= first or not lines[first].strip():
        result.problems.append(Problem("C01", Place(shown, first + 1, 1)))
        return result
    delimiter = delimiter or _find_delimiter(lines[first])
    if delimiter not in (",", ";"):
        result.problems.append(Problem("C02", Place(shown, first + 1, 1)))
        return result
    csv.field_size_limit(10 * 1024 * 1024)
    reader = csv.reader(io.StringIO("\n".join(lines[first:])), delimiter=delimiter, strict=True)
    start = first + 1
    taken = 0
    try:
        header = next(reader)
        starts = _cell_starts(lines, start, delimiter)
        if not _check_header(header, starts, shown, known, required, result):
            return result
        result.columns = tuple(header)
        start = first + reader.line_num + 1
        for cells in reader:
            taken += 1
            if taken > MAX_ROWS:
                result.problems.append(Problem("C09", Place(shown, start, 1), {"limit": str(MAX_ROWS)}))
                return result
            _take_row(cells, lines, start, delimiter, shown, result)
            start = first + reader.line_num + 1
    except csv.Error:
        result.problems.append(Problem("C08", Place(shown, start, 1)))
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
    for number, name in enumerate(header[:MAX_COLUMNS], start=1):
        place = Place(shown, *starts[number - 1])
        if name in seen:
            result.problems.append(Problem("C05", place, {"column": name}))
        elif name not in known:
            values = {"column": name[:60] or "(kosong)", "number": str(number), "known": ", ".join(known)}
            result.problems.append(Problem("C04", place, {**values, "hint": nearest(name, list(known))}))
        seen.add(name)
    for name in required:
        if name not in seen:
            result.problems.append(Problem("C03", Place(shown, *starts[0]), {"column": name}))
    return len(result.problems) == before


def _take_row(cells: list[str], lines: list[str], start: int, delimiter: str, shown: str, result: CsvText) -> None:
    if not any(cell.strip() for cell in cells):
        return
    expected = len(result.columns)
    if len(cells) != expected:
        code = "C06" if len(cells) < expected else "C07"
        values = {"found": str(len(cells)), "expected": str(expected)}
        result.problems.append(Problem(code, Place(shown, start, 1), values))
        return
    starts = _cell_starts(lines, start, delimiter)
    places: dict[tuple[str | int, ...], Place] = {(): Place(shown, start, 1)}
    kept: dict[str, str | None] = {}
    for position, (name, cell) in enumerate(zip(result.columns, cells, strict=True)):
        places[(name,)] = Place(shown, *starts[position])
        kept[name] = cell.strip() or None
    result.rows.append(CsvRow(start, kept, places))


def _cell_starts(lines: list[str], start: int, delimiter: str) -> list[tuple[int, int]]:
    """Line and column (1-based) at which each cell of the row starts; a quoted cell may run over several lines."""
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
