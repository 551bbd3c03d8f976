"""Zero, negative and missing operands: what every rulebook writes is what every one of its ratios does.

The expectations are read from the raw text of the rulebooks, case by case; no ratio is left out.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.computing.books import RULEBOOKS, assess, pick
from tests.computing.naive_scorer import raw_rulebook

RATIOS = [
    pytest.param(name, one, id=f"{name}-{one['id']}")
    for name in RULEBOOKS
    for aspect in raw_rulebook(name)["aspects"]
    for one in aspect["indicators"]
    if "numerator" in one
]
CASES = (
    "zero_denominator",
    "negative_numerator",
    "negative_over_zero",
    "negative_denominator",
    "negative_over_negative",
    "missing_operand",
)


def score(name, ratio, above, below):
    given = {ratio["numerator"]: above, ratio["denominator"]: below}
    figures = {key: value for key, value in given.items() if value is not None}
    return pick(assess(rulebook=name, figures=figures), ratio["id"])


def written(name, ratio, case):
    return ratio.get(case) or raw_rulebook(name)["operands"][case]["rule"]


def assert_outcome(found, outcome, case):
    """The points are those of the written outcome, and the result says which rule gave them."""
    if outcome == "not_computable":
        assert (found.state.value, found.score) == ("not_computable", None)
        assert found.lowest < found.highest
        assert found.missing == ()
    else:
        expected = {"full_score": found.maximum, "lowest_score": min_score(found)}[outcome]
        assert (found.state.value, found.score) == ("scored", expected)
        assert found.lowest == found.highest == expected
        assert found.by_operand_rule
    assert found.operand_case.value == case


def min_score(found):
    """Of a ratio whose table gives points of the total."""
    return Fraction(min(band.score for band in found.rule.bands))


@pytest.mark.requirement("H-021", "H-027")
@pytest.mark.parametrize(("name", "ratio"), RATIOS)
@pytest.mark.parametrize("above", [0, 7, 10**15])
def test_a_denominator_of_zero(name, ratio, above):
    assert_outcome(score(name, ratio, above, 0), ratio["zero_denominator"], "zero_denominator")


@pytest.mark.parametrize(("name", "ratio"), RATIOS)
def test_negative_equity_or_surplus_over_something(name, ratio):
    found = score(name, ratio, -7, 10**6)
    assert found.ratio < 0
    if "bands" not in ratio:
        assert (found.state.value, found.score) == ("incomplete", None)
    elif written(name, ratio, "negative_numerator") == "by_table":
        # The lowest row, and nowhere a better one than the worst of the table.
        assert found.band == found.rule.bands[0]
        assert found.band.score == min(band.score for band in found.rule.bands)
        assert found.operand_case is None
    else:
        assert_outcome(found, "not_computable", "negative_numerator")


@pytest.mark.parametrize(("name", "ratio"), RATIOS)
def test_a_negative_numerator_over_nothing(name, ratio):
    found = score(name, ratio, -7, 0)
    assert_outcome(found, written(name, ratio, "negative_over_zero"), "negative_over_zero")
    assert found.score is None or found.score < found.maximum


@pytest.mark.parametrize(("name", "ratio"), RATIOS)
@pytest.mark.parametrize("above", [0, 7])
def test_a_negative_denominator(name, ratio, above):
    found = score(name, ratio, above, -10)
    assert_outcome(found, written(name, ratio, "negative_denominator"), "negative_denominator")


@pytest.mark.parametrize(("name", "ratio"), RATIOS)
def test_two_minus_signs_do_not_make_a_healthy_ratio(name, ratio):
    found = score(name, ratio, -50, -100)
    assert_outcome(found, written(name, ratio, "negative_over_negative"), "negative_over_negative")
    assert found.ratio is None


@pytest.mark.parametrize(("name", "ratio"), RATIOS)
@pytest.mark.parametrize(("above", "below"), [(None, 10), (7, None), (-7, None), (None, None)])
def test_a_missing_operand_leaves_the_interval_of_the_table(name, ratio, above, below):
    assert raw_rulebook(name)["operands"]["missing_operand"]["rule"] == "interval"
    found = score(name, ratio, above, below)
    assert (found.state.value, found.score, found.ratio) == ("incomplete", None, None)
    assert found.lowest < found.highest <= found.maximum
    assert found.missing


@pytest.mark.parametrize("name", ["perdep-06-2016", "permen-14-2009", "permen-20-2008"])
def test_nothing_at_risk_and_an_unknown_numerator_is_open_only_where_it_can_be_negative(name):
    """Own capital may be negative, so its sign decides; a reserve may not, so nothing is left to know."""
    found = pick(assess(rulebook=name, figures={"pinjaman_berisiko": 0}), "modal_sendiri_pinjaman_berisiko")
    assert (found.state.value, found.lowest, found.highest) == ("incomplete", 0, 6)
    assert found.missing
    found = pick(assess(rulebook=name, figures={"risiko_pinjaman_bermasalah": 0}), "cadangan_risiko")
    assert (found.state.value, found.score) == ("scored", 5)


@pytest.mark.parametrize("name", ["perdep-06-2016", "permen-14-2009", "permen-20-2008"])
def test_negative_own_capital_earns_nothing_where_there_is_no_risky_loan(name):
    figures = {"modal_sendiri": -1, "pinjaman_berisiko": 0}
    found = pick(assess(rulebook=name, figures=figures), "modal_sendiri_pinjaman_berisiko")
    assert (found.score, found.value, found.operand_case.value) == (0, 0, "negative_over_zero")


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_rulebook_writes_every_case_in_both_languages(name):
    rules = raw_rulebook(name)["operands"]
    assert set(rules) == set(CASES)
    for one in rules.values():
        assert one["rule"]
        assert len(one["reading"]["id"]) > 40
        assert len(one["reading"]["en"]) > 40


@pytest.mark.parametrize(("name", "ratio"), RATIOS)
def test_a_ratio_that_differs_says_why(name, ratio):
    assert ratio["zero_reading"]
    assert ("negative_reading" in ratio) == bool({"negative_numerator", "negative_over_zero"} & set(ratio))
