"""Tables as CSV files beside the pages: the numbers behind every figure, as a spreadsheet opens them.

Semicolons, decimal commas and a byte order mark, as spreadsheets with Indonesian settings read and write them. A text
that a spreadsheet would take for a formula is marked as text. Refuses to know what the numbers mean.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Cell = str | int | Fraction | date | bool | None
DIGITS = 4
"""Decimals of a value whose decimals do not end."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Download:
    """One file of the site that was made, not copied; the path is relative to the site's root."""

    path: str
    content: bytes

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]


def make_table(path: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Download:
    """The file. Dates as `2026-11-21`; what is not known is empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(one) for one in row] for row in rows)
    return Download(path, text.getvalue().encode("utf-8-sig"))


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return _number(value)
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def _number(value: Fraction) -> str:
    """All decimals when there are few, otherwise rounded half to even; never through a binary float."""
    scaled = round(value * 10**DIGITS)
    whole, rest = divmod(abs(scaled), 10**DIGITS)
    decimals = f"{rest:0{DIGITS}d}".rstrip("0")
    return ("-" if scaled < 0 else "") + str(whole) + (f",{decimals}" if decimals else "")
