"""`product_catalogue.csv` -> products, row by row; a refused row is salvaged for checks and named, never repaired.

Knows how a row becomes a product. A row that is not for the public does not become public by being wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.model.cooperative import Authored
from generator.model.dossier import Product
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD, explain, path_of, untold
from generator.reading.csv_text import CsvRow, parse_csv
from generator.reading.files import MAX_CSV_BYTES, read_text
from generator.reading.forms import note_lines
from generator.reading.indonesian_settings import plain_cells

COLUMNS = tuple(Product.model_fields)
REQUIRED = tuple(name for name, column in Product.model_fields.items() if column.is_required())


@dataclass(slots=True)
class ProductReading:
    """What the table gave."""

    products: tuple[Authored[Product], ...] | None = None
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    salvaged: list[Authored[Product]] = field(default_factory=list)
    refused: list[Authored[Any]] = field(default_factory=list)
    """Refused cells."""
    remarks: Authored[Any] | None = None
    """Lines that could not be taken apart."""


def read_product_rows(path: Path, shown: str) -> ProductReading:
    """The products of sound rows; None instead of them when the header was refused."""
    text = read_text(path, shown, MAX_CSV_BYTES)
    if isinstance(text, Problem):
        return ProductReading(problems=[text], broken=True)
    table = parse_csv(text[0], shown, COLUMNS, REQUIRED)
    reading = ProductReading(problems=[*text[1], *table.problems], broken=bool(table.problems))
    reading.refused = [Authored(shown, row.cells, row.places) for row in table.refused]
    reading.remarks = note_lines(shown, table.unread) if table.unread else None
    missing = {problem.values["column"] for problem in table.problems if problem.code in ("C03", "C05")}
    products: list[Authored[Product]] = []
    rest = table.untold
    for row in table.rows:
        cells = {name: cell for name, cell in row.cells.items() if cell is not None}
        cells = plain_cells(cells, Product) if table.delimiter == ";" else cells
        try:
            product = Authored(shown, Product.model_validate(cells), row.places)
        except ValidationError as error:
            reading.broken = True
            rest += _take_refused(row, cells, error, missing, shown, reading)
        else:
            (products if table.columns else reading.salvaged).append(product)
    if rest:
        reading.problems.append(untold(shown, rest))
    reading.products = tuple(products) if table.columns else None
    return reading


def _take_refused(
    row: CsvRow,
    cells: Mapping[str, str],
    error: ValidationError,
    missing: set[str],
    shown: str,
    reading: ProductReading,
) -> int:
    """Tell and salvage a refused row; the number of its problems when enough rows have been told."""
    refused = {path_of(finding) for finding in error.errors(include_url=False, include_input=False)}
    names = {str(path[0]) for path in refused}
    reading.refused.append(Authored(shown, {name: cells[name] for name in names if name in cells}, row.places))
    if len(reading.problems) >= MAX_TOLD:
        return len(names - missing)
    hidden = row.cells.get("published") not in (None, "ya")
    withheld = frozenset({"value", "hint"}) if hidden else frozenset()
    for problem in explain(error, Product, row.places, {}, shown):
        # A column that the header lacks or repeats is told once, not in every row.
        if problem.values["field"] not in missing:
            reading.problems.append(replace(problem, withheld=problem.withheld | withheld))
    kept = {name: cell for name, cell in cells.items() if name not in names}
    stand_ins = {name: "-" if name != "id" else f"baris-{row.line}" for name in REQUIRED if name not in kept}
    if hidden:
        kept["published"] = "tidak"
    left = Product.model_validate({**kept, **stand_ins})
    reading.salvaged.append(Authored(shown, left, row.places, frozenset(refused)))
    return 0
