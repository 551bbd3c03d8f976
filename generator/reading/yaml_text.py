"""YAML as plain text values with places, under limits checked while reading. The only importer of `yaml`.

Knows the profile of YAML that people may write here: mappings, lists and text; no anchors, aliases, tags, merge keys,
directives or second documents. Every scalar stays text (an empty one is None); the form gives it its type later.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.comments import CommentFinder
from generator.reading.files import find_conflict
from generator.reading.yaml_syntax import explain_syntax, explain_text

MAX_DEPTH = 20
MAX_NODES = 20_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The parser makes these very classes and none of their own kind, so that the quick question for the class is enough.
_ALIAS, _SCALAR, _SEQUENCE = events.AliasEvent, events.ScalarEvent, events.SequenceStartEvent
_MAPPING_END = events.MappingEndEvent
_make_place = tuple.__new__
"""What calling `Place` comes to, without its way through Python: two are made for every line."""
_EMPTY = frozenset({"", "~", "null"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

Tree = str | None | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]


@dataclass(slots=True)
class YamlText:
    """The tree of texts, the place of every value, and the place of every key."""

    tree: Tree = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    """Warnings; a breach of the profile ends the reading instead."""
    comments: list[tuple[Place, str]] = field(default_factory=list)


class _Refused(Exception):
    """Reading stops here; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse_yaml(text: str, shown: str) -> YamlText | Problem:
    """Read one document whose root is a mapping. The first breach of the profile is the only problem returned."""
    conflict = find_conflict(text, shown)
    if conflict:
        return conflict
    result = YamlText()
    try:
        loader = _LOADER(text)
    except (yaml.YAMLError, ValueError):
        return Problem("Y01", Place(shown, 1, 1))
    try:
        _read_document(loader, shown, result, CommentFinder(text, shown))
    except _Refused as refused:
        return refused.problem
    except yaml.MarkedYAMLError as error:
        return explain_syntax(error, text, shown)
    except (yaml.YAMLError, ValueError, OverflowError):
        return Problem("Y01", Place(shown, 1, 1))
    finally:
        loader.dispose()
    return result


def _read_document(loader: Any, shown: str, result: YamlText, comments: CommentFinder) -> None:
    get_event = loader.get_event
    get_event()
    event = get_event()
    if isinstance(event, events.StreamEndEvent):
        raise _Refused(Problem("Y02", Place(shown, 1, 1)))
    if event.version or event.tags:
        raise _Refused(Problem("Y07", _place(shown, event)))
    event = get_event()
    if isinstance(event, events.ScalarEvent) and event.implicit[0] and event.value in _EMPTY:
        raise _Refused(Problem("Y02", _place(shown, event)))
    builder = _Builder(get_event, shown, result, comments)
    if not isinstance(event, events.MappingStartEvent):
        builder.refuse_decoration(event)
        place = _place(shown, event)
        meant = explain_text(event.value, place) if isinstance(event, events.ScalarEvent) and not event.style else None
        raise _Refused(meant or Problem("Y03", place))
    result.tree = builder.build(event, (), 1)
    get_event()
    event = get_event()
    if not isinstance(event, events.StreamEndEvent):
        raise _Refused(Problem("Y08", _place(shown, event)))
    result.comments = comments.find_all()


