"""Indicators: the exact band, unknown as an interval, zero and negative denominators, the way to the next band."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.computing.amounts import AmountBook, Fact
from generator.computing.bands import prepare_indicators
from generator.computing.health import state_ratio
from generator.computing.indicators import compute_checklist, compute_questionnaire, compute_ratio
from generator.model.results import FindingState
from generator.model.rulebook import Aspect, Method
from generator.problems.place import Place
from tests.computing.books import RULEBOOKS, all_answers, assess, pick, ratio_rules, real_rulebooks, rulebook

HERE = Place("f.yml", 1)


def prepared(name, book="perdep-06-2016"):
    return next(one for *_, rules in real_rulebooks()[book].aspects for one in rules if one.rule.id == name)


def score_ratio(name, figures, printed=None, book="perdep-06-2016"):
    facts = {key: Fact(value, Place("f.yml", line)) for line, (key, value) in enumerate(figures.items(), start=1)}
    stated = None if printed is None else state_ratio(Decimal(printed), Place("f.yml", 99))
    return compute_ratio(prepared(name, book), AmountBook(real_rulebooks()[book].amounts, facts), stated)


def invented(**parts):
    """An indicator of no rulebook."""
    named = {"id": "rekaan", "name": {"id": "Rekaan", "en": "Invented"}}
    ends = {"numerator": "kas", "denominator": "volume_pinjaman"}
    return named | ends | {"grounds": {"evidence": "unverified", "citation": "buku uji"}} | parts


def prepare_alone(rule, method=Method.VALUE_TIMES_WEIGHT, weight="5"):
    """The only indicator of an aspect."""
    written = {"id": "aspek", "name": rule["name"], "weight": weight, "indicators": [rule]}
    operands = rulebook("perdep-06-2016").operands
    return prepare_indicators(Aspect.model_validate(written), method, operands, {})[0]


def test_the_ratio_is_exact_and_the_band_follows_it():
    found = score_ratio("modal_sendiri_total_aset", {"modal_sendiri": 1, "total_aset": 3})
    assert found.ratio == Fraction(100, 3)
    assert (found.score, found.value, found.state) == (3, 50, FindingState.SCORED)


@pytest.mark.parametrize(
    ("change", "score"), [(-1, Fraction(3, 2)), (0, Fraction(3, 2)), (1, 3)], ids=["below", "on", "above"]
)
def test_one_rupiah_in_a_trillion_decides_between_two_bands(change, score):
    figures = {"modal_sendiri": 2 * 10**17 + change, "total_aset": 10**18}
    assert score_ratio("modal_sendiri_total_aset", figures).score == score


@pytest.mark.parametrize(("change", "score"), [(-1, 2), (0, 1), (1, 1)], ids=["below", "on", "above"])
def test_an_included_lower_limit_belongs_to_the_upper_band(change, score):
    figures = {"beban_operasi_anggota": 10**18 + change, "partisipasi_bruto": 10**18}
    assert score_ratio("beban_operasi_partisipasi_bruto", figures).score == score


@pytest.mark.parametrize("known", [{}, {"modal_sendiri": 5}, {"total_aset": 5}])
def test_a_missing_operand_leaves_the_whole_interval(known):
    found = score_ratio("modal_sendiri_total_aset", known)
    assert found.state is FindingState.INCOMPLETE
    assert (found.score, found.ratio, found.band) == (None, None, None)
    assert (found.lowest, found.highest) == (0, 6)


def test_what_is_missing_is_named_down_to_the_accounts():
    found = score_ratio("rasio_kas", {"kas": 5})
    assert found.missing == ("bank", "kewajiban_lancar")
    assert (found.lowest, found.highest) == (Fraction(5, 2), 10)


def test_a_zero_denominator_gives_full_score_where_the_rulebook_says_so():
    for name, figures in (
        ("modal_sendiri_pinjaman_berisiko", {"modal_sendiri": 10, "pinjaman_berisiko": 0}),
        ("cadangan_risiko", {"risiko_pinjaman_bermasalah": 0}),
    ):
        found = score_ratio(name, figures)
        assert (found.state, found.by_operand_rule) == (FindingState.SCORED, True)
        assert (found.score, found.value, found.ratio) == (found.maximum, 100, None)


@pytest.mark.parametrize("numerator", [0, 5, -5, None])
def test_any_other_zero_denominator_is_not_computable(numerator):
    figures = {"total_aset": 0} | ({} if numerator is None else {"modal_sendiri": numerator})
    found = score_ratio("modal_sendiri_total_aset", figures)
    assert (found.state, found.score, found.ratio, found.missing) == (FindingState.NOT_COMPUTABLE, None, None, ())
    assert (found.lowest, found.highest) == (0, 6)


@pytest.mark.parametrize("name", [rule.id for rule in ratio_rules("perdep-06-2016")])
@pytest.mark.parametrize("numerator", [-50, 0, 50])
def test_a_negative_denominator_is_never_scored(name, numerator):
    rule = prepared(name).rule
    figures = {rule.numerator: numerator, rule.denominator: -100}
    if len(figures) == 2:
        found = score_ratio(name, figures)
        assert (found.state, found.score, found.ratio) == (FindingState.NOT_COMPUTABLE, None, None)
        assert not found.by_operand_rule


def test_a_share_of_no_income_at_all_is_not_computable_and_asks_for_nothing():
    figures = {"partisipasi_bruto": 100, "pendapatan_non_anggota": -100, "beban_usaha": 5}
    figures |= {"beban_pokok": 1, "beban_perkoperasian": 1}
    found = score_ratio("beban_operasi_partisipasi_bruto", figures)
    assert (found.state, found.missing) == (FindingState.NOT_COMPUTABLE, ())


def test_a_contradictory_total_is_named_and_not_scored():
    figures = {"kas": 5, "bank": 5, "kas_dan_bank": 11, "kewajiban_lancar": 100}
    found = score_ratio("rasio_kas", figures)
    assert (found.state, found.missing) == (FindingState.INCOMPLETE, ("kas_dan_bank",))
    assert (found.lowest, found.highest) == (Fraction(5, 2), 10)


def test_a_printed_ratio_does_not_overrule_figures_that_contradict_each_other():
    figures = {"kas": 5, "bank": 5, "kas_dan_bank": 11, "kewajiban_lancar": 100}
    assert score_ratio("rasio_kas", figures, printed="12").score is None
    figures["kas_dan_bank"] = 10
    assert score_ratio("rasio_kas", figures, printed="12").ratio == 10


def test_a_printed_ratio_stands_for_everything_that_rounds_to_it():
    stated = state_ratio(Decimal("4.19"), HERE)
    assert (stated.low, stated.high, stated.printed) == (Fraction(4185, 1000), Fraction(4195, 1000), Fraction(419, 100))
    assert state_ratio(Decimal("112"), HERE).low == Fraction(223, 2)
    zero = state_ratio(Decimal("0.00"), HERE)
    assert zero.low == zero.high == 0


def test_a_printed_ratio_within_one_band_is_scored_at_its_place():
    found = score_ratio("risiko_pinjaman_bermasalah", {}, printed="4.19")
    assert (found.state, found.score, found.value) == (FindingState.SCORED, 4, 80)
    assert (found.ratio, found.stated_ratio) == (Fraction(419, 100), Place("f.yml", 99))
    assert found.next_band is None


@pytest.mark.parametrize(
    ("printed", "lowest", "highest"),
    [("20", "1.5", "3"), ("20.0", "1.5", "3"), ("40", "3", "6"), ("19.9", "1.5", "1.5"), ("20.1", "3", "3")],
)
def test_a_printed_ratio_whose_rounding_crosses_an_edge_leaves_a_narrower_interval(printed, lowest, highest):
    found = score_ratio("modal_sendiri_total_aset", {}, printed=printed)
    assert (found.lowest, found.highest) == (Fraction(lowest), Fraction(highest))
    certain = lowest == highest
    assert found.state is (FindingState.SCORED if certain else FindingState.INCOMPLETE)
    assert (found.score is not None) is certain
    assert bool(found.missing) is not certain


def test_two_bands_with_one_score_leave_no_doubt():
    found = score_ratio("pinjaman_dana_diterima", {}, printed="90")
    assert (found.state, found.score, found.lowest, found.highest) == (FindingState.SCORED, 5, 5, 5)
    assert found.band is not None
    assert found.band.at_least == 90


def test_figures_come_before_a_printed_ratio():
    found = score_ratio("rasio_kas", {"kas_dan_bank": 12, "kewajiban_lancar": 100}, printed="18")
    assert (found.ratio, found.score, found.stated_ratio) == (12, 10, None)


@pytest.mark.parametrize("printed", ["5", "0", "-5"])
def test_a_printed_ratio_cannot_stand_on_a_denominator_of_zero(printed):
    assert score_ratio("modal_sendiri_total_aset", {"total_aset": 0}, printed=printed).score is None


@pytest.mark.parametrize("book", RULEBOOKS)
def test_the_way_to_the_next_band_leads_there_and_less_does_not(book):
    chance = random.Random(11)
    seen = {"rising": 0, "falling": 0, "exclusive": 0}
    for rule in ratio_rules(book):
        for _ in range(60):
            denominator = chance.randint(1, 10**10)
            least = 0 if rule.negative_numerator else -denominator // 10
            following = prepared(rule.id, book).following
            # A part of the denominator is not larger than it.
            numerator = chance.randint(least, denominator if following else denominator * 13 // 10)
            if chance.random() < 0.2:
                edge = chance.choice([one.low for one in prepared(rule.id, book).bands if one.low is not None])
                numerator = edge * denominator / prepared(rule.id, book).multiplier

            def rescore(change, rule=rule, numerator=numerator, denominator=denominator, following=following):
                figures = {rule.numerator: numerator + change, rule.denominator: denominator + following * change}
                return score_ratio(rule.id, figures, book=book)

            found = rescore(0)
            best = max(band.score for band in prepared(rule.id, book).bands)
            if found.next_band is None:
                assert found.score == best
                continue
            change = found.next_band.numerator_change
            band = found.next_band.band
            low = band.at_least if band.at_least is not None else band.above
            side = 1 if found.next_band.limit == low else -1
            assert change * side >= 0
            assert found.next_band.rises is (side > 0)
            assert found.next_band.denominator_change == following * change
            grain = Fraction(1, 10**9)
            seen["rising" if side > 0 else "falling"] += 1
            assert rescore(change - side * grain).score <= found.score
            at_limit = rescore(change).score
            if found.next_band.reached_at_limit:
                assert at_limit == found.score + found.next_band.points
            else:
                seen["exclusive"] += 1
                assert at_limit <= found.score
                assert rescore(change + side * grain).score == found.score + found.next_band.points
    assert min(seen.values()) > 20, seen


def test_the_nearest_better_band_is_chosen_on_either_side():
    below = score_ratio("rasio_kas", {"kas_dan_bank": 4, "kewajiban_lancar": 100}).next_band
    assert (below.limit, below.numerator_change, below.points, below.reached_at_limit) == (
        10,
        6,
        Fraction(15, 2),
        False,
    )
    above = score_ratio("rasio_kas", {"kas_dan_bank": 23, "kewajiban_lancar": 100}).next_band
    assert (above.limit, above.numerator_change, above.points, above.reached_at_limit) == (20, -3, Fraction(5, 2), True)
    assert score_ratio("rasio_kas", {"kas_dan_bank": 15, "kewajiban_lancar": 100}).next_band is None


@pytest.mark.parametrize(("ratio", "limit"), [(11, 10), (15, 10), (16, 20), (19, 20)])
def test_between_two_better_bands_the_closer_one_counts(ratio, limit):
    # An invented table with a valley; the rulebooks have none.
    rows = ({"at_most": "10", "value": "60", "score": "3"}, {"above": "10", "below": "20", "value": "0", "score": "0"})
    rows += ({"at_least": "20", "value": "100", "score": "5"},)
    rule = invented(bands=rows, weight="5")
    facts = {"kas": Fact(ratio, HERE), "volume_pinjaman": Fact(100, HERE)}
    book = AmountBook(real_rulebooks()["perdep-06-2016"].amounts, facts)
    found = compute_ratio(prepare_alone(rule), book, None).next_band
    assert (found.limit, found.numerator_change, found.reached_at_limit) == (limit, limit - ratio, True)


def test_a_questionnaire_counts_yes_and_leaves_the_unanswered_open():
    rule = prepared("manajemen_umum")
    answers = {question.id: (True, HERE) for question in rule.rule.questions}
    whole = compute_questionnaire(rule, answers)
    assert (whole.score, whole.value, whole.ratio, whole.missing) == (3, 100, 100, ())
    answers["m1_05"] = (False, HERE)
    assert compute_questionnaire(rule, answers).score == Fraction(11, 4)
    del answers["m1_07"], answers["m1_11"]
    partly = compute_questionnaire(rule, answers)
    assert (partly.state, partly.score, partly.value, partly.ratio) == (FindingState.INCOMPLETE, None, None, None)
    assert (partly.lowest, partly.highest) == (Fraction(9, 4), Fraction(11, 4))
    assert partly.missing == ("m1_07", "m1_11")


def test_no_answer_is_neither_yes_nor_no():
    nothing = compute_questionnaire(prepared("kelembagaan"), {})
    assert (nothing.score, nothing.lowest, nothing.highest) == (None, 0, 3)
    refused = compute_questionnaire(prepared("kelembagaan"), {f"m2_0{number}": (False, HERE) for number in range(1, 7)})
    assert (refused.score, refused.lowest, refused.highest) == (0, 0, 0)


def test_three_times_six_tenths_is_exactly_one_and_eight_tenths():
    answers = all_answers() | {"m3_01": "tidak", "m3_02": "tidak"}
    assert pick(assess(answers=answers), "manajemen_permodalan").score == Fraction(9, 5)


def test_bands_are_prepared_with_exact_limits():
    assert [band.low for band in prepared("rentabilitas_aset").bands] == [None, 5, Fraction(15, 2), 10]


# --- value 1 to 4, each indicator an equal part of its aspect --------------------------------------------------------

KSP_2021 = "juknis-15-2021-ksp"
SHOP_2021 = "juknis-15-2021-sektor-riil"


@pytest.mark.parametrize(("fulfilled", "value"), [(0, 4), (4, 4), (5, 3), (8, 3), (9, 2), (12, 2), (13, 1), (17, 1)])
def test_a_checklist_is_read_by_the_share_of_its_items(fulfilled, value):
    found = compute_checklist(prepared("anggaran_dasar", KSP_2021), (fulfilled, HERE))
    assert (found.ratio, found.value, found.state) == (Fraction(100 * fulfilled, 17), value, FindingState.SCORED)
    assert found.score == Fraction(30, 17) * (5 - value) / 4
    assert found.fulfilled == (fulfilled, HERE)


@pytest.mark.parametrize("fulfilled", [None, (18, HERE)])
def test_a_checklist_not_stated_or_overfull_is_open(fulfilled):
    found = compute_checklist(prepared("anggaran_dasar", KSP_2021), fulfilled)
    assert (found.state, found.score, found.missing) == (FindingState.INCOMPLETE, None, ("anggaran_dasar",))
    assert (found.lowest, found.highest) == (Fraction(30, 17) / 4, Fraction(30, 17))


def test_a_multiplier_gives_days_and_times():
    days = score_ratio("periode_penagihan", {"piutang_dagang": 100, "penjualan": 365}, book=SHOP_2021)
    assert (days.ratio, days.value) == (100, 2)
    assert (days.next_band.limit, days.next_band.reached_at_limit, days.next_band.numerator_change) == (100, False, 0)
    times = score_ratio("perputaran_piutang", {"penjualan": 699, "piutang_dagang": 100}, book=SHOP_2021)
    assert (times.ratio, times.value) == (Fraction(699, 100), 3)
    assert (times.next_band.limit, times.next_band.numerator_change) == (7, 1)
    people = {"jumlah_mitra_pembiayaan": 150, "jumlah_staf": 2}
    found = score_ratio("efisiensi_staf", people, book="perdep-07-2016")
    assert (found.ratio, found.value, found.score) == (75, 75, Fraction(3, 2))


def test_growth_from_nothing_or_from_a_loss_is_not_computable():
    for before in (0, -5):
        figures = {"shu_setelah_pajak": 10, "shu_setelah_pajak_lalu": before}
        assert score_ratio("pertumbuhan_hasil_usaha", figures, book=KSP_2021).state is FindingState.NOT_COMPUTABLE
    shrunk = score_ratio("pertumbuhan_aset", {"total_aset": 90, "total_aset_lalu": 100}, book=KSP_2021)
    assert (shrunk.ratio, shrunk.value) == (-10, 4)


def test_without_a_known_table_the_ratio_is_told_and_every_score_stays_possible():
    found = score_ratio("rentabilitas_modal_sendiri", dict(zip(ROE, (5, 100), strict=True)), book="perdep-07-2016")
    assert (found.state, found.ratio, found.score, found.value) == (FindingState.INCOMPLETE, 5, None, None)
    assert (found.lowest, found.highest, found.missing) == (0, 3, ())
    told = score_ratio("rentabilitas_modal_sendiri", {}, printed="5", book="perdep-07-2016")
    assert (told.ratio, told.lowest, told.highest) == (None, 0, 3)


ROE = ("shu_bagian_anggota", "modal_sendiri")


@pytest.mark.parametrize("weight", ["4", "15"])
def test_the_worst_class_still_has_a_quarter_of_the_points(weight):
    # Of a weight of 4 one class is exactly one point, the same number as the scale of the older method.
    rule = invented(bands_unknown="tidak diketahui", weight=None)
    found = prepare_alone(rule, Method.CLASS_AVERAGE, weight)
    assert (found.lowest, found.highest) == (Fraction(weight) / 4, Fraction(weight))


def test_full_score_on_a_zero_denominator_is_the_best_value_of_the_table():
    rows = ({"below": "5", "value": "1", "score": "4"}, {"at_least": "5", "value": "4", "score": "1"})
    rule = invented(bands=rows, weight=None, zero_denominator="full_score")
    facts = {"kas": Fact(3, HERE), "volume_pinjaman": Fact(0, HERE)}
    book = AmountBook(real_rulebooks()["perdep-06-2016"].amounts, facts)
    found = compute_ratio(prepare_alone(rule, Method.CLASS_AVERAGE, "15"), book, None)
    assert (found.by_operand_rule, found.score, found.value) == (True, 15, 1)
