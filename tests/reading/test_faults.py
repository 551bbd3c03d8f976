"""The table of faults beside this file names a test for every row, and every test it names is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.reading.breakages import ANY, CSV, YAML

TESTS = Path(__file__).parents[1]
LINES = [
    line for line in (Path(__file__).parent / "README.md").read_text("utf-8").splitlines() if line.startswith("| ")
]
COUNTS = {"Y": 71, "C": 46, "N": 22, "F": 26, "X": 25, "I": 15, "S": 24}
"""How many rows each section of the catalogue of faults has."""


def list_rows(words: str) -> Iterator[str]:
    for letter, first, last in re.findall(r"([YCNFXIS])-(\d+)(?:\.\.[YCNFXIS]-(\d+))?", words):
        yield from (f"{letter}-{number}" for number in range(int(first), int(last or first) + 1))


def split(line: str) -> tuple[list[str], list[str]]:
    _, rows, held, _ = (part.strip() for part in line.split("|"))
    return list(list_rows(rows)), re.findall(r"`([^`]+)`", held)


TABLE = [split(line) for line in LINES[1:]]


def test_every_row_is_held_once() -> None:
    found = Counter(row for rows, _ in TABLE for row in rows)
    assert found == Counter(f"{letter}-{number}" for letter, count in COUNTS.items() for number in range(1, count + 1))


def test_what_holds_a_row_is_there() -> None:
    broken = {name.split()[0] for name in (*ANY, *YAML, *CSV)}
    for rows, held in TABLE:
        assert held, rows
        for one in held:
            file, _, name = one.partition("::")
            if one == "breakages":
                assert broken & set(rows), rows
            elif one.startswith("problems/") and not name:
                assert (TESTS / one / "expected.json").is_file(), one
            else:
                assert re.search(rf"^def {name}\(", (TESTS / file).read_text("utf-8"), re.MULTILINE), one


def test_every_breakage_stands_in_the_table() -> None:
    held = {row for rows, names in TABLE for row in rows if "breakages" in names}
    assert {name.split()[0] for name in (*ANY, *YAML, *CSV)} <= held