class _Builder:
    """Turns events into the tree; recursion is bounded by MAX_DEPTH."""

    def __init__(self, get_event: Any, shown: str, result: YamlText, comments: CommentFinder) -> None:
        self.get_event = get_event
        self.comments = comments
        self.inspects = comments.any
        self.shown = shown
        self.result = result
        self.nodes = 0

    def refuse_decoration(self, event: Any) -> None:
        """Anchors, aliases and tags."""
        if event.anchor is not None:
            raise _Refused(Problem("Y05", _place(self.shown, event)))
        if event.tag is not None:
            raise _Refused(Problem("Y06", _place(self.shown, event)))

    def build(self, event: Any, path: Path, depth: int) -> Tree:
        """The value that starts with this event."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refused(Problem("Y10", _place(self.shown, event), {"limit": str(MAX_NODES)}))
        kind = type(event)
        if kind is _ALIAS:
            raise _Refused(Problem("Y05", _place(self.shown, event)))
        if event.anchor is not None or event.tag is not None:
            self.refuse_decoration(event)
        mark = event.start_mark
        self.result.places[path] = _make_place(Place, (self.shown, mark.line + 1, mark.column + 1))
        if kind is _SCALAR:
            value: str = event.value
            if self.inspects or event.style == '"':
                self._inspect_scalar(event)
            return None if value in _EMPTY and event.implicit[0] else value
        if depth > MAX_DEPTH:
            raise _Refused(Problem("Y09", _place(self.shown, event), {"limit": str(MAX_DEPTH)}))
        if kind is _SEQUENCE:
            return [self.build(item, (*path, index), depth + 1) for index, item in enumerate(self._items())]
        return self._build_mapping(path, depth, event.flow_style)

    def _inspect_scalar(self, event: Any) -> None:
        if event.style == '"' and not event.value.isprintable():
            self._inspect_escapes(event)
        if self.comments.any:
            end = event.end_mark
            if event.style:
                self.comments.cover(event.start_mark.line, event.start_mark.column, end.line, end.column)
            elif self.comments.cuts_at(end.line, end.column):
                self.result.problems.append(Problem("Y18", Place(self.shown, end.line + 1, end.column + 2)))

    def _inspect_escapes(self, event: Any) -> None:
        """Characters written as `\\x1b` or `\\u202e` are as hidden as raw ones, which `files` has already judged."""
        for letter in sorted(set(event.value) - {"\n", "\t"}):
            category = unicodedata.category(letter)
            if category in _HIDDEN:
                problem = Problem("K11" if category == "Cf" else "K10", _place(self.shown, event), _point(letter))
                if category != "Cf":
                    raise _Refused(problem)
                self.result.problems.append(problem)

    def _items(self) -> Iterator[Any]:
        while not isinstance(event := self.get_event(), events.SequenceEndEvent):
            yield event

    def _build_mapping(self, path: Path, depth: int, in_braces: bool) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        seen: dict[str, Place] = {}
        shown, keys, get_event = self.shown, self.result.keys, self.get_event
        while type(event := get_event()) is not _MAPPING_END:
            key = self._read_key(event)
            mark = event.start_mark
            place = _make_place(Place, (shown, mark.line + 1, mark.column + 1))
            same = key if key.isascii() else unicodedata.normalize("NFKC", key)
            if same in seen:
                problem = Problem("Y04", place, {"key": key, "line": str(seen[same].line)}, (seen[same],))
                raise _Refused(problem)
            seen[same] = place
            below = (*path, key)
            keys[below] = place
            value = get_event()
            if in_braces and _is_left_over(event, value):
                raise _Refused(Problem("Y19", place, {"key": key}))
            tree[key] = self.build(value, below, depth + 1)
        return tree

    def _read_key(self, event: Any) -> str:
        self.nodes += 1
        kind = type(event)
        if kind is _ALIAS:
            raise _Refused(Problem("Y05", _place(self.shown, event)))
        if event.anchor is not None or event.tag is not None:
            self.refuse_decoration(event)
        if kind is not _SCALAR:
            raise _Refused(Problem("Y11", _place(self.shown, event)))
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            raise _Refused(Problem("Y05", _place(self.shown, event)))
        if self.inspects or event.style == '"':
            self._inspect_scalar(event)
        return key


def _is_left_over(key: Any, value: Any) -> bool:
    """Whether a key in braces is the rest of a value that a comma cut: `{kas: 1,250}` is `kas: 1` and a key `250`."""
    if type(value) is not _SCALAR or value.value or value.style:
        return False
    begin: Any = value.start_mark
    return bool(key.value.isdigit()) or begin.index == key.end_mark.index


def _place(shown: str, event: Any) -> Place:
    return Place(shown, event.start_mark.line + 1, event.start_mark.column + 1)


def _point(letter: str) -> dict[str, str]:
    return {"point": f"U+{ord(letter):04X}"}


class NotYaml(ValueError):
    """The text is no YAML; said is the line (from 1) where that shows."""


def find_list(text: str, *keys: str) -> list[str] | None:
    """The texts of one list in a file of another program's, whatever tags stand around it; None where it is not there.

    Raises NotYaml when the text is none, and ValueError when the value is no list of texts.
    """
    node = _find(text, keys)
    if node is None:
        return None
    if not isinstance(node, yaml.SequenceNode) or not all(isinstance(one, yaml.ScalarNode) for one in node.value):
        raise ValueError(".".join(keys))
    return [one.value for one in node.value]


def find_text(text: str, *keys: str) -> str | None:
    """The same for one text; None where it is empty or has a tag."""
    node = _find(text, keys)
    if node is None or node.tag != "tag:yaml.org,2002:str":
        return None
    if not isinstance(node, yaml.ScalarNode):
        raise ValueError(".".join(keys))
    return node.value or None


def _find(text: str, keys: tuple[str, ...]) -> Any:
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NotYaml(str(mark.line + 1 if mark else 1)) from error
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for name, value in pairs if name.value == key), None)
    return node
