"""The health paper's rows on seven aspects: each ratio worked out by hand once, the weights, one tree of scores."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from generator.checking.rulebook import check_rulebook
from generator.computing.comparison import compare_rulebooks
from generator.computing.health import compute_health_score, prepare_rulebook
from generator.model.profile import Profile
from generator.model.results import FindingState, NoScoreReason
from generator.model.rulebook import Rulebook
from generator.reading.binding import bind
from generator.reading.content import read_instruments
from generator.reading.yaml_text import parse_yaml
from tests.computing.books import (
    ROOT,
    RULEBOOKS,
    all_answers,
    assess,
    pick,
    real_rulebooks,
    rulebook,
    write_assessment,
)

# Row, ratio, figures, percent, points: each by hand from the table of 06/2016.
BY_HAND = [
    ("H-021", "modal_sendiri_total_aset", {"modal_sendiri": 45, "total_aset": 100}, 45, 6),
    ("H-022", "modal_sendiri_pinjaman_berisiko", {"modal_sendiri": 30, "pinjaman_berisiko": 200}, 15, "1.2"),
    ("H-023", "kecukupan_modal_sendiri", {"modal_tertimbang": 7, "atmr": 100}, 7, "2.25"),
    (
        "H-025",
        "volume_pinjaman_anggota",
        {"volume_pinjaman_anggota": 60, "volume_pinjaman": 100},
        60,
        "7.5",
    ),
    (
        "H-026",
        "risiko_pinjaman_bermasalah",
        {
            "pinjaman_kurang_lancar": 100,
            "pinjaman_diragukan": 40,
            "pinjaman_macet": 20,
            "pinjaman_diberikan": 1000,
        },
        10,
        4,
    ),
    ("H-027", "cadangan_risiko", {"cadangan_risiko": 25, "risiko_pinjaman_bermasalah": 100}, 25, "1.5"),
    ("H-028", "pinjaman_berisiko", {"pinjaman_berisiko": 28, "pinjaman_diberikan": 100}, 28, "2.5"),
    (
        "H-035",
        "beban_operasi_partisipasi_bruto",
        {"beban_operasi_anggota": 92, "partisipasi_bruto": 100},
        92,
        3,
    ),
    ("H-035", "beban_usaha_shu_kotor", {"beban_usaha": 50, "shu_kotor": 100}, 50, 3),
    ("H-035", "efisiensi_pelayanan", {"biaya_karyawan": 4, "volume_pinjaman": 100}, 4, 2),
    ("H-036", "rasio_kas", {"kas": 6, "bank": 6, "kewajiban_lancar": 100}, 12, 10),
    ("H-036", "pinjaman_dana_diterima", {"pinjaman_diberikan": 85, "dana_yang_diterima": 100}, 85, 5),
    ("H-037", "rentabilitas_aset", {"shu_sebelum_pajak": 8, "total_aset": 100}, 8, "2.25"),
    ("H-037", "rentabilitas_modal_sendiri", {"shu_bagian_anggota": 35, "modal_sendiri": 1000}, "3.5", "1.5"),
    (
        "H-037",
        "kemandirian_operasional",
        {"partisipasi_netto": 101, "beban_usaha_dan_perkoperasian": 100},
        101,
        4,
    ),
    (
        "H-038",
        "partisipasi_bruto",
        {"partisipasi_bruto": 60, "pendapatan_non_anggota": 40},
        60,
        "5.25",
    ),
    ("H-038", "promosi_ekonomi_anggota", {"pea": 8, "simpanan_pokok_dan_wajib": 100}, 8, "2.25"),
]


@pytest.mark.parametrize(
    ("name", "figures", "percent", "points"),
    [pytest.param(*rest, marks=pytest.mark.requirement(row), id=f"{row}-{rest[0]}") for row, *rest in BY_HAND],
)
def test_each_ratio_by_hand(name, figures, percent, points):
    found = pick(assess(figures=figures), name)
    assert (found.ratio, found.score) == (Fraction(percent), Fraction(points))


@pytest.mark.requirement("H-021", "H-022", "H-025", "H-026", "H-028", "H-036", "H-037", "H-038")
def test_nothing_to_compare_with_is_not_computable_and_says_why():
    for aspect in rulebook("perdep-06-2016").aspects:
        for rule in aspect.indicators:
            if rule.denominator is None or rule.zero_denominator.value == "full_score":
                continue
            found = pick(assess(figures={rule.numerator: 1, rule.denominator: 0}), rule.id)
            assert found.state is FindingState.NOT_COMPUTABLE
            assert found.operand_case is not None and rule.zero_reading


@pytest.mark.requirement("H-023")
def test_capital_adequacy_shows_its_worksheet():
    figures = {"kas": 10, "bank": 10, "tabungan_simpanan_berjangka": 100, "surat_berharga": 0}
    figures |= {"pinjaman_anggota": 500, "pinjaman_non_anggota": 0, "penyertaan": 0, "pendapatan_mhd": 0}
    found = pick(assess(figures=figures | {"aset_tetap": 100, "aset_lain": 0}), "kecukupan_modal_sendiri")
    # 20 % of 100, all of 500 and 70 % of 100, part by part.
    assert found.denominator.value == 20 + 500 + 70
    assert [part.id for part in found.denominator.parts][:3] == ["kas", "bank", "tabungan_simpanan_berjangka"]
    assert all(part.place is not None for part in found.denominator.parts)


def aspect_of(name, score):
    return next(one for one in score.aspects if one.rule.id == name)


@pytest.mark.requirement("H-020", "H-024")
@pytest.mark.parametrize("name", RULEBOOKS)
def test_points_of_an_aspect_are_those_of_its_ratios_and_weights_make_a_hundred(name):
    book = rulebook(name)
    assert sum(aspect.weight for aspect in book.aspects) == book.total == 100
    figures = {one.id: 100 for one in book.accounts}
    score = assess(rulebook=name, figures=figures, answers=all_answers(name))
    for aspect in score.aspects:
        assert aspect.lowest == sum(one.lowest for one in aspect.indicators)
        assert aspect.highest == sum(one.highest for one in aspect.indicators)
        assert sum(one.maximum for one in aspect.indicators) == aspect.maximum == aspect.rule.weight


@pytest.mark.requirement("H-024")
def test_quality_of_earning_assets_has_four_ratios():
    found = aspect_of("kualitas_aktiva_produktif", assess(figures={}))
    assert [one.rule.id for one in found.indicators] == [
        "volume_pinjaman_anggota",
        "risiko_pinjaman_bermasalah",
        "cadangan_risiko",
        "pinjaman_berisiko",
    ]


def changed_rulebook(name, *pairs):
    text = (ROOT / f"content/rulebooks/health/{name}.yml").read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    authored, problems = bind(parse_yaml(text, "uji.yml"), "uji.yml", Rulebook)
    assert problems == []
    return authored


@pytest.mark.requirement("H-020")
def test_a_rulebook_whose_weights_do_not_add_up_is_refused():
    instruments = read_instruments(ROOT)[0]
    broken = changed_rulebook("perdep-06-2016", ("\n    weight: 15\n", "\n    weight: 16\n"))
    assert "R07" in {one.code for one in check_rulebook(broken, instruments)}


@pytest.mark.requirement("H-009")
def test_changing_the_data_of_a_rule_changes_the_score_and_no_code():
    row = "          - {above: 20, at_most: 40, value: 50, score: 3.00}\n"
    better = changed_rulebook("perdep-06-2016", (row, row.replace("value: 50, score: 3.00", "value: 75, score: 4.50")))
    assert check_rulebook(better, read_instruments(ROOT)[0]) == []
    written = write_assessment(rulebook="perdep-06-2016", figures={"modal_sendiri": 30, "total_aset": 100})
    books = real_rulebooks() | {"perdep-06-2016": prepare_rulebook(better.content)}
    points = [
        pick(compute_health_score(written, None, each), "modal_sendiri_total_aset").score
        for each in (real_rulebooks(), books)
    ]
    assert points == [3, Fraction(9, 2)]


@pytest.mark.requirement("H-009")
def test_each_regulation_of_the_paper_that_could_be_found_is_a_file_with_its_months_in_force():
    since = {one.rulebook.instrument: one.rulebook.in_force.since for one in real_rulebooks().values()}
    assert since["permen-20-2008"] == "2008-11"
    assert since["perdep-06-2016"] == "2016-04"


@pytest.mark.requirement("H-035", "S-10")
def test_the_second_efficiency_ratio_differs_between_the_rules_and_the_difference_is_told():
    figures = {"beban_usaha": 90, "shu_kotor": 100, "aset_tetap": 10, "total_aset": 100}
    written = write_assessment(rulebook="perdep-06-2016", figures=figures)
    own = compute_health_score(written, None, real_rulebooks())
    assert pick(own, "beban_usaha_shu_kotor").score == 1
    others = {one.score.rulebook.id: one for one in compare_rulebooks(written, None, own, real_rulebooks())}
    earlier = others["permen-20-2008"]
    assert pick(earlier.score, "aktiva_tetap_total_aset").score == 4
    told = {(one.kind.value, (one.here or one.there).rule.id) for one in earlier.differences}
    assert {("only_here", "beban_usaha_shu_kotor"), ("only_there", "aktiva_tetap_total_aset")} <= told


@pytest.mark.requirement("H-039")
@pytest.mark.parametrize("name", ["perdep-06-2016", "permen-14-2009", "permen-20-2008"])
def test_seventeen_ratios_and_thirty_eight_answers_hang_on_one_tree(name):
    score = assess(rulebook=name, figures={}, answers=all_answers(name))
    ratios = [one for one in score.indicators if one.rule.numerator is not None]
    answers = [each for one in score.indicators for each in one.answers]
    assert (len(score.aspects), len(ratios), len(answers)) == (7, 17, 38)
    assert [len([one for one in aspect.indicators if one.rule.numerator]) for aspect in score.aspects] == [
        3,
        4,
        0,
        3,
        2,
        3,
        2,
    ]
    # No orphan: everything the rulebook has is on the tree, once.
    assert [one.rule.id for one in score.indicators] == [
        one.id for aspect in rulebook(name).aspects for one in aspect.indicators
    ]
    assert len({one.rule.id for one in ratios}) == 17 and len({each.question.id for each in answers}) == 38


@pytest.mark.requirement("H-005")
@pytest.mark.parametrize("name", ["perdep-06-2016", "permen-14-2009", "permen-20-2008", "perdep-07-2016"])
def test_a_producer_without_a_savings_unit_is_not_applicable_and_not_zero(name):
    producer = Profile.model_validate({"name": "Koperasi Uji", "kind": "produsen", "savings_and_loan_unit": "tidak"})
    score = assess(profile=producer, rulebook=name, figures={"kas": 1})
    assert score.reason is NoScoreReason.NOT_APPLICABLE
    assert (score.total, score.lowest, score.highest, score.predicate) == (None, None, None, None)
    assert {one.state for one in score.indicators} == {FindingState.NOT_APPLICABLE}
    with_unit = producer.model_copy(update={"savings_and_loan_unit": True})
    applies = assess(profile=with_unit, rulebook=name, figures={"kas": 1})
    assert applies.reason is None and applies.lowest is not None


@pytest.mark.requirement("S-13")
@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_row_that_decides_points_says_where_it_comes_from(name):
    """Both papers lack the tables, so no row may pass as theirs: each has its evidence, and the file its caveat."""
    rules = yaml.load((ROOT / f"content/rulebooks/health/{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert rules["caveats"]
    for aspect in rules["aspects"]:
        for one in aspect["indicators"]:
            assert one["grounds"]["evidence"] in ("verified", "single-source", "unverified")
            assert one["grounds"]["evidence"] == "unverified" or one["grounds"]["sources"]
