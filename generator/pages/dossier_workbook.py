"""The workbook of one cooperative as XLSX: sheets to fill in, everything else locked. Same sheets, same bytes.

Knows how cells look, which lists they offer and how a formula is kept out. The first column of each sheet is hidden and
names the rows; a hidden sheet names the files as they were. Refuses to know files.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from generator.model.dossier_sheet import (
    BOOK,
    COLUMNS,
    COVER,
    FORMAT,
    HEADING,
    VERSION,
    CellKind,
    DossierSheet,
    SheetCell,
    SheetRow,
)
from generator.pages.dossier_cover import list_cover_lines
from generator.pages.workbook import CREATOR, MOST_DIGITS, without_times

MAX_LIST = 255
"""Letters of a list of choices; a workbook with a longer one is taken for damaged."""
FIRST_ROW = 5
"""Title, explanation, the hidden names of columns and the headings stand above."""
_DAY = datetime(2000, 1, 1)
_FACE = "Calibri"
_HEAD, _GROUP = PatternFill("solid", fgColor="FF1F4E43"), PatternFill("solid", fgColor="FFD3E3DB")
_LOWER, _INPUT = PatternFill("solid", fgColor="FFEEF4F1"), PatternFill("solid", fgColor="FFFFF8DC")
_LINE = Side("thin", "FFB9C7C0")
_BOX = Border(_LINE, _LINE, _LINE, _LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")
_NUMBER = Alignment(vertical="top", horizontal="right")
_CENTRE = Alignment(vertical="top", horizontal="center", wrap_text=True)
_TEXT, _BOLD, _WHITE = Font(_FACE, 11), Font(_FACE, 11, bold=True), Font(_FACE, 11, bold=True, color="FFFFFFFF")
_TITLE, _SMALL, _LINK = Font(_FACE, 16, bold=True), Font(_FACE, 10, color="FF4A5A52"), Font(_FACE, 11, color="FF1F4E43")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NO, _LABEL, _NOTE, _LONG, _COVER, _ASIDE = 7.0, 46.0, 52.0, 34.0, 112.0, 26.0
_SHORT = {CellKind.WHOLE: 18.0, CellKind.DECIMAL: 12.0, CellKind.DAY: 19.0, CellKind.YES_NO: 14.0}
_FORMS = {CellKind.WHOLE: "#,##0", CellKind.DAY: "[$-421]d mmmm yyyy"}
"""Thousands are parted as the reader's program does it; days are written out in Indonesian."""
_YEARS = ("year", "book_year")
_LINE_HEIGHT, _PER_DIGIT = 15.0, 1.2
"""Points of a line; letters of running text in the room of one digit."""
_MOST_LINES = 24
_WIDEST = 210.0
_MILLIMETRE = 1 / 25.4


def write_dossier(identity: str, name: str, sheets: list[DossierSheet], digests: Mapping[str, str]) -> bytes:
    """The workbook of the cooperative `name`; `digests` are those of the files it was made from."""
    book: Any = Workbook()
    book.remove(book.active)
    book.properties.creator = book.properties.lastModifiedBy = CREATOR
    book.properties.title, book.properties.language = name, "id"
    book.properties.created = book.properties.modified = _DAY
    _write_cover(book.create_sheet(COVER), identity, name, sheets)
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.title[:31]), sheet, name)
    keys = book.create_sheet(BOOK)
    keys.sheet_state = "veryHidden"
    for row in ((FORMAT, VERSION), ("folder", identity), *sorted(digests.items())):
        keys.append(row)
    packed = BytesIO()
    book.save(packed)
    return without_times(packed.getvalue())


def _write_cover(target: Any, identity: str, name: str, sheets: list[DossierSheet]) -> None:
    _set_up(target, name, is_wide=False)
    target.column_dimensions["A"].width, target.column_dimensions["B"].width = _ASIDE, _COVER - _ASIDE
    _put_text(target["A1"], name).font = _TITLE
    _put_text(
        target["A2"], f"Buku kerja dari folder {identity}. Memuat isian internal; jangan diterbitkan."
    ).font = _SMALL
    for number, line in enumerate(list_cover_lines(identity, sheets), start=4):
        first, second = target.cell(number, 1), target.cell(number, 2)
        first.alignment = second.alignment = _WRAP
        first.font, second.font = _BOLD, _TEXT
        if line.is_heading:
            _put_text(first, line.text)
        else:
            _put_text(second, line.text)
        if line.sheet:
            # A place within the workbook: as a link to a file it would be blocked on telephones.
            first.hyperlink = Hyperlink(first.coordinate, location=f"'{line.sheet}'!B1")
            _put_text(first, line.sheet).font = _LINK
        lines = 1 if line.is_heading else _count_lines(line.text, _COVER - _ASIDE)
        target.row_dimensions[number].height = lines * _LINE_HEIGHT + (8 if line.is_heading else 3)


