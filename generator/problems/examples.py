"""One example for every code: a broken input with the problem it gives, the mended input, and the difference.

Knows the file of examples, which is written from the tests that break and mend each input; refuses to run anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.problems.place import Place
from generator.problems.problem import Problem

EXAMPLES = "examples.json"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a file around a place; `marked` is the line number the problem points at, 0 for the file as a whole."""

    file: str
    first: int
    """Number of the first line shown."""
    lines: tuple[str, ...]
    marked: int = 0

    @property
    def numbered(self) -> tuple[tuple[int, str, bool], ...]:
        """Each line with its number and whether it is the marked one."""
        return tuple((number, line, number == self.marked) for number, line in enumerate(self.lines, start=self.first))


@dataclass(frozen=True, slots=True)
class Example:
    """What breaks and what mends; the texts hold no control characters, long numbers are masked."""

    problem: Problem
    broken: Excerpt | None
    """None where no text can show it: a link, a size, a workbook."""
    fixed: Excerpt | None
    difference: tuple[str, ...]
    """Lines of a unified difference, with the names of the files; empty where only the surroundings differ."""
    setting: Mapping[str, str]
    """By language, what files cannot show; empty where the files say everything."""


@cache
def read_examples() -> Mapping[str, Example]:
    """The examples by code."""
    rows = json.loads(files("generator.problems").joinpath(EXAMPLES).read_text("utf-8"))
    return {code: _read(code, row) for code, row in rows.items()}


def _read(code: str, row: Mapping[str, Any]) -> Example:
    related = tuple(Place(*one) for one in row.get("related", ()))
    problem = Problem(code, Place(*row["place"]), row["values"], related)
    broken, fixed = _excerpt(row.get("broken")), _excerpt(row.get("fixed"))
    return Example(problem, broken, fixed, tuple(row.get("difference", ())), row.get("setting", {}))


def _excerpt(row: Mapping[str, Any] | None) -> Excerpt | None:
    return Excerpt(row["file"], row["first"], tuple(row["lines"]), row["marked"]) if row else None
