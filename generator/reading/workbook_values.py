"""One stored cell -> whole rupiah, a day, a code, a note; or why not.

Knows how Excel stores numbers (binary fractions, exact to 15 digits) and how people type what ought to be a date.
Nothing is rounded and no date is guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from generator.reading.indonesian_settings import plain_amount
from generator.reading.workbook import StoredCell

EXACT = 2**53
"""From here on a stored number stands for several whole ones."""
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)
_NAMED = re.compile(r"([0-9]{1,2})[ -]([a-z]{3,9})[ -]([0-9]{4})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_FULL = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november"),
    "desember",
)
_SHOWN = 60


class Refused(Exception):
    """The cell cannot be read; `code` and `values` tell why."""

    def __init__(self, code: str, value: object = None) -> None:
        super().__init__(code)
        self.code = code
        self.values = {} if value is None else {"value": str(value)[:_SHOWN]}


def _content(cell: StoredCell) -> object:
    """The stored value; a formula without one would have to be calculated, which is not done here."""
    if cell.formula and cell.value is None:
        raise Refused("W06", cell.formula)
    if cell.is_error or isinstance(cell.value, bool):
        raise Refused("W10", cell.value)
    return cell.value


def read_amount(cell: StoredCell) -> int:
    """Whole rupiah of at most 15 digits as Excel keeps them; a text may be written the Indonesian way."""
    value = _content(cell)
    if isinstance(value, str):
        text = plain_amount(value)
        if not _WHOLE.fullmatch(text):
            raise Refused("W10", value)
        return int(text)
    refuse_percent(cell)
    return _whole(value)


def refuse_percent(cell: StoredCell) -> None:
    """A cell in the form of percent shows 50 % where 0.5 is stored: what was meant cannot be told."""
    if cell.is_percent:
        raise Refused("W24", cell.value)


def _whole(value: Any) -> int:
    """A stored number that is whole and still exact."""
    if not isinstance(value, int):
        if not hasattr(value, "is_integer"):
            raise Refused("W10", value)
        if not value.is_integer():
            raise Refused("W07", value)
    if abs(value) >= EXACT:
        raise Refused("W08", int(value))
    return int(value)


def read_day(cell: StoredCell) -> date:
    """A stored date, or a text that can only be read as one day."""
    value = _content(cell)
    if isinstance(value, datetime):
        if value.time() != time():
            raise Refused("W09", value.isoformat(" "))
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise Refused("W09", value)
    found = _day_of(" ".join(value.lower().split()))
    if found is None:
        raise Refused("W09", value)
    return found


def _day_of(text: str) -> date | None:
    parts: tuple[int, int, int] | None = None
    if iso := _ISO.fullmatch(text):
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif slashed := _SLASHED.fullmatch(text):
        day, month, year = (int(part) for part in slashed.groups())
        # 3/4/2023 is the third of April here and the fourth of March elsewhere; 3/3/2023 is one day everywhere.
        if day <= 12 and month <= 12 and day != month:
            return None
        parts = year, month, day
    elif named := _NAMED.fullmatch(text):
        names = _FULL if named[2] in _FULL else _MONTHS
        if named[2] in names:
            parts = int(named[3]), names.index(named[2]) + 1, int(named[1])
    try:
        return date(*parts) if parts is not None else None
    except ValueError:
        return None


def read_code(cell: StoredCell) -> str:
    """A code or number as text: `1101` stays `1101` however it is stored."""
    value = _content(cell)
    if isinstance(value, str):
        return value.strip()
    return str(_whole(value))


def read_note(cell: StoredCell) -> str:
    """A note in one line."""
    value = _content(cell)
    return " ".join(str(value).split())