def _set_up(target: Any, name: str, is_wide: bool) -> None:
    """Locked but for the cells to fill in, and ready for A4."""
    target.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "formatCells", "autoFilter"):
        setattr(target.protection, allowed, False)
    target.sheet_view.showGridLines = False
    target.page_setup.paperSize, target.page_setup.fitToWidth, target.page_setup.fitToHeight = 9, 1, 0
    target.page_setup.orientation = "landscape" if is_wide else "portrait"
    target.sheet_properties.pageSetUpPr.fitToPage = True
    margins = target.page_margins
    margins.left = margins.right = 12 * _MILLIMETRE
    margins.top, margins.bottom, margins.header, margins.footer = (size * _MILLIMETRE for size in (14, 16, 6, 8))
    footer = target.oddFooter
    footer.left.text, footer.right.text = name.replace("&", "&&"), "&A, halaman &P dari &N"
    footer.left.size = footer.right.size = 9


def _write_sheet(target: Any, sheet: DossierSheet, name: str) -> None:
    widths = _measure(sheet)
    total = sum(widths.values())
    _set_up(target, name, is_wide=total > 120)
    if total > _WIDEST:
        # One page across would be too small to read: the first columns stand on every page.
        target.page_setup.fitToWidth, target.print_title_cols = 2, "B:C"
    first = 4 if sheet.labels else 3
    last = first + len(sheet.columns)
    has_notes = any(row.note for row in sheet.rows)
    # Labels are not frozen: on a telephone they would leave no room for the cells beside them.
    target.freeze_panes = target.cell(FIRST_ROW, 2 if sheet.labels else 3)
    target.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    target.column_dimensions["A"].hidden = True
    target.row_dimensions[FIRST_ROW - 2].hidden = True
    for number, width in widths.items():
        target.column_dimensions[get_column_letter(number)].width = width
    _put_text(target["A1"], sheet.title)
    _put_text(target["B1"], sheet.title).font = _TITLE
    about = _put_text(target["B2"], f"{sheet.about} Yang boleh diisi berlatar kuning muda.")
    about.font, about.alignment = _SMALL, _WRAP
    target.merge_cells(start_row=2, start_column=2, end_row=2, end_column=max(widths))
    target.row_dimensions[2].height = _count_lines(about.value, total) * _LINE_HEIGHT + 4
    headings = {2: ("no", "No."), **({3: ("label", sheet.labels)} if sheet.labels else {})}
    headings |= {number: (key, text) for number, (key, text) in enumerate(sheet.columns.items(), start=first)}
    headings |= {last: ("note", "Penjelasan")} if has_notes else {}
    target.cell(FIRST_ROW - 2, 1, COLUMNS)
    for number, (key, text) in headings.items():
        target.cell(FIRST_ROW - 2, number, key)
        cell = _put_text(target.cell(FIRST_ROW - 1, number), text)
        cell.font, cell.fill, cell.alignment, cell.border = _WHITE, _HEAD, _CENTRE if number == 2 else _WRAP, _BOX
    lines = max(_count_lines(text, widths[number]) for number, (_, text) in headings.items())
    target.row_dimensions[FIRST_ROW - 1].height = lines * _LINE_HEIGHT + 4
    lists: dict[tuple[str, ...], Any] = {}
    for number, row in enumerate(sheet.rows, start=FIRST_ROW):
        if row.cells:
            _write_row(target, number, row, (first, last, has_notes), lists)
        else:
            _write_heading(target, number, row, (first, last, has_notes))
        target.row_dimensions[number].height = _height(row, sheet, widths)


