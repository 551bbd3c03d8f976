"""An Excel workbook as grids of stored values, under limits checked before the library sees it.

Knows sizes, packing, merged cells, formulas and their stored results. Nothing is calculated, no macro is read, no link
is followed. Refuses to know what a column means.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from generator.problems.place import Place
from generator.problems.problem import Problem

MAX_FILE = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
"""Unpacked to packed size of one part; spreadsheets reach about 20, bombs a thousand."""
SMALL = 1024 * 1024
"""Parts below this may pack as they like."""
MAX_PARTS = 2_000
MAX_CELLS = 1_000_000
MAX_COLUMNS = 64
_CHUNK = 1024 * 1024
_OVERLAP = 64
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]{2,20})"')
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OLD = b"\xd0\xcf\x11\xe0"
_PACKED = b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The part of the old container in which a workbook with a password is kept."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class StoredCell:
    """One filled cell: where, what was stored, and the formula's text when it has one."""

    address: str
    value: Any
    formula: str = ""
    is_error: bool = False
    is_percent: bool = False
    """A number that is shown as a hundred times what is stored."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet row by row; empty rows are left out. Cells by number of their column, from 1."""

    name: str
    shown: str
    rows: tuple[tuple[int, Mapping[int, StoredCell]], ...]
    merged: tuple[str, ...]

    def place(self, address: str) -> Place:
        """The place of a cell as messages print it; of the sheet where no cell is named."""
        return Place(f"{self.shown}:{self.name}!{address}" if address else f"{self.shown}:{self.name}")

    def merged_in(self, first: int, columns: frozenset[int]) -> Iterator[str]:
        """Merged ranges that touch one of the columns in the row `first` or below."""
        for area in self.merged:
            left, _, right, bottom = range_boundaries(area)
            if bottom is not None and bottom >= first and any((left or 0) <= one <= (right or 0) for one in columns):
                yield area


def read_workbook(path: Path, shown: str) -> list[Sheet] | Problem:
    """All sheets of a workbook, or why it cannot be read."""
    refused = _inspect(path, shown)
    if isinstance(refused, Problem):
        return refused
    try:
        values = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        sheets = []
        for stored, written in zip(values.worksheets, formulas.worksheets, strict=True):
            stored.reset_dimensions()
            written.reset_dimensions()
            part = str(getattr(stored, "_worksheet_path", "")).lstrip("/")
            rows = tuple(_read_rows(stored.iter_rows(), written.iter_rows()))
            sheets.append(Sheet(stored.title, shown, rows, refused.get(part, ())))
        return sheets
    except Exception:
        # The library raises whatever a damaged part makes it stumble over.
        return Problem("W01", Place(shown), {"reason": "damaged", "coded": "reason"})


def _inspect(path: Path, shown: str) -> dict[str, tuple[str, ...]] | Problem:
    """Merged ranges by part; a problem where the file is no sound workbook of decent size."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # A pipe or a device may never end.
            return Problem("W01", Place(shown), {"reason": "damaged", "coded": "reason"})
        size = path.stat().st_size
        if size > MAX_FILE:
            return _beyond(shown, "size", size // 1024, MAX_FILE // 1024)
        reason = _recognise(path)
        if reason:
            return Problem("W01", Place(shown), {"reason": reason, "coded": "reason"})
        with zipfile.ZipFile(path) as archive:
            return _inspect_parts(archive, shown)
    except FileNotFoundError:
        return Problem("W01", Place(shown), {"reason": "absent", "coded": "reason"})
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return Problem("W01", Place(shown), {"reason": "damaged", "coded": "reason"})


def _recognise(path: Path) -> str:
    """What else than a workbook of today the file is by its first bytes; empty when it may be one."""
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(_OLD):
            return "locked" if _ENCRYPTED in start + file.read() else "old"
    if start.startswith(_PACKED):
        return "ods" if _OPEN_DOCUMENT in start else ""
    is_text = start.startswith(_UTF_16) or b"\0" not in start
    return "plain_text" if start and is_text else "damaged"


def _inspect_parts(archive: zipfile.ZipFile, shown: str) -> dict[str, tuple[str, ...]] | Problem:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        return Problem("W01", Place(shown), {"reason": "xlsb", "coded": "reason"})
    if "[Content_Types].xml" not in names:
        return Problem("W01", Place(shown), {"reason": "damaged", "coded": "reason"})
    if len(parts) > MAX_PARTS:
        return _beyond(shown, "parts", len(parts), MAX_PARTS)
    unpacked = cells = 0
    merged: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if part.flag_bits & 1:
            return Problem("W01", Place(shown), {"reason": "locked", "coded": "reason"})
        is_sheet = "worksheets/" in part.filename
        found: list[str] = []
        read, kept = 0, b""
        with archive.open(part) as stream:
            # Counted while reading: what the directory of the archive says can be a lie.
            while chunk := stream.read(_CHUNK):
                read += len(chunk)
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED:
                    return _beyond(shown, "unpacked", unpacked // 1024, MAX_UNPACKED // 1024)
                if read > SMALL and read > MAX_RATIO * max(part.compress_size, 1):
                    return _beyond(shown, "ratio", read // max(part.compress_size, 1), MAX_RATIO)
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                text = kept + chunk
                if _DECLARED.search(text):
                    return Problem("W01", Place(shown), {"reason": "declared", "coded": "reason"})
                if is_sheet:
                    cells += len(_CELL.findall(text)) - len(_CELL.findall(kept))
                    found += [one.decode() for one in _MERGE.findall(text) if one.decode() not in found[-4:]]
                kept = text[-_OVERLAP:]
        if cells > MAX_CELLS:
            return _beyond(shown, "cells", cells, MAX_CELLS)
        merged[part.filename] = tuple(dict.fromkeys(found))
    return merged


def name_column(number: int) -> str:
    """The letters of a column, counted from 1."""
    return str(get_column_letter(number))


def _beyond(shown: str, what: str, found: int, limit: int) -> Problem:
    return Problem("W02", Place(shown), {"what": what, "coded": "what", "found": str(found), "limit": str(limit)})


def _read_rows(stored: Any, written: Any) -> Iterator[tuple[int, Mapping[int, StoredCell]]]:
    for number, (values, formulas) in enumerate(zip_longest(stored, written, fillvalue=()), start=1):
        cells: dict[int, StoredCell] = {}
        for column, (value, formula) in enumerate(zip_longest(values[:MAX_COLUMNS], formulas[:MAX_COLUMNS]), start=1):
            is_formula = formula is not None and formula.data_type == "f"
            content = value.value if value is not None else None
            if content is None and not is_formula:
                continue
            address = f"{name_column(column)}{number}"
            is_percent = value is not None and value.data_type == "n" and "%" in str(value.number_format)
            text = str(formula.value)[:200] if is_formula else ""
            cells[column] = StoredCell(address, content, text, value is not None and value.data_type == "e", is_percent)
        if cells:
            yield number, cells
