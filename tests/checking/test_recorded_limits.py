"""Recorded results where there is no total to compare with: intervals, and rulebooks that do not apply."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.checking.recorded import check_recorded, find_parting, possible_scores
from generator.computing.health import compute_health_score
from generator.model.profile import Profile
from tests.computing.books import all_answers, assess, pick, real_rulebooks, write_assessment

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
    assert possible_scores(liquidity.indicators) == {10 + Fraction(one) for one in ("1.25", "2.5", "3.75", "5")}


def test_possible_scores_of_a_questionnaire_count_the_open_questions_only():
    score = assess(answers={"m2_01": "ya", "m2_02": "tidak", "m2_03": "ya", "m2_04": "ya"})
    assert possible_scores((pick(score, "kelembagaan"),)) == {Fraction(3, 2), 2, Fraction(5, 2)}


def test_the_first_indicator_that_explains_the_gap_alone_is_named():
    score = assess(figures={"kas_dan_bank": 12, "kewajiban_lancar": 100}, answers=all_answers())
    management = next(aspect for aspect in score.aspects if aspect.rule.id == "manajemen")
    assert find_parting((management,), Fraction("-0.25")) == "Manajemen umum"
    assert find_parting((management,), Fraction("-0.6")) == "Manajemen permodalan"
    assert find_parting((management,), Fraction("-0.3")) == "Manajemen aktiva"
