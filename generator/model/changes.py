"""Two sides of one thing: a file, a result, a value, each before and after a change. Computed, never written.

Points are exact; a side is None where it does not exist. Texts are plain and not yet escaped for any form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from generator.model.results import NoScoreReason
from generator.model.rulebook import Wording
from generator.problems.place import Place

Value = int | Decimal | bool | str | date | None
"""A stated value as its field types it."""


class FileFate(StrEnum):
    """What became of a file, a cooperative or an assessment."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that differs, by its path below the project."""

    path: str
    fate: FileFate


@dataclass(frozen=True, slots=True)
class Points:
    """A score, or while something is missing its two bounds."""

    score: Fraction | None
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True)
class Grade:
    """A predicate: its id and the law's name for it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PointsChange:
    """A total or an aspect before and after; `maximum` is the later one."""

    id: str
    name: Wording | None
    before: Points | None
    after: Points | None
    maximum: Fraction

    @property
    def moved(self) -> bool:
        """Whether the points differ."""
        return self.before != self.after

    @property
    def difference(self) -> Fraction | None:
        """After less before; None while one of them is not known."""
        if self.before is None or self.after is None or self.before.score is None or self.after.score is None:
            return None
        return self.after.score - self.before.score


class AssessmentKind(StrEnum):
    """Health of a book year, or the first or final assessment of a modern cooperative."""

    HEALTH = "health"
    MODERN_INITIAL = "modern_initial"
    MODERN_FINAL = "modern_final"


@dataclass(frozen=True, slots=True)
class AssessmentChange:
    """One assessment before and after. `total` is None where neither side has points."""

    kind: AssessmentKind
    id: str
    """The name of its file without the ending."""
    file: str
    year: int
    fate: FileFate
    total: PointsChange | None
    grade_before: Grade | None
    grade_after: Grade | None
    rule_before: str | None
    """Id of the rulebook or instrument."""
    rule_after: str | None
    reason_after: NoScoreReason | None = None
    aspects: tuple[PointsChange, ...] = ()

    @property
    def grade_moved(self) -> bool:
        """Whether a predicate changed: both sides have one, and they differ."""
        before, after = self.grade_before, self.grade_after
        return before is not None and after is not None and before.id != after.id

    @property
    def moved(self) -> bool:
        """Whether anything of the result differs."""
        if self.fate is not FileFate.CHANGED or self.rule_before != self.rule_after:
            return True
        known = self.total is not None and self.total.moved
        return known or self.grade_before != self.grade_after or any(one.moved for one in self.aspects)


class ValueKind(StrEnum):
    """How a value is told."""

    RUPIAH = "rupiah"
    NUMBER = "number"
    ANSWER = "answer"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class InputMove:
    """One value that moved. `place` is where it stands now, or stood before it was taken out."""

    part: str
    """The file's name without its folder and ending."""
    path: str
    """Keys and names down to the value, as people write them."""
    label: Wording | None
    """What the rulebook calls it, where it has another name."""
    kind: ValueKind
    before: Value
    after: Value
    place: Place
    from_books: bool = False
    """The value now comes from the books or registers."""

    @property
    def factor(self) -> Fraction | None:
        """After over before, of two numbers that are not zero."""
        if isinstance(self.before, bool) or isinstance(self.after, bool):
            return None
        if not isinstance(self.before, (int, Decimal)) or not isinstance(self.after, (int, Decimal)):
            return None
        return Fraction(self.after) / Fraction(self.before) if self.before and self.after else None
