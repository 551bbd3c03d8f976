"""One assessment under one rulebook: total or interval, predicate, and the reasons why there is no score."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from generator.computing.health import prepare_rulebook
from generator.computing.overview import summarise
from generator.model.profile import Profile
from generator.model.results import FindingState, NoScoreReason
from generator.model.rulebook import Rulebook
from generator.problems.place import Place
from tests.computing.books import (
    AVERAGED,
    FILE,
    RULEBOOKS,
    all_answers,
    assess,
    pick,
    real_rulebooks,
    rulebook,
    write_assessment,
)

KSP = Profile.model_validate({"name": "KSP Uji", "kind": "simpan_pinjam"})
SHOP = Profile.model_validate({"name": "Toko Uji", "kind": "konsumen", "savings_and_loan_unit": "tidak"})

# Every amount stated directly: 22 figures complete the 17 ratios. Round numbers, invented for this test.
COMPLETE = {
    "modal_sendiri": 500,
    "total_aset": 1000,
    "pinjaman_berisiko": 100,
    "modal_tertimbang": 80,
    "atmr": 1000,
    "volume_pinjaman_anggota": 900,
    "volume_pinjaman": 1000,
    "risiko_pinjaman_bermasalah": 0,
    "pinjaman_diberikan": 850,
    "cadangan_risiko": 1,
    "beban_operasi_anggota": 80,
    "partisipasi_bruto": 100,
    "beban_usaha": 40,
    "shu_kotor": 100,
    "biaya_karyawan": 10,
    "kas_dan_bank": 12,
    "kewajiban_lancar": 100,
    "dana_yang_diterima": 1000,
    "shu_sebelum_pajak": 100,
    "shu_bagian_anggota": 50,
    "partisipasi_netto": 101,
    "beban_usaha_dan_perkoperasian": 100,
    "partisipasi_bruto_dan_non_anggota": 100,
    "pea": 10,
    "simpanan_pokok_dan_wajib": 100,
}


def without(*names):
    return {name: value for name, value in COMPLETE.items() if name not in names}


def test_a_book_of_best_answers_has_the_whole_hundred():
    score = assess(figures=COMPLETE, answers=all_answers())
    assert (score.total, score.lowest, score.highest) == (100, 100, 100)
    assert score.predicate.id == "sehat"
    assert [one.id for one in score.possible_predicates] == ["sehat"]
    assert [aspect.score for aspect in score.aspects] == [15, 25, 15, 10, 15, 10, 10]
    assert len(score.indicators) == 22
    assert all(one.state is FindingState.SCORED for one in score.indicators)
    assert (score.id, score.file, score.reason) == ("health_2023", FILE, None)


def test_one_missing_figure_makes_the_total_an_interval():
    score = assess(figures=without("pea"), answers=all_answers())
    assert (score.total, score.predicate) == (None, None)
    assert (score.lowest, score.highest) == (97, 100)
    identity = score.aspects[-1]
    assert (identity.score, identity.lowest, identity.highest) == (None, 7, 10)
    assert [aspect.score for aspect in score.aspects[:-1]] == [15, 25, 15, 10, 15, 10]


def test_missing_is_not_the_same_as_zero():
    zero = assess(figures=COMPLETE | {"pea": 0}, answers=all_answers())
    assert (zero.total, pick(zero, "promosi_ekonomi_anggota").ratio) == (97, 0)
    assert assess(figures=without("pea"), answers=all_answers()).total is None


def test_one_missing_answer_makes_the_total_an_interval():
    answers = all_answers()
    del answers["m3_04"]
    score = assess(figures=COMPLETE, answers=answers)
    assert (score.total, score.lowest, score.highest) == (None, Fraction(997, 10) - Fraction(3, 10), 100)
    assert pick(score, "manajemen_permodalan").missing == ("m3_04",)


def test_with_nothing_known_the_interval_is_what_the_tables_allow():
    score = assess()
    # Lowest rows: 1.25 at-risk loans; 1 + 1 efficiency; 2.5 + 1.25 liquidity; 0.75 + 0.75 growth; 1.75 identity.
    assert (score.total, score.lowest, score.highest) == (None, Fraction("10.25"), 100)
    assert [one.id for one in score.possible_predicates] == [
        "sehat",
        "cukup_sehat",
        "dalam_pengawasan",
        "dalam_pengawasan_khusus",
    ]


def test_an_interval_within_one_class_names_one_possible_predicate_but_gives_none():
    score = assess(figures=without("pea"), answers=all_answers())
    assert [one.id for one in score.possible_predicates] == ["sehat"]
    assert score.predicate is None


def test_a_ratio_that_cannot_be_computed_keeps_the_total_open():
    score = assess(figures=COMPLETE | {"total_aset": 0}, answers=all_answers())
    assert pick(score, "modal_sendiri_total_aset").state is FindingState.NOT_COMPUTABLE
    assert pick(score, "rentabilitas_aset").state is FindingState.NOT_COMPUTABLE
    assert (score.total, score.lowest, score.highest) == (None, Fraction("91.75"), 100)


def test_negative_over_negative_is_not_a_sign_of_health():
    score = assess(figures=COMPLETE | {"modal_sendiri": -500, "total_aset": -1000}, answers=all_answers())
    assert pick(score, "modal_sendiri_total_aset").state is FindingState.NOT_COMPUTABLE
    assert pick(score, "rentabilitas_modal_sendiri").state is FindingState.NOT_COMPUTABLE
    assert pick(score, "modal_sendiri_pinjaman_berisiko").score == 0
    assert score.total is None


def test_a_contradictory_total_stops_every_ratio_that_uses_it():
    figures = COMPLETE | {"kas": 6, "bank": 7}
    score = assess(figures=figures, answers=all_answers())
    assert pick(score, "rasio_kas").missing == ("kas_dan_bank",)
    assert score.total is None
    assert assess(figures=figures | {"bank": 6}, answers=all_answers()).total == 100


def test_a_printed_ratio_completes_the_total():
    score = assess(figures=without("pea"), answers=all_answers(), ratios={"promosi_ekonomi_anggota": "9.8"})
    assert (score.total, pick(score, "promosi_ekonomi_anggota").score) == (Fraction("99.25"), Fraction("2.25"))
    wide = assess(figures=without("pea"), answers=all_answers(), ratios={"promosi_ekonomi_anggota": "10"})
    assert (wide.total, wide.lowest, wide.highest) == (None, Fraction("99.25"), 100)


@pytest.mark.parametrize("name", RULEBOOKS)
def test_the_lower_limit_of_a_predicate_belongs_to_it(name):
    prepared = real_rulebooks()[name]
    classes = prepared.rulebook.predicates.classes
    grain = Fraction(1, 10**12)
    for better, worse in pairwise(classes):
        limit = Fraction(better.at_least)
        assert prepared.predicate_of(limit).id == better.id
        assert prepared.predicate_of(limit + grain).id == better.id
        assert prepared.predicate_of(limit - grain).id == worse.id
    assert prepared.predicate_of(Fraction(100)).id == classes[0].id
    assert prepared.predicate_of(Fraction(0)).id == classes[-1].id


def test_a_total_just_under_a_limit_is_not_rounded_over_it():
    # 79.95 is shown as 80.0 with one decimal; the class comes from the exact total.
    prepared = real_rulebooks()["perdep-06-2016"]
    assert prepared.predicate_of(Fraction("79.995")).id == "cukup_sehat"


def test_every_used_figure_leads_to_its_line():
    score = assess(figures=COMPLETE, answers=all_answers())
    cash = pick(score, "rasio_kas")
    lines = list(COMPLETE)
    assert cash.numerator.place.line == lines.index("kas_dan_bank") + 1
    assert cash.denominator.place.line == lines.index("kewajiban_lancar") + 1
    first = pick(score, "manajemen_umum").answers[0]
    assert (first.question.id, first.place.line) == ("m1_01", len(COMPLETE) + 1)


def test_the_rulebook_is_chosen_by_the_end_of_the_period():
    for end, expected in (
        (date(2008, 12, 31), "permen-20-2008"),
        (date(2015, 12, 31), "permen-14-2009"),
        (date(2016, 12, 31), "perdep-06-2016"),
        (date(2023, 12, 31), "juknis-15-2021-ksp"),
    ):
        score = assess(KSP, rulebook=None, period_end=end, figures=COMPLETE)
        assert (score.rulebook.id, score.outside_force, score.reason) == (expected, False, None)


def test_no_rule_in_force_means_no_score():
    score = assess(KSP, rulebook=None, period_end=date(2008, 10, 31), figures=COMPLETE, answers=all_answers())
    assert score.reason is NoScoreReason.NO_RULE_IN_FORCE
    assert (score.rulebook, score.total, score.lowest, score.highest, score.aspects) == (None, None, None, None, ())


def test_no_rule_for_a_cooperative_without_savings_and_loans_before_2021():
    early = assess(SHOP, rulebook=None, period_end=date(2020, 12, 31), figures=COMPLETE)
    assert early.reason is NoScoreReason.NO_RULE_IN_FORCE
    assert assess(SHOP, rulebook=None, figures=COMPLETE).rulebook.id == "juknis-15-2021-sektor-riil"


def test_a_named_rulebook_that_does_not_cover_the_kind_scores_nothing():
    score = assess(SHOP, figures=COMPLETE, answers=all_answers())
    assert score.reason is NoScoreReason.NOT_APPLICABLE
    assert (score.total, score.lowest, score.highest, score.predicate) == (None, None, None, None)
    assert {one.state for one in score.indicators} == {FindingState.NOT_APPLICABLE}
    assert all(one.score is None and not one.missing for one in score.indicators)


def test_an_unknown_rulebook_is_not_replaced_by_another():
    score = assess(KSP, rulebook="perdep-99-2099", figures=COMPLETE, answers=all_answers())
    assert (score.reason, score.rulebook, score.total) == (NoScoreReason.UNKNOWN_RULEBOOK, None, None)


def test_a_rulebook_outside_its_time_still_scores_and_says_so():
    late = assess(KSP, rulebook="permen-14-2009", figures=COMPLETE, answers=all_answers())
    assert (late.outside_force, late.total) == (True, 100)
    assert not assess(KSP, figures=COMPLETE).outside_force
    assert assess(KSP, period_end=date(2016, 3, 31), figures=COMPLETE).outside_force


def test_without_a_profile_the_named_rulebook_is_used():
    assert assess(None, figures=COMPLETE, answers=all_answers()).total == 100


def test_the_summary_repeats_the_score_and_the_record():
    recorded = {"total": "60.50", "predicate": "dalam_pengawasan"}
    assessment = write_assessment(figures=without("pea"), recorded=recorded, rulebook="perdep-06-2016")
    summary = summarise(assess(figures=without("pea")), assessment)
    assert (summary.year, summary.rulebook_id, summary.total) == (2023, "perdep-06-2016", None)
    assert (summary.recorded_total, summary.recorded_predicate) == (Fraction(121, 2), "dalam_pengawasan")
    assert summary.missing == 6


def test_scoring_does_not_depend_on_the_order_of_figures():
    forward = assess(figures=COMPLETE, answers=all_answers())
    backward = assess(figures=dict(reversed(COMPLETE.items())), answers=dict(reversed(all_answers().items())))
    assert [one.score for one in forward.indicators] == [one.score for one in backward.indicators]


def test_preparing_a_rulebook_keeps_its_tables():
    written = rulebook("perdep-06-2016")
    assert isinstance(written, Rulebook)
    prepared = prepare_rulebook(written)
    assert [len(indicators) for *_, indicators in prepared.aspects] == [3, 4, 5, 3, 2, 3, 2]


@pytest.mark.parametrize("name", AVERAGED)
def test_a_form_with_every_checklist_empty_or_full(name):
    items = {one.id: one.items for aspect in rulebook(name).aspects for one in aspect.indicators if one.items}
    for share, value in ((0, 4), (1, 1)):
        score = assess(rulebook=name, checklists={one: str(share * number) for one, number in items.items()})
        governance = score.aspects[0]
        assert governance.score == (30 if share else Fraction(30, 4))
        assert {one.value for one in governance.indicators} == {value}
        assert {one.rule.id for one in score.indicators if one.score is not None} == set(items)


@pytest.mark.parametrize("name", AVERAGED)
def test_with_nothing_known_a_form_is_open_from_a_quarter_to_the_whole(name):
    score = assess(rulebook=name)
    assert (score.total, score.lowest, score.highest) == (None, 25, 100)


def test_a_stated_checklist_leads_to_its_line():
    score = assess(rulebook="juknis-15-2021-ksp", figures={"kas": 5}, checklists={"kemandirian": "4"})
    assert pick(score, "kemandirian").fulfilled == (4, Place(FILE, 2, 3))
