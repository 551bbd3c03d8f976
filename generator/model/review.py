"""What a review of a change says of each cooperative, of the rules and of the whole. Computed, never written.

A side is None where it does not exist. Texts are plain and not yet escaped for any form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from generator.model.changes import AssessmentChange, ChangedFile, FileFate, InputMove, Value
from generator.model.cooperative import Cooperative
from generator.model.engagement_results import EngagementResult
from generator.model.modern_results import ModernYear
from generator.model.results import HealthScore
from generator.problems.place import Place
from generator.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Sighting:
    """One cooperative on one side: as read, checked and scored."""

    cooperative: Cooperative
    scores: tuple[HealthScore, ...] = ()
    problems: tuple[Problem, ...] = ()
    modern: tuple[ModernYear, ...] = ()
    mentoring: tuple[EngagementResult, ...] = ()
    public: Cooperative | None = None
    """What everybody may read of it: values and texts of a report come from here."""
    fallen: bool = False
    """The program itself failed on this folder."""


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
    MOVED = "moved"
    """The folder has another name now: it is a new cooperative to everybody who knew the old address."""


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
    def points_moved(self) -> bool:
        """Whether the total of an assessment that stands on both sides differs."""
        totals = [one.total for one in self.assessments if one.fate is FileFate.CHANGED]
        return any(one is not None and one.moved for one in totals)

    @property
    def only_by_rules(self) -> bool:
        """Whether nothing that a score rests on was edited in its own folder."""
        own = [one.path.split("/", 2)[-1] for one in self.files]
        return not any(name == "profile.yml" or name.startswith(("assessments/", "ledgers/")) for name in own)

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
