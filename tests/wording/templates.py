"""The Indonesian pieces of page templates, and what a translation must not change in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.pages.environment import TRACES
from generator.pages.template_text import list_pieces
from tests.wording.program import Message

_PARTS = re.compile(r"\{\{\s*(.*?)\s*\}\}|(<[^<>]*>)|(&#?\w+;)", re.DOTALL)
_CHOSEN = re.compile(r"\|\s*plural\(.*\)$", re.DOTALL)


def list_template_messages(root: Path) -> Iterator[Message]:
    """In the order of the files; papers to sign are Indonesian in every language."""
    for path in sorted((root / "site_templates").rglob("*.html")):
        file = path.relative_to(root)
        name = path.relative_to(root / "site_templates").as_posix()
        if file.parts[1] not in ("print", "new_cooperative") or name in TRACES:
            yield from (Message(text, file.as_posix()) for text in list_pieces(path.read_text("utf-8")))
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    yield Message(settings["site_description"], "mkdocs.yml")
    yield from (Message(name, "mkdocs.yml") for item in settings["nav"] for name in item)
    yield from (Message(one["toggle"]["name"], "mkdocs.yml") for one in settings["theme"]["palette"])


def differing_parts(text: str, string: str) -> bool:
    """Whether the translation has other expressions, tags or entities; it may choose a word by a number it prints."""
    kept, chosen = _split(text)
    kept_there, chosen_there = _split(string)
    printed = " ".join(kept)
    return kept != kept_there or bool(chosen) or not all(one in printed for one in chosen_there)


def _split(piece: str) -> tuple[Counter[str], list[str]]:
    kept: Counter[str] = Counter()
    chosen = []
    for expression, tag, entity in _PARTS.findall(piece):
        if expression and _CHOSEN.search(expression):
            chosen.append(_CHOSEN.sub("", expression).strip())
        else:
            kept[expression or tag or entity] += 1
    return kept, chosen
