"""Facets of a long list: what a reader may choose, and the tokens by which a row says what it is.

Knows how rows become choices. Counts nothing: how many rows a choice leaves depends on the others, and is told by the
script that filters. Without script every row is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

_OTHER = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One value of a facet. Choices stand in the order of `rank`, then of group and label."""

    rank: tuple[int, ...]
    group: str
    label: str
    value: str
    """Part of the address of the filtered list: it stays the same from build to build."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One question with its choices, in groups."""

    name: str
    label: str
    every: str
    """What stands for no choice, such as `Semua wilayah`."""
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]


Row = Mapping[str, tuple[Choice, ...]]


def slug(text: str) -> str:
    """`Produk anggota` -> `produk-anggota`; words that differ in capitals or signs only are one."""
    return _OTHER.sub("-", text.lower()).strip("-") or "-"


def collect_facet(name: str, label: str, every: str, rows: Iterable[Row]) -> Facet:
    """The choices that some row has; of several spellings of one value the first in order stands."""
    found: dict[str, Choice] = {}
    for one in sorted({choice for row in rows for choice in row.get(name, ())}):
        found.setdefault(one.value, one)
    grouped = groupby(found.values(), key=lambda one: one.group)
    return Facet(name, label, every, tuple((group, tuple(choices)) for group, choices in grouped))


def tell_tokens(row: Row) -> str:
    """`wilayah:51 wilayah:51.08 jenis:jasa`, for one attribute of the row."""
    return " ".join(f"{name}:{choice.value}" for name, choices in row.items() for choice in choices)
