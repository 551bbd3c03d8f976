"""The files of a folder as lines that a page may print.

Knows what stands for a link, a pipe, a picture or a workbook, and what is cut or masked; refuses to know any case.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.problems.writers import plain

WIDTH = 260
"""Letters of a line."""
MOST_BYTES = 1_000_000
LONG_NUMBER = re.compile(r"(?<![0-9.])[0-9]{4}(?:[ -]?[0-9]{4}){3}(?![0-9])")
"""What looks like a citizen number is made up here, and yet no page prints one whole."""
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"}
Files = dict[str, list[str]]


def show_files(scratch: Path) -> Files:
    """All files below as lines anybody may print; a link shows its target, a workbook its cells."""
    found: Files = {}
    for folder, _, names in os.walk(scratch):
        for name in sorted(names):
            path = Path(folder, name)
            relative = path.relative_to(scratch).as_posix()
            if "/documents/" in f"/{relative}" and path.stat().st_size == 0:
                continue
            found[plain(relative)] = _lines_of(path)
    return found


def _lines_of(path: Path) -> list[str]:
    if path.is_symlink():
        return [_line(f"→ {path.readlink().as_posix()}")]
    if not path.is_file():
        return ["(pipa)"]
    if path.suffix in PICTURES:
        return [f"(gambar, {path.stat().st_size} byte)"]
    if path.suffix == ".xlsx":
        return _cells_of(path)
    raw = path.read_bytes()[:MOST_BYTES]
    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "backslashreplace")
    return [_line(one) for one in re.split("\r\n|\n|\r", text.removesuffix("\n"))]


def _line(text: str) -> str:
    text = masked(plain(text.replace("\t", "⇥")))
    return text if len(text) <= WIDTH else f"{text[:WIDTH]}…"


def masked(text: str) -> str:
    """The text without the end of any long number."""
    return LONG_NUMBER.sub(lambda found: f"{found[0][:4]}…", text)


def _cells_of(path: Path) -> list[str]:
    try:
        book = load_workbook(path)
    except Exception:
        return _lines_of_bytes(path)
    rows = []
    for sheet in book:
        rows += [f"{sheet.title}: {' '.join(map(str, sheet.merged_cells.ranges))}"] if sheet.merged_cells.ranges else []
        rows += [
            f"{sheet.title}!{cell.coordinate}  {cell.value:%Y-%m-%d}"
            if hasattr(cell.value, "strftime")
            else f"{sheet.title}!{cell.coordinate}  {cell.value}"
            for line in sheet.iter_rows()
            for cell in line
            if cell.value is not None and not _is_hidden(sheet, cell)
        ]
    return [_line(row) for row in rows]


def _is_hidden(sheet: Any, cell: Any) -> bool:
    """Whether people never see the cell: names that a workbook carries for the program."""
    is_hidden = sheet.column_dimensions[cell.column_letter].hidden or sheet.row_dimensions[cell.row].hidden
    return bool(is_hidden) or sheet.sheet_state != "visible"


def _lines_of_bytes(path: Path) -> list[str]:
    return [_line(path.read_bytes()[:WIDTH].decode("utf-8", "backslashreplace"))]
