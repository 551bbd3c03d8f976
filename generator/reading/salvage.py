"""A refused document -> what the form does accept of it: one slip must not hide every other problem of the file.

Knows how to take out refused values until the rest binds. Refuses to mend anything: the rest is for checks only and
says what it lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.model.cooperative import Authored
from generator.reading.binding import path_of, without_empty
from generator.reading.yaml_text import Path, YamlText

ModelT = TypeVar("ModelT", bound=BaseModel)
MAX_ROUNDS = 5
"""Taking out a value can leave a gap, which must be taken out in turn."""


def salvage(
    document: YamlText, shown: str, model: type[ModelT], stand_ins: Mapping[str, Any]
) -> tuple[Authored[ModelT] | None, Authored[Any]]:
    """What is left of a refused document without the refused values, and those values as a tree of text.

    A whole list goes when one of its items is refused, so that no position shifts. `stand_ins` take the place of
    required values; None when the document cannot do without a refused one.
    """
    tree = without_empty(document.tree)
    refused: set[Path] = set()
    for _ in range(MAX_ROUNDS):
        try:
            content = model.model_validate(tree)
        except ValidationError as error:
            paths = {_path_to_take(finding, stand_ins) for finding in error.errors(include_url=False)}
            if () in paths or not _take_out(tree, paths, stand_ins):
                break
            refused |= paths
        else:
            left = Authored(shown, content, document.places, frozenset(refused), document.keys)
            return left, Authored(shown, _texts_at(document.tree, refused), document.places)
    return None, Authored(shown, _as_tuples(document.tree), document.places)


def _path_to_take(finding: Any, stand_ins: Mapping[str, Any]) -> Path:
    """The key to take out: up to the first list on the way, or the group that lacks a required key."""
    path = path_of(finding)
    inside = next((depth for depth, part in enumerate(path) if isinstance(part, int)), None)
    if inside is not None:
        return path[:inside]
    if finding["type"] == "missing" and (len(path) > 1 or path[0] not in stand_ins):
        return path[:-1]
    return path


def _take_out(tree: Any, paths: Iterable[Path], stand_ins: Mapping[str, Any]) -> bool:
    """Remove the values at the paths; whether anything changed."""
    changed = False
    # Longer paths last: what lies inside a value that is gone has gone with it.
    for path in sorted(paths, key=lambda path: (len(path), path)):
        owner = tree
        for part in path[:-1]:
            owner = owner.get(part) if isinstance(owner, dict) else None
        if not isinstance(owner, dict):
            continue
        name = path[-1]
        if name in owner and owner[name] is not stand_ins.get(str(name), owner):
            del owner[name]
            changed = True
        if len(path) == 1 and name in stand_ins and name not in owner:
            owner[name] = stand_ins[str(name)]
            changed = True
    return changed


def _texts_at(tree: Any, paths: Iterable[Path]) -> dict[str, Any]:
    """A tree that holds only what stands at the paths."""
    found: dict[str, Any] = {}
    # Longer paths last: what lies inside a value that is taken whole is in it already.
    whole: set[Path] = set()
    for path in sorted(paths, key=len):
        if any(path[:depth] in whole for depth in range(1, len(path))):
            continue
        value, kept = tree, found
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        if value is None:
            continue
        for part in path[:-1]:
            kept = kept.setdefault(str(part), {})
        kept[str(path[-1])] = _as_tuples(value)
        whole.add(path)
    return found


def _as_tuples(tree: Any) -> Any:
    """Frozen lists, as the models have them."""
    if isinstance(tree, dict):
        return {key: _as_tuples(value) for key, value in tree.items()}
    return tuple(_as_tuples(value) for value in tree) if isinstance(tree, list) else tree
