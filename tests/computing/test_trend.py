"""Years side by side: exact sums, condition and completeness kept apart, rulebooks never joined."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings

from generator.computing.trend import collect_trends, compare_with_year_before, compare_years
from generator.model.outlook import ChangeCause, Incomparable, YearChange
from tests.computing.books import all_answers, assess
from tests.computing.test_health import COMPLETE
from tests.computing.test_improvements import changed_samples

OLD, NEW = "permen-14-2009", "perdep-06-2016"


def year(number, rulebook=NEW, **parts):
    parts = {"figures": COMPLETE, "answers": all_answers(rulebook), **parts}
    return assess(rulebook=rulebook, period_end=date(number, 12, 31), **parts)


def changes(found):
    return {one.rule.id: one for aspect in found.aspects for one in aspect.indicators}


@settings(max_examples=40, deadline=None)
@given(changed_samples(), changed_samples())
def test_the_parts_of_a_change_add_up_to_it(one, other):
    before = year(2022, one[0], figures=one[1], answers=one[2])
    after = year(2023, one[0], figures=other[1], answers=one[2] | {key: other[2].get(key, "ya") for key in one[2]})
    found = compare_years(before, after)
    for aspect in found.aspects:
        known = [each.points for each in aspect.indicators if each.points is not None]
        assert aspect.points == (sum(known) if known else None)
        assert aspect.whole == (len(known) == len(aspect.indicators))
        if aspect.whole:
            assert aspect.points == aspect.after.score - aspect.before.score
    if before.total is not None and after.total is not None:
        assert found.points == after.total - before.total == sum(aspect.points for aspect in found.aspects)
    else:
        assert found.points is None
    for each in changes(found).values():
        if each.points:
            assert each.cause is ChangeCause.CONDITION, "one rule, other points: other facts"


def test_condition_completeness_and_nothing_are_three_things():
    before = year(2022)
    figures = COMPLETE | {"kas_dan_bank": 25, "volume_pinjaman_anggota": 950}
    del figures["pea"]
    found = changes(compare_years(before, year(2023, figures=figures)))
    assert (found["rasio_kas"].cause, found["rasio_kas"].points) == (ChangeCause.CONDITION, Fraction(-15, 2))
    volume = found["volume_pinjaman_anggota"]
    assert (volume.cause, volume.points) == (ChangeCause.CONDITION, 0)
    assert (found["promosi_ekonomi_anggota"].cause, found["promosi_ekonomi_anggota"].points) == (ChangeCause.DATA, None)
    assert (found["rentabilitas_aset"].cause, found["rentabilitas_aset"].points) == (ChangeCause.NONE, 0)


def test_another_answer_is_a_changed_condition():
    found = changes(compare_years(year(2022), year(2023, answers=all_answers() | {"m1_01": "tidak"})))
    assert found["manajemen_umum"].points == Fraction(-1, 4)
    assert found["manajemen_umum"].cause is ChangeCause.CONDITION


def test_scores_of_different_rulebooks_are_never_subtracted():
    before, after = year(2015, OLD), year(2016, NEW)
    with pytest.raises(ValueError, match="never subtracted"):
        compare_years(before, after)
    found = compare_with_year_before(after, [before, after])
    assert found == Incomparable(before, after)
    assert not hasattr(found, "points")


def test_the_year_before_is_the_latest_earlier_one():
    scores = [year(2014), year(2015, OLD), year(2016)]
    assert compare_with_year_before(scores[0], scores) is None
    assert isinstance(compare_with_year_before(scores[2], scores), Incomparable), "no reaching back over a year"
    both = [year(2015, OLD), year(2015), year(2016)]
    found = compare_with_year_before(both[2], both)
    assert isinstance(found, YearChange) and found.before is both[1], "the same books under the same rule"


def test_a_year_without_a_score_is_no_year_before():
    unknown = assess(rulebook="tidak-ada", period_end=date(2022, 12, 31))
    assert compare_with_year_before(year(2023), [unknown, year(2023)]) is None
    assert compare_with_year_before(unknown, [year(2021), unknown]) is None


def test_every_run_is_of_one_rulebook():
    scores = [year(2016), year(2014, OLD), year(2015, OLD), year(2017), year(2018, OLD)]
    runs = [(one.rulebook.id, [score.period_end.year for score in one.scores]) for one in collect_trends(scores)]
    assert runs == [(OLD, [2014, 2015, 2018]), (NEW, [2016, 2017])]
    assert all(score.rulebook.id == one.rulebook.id for one in collect_trends(scores) for score in one.scores)
    assert collect_trends([year(2015, OLD), year(2016, NEW)]) == ()
