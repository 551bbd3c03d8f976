"""What the program computed, with its trace: never what a person wrote.

Amounts are exact rupiah (`Fraction`), ratios exact percent, scores exact points. `None` means not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_overview import MentoringOverview, ReportedStanding
from generator.model.offers import ProductOffer
from generator.model.operands import OperandCase
from generator.model.recorded_doubt import RecordedDoubt
from generator.model.rulebook import Amount, Aspect, Band, Indicator, Predicate, Question, Rulebook
from generator.model.statements import BookFigure, TrailPart
from generator.problems.place import Place


class FindingState(StrEnum):
    """The state of an indicator."""

    SCORED = "scored"
    INCOMPLETE = "incomplete"
    NOT_COMPUTABLE = "not_computable"
    NOT_APPLICABLE = "not_applicable"


class AmountState(StrEnum):
    """How the value of an account or amount is known."""

    STATED = "stated"
    COMPUTED = "computed"
    UNKNOWN = "unknown"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True)
class AmountResult:
    """The value of one account or amount (rupiah) with the parts it was added from."""

    id: str
    state: AmountState
    value: Fraction | None
    place: Place | None = None
    """Where it was stated."""
    rule: Amount | None = None
    """The definition, when it is an amount and not an account."""
    parts: tuple[AmountResult, ...] = ()
    """In the order of the rule's terms (a share: of, part, whole)."""
    sum_of_parts: Fraction | None = None
    """What the parts give, when all are known; differs from `value` only when contradictory."""
    trail: tuple[TrailPart, ...] = ()
    """The accounts of the ledger it was added from, when the books gave it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer; None is not answered."""

    question: Question
    yes: bool | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class NextBand:
    """The nearest band with a higher score, and how far the numerator is from it: rupiah, or a count of things."""

    band: Band
    points: Fraction
    limit: Fraction
    numerator_change: Fraction
    """To the limit exactly."""
    denominator_change: Fraction
    """What the denominator changes by with it: more than zero or less where the numerator is a part of it."""
    reached_at_limit: bool
    """False when the limit itself still belongs to the present band: the change must exceed the distance."""
    rises: bool
    """Whether the numerator has to grow."""
    least: Fraction
    """The smallest change that leads into the band, without its sign: whole, unless only the exact one does."""


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One indicator: formula with numbers, band, points. `lowest` and `highest` bound what it can still become."""

    rule: Indicator
    state: FindingState
    lowest: Fraction
    highest: Fraction
    maximum: Fraction
    score: Fraction | None = None
    value: Fraction | None = None
    ratio: Fraction | None = None
    numerator: AmountResult | None = None
    denominator: AmountResult | None = None
    band: Band | None = None
    operand_case: OperandCase | None = None
    """The written rule that decided instead of the table: an operand is zero or negative."""
    stated_ratio: Place | None = None
    """Where the ratio itself was stated, when the source shows no amounts."""
    answers: tuple[Answer, ...] = ()
    missing: tuple[str, ...] = ()
    """Accounts, questions and checklists still to be supplied."""
    fulfilled: tuple[int, Place] | None = None
    """Of a checklist: how many items, and where that was stated."""
    next_band: NextBand | None = None

    @property
    def by_operand_rule(self) -> bool:
        """Whether the points come from a written rule on operands and from no row of the table."""
        return self.operand_case is not None and self.score is not None and self.band is None


@dataclass(frozen=True, slots=True)
class AspectScore:
    """An aspect: the sum of its indicators (points)."""

    rule: Aspect
    score: Fraction | None
    lowest: Fraction
    highest: Fraction
    maximum: Fraction
    indicators: tuple[IndicatorScore, ...]


class NoScoreReason(StrEnum):
    """Why an assessment has no score at all."""

    NO_RULE_IN_FORCE = "no_rule_in_force"
    UNKNOWN_RULEBOOK = "unknown_rulebook"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class HealthScore:
    """One assessment under one rulebook. A total is given only when every indicator is scored."""

    id: str
    file: str
    period_end: date
    rulebook: Rulebook | None
    reason: NoScoreReason | None = None
    outside_force: bool = False
    """The named rulebook was not in force at the period's end."""
    total: Fraction | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None
    predicate: Predicate | None = None
    possible_predicates: tuple[Predicate, ...] = ()
    aspects: tuple[AspectScore, ...] = ()
    from_books: Mapping[str, BookFigure] = field(default_factory=dict)
    """Figures that the books of the year give, whether or not the assessment takes them from there."""
    _amounts: dict[str, AmountResult] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `collect_amounts` found, for those who ask again."""
    _indicators: list[IndicatorScore] = field(default_factory=list, init=False, repr=False, compare=False)
    """Those of all aspects, for those who ask again."""

    @property
    def indicators(self) -> Sequence[IndicatorScore]:
        """All indicators in the rulebook's order."""
        if not self._indicators:
            self._indicators.extend(indicator for aspect in self.aspects for indicator in aspect.indicators)
        return self._indicators

    def collect_amounts(self) -> Mapping[str, AmountResult]:
        """Every account and amount the score used, by name (rupiah)."""
        found = self._amounts
        if found:
            return found
        stack = [side for one in self.indicators for side in (one.numerator, one.denominator) if side is not None]
        while stack:
            amount = stack.pop()
            if amount.id not in found:
                found[amount.id] = amount
                stack.extend(amount.parts)
        return found


