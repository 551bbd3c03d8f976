"""Size classes (KUK): every limit with one on either side, ranges while figures are unknown, where sources differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.computing.size_class import KnownFigure, classify, compute_size_class
from generator.model.cooperative import Authored
from generator.model.profile import Profile
from generator.problems.place import Place
from generator.reading.references import read_size_classes
from tests.computing.books import ROOT, assess

LIMITS = {
    "members": (5_000, 9_000, 35_000),
    "own_capital": (250_000_000, 15_000_000_000, 40_000_000_000),
    "assets": (2_500_000_000, 100_000_000_000, 500_000_000_000),
}


def rule():
    found, problems = read_size_classes(ROOT)
    assert problems == []
    return found.content


def figures(**values):
    return [KnownFigure(Fraction(values[name]), Place("f.yml", 1)) if name in values else None for name in LIMITS]


def find(**values):
    return classify(rule(), figures(**values))


@pytest.mark.parametrize("measure", LIMITS)
@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize(("change", "higher"), [(-1, 0), (0, 0), (1, 1)], ids=["below", "on", "above"])
def test_every_limit_and_one_on_either_side(measure, position, change, higher):
    value = LIMITS[measure][position] + change
    found = find(**{"members": 1, "own_capital": 1, "assets": 1, measure: value})
    assert found.is_certain
    assert found.lowest == position + higher
    own = next(one for one in found.measures if one.measure.id == measure)
    assert own.on_limit is (change == 0)


def test_the_highest_of_the_three_decides():
    assert find(members=612, own_capital=1_094_403_875, assets=4_467_658_265).possible[0].id == "kuk_2"
    assert find(members=9_001, own_capital=1, assets=1).possible[0].id == "kuk_3"
    assert find(members=1, own_capital=1, assets=500_000_000_001).possible[0].id == "kuk_4"


def test_an_unknown_figure_leaves_a_range_and_is_named():
    found = find(own_capital=1_000_000_000, assets=1)
    assert [one.id for one in found.possible] == ["kuk_2", "kuk_3", "kuk_4"]
    assert [one.id for one in found.missing] == ["members"]
    assert [one.id for one in find().possible] == ["kuk_1", "kuk_2", "kuk_3", "kuk_4"]
    # Nothing could raise the last class, so nothing is missing for it.
    found = find(members=35_001)
    assert (found.is_certain, found.missing, found.possible[0].id) == (True, (), "kuk_4")


def test_negative_own_capital_is_small_and_not_unknown():
    found = find(members=1, own_capital=-5, assets=1)
    assert (found.is_certain, found.lowest) == (True, 0)


@pytest.mark.parametrize(
    ("assets", "other"),
    [(15_000_000_000, None), (15_000_000_001, 2), (100_000_000_000, 2), (100_000_000_001, None)],
)
def test_where_another_source_has_another_limit_the_result_says_so(assets, other):
    found = find(members=1, own_capital=1, assets=assets).measures[2]
    assert (found.other_position, found.other_source) == (other, "X8" if other else "")


def test_on_the_limit_the_other_rule_gives_the_class_above():
    changed = rule().model_copy(update={"on_limit": rule().on_limit.model_copy(update={"rule": "upper"})})
    on = classify(changed, figures(members=5_000, own_capital=1, assets=1))
    assert on.lowest == 1
    assert classify(changed, figures(members=4_999, own_capital=1, assets=1)).lowest == 0


def profile(**fields):
    content = Profile.model_validate({"name": "Koperasi Uji", **fields})
    return Authored("p.yml", content, {("people", "members"): Place("p.yml", 3)})


def test_figures_come_from_the_assessment_then_from_the_profile_of_that_year():
    score = assess(figures={"total_aset": 3_000_000_000})
    lines = [{"year": 2022, "own_capital": 1}, {"year": 2023, "own_capital": 300_000_000, "assets": 1}]
    found = compute_size_class(rule(), score, profile(people={"members": 612}, yearly_figures=lines))
    assert [one.value for one in found.measures] == [612, 300_000_000, 3_000_000_000]
    assert found.measures[0].place == Place("p.yml", 3)
    assert found.lowest == 1
    halves = profile(people={"members_women": 5_000, "members_men": 1})
    assert compute_size_class(rule(), score, halves).measures[0].position == 1
    assert compute_size_class(rule(), score, profile(people={"members_women": 5_001})).measures[0].value is None
    assert compute_size_class(rule(), score, None).measures[1].value is None


@pytest.mark.parametrize(("day", "applies"), [(date(2020, 12, 31), False), (date(2021, 1, 31), True)])
def test_there_is_no_class_before_the_rule_was_in_force(day, applies):
    score = replace(assess(figures={}), period_end=day)
    assert (compute_size_class(rule(), score, None) is not None) is applies
