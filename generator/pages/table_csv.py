"""Tables as CSV, one row after the other. Same tables, same bytes.

What begins like a formula carries an apostrophe, since nothing else in a CSV can say that it is text. Refuses to know
which tables there are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from typing import Any

from generator.pages import wording
from generator.pages.statement_table import Cell, RowKind, StatementTable

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""
_CSV_HEAD = (
    "laporan",
    "jenis_baris",
    "kode_akun",
    "uraian",
    "kolom",
    "nilai",
    "baris_jurnal",
    "pertama",
    "terakhir",
    "berkas",
)
_ROW_WORDS = {
    RowKind.HEAD: "judul",
    RowKind.GROUP: "kelompok",
    RowKind.ACCOUNT: "akun",
    RowKind.SUM: "subjumlah",
    RowKind.TOTAL: "jumlah",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Plain rows under a heading; cells are text or None. Columns in `numbers` (from 0) hold decimals as text, which
    become numbers unless a spreadsheet would round them."""

    name: str
    heading: tuple[str, ...]
    rows: Sequence[Sequence[str | None]]
    numbers: frozenset[int] = frozenset()


def write_table_csv(tables: Iterable[StatementTable]) -> bytes:
    """One row for each amount (CSV, comma, UTF-8): which statement, row and column it stands in, and the
    lines that make it with their file; a value that no line makes cites none."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_CSV_HEAD)
    for table in tables:
        for row in table.rows:
            for at, (column, value) in enumerate(zip(table.columns, row.values, strict=False)):
                found = row.trails[at] if row.trails else None
                trail = (found.lines, found.first, found.last, guard(found.file)) if found else ("", "", "", "")
                start = (table.title, _ROW_WORDS[row.kind], guard(row.code), guard(row.label), column)
                writer.writerow((*start, plain_cell(value), *trail))
    return text.getvalue().encode()


def write_rows_csv(heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Any rows as CSV; texts are guarded against being taken for formulas."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode()


def guard(text: str) -> str:
    """A text that a spreadsheet takes for text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def size_words(content: bytes) -> str:
    """`12 KB`, rounded up; empty for a file that is made with the page of another language."""
    return f"{wording.count(-(-len(content) // 1024))} KB" if content else ""


def plain_cell(value: Cell) -> str:
    """Percent as a decimal with a point, as programs read it."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return wording.trimmed(value, "en").replace(",", "").replace("\u2212", "-")
    return guard(value) if isinstance(value, str) else str(value)
