"""What was computed about one cooperative's mentoring in one year. A part nobody recorded is missing, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.application import Application, StageRecord
from generator.model.benefit import BenefitList
from generator.model.cooperative import Authored, MentoringFolder
from generator.model.engagement import Engagement, StepEntry
from generator.model.glossary import Term
from generator.model.instrument import GraduationRule
from generator.model.mentoring_evaluation import Claim
from generator.model.mentoring_journal import ContactKind, FollowUp
from generator.model.mentoring_model import Actor, MentoringModel, ModelStep
from generator.model.mentoring_rules import MentoringRules
from generator.model.mentoring_stage import MentoringStage, has_begun
from generator.model.modern_results import ModernYear
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.theme import BookList, Theme
from generator.model.values import ContentName


@dataclass(frozen=True, slots=True)
class MentoringGround:
    """What engagements rest on; only what holds together is here."""

    names: MentoringNames
    books: BookList | None
    rules: MentoringRules | None
    years: tuple[ProgrammeYear, ...] = ()
    actors: tuple[Actor, ...] = ()
    written_years: frozenset[str] = frozenset()
    """Programme years that have a folder, usable or not."""
    benefits: BenefitList | None = None
    terms: tuple[Term, ...] = ()
    instruments_wait: bool = False
    """An instrument was refused and has told so itself; what rests on an unknown one only waits."""

    def year_waits(self, engagement: Engagement) -> bool:
        """Its programme year was refused and has told so itself."""
        return engagement.programme in self.written_years and self.find_year(engagement) is None

    def find_year(self, engagement: Engagement) -> ProgrammeYear | None:
        """The programme year an engagement belongs to."""
        return next((one for one in self.years if one.id == engagement.programme), None)

    def find_application(self, engagement: Engagement) -> Authored[Application] | None:
        """Its application."""
        year = self.find_year(engagement)
        rows = (year.applications or ()) if year else ()
        return next((row for row in rows if row.content.id == engagement.application), None)

    def find_records(self, engagement: Engagement) -> Mapping[str, Authored[StageRecord]]:
        """What the programme office logged about it, by step."""
        year = self.find_year(engagement)
        rows = (year.records or ()) if year else ()
        return {row.content.step: row for row in rows if row.content.application == engagement.application}


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step of the model: when it was taken, by the cooperative's own log or the programme office's."""

    step: ModelStep
    on: date | None
    due_on: date | None
    overdue: int | None
    """Days past due on the day of the report; None while not due or taken."""
    entry: StepEntry | None
    record: Authored[StageRecord] | None


class OutputState(StrEnum):
    """Whether an output is there and valid."""

    VALID = "valid"
    EXPIRED = "expired"
    UNDATED = "undated"
    DRAFT = "draft"
    WITHOUT_DOCUMENT = "without_document"
    PARTIAL = "partial"
    BROKEN = "broken"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class OutputProgress:
    """One output; `have` of `of` parts where it has parts (the mandatory books)."""

    id: str
    name: ContentName
    state: OutputState
    on: date | None = None
    valid_until: date | None = None
    have: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class ExpiryMark:
    """A document whose time runs out; `days` are left on the day of the report, less than 0 once it is over."""

    name: str
    valid_until: date
    days: int


@dataclass(frozen=True, slots=True)
class JournalGap:
    """Working days without a journal, more than the limit."""

    since: date
    until: date
    working_days: int
    is_open: bool
    """Runs up to the day of the report."""
    weekdays_only: bool
    """Holidays of a year it touches are not known."""


@dataclass(frozen=True, slots=True)
class JournalSummary:
    """The journal in numbers."""

    entries: int
    last: date | None
    gaps: tuple[JournalGap, ...]
    unconfirmed_weeks: tuple[date, ...]
    """Mondays of weeks with an entry the cooperative has not confirmed."""


@dataclass(frozen=True, slots=True)
class ContactCount:
    """Calls and visits of one month, `2026-05`."""

    month: str
    kind: ContactKind
    number: int


class ClaimState(StrEnum):
    """How well a claim is borne out."""

    TRIANGULATED = "triangulated"
    SINGLE = "single"
    CONFLICT = "conflict"
    DENIED = "denied"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One claim with its state."""

    claim: Claim
    state: ClaimState


@dataclass(frozen=True, slots=True)
class FollowUpResult:
    """One follow-up; `overdue` in days on the day of the report."""

    row: Authored[FollowUp]
    is_done: bool
    overdue: int | None


class SheetKey(StrEnum):
    """The five components the programme office judges on."""

    GENERAL = "general"
    SPECIAL = "special"
    ASSESSMENTS = "assessments"
    MENTOR = "mentor"
    INTERVENTIONS = "interventions"


class SheetState(StrEnum):
    """Whether a component is there."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One component; `have` of `of` where it is counted."""

    key: SheetKey
    state: SheetState
    have: int | None = None
    of: int | None = None


class Eligibility(StrEnum):
    """What the rule gives; the decision is a person's."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of the rule; None is not known yet."""

    key: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class GraduationResult:
    """Computed eligibility beside the recorded decision."""

    eligibility: Eligibility
    requirements: tuple[Requirement, ...]
    contradicts: bool
    """The decision says otherwise than the rule."""
    rule: GraduationRule | None = None
    example: bool = False
    """The rule belongs to an instrument that is an example of ours: no office's limit."""
    pack: str = ""
    """Address of the instrument the rule stands in."""


@dataclass(frozen=True, slots=True)
class EngagementResult:
    """Everything about one year of mentoring. `model` and `theme` are None when they are not known here."""

    folder: MentoringFolder
    model: MentoringModel | None
    theme: Theme | None
    steps: tuple[StepProgress, ...]
    current: ModelStep | None
    """The last step taken."""
    general: tuple[OutputProgress, ...]
    special: tuple[OutputProgress, ...]
    other: tuple[OutputProgress, ...]
    books: tuple[tuple[str, ContentName, str | None], ...]
    """Id, name and recorded state of each mandatory book; None is not recorded."""
    journal: JournalSummary | None
    contacts: tuple[ContactCount, ...] | None
    claims: tuple[ClaimResult, ...] | None
    follow_ups: tuple[FollowUpResult, ...] | None
    assessments: ModernYear | None
    sheet: tuple[SheetPart, ...]
    graduation: GraduationResult
    has_closed: bool
    """The closing evaluation was held."""
    stage: MentoringStage
    """Where it stands on the day of the report."""
    expiries: tuple[ExpiryMark, ...] = ()
    """Documents that ran out or soon will, the soonest first."""

    @property
    def is_unmentored(self) -> bool:
        """Help of another kind without a mentor: the steps of mentoring are not to come."""
        written = self.folder.engagement.content if self.folder.engagement else None
        return self.stage is MentoringStage.OTHER_INTERVENTION and written is not None and not written.mentors

    @property
    def late(self) -> tuple[StepProgress, ...]:
        """Steps past their day, the longest first; none once it has ended."""
        found = (one for one in self.steps if one.overdue and self.stage.awaits_steps)
        return tuple(sorted(found, key=lambda one: -(one.overdue or 0)))

    @property
    def has_begun(self) -> bool:
        """A step after the first phase was taken."""
        return has_begun(self.current, self.model)
