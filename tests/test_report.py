"""How exact numbers and their sources become text for the terminal and for other programs."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from rich.console import Console

from generator.computing.health import compute_health_score
from generator.model.cooperative import Cooperative
from generator.model.profile import Profile
from generator.model.results import AmountResult, AmountState, HealthScore
from generator.model.statements import TrailPart
from generator.pages.score_data import decimal_text, indicator_as_data, list_source_lines, list_sources, scores_as_data
from generator.problems.place import Place
from generator.reading.cooperative import read_cooperative
from generator.report import print_scores
from tests.computing.books import FILE, ROOT, all_answers, assess, pick, real_rulebooks

BY_HAND = ROOT / "tests" / "worked_examples" / "perdep_06_2016_by_hand" / "koperasi-contoh-hitung-tangan"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(10**30), "1" + "0" * 30),
        (Fraction(1, 2), "0.5"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 10**18), "0.000000000000000001"),
        (Fraction(10**18 * 2 + 1, 2), "1000000000000000000.5"),
        (Fraction(1, 2**40), "0.0000000000009094947017729282379150390625"),
        (Fraction(200, 3), "66.66666666666666666666666666666667"),
        (None, None),
    ],
)
def test_decimals_are_plain_and_exact(value, text):
    assert decimal_text(value) == text


def test_every_decimal_that_ends_is_given_whole():
    chance = random.Random(3)
    for _ in range(500):
        value = Fraction(chance.randint(-(10**40), 10**40), 2 ** chance.randint(0, 60) * 5 ** chance.randint(0, 60))
        assert Fraction(Decimal(decimal_text(value))) == value


def test_the_sources_of_a_ratio_are_numerator_first():
    score = assess(figures={"bank": 2, "kewajiban_lancar": 100, "kas": 10})
    assert [place.line for place in list_sources(pick(score, "rasio_kas"))] == [3, 1, 2]


def test_parts_that_a_stated_total_was_not_added_from_are_no_source_of_it():
    score = assess(figures={"kas": 10, "kas_dan_bank": 12, "kewajiban_lancar": 100})
    assert [place.line for place in list_sources(pick(score, "rasio_kas"))] == [2, 3]
    with_all = assess(figures={"kas": 10, "kas_dan_bank": 12, "kewajiban_lancar": 100, "bank": 2})
    assert [place.line for place in list_sources(pick(with_all, "rasio_kas"))] == [2, 1, 4, 3]


def test_a_contradiction_leads_to_both_sides():
    score = assess(figures={"kas": 10, "kas_dan_bank": 13, "kewajiban_lancar": 100, "bank": 2})
    assert [place.line for place in list_sources(pick(score, "rasio_kas"))] == [2, 1, 4, 3]


def test_a_figure_added_from_lines_tells_them_all_and_no_line_is_line_0():
    def figure(name, *trail):
        parts = tuple(TrailPart(code, "", 5, lines, first, last) for code, lines, first, last in trail)
        place = Place("journal.csv", min((one.first for one in parts), default=0))
        return AmountResult(name, AmountState.STATED, Fraction(5), place, trail=parts)

    one = replace(
        pick(assess(), "rasio_kas"),
        numerator=figure("kas", ("1101", 2, 40, 277), ("1102", 6, 18, 1656)),
        denominator=figure("bank", ("1103", 0, 0, 0)),
    )
    assert [(each.place.line, each.last, each.lines) for each in list_source_lines(one)] == [(18, 1656, 8), (0, 0, 1)]
    assert indicator_as_data(one)["sources"] == [{"file": "journal.csv", "line": 18}]


def test_a_printed_ratio_and_answers_are_sources():
    score = assess(ratios={"rasio_kas": "12.5"}, answers={"m2_01": "ya", "m2_03": "tidak"})
    assert [place.file for place in list_sources(pick(score, "rasio_kas"))] == [FILE]
    assert [place.line for place in list_sources(pick(score, "kelembagaan"))] == [1, 2]


def indicator_data(score, name):
    data = scores_as_data(Cooperative("uji", "cooperatives/uji"), (score,))
    indicators = [one for aspect in data["assessments"][0]["aspects"] for one in aspect["indicators"]]
    return next(one for one in indicators if one["id"] == name)


def test_a_questionnaire_shows_its_count_only_when_all_is_answered():
    whole = indicator_data(assess(answers=all_answers() | {"m2_01": "tidak"}), "kelembagaan")
    assert (whole["numerator"], whole["denominator"], whole["score"], whole["state"]) == ("5", "6", "2.5", "scored")
    partly = indicator_data(assess(answers={"m2_01": "ya"}), "kelembagaan")
    assert (partly["numerator"], partly["denominator"], partly["ratio"]) == (None, "6", None)
    assert (partly["score"], partly["state"]) == (None, "incomplete")


def test_half_a_rupiah_reaches_the_data():
    figures = {"pinjaman_kurang_lancar": 1, "pinjaman_diragukan": 0, "pinjaman_macet": 0, "pinjaman_diberikan": 8}
    found = indicator_data(assess(figures=figures), "risiko_pinjaman_bermasalah")
    assert (found["numerator"], found["denominator"], found["ratio"]) == ("0.5", "8", "6.25")


def test_no_score_is_null_and_not_zero():
    shop = Profile.model_validate({"name": "Toko", "kind": "konsumen", "savings_and_loan_unit": "tidak"})
    score = assess(shop, figures={"kas": 1})
    data = scores_as_data(Cooperative("uji", "cooperatives/uji"), (score,))["assessments"][0]
    assert (data["total"], data["lowest"], data["highest"], data["predicate"]) == (None, None, None, None)
    assert {one["state"] for aspect in data["aspects"] for one in aspect["indicators"]} == {"not_applicable"}


def test_a_rule_that_does_not_apply_prints_its_reason_and_no_zeros():
    shop = Profile.model_validate({"name": "Toko", "kind": "konsumen", "savings_and_loan_unit": "tidak"})
    out = io.StringIO()
    print_scores(
        Console(file=out, width=160), Cooperative("uji", "cooperatives/uji"), (assess(shop, figures={"kas": 1}),)
    )
    assert "Tidak berlaku" in out.getvalue() and "0,00" not in out.getvalue()


def test_the_table_survives_names_that_look_like_markup_or_commands():
    out = io.StringIO()
    cooperative = Cooperative("KSP [bold]Maju[/] \x1b[31m", "cooperatives/uji")
    print_scores(Console(file=out, width=160), cooperative, (assess(figures={"kas": 1}),))
    text = out.getvalue()
    assert "[bold]Maju[/]" in text
    assert "\x1b" not in text
    assert "10,25 – 100,00" in text
    assert "Dalam Pengawasan Khusus – Dalam Pengawasan – Cukup Sehat – Sehat" in text


def printed(score: HealthScore) -> str:
    out = io.StringIO()
    print_scores(Console(file=out, width=160), Cooperative("uji", "cooperatives/uji"), (score,))
    return out.getvalue()


def test_a_ratio_in_the_terminal_never_denies_its_own_score():
    cooperative, _ = read_cooperative(BY_HAND, "uji")
    (assessment,) = cooperative.assessments
    text = printed(compute_health_score(assessment, cooperative.profile.content, real_rulebooks()))
    for ratio, score in (("74,99998 %", "5,25"), ("79,999998 %", "3,75"), ("20,0001 %", "3,00"), ("10,00 %", "2,50")):
        assert re.search(rf"{ratio} +│ +{score} ", text.replace("\N{NO-BREAK SPACE}", " ")), ratio


def test_a_ratio_in_the_terminal_has_its_own_unit():
    text = printed(assess(rulebook="perdep-07-2016", figures={"jumlah_mitra_pembiayaan": 150, "jumlah_staf": 2}))
    assert re.search(r"75,00.orang", text)
    assert re.search(r"│ +12,5.%", printed(assess(ratios={"rasio_kas": "12.50"})))
