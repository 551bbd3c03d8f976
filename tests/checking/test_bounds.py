"""Figures that cannot be, although others are still unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.bounds import Bounds
from tests.checking.cases import KSP, check, codes, health, real_content


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ("{kas: 3000, kas_dan_bank: 2999}", ["K55"]),
        ("{kas: 3000, kas_dan_bank: 3000}", []),
        ("{kas: 3000, kas_dan_bank: 9000}", []),
        ("{kas_dan_bank: 9000}", []),
        ("{kas_dan_bank: -1}", ["K54"]),
        ("{kas: 3000, kas_dan_bank: -1}", ["K54"]),
        ("{kas: 3000, bank: 1, kas_dan_bank: -1}", ["K50"]),
        ("{kas: 3000, bank: 1, kas_dan_bank: 2}", ["K50"]),
        ("{kas: -3000, kas_dan_bank: 0}", ["K54"]),
        ("{pinjaman_kurang_lancar: 5, risiko_pinjaman_bermasalah: 2}", []),
        ("{pinjaman_kurang_lancar: 6, risiko_pinjaman_bermasalah: 2}", ["K55"]),
    ],
)
def test_a_sum_is_not_less_than_its_known_parts(figures: str, code: list[str], tmp_path: Path) -> None:
    assert codes(check(tmp_path, health(f"figures: {figures}\n"))) == code


def test_both_numbers_and_the_known_parts_are_named(tmp_path: Path) -> None:
    (found,) = check(tmp_path, health("figures:\n  kas: 3000000\n  kas_dan_bank: 2000000\n"))
    assert found.place.line == 4
    assert found.values == {"name": "kas_dan_bank", "stated": "2.000.000", "known": "3.000.000", "parts": "kas"}


@pytest.mark.parametrize("rulebook", ["perdep-06-2016", "permen-14-2009"])
def test_a_ratio_is_negative_only_where_an_account_may_be(rulebook: str, tmp_path: Path) -> None:
    book = real_content()[0].rulebooks[rulebook].content
    bounds = Bounds(book)
    ratios = [one for aspect in book.aspects for one in aspect.indicators if one.numerator and one.denominator]
    impossible = {
        one.id
        for one in ratios
        if all(bounds.is_never_negative(str(name)) for name in (one.numerator, one.denominator))
    }
    year = 2023 if rulebook == "perdep-06-2016" else 2015
    body = "".join(f"  {one.id}: -1.5\n" for one in ratios)
    text = f"rulebook: {rulebook}\nperiod_end: {year}-12-31\nratios:\n{body}"
    found = check(tmp_path, {"profile.yml": KSP, f"assessments/health_{year}.yml": text})
    assert {one.values["name"] for one in found if one.code == "K56"} == impossible
    assert codes(found) == ["K56"] * len(impossible)
    assert "rasio_kas" in impossible
    assert impossible < {one.id for one in ratios}
    assert check(tmp_path, {"profile.yml": KSP, f"assessments/health_{year}.yml": text.replace("-1.5", "1.5")}) == []


@pytest.mark.parametrize(
    ("on", "code"),
    [("2023-12-30", ["A09"]), ("2023-12-31", []), ("2026-11-21", []), ("2026-11-22", ["K23"])],
)
def test_a_result_is_recorded_after_the_period_and_before_today(on: str, code: list[str], tmp_path: Path) -> None:
    found = check(tmp_path, health(f"recorded:\n  on: {on}\n"))
    assert codes(found) == code
    assert [(one.place.line, one.place.column) for one in found] == [(3, 7)] * len(code)


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        ("kind: jasa\n", ["K49"]),
        ("kind: produsen\n", ["K49"]),
        ("kind: jasa\nsavings_and_loan_unit: ya\n", []),
        ("kind: simpan_pinjam\n", []),
        ("", []),
    ],
)
def test_the_unit_that_is_assessed_is_mentioned(profile: str, code: list[str], tmp_path: Path) -> None:
    files = {"profile.yml": f"name: Uji\n{profile}", **health("rulebook: perdep-06-2016\n")}
    assert codes(check(tmp_path, files)) == code
    (tmp_path / "lain").mkdir()
    assert check(tmp_path / "lain", {"profile.yml": f"name: Uji\n{profile}"}) == []
