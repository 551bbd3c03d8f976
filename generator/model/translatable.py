"""The site's own content in another language: which texts of the models are translated, and the translated copy.

A text is translatable by its type (`ContentName`, `ContentText`) or because both languages stand in the file
(`Wording`, `Reading`, and fields that have a twin ending in `_en`). What the law calls a predicate, titles of sources
and everything a cooperative wrote stay as they are. Refuses to know where translations come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import is_
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.model.rulebook import Predicate
from generator.model.values import Translatable

_BOTH_LANGUAGES = frozenset({"id", "en"})
_UNCHANGED = (Predicate,)
"""Legal terms: their English beside them explains, it does not replace."""

_BOOKS: Mapping[str, type] = MappingProxyType({"Journal": type(None), "Mask": type(None)})
"""Types whose module is loaded only where there are books: they hold what a cooperative wrote and none of our texts."""

_PLAIN = frozenset({str, int, bool, type(None), Decimal, Fraction, date, float})

ValueT = TypeVar("ValueT")


@lru_cache(maxsize=512)
def translatable_fields(model: type[BaseModel]) -> frozenset[str]:
    """Fields whose values, alone or in a tuple or table, are texts to translate."""
    found = {
        name
        for name, field in model.model_fields.items()
        if any(isinstance(one, Translatable) for one in field.metadata) or _is_marked(field.annotation)
    }
    return frozenset(found)


@lru_cache(maxsize=512)
def twins(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Pairs of fields that hold the same words in Indonesian and in English."""
    if frozenset(model.model_fields) == _BOTH_LANGUAGES:
        return (("id", "en"),)
    return tuple((name, f"{name}_en") for name in model.model_fields if f"{name}_en" in model.model_fields)


def _is_marked(annotation: Any) -> bool:
    if any(isinstance(one, Translatable) for one in getattr(annotation, "__metadata__", ())):
        return True
    return get_origin(annotation) is not None and any(_is_marked(part) for part in get_args(annotation))


@lru_cache(maxsize=1024)
def _paths(kind: type) -> tuple[str, ...]:
    """Fields of a result that may lead to content; the others are never looked into."""
    hints = get_type_hints(kind, localns=_BOOKS)
    return tuple(field.name for field in fields(kind) if field.init and _leads(hints[field.name]))


@lru_cache(maxsize=1024)
def _named(kind: type) -> tuple[str, ...]:
    """Fields of a result that hold a text of the content itself, as its type says."""
    hints = get_type_hints(kind, localns=_BOOKS, include_extras=True)
    return tuple(field.name for field in fields(kind) if field.init and _is_marked(hints[field.name]))


def _leads(annotation: Any) -> bool:
    """Whether a value of this type may hold a text to translate: followed through models, results and containers."""
    waiting, known = [annotation], set()
    while waiting:
        one = waiting.pop()
        if one in known:
            continue
        known.add(one)
        if one in (Any, object) or isinstance(one, TypeVar):
            return True
        waiting.extend(get_args(one))
        kind = get_origin(one) or one
        if not isinstance(kind, type):
            continue
        if issubclass(kind, BaseModel):
            if translatable_fields(kind) or twins(kind):
                return True
            waiting.extend(field.annotation for field in kind.model_fields.values())
        elif is_dataclass(kind):
            if _named(kind):
                return True
            waiting.extend(get_type_hints(kind, localns=_BOOKS).values())
    return False


def collect_texts(value: object) -> Iterator[tuple[str, str]]:
    """Every text to translate within the value, with the class and field it stands in; repeated texts repeat."""
    if isinstance(value, BaseModel):
        marked = translatable_fields(type(value))
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name not in marked:
                yield from collect_texts(held)
                continue
            texts = held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else (held,)
            yield from ((text, f"{type(value).__name__}.{name}") for text in texts if text is not None)
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from collect_texts(held)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from collect_texts(held)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from collect_texts(getattr(value, field.name))


class Translator:
    """Makes English copies. The copy of a piece of content is made once: what was the same object stays the same."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._twins: dict[str, str] = {}
        """What content says in both languages, for results that hold its words alone."""
        self._known: dict[int, tuple[object, object]] = {}

    def adopt(self, content: ValueT) -> ValueT:
        """The copy of content that outlives every cooperative; its pieces are recognised in later results."""
        return cast(ValueT, self._copy(content, self._known))

    def translate(self, value: ValueT) -> ValueT:
        """The copy of results in which every text of the content that has a translation is translated.

        What holds no such text is returned itself, and so is an adopted piece's copy. Nothing is remembered.
        """
        return cast(ValueT, self._copy(value, {}))

    def _copy(self, value: Any, seen: dict[int, tuple[object, object]]) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            parts = tuple([self._copy(part, seen) for part in value])
            return value if all(map(is_, parts, value)) else parts
        if isinstance(value, Mapping):
            held = {key: self._copy(part, seen) for key, part in value.items()}
            return value if all(held[key] is part for key, part in value.items()) else held
        if not isinstance(value, BaseModel) and not is_dataclass(value):
            return value
        found = self._known.get(id(value)) or seen.get(id(value))
        if found is None:
            made = self._copy_model(value, seen) if isinstance(value, BaseModel) else self._copy_result(value, seen)
            # The original is kept beside its copy: as long as it lives, no other object can have its id.
            found = seen[id(value)] = (value, made)
        return found[1]

    def _copy_model(self, model: BaseModel, seen: dict[int, tuple[object, object]]) -> BaseModel:
        if isinstance(model, _UNCHANGED):
            return model
        form = type(model)
        changed: dict[str, object] = {}
        marked = translatable_fields(form)
        for name in form.model_fields:
            held = getattr(model, name)
            copied = self._say(held) if name in marked else self._copy(held, seen)
            if copied is not held:
                changed[name] = copied
        for name, twin in twins(form):
            said = getattr(model, twin)
            if said is not None:
                changed[name] = said
                if seen is self._known:
                    self._twins.setdefault(getattr(model, name), said)
        return model.model_copy(update=changed) if changed else model

    def _say(self, held: Any) -> Any:
        if isinstance(held, tuple):
            said = tuple(self._say(text) for text in held)
            return said if said != held else held
        if isinstance(held, dict):
            table = {key: self._say(text) for key, text in held.items()}
            return table if table != held else held
        return self._texts.get(held) or self._twins.get(held, held)

    def _copy_result(self, result: Any, seen: dict[int, tuple[object, object]]) -> Any:
        changed: dict[str, object] = {}
        kind: type = type(result)
        named = _named(kind)
        for name in (*_paths(kind), *named):
            held = getattr(result, name)
            copied = self._say(held) if name in named else self._copy(held, seen)
            if copied is not held:
                changed[name] = copied
        return replace(result, **changed) if changed else result
