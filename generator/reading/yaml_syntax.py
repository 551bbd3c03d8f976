"""What a YAML parser's complaint means to the person who wrote the file.

Knows the usual slips behind a complaint and where they stand, which is often a line above. Refuses to pass on the
parser's own English, and imports no parser: a complaint is known by its words and marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.problems.place import Place
from generator.problems.problem import Problem

_ODD_SPACE = re.compile("(?:-? )*([A-Za-z0-9_]+):([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000])")
"""A key whose colon is followed by a space that YAML takes for a letter."""
_KEY = re.compile(r"( *)([A-Za-z0-9_]+) *:(?: |$)")
_KEY_WITH_VALUE = re.compile(r"((?: |- )*)([A-Za-z0-9_]+) *: +[^#\s{\[]")
_NAMES = frozenset({"key", "above"})
"""Names a person chose may tell what only internal readers may know."""
_TAKEN_SIGNS = tuple("@`%&*!|>{[")


def explain_text(text: str, place: Place) -> Problem | None:
    """Where keys were expected and a text stands: whether it was meant as a key, but for its space."""
    found = _ODD_SPACE.match(text)
    if found is None:
        return None
    shift = place.column + found.start(2) if place.column is not None else None
    return Problem(
        "Y20",
        Place(place.file, place.line, shift),
        {"key": found[1], "point": f"U+{ord(found[2]):04X}"},
        withheld=_NAMES,
    )


def explain_syntax(error: Any, text: str, shown: str) -> Problem:
    """The problem behind a complaint with marks: the slip that is told apart most surely comes first."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("Y01", Place(shown, 1, 1))
    line_number = mark.line + 1
    place = Place(shown, line_number, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    complaint = f"{error.problem} {error.context or ''}"
    if "\t" in line[: max(mark.column + 1, len(line) - len(line.lstrip()))] and not line[:1].isalnum():
        return Problem("Y13", place)
    # Inside quotes a colon is a letter like any other.
    if "quoted scalar" not in complaint:
        slip = _find_odd_space(lines, mark.line, shown) or _find_deeper_key(lines, mark.line, mark.column, shown)
        if slip is not None:
            return slip
    if "mapping values are not allowed" in complaint:
        return Problem("Y14", place)
    if "escape" in complaint or "hexdecimal" in complaint:
        slash = line.rfind("\\", 0, mark.column)
        return Problem("Y17", place if slash < 0 else Place(shown, line_number, slash + 1))
    if any(sign in complaint for sign in ("found unknown directive", "%YAML", "%TAG", "incompatible YAML")):
        return Problem("Y07", Place(shown, line_number, 1))
    if "<document start>" in complaint:
        return Problem("Y08", place)
    if "quoted scalar" in complaint and error.context_mark is not None:
        opened = Place(shown, error.context_mark.line + 1, error.context_mark.column + 1)
        return Problem("Y15", opened)
    if "cannot start any token" in complaint or line.lstrip("- ").partition(": ")[2][:1] in _TAKEN_SIGNS:
        return Problem("Y16", place)
    return Problem("Y01", place)


def _lines_above(lines: Sequence[str], number: int) -> list[int]:
    """Numbers (from 0) of the lines before this one that hold anything but a comment, nearest first."""
    return [
        one for one in range(min(number, len(lines)) - 1, -1, -1) if lines[one].strip() and not _is_comment(lines[one])
    ]


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")


def _find_odd_space(lines: Sequence[str], number: int, shown: str) -> Problem | None:
    """A key with an odd space in the line complained of or just above: the first of those that stand together."""
    here = [number] if number < len(lines) and _ODD_SPACE.match(lines[number]) else []
    for above in _lines_above(lines, number):
        if not _ODD_SPACE.match(lines[above]):
            break
        here.append(above)
    if not here:
        return None
    return explain_text(lines[here[-1]], Place(shown, here[-1] + 1, 1))


def _find_deeper_key(lines: Sequence[str], number: int, column: int, shown: str) -> Problem | None:
    """A key that is indented below one that has its value in its own line; only where the complaint is of that key."""
    key = _KEY.match(lines[number]) if number < len(lines) else None
    # Of a line with several colons the first alone may end its key.
    if key is None or column > lines[number].index(":"):
        return None
    for above in _lines_above(lines, number):
        found = _KEY_WITH_VALUE.match(lines[above])
        if found is not None:
            if len(found[1]) >= len(key[1]):
                return None
            values = {"key": key[2], "above": found[2]}
            return Problem(
                "Y21",
                Place(shown, number + 1, key.start(2) + 1),
                values,
                (Place(shown, above + 1, found.start(2) + 1),),
                _NAMES,
            )
        if len(lines[above]) - len(lines[above].lstrip(" ")) < len(key[1]):
            return None
    return None
