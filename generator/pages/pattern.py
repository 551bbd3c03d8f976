"""A piece of a page rendered once with holes, then filled many times: frame and splice in small.

Most of a measure or a worksheet depends on the rulebook alone. Its template runs once for each shape; for every further
cooperative only what was written is joined in, escaped here unless it is a piece of page already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

# Two letters of Unicode's private area, which mean nothing to anybody and pass through escaping unchanged.
_OPEN, _CLOSE = "\ue000", "\ue001"
_is_special = re.compile("[&<>\"']").search
_HOLE = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


def hole(number: int) -> Markup:
    """The place of the value with this number, for the template to print."""
    return Markup(f"{_OPEN}{number}{_CLOSE}")  # noqa: S704 - a number between constants


def escaped(value: object) -> str:
    """The value as text of a page. Most texts hold nothing to escape; then no new one is made."""
    if type(value) is Markup:
        return value
    if type(value) is str and not _is_special(value):
        return value
    return escape(value)


class Pattern:
    """A rendered piece, cut at its holes."""

    __slots__ = ("_numbers", "_pieces")

    def __init__(self, rendered: str) -> None:
        # Every other piece is a hole.
        self._pieces = _HOLE.split(rendered)
        self._numbers = tuple(map(int, self._pieces[1::2]))

    def fill(self, values: Sequence[str]) -> Markup:
        """The piece with `values[number]` in each hole."""
        pieces = self._pieces.copy()
        pieces[1::2] = [
            value if type(value) is Markup or (type(value) is str and not _is_special(value)) else escape(value)
            for value in map(values.__getitem__, self._numbers)
        ]
        return Markup("".join(pieces))  # noqa: S704 - every value above is escaped
