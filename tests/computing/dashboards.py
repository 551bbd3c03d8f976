"""Participants of a year made by hand, so that lists can be held against what was put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from generator.computing.dashboard import compute_dashboards
from generator.model.application import MentoringMode
from generator.model.audience import Audience
from generator.model.dashboard import Dashboard
from generator.model.engagement_results import Eligibility
from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_overview import (
    AssessmentChange,
    Completeness,
    EvaluationMarks,
    GraduationStanding,
    JournalStanding,
    MentoringOverview,
    StepMark,
)
from generator.model.mentoring_rules import MentoringRules
from generator.model.results import CooperativeOverview
from tests.computing.mentoring import AS_OF, open_project

RULES = MentoringRules(journal_gap=5, minimum_group=3, chosen_by="Uji")
UNDECIDED = GraduationStanding(Eligibility.NO_RULE, (), (), False, None, None, "")
HELD = EvaluationMarks(date(2026, 6, 1), date(2026, 6, 2), None, None, {})
WRITTEN = JournalStanding(10, date(2026, 11, 20), 0, None, None, False, 0)
MENTORING = MentoringOverview(
    year=2026,
    programme="uji",
    application="u-1",
    model="baru",
    theme="pemasaran",
    mode=MentoringMode.HOME_BASE,
    file="engagement.yml",
    steps=(),
    current=None,
    started=date(2026, 3, 2),
    ended=None,
    stopped_on=None,
    stop_reason=None,
    has_begun=True,
    general=Completeness(2, 5),
    special=Completeness(0, 1),
    lacking=(),
    assessments=None,
    graduation=UNDECIDED,
    journal=WRITTEN,
    follow_ups=(),
    evaluations=HELD,
    mentors=(("tp-1", "pemasaran"),),
)


def row(name: str = "satu", bookings: Iterable[MentorBooking] = (), **changes: object) -> CooperativeOverview:
    """One cooperative of the small programme; `changes` are those of its mentoring."""
    mentoring = replace(MENTORING, **changes)
    return CooperativeOverview(
        name, f"Koperasi {name}", False, "jasa", "51.08", None, (), 0, (), 0, 0,
        bookings=tuple(bookings), mentoring=(mentoring,),
    )  # fmt: skip


def step(name: str, on: str = "", due: str = "", as_of: date = AS_OF) -> StepMark:
    """One step, late when its day has gone by."""
    day, due_on = (date.fromisoformat(one) if one else None for one in (on, due))
    late = (as_of - due_on).days if due_on and day is None else 0
    return StepMark(name, day, due_on, late if late > 0 else None)


def change(before: Fraction | None, after: Fraction | None, comparable: bool = True) -> AssessmentChange:
    """First and final points."""
    points = after - before if comparable and before is not None and after is not None else None
    return AssessmentChange("Uji", "1", True, date(2026, 3, 9), date(2026, 7, 9), before, after, points, comparable)


def compute(
    root: Path, *rows: CooperativeOverview, audience: Audience = Audience.INTERNAL, as_of: date = AS_OF
) -> Dashboard:
    """The dashboard of the only year of a project."""
    material = open_project(root, as_of, audience)[0]
    (found,) = compute_dashboards(material.overviews, rows, material.names, RULES, audience, as_of)
    return found
