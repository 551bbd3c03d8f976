"""A table of one form, row by row: sound rows with their places, and what was refused.

Knows the way from text to rows of a model, `;` tables of Indonesian settings included. A table with a refused row or
header is `broken`: whoever adds rows up must not take it for the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.model.cooperative import Authored
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD, explain, path_of, untold
from generator.reading.csv_text import CsvRow, parse_csv
from generator.reading.files import MAX_CSV_BYTES, read_text
from generator.reading.forms import note_lines
from generator.reading.indonesian_settings import plain_cells

RowT = TypeVar("RowT", bound=BaseModel)


@dataclass(slots=True)
class TableReading(Generic[RowT]):
    """What one table gave."""

    rows: list[Authored[RowT]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    refused: list[Authored[Any]] = field(default_factory=list)
    """Refused cells, and cells of refused rows, as text: only looked through for personal data."""
    remarks: Authored[Any] | None = None
    """Lines that could not be taken apart."""


def columns_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The columns of a form as people write them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def read_table(path: Path, shown: str, model: type[RowT], required: tuple[str, ...]) -> TableReading[RowT]:
    """The rows of a CSV file; a cell of a `required` column must not be empty."""
    text = read_text(path, shown, MAX_CSV_BYTES)
    if isinstance(text, Problem):
        return TableReading(problems=[text], broken=True)
    table = parse_csv(text[0], shown, columns_of(model), required)
    reading: TableReading[RowT] = TableReading(problems=[*text[1], *table.problems], broken=bool(table.problems))
    reading.refused = [Authored(shown, row.cells, row.places) for row in table.refused]
    reading.remarks = note_lines(shown, table.unread) if table.unread else None
    # A column that the header lacks or repeats is told once, not in every row.
    absent = {problem.values["column"] for problem in table.problems if problem.code in ("C03", "C05")}
    rest = table.untold
    for row in table.rows:
        rest += _take(row, table.delimiter, model, tuple(one for one in required if one not in absent), reading)
    if rest:
        reading.problems.append(untold(shown, rest))
    return reading


def _take(
    row: CsvRow, delimiter: str, model: type[RowT], required: tuple[str, ...], reading: TableReading[RowT]
) -> int:
    """Keep or refuse a row; the number of its problems when enough have been told."""
    shown = row.places[()].file
    written = {name: cell for name, cell in row.cells.items() if cell is not None}
    cells = plain_cells(written, model) if delimiter == ";" else written
    problems = [
        Problem("F02", row.places.get((name,), row.places[()]), {"field": name})
        for name in required
        if name not in cells
    ]
    refused = {name for name in required if name not in cells}
    content: RowT | None = None
    try:
        content = model.model_validate(cells)
    except ValidationError as error:
        problems += [_unnamed(one) for one in explain(error, model, row.places, {}, shown)]
        refused |= {str(path_of(one)[0]) for one in error.errors(include_url=False, include_input=False)}
    if content is not None and not refused:
        reading.rows.append(Authored(shown, content, row.places))
        return 0
    reading.broken = True
    reading.refused.append(Authored(shown, written, row.places))
    if len(reading.problems) >= MAX_TOLD:
        return len(problems)
    reading.problems += problems
    return 0


def _unnamed(problem: Problem) -> Problem:
    """What stands where a number ought to be may be a person's name: it is told by its place only."""
    if problem.code != "P05":
        return problem
    return replace(problem, values={"field": problem.values["field"]})
