"""Names of programme files: used once, known where they point to, the same as the file's.

Knows how such a finding is worded for its place; refuses to know what the names stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from generator.model.cooperative import Authored, Path
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem


def check_file_name(authored: Authored[Any]) -> Iterator[Problem]:
    """The id of a file is its name."""
    stem = PurePosixPath(authored.file).stem
    if authored.content.id != stem:
        yield Problem("M05", authored.place("id"), {"id": authored.content.id, "file": stem})


def check_unique(named: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Every use of a name after the first, with the place of the first."""
    seen: dict[str, Place] = {}
    for name, place in named:
        first = seen.setdefault(name, place)
        if first is not place:
            yield Problem("M01", place, {"id": name, "line": str(first.line)}, (first,))


def check_known(authored: Authored[Any], path: Path, name: str, known: Iterable[str], where: str) -> Iterator[Problem]:
    """A name that is not among those that `where` holds."""
    names = sorted(known)
    if name not in names:
        values = {"id": name, "where": where, "known": ", ".join(names) or "-", "hint": nearest(name, names)}
        # Where names are keys, as in `books:`, the key is what is unknown.
        place = authored.key_place(*path) if path[-1:] == (name,) else authored.place(*path)
        yield Problem("M03", place, values)
