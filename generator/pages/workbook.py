"""Tables as a workbook with a sheet for each. Same tables, same bytes.

Amounts are numbers, except where a spreadsheet would round them (more than 15 digits): those are text, as is what
begins like a formula. Refuses to know which tables there are. Loads a large library: import it where a workbook is
written.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.pages import wording
from generator.pages.pack_archive import make_entry
from generator.pages.statement_table import Cell, RowKind, StatementTable, TableRow
from generator.pages.table_csv import FORMULA, Sheet, plain_cell

MOST_DIGITS = 15
"""A spreadsheet keeps so many digits of a number and puts zeros for the rest."""
CREATOR = "Lumbung"
_MONEY = "#,##0;(#,##0);0"
_A4 = 9
_NO_DAY = datetime(2000, 1, 1)
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_BOLD, _PLAIN = Font(bold=True), Font()
_HEADING = Alignment(horizontal="right", wrap_text=True, vertical="top")


def write_sheets(title: str, sheets: Iterable[Sheet]) -> bytes:
    """A workbook (XLSX) of plain tables."""
    book = _open_book(title)
    for one in sheets:
        sheet = book.create_sheet(one.name[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_text(sheet, name, _BOLD) for name in one.heading])
        for row in one.rows:
            sheet.append(
                [
                    _number(sheet, cell) if column in one.numbers else _text(sheet, cell or "", _PLAIN)
                    for column, cell in enumerate(row)
                ]
            )
    return _pack(book)


def write_workbook(title: str, tables: Iterable[StatementTable]) -> bytes:
    """The workbook (XLSX); amounts in whole rupiah."""
    book = _open_book(title)
    for table in tables:
        _write_sheet(book, title, table)
    return _pack(book)


def _open_book(title: str) -> Any:
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.lastModifiedBy = CREATOR
    book.properties.title = _storable(title)
    book.properties.created = book.properties.modified = _NO_DAY
    return book


def _pack(book: Any) -> bytes:
    packed = BytesIO()
    book.save(packed)
    return without_times(packed.getvalue())


def _number(sheet: Any, text: str | None) -> Any:
    """A number where a spreadsheet keeps all of its digits, text otherwise."""
    if text is None:
        return None
    digits = len(text.lstrip("-").replace(".", "").strip("0"))
    return Decimal(text) if digits <= MOST_DIGITS and _DECIMAL.fullmatch(text) else _text(sheet, text, _PLAIN)


def _write_sheet(book: Any, title: str, table: StatementTable) -> None:
    sheet = book.create_sheet(table.title[:31])
    sheet.freeze_panes = "C4"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    widths = (12, 46, *(20 for _ in table.columns), 34)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_text(sheet, title, _BOLD)])
    sheet.append([_text(sheet, f"{table.title}, dalam rupiah", _PLAIN)])
    # A sheet has one column of lines: those of its first column, and of the whole year in the trial balance.
    trails = (f"Baris dalam {PurePosixPath(table.file).name}",) if table.has_trails else ()
    headings = [_text(sheet, one, _BOLD) for one in ("Kode", "Uraian", *table.columns, *trails)]
    for cell in headings[2:]:
        cell.alignment = _HEADING
    sheet.append(headings)
    for row in table.rows:
        sheet.append(_cells(sheet, row, len(table.columns)))
    if table.note:
        sheet.append([])
        sheet.append([_text(sheet, table.note, _PLAIN)])


def _cells(sheet: Any, row: TableRow, columns: int) -> list[Any]:
    font = _PLAIN if row.kind is RowKind.ACCOUNT else _BOLD
    values = (*row.values, *(None for _ in range(columns - len(row.values))))
    cells = [_text(sheet, row.code, font), _text(sheet, row.label, font), *(_value(sheet, one, font) for one in values)]
    if row.trail:
        span = f"{row.trail.first}–{row.trail.last}" if row.trail.last > row.trail.first else str(row.trail.first)
        lines = f"{wording.count(row.trail.lines)} baris: {span}"
        cells.append(_text(sheet, lines, _PLAIN))
    return cells


def _value(sheet: Any, value: Cell, font: Font) -> Any:
    if value is None or isinstance(value, str):
        return _text(sheet, value or "", font)
    if isinstance(value, Fraction):
        cell = WriteOnlyCell(sheet, value=plain_cell(value))
        cell.data_type = "n"
        cell.number_format = "0.00"
    elif len(str(abs(value))) > MOST_DIGITS:
        cell = _text(sheet, str(value), font)
        cell.alignment = Alignment(horizontal="right")
        return cell
    else:
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = _MONEY
    return _set_font(cell, font)


def _text(sheet: Any, text: str, font: Font) -> Any:
    """A cell of text, whatever it begins with; letters that no workbook can hold are replaced, visibly."""
    text = _storable(text)
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if text.startswith(FORMULA):
        cell.quotePrefix = True
    return _set_font(cell, font)


def _storable(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)


def _set_font(cell: Any, font: Font) -> Any:
    """The plain font is every cell's own: to name it for each would cost more than all the rest."""
    if font is not _PLAIN:
        cell.font = font
    return cell


def without_times(packed: bytes) -> bytes:
    """The same archive without the time it was written at."""
    fresh = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            new.writestr(make_entry(name), content)
    return fresh.getvalue()