@dataclass(frozen=True, slots=True)
class AspectSummary:
    """One aspect of an assessment (points); `score` is None while an indicator of it is not scored."""

    id: str
    score: Fraction | None
    lowest: Fraction
    highest: Fraction
    maximum: Fraction


@dataclass(frozen=True, slots=True)
class HealthSummary:
    """What a list of cooperatives says about one assessment."""

    id: str
    year: int
    rulebook_id: str | None
    total: Fraction | None
    lowest: Fraction | None
    highest: Fraction | None
    predicate: Predicate | None
    recorded_total: Fraction | None
    recorded_predicate: str | None
    recorded_on: str | None
    """The day of the recorded result, `2024-03-14`; None while it is not stated."""
    missing: int
    """How many indicators are not scored."""
    doubt: RecordedDoubt | None = None
    """What speaks against the recorded result."""
    corrected_on: tuple[str, ...] = ()
    """Days of its corrections, as written in the file."""
    outside_force: bool = False
    """The file names a rulebook that was not in force at the end of the book year."""
    aspects: tuple[AspectSummary, ...] = ()
    """Empty where the rulebook does not apply or is not known."""


@dataclass(frozen=True, slots=True)
class CooperativeOverview:
    """One row of the catalogue of cooperatives, already projected for the audience of the build."""

    id: str
    name: str
    fictional: bool
    kind: str | None
    region: str | None
    place: str | None
    outputs: tuple[tuple[str, bool], ...]
    """The general outputs (profile, canvas, swot, stakeholders, products): valid or not."""
    products: int | None
    """Published products; None while there is no readable catalogue of them."""
    assessments: tuple[HealthSummary, ...]
    """Newest first."""
    errors: int
    warnings: int
    broken: tuple[str, ...] = ()
    """Files that exist but could not be read."""
    due: tuple[tuple[int, str], ...] = ()
    """Book years whose yearly meeting was held and whose health assessment is not there, newest first, with the day."""
    bookings: tuple[MentorBooking, ...] = ()
    """Days of mentors; none in the public build."""
    mentoring: tuple[MentoringOverview, ...] = ()
    """Programme years with mentoring, oldest first."""
    reported: tuple[ReportedStanding, ...] = ()
    """What reports copied to the local office tell of mentoring; none in the public build."""
    yearly_meetings: tuple[tuple[int, str], ...] | None = None
    """Book years whose yearly meeting was held, newest first, with the day; None while there is no list of meetings."""
    members: int | None = None
    offers: tuple[ProductOffer, ...] = ()
    """What it offers to everybody, for the shared catalogue."""
