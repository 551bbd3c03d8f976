"""`make examples`: writes what follows from the folders of the codes: their expected messages, and the examples.

Knows how a case's two sides become excerpts and a difference; refuses to hold an example of its own. The examples
travel with the program, in a file that it reads.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from typing import Any

from generator.problems.catalogue import read_catalogue
from generator.problems.problem import Problem
from tests.problems.case import HERE, read_case
from tests.problems.expected import write_expected
from tests.problems.gallery import run_case
from tests.problems.shown_files import Files, masked

FILE = HERE.parents[1] / "generator" / "problems" / "examples.json"
AROUND, MOST = 4, 36
"""Lines shown before and after a place; lines of a difference."""


def write_all() -> None:
    """Write the expected messages and the examples anew; ValueError where a case does not show its code."""
    for code in read_catalogue():
        runs = run_case(code)
        if code not in {one.code for one in runs["broken"].problems} or runs["fixed"].problems:
            raise ValueError(f"tests/problems/{code}: {[str(one) for side in runs.values() for one in side.problems]}")
        write_expected(code, runs["broken"].problems)
    FILE.write_text(encode(make_examples()), "utf-8")


def encode(rows: dict[str, Any]) -> str:
    """One code a line, so that a change shows as its own line."""
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in rows.items())
    return f"{{\n{lines}\n}}\n"


def make_examples() -> dict[str, Any]:
    """The example of every code, in the order of the catalogue."""
    return {code: _make(code) for code in read_catalogue()}


def _make(code: str) -> dict[str, Any]:
    broken, fixed = run_case(code).values()
    problem = min((one for one in broken.problems if one.code == code), key=lambda one: one.order)
    return _describe(problem, broken.files, fixed.files, read_case(code).told)


def _describe(problem: Problem, broken: Files, fixed: Files, setting: Mapping[str, str]) -> dict[str, Any]:
    place, file, shown = problem.place, problem.place.file, (broken, fixed)
    row: dict[str, Any] = {
        "place": [file, place.line, place.column],
        "values": {name: masked(value[:400]) for name, value in problem.values.items()},
    }
    if problem.related:
        row["related"] = [[one.file, one.line, one.column] for one in problem.related]
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
        row["setting"] = dict(setting)
    return row


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
    write_all()
