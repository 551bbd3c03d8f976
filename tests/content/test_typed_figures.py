"""What the fictional sample says of itself in words agrees with its own books and scores."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.reading.cooperative import read_cooperative
from generator.workshop import open_workshop
from tests.content.test_example_books import SAMPLE, YEARS, balance, journal

ROOT = Path(__file__).resolve().parents[2]
SAVINGS = ("2101", "2103", "2204")
LOANS = ("1131", "1132", "1133")


def test_every_percentage_of_the_swot_is_a_ratio_or_a_growth_of_the_books() -> None:
    _, scores, _ = open_workshop(ROOT, Audience.PUBLIC, date(2026, 11, 21)).assess(SAMPLE)
    known = {
        Fraction(one.numerator.value, one.denominator.value)
        for score in scores
        for one in score.indicators
        if one.numerator and one.denominator and one.numerator.value is not None and one.denominator.value
    }
    earlier, later = YEARS
    known.add(Fraction(balance(later, *SAVINGS), balance(earlier, *SAVINGS)) - 1)
    assets = {year: sum(balance(year, code) for code in codes(year) if code.startswith("1")) for year in YEARS}
    known.add(Fraction(assets[later], assets[earlier]) - 1)
    known |= {Fraction(*bad_loans(year)) for year in YEARS}
    typed = re.findall(r"(\d+,\d\d) %", (SAMPLE / "swot.yml").read_text("utf-8"))
    assert len(typed) > 7
    assert set(typed) <= {percent(one) for one in known}


@pytest.mark.parametrize("year", YEARS)
def test_the_profile_states_the_balance_sheet_of_each_year(year: int) -> None:
    """Own and outside capital add up to assets, and the surplus is the one after tax."""
    profile = read_cooperative(SAMPLE, "contoh")[0].profile
    assert profile is not None
    (figures,) = [one for one in profile.content.yearly_figures if one.year == year]
    owed = -sum(balance(year, code) for code in codes(year) if code.startswith("2"))
    assert figures.outside_capital == owed
    assert figures.own_capital is not None and figures.own_capital + owed == figures.assets
    assert figures.surplus == -sum(balance(year, code) for code in codes(year) if code[0] in "45")


def codes(year: int) -> set[str]:
    return {one["account"] for one in journal(year)}


def bad_loans(year: int) -> tuple[int, int]:
    """The three worst classes and all loans (rupiah), as the statement of the year shows them."""
    worst = {2022: (209_815_400, 144_720_800, 168_336_250), 2023: (148_926_500, 82_415_200, 117_648_900)}
    return sum(worst[year]), balance(year, *LOANS)


def percent(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator) * 100
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")
