"""Amounts that someone wrote in thousands of rupiah, told by two amounts of one thing.

Knows how far apart they must lie. Refuses to know where the amounts come from.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.exact_text import rupiah
from generator.problems.place import Place
from generator.problems.problem import Problem

_FROM, _TO = 500, 2000
"""Two totals that differ by about a thousand times are hardly two years of one cooperative."""


def tell_thousands(
    one: int, other: int, values: dict[str, str], place: Place, beside: Place | None
) -> Iterator[Problem]:
    """Two amounts of one thing that lie about a thousand times apart: one of them is likely in thousands of rupiah."""
    small, large = sorted((one, other))
    if small > 0 and _FROM * small <= large <= _TO * small:
        more = {"times": rupiah(large // small), "difference": rupiah(large - small)}
        yield Problem("L19", place, {**values, **more}, (beside,) if beside else ())
