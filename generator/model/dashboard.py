"""What the programme office sees of one programme year: participants side by side, what is due, what is missing.

Lists name cooperatives by the rows of the catalogue. What only internal readers see is None in the public build.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.model.application import Application
from generator.model.benefit_results import BenefitsResult
from generator.model.engagement_results import ExpiryMark
from generator.model.mentoring_model import EvaluationKind
from generator.model.mentoring_overview import AssessmentChange, FollowUpMark, MentoringOverview
from generator.model.programme_results import ProgrammeOverview
from generator.model.report_copy import CopyResult
from generator.model.results import CooperativeOverview
from generator.model.values import ContentName


@dataclass(frozen=True, slots=True)
class Participant:
    """One cooperative with its mentoring in this year."""

    row: CooperativeOverview
    mentoring: MentoringOverview
    region: str
    """Region code of the application, or of the profile; empty when neither says."""
    cohort: str
    """Cohort of the application; empty when not known."""

    @property
    def is_active(self) -> bool:
        """Mentored still on the day of the report: not stopped, not ended by then, no decision."""
        one = self.mentoring
        return one.stopped_on is None and one.ended is None and one.graduation.decision is None


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is due: `overdue` in days, None while its day has not come."""

    participant: Participant
    step: str
    due_on: date
    overdue: int | None


@dataclass(frozen=True, slots=True)
class SkippedSteps:
    """Steps before the last one taken that nobody logged."""

    participant: Participant
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateJournal:
    """An active mentoring whose journal is silent for longer than the limit; None when there is no journal at all."""

    participant: Participant
    last: date | None
    working_days: int | None
    weekdays_only: bool


@dataclass(frozen=True, slots=True)
class MissingEvaluations:
    """Evaluations that should have been held by now and are not on file."""

    participant: Participant
    kinds: tuple[EvaluationKind, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """First and final points of one cooperative."""

    participant: Participant
    change: AssessmentChange


@dataclass(frozen=True, slots=True)
class ChangeBin:
    """How many changes are at least `low` and less than `high` points; the last one holds its end as well."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class ChangeDistribution:
    """Changes of all comparable pairs. `bins` are empty without one; then median and mean are None."""

    lines: tuple[ChangeLine, ...]
    """Everyone assessed at least once: comparable pairs first, the largest change on top."""
    bins: tuple[ChangeBin, ...]
    compared: int
    risen: int
    fallen: int
    median: Fraction | None


@dataclass(frozen=True, slots=True)
class OverdueFollowUp:
    """One follow-up past its day."""

    participant: Participant
    follow_up: FollowUpMark


@dataclass(frozen=True, slots=True)
class StageActivities:
    """Activities of the programme in one stage of the model's first use of the step."""

    phase: ContentName
    stage: ContentName
    """Names in Indonesian; the stage is empty where a phase has none."""
    planned: int
    held: int
    late: int
    """Planned day gone by and not held."""


@dataclass(frozen=True, slots=True)
class MentorLoad:
    """One mentor of the year, by code."""

    code: str
    post: str
    """The theme applied for; empty when the recruitment does not list the mentor."""
    capacity: int | None
    assignments: tuple[Assignment, ...]
    """In the order of their beginning."""

    @property
    def active(self) -> int:
        """How many of them go on."""
        return sum(one.is_active for one in self.assignments)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One cooperative of a mentor."""

    participant: Participant
    since: date | None
    until: date | None
    theme: str | None
    days_on_site: int
    is_active: bool


@dataclass(frozen=True, slots=True)
class MentorRatings:
    """What the cooperatives of a year think of their mentors, all together; None below the minimum group."""

    cooperatives: int
    minimum: int
    averages: tuple[tuple[str, Fraction], ...] | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything about one year. The five before the last are None in the public build."""

    overview: ProgrammeOverview
    participants: tuple[Participant, ...]
    others: tuple[Application, ...]
    """Chosen ones without a mentoring folder, those who stopped among them; the register alone tells of them."""
    shortfall: Fraction | None
    """How many graduates the target still lacks."""
    assessments_due: tuple[DueStep, ...]
    unfiled: tuple[DueStep, ...]
    """Assessments that were logged as done while there is no such file."""
    skipped: tuple[SkippedSteps, ...]
    changes: ChangeDistribution
    graduations: tuple[Participant, ...]
    """Those with a decision, a final assessment or a step of graduation due."""
    activities: tuple[StageActivities, ...]
    late_copies: tuple[CopyResult, ...]
    """Copies for local offices past due, the longest first; after them those that were sent late."""
    late_journals: tuple[LateJournal, ...] | None
    missing_evaluations: tuple[MissingEvaluations, ...] | None
    late_follow_ups: tuple[OverdueFollowUp, ...] | None
    mentors: tuple[MentorLoad, ...] | None
    ratings: MentorRatings | None
    benefits: BenefitsResult | None = None
    """None where no list of benefits is kept."""

    @property
    def expiries(self) -> tuple[tuple[Participant, ExpiryMark], ...]:
        """Documents of all participants that ran out or soon will, the soonest first."""
        found = [(one, mark) for one in self.participants for mark in one.mentoring.expiries]
        return tuple(sorted(found, key=lambda pair: (pair[1].valid_until, pair[0].row.id, pair[1].name)))

    @property
    def copies_overdue(self) -> int:
        """Copies past due that were not sent; area pages count the same."""
        return sum(one.overdue is not None for one in self.late_copies)

    @property
    def without_folder(self) -> tuple[Application, ...]:
        """Those of them whose folder is waited for: who stopped will not write one."""
        return tuple(one for one in self.others if one.stopped_on is None)
