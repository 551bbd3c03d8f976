"""Recorded results where there is no total to compare with: intervals, and rulebooks that do not apply."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.checking.reachable import can_be, find_parting, list_options, stands_for
from generator.checking.recorded import check_recorded
from generator.computing.health import compute_health_score
from generator.model.profile import Profile
from tests.computing.books import all_answers, assess, pick, real_rulebooks, rulebook, write_assessment

SHOP = Profile.model_validate({"name": "Toko Uji", "kind": "konsumen", "savings_and_loan_unit": "tidak"})
ASPECTS = {"permodalan": "12.00", "likuiditas": "3.75"}


def check(profile=None, **parts):
    assessment = write_assessment(**{"rulebook": "perdep-06-2016", **parts})
    return check_recorded(assessment, compute_health_score(assessment, profile, real_rulebooks()))


def codes(problems):
    return [problem.code for problem in problems]


def test_a_rulebook_that_does_not_apply_refutes_nothing():
    recorded = {"total": "60.50", "predicate": "sehat", "aspects": ASPECTS}
    assert check(SHOP, recorded=recorded) == []
    assert codes(check(None, recorded=recorded)) == ["A08"]


def test_a_predicate_outside_the_interval_is_refuted_without_a_total():
    # Every question answered no: at most 85 points, which is still the best class.
    answers = all_answers(yes="tidak")
    assert check(recorded={"predicate": "sehat"}, answers=answers) == []
    figures = {"modal_sendiri": 0, "total_aset": 100, "pinjaman_berisiko": 100, "pinjaman_diberikan": 100}
    figures |= {"risiko_pinjaman_bermasalah": 100, "cadangan_risiko": 0}
    found = check(recorded={"predicate": "sehat"}, answers=answers, figures=figures)
    assert codes(found) == ["A08"]
    # Known: 0 + 0 of capital, 0 + 0 + 1.25 of loans, 0 of management. Open: 3 + 10 + 10 + 15 + 10 + 10.
    assert found[0].values["total"] == "10.25–59.25"
    assert found[0].values["recorded"] == "Sehat"
    assert found[0].values["computed"] == "Dalam Pengawasan / Dalam Pengawasan Khusus"
    for possible in ("dalam_pengawasan", "dalam_pengawasan_khusus"):
        assert check(recorded={"predicate": possible}, answers=answers, figures=figures) == []


@pytest.mark.parametrize(("total", "found"), [("59.25", []), ("59.26", ["A06"]), ("10.25", []), ("10.24", ["A06"])])
def test_a_total_outside_the_interval_is_refuted(total, found):
    figures = {"modal_sendiri": 0, "total_aset": 100, "pinjaman_berisiko": 100, "pinjaman_diberikan": 100}
    figures |= {"risiko_pinjaman_bermasalah": 100, "cadangan_risiko": 0}
    assert codes(check(recorded={"total": total}, answers=all_answers(yes="tidak"), figures=figures)) == found


def test_possible_scores_are_the_sums_of_rows_that_are_still_open():
    score = assess(figures={"kas_dan_bank": 12, "kewajiban_lancar": 100})
    liquidity = next(aspect for aspect in score.aspects if aspect.rule.id == "likuiditas")
    reachable = {10 + Fraction(one) for one in ("1.25", "2.5", "3.75", "5")}
    steps = [Fraction(one, 20) for one in range(401)]
    assert {one for one in steps if can_be(one, liquidity.indicators)} == reachable


def test_possible_scores_of_a_questionnaire_count_the_open_questions_only():
    score = assess(answers={"m2_01": "ya", "m2_02": "tidak", "m2_03": "ya", "m2_04": "ya"})
    assert list_options(pick(score, "kelembagaan")) == {Fraction(3, 2), 2, Fraction(5, 2)}


def test_the_first_indicator_that_explains_the_gap_alone_is_named():
    score = assess(figures={"kas_dan_bank": 12, "kewajiban_lancar": 100}, answers=all_answers())
    management = next(aspect for aspect in score.aspects if aspect.rule.id == "manajemen")
    assert find_parting((management,), Fraction("-0.25")) == "Manajemen umum"
    assert find_parting((management,), Fraction("-0.6")) == "Manajemen permodalan"
    assert find_parting((management,), Fraction("-0.3")) == "Manajemen aktiva"


def test_a_recorded_score_is_rounded_only_where_two_decimals_cannot_write_the_exact_one():
    third = Fraction(125, 9)
    assert stands_for(Fraction("13.89"), third) and not stands_for(Fraction("13.88"), third)
    assert not stands_for(Fraction("13.9"), third) and stands_for(third, third)
    assert stands_for(Fraction("8.44"), Fraction("8.4375")) and stands_for(Fraction("8.4375"), Fraction("8.4375"))
    assert not stands_for(Fraction("77.504"), Fraction("77.5"))


def test_a_recorded_aspect_of_averaged_classes_is_held_against_classes_and_not_against_points():
    """One known class of four, three open ones: 15 points in four shares of 1 to 4 quarters each."""
    score = assess(rulebook="juknis-15-2021-ksp", figures={"ekuitas": 30, "total_aset": 100})
    (capital,) = (one for one in score.aspects if one.rule.id == "permodalan")
    known = [one for one in capital.indicators if one.score is not None]
    assert len(known) == 1 and capital.score is None
    quarters = [known[0].score + Fraction(15, 16) * count for count in range(3, 13)]
    assert all(can_be(one, capital.indicators) for one in quarters)
    assert not can_be(quarters[0] - Fraction(15, 16), capital.indicators)
    assert not can_be(quarters[0] + Fraction(1, 2), capital.indicators)


def test_the_sums_of_thirds_and_seventeenths_are_recorded_rounded():
    checklists = {
        one.id: (one.items or 0)
        for aspect in rulebook("juknis-15-2021-ksp").aspects
        for one in aspect.indicators
        if one.items is not None
    }
    score = assess(rulebook="juknis-15-2021-ksp", checklists=checklists)
    governance = next(one for one in score.aspects if one.rule.id == "tata_kelola")
    assert governance.score == 30
    checklists["keanggotaan_sukarela_terbuka"] = 0
    short = {"total": "60", "aspects": {"tata_kelola": "28.68"}}
    assert codes(check(rulebook="juknis-15-2021-ksp", checklists=checklists, recorded=short)) == []
    (found,) = check(
        rulebook="juknis-15-2021-ksp", checklists=checklists, recorded=short | {"aspects": {"tata_kelola": "28.7"}}
    )
    assert (found.code, found.values["computed"]) == ("A03", "28.68")


def test_without_a_known_table_no_score_between_the_bounds_is_refuted():
    score = assess(rulebook="perdep-07-2016")
    unknown = next(one for one in score.indicators if one.rule.bands_unknown is not None)
    assert list_options(unknown) == frozenset()
    assert can_be(unknown.highest / 3, (unknown,)) and not can_be(unknown.highest + 1, (unknown,))