def _write_heading(target: Any, number: int, row: SheetRow, columns: tuple[int, int, bool]) -> None:
    first, last, has_notes = columns
    target.cell(number, 1, HEADING)
    for column in range(2, last + has_notes):
        cell = target.cell(number, column)
        cell.fill, cell.font = _GROUP if row.level == 1 else _LOWER, _BOLD
    if first > 3:
        _put_text(target.cell(number, 2), row.number).alignment = _CENTRE
        _put_text(target.cell(number, 3), row.label).alignment = _WRAP
    else:
        # No wrapping: the heading runs on over the empty cells at its right.
        _put_text(target.cell(number, 2), row.label)
    if row.note:
        note = _put_text(target.cell(number, last), row.note)
        note.font, note.alignment = _SMALL, _WRAP


def _write_row(
    target: Any, number: int, row: SheetRow, columns: tuple[int, int, bool], lists: dict[tuple[str, ...], Any]
) -> None:
    first, last, has_notes = columns
    target.cell(number, 1, row.name)
    for column in range(2, last + has_notes):
        target.cell(number, column).border = _BOX
    _put_text(target.cell(number, 2), row.number).alignment = _CENTRE
    target.cell(number, 2).font = _TEXT
    if first > 3:
        label = _put_text(target.cell(number, 3), row.label)
        label.alignment, label.font = _WRAP, _TEXT
    for column, one in enumerate(row.cells, start=first):
        _write_cell(target, target.cell(number, column), one, lists)
    if row.note:
        note = _put_text(target.cell(number, last), row.note)
        note.alignment, note.font = _WRAP, _SMALL


def _measure(sheet: DossierSheet) -> dict[int, float]:
    """Widths by column: a column is as wide as its kind of value and the longest word of its heading ask for."""
    first = 4 if sheet.labels else 3
    widths = {2: _NO, **({3: _LABEL} if sheet.labels else {})}
    for at, text in enumerate(sheet.columns.values()):
        cells = [row.cells[at] for row in sheet.rows if at < len(row.cells)]
        kinds = {one.kind for one in cells}
        asked = max((_SHORT.get(kind, 0.0) for kind in kinds), default=0.0)
        longest = max((len(one.value or "") for one in cells if one.kind is CellKind.TEXT), default=0)
        if CellKind.TEXT in kinds:
            asked = _LABEL if len(sheet.columns) == 1 else _LONG if longest > 24 or sheet.labels else 18.0
        if CellKind.CHOICE in kinds:
            asked = max(asked, 4.0 + max(len(choice) for one in cells for choice in one.choices or ("",)))
        widths[first + at] = max(asked, max(len(word) for word in text.split()) + 3.0)
    if any(row.note for row in sheet.rows):
        widths[first + len(sheet.columns)] = _NOTE
    return widths


def _height(row: SheetRow, sheet: DossierSheet, widths: Mapping[int, float]) -> float:
    """Points for the fullest cell; programs that measure rows themselves do so again when a cell is edited."""
    first = 4 if sheet.labels else 3
    # Bold letters need more room.
    texts = [(3, row.label if row.cells else f"{row.label} {'m' * (len(row.label) // 8)}")] if sheet.labels else []
    texts += [(first + at, one.value or "") for at, one in enumerate(row.cells)]
    texts += [(first + len(sheet.columns), row.note)] if row.note else []
    lines = max((_count_lines(text, widths[column]) for column, text in texts), default=1)
    return min(lines, _MOST_LINES) * _LINE_HEIGHT + 3


def _count_lines(text: str, width: float) -> int:
    """Lines a text takes in a column of that many digits, words kept whole."""
    lines = 0
    for part in text.split("\n"):
        left, lines = 0.0, lines + 1
        for word in part.split():
            if left and left + len(word) > width * _PER_DIGIT:
                left, lines = 0.0, lines + 1
            left += len(word) + 1
    return max(lines, 1)


def _write_cell(target: Any, cell: Any, one: SheetCell, lists: dict[tuple[str, ...], Any]) -> None:
    cell.protection, cell.fill, cell.font = Protection(locked=False), _INPUT, _TEXT
    cell.alignment = _NUMBER if one.kind in (CellKind.WHOLE, CellKind.DECIMAL) else _WRAP
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
    cell.number_format = "0" if one.path[-1] in _YEARS else _FORMS.get(one.kind, "@")
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
