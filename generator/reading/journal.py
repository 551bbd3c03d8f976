"""`general_journal_<year>.csv` -> the journal as columns, with every cell that could not be read.

Knows columns, dates and whole rupiah of up to a million lines. Refuses to know accounts and balances: a line whose
cells are sound is kept whatever it says. Nothing is repaired: a refused cell leaves -1 or 0 and a mark on its line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter, ValidationError

from generator.model.cooperative import Authored
from generator.model.journal import UNKNOWN, Codes, Journal, Mask, Texts
from generator.model.values import FIRST_YEAR, LAST_YEAR, Day
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD, untold
from generator.reading.cell_positions import CellPositions, find_cells
from generator.reading.columns import TextColumn, read_amounts, read_names, read_texts
from generator.reading.csv_text import find_cell_starts, parse_csv
from generator.reading.files import find_conflict, read_big_text
from generator.reading.forms import note_lines
from generator.reading.indonesian_settings import plain_day

COLUMNS = ("date", "entry", "account", "debit", "credit", "memo")
REQUIRED = COLUMNS[:-1]
MAX_LINES = 1_048_575
"""What one sheet of a spreadsheet holds below its header."""
MAX_ENTRY = 60
MAX_ACCOUNT = 60
MAX_MEMO = 500
MAX_ROW = 10_000
"""Bytes of a row in which the place of a cell is looked for."""
_INTERNAL = frozenset({"value"})


@dataclass(slots=True)
class JournalReading:
    """What one journal file gave."""

    journal: Journal | None = None
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Authored[Any]] = field(default_factory=list)
    """Lines that could not be taken apart, and refused cells: looked through for personal data."""


class _Teller:
    """Problems of cells, told up to a number and then counted."""

    def __init__(
        self, shown: str, written: bytes, cells: CellPositions, columns: tuple[str, ...], delimiter: str
    ) -> None:
        self.shown = shown
        self.written = written
        self.cells = cells
        self.columns = columns
        self.delimiter = delimiter
        self.problems: list[Problem] = []
        self.rest = 0
        self.refused: dict[str, tuple[Place, str]] = {}

    @cached_property
    def breaks(self) -> Codes:
        """Where the lines of the file end."""
        return np.flatnonzero(np.frombuffer(self.written, np.uint8) == ord("\n")).astype(np.int32)

    def tell(self, code: str, column: str, rows: Iterable[int], **more: str) -> None:
        """One problem for each of the rows."""
        for row in rows:
            if len(self.problems) >= MAX_TOLD:
                self.rest += 1
                continue
            number = self.columns.index(column)
            text = self.text(row, number)
            place = self.place(row, number)
            values = {"field": column, **more}
            if code not in ("F02",):
                values["value"] = text[:60]
            if "length" in more:
                values["length"] = str(len(text))
            self.refused[f"{row}:{number}"] = (place, text)
            self.problems.append(Problem(code, place, values, withheld=_INTERNAL if "value" in values else frozenset()))

    def text(self, row: int, number: int) -> str:
        begin = int(self.cells.start[row, number])
        return self.cells.content[begin : begin + int(self.cells.length[row, number])].decode("utf-8")

    def place(self, row: int, number: int) -> Place:
        """Line and column of a cell as the file is written, its quote included."""
        line = int(self.cells.lines[row])
        begin = int(self.breaks[line - 2]) + 1 if line > 1 else 0
        written = self.written[begin : begin + MAX_ROW].decode("utf-8", "replace").split("\n")
        starts = find_cell_starts(written, 1, self.delimiter)
        below, column = starts[number] if number < len(starts) else (1, 0)
        return Place(self.shown, line + below - 1, column)


def read_journal(path: Path, shown: str, year: int) -> JournalReading:
    """The journal of a book year; None when its header or text was refused."""
    text = read_big_text(path, shown)
    if isinstance(text, Problem):
        return JournalReading(problems=[text])
    content, problems = text
    is_torn = (b"<" in content or b">" in content) and (b"<<<<<<< " in content or b">>>>>>> " in content)
    conflict = find_conflict(content.decode("utf-8"), shown) if is_torn else None
    if conflict is not None:
        return JournalReading(problems=[*problems, conflict])
    first = 2 if content[:4].lower() == b"sep=" else 1
    table = parse_csv(_head(content, first), shown, COLUMNS, REQUIRED)
    if table.problems:
        remarks = [note_lines(shown, table.unread)] if table.unread else []
        return JournalReading(problems=[*problems, *table.problems], remarks=remarks)
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    if lines > MAX_LINES + first:
        place = Place(shown, MAX_LINES + first + 1, 1)
        return JournalReading(problems=[*problems, Problem("C09", place, {"limit": str(MAX_LINES)})])
    cells = find_cells(content, first, table.delimiter, len(table.columns))
    reading = JournalReading(problems=problems)
    lost = _tell_lost(cells, shown, len(table.columns), reading)
    blank = cells.is_blank()
    if blank.any():
        keep = np.flatnonzero(~blank)
        cells = CellPositions(cells.content, cells.letters, cells.start[keep], cells.length[keep], cells.lines[keep])
    teller = _Teller(shown, content, cells, table.columns, table.delimiter)
    reading.journal = _make_journal(teller, shown, year, lost)
    reading.problems += teller.problems
    if teller.rest:
        reading.problems.append(untold(shown, teller.rest))
    if teller.refused:
        reading.remarks.append(note_lines(shown, teller.refused.values()))
    return reading


def _head(content: bytes, count: int) -> str:
    end = -1
    for _ in range(count):
        end = content.find(b"\n", end + 1)
        if end < 0:
            return content.decode("utf-8")
    return content[:end].decode("utf-8")


def _tell_lost(cells: CellPositions, shown: str, columns: int, reading: JournalReading) -> tuple[int, ...]:
    """Lines that are no rows; without them the journal is not complete."""
    lost = []
    for code, found in (("C06", cells.narrow), ("C07", cells.wide)):
        for line, count in found:
            lost.append(line)
            if len(lost) <= MAX_TOLD:
                values = {"found": str(count), "expected": str(columns)}
                reading.problems.append(Problem(code, Place(shown, line, 1), values))
    if len(lost) > MAX_TOLD:
        reading.problems.append(untold(shown, len(lost) - MAX_TOLD))
    if cells.unread:
        lost.append(cells.unread)
        reading.problems.append(Problem("C08", Place(shown, cells.unread, 1)))
    return tuple(sorted(lost))


def _make_journal(teller: _Teller, shown: str, year: int, lost: tuple[int, ...]) -> Journal:
    cells, columns = teller.cells, teller.columns
    refused = np.zeros(len(cells.lines), np.bool_)
    comma = teller.delimiter == ";"
    written = read_texts(cells, columns.index("date"), 40)
    days, day, far = _read_days(written, comma)
    entries = read_names(cells, columns.index("entry"), MAX_ENTRY)
    accounts = read_texts(cells, columns.index("account"), MAX_ACCOUNT)
    for name, code, codes, longest in (
        ("date", "F07", day, 40),
        ("entry", "F11", entries.codes, MAX_ENTRY),
        ("account", "F11", accounts.codes, MAX_ACCOUNT),
    ):
        _tell_codes(teller, name, code, codes, longest, refused, far if name == "date" else frozenset())
    amounts = []
    for name in ("debit", "credit"):
        column = read_amounts(cells, columns.index(name), comma)
        if column.refused.any():
            teller.tell("F06", name, np.flatnonzero(column.refused).tolist())
            refused |= column.refused
        amounts.append(column.values)
    memos = None
    if "memo" in columns:
        number = columns.index("memo")
        memos = Texts(cells.content, cells.start[:, number], cells.length[:, number])
        many_bytes = np.flatnonzero(cells.length[:, number] > MAX_MEMO).tolist()
        long = [row for row in many_bytes if len(teller.text(row, number)) > MAX_MEMO]
        teller.tell("F11", "memo", long, limit=str(MAX_MEMO), length="")
    in_order = not len(cells.lines) or (cells.lines[0] == 2 and cells.lines[-1] == len(cells.lines) + 1)
    return Journal(
        shown,
        year,
        days,
        day,
        entries.values,
        entries.codes,
        tuple(accounts.values),
        accounts.codes,
        amounts[0],
        amounts[1],
        None if in_order else cells.lines,
        memos,
        refused if refused.any() else None,
        lost,
    )


def _tell_codes(
    teller: _Teller, name: str, code: str, codes: Codes, longest: int, refused: Mask, far: frozenset[str]
) -> None:
    """Cells without a value: empty, too long, of another form, or a day of a year nobody means."""
    bad = np.flatnonzero(codes == UNKNOWN)
    if not len(bad):
        return
    refused[bad] = True
    number = teller.columns.index(name)
    empty = teller.cells.length[bad, number] == 0
    teller.tell("F02", name, bad[empty].tolist())
    more = {"limit": str(longest), "length": ""} if code == "F11" else {}
    written = bad[~empty].tolist()
    distant = {row: None for row in written if teller.text(row, number) in far} if far else {}
    teller.tell("F19", name, distant, lowest=str(FIRST_YEAR), highest=str(LAST_YEAR))
    teller.tell(code, name, [row for row in written if row not in distant], **more)


def _read_days(written: TextColumn, comma: bool) -> tuple[tuple[date, ...], Codes, frozenset[str]]:
    """Distinct days; -1 for what is none, and the texts among these that are days of too distant a year."""
    adapter: TypeAdapter[date] = TypeAdapter(Day)
    days: dict[date, int] = {}
    recoded = []
    far = set()
    for text in written.values:
        try:
            found = adapter.validate_python(plain_day(text) if comma else text)
        except ValidationError as error:
            recoded.append(UNKNOWN)
            far |= {text for one in error.errors() if one["type"] == "F19"}
        else:
            recoded.append(days.setdefault(found, len(days)))
    codes = np.array([*recoded, UNKNOWN], np.int32)[written.codes]
    return tuple(days), codes, frozenset(far)
