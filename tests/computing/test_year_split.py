"""Why two years differ: the steps add up exactly, corrections are undone in order, and open totals stay open."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.computing.corrections import list_corrected_values, restore_books
from generator.computing.health import compute_health_score
from generator.computing.year_split import explain_corrections, explain_year, score_under, score_when_recorded
from generator.model.audience import Audience
from generator.model.outlook import Incomparable, YearChange
from generator.model.statements import BookFigure
from generator.problems.place import Place
from generator.workshop import open_workshop
from tests.computing.books import WEIGHTED, all_answers, real_rulebooks, write_assessment
from tests.computing.test_health import COMPLETE
from tests.computing.test_improvements import changed_samples

OLD, NEW = "permen-14-2009", "perdep-06-2016"


def books(year, rulebook=NEW, **parts):
    parts = {"figures": COMPLETE, "answers": all_answers(rulebook), **parts}
    return write_assessment(rulebook=rulebook, period_end=date(year, 12, 31), **parts)


def score(assessment):
    return compute_health_score(assessment, None, real_rulebooks())


def explain(before, after):
    pairs = [(one, score(one)) for one in (before, after)]
    return explain_year(pairs[1][1], pairs, None, real_rulebooks())


def correction(year, **was):
    return {"on": date(year, 6, 30), "was": was, "because": "Uji."}


@settings(max_examples=60, deadline=None)
@given(changed_samples(), changed_samples(), changed_samples(), st.sampled_from(WEIGHTED), st.data())
def test_the_three_steps_add_up_to_the_whole_difference(one, other, former, rulebook, data):
    names = data.draw(st.lists(st.sampled_from(sorted(one[1])), unique=True, max_size=4)) if one[1] else []
    was = {name: former[1][name] for name in names if name in former[1] and former[1][name] != one[1][name]}
    before = books(2022, one[0], figures=one[1], answers=one[2], corrections=[correction(2023, figures=was)])
    after = books(2023, rulebook, figures=other[1], answers=all_answers(rulebook))
    found = explain(before, after)
    first = score_under(restore_books(before), one[0], None, real_rulebooks())
    if isinstance(found, Incomparable):
        assert all(each.score is None for each in score_under(before, rulebook, None, real_rulebooks()).indicators)
        return
    split = found.split
    steps = (split.data, split.rule, split.condition)
    if first.total is not None and split.after.total is not None:
        assert split.whole.points == split.after.total - first.total
        if all(step.points is not None for step in steps):
            assert sum(step.points for step in steps) == split.whole.points
    if None not in (first.total, score(before).total, split.rescored.total, split.after.total):
        assert all(step.points is not None for step in steps), "known totals leave no step open"
    for step, low, high in ((split.rule, split.corrected, split.rescored), (split.data, first, split.corrected)):
        if low.total is not None and high.total is not None:
            assert step.points == high.total - low.total
    if rulebook == one[0]:
        assert split.rule.points == 0
    if not was:
        assert split.data.points == 0


def test_each_step_is_what_its_name_says():
    before = books(2015, OLD, corrections=[correction(2016, figures={"kas_dan_bank": 25})])
    found = explain(before, books(2016, answers=all_answers() | {"m1_01": "tidak"}))
    assert isinstance(found, YearChange)
    split = found.split
    assert split.first.rulebook.id == OLD and split.rescored.rulebook.id == NEW
    assert found.before is split.rescored, "aspects are compared under one rule"
    assert split.data.points == score(before).total - split.first.total != 0
    assert split.condition.points == found.points == Fraction(-1, 4)
    assert split.whole.points == split.after.total - split.first.total


def test_the_same_rule_without_corrections_is_all_condition():
    figures = COMPLETE | {"kas_dan_bank": 25}
    split = explain(books(2022), books(2023, figures=figures)).split
    assert (split.data.points, split.rule.points) == (0, 0)
    assert split.condition == split.whole
    assert not split.is_rule_changed and not split.is_data_corrected


def test_an_open_total_leaves_its_steps_open_and_the_others_known():
    before = books(2015, OLD, answers={}, corrections=[correction(2016, figures={"kas_dan_bank": 25})])
    split = explain(before, books(2016)).split
    assert split.data.points is not None, "the same answers are missing on both sides"
    for step, low, high in (
        (split.rule, split.corrected, split.rescored),
        (split.condition, split.rescored, split.after),
    ):
        assert step.points is None
        assert step.lowest == high.lowest - low.highest
        assert step.highest == high.highest - low.lowest


def test_a_corrected_part_of_an_unknown_sum_stays_open():
    figures = {name: value for name, value in COMPLETE.items() if name != "kas_dan_bank"} | {"kas": 5}
    one = books(2022, figures=figures, corrections=[correction(2023, figures={"kas": 4})])
    found = explain_corrections(one, score(one), None, real_rulebooks())
    assert found.change.points is None and found.change.lowest < 0 < found.change.highest


def test_corrections_are_undone_newest_first_down_to_the_day():
    chain = [
        {"on": date(2024, 6, 3), "was": {"figures": {"kas": 12}}, "because": "Dua."},
        {"on": date(2024, 5, 2), "was": {"figures": {"kas": 10}, "unstated": ["m1_01"]}, "because": "Satu."},
    ]
    one = books(2023, figures=COMPLETE | {"kas": 15}, corrections=chain)
    kas = [restore_books(one, day).content.figures["kas"] for day in (None, date(2024, 5, 2), date(2024, 6, 3))]
    assert kas == [10, 12, 15]
    assert restore_books(one, date(2024, 6, 3)) is one
    first = restore_books(one)
    assert "m1_01" not in first.content.answers and first.content.corrections == ()
    assert len(restore_books(one, date(2024, 5, 2)).content.corrections) == 1
    told = [(each.name, each.was, each.became) for each in list_corrected_values(one)]
    assert told == [("kas", 10, 12), ("m1_01", None, True), ("kas", 12, 15)]


@pytest.mark.parametrize(("on", "is_held"), [(date(2024, 4, 30), True), (date(2024, 6, 30), False), (None, False)])
def test_a_recorded_result_is_of_the_books_of_its_day(on, is_held):
    """A correction of the day itself is in the books of that day; a result without a day is of the present books."""
    recorded = {"total": "92.50"} | ({"on": on} if on else {})
    chain = [correction(2024, figures={"kas_dan_bank": 25})]
    one = books(2023, corrections=chain, recorded=recorded)
    found = score_when_recorded(one, score(one), None, real_rulebooks())
    assert (found is not None) == is_held
    if is_held:
        assert (found.total, score(one).total) == (Fraction("92.5"), 100)


def leave_to_books(figures, taken):
    """Finds those figures in the books of the year, and the same books behind an assessment that leaves them out."""

    def find(assessment):
        given = {name: BookFigure(Fraction(figures[name]), Place("journal.csv", 2)) for name in taken}
        return lambda prepared: {one.id: given[one.id] for one in prepared.rulebook.accounts if one.id in given}

    return find


@settings(max_examples=80, deadline=None)
@given(changed_samples(), st.sampled_from(("ledger", "registers")), st.data())
def test_first_recorded_books_are_the_present_ones_with_the_named_figure_exchanged(sample, source, data):
    """Whatever gives the present figure: the file, the books of the year, or both of them alike."""
    rulebook, figures, answers = sample
    accounts = [one.id for one in real_rulebooks()[rulebook].rulebook.accounts if one.id in figures]
    taken = data.draw(st.lists(st.sampled_from(accounts), unique=True, min_size=1))
    left = {name: value for name, value in figures.items() if name not in taken or data.draw(st.booleans())}
    name = data.draw(st.sampled_from(taken))
    former = data.draw(st.one_of(st.none(), st.integers(0, 10**9).filter(lambda one: one != figures[name])))
    was = {"unstated": [name]} if former is None else {"figures": {name: former}}
    recorded = {"total": "50", "on": date(2023, 1, 31)}
    one = books(
        2022,
        rulebook,
        figures=left,
        answers=answers,
        figures_from=source,
        corrections=[correction(2023, **was)],
        recorded=recorded,
    )
    finder = leave_to_books(figures, taken)
    present = compute_health_score(one, None, real_rulebooks(), finder)
    assert points_of(present) == points_of(score(books(2022, rulebook, figures=figures, answers=answers)))

    exchanged = {**figures, name: former} if former is not None else {k: v for k, v in figures.items() if k != name}
    expected = score(books(2022, rulebook, figures=exchanged, answers=answers))
    found = explain_corrections(one, present, None, real_rulebooks(), finder)
    assert points_of(found.first) == points_of(expected)
    assert [(value.was, value.became) for value in found.values] == [(former, figures[name])]
    then = score_when_recorded(one, present, None, real_rulebooks(), finder)
    assert points_of(then) == points_of(expected)
    following = books(2023, rulebook, figures=figures, answers=answers)
    pairs = [(one, present), (following, score(following))]
    change = explain_year(pairs[1][1], pairs, None, real_rulebooks(), finder)
    if change is not None and change.split is not None:
        assert points_of(change.split.first) == points_of(expected)


def points_of(found):
    return (found.total, [(one.rule.id, one.state, one.score, one.lowest, one.highest) for one in found.indicators])


@cache
def read_sample(year):
    """The reading of one year of the sample cooperative that keeps books."""
    root = Path(__file__).parents[2]
    workshop = open_workshop(root, Audience.PUBLIC, date(2026, 11, 22))
    folder = root / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
    cooperative, scores, _, kept = workshop.examine(folder)
    readings = workshop.interpret(cooperative, scores, kept).scores
    return next(reading for one, reading in zip(scores, readings, strict=True) if one.period_end.year == year)


def test_a_figure_corrected_in_kept_books_became_what_they_say():
    effect = read_sample(2022).corrections
    staff = next(one for one in effect.values if one.name == "biaya_karyawan")
    assert (staff.was, staff.became) == (264_300_000, 246_300_000)
    assert effect.change.points == Fraction("-0.30")
    assert [(one.rule.id, one.points) for one in effect.indicators] == [("manajemen_aktiva", Fraction("-0.30"))]


def test_the_year_after_starts_from_the_books_as_first_recorded():
    split = read_sample(2023).change.split
    assert (split.first.total, split.corrected.total) == (Fraction("59.25"), Fraction("58.95"))
    assert split.data.points == Fraction("-0.30")
