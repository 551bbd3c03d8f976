"""What a score leads to, as computed: what would move it, the mentoring needs it shows, how it changed over years.

Points are exact (`Fraction`). Nothing here is advice, and no value joins scores of two rulebooks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from generator.model.comparison import OtherRuleScore
from generator.model.engagement_results import EngagementResult, MentoringGround
from generator.model.goals import GoalResults
from generator.model.loan_quality import LoanQuality, SavingsTotals
from generator.model.meeting import DueAssessment
from generator.model.mentoring_needs import Theme
from generator.model.modern_results import ModernYear
from generator.model.results import AspectScore, HealthScore, IndicatorScore, NextBand
from generator.model.rulebook import Aspect, Indicator, Predicate, Question, Rulebook
from generator.model.size_class import SizeClassResult
from generator.model.statements import LedgerStatements
from generator.model.surplus import SurplusTable
from generator.model.values import ContentName
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class Improvement:
    """What one indicator can still gain: a ratio by its next better band, a questionnaire by each `tidak`."""

    indicator: IndicatorScore
    points: Fraction
    """All of it."""
    each: Fraction
    """One step: the whole of a ratio, or one answer."""
    next_band: NextBand | None = None
    questions: tuple[Question, ...] = ()
    """Those answered `tidak`."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of one way to the next predicate; `times` counts answers and is 1 for a ratio."""

    improvement: Improvement
    times: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class WayUp:
    """The next better predicate, the points missing, and one of several ways to gather them."""

    predicate: Predicate
    missing: Fraction
    steps: tuple[Step, ...]
    """Empty when all improvements together do not suffice."""
    offered: Fraction
    """What all improvements give together."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """An unscored indicator that more data would settle; `width` is by how much they would narrow the total."""

    indicator: IndicatorScore
    width: Fraction


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would move one score."""

    improvements: tuple[Improvement, ...] = ()
    """Most points first; equal ones in the rulebook's order."""
    unmeasured: tuple[IndicatorScore, ...] = ()
    """Below the best band, but the distance in rupiah is unknown: only the ratio was stated."""
    way_up: WayUp | None = None
    narrowings: tuple[Narrowing, ...] = ()
    """Widest first."""


@dataclass(frozen=True, slots=True)
class WeakPart:
    """An aspect or indicator that stays below the threshold whatever is still missing."""

    part: AspectScore | IndicatorScore
    share: Fraction
    """The highest it can be, in percent of its maximum."""
    reason: ContentName


@dataclass(frozen=True, slots=True)
class MentoringNeed:
    """A theme and what led to it."""

    key: str
    theme: Theme
    parts: tuple[WeakPart, ...]


class ChangeCause(StrEnum):
    """Why the points of an indicator differ between two years under one rulebook."""

    CONDITION = "condition"
    """Figures or answers differ."""
    DATA = "data"
    """One of the two years is not scored here: the difference says nothing about the cooperative."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator in two years; `points` is None while one of them is not scored."""

    rule: Indicator
    before: IndicatorScore
    after: IndicatorScore
    points: Fraction | None
    cause: ChangeCause


@dataclass(frozen=True, slots=True)
class AspectChange:
    """One aspect in two years."""

    rule: Aspect
    before: AspectScore
    after: AspectScore
    points: Fraction | None
    """What the scored indicators changed together; None when no indicator is scored in both years."""
    whole: bool
    """Whether every indicator is scored in both years."""
    indicators: tuple[IndicatorChange, ...]


@dataclass(frozen=True, slots=True)
class ChangePart:
    """A difference of two totals (points): exact, or only known to lie between two bounds."""

    lowest: Fraction
    highest: Fraction

    @property
    def points(self) -> Fraction | None:
        """The difference; None while it is open."""
        return self.lowest if self.lowest == self.highest else None


@dataclass(frozen=True, slots=True)
class ChangeSplit:
    """From last year's total as first recorded to this year's, in three steps that add up to the whole difference.

    first -> corrected: data; corrected -> rescored: rule; rescored -> after: condition.
    """

    first: HealthScore
    """Last year's books before their first correction, under last year's rulebook."""
    corrected: HealthScore
    """Last year's books as they stand, under last year's rulebook."""
    rescored: HealthScore
    """Last year's books as they stand, under this year's rulebook."""
    after: HealthScore
    data: ChangePart
    rule: ChangePart
    condition: ChangePart
    whole: ChangePart

    @property
    def is_rule_changed(self) -> bool:
        """Whether the two years are recorded under different rulebooks."""
        return self.corrected is not self.rescored

    @property
    def is_data_corrected(self) -> bool:
        """Whether last year's file tells of corrections."""
        return self.first is not self.corrected


@dataclass(frozen=True, slots=True)
class YearChange:
    """Two years under one rulebook; where last year was recorded under another, `before` is last year rescored."""

    before: HealthScore
    after: HealthScore
    points: Fraction | None
    """The change of the total, when both totals are given."""
    aspects: tuple[AspectChange, ...]
    split: ChangeSplit | None = None


@dataclass(frozen=True, slots=True)
class Incomparable:
    """Last year was scored under another rulebook, and this year's has nothing to say about its books."""

    before: HealthScore
    after: HealthScore


@dataclass(frozen=True, slots=True)
class RulebookTrend:
    """All scores under one rulebook, oldest first."""

    rulebook: Rulebook
    scores: tuple[HealthScore, ...]


@dataclass(frozen=True, slots=True)
class CorrectedValue:
    """One value before and after one correction; None is not stated."""

    on: date
    section: str
    name: str
    was: object | None
    became: object | None
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class CorrectionEffect:
    """What the corrections of one file did to its score, under its own rulebook."""

    values: tuple[CorrectedValue, ...]
    """Oldest correction first."""
    first: HealthScore
    """Before the first correction."""
    change: ChangePart
    indicators: tuple[IndicatorChange, ...]
    """Those whose points or completeness the corrections changed."""


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """Everything that follows from one score and those of earlier years."""

    outlook: Outlook = Outlook()
    needs: tuple[MentoringNeed, ...] = ()
    change: YearChange | Incomparable | None = None
    others: tuple[OtherRuleScore, ...] = ()
    corrections: CorrectionEffect | None = None
    when_recorded: HealthScore | None = None
    """The books as they stood when the result was recorded; None where no correction is later than that."""
    size_class: SizeClassResult | None = None
    goals: GoalResults | None = None


@dataclass(frozen=True, slots=True)
class CooperativeReading:
    """What follows from all scores of one cooperative; `scores[i]` reads its i-th assessment."""

    scores: tuple[ScoreReading, ...] = ()
    trends: tuple[RulebookTrend, ...] = ()
    surplus: SurplusTable | None = None
    due: tuple[DueAssessment, ...] = ()
    """Assessments that should follow a yearly meeting, newest first."""
    statements: Mapping[int, LedgerStatements] = field(default_factory=dict)
    """Statements made from the books, by year."""
    ledger_years: frozenset[int] = frozenset()
    """Years with a journal in the folder, whatever its state."""
    loans: Mapping[date, LoanQuality] = field(default_factory=dict)
    """Loan quality from the registers, by day; without rows where the public reads."""
    savings: Mapping[date, SavingsTotals] = field(default_factory=dict)
    modern: tuple[ModernYear, ...] = ()
    """Assessments of a modern cooperative, oldest programme year first."""
    mentoring: tuple[EngagementResult, ...] = ()
    """Years of mentoring, oldest first."""
    ground: MentoringGround | None = None
    """What they rest on."""
