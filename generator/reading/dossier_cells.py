"""Cells of an edited workbook -> texts as files write them, whatever a spreadsheet made of them.

Knows dates as serial numbers, whole numbers with a point, truth values, digits beyond the fifteenth, amounts typed with
Indonesian settings. What may mean several things comes back as it is, so that its field refuses it in its own words.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.model.dossier_sheet import CellKind
from generator.reading.indonesian_settings import plain_amount, plain_decimal
from generator.reading.workbook import StoredCell
from generator.reading.workbook_values import Refused, read_day, refuse_percent

_ZERO_DAY = date(1899, 12, 30)
_SERIALS = range(1, 110_000)
_EXACT = 10**15
_TRUTH = {"true": "ya", "benar": "ya", "false": "tidak", "salah": "tidak"}


def read_cell(cell: StoredCell | None, kind: CellKind) -> str | None:
    """The text of a cell, None where it is empty. Raises Refused with a code for what cannot be read exactly."""
    if cell is None:
        return None
    value = cell.value
    if cell.is_error:
        raise Refused("W10", value)
    if cell.formula and value is None:
        raise Refused("W06", cell.formula)
    if isinstance(value, str):
        text = re.sub(r"\r\n|\r", "\n", value).strip()
        return _read_text(text, kind, cell) if text else None
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        if value.time() != time():
            raise Refused("W09", value.isoformat(" "))
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time | timedelta):
        # A time of day or a length of time, which no field holds.
        raise Refused("W09", value)
    refuse_percent(cell)
    return _read_number(value, kind)


def is_same(before: str | None, after: str | None, kind: CellKind) -> bool:
    """Whether both texts say the same: what a spreadsheet trims or drops at the end of a number is no edit."""
    if before is None or after is None:
        return before is after or not (before or after or "").strip()
    if kind in (CellKind.WHOLE, CellKind.DECIMAL):
        try:
            return Decimal(before) == Decimal(after)
        except InvalidOperation:
            return before.strip() == after
    return _bare(before) == _bare(after)


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in re.sub(r"\r\n|\r", "\n", text).strip().split("\n"))


def _read_text(text: str, kind: CellKind, cell: StoredCell) -> str:
    if kind is CellKind.WHOLE:
        return plain_amount(text)
    if kind is CellKind.DECIMAL:
        return plain_decimal(text)
    if kind is CellKind.YES_NO:
        return _TRUTH.get(text.casefold(), text.casefold())
    if kind is CellKind.DAY:
        return read_day(cell).isoformat()
    return text


def _read_number(value: Any, kind: CellKind) -> str:
    is_whole = isinstance(value, int) or bool(getattr(value, "is_integer", bool)())
    if is_whole:
        if abs(value) >= _EXACT:
            raise Refused("W08", int(value))
        if kind is CellKind.DAY and int(value) in _SERIALS:
            return (_ZERO_DAY + timedelta(days=int(value))).isoformat()
        return str(int(value))
    if kind is CellKind.WHOLE:
        raise Refused("W07", value)
    if kind is CellKind.DAY:
        raise Refused("W09", value)
    return format(Decimal(repr(value)), "f")
