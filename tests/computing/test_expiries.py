"""Documents that run out: by the written date alone, and only as the day of the report decides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.computing.expiries import find_expiries
from generator.model.engagement_results import OutputProgress, OutputState
from generator.model.mentoring_rules import MentoringRules

AS_OF = date(2026, 11, 22)
RULES = MentoringRules(journal_gap=5, minimum_group=5, expiry_notice=60, chosen_by="Uji")


def output(days: int | None, state: OutputState = OutputState.VALID, name: str = "Sertifikat") -> OutputProgress:
    until = AS_OF + timedelta(days=days) if days is not None else None
    return OutputProgress("a", name, state, None, until)


@pytest.mark.requirement("M-116")
@pytest.mark.parametrize(
    ("days", "told"), [(-1, True), (0, True), (60, True), (61, False), (None, False), (-400, True)]
)
def test_the_written_date_and_the_day_of_the_report_decide(days, told):
    found = find_expiries([output(days)], RULES, AS_OF)
    assert [one.days for one in found] == ([days] if told else [])


def test_a_later_report_reminds_of_more():
    later = AS_OF + timedelta(days=1)
    assert [one.days for one in find_expiries([output(61)], RULES, later)] == [60]


def test_a_draft_has_nothing_that_runs_out():
    for state in OutputState:
        found = find_expiries([output(-1, state)], RULES, AS_OF)
        assert bool(found) == (state in (OutputState.VALID, OutputState.EXPIRED))


def test_without_a_limit_only_what_is_over_is_told():
    rules = RULES.model_copy(update={"expiry_notice": None})
    outputs = [output(-1, name="B"), output(1, name="A")]
    for none in (rules, None):
        assert [one.name for one in find_expiries(outputs, none, AS_OF)] == ["B"]


def test_the_soonest_stands_first():
    found = find_expiries([output(30, name="B"), output(-3, name="C"), output(30, name="A")], RULES, AS_OF)
    assert [one.name for one in found] == ["C", "A", "B"]
