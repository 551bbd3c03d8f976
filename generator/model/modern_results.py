"""What was computed from assessments of a modern cooperative: scores, and the change from the first to the final one.

Points are exact, of 100 for the whole instrument. `None` means not known; an item that was not assessed is never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.instrument import InstrumentAspect, InstrumentItem, InstrumentPack
from generator.model.modern_assessment import ModernAssessment
from generator.problems.place import Place


class ItemState(StrEnum):
    """How an item stands."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item. `maximum` is its weight, made larger where other items cannot apply."""

    rule: InstrumentItem
    state: ItemState
    level: int | None
    points: Fraction | None
    maximum: Fraction
    place: Place | None

    @property
    def lowest(self) -> Fraction:
        """The least it can still become."""
        return Fraction(0) if self.points is None else self.points

    @property
    def highest(self) -> Fraction:
        """The most it can still become."""
        return self.maximum if self.points is None else self.points


@dataclass(frozen=True, slots=True)
class ModernAspectScore:
    """An aspect: the sum of its items."""

    rule: InstrumentAspect
    points: Fraction | None
    lowest: Fraction
    highest: Fraction
    maximum: Fraction
    items: tuple[ItemScore, ...]


@dataclass(frozen=True, slots=True)
class ModernScore:
    """One assessment under its instrument."""

    document: Authored[ModernAssessment]
    pack: InstrumentPack
    aspects: tuple[ModernAspectScore, ...]
    total: Fraction | None
    """None while an item is not assessed: then `lowest` and `highest` bound it."""
    lowest: Fraction
    highest: Fraction

    @property
    def items(self) -> tuple[ItemScore, ...]:
        """All items in order."""
        return tuple(item for aspect in self.aspects for item in aspect.items)

    @property
    def missing(self) -> tuple[InstrumentItem, ...]:
        """Items that were not assessed."""
        return tuple(item.rule for item in self.items if item.state is ItemState.MISSING)


@dataclass(frozen=True, slots=True)
class Change:
    """First and final points; the difference is None while one of them is not known."""

    before: Fraction | None
    after: Fraction | None

    @property
    def points(self) -> Fraction | None:
        """The difference."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class ModernChange:
    """From the first assessment to the final one under one version of one instrument; item changes sum to the total."""

    items: tuple[Change, ...]
    aspects: tuple[Change, ...]
    total: Change
    same_items_apply: bool
    """False when an item applies in one of the two only: part of each change then comes from the divisor."""


@dataclass(frozen=True, slots=True)
class ModernYear:
    """The assessments of one programme year. `change` is None without both, or when they are not comparable."""

    year: int
    initial: ModernScore | None
    final: ModernScore | None
    change: ModernChange | None
    unknown: tuple[Authored[ModernAssessment], ...] = ()
    """Assessments whose instrument is not on this site: they exist, but nothing is computed."""

    @property
    def is_apart(self) -> bool:
        """Both were made, but not under one version of one instrument: their totals are no change."""
        return self.initial is not None and self.final is not None and self.change is None

    @property
    def newest(self) -> ModernScore | None:
        """The final score, otherwise the first."""
        return self.final or self.initial
