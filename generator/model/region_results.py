"""What was computed about one area for its local office (Dinas). Unknown is counted apart, never as zero or as no.

Fictional and real cooperatives are never in one value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.application import Application
from generator.model.engagement_results import ExpiryMark
from generator.model.mentoring_model import MentoringModel, ModelStep
from generator.model.mentoring_overview import FollowUpMark, MentoringOverview
from generator.model.mentoring_stage import MentoringStage
from generator.model.programme import Activity, Programme
from generator.model.report_copy import CopyResult
from generator.model.results import CooperativeOverview


class MeetingState(StrEnum):
    """Whether the yearly meeting (RAT) of a book year was held."""

    HELD = "held"
    NOT_RECORDED = "not_recorded"
    """There is a list of meetings, without that one."""
    UNKNOWN = "unknown"
    """There is no list."""


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One step in which the office acts or takes part; `overdue` in days."""

    step: ModelStep
    on: date | None
    due_on: date | None
    overdue: int | None


@dataclass(frozen=True, slots=True)
class LateStep:
    """One step past its day, whoever is to take it; `days` since then."""

    step: ModelStep
    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Mentored:
    """One cooperative in one programme year."""

    programme: Programme
    application: Application
    overview: CooperativeOverview | None
    """None while it has no folder."""
    mentoring: MentoringOverview | None
    model: MentoringModel | None
    stage: MentoringStage
    current: ModelStep | None
    has_begun: bool
    """A step after the choice was taken; what stopped later has begun all the same."""
    touchpoints: tuple[Touchpoint, ...]
    late: tuple[LateStep, ...]
    """Of all steps, the longest late first; none once it has ended."""

    @property
    def stopped_on(self) -> date | None:
        """The day mentoring stopped, as the register or the folder tells."""
        return self.application.stopped_on or (self.mentoring.stopped_on if self.mentoring else None)

    @property
    def touched(self) -> int:
        """How often the office has taken part."""
        return sum(one.on is not None for one in self.touchpoints)


@dataclass(frozen=True, slots=True)
class Standing:
    """One cooperative of the area with its yearly meeting."""

    overview: CooperativeOverview
    meeting: MeetingState
    met_on: date | None
    last: tuple[int, date] | None = None
    """Book year and day of the newest yearly meeting on record, of whatever year."""


def find_standing(overview: CooperativeOverview, book_year: int) -> Standing:
    """Whether the yearly meeting of that book year was held, as far as the list of meetings tells."""
    if overview.yearly_meetings is None:
        return Standing(overview, MeetingState.UNKNOWN, None)
    held = next((day for year, day in overview.yearly_meetings if year == book_year), None)
    state = MeetingState.NOT_RECORDED if held is None else MeetingState.HELD
    newest = next(iter(overview.yearly_meetings), None)
    last = None if newest is None else (newest[0], date.fromisoformat(newest[1]))
    return Standing(overview, state, None if held is None else date.fromisoformat(held), last)


@dataclass(frozen=True, slots=True)
class Count:
    """So many of the area share a trait; `key` is None where it is not known."""

    key: str | None
    number: int


@dataclass(frozen=True, slots=True)
class LateFollowUp:
    """A follow-up past due, and whose it is."""

    cooperative: CooperativeOverview
    mark: FollowUpMark


@dataclass(frozen=True, slots=True)
class AreaResult:
    """All real cooperatives of one office, or all fictional ones."""

    office: str
    book_year: int
    """The last full book year before the day of the report."""
    cooperatives: tuple[Standing, ...]
    mentored: tuple[Mentored, ...]
    by_kind: tuple[Count, ...]
    by_stage: tuple[Count, ...]
    by_theme: tuple[Count, ...]
    by_meeting: tuple[Count, ...]
    late: tuple[LateFollowUp, ...]
    """Longest overdue first within one owner."""
    follow_ups: int | None
    """How many follow-ups are known; None in the public build, which knows of none."""
    copies: tuple[CopyResult, ...]
    applied: int
    """Applications of this area, refused ones too."""
    activities: tuple[tuple[Programme, Activity], ...]
    """Meetings with the office of this area or of a larger one."""
    expiries: tuple[tuple[CooperativeOverview, ExpiryMark], ...] = ()
    """Documents that ran out or soon will, the soonest first."""

    @property
    def begun(self) -> int:
        """How many of the chosen ones were mentored, still or until some day."""
        return sum(one.has_begun for one in self.mentored)

    @property
    def touched(self) -> int:
        """How often the office has taken part, over all its cooperatives."""
        return sum(one.touched for one in self.mentored)

    @property
    def late_steps(self) -> int:
        """Steps past their day, over all its cooperatives."""
        return sum(len(one.late) for one in self.mentored)

    @property
    def behind(self) -> tuple[Mentored, ...]:
        """Cooperatives with a step past its day."""
        return tuple(one for one in self.mentored if one.late)

    @property
    def copies_overdue(self) -> int:
        """Copies past due."""
        return sum(one.overdue is not None for one in self.copies)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What one copy tells: its cooperatives as they stood on one day, by name. Nothing later is in it."""

    copy: CopyResult
    day: date
    is_reprint: bool
    """It was sent on that day, and the report is of a later one."""
    mentored: tuple[Mentored, ...]


@dataclass(frozen=True, slots=True)
class RegionAreas:
    """Every office's area by code, real and fictional apart, and what each copied report tells."""

    real: Mapping[str, AreaResult]
    fictional: Mapping[str, AreaResult]
    reports: tuple[ReportContent, ...] = ()
    unplaced: AreaResult | None = None
    """Real cooperatives whose area nobody wrote down; None when there is none."""
    unplaced_fictional: AreaResult | None = None
