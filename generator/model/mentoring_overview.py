"""One programme year of one cooperative in a few values: what pages about many cooperatives are made of.

Plain and small, since it travels between processes and lies in the cache. Computed on the copy for the audience of the
build: what only internal readers see is None in the public one. Refuses to know texts of journals and evaluations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from generator.model.application import MentoringMode, Reason
from generator.model.benefit import BenefitState, FinancingState
from generator.model.engagement import Decision
from generator.model.engagement_results import Eligibility, ExpiryMark, SheetKey, SheetState
from generator.model.mentoring_journal import ContactKind
from generator.model.mentoring_stage import MentoringStage, find_stage
from generator.model.values import ContentName


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step of the model for this cooperative; `overdue` in days on the day of the report."""

    step: str
    on: date | None
    due_on: date | None
    overdue: int | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """So many of so many outputs are there and valid."""

    have: int
    of: int


@dataclass(frozen=True, slots=True)
class JournalStanding:
    """The journal in numbers; `silent_days` are the working days of the gap that is still open."""

    entries: int
    last: date | None
    gaps: int
    silent_since: date | None
    silent_days: int | None
    weekdays_only: bool
    """Holidays of a year the open gap touches are not known."""
    unconfirmed_weeks: int


@dataclass(frozen=True, slots=True)
class FollowUpMark:
    """One follow-up; `overdue` in days on the day of the report."""

    id: str
    action: str
    owner: str
    """An actor's id."""
    due_on: date
    done_on: date | None
    overdue: int | None


@dataclass(frozen=True, slots=True)
class AssessmentChange:
    """First and final assessment. A total is None while an item is missing; `points` also when not comparable."""

    instrument: ContentName
    """The newest one."""
    version: str
    example: bool
    """Whether it is not the ministry's own instrument."""
    initial_on: date | None
    final_on: date | None
    initial: Fraction | None
    final: Fraction | None
    points: Fraction | None
    comparable: bool
    """Both are there under one version of one instrument."""
    before: tuple[ContentName, str] | None = None
    """Instrument and version of the first one where the final one has others."""


@dataclass(frozen=True, slots=True)
class EvaluationMarks:
    """Which evaluations took place, on which day, and what the cooperative thinks of its mentor by item, 1 to 5."""

    three_way: date | None
    two_way: date | None
    closing: date | None
    mentor_on: date | None
    scores: Mapping[str, int]
    """Never shown but as part of a group."""


@dataclass(frozen=True, slots=True)
class GraduationStanding:
    """Computed eligibility beside the decision of an office."""

    eligibility: Eligibility
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    contradicts: bool
    decision: Decision | None
    decided_on: date | None
    office: str
    evidence: str = ""
    """The document of the decision, for internal readers; empty when none is named."""
    example: bool = False
    """The rule is an example of ours, no office's limit."""


@dataclass(frozen=True, slots=True)
class MentoringOverview:
    """The whole. `programme`, `application`, `model` and `theme` are ids; None when not stated or not known here."""

    year: int
    programme: str | None
    application: str | None
    model: str | None
    theme: str | None
    mode: MentoringMode | None
    file: str
    steps: tuple[StepMark, ...]
    current: str | None
    """The last step taken."""
    started: date | None
    ended: date | None
    """Internal readers know the closing evaluation and the mentor's last day; None while it goes on or is not known,
    also where a last day is planned for later than the day of the report."""
    stopped_on: date | None
    stop_reason: Reason | None
    has_begun: bool
    """A step after the choice was taken."""
    general: Completeness
    special: Completeness | None
    """None while the theme is not known."""
    lacking: tuple[ContentName, ...]
    """Names of special outputs that are not complete."""
    assessments: AssessmentChange | None
    graduation: GraduationStanding
    journal: JournalStanding | None = None
    contacts: tuple[tuple[str, ContactKind, int], ...] | None = None
    """Month (`2026-05`), kind, number."""
    follow_ups: tuple[FollowUpMark, ...] | None = None
    evaluations: EvaluationMarks | None = None
    sheet: tuple[tuple[SheetKey, SheetState], ...] | None = None
    mentors: tuple[tuple[str, str | None], ...] = ()
    """Code and theme id of each mentor."""
    handed_over_on: date | None = None
    handed_over_to: str = ""
    benefits: Mapping[str, tuple[BenefitState | None, BenefitState | None]] = field(default_factory=dict)
    """Before and after, by item."""
    financing: tuple[FinancingState | None, FinancingState | None] = (None, None)
    lessons: tuple[tuple[str, str], ...] = ()
    """Root cause (may be empty) and lesson."""
    expiries: tuple[ExpiryMark, ...] = ()
    """Documents that ran out or soon will, the soonest first."""
    has_closed: bool = False
    """The closing evaluation was held."""

    @property
    def stage(self) -> MentoringStage:
        """Where it stands on the day of the report."""
        return find_stage(
            self.graduation.decision, self.stopped_on is not None, self.has_begun, self.has_closed, self.mode
        )

    def taken_on(self, step: str) -> date | None:
        """The day a step was taken."""
        return next((one.on for one in self.steps if one.step == step), None)


@dataclass(frozen=True, slots=True)
class ReportedStanding:
    """One programme's mentoring as a report copied to a local office tells it."""

    day: str
    """`2026-10-23`: nothing later is in it."""
    mentoring: tuple[MentoringOverview, ...]


@cache
def _adapter() -> TypeAdapter[tuple[MentoringOverview, ...]]:
    return TypeAdapter(tuple[MentoringOverview, ...])


def pack_overviews(overviews: tuple[MentoringOverview, ...]) -> Any:
    """As values that JSON can hold; Fractions as text."""
    return _adapter().dump_python(overviews, mode="json")


def unpack_overviews(data: Any) -> tuple[MentoringOverview, ...]:
    """The same values again; raises ValueError when they do not fit."""
    return _adapter().validate_python(data, strict=False)
