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


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Pemenuhan output umum", "pemenuhan output umum"),
        ("Perkenalan kepada Dinas", "perkenalan kepada Dinas"),
        ("SHU dibagi", "SHU dibagi"),
        ("Analisis SWOT", "analisis SWOT"),
        ("Kelompok A", "kelompok A"),
        ("Sharing dan Learning", "Sharing dan Learning"),
        ("Business Model Canvas", "Business Model Canvas"),
        ("Monitoring dan Lanjutan Pendampingan", "Monitoring dan Lanjutan Pendampingan"),
    ],
)
def test_names_written_with_capitals_throughout_keep_them_inside_a_sentence(name, inside):
    assert wording.lower_first(name) == inside
