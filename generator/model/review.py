"""What a review of a change says: two sides of the same folders and what differs. Computed, never written.

Points are exact; a side is None where it does not exist. Texts are plain and not yet escaped for any form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from generator.model.cooperative import Cooperative
from generator.model.engagement_results import EngagementResult
from generator.model.modern_results import ModernYear
from generator.model.results import HealthScore, NoScoreReason
from generator.model.rulebook import Wording
from generator.problems.place import Place
from generator.problems.problem import Problem

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
class Sighting:
    """One cooperative on one side: as read, checked and scored."""

    cooperative: Cooperative
    scores: tuple[HealthScore, ...] = ()
    problems: tuple[Problem, ...] = ()
    modern: tuple[ModernYear, ...] = ()
    mentoring: tuple[EngagementResult, ...] = ()
    fallen: bool = False
    """The program itself failed on this folder."""


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


@dataclass(frozen=True, slots=True)
class OutputChange:
    """One output of mentoring or of the dossier: its state before and after (None: not asked for)."""

    id: str
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many outputs of a list are valid before and after, of how many, and which changed."""

    scope: str
    """`general`, or the programme year of special outputs."""
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    changes: tuple[OutputChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemChanges:
    """Problems by whether the change brought them."""

    new: tuple[Problem, ...] = ()
    fixed: tuple[Problem, ...] = ()
    old: tuple[Problem, ...] = ()
    hidden: tuple[Problem, ...] = ()
    """Old ones of a file that cannot be read now: neither mended nor seen."""


class HintKind(StrEnum):
    """What a person should look at twice."""

    THOUSAND = "thousand"
    THOUSAND_YEAR = "thousand_year"
    """Nearly all figures of a year are a thousand times those of the year before, or a thousandth."""
    BANDS = "bands"
    COPIED_YEAR = "copied_year"
    ANSWERS = "answers"
    NEIGHBOUR = "neighbour"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint; `values` are for its sentence: texts, whole numbers (rupiah) and exact ratios (percent)."""

    kind: HintKind
    place: Place
    values: Mapping[str, str | int | Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CooperativeReview:
    """Everything about one cooperative that differs."""

    id: str
    name: str
    fate: FileFate
    files: tuple[ChangedFile, ...]
    """Empty where its own files are the same, and only the rules changed."""
    assessments: tuple[AssessmentChange, ...] = ()
    moves: tuple[InputMove, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    problems: ProblemChanges = field(default_factory=ProblemChanges)
    hints: tuple[Hint, ...] = ()
    fallen: bool = False

    @property
    def grade_moved(self) -> bool:
        """Whether a predicate changed."""
        return any(one.grade_moved for one in self.assessments)

    @property
    def score_moved(self) -> bool:
        """Whether any result differs."""
        return any(one.moved for one in self.assessments)

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing at all to tell."""
        told = self.files or self.problems.new or self.problems.fixed or self.fallen or self.score_moved
        return not told and not any(one.changes for one in self.completeness)


@dataclass(frozen=True, slots=True)
class RuleMove:
    """One value of a rulebook or instrument that changed."""

    path: str
    before: Value
    after: Value
    place: Place


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One file of shared content that differs. `moves` are listed for rulebooks and instruments only."""

    file: ChangedFile
    name: str
    """The id of the rulebook or instrument; empty for other content."""
    title: str = ""
    moves: tuple[RuleMove, ...] = ()
    refused: bool = False
    """It cannot be used as it stands now: its problems say why."""


@dataclass(frozen=True, slots=True)
class Review:
    """A change as a whole."""

    base: str
    """As the reader named it."""
    commit: str
    """Empty where two folders are compared."""
    is_branch_point: bool
    as_of: date
    cooperatives: tuple[CooperativeReview, ...]
    """Changed predicates first, then changed scores, then the others; each by id."""
    rules: tuple[RuleChange, ...]
    shared: ProblemChanges
    """Problems of shared content, and of what lies beside the cooperative folders."""
    others: int
    """Cooperatives whose own files are the same and whose results are the same."""
    computed: int
    """Of the others, how many were computed anew because shared content changed."""
    beside: tuple[ChangedFile, ...] = ()
    """Changed files that are no data: program, templates, tests, and so on."""
