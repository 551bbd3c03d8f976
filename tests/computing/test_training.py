"""The training rubric's arithmetic: exact, strict, and never with a guess for what is missing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from generator.checking.training import check_activity, check_recorded_score
from generator.computing.training import compute_rubric_result
from generator.model.cooperative import Authored
from generator.model.training import TrainingActivity
from generator.pages import wording
from generator.reading.teaching import read_activities, read_rubrics
from tests.computing.books import ROOT

RUBRIC = read_rubrics(ROOT)[0][0].content
TEJAKULA = read_activities(ROOT)[0][0].content
ITEMS = [item.id for item in RUBRIC.items]


def activity(scores, **more):
    return TrainingActivity.model_validate(
        {"id": "uji", "rubric": RUBRIC.id, "title": "Uji", "scores": scores, "sources": [{"title": "Uji"}], **more}
    )


def of_sum(total):
    """Seven scores with the given sum."""
    rest = Decimal(total) - 6 * 80
    return activity({**dict.fromkeys(ITEMS[:6], "80"), ITEMS[6]: str(rest)})


@pytest.mark.requirement("H-054")
def test_tejakula_is_614_of_700():
    result = compute_rubric_result(RUBRIC, TEJAKULA)
    assert [TEJAKULA.scores[name] for name in ITEMS] == [87, 89, 87, 88, 87, 88, 88]
    assert (result.got, result.maximum, result.missing) == (614, 700, ())


@pytest.mark.requirement("H-055")
def test_the_percent_is_exact_and_rounded_half_up_only_in_words():
    result = compute_rubric_result(RUBRIC, TEJAKULA)
    assert result.percent == Fraction(614, 7)
    assert wording.percent(result.percent) == "87,71\u00a0%"
    half = compute_rubric_result(RUBRIC, of_sum("560.035")).percent
    assert half == Fraction("80.005")
    assert wording.percent(half) == "80,01\u00a0%"


@pytest.mark.requirement("H-056")
@pytest.mark.parametrize(
    ("total", "percent", "passed"),
    [
        ("560", "80", False),
        ("559.93", "79.99", False),
        ("560.07", "80.01", True),
        ("560.00000007", "80.00000001", True),
    ],
)
def test_exactly_eighty_has_not_understood(total, percent, passed):
    result = compute_rubric_result(RUBRIC, of_sum(total))
    assert result.percent == Fraction(percent)
    assert result.passed is passed


def test_the_limit_comes_from_the_rubric():
    higher = RUBRIC.model_copy(update={"threshold": RUBRIC.threshold.model_copy(update={"above": Decimal("87.72")})})
    assert compute_rubric_result(higher, TEJAKULA).passed is False


def test_a_missing_score_is_not_zero():
    result = compute_rubric_result(RUBRIC, activity(dict.fromkeys(ITEMS[:6], "100")))
    assert (result.percent, result.passed, result.missing) == (None, None, (ITEMS[6],))


@pytest.mark.parametrize(
    ("recorded", "codes"),
    [
        ({"got": "614", "percent": "87.71"}, []),
        ({"percent": "87.7"}, []),
        ({"percent": "88"}, []),
        ({"percent": "87.72"}, ["R32"]),
        ({"got": "614.5"}, ["R32"]),
        ({"got": "1", "percent": "1"}, ["R32", "R32"]),
    ],
)
def test_a_printed_result_is_recomputed_to_its_last_digit(recorded, codes):
    written = activity({name: str(score) for name, score in TEJAKULA.scores.items()}, recorded=recorded)
    found = check_recorded_score(Authored("uji.yml", written, {}), compute_rubric_result(RUBRIC, written))
    assert [one.code for one in found] == codes
    assert [one.values["computed"] for one in found if "got" not in recorded] in ([], ["87.71"])


@pytest.mark.parametrize(("score", "codes"), [("0", []), ("100", []), ("100.01", ["R31"]), ("-1", ["R31"])])
def test_scores_stay_within_their_item(score, codes):
    written = activity({ITEMS[0]: score})
    assert [one.code for one in check_activity(Authored("uji.yml", written, {}), RUBRIC)] == codes
