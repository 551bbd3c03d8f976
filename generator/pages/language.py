"""Which language the pages speak just now, and what an Indonesian sentence of the program is in it.

The Indonesian sentence is the key: `said("Skor {points} dari {total}", points=..., total=...)`. A sentence without a
translation is said in Indonesian; a test, not a build, finds it. Values are plain text: escaping stays Jinja's. A
translation may choose by a number, since Indonesian has no plural: `{count} {count:year|years}`.

Tables of labels are written once, in Indonesian, and looked up when they are used. Refuses to know where translations
are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from string import Formatter
from typing import Any, Generic, TypeVar, TypeVarTuple

from generator.model.translations import INDONESIAN, Translations

K = TypeVar("K")
A = TypeVarTuple("A")
T = TypeVar("T")
_SPOKEN: ContextVar[Translations] = ContextVar("spoken", default=Translations())  # noqa: B039 - frozen


class _Choosing(Formatter):
    """Fills a sentence; `{count:year|years}` prints the first word for one and the second for any other number."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        one, bar, many = format_spec.partition("|")
        return plural(value, one, many) if bar else super().format_field(value, format_spec)


_CHOOSING = _Choosing()


@contextmanager
def speaking(translations: Translations) -> Iterator[None]:
    """Everything said inside is said in this language."""
    token = _SPOKEN.set(translations)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> str:
    """The code of the language spoken now: `id`, `en`."""
    return _SPOKEN.get().language


def said(sentence: str, /, **values: object) -> str:
    """The sentence in the language spoken now, its `{names}` filled in; without values it is taken as it stands."""
    text = _SPOKEN.get().program.get(sentence) or sentence
    if not values:
        return text
    return _CHOOSING.vformat(text, (), values) if "|" in text else text.format_map(values)


def written() -> str:
    """The mark of an element that holds what a person wrote: Indonesian on every page, said where the page is not."""
    return "" if language() == INDONESIAN else f' lang="{INDONESIAN}"'


def marked(sentence: str) -> str:
    """The sentence itself: marks a constant that is said later, by `said(CONSTANT)`."""
    return sentence


def plural(value: object, one: str, many: str) -> str:
    """The word that goes with a number, given as such or already written out."""
    return one if str(value) == "1" else many


class Labels(Mapping[K, str], Generic[K]):
    """A table of labels written in Indonesian; each is said in the language of the moment it is asked for."""

    def __init__(self, written: Mapping[K, str]) -> None:
        self._written = dict(written)

    def __getitem__(self, key: K) -> str:
        return said(self._written[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def remembered(maxsize: int) -> Callable[[Callable[[*A], T]], Callable[[*A], T]]:
    """Keep the results of a function that words something, apart by language; arguments by position."""

    def decorate(function: Callable[[*A], T]) -> Callable[[*A], T]:
        @lru_cache(maxsize=maxsize)
        def kept(_language: str, args: tuple[*A]) -> T:
            return function(*args)

        @wraps(function)
        def asked(*args: *A) -> T:
            return kept(_SPOKEN.get().language, args)

        return asked

    return decorate
