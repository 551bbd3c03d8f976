"""A written document as single values by their names, so that two versions of it can be held against each other.

Rows of a list are known by their own key, never by their position: a row put in between moves nothing. Refuses to know
what a value means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.model.audience import project_public
from generator.model.changes import InputMove, Value, ValueKind
from generator.model.cooperative import Authored
from generator.problems.place import Place

Path = tuple[str | int, ...]
Values = dict[str, tuple[Value, Path]]
"""The name of each value as people find it, with the value and where it stands in the document."""
_KEYS = ("id", "code", "year", "step", "file", "key", "name", "title", "text", "date", "on")
_LONG = 60


def list_values(document: Authored[Any], leave_out: frozenset[str] = frozenset()) -> Values:
    """Every public value of the document; `leave_out` are sections of its first level."""
    content = project_public(document.content).model_dump(by_alias=True)
    found: Values = {}
    for name, value, path in _walk({key: one for key, one in content.items() if key not in leave_out}, "", ()):
        found[name] = (value, path)
    return found


def find_moves(
    part: str, before: Authored[Any], after: Authored[Any], leave_out: frozenset[str] = frozenset()
) -> list[InputMove]:
    """Values that differ between two versions of one document, in the order of the later one."""
    old, new = list_values(before, leave_out), list_values(after, leave_out)
    moves = []
    for name in (*new, *(one for one in old if one not in new)):
        was, _ = old.get(name, (None, ()))
        now, path = new.get(name, (None, ()))
        if was == now and type(was) is type(now):
            continue
        side, path = (after, path) if name in new else (before, old[name][1])
        moves.append(InputMove(part, name, None, _kind(was if now is None else now), was, now, side.place(*path)))
    return moves


def list_texts(document: Authored[Any]) -> Iterator[tuple[str, Place]]:
    """Every public text of the document with its place."""
    for value, path in list_values(document).values():
        if isinstance(value, str):
            yield value, document.place(*path)


def _kind(value: Value) -> ValueKind:
    if isinstance(value, bool):
        return ValueKind.ANSWER
    return ValueKind.NUMBER if isinstance(value, (int, Decimal)) else ValueKind.TEXT


def _walk(value: Any, name: str, path: Path) -> Iterator[tuple[str, Value, Path]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            written = key.value if isinstance(key, Enum) else str(key)
            yield from _walk(one, f"{name}.{written}" if name else written, (*path, written))
    elif isinstance(value, (list, tuple)):
        yield from _walk_rows(value, name, path)
    elif value is not None:
        yield name, _plain(value), path


def _walk_rows(rows: Sequence[Any], name: str, path: Path) -> Iterator[tuple[str, Value, Path]]:
    key = _key_of(rows)
    if key is not None:
        for at, row in enumerate(rows):
            own = f"{name}[{_cut(str(row[key]))}]"
            yield own, _plain(row[key]), (*path, at)
            yield from _walk({k: v for k, v in row.items() if k != key}, own, (*path, at))
    elif all(not isinstance(row, (Mapping, list, tuple)) for row in rows):
        seen: Counter[str] = Counter()
        for at, row in enumerate(rows):
            text = str(_plain(row))
            seen[text] += 1
            again = "" if seen[text] == 1 else f" ({seen[text]})"
            yield f"{name}[{_cut(text)}{again}]", _plain(row), (*path, at)
    else:
        for at, row in enumerate(rows):
            yield from _walk(row, f"{name}[{at + 1}]", (*path, at))


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _key_of(rows: Sequence[Any]) -> str | None:
    """The key that tells the rows of a list apart."""
    if not rows or not all(isinstance(row, Mapping) for row in rows):
        return None
    for key in _KEYS:
        found = [row.get(key) for row in rows]
        if all(isinstance(one, (str, int, date)) for one in found) and len({str(one) for one in found}) == len(rows):
            return key
    return None


def _plain(value: Any) -> Value:
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, (bool, int, Decimal, str, date)) else str(value)
