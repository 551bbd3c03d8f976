"""A CSV table of one form: each sound row a document of its own, each refused row named with its place.

Knows how rows become forms; refuses to know which table it reads. A table with any problem keeps its sound rows, so
that all problems of a folder come in one run; whether it may be shown is for the caller to say.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.model.cooperative import Authored
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD, explain, untold
from generator.reading.csv_text import parse_csv
from generator.reading.files import MAX_CSV_BYTES, read_text
from generator.reading.indonesian_settings import plain_cells

ModelT = TypeVar("ModelT", bound=BaseModel)


def read_rows(path: Path, shown: str, model: type[ModelT]) -> tuple[list[Authored[ModelT]], list[Problem]]:
    """Rows in the order of the file with every problem of the others; columns are the fields of the form."""
    text = read_text(path, shown, MAX_CSV_BYTES)
    if isinstance(text, Problem):
        return [], [text]
    columns = tuple(model.model_fields)
    required = tuple(name for name, field in model.model_fields.items() if field.is_required())
    table = parse_csv(text[0], shown, columns, required)
    problems = [*text[1], *table.problems]
    documents: list[Authored[ModelT]] = []
    rest = table.untold
    for row in table.rows if table.columns else ():
        cells = {name: cell for name, cell in row.cells.items() if cell is not None}
        cells = plain_cells(cells, model) if table.delimiter == ";" else cells
        try:
            documents.append(Authored(shown, model.model_validate(cells), row.places))
        except ValidationError as error:
            found = explain(error, model, row.places, {}, shown)
            # A missing cell has no place of its own: its row has.
            found = [one if one.place.line else replace(one, place=row.places[()]) for one in found]
            if len(problems) < MAX_TOLD:
                problems += found
            else:
                rest += len(found)
    if rest:
        problems.append(untold(shown, rest))
    return documents, problems
