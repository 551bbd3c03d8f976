"""`annual_meetings.csv` -> meetings, row by row; a refused row is named and left out, never repaired."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.model.cooperative import Authored
from generator.model.meeting import MembersMeeting
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD, explain, untold
from generator.reading.csv_text import parse_csv
from generator.reading.files import MAX_YAML_BYTES, read_text
from generator.reading.forms import note_lines
from generator.reading.indonesian_settings import plain_cells

COLUMNS = tuple(MembersMeeting.model_fields)
REQUIRED = tuple(name for name, column in MembersMeeting.model_fields.items() if column.is_required())


@dataclass(slots=True)
class MeetingReading:
    """What the table gave."""

    meetings: tuple[Authored[MembersMeeting], ...] | None = None
    """None when the header was refused."""
    problems: list[Problem] = field(default_factory=list)
    broken: bool = False
    refused: list[Authored[Any]] = field(default_factory=list)
    remarks: Authored[Any] | None = None


def read_meeting_rows(path: Path, shown: str) -> MeetingReading:
    """The meetings of sound rows, oldest first."""
    text = read_text(path, shown, MAX_YAML_BYTES)
    if isinstance(text, Problem):
        return MeetingReading(problems=[text], broken=True)
    table = parse_csv(text[0], shown, COLUMNS, REQUIRED)
    reading = MeetingReading(problems=[*text[1], *table.problems], broken=bool(table.problems))
    reading.refused = [Authored(shown, row.cells, row.places) for row in table.refused]
    reading.remarks = note_lines(shown, table.unread) if table.unread else None
    missing = {problem.values["column"] for problem in table.problems if problem.code in ("C03", "C05")}
    meetings: list[Authored[MembersMeeting]] = []
    rest = table.untold
    for row in table.rows:
        cells = {name: cell for name, cell in row.cells.items() if cell is not None}
        cells = plain_cells(cells, MembersMeeting) if table.delimiter == ";" else cells
        try:
            meetings.append(Authored(shown, MembersMeeting.model_validate(cells), row.places))
        except ValidationError as error:
            reading.broken = True
            reading.refused.append(Authored(shown, cells, row.places))
            found = explain(error, MembersMeeting, row.places, {}, shown)
            told = [problem for problem in found if problem.values["field"] not in missing]
            kept = told[: max(0, MAX_TOLD - len(reading.problems))]
            reading.problems += kept
            rest += len(told) - len(kept)
    if rest:
        reading.problems.append(untold(shown, rest))
    if table.columns:
        reading.meetings = tuple(sorted(meetings, key=lambda one: (one.content.date, one.start)))
    return reading
