"""`case.toml` of a code's folder: what the files of its two sides cannot say by themselves.

Knows the keys and refuses every other one; refuses to run anything. Without this file a case is `lumbung check` of the
broken and of the fixed side. Keys, on top for both sides or below `[broken]` and `[fixed]` for one:

- `import`: run `lumbung import` with these options instead of `lumbung check`.
- `edits`: run `lumbung export`, edit the workbook, see `Edit`, and run `lumbung import` of it.
- `fails`: a function of the program that fails, as `module.function`; `denied`: one that the computer lets read
  nothing; `forgets`: a table of the program that is empty.
- `make`: what git cannot hold on every computer, see `Make`.

Only on top: `beside`, how many problems of other codes must come along, and `told`, what no file shows, in both
languages, for the page of the code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SIDES = ("broken", "fixed")
EXPECTED = "expected.json"
CASE = "case.toml"
SHARED = frozenset({"base", "schemas", "__pycache__"})
"""Folders of this directory that are no case."""
AS_OF = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Make:
    """One thing laid beside the files of a side; paths as seen from the side."""

    link: str = ""
    """A symbolic link, which points `to`."""
    to: str = ""
    pipe: str = ""
    append: str = ""
    """A file at whose end `text` is written `times` times; it need not be there. `{n}` counts from 1."""
    part: str = ""
    """A part with that content, put into the workbook `of`."""
    of: str = ""
    empty: str = ""
    """Empty files, `times` of them; `{n}` counts from 1."""
    text: str = ""
    times: int = 1

    @property
    def content(self) -> str:
        """The text as often as asked."""
        if "{n}" not in self.text:
            return self.text * self.times
        return "".join(self.text.replace("{n}", str(number)) for number in range(1, self.times + 1))


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody does to one cell of a workbook, or to its whole row."""

    sheet: str
    cell: str
    value: Any = None
    form: str = ""
    """How a number is shown, as a spreadsheet writes it."""
    deletes_row: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How one side is run."""

    order: Mapping[str, Any] | None = None
    """Options of `lumbung import`; None to check."""
    edits: tuple[Edit, ...] | None = None
    """Edits of the exported workbook; None to leave it alone."""
    fails: str = ""
    denied: str = ""
    forgets: str = ""
    make: tuple[Make, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One code's folder."""

    code: str
    sides: Mapping[str, Setting]
    beside: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return HERE / self.code


def list_folders() -> list[str]:
    """Names of all case folders, whether or not a code has that name."""
    return sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name not in SHARED)


def read_case(code: str) -> Case:
    """The case of a code; ValueError for a key nobody knows."""
    path = HERE / code / CASE
    written = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    own = {side: written.pop(side, {}) for side in SIDES}
    beside, told = written.pop("beside", {}), written.pop("told", {})
    return Case(code, {side: _read_setting(code, written, own[side]) for side in SIDES}, beside, told)


def _read_setting(code: str, shared: Mapping[str, Any], own: Mapping[str, Any]) -> Setting:
    merged = {**shared, **own, "make": [*shared.get("make", ()), *own.get("make", ())]}
    if "import" in merged:
        merged["order"] = {**shared.get("import", {}), **own.get("import", {})}
        del merged["import"]
    known = {one.name for one in fields(Setting)}
    if unknown := merged.keys() - known:
        raise ValueError(f"{code}/{CASE}: {', '.join(sorted(unknown))}")
    merged["make"] = tuple(Make(**one) for one in merged["make"])
    if "edits" in merged:
        merged["edits"] = tuple(Edit(**one) for one in merged["edits"])
    return Setting(**merged)
