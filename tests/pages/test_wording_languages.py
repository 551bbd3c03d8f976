"""A percentage in both languages: exact inside, rounded half up where a reader sees it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.pages import wording


@pytest.mark.requirement("H-055")
@pytest.mark.parametrize(("language", "shown"), [("id", "87,71\u00a0%"), ("en", "87.71%")])
def test_614_of_700_in_both_languages(language, shown):
    assert wording.percent(Fraction(614, 700) * 100, spoken=language) == shown


def test_thousands_and_minus_change_places_too():
    assert wording.percent(Fraction(-1234567, 100), spoken="en") == "\u221212,345.67%"
    assert wording.percent(Fraction(-1234567, 100)) == "\u221212.345,67\u00a0%"


def test_half_is_rounded_up_and_no_limit_is_crossed():
    assert wording.percent(Fraction("87.715"), spoken="en") == "87.72%"
    assert wording.percent(Fraction("80.001"), (Fraction(80),), "en") == "80.001%"
