"""The told change of a numerator reaches the points and one unit less does not, with everything rescored."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from generator.computing.amounts import AmountBook, Fact
from generator.computing.health import PreparedRulebook, prepare_rulebook, score_aspects
from generator.computing.shared_parts import find_following
from generator.model.results import IndicatorScore
from generator.model.rulebook import Rulebook
from generator.problems.place import Place
from tests.computing.books import RULEBOOKS, assess, pick, ratio_rules, real_rulebooks, rulebook

HERE = Place("f.yml", 1)
Figures = dict[str, Fraction]


def rescore(prepared: PreparedRulebook, figures: Figures, name: str) -> IndicatorScore:
    """The whole score from the figures, nothing else stated."""
    facts = {account: Fact(value, HERE) for account, value in figures.items()}
    aspects = score_aspects(prepared, facts, {}, {}, {})
    return next(one for aspect in aspects for one in aspect.indicators if one.rule.id == name)


def values(prepared: PreparedRulebook, figures: Figures, *names: str) -> list[Fraction]:
    book = AmountBook(prepared.amounts, {account: Fact(value, HERE) for account, value in figures.items()})
    return [book.get(name).value for name in names]


def find_movers(prepared: PreparedRulebook, chance: random.Random, rule) -> list[tuple[str, Fraction, Fraction]]:
    """Each account that evenly moves the numerator, and what one rupiah of it does to both sides: measured."""

    def move(account, units, figures):
        after = values(prepared, figures | {account: figures[account] + units}, rule.numerator, rule.denominator)
        before = values(prepared, figures, rule.numerator, rule.denominator)
        return [(one - other) / units for one, other in zip(after, before, strict=True)]

    one, other = random_figures(chance, prepared.rulebook), random_figures(chance, prepared.rulebook)
    moves = [(account, move(account, 1, one)) for account in one]
    return [(account, *each) for account, each in moves if each[0] and move(account, 1000, other) == each]


def random_figures(chance: random.Random, book: Rulebook) -> Figures:
    """Of all sizes: figures of one size would leave some ratios in their best band for ever."""
    return {account.id: Fraction(chance.randint(1, 10 ** chance.randint(7, 10))) for account in book.accounts}


@pytest.mark.parametrize("book", RULEBOOKS)
def test_the_told_change_of_one_account_reaches_the_points_and_one_unit_less_does_not(book):
    prepared, chance = real_rulebooks()[book], random.Random(17)
    for rule in ratio_rules(book):
        movers = find_movers(prepared, chance, rule)
        alone = [one for one in movers if not one[2]]
        told = 0
        for _ in range(400):
            figures = random_figures(chance, prepared.rulebook)
            share = Fraction(1, chance.choice((1, 100, 1000)))
            figures |= {account: figures[account] * share for account, *_ in movers}
            found = rescore(prepared, figures, rule.id)
            if (step := found.next_band) is None:
                continue
            told += 1
            # Where one account moves the numerator alone, the denominator is said to stay; else it follows.
            assert bool(step.denominator_change) is (not alone and bool(step.numerator_change))
            account, weight, _ = chance.choice(alone or movers)
            wanted = found.score + step.points
            for size, reached in ((step.least, True), (step.least - 1, False)):
                moved = (size if step.rises else -size) / weight
                after = rescore(prepared, figures | {account: figures[account] + moved}, rule.id).score
                assert (after >= wanted) is reached, (rule.id, account, size)
            assert step.least - 1 <= abs(step.numerator_change) <= step.least
            if told == 12:
                break
        assert told >= 4, rule.id


def test_a_numerator_within_its_denominator_brings_it_along():
    # Just short of 75 %. Sixty-four rupiah more would do if the whole stayed as it is, but it grows.
    figures = {"partisipasi_bruto": 191_999_936, "pendapatan_non_anggota": 64_000_064}
    step = pick(assess(figures=figures), "partisipasi_bruto").next_band
    assert (step.numerator_change, step.denominator_change, step.least) == (256, 256, 256)
    scores = [
        pick(assess(figures=figures | {"partisipasi_bruto": 191_999_936 + more}), "partisipasi_bruto").score
        for more in (64, 255, 256)
    ]
    assert scores == [Fraction(21, 4), Fraction(21, 4), 7]


def test_a_whole_that_was_stated_still_holds_its_part():
    figures = {"partisipasi_bruto": 191_999_936, "partisipasi_bruto_dan_non_anggota": 256_000_000}
    assert pick(assess(figures=figures), "partisipasi_bruto").next_band.least == 256


def with_ratio(numerator: str, denominator: str, bands: list[dict[str, str]], *amounts: dict[str, object]) -> Rulebook:
    """The rulebook of 2016 with one ratio of our own making in the place of gross participation."""
    written = rulebook("perdep-06-2016").model_dump(mode="json", exclude_none=True)
    grounds = {"evidence": "unverified", "citation": "buku uji"}
    for one in amounts:
        written["amounts"].append({"name": {"id": "Rekaan", "en": "Invented"}, "grounds": grounds} | one)
    rule = next(
        one for aspect in written["aspects"] for one in aspect["indicators"] if one["id"] == "partisipasi_bruto"
    )
    rule |= {"numerator": numerator, "denominator": denominator, "bands": bands}
    return Rulebook.model_validate(written)


TERMS = {"terms": [{"of": "kas", "weight": "100"}, {"of": "bank", "weight": "50"}]}
DOUBLED = {"terms": [{"of": "kas", "weight": "100"}, {"of": "bank", "weight": "150"}, {"of": "aset_lain"}]}
TWICE = {"terms": [{"of": "kas", "weight": "-200"}, {"of": "bank", "weight": "-100"}, {"of": "aset_lain"}]}
TABLE = [
    {"below": "50", "value": "0", "score": "0"},
    {"at_least": "50", "below": "100", "value": "50", "score": "3.5"},
    {"at_least": "100", "value": "100", "score": "7"},
]


@pytest.mark.parametrize(
    ("lower", "following"),
    [
        (TWICE, Fraction(-2)),
        (DOUBLED, None),
        ({"terms": [{"of": "kas"}, {"of": "aset_lain"}]}, Fraction(0)),
        ({"terms": [{"of": "kas"}, {"of": "kas", "weight": "-100"}, {"of": "aset_lain"}]}, Fraction(0)),
        ({"share": {"of": "aset_lain", "part": "kas", "whole": "bank"}}, None),
    ],
    ids=["falls", "each account differs", "one account is free", "cancelled", "in a share"],
)
def test_how_the_denominator_follows_is_taken_from_the_definitions(lower, following):
    book = with_ratio("atas", "bawah", TABLE, {"id": "atas"} | TERMS, {"id": "bawah"} | lower)
    assert find_following(book)["partisipasi_bruto"] == following
    figures = {"kas": Fraction(100), "bank": Fraction(150), "aset_lain": Fraction(1500)}
    step = rescore(prepare_rulebook(book), figures, "partisipasi_bruto").next_band
    assert (step is None) is (following is None)


def test_what_the_numerator_alone_cannot_reach_has_no_distance():
    # A part is never the whole while the other part is more than nothing.
    book = prepare_rulebook(with_ratio("partisipasi_bruto", "partisipasi_bruto_dan_non_anggota", TABLE))
    figures = {"partisipasi_bruto": Fraction(80), "pendapatan_non_anggota": Fraction(20)}
    found = rescore(book, figures, "partisipasi_bruto")
    assert (found.score, found.next_band) == (Fraction(7, 2), None)
    lower = rescore(book, figures | {"pendapatan_non_anggota": Fraction(240)}, "partisipasi_bruto").next_band
    assert (lower.numerator_change, lower.least) == (160, 160)


def test_a_band_too_narrow_for_whole_rupiah_has_no_distance():
    # Between 0/3 and 1/3 there is no whole rupiah, and 1/3 is worse again.
    narrow = [
        {"at_most": "5", "value": "0", "score": "0"},
        {"above": "5", "at_most": "10", "value": "100", "score": "7"},
        {"above": "10", "value": "0", "score": "0"},
    ]
    book = prepare_rulebook(with_ratio("kas", "bank", narrow))
    assert rescore(book, {"kas": Fraction(0), "bank": Fraction(3)}, "partisipasi_bruto").next_band is None
    assert rescore(book, {"kas": Fraction(0), "bank": Fraction(30)}, "partisipasi_bruto").next_band.least == 2


def test_half_a_rupiah_is_told_where_only_the_exact_change_reaches_the_points():
    # Half of the substandard loans counts as lost, and the best band is a loss of nothing.
    figures = {"pinjaman_kurang_lancar": 201, "pinjaman_diragukan": 0, "pinjaman_macet": 0, "pinjaman_diberikan": 1000}
    step = pick(assess(figures=figures), "risiko_pinjaman_bermasalah").next_band
    assert step.limit == 10 and step.least == 1
    step = pick(assess(figures=figures | {"pinjaman_kurang_lancar": 1}), "risiko_pinjaman_bermasalah").next_band
    assert (step.limit, step.least, step.rises) == (0, Fraction(1, 2), False)
