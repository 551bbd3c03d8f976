"""A sheet of a workbook that came back -> its rows and cells by the names that were written in hidden places.

Knows rows that moved, were put in, copied, lost or merged, and columns that moved. Nothing that somebody typed is
passed over: what has no place in a file is told with its address. Refuses to know what a value means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.dossier_sheet import BOOK, COLUMNS, COVER, HEADING, DossierSheet, SheetRow
from generator.problems.problem import Problem
from generator.reading.workbook import Sheet, StoredCell, name_column

SIDES = (COLUMNS, "no", "label", "note")
"""Columns that hold nothing to fill in."""
MAX_TOLD = 20
"""Cells outside the table that are told one by one."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row where it stands now; cells by the key of their column."""

    number: int
    cells: Mapping[str, StoredCell]


@dataclass(slots=True)
class FoundSheet:
    """A sheet of the workbook as it came back, with the problems of its rows."""

    sheet: Sheet
    columns: Mapping[str, int] = field(default_factory=dict)
    """Where each column stands now, by its key."""
    rows: dict[str, FoundRow] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    """Names of rows that were told already."""
    lost: str = ""
    """The heading of a column that is not there; nothing else is known then."""

    def address(self, row: FoundRow, key: str) -> str:
        """The address of a cell, also of an empty one."""
        found = row.cells.get(key)
        return found.address if found else f"{name_column(self.columns[key])}{row.number}"


def find_sheet(sheets: list[Sheet], expected: DossierSheet) -> Sheet | None:
    """The sheet by the title in its hidden first cell, whatever it is called now."""
    for sheet in sheets:
        number, cells = sheet.rows[0] if sheet.rows else (0, {})
        if sheet.name not in (BOOK, COVER) and number == 1 and 1 in cells and cells[1].value == expected.title:
            return sheet
    return None


def locate_rows(expected: DossierSheet, sheet: Sheet) -> FoundSheet:
    """Every row that is known, and a problem for each that is lost, doubled, put in between or merged."""
    found = FoundSheet(sheet)
    start = next((number for number, cells in sheet.rows if _name(cells) == COLUMNS), 0)
    if not start:
        found.lost = "A"
        return found
    keys = {str(cell.value): column for column, cell in dict(sheet.rows)[start].items()}
    found.columns = {key: keys[key] for key in expected.columns if key in keys}
    found.lost = next((text for key, text in expected.columns.items() if key not in keys), "")
    if found.lost:
        return found
    known = frozenset(column for key, column in keys.items() if key in (*expected.columns, *SIDES))
    wanted = {row.name: row for row in expected.rows if row.cells}
    labels = {row.label for row in expected.rows if row.cells and row.label}
    for number, cells in sheet.rows:
        if number <= start:
            # Above the names stand the title and the explanation, in the second column.
            seen = known if number == start else frozenset((2,))
            _tell_outside([cell for column, cell in cells.items() if column > 1 and column not in seen], found)
        # The row of headings follows the row of names.
        if number > start + 1:
            _take_row(FoundRow(number, _pick(cells, found.columns)), cells, (wanted, labels, keys, known), found)
    # Somebody who deletes a row of values may have meant to delete them, or may have slipped.
    for name, row in wanted.items():
        if name not in found.rows and name not in found.doubtful and any(one.value is not None for one in row.cells):
            found.problems.append(Problem("W21", sheet.place(""), {"label": _tell(row)}))
    for area in sheet.merged_in(start + 2, frozenset(found.columns.values())):
        found.problems.append(Problem("W05", sheet.place(area), {"area": area}))
    return found


def _take_row(
    row: FoundRow,
    cells: Mapping[int, StoredCell],
    context: tuple[Mapping[str, SheetRow], set[str], Mapping[str, int], frozenset[int]],
    found: FoundSheet,
) -> None:
    wanted, labels, keys, known = context
    name = _name(cells)
    expected = wanted.get(name)
    filled = [cell for cell in row.cells.values() if _is_filled(cell)]
    if expected is None:
        if filled:
            found.problems.append(Problem("W20", found.sheet.place(filled[0].address)))
        odd = cells if name != HEADING else {column: cell for column, cell in cells.items() if column not in known}
        _tell_outside([cell for column, cell in odd.items() if column > 1 and not filled], found)
        return
    label = str(cells[keys["label"]].value) if "label" in keys and keys["label"] in cells else ""
    if name in found.rows and not filled:
        return
    if name in found.rows or (label != expected.label and label in labels):
        address = filled[0].address if filled else f"{name_column(next(iter(found.columns.values())))}{row.number}"
        found.problems.append(Problem("W22", found.sheet.place(address), {"label": _tell(expected)}))
        found.doubtful.add(name)
        return
    found.rows[name] = row
    spare = [row.cells[key] for key in list(found.columns)[len(expected.cells) :] if key in row.cells]
    _tell_outside([*spare, *(cell for column, cell in cells.items() if column not in known and column > 1)], found)


def _pick(cells: Mapping[int, StoredCell], columns: Mapping[str, int]) -> dict[str, StoredCell]:
    return {key: cells[column] for key, column in columns.items() if column in cells}


def _name(cells: Mapping[int, StoredCell]) -> str:
    return str(cells[1].value) if 1 in cells else ""


def _is_filled(cell: StoredCell) -> bool:
    return bool(cell.formula) or bool(str(cell.value).strip())


def _tell_outside(cells: list[StoredCell], found: FoundSheet) -> None:
    told = sum(1 for one in found.problems if one.code == "W23")
    for cell in [one for one in cells if _is_filled(one)][: max(0, MAX_TOLD - told)]:
        values = {"value": str(cell.value if cell.value is not None else cell.formula)[:60]}
        found.problems.append(Problem("W23", found.sheet.place(cell.address), values))


def _tell(row: SheetRow) -> str:
    """What people know a row by: its label, or its number and what stands in it."""
    texts: Iterator[str] = (one.value for one in row.cells if one.value)
    return row.label or f"{row.number}: {next(texts, '')}"[:60]
