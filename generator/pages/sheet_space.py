"""How much text a place on a sheet of paper holds: texts are cut, and lists end in a count of what is left out.

Works with letters as wide as the site's typeface draws them, in steps of a tenth of a letter of running text, so that a
text in capitals is not taken for one in small letters. Refuses to know what the texts say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_NARROW = frozenset("iIjl.,:;'|!()[]tfr-/ ")
_WIDE = frozenset("mwMWQO@%&GCDHNU\N{HORIZONTAL ELLIPSIS}\N{EM DASH}")
_MIDDLE = 10


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a place shows of a list."""

    texts: tuple[str, ...]
    more: int
    """How many texts are left out."""
    is_cut: bool
    """Whether a text is shown without its end."""


def count_lines(text: str, letters: int) -> int:
    """Lines of a place so many letters wide; a word longer than a line is broken, as the style sheets do."""
    limit, lines, used = letters * _MIDDLE, 1, 0
    for word in text.split():
        width = _width(word)
        gap = 5 if used else 0
        if used + gap + width <= limit:
            used += gap + width
            continue
        lines += 1 if used else 0
        lines += (width - 1) // limit
        used = width % limit or limit
    return lines


def fit_text(text: str, lines: int, letters: int) -> str:
    """The text, or as much of its beginning as the lines hold."""
    shown = " ".join(text.split())
    return shown if count_lines(shown, letters) <= lines else _shorten(shown, lines, letters)


def _shorten(text: str, lines: int, letters: int) -> str:
    low, high = 0, len(text)
    while low + 1 < high:
        middle = (low + high) // 2
        if count_lines(_cut(text, middle), letters) <= lines:
            low = middle
        else:
            high = middle
    return _cut(text, low)


def fit_list(texts: Iterable[str], lines: int, letters: int) -> Fitted:
    """As many of the texts as fit, in their order; the last line is kept for the count of the rest.

    No text takes more than its share while others wait; where not all can be shown, each gets two lines at most.
    """
    waiting = [" ".join(one.split()) for one in texts]
    needed = [count_lines(one, letters) for one in waiting]
    fair = [min(one, 2) for one in needed]
    if sum(fair) <= lines:
        rooms = _spread(needed, lines, fair)
    else:
        rooms, left = [], lines - 1
        for one in fair:
            rooms.append(min(one, left))
            left -= rooms[-1]
    measured = zip(waiting, needed, rooms, strict=True)
    shown = [text if need <= room else _shorten(text, room, letters) for text, need, room in measured if room]
    return Fitted(tuple(shown), len(waiting) - len(shown), any(map(str.__ne__, shown, waiting)))


def fit_rows(
    rows: Sequence[tuple[str, str]], lines: int, letters: int, name_letters: int
) -> tuple[tuple[str, str, bool], ...]:
    """Every row of names and values, none left out: long values are cut to their share, which the third part tells.

    A row is as high as its name at least. Needs as many lines as the names take.
    """
    values = [" ".join(value.split()) for _, value in rows]
    least = [count_lines(name, name_letters) for name, _ in rows]
    needed = [count_lines(one, letters) for one in values]
    measured = zip(values, needed, _spread(needed, lines, least), strict=True)
    shown = [one if need <= room else _shorten(one, room, letters) for one, need, room in measured]
    return tuple((name, kept, kept != whole) for (name, _), kept, whole in zip(rows, shown, values, strict=True))


def count_rows(rows: Iterable[tuple[str, str, bool]], letters: int, name_letters: int) -> int:
    """Lines that fitted rows take."""
    return sum(max(count_lines(value, letters), count_lines(name, name_letters)) for name, value, _ in rows)


def _spread(needed: Sequence[int], lines: int, least: Sequence[int]) -> list[int]:
    """Lines for each text: what it needs at the least, then one more in turn while it needs more and any is free."""
    rooms, free = list(least), lines - sum(least)
    growing = [at for at, one in enumerate(needed) if one > rooms[at]]
    while growing and free > 0:
        for at in growing[:free]:
            rooms[at] += 1
        free -= len(growing)
        growing = [at for at in growing if needed[at] > rooms[at]]
    return rooms


def _cut(text: str, letters: int) -> str:
    return f"{text[:letters].rstrip(' ,;:.')}…"


# A text is measured many times while it is cut, and words recur from one cooperative to the next.
@lru_cache(maxsize=16384)
def _width(word: str) -> int:
    return sum(
        6 if one in _NARROW else 18 if one in _WIDE else 13 if one.isupper() else 12 if one.isdigit() else _MIDDLE
        for one in word
    )
