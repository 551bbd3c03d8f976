"""The workbook of one cooperative as XLSX: sheets to fill in, everything else locked. Same sheets, same bytes.

Knows how cells look, which lists they offer and how a formula is kept out. The first column of each sheet is hidden and
names the rows; a hidden sheet names the files as they were. Refuses to know files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.model.dossier_sheet import CellKind, DossierSheet, SheetCell
from generator.pages.workbook import CREATOR, MOST_DIGITS, without_times

FORMAT = "lumbung-koperasi"
VERSION = "1"
KEYS = "_lumbung"
MAX_LIST = 255
"""Letters of a list of choices; a workbook with a longer one is taken for damaged."""
FIRST_ROW = 4
"""Title, explanation and headings stand above."""
_DAY = datetime(2000, 1, 1)
_HEAD, _GROUP = PatternFill("solid", fgColor="FF1F4E43"), PatternFill("solid", fgColor="FFE6EFEA")
_INPUT = PatternFill("solid", fgColor="FFFFFBEA")
_WRAP = Alignment(wrap_text=True, vertical="top")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDE, _NARROW, _LABEL, _NOTE = 48, 18, 46, 60


def write_dossier(identity: str, sheets: list[DossierSheet], digests: Mapping[str, str]) -> bytes:
    """The workbook; `digests` are those of the files it was made from."""
    book: Any = Workbook()
    book.remove(book.active)
    book.properties.creator = book.properties.lastModifiedBy = CREATOR
    book.properties.title = identity
    book.properties.created = book.properties.modified = _DAY
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.title[:31]), sheet)
    keys = book.create_sheet(KEYS)
    keys.sheet_state = "veryHidden"
    for row in ((FORMAT, VERSION), ("folder", identity), *sorted(digests.items())):
        keys.append(row)
    packed = BytesIO()
    book.save(packed)
    return without_times(packed.getvalue())


def name_row(cells: tuple[SheetCell, ...]) -> str:
    """What the hidden column says of a row."""
    return json.dumps(cells[0].path if len(cells) == 1 else cells[0].path[:-1], ensure_ascii=False)


def _write_sheet(target: Any, sheet: DossierSheet) -> None:
    target.protection.sheet = True
    target.protection.formatColumns = target.protection.formatRows = False
    target.freeze_panes = f"C{FIRST_ROW}"
    target.column_dimensions["A"].hidden = True
    target.column_dimensions["B"].width = _LABEL if len(sheet.columns) == 1 else 8
    last = len(sheet.columns) + 3
    for number in range(3, last):
        target.column_dimensions[get_column_letter(number)].width = _WIDE if len(sheet.columns) <= 4 else _NARROW
    if any(row.note for row in sheet.rows):
        target.column_dimensions[get_column_letter(last)].width = _NOTE
    target.page_setup.paperSize, target.page_setup.fitToHeight = 9, 0
    target.page_setup.orientation = "landscape"
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target["B1"], target["B1"].font = sheet.title, Font(bold=True, size=14)
    target["B2"] = f"{sheet.about} Yang boleh diisi berlatar kuning muda."
    headings = ("", *sheet.columns) if len(sheet.columns) > 1 else ("Isian", *sheet.columns, "Penjelasan")
    for number, text in enumerate(headings, start=2):
        cell = target.cell(FIRST_ROW - 1, number, text)
        cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFFFF"), _HEAD, _WRAP
    lists: dict[tuple[str, ...], Any] = {}
    for number, row in enumerate(sheet.rows, start=FIRST_ROW):
        label = _put_text(target.cell(number, 2), row.label)
        label.alignment = _WRAP
        if not row.cells:
            label.font = Font(bold=True)
            for column in range(2, last):
                target.cell(number, column).fill = _GROUP
            continue
        target.cell(number, 1, name_row(row.cells))
        for column, one in enumerate(row.cells, start=3):
            _write_cell(target, target.cell(number, column), one, lists)
        if row.note:
            _put_text(target.cell(number, last), row.note).alignment = _WRAP


def _write_cell(target: Any, cell: Any, one: SheetCell, lists: dict[tuple[str, ...], Any]) -> None:
    cell.protection, cell.fill, cell.alignment = Protection(locked=False), _INPUT, _WRAP
    choices = ("ya", "tidak") if one.kind is CellKind.YES_NO else one.choices
    if choices and len(",".join(choices)) <= MAX_LIST:
        if choices not in lists:
            lists[choices] = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            lists[choices].errorTitle, lists[choices].error = (
                "Pilihan",
                f"Pilih salah satu: {', '.join(choices)}."[:250],
            )
            target.add_data_validation(lists[choices])
        lists[choices].add(cell)
    cell.number_format = {CellKind.WHOLE: "#,##0", CellKind.DAY: "yyyy-mm-dd"}.get(one.kind, "@")
    value = one.value
    if value is None:
        return
    if one.kind is CellKind.WHOLE and str(_whole(value)) == value and len(value.lstrip("-")) <= MOST_DIGITS:
        cell.value = _whole(value)
    elif one.kind is CellKind.DAY and (day := _day(value)) is not None:
        cell.value = day
    else:
        _put_text(cell, value)


def _put_text(cell: Any, text: str) -> Any:
    """A cell of text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True
    return cell


def _whole(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
