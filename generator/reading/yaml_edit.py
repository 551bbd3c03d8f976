"""Edits of a YAML text at one value: replaced, added or taken away, with comments, order and quoting of the rest kept.

Knows spans of nodes in the profile that `yaml_text` reads. Each edit is proved by the caller, who reads the text again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.problems.problem import Problem
from generator.reading.yaml_text import Path, parse_yaml

_BREAK = re.compile(r"\r\n|\r|\n")
_PLAIN = re.compile(r"[^\W_]([^\r\n\t#:]|:(?! |$)|(?<! )#)*", re.UNICODE)
_FLOW = re.compile(r"[\[\]{},]")
_ZEROS = re.compile(r"0[0-9]+")
Item = str | Mapping[str, str]


def set_value(text: str, path: Path, value: str | None) -> str:
    """The text with this value at the path; None empties it. Groups of fields that are not there are added."""
    return _Editor(text).set(path, value)


def append_item(text: str, name: str, item: Item) -> str:
    """The text with one more item at the end of a list at the top."""
    return _Editor(text).append(name, item)


def remove_item(text: str, name: str, number: int) -> str:
    """The text without one item of a list at the top; comments around it stay."""
    return _Editor(text).remove(name, number)


def write_scalar(value: str, in_flow: bool = False) -> str:
    """A value as it may stand behind a key."""
    plain = bool(_PLAIN.fullmatch(value)) and value == value.strip() and not _ZEROS.fullmatch(value)
    plain = plain and not (in_flow and _FLOW.search(value)) and value.casefold() not in ("null", "true", "false")
    found = parse_yaml(f"k: {value}\n", "") if plain else None
    if found is None or isinstance(found, Problem) or found.tree != {"k": value}:
        return json.dumps(value, ensure_ascii=False)
    return value


class _Editor:
    """One text and its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        self.starts = [0, *(one.end() for one in _BREAK.finditer(text))]
        self.end = "\r\n" if "\r\n" in text else "\n"

    def at(self, mark: Any) -> int:
        line, column = int(mark.line), int(mark.column)
        return self.starts[line] + column

    def replace(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def line_end(self, line: int) -> int:
        """Behind the last letter of a line, before its break."""
        stop = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return self.starts[line] + len(self.text[self.starts[line] : stop].rstrip("\r\n"))

    def last_line(self, node: Any) -> int:
        """The line a value ends on; what follows the node, comments and blank lines, is not of it."""
        below = list(_parts(node))
        if below and not node.flow_style:
            return self.last_line(below[-1])
        end = node.end_mark
        line: int = end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
        while line > node.start_mark.line and not self.text[self.starts[line] : self.line_end(line)].strip():
            line -= 1
        return line

    def set(self, path: Path, value: str | None) -> str:
        node, in_flow = self.root, False
        if node is None or not isinstance(node, yaml.MappingNode):
            gap = "" if not self.text or self.text.endswith(("\n", "\r")) else self.end
            return self.text + gap + self.nested(list(path), value or "", "", in_flow=False) + self.end
        for number, part in enumerate(path):
            in_flow = in_flow or bool(getattr(node, "flow_style", False))
            child = _child(node, part)
            if child is None:
                return self.text if value is None else self.insert(node, list(path[number:]), value, in_flow)
            key, node = child
            if _is_empty(node) and number + 1 < len(path):
                if value is None:
                    return self.text
                indent = " " * (key.start_mark.column + 2)
                new = self.end + indent + self.nested(list(path[number + 1 :]), value, indent, in_flow=False)
                at = self.line_end(key.start_mark.line)
                return self.replace(at, at, new)
        return self.put(node, value, in_flow)

    def put(self, node: Any, value: str | None, in_flow: bool) -> str:
        start, end = self.at(node.start_mark), self.at(node.end_mark)
        if node.style in ("|", ">"):
            end = self.line_end(self.last_line(node))
        new = "" if value is None else write_scalar(value, in_flow)
        if value is not None and node.style in ("'", '"') and not new.startswith('"'):
            new = json.dumps(value, ensure_ascii=False)
        if start == end and new:
            new = f" {new}"
        return self.replace(start, end, new)

    def nested(self, path: list[Any], value: str, indent: str, in_flow: bool) -> str:
        """`a:` over `b: value`, or `{b: value}` inside braces."""
        if len(path) == 1:
            return f"{path[0]}: {write_scalar(value, in_flow)}"
        if in_flow:
            return f"{path[0]}: {{{self.nested(path[1:], value, indent, in_flow)}}}"
        below = indent + "  "
        return f"{path[0]}:{self.end}{below}{self.nested(path[1:], value, below, in_flow)}"

    def insert(self, node: Any, path: list[Any], value: str, in_flow: bool) -> str:
        """A key that the mapping does not have yet, behind its last one."""
        if in_flow:
            at = self.at(node.end_mark) - 1
            comma = ", " if node.value else ""
            return self.replace(at, at, comma + self.nested(path, value, "", in_flow=True))
        indent = " " * node.value[0][0].start_mark.column
        at = self.line_end(max(self.last_line(node), node.value[-1][0].start_mark.line))
        return self.replace(at, at, self.end + indent + self.nested(path, value, indent, in_flow=False))

    def append(self, name: str, item: Item) -> str:
        child = _child(self.root, name) if isinstance(self.root, yaml.MappingNode) else None
        if child is None:
            gap = "" if not self.text or self.text.endswith(("\n", "\r")) else self.end
            return f"{self.text}{gap}{name}:{self.end}{self.item(item, '  ')}{self.end}"
        key, node = child
        if _is_empty(node) or (isinstance(node, yaml.SequenceNode) and not node.value):
            start, end = self.at(key.end_mark), self.at(node.end_mark)
            colon = self.text.index(":", start) + 1
            line = self.line_end(key.start_mark.line)
            rest = self.text[max(colon, end) : line]
            return self.replace(colon, line, f"{rest}{self.end}{self.item(item, '  ')}")
        if node.flow_style:
            at = self.at(node.end_mark) - 1
            written = write_scalar(item, in_flow=True) if isinstance(item, str) else self.flow(item)
            return self.replace(at, at, f", {written}")
        at = self.line_end(self.last_line(node))
        return self.replace(at, at, self.end + self.item(item, " " * node.start_mark.column))

    def item(self, item: Item, indent: str) -> str:
        if isinstance(item, str):
            return f"{indent}- {write_scalar(item)}"
        lines = [f"{key}: {write_scalar(value)}" for key, value in item.items()]
        return f"{indent}- " + f"{self.end}{indent}  ".join(lines)

    def flow(self, item: Mapping[str, str]) -> str:
        return "{" + ", ".join(f"{key}: {write_scalar(value, in_flow=True)}" for key, value in item.items()) + "}"

    def remove(self, name: str, number: int) -> str:
        child = _child(self.root, name)
        if child is None:
            return self.text
        key, node = child
        if len(node.value) == 1:
            return self.replace(*self.whole(key, node), "")
        if node.flow_style:
            start, end = self.at(node.value[number].start_mark), self.at(node.value[number].end_mark)
            if number + 1 < len(node.value):
                end = self.at(node.value[number + 1].start_mark)
            else:
                start = self.at(node.value[number - 1].end_mark)
            return self.replace(start, end, "")
        first, last = node.value[number].start_mark.line, self.last_line(node.value[number])
        end = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.text)
        return self.replace(self.starts[first], end, "")

    def whole(self, key: Any, node: Any) -> tuple[int, int]:
        """What stands behind the colon of the last item's list: the key stays, empty."""
        colon = self.text.index(":", self.at(key.end_mark)) + 1
        return colon, self.line_end(self.last_line(node))


def _parts(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for _, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _child(node: Any, part: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def _is_empty(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")
