"""The surplus (SHU) over the years as collected from what people stated. Whole rupiah; None is not stated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SurplusRow:
    """One measure over the years."""

    name: str
    """The account's name in the rulebooks, or `surplus` for the profile's own line."""
    values: tuple[int | None, ...]
    changes: tuple[int | None, ...]
    """From the year before in the table; None where one of the two is not stated."""


@dataclass(frozen=True, slots=True)
class SurplusTable:
    """All measures over the same years, oldest first."""

    years: tuple[int, ...]
    rows: tuple[SurplusRow, ...]
