"""Grids of a workbook -> lines of a journal or of a trial balance, by the names in their header row.

Knows the names Indonesian bookkeepers give their columns, and the strict way from a stored value to a day, a whole
amount, a code. A value that could be read in two ways is refused with the address of its cell; nothing is rounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from generator.problems.problem import Problem
from generator.reading.personal_columns import is_personal
from generator.reading.workbook import Sheet, StoredCell
from generator.reading.workbook_values import Refused, read_amount, read_code, read_day, read_note

ValueT = TypeVar("ValueT")


class WorkbookKind(StrEnum):
    """What a table holds."""

    JOURNAL = "journal"
    TRIAL_BALANCE = "trial_balance"


NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("tanggal", "tgl", "tanggal transaksi", "tanggal bukti", "date"),
    "entry": (
        *("no bukti", "nomor bukti", "bukti", "nobukti", "no jurnal", "nomor jurnal", "no transaksi", "kode transaksi"),
        *("nomor transaksi", "no voucher", "voucher", "no ref", "ref", "entry"),
    ),
    "account": (
        *("kode akun", "no akun", "nomor akun", "kode perkiraan", "no perkiraan", "nomor perkiraan", "kode rekening"),
        *("no rek", "kode", "coa", "akun", "perkiraan", "rekening", "account", "nama akun", "nama perkiraan"),
        *("nama rekening",),
    ),
    "debit": ("debit", "debet", "debit rp", "debet rp", "jumlah debit", "jumlah debet", "saldo debit", "saldo debet"),
    "credit": ("kredit", "credit", "kredit rp", "jumlah kredit", "saldo kredit"),
    "balance": ("saldo", "saldo akhir", "saldo rp", "balance"),
    "memo": ("keterangan", "uraian", "deskripsi", "penjelasan", "memo", "transaksi"),
}
"""Our column -> names in a header, in the order in which one is chosen when several are there."""
_NEEDED = {
    WorkbookKind.JOURNAL: ("date", "entry", "account", "debit", "credit"),
    WorkbookKind.TRIAL_BALANCE: ("account", "debit", "credit"),
}
_TOTAL = re.compile(r"(grand )?(jumlah|total)( seluruhnya| akhir| debit| kredit)?", re.IGNORECASE)
_THOUSANDS = re.compile(
    r"\b(?:dalam|dlm\.?|in)\s+(?:ribuan|jutaan|miliaran|thousands?|millions?)\b|\b(?:ribuan|jutaan|miliaran) rp"
    r"|\b(?:ribuan|jutaan|miliaran) rupiah\b|\brp\.?\s*['.]?000\b|\(\s*000\s*\)",
    re.IGNORECASE,
)
"""How a title says that its last digits were left out."""
HEADER_WITHIN = 40
"""Rows in which a header is looked for."""


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line; amounts in whole rupiah. A trial balance has no day and no entry."""

    address: str
    account: str
    debit: int
    credit: int
    day: date | None = None
    entry: str = ""
    memo: str = ""


