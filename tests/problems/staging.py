"""One side of a case laid out as a project folder, as a person would have it on the own computer.

Knows where files go, the readable form of workbooks, and how links, pipes and long files are made; refuses to run the
program.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

from openpyxl import Workbook

from tests.problems.case import HERE, Case, Make
from tests.workbooks import add_part

BASE = HERE / "base"
"""A small project that holds together; a side with content of its own is laid over it."""
COOPERATIVE = Path("cooperatives", "koperasi-uji")
"""Where the files of a side stand that is one cooperative's folder."""
SHEETS = ".xlsx.toml"


def lay_out(case: Case, side: str, scratch: Path) -> Path:
    """Write the side into the scratch folder; what comes back is where its own files stand."""
    source = case.folder / side
    tops = {path.name for path in source.iterdir()} if source.is_dir() else set()
    if "content" in tops:
        shutil.copytree(BASE, scratch, dirs_exist_ok=True)
    ground = scratch if tops & {"content", "cooperatives"} else scratch / COOPERATIVE
    ground.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, ground, dirs_exist_ok=True, ignore=shutil.ignore_patterns(f"*{SHEETS}"))
        for path in sorted(source.rglob(f"*{SHEETS}")):
            _write_workbook(path, ground / path.relative_to(source).with_suffix(""))
    for one in case.sides[side].make:
        _make(one, ground)
    return ground


def _write_workbook(source: Path, path: Path) -> None:
    """Sheets as rows of TOML: numbers, texts and dates keep their kind, a text after `=` is a formula, "" is empty."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for written in tomllib.loads(source.read_text("utf-8"))["sheet"]:
        sheet = book.create_sheet(written["name"])
        for row in written["rows"]:
            sheet.append([None if cell == "" else cell for cell in row])
        for cells in written.get("merged", ()):
            sheet.merge_cells(cells)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _make(one: Make, ground: Path) -> None:
    path = ground / (one.link or one.pipe or one.append or one.of or one.empty)
    path.parent.mkdir(parents=True, exist_ok=True)
    if one.link:
        path.symlink_to(one.to)
    elif one.pipe:
        os.mkfifo(path)
    elif one.append:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(one.content)
    elif one.part:
        add_part(path, one.part, one.content.encode())
    else:
        for number in range(1, one.times + 1):
            (ground / one.empty.replace("{n}", str(number))).touch()
