"""`make examples`: writes the examples of the codes from the cases of the gallery, into a file that the program reads.

Knows how a case's two sides become excerpts and a difference; refuses to hold an example of its own.
"""

from __future__ import annotations

import difflib
import json
import logging
import os
import re
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.problems.catalogue import read_catalogue
from generator.problems.problem import Problem
from generator.problems.writers import plain
from tests.problems.gallery import BUILT, HERE, list_folders, run_folder

FILE = HERE.parents[1] / "generator" / "problems" / "examples.json"
SETTINGS = HERE / "settings.toml"
"""What the files of a case cannot show, by code and language."""
AROUND, WIDTH, MOST = 4, 260, 36
"""Lines shown before and after a place; letters of a line; lines of a difference."""
MOST_BYTES = 200_000
LONG_NUMBER = re.compile(r"(?<![0-9.])[0-9]{4}(?:[ -]?[0-9]{4}){3}(?![0-9])")
"""What looks like a citizen number is made up here, and yet no page prints one whole."""
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"}
Side = dict[str, list[str]]


def write_examples() -> None:
    """Write the file anew."""
    FILE.write_text(encode(make_examples()), "utf-8")


def encode(rows: dict[str, Any]) -> str:
    """One code a line, so that a change shows as its own line."""
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in rows.items())
    return f"{{\n{lines}\n}}\n"


def make_examples() -> dict[str, Any]:
    """The example of every code, in the order of the catalogue."""
    settings = tomllib.loads(SETTINGS.read_text("utf-8"))
    folders = set(list_folders())
    logging.disable(logging.CRITICAL)
    try:
        return {code: _make(code, code in folders, settings.get(code, {})) for code in read_catalogue()}
    finally:
        logging.disable(logging.NOTSET)


def _make(code: str, is_folder: bool, setting: dict[str, str]) -> dict[str, Any]:
    name = code if is_folder or code in BUILT else next(one for one in BUILT if one.startswith(f"{code}-"))
    with tempfile.TemporaryDirectory() as holder:
        scratches = {side: Path(holder, side) for side in ("broken", "fixed")}
        found: list[Problem] = []
        for side, scratch in scratches.items():
            scratch.mkdir()
            problems = run_folder(code, side, scratch) if is_folder else BUILT[name](scratch, side == "broken")
            found = found or [one for one in problems if one.code == code]
        problem = min(found, key=lambda one: one.order)
        broken, fixed = _read_side(scratches["broken"]), _read_side(scratches["fixed"])
        rename = _Rename(Path(holder))
        return _describe(problem, broken, fixed, rename, setting)


class _Rename:
    """Scratch folders never stand in an example."""

    def __init__(self, holder: Path) -> None:
        self._holder = holder.as_posix()

    def __call__(self, text: str) -> str:
        for side in ("broken", "fixed"):
            text = text.replace(f"{self._holder}/{side}/", "")
        return re.sub(r"^(koperasi-uji|Koperasi Uji|contoh-bahari-lestari)(?=/|$)", r"cooperatives/\1", text)


def _describe(problem: Problem, broken: Side, fixed: Side, rename: _Rename, setting: dict[str, str]) -> dict[str, Any]:
    place = problem.place
    file = rename(place.file)
    row: dict[str, Any] = {
        "place": [file, place.line, place.column],
        "values": {name: _masked(rename(value)[:400]) for name, value in problem.values.items()},
    }
    if problem.related:
        row["related"] = [[rename(one.file), one.line, one.column] for one in problem.related]
    shown = (
        {rename(name): lines for name, lines in broken.items()},
        {rename(name): lines for name, lines in fixed.items()},
    )
    changed = [name for name in sorted({*shown[0], *shown[1]}) if shown[0].get(name) != shown[1].get(name)]
    book, _, cell = file.partition(":")
    if cell:
        # What an import writes follows from the workbook; the mistake stands in the workbook alone.
        changed = [name for name in changed if name in shown[0]]
    if cell and book in shown[0]:
        line = next((n for n, one in enumerate(shown[0][book], start=1) if one.startswith(f"{cell}  ")), 0)
        row["broken"] = _excerpt(book, shown[0][book], line or 1, line)
    elif file in shown[0]:
        row["broken"] = _excerpt(file, shown[0][file], place.line or 1, place.line)
    elif changed and changed[0] in shown[0]:
        row["broken"] = _excerpt(changed[0], shown[0][changed[0]], 1, 0)
    file = book if cell else file
    mended = file if file in changed and file in shown[1] else next((one for one in changed if one in shown[1]), "")
    if mended:
        row["fixed"] = _excerpt(mended, shown[1][mended], _first_change(shown[0].get(mended, []), shown[1][mended]), 0)
    difference = [line for name in changed for line in _compare(name, shown[0].get(name), shown[1].get(name))]
    if difference:
        row["difference"] = difference[:MOST] + (["…"] if len(difference) > MOST else [])
    if setting:
        row["setting"] = setting
    return row


def _read_side(scratch: Path) -> Side:
    """The files of one side as lines anybody may print; a link shows its target, a workbook its cells."""
    found: Side = {}
    for folder, _, names in os.walk(scratch):
        for name in sorted(names):
            path = Path(folder, name)
            relative = path.relative_to(scratch).as_posix()
            if relative.startswith("cache/") or ("/documents/" in f"/{relative}" and path.stat().st_size == 0):
                continue
            found[plain(relative)] = _lines_of(path, scratch)
    return found


def _lines_of(path: Path, scratch: Path) -> list[str]:
    if path.is_symlink():
        return [f"→ {os.path.relpath(path.readlink(), path.parent)}"]
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
    text = _masked(plain(text.replace("\t", "⇥")))
    return text if len(text) <= WIDTH else f"{text[:WIDTH]}…"


def _masked(text: str) -> str:
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
            if cell.value is not None
        ]
    return [_line(row) for row in rows]


def _lines_of_bytes(path: Path) -> list[str]:
    return [_line(path.read_bytes()[:WIDTH].decode("utf-8", "backslashreplace"))]


def _excerpt(file: str, lines: list[str], around: int, marked: int) -> dict[str, Any]:
    first = max(1, around - AROUND)
    return {"file": file, "first": first, "lines": lines[first - 1 : around + AROUND], "marked": marked}


def _first_change(before: list[str], after: list[str]) -> int:
    """Number of the first line that is new, in the mended file."""
    for tag, _, _, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            return min(start + 1, max(1, len(after))) if end >= start else 1
    return 1


def _compare(name: str, before: list[str] | None, after: list[str] | None) -> list[str]:
    if before is None or after is None:
        mark = "+" if before is None else "-"
        return [f"{mark}{mark}{mark} {name}", *(f"{mark}{line}" for line in (after or before or [])[:12])]
    old, new = before[:2000], after[:2000]
    rows = list(difflib.unified_diff(old, new, name, name, n=1, lineterm=""))[2:]
    return [f"··· {name}", *(row for row in rows if not row.startswith("@@") or row is not rows[0])] if rows else []


if __name__ == "__main__":
    write_examples()