@dataclass(slots=True)
class BookTable:
    """What one table gave."""

    kind: WorkbookKind
    sheet: Sheet
    lines: list[BookLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    carried: int = 0
    """Lines without day and entry of their own, which belong to the entry above."""
    totals: int = 0
    """Rows of totals that agreed and were left out."""


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    columns: Mapping[str, int]
    names: Mapping[int, StoredCell]


def read_book_tables(
    sheets: Sequence[Sheet], kind: WorkbookKind | None, names: Collection[str] = ()
) -> list[BookTable]:
    """Every table with a header of that kind (of any: journals before trial balances), of the named sheets or all."""
    asked = [sheet for sheet in sheets if not names or sheet.name in names]
    for wanted in (kind,) if kind is not None else tuple(WorkbookKind):
        headers = [(sheet, _find_header(sheet, wanted)) for sheet in asked]
        found = [_read(sheet, wanted, header) for sheet, header in headers if header is not None]
        if found:
            return found
    return []


def join_tables(tables: Sequence[BookTable]) -> BookTable:
    """Sheets that were asked for together, in the order of the workbook, as one table."""
    first = tables[0]
    joined = BookTable(first.kind, first.sheet)
    for one in tables:
        joined.lines += one.lines
        joined.problems += one.problems
        joined.carried += one.carried
        joined.totals += one.totals
    return joined


def missing_columns(kind: WorkbookKind | None) -> str:
    """What a header must name, in words people look for."""
    return ", ".join(NAMES[name][0] for name in _NEEDED[kind or WorkbookKind.JOURNAL])


def _plain(text: object) -> str:
    return " ".join(re.findall(r"[a-z]+", str(text).lower())) if isinstance(text, str) else ""


def _find_header(sheet: Sheet, kind: WorkbookKind) -> _Header | None:
    for number, cells in sheet.rows[:HEADER_WITHIN]:
        names = {column: _plain(cell.value) for column, cell in cells.items()}
        columns: dict[str, int] = {}
        for ours, theirs in NAMES.items():
            found = [(theirs.index(name), column) for column, name in names.items() if name in theirs]
            if found:
                columns[ours] = min(found)[1]
        needed = _NEEDED[kind]
        if all(name in columns for name in needed) or (
            kind is WorkbookKind.TRIAL_BALANCE and {"account", "balance"} <= columns.keys()
        ):
            return _Header(number, columns, cells)
    return None


def _read(sheet: Sheet, kind: WorkbookKind, header: _Header) -> BookTable:
    table = BookTable(kind, sheet)
    for cell in header.names.values():
        # Beside codes of accounts, in a list of nothing but accounts, `Nama` is the account's.
        is_account = kind is WorkbookKind.TRIAL_BALANCE and _plain(cell.value) == "nama"
        if isinstance(cell.value, str) and is_personal(cell.value) and not is_account:
            values = {"column": cell.value[:60], "number": cell.address}
            table.problems.append(Problem("P07", sheet.place(cell.address), values))
    for ours in ("debit", "credit"):
        twins = [cell for cell in header.names.values() if _plain(cell.value) in NAMES[ours]]
        if len(twins) > 1:
            values = {"column": str(twins[1].value)[:60], "first": twins[0].address}
            table.problems.append(Problem("W04", sheet.place(twins[1].address), values))
    for cell in _title_cells(sheet, header.row):
        values = {"text": str(cell.value)[:60]}
        table.problems.append(Problem("W18", sheet.place(cell.address), values))
    used = frozenset(header.columns.values())
    for area in sheet.merged_in(header.row, used):
        table.problems.append(Problem("W05", sheet.place(area), {"area": area}))
    if table.problems:
        return table
    above: tuple[date, str] | None = None
    for number, cells in sheet.rows:
        if number > header.row:
            above = _take(table, header.columns, number, cells, above)
    return table


def _title_cells(sheet: Sheet, last: int) -> list[StoredCell]:
    """Cells down to the header that say the amounts are in thousands."""
    cells = [cell for number, row in sheet.rows if number <= last for cell in row.values()]
    return [cell for cell in cells if isinstance(cell.value, str) and _THOUSANDS.search(cell.value)]


def _take(
    table: BookTable,
    columns: Mapping[str, int],
    number: int,
    cells: Mapping[int, StoredCell],
    above: tuple[date, str] | None,
) -> tuple[date, str] | None:
    own = {name: cells[column] for name, column in columns.items() if column in cells and not _is_blank(cells[column])}
    if not own:
        return above
    found = len(table.problems)
    amounts = {name: _read_cell(table, own, name, read_amount) or 0 for name in ("debit", "credit", "balance")}
    if any(_TOTAL.fullmatch(str(cell.value).strip()) for cell in cells.values()):
        _compare_total(table, own, amounts)
        return above
    if not own.keys() & {"account", "debit", "credit", "balance"}:
        return above
    first = next(iter(own.values())).address
    account = _read_cell(table, own, "account", read_code)
    if account is None and "account" not in own:
        table.problems.append(Problem("W11", table.sheet.place(first), {"column": "account"}))
    debit, credit = amounts["debit"], amounts["credit"]
    if "debit" not in columns:
        debit, credit = max(amounts["balance"], 0), max(-amounts["balance"], 0)
    if table.kind is WorkbookKind.TRIAL_BALANCE:
        if account is not None and len(table.problems) == found:
            table.lines.append(BookLine(first, account, debit, credit))
        return above
    if not own.keys() & {"date", "entry"} and above is not None:
        table.carried += 1
        day, entry = above
    else:
        found_day, found_entry = _read_cell(table, own, "date", read_day), _read_cell(table, own, "entry", read_code)
        for name in ("date", "entry"):
            if name not in own:
                table.problems.append(Problem("W11", table.sheet.place(first), {"column": name}))
        if found_day is None or found_entry is None:
            # Told once here and not again for every line that belongs to this entry.
            return found_day or date.min, found_entry or ""
        day, entry = found_day, found_entry
    memo = _read_cell(table, own, "memo", read_note) or ""
    if account is not None and len(table.problems) == found:
        table.lines.append(BookLine(first, account, debit, credit, day, entry, memo))
    return day, entry


def _read_cell(
    table: BookTable, own: Mapping[str, StoredCell], name: str, read: Callable[[StoredCell], ValueT]
) -> ValueT | None:
    """The typed value of a filled cell; None where it is empty or refused, which is told."""
    cell = own.get(name)
    if cell is None:
        return None
    try:
        return read(cell)
    except Refused as refused:
        table.problems.append(Problem(refused.code, table.sheet.place(cell.address), refused.values))
        return None


def _is_blank(cell: StoredCell) -> bool:
    return not cell.formula and (cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()))


def _compare_total(table: BookTable, own: Mapping[str, StoredCell], amounts: Mapping[str, int]) -> None:
    """A row of totals is no line of its own; it is held against the lines above it."""
    if table.problems:
        return
    sums = {"debit": sum(one.debit for one in table.lines), "credit": sum(one.credit for one in table.lines)}
    for name, computed in sums.items():
        if name in own and amounts[name] != computed:
            values = {
                "column": name,
                "stated": str(amounts[name]),
                "computed": str(computed),
                "difference": str(abs(amounts[name] - computed)),
            }
            table.problems.append(Problem("W12", table.sheet.place(own[name].address), values))
            return
    table.totals += 1
