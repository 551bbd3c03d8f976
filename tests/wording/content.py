"""The Indonesian texts of the shared content, and which figures each of them names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from generator.model.audience import Audience
from generator.model.translatable import collect_texts, translatable_fields, twins
from generator.workshop import open_workshop
from tests.wording.program import Message

ANY_DAY = date(2026, 12, 31)
"""After everything that the sample programme tells of: what lies ahead is refused and would not be read."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def list_content_messages(root: Path) -> Iterator[Message]:
    """By the field they stand in; a text that stands in several comes once."""
    yield from _collect(root)


@cache
def _collect(root: Path) -> tuple[Message, ...]:
    workshop = open_workshop(root, Audience.PUBLIC, ANY_DAY)
    found: dict[str, str] = {}
    for part in (workshop.content, workshop.teaching, workshop.mentoring, workshop.ground):
        for text, field in collect_texts(part):
            found.setdefault(text, field)
    return tuple(Message(text, field) for text, field in sorted(found.items(), key=lambda one: one[1]))


def figures(text: str, language: str) -> list[str]:
    """The numbers a text names, as they are written in English; dots of thousands are not looked for."""
    return sorted(_NUMBER.findall(re.sub(r"(\d),(\d)", r"\1.\2", text) if language == "id" else text))


def list_untranslated_fields(root: Path) -> Iterator[str]:
    """Fields of content models that hold words in one language only and are not translated, `Class.field`."""
    workshop = open_workshop(root, Audience.PUBLIC, ANY_DAY)
    seen: set[int] = set()
    for part in (workshop.content, workshop.teaching, workshop.mentoring, workshop.ground):
        yield from _find_words(part, seen)


def _find_words(value: object, seen: set[int]) -> Iterator[str]:
    if id(value) in seen or isinstance(value, str):
        return
    seen.add(id(value))
    if isinstance(value, BaseModel):
        form = type(value)
        done = translatable_fields(form) | {name for pair in twins(form) for name in pair}
        for name in form.model_fields:
            held = getattr(value, name)
            texts = held if isinstance(held, tuple) else (held,)
            if name not in done and any(isinstance(text, str) and " " in text for text in texts):
                yield f"{form.__name__}.{name}"
            yield from _find_words(held, seen)
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _find_words(held, seen)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from _find_words(held, seen)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _find_words(getattr(value, field.name), seen)
