"""What was computed about programme years, plans and registers. A count nobody can know is None, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from generator.model.application import Application, Reason, StageRecord
from generator.model.benefit import BenefitList
from generator.model.cooperative import Authored
from generator.model.glossary import Glossary
from generator.model.mentoring_model import MentoringModel
from generator.model.mentoring_results import ModelMaterial
from generator.model.mentoring_stage import MentoringStanding
from generator.model.plan import Attainment, Kpi, Plan
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.recruitment import Candidate, RecruitmentForm
from generator.model.region_register import Breakdown, RegionRegister
from generator.model.report_copy import CopyResult
from generator.model.theme import BookList, Theme


@dataclass(frozen=True, slots=True)
class FunnelBar:
    """One stage of the funnel: who got at least so far."""

    key: str
    count: int | None
    applications: tuple[str, ...] = ()
    """Whose; empty when only a source's count is known."""


@dataclass(frozen=True, slots=True)
class DropOff:
    """How many left between two bars, for one reason."""

    after: str
    """The last bar they reached."""
    outcome: str
    reason: Reason | None
    count: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """A step that was due and not taken."""

    application: Authored[Application]
    record: Authored[StageRecord]
    days: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many applicants, and how many of them chosen, share one trait; `key` is None where it is not stated."""

    key: str | None
    applied: int
    chosen: int


@dataclass(frozen=True, slots=True)
class GateCount:
    """One hurdle of one cohort before the choice."""

    cohort: str
    step: str
    passed: int
    failed: int
    open: int


@dataclass(frozen=True, slots=True)
class ProgrammeOverview:
    """One year in numbers, as of one day."""

    year: ProgrammeYear
    funnel: tuple[FunnelBar, ...]
    drop_offs: tuple[DropOff, ...]
    pending: int | None
    """Applications without an outcome yet."""
    running: int | None
    """Chosen, not stopped, mentoring not closed, without a decision on graduation."""
    decided_against: int | None
    """Not yet fit for graduation by decision."""
    decided_against_ids: frozenset[str]
    gates: tuple[GateCount, ...]
    by_region: tuple[Tally, ...]
    by_theme: tuple[Tally, ...]
    by_kind: tuple[Tally, ...]
    by_mode: tuple[Tally, ...]
    by_cohort: tuple[Tally, ...]
    overdue: tuple[Overdue, ...]
    target: Kpi | None
    target_share: Fraction | None
    """Graduated in percent of the target."""
    awaiting_ids: frozenset[str] = frozenset()
    """Applications whose mentoring was closed and that wait for a decision on graduation."""

    def bar(self, key: str) -> FunnelBar | None:
        """One bar."""
        return next((one for one in self.funnel if one.key == key), None)


@dataclass(frozen=True, slots=True)
class KpiProgress:
    """An indicator with the newest value a source states."""

    kpi: Kpi
    reached: Attainment | None
    share: Fraction | None
    """Percent of the way from baseline to target; None while no value is known."""
    line: tuple[tuple[int, Fraction], ...]
    """Known values by year, of the same nature as the target: the baseline first."""


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan with its indicators."""

    plan: Authored[Plan]
    progress: tuple[KpiProgress, ...]

    @property
    def target(self) -> KpiProgress | None:
        """The indicator that is the programme's target."""
        return next((one for one in self.progress if one.kpi.number == self.plan.content.target), None)


@dataclass(frozen=True, slots=True)
class FormResult:
    """A selection form with its interview weights put to 100, beside the printed ones; empty when one is missing."""

    form: Authored[RecruitmentForm]
    total: int
    normalised: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class InterviewScore:
    """The weighted interview: as printed, out of the sum of the weights, and beside it put to 100."""

    raw: Fraction
    maximum: Fraction
    normalised: Fraction


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """One candidate held against the form; None where something is missing."""

    candidate: Candidate
    administrative: bool | None
    interview: InterviewScore | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecruitmentResult:
    """A year's candidates under its form."""

    year: ProgrammeYear
    form: Authored[RecruitmentForm]
    candidates: tuple[CandidateResult, ...]


@dataclass(frozen=True, slots=True)
class BreakdownResult:
    """A breakdown with its whole and what the source leaves open."""

    breakdown: Breakdown
    whole: int
    known: int

    @property
    def rest(self) -> int:
        """How many the source does not place."""
        return self.whole - self.known


@dataclass(frozen=True, slots=True)
class RegisterResult:
    """A register with its breakdowns worked out."""

    register: Authored[RegionRegister]
    breakdowns: tuple[BreakdownResult, ...]


@dataclass(frozen=True, slots=True)
class MentoringMaterial:
    """Everything about the mentoring programme that holds together; what does not is absent and reported."""

    models: ModelMaterial
    names: MentoringNames
    overviews: tuple[ProgrammeOverview, ...] = ()
    plans: tuple[PlanResult, ...] = ()
    themes: tuple[Authored[Theme], ...] = ()
    books: Authored[BookList] | None = None
    glossary: Authored[Glossary] | None = None
    forms: tuple[FormResult, ...] = ()
    recruitments: tuple[RecruitmentResult, ...] = ()
    registers: tuple[RegisterResult, ...] = ()
    copies: tuple[CopyResult, ...] = ()
    """Copies of reports owed to local offices, of all years."""
    benefits: Authored[BenefitList] | None = None
    registered: Mapping[str, MentoringStanding] = field(default_factory=dict)
    """Where mentoring stands by the registers alone, by the cooperative's id."""

    @property
    def terms(self) -> frozenset[str]:
        """Terms that have an entry in the glossary."""
        return frozenset(one.id for one in self.glossary.content.terms) if self.glossary else frozenset()

    @property
    def by_model(self) -> Mapping[str, MentoringModel]:
        """Models by id."""
        return self.names.models
