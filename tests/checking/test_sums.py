"""Sums, parts and the two sides of the balance sheet: each wrong figure once, and none hidden behind another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.problems.problem import Problem
from tests.checking.cases import HEALTH, KSP, ROOT, check, codes, health

BY_HAND = ROOT / "tests/worked_examples/perdep_06_2016_by_hand/koperasi-contoh-hitung-tangan" / HEALTH
TOTALS = ("total_aset", "total_pasiva")


def by_hand(folder: Path, more: str = "", without: tuple[str, ...] = (), **changed: int) -> list[Problem]:
    """The dossier computed by hand, with figures changed, left out, or added on top."""
    text = re.sub(r"recorded:.*?(?=^\S|\Z)", "", BY_HAND.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    for name, value in changed.items():
        text, times = re.subn(rf"^  {name}: -?\d+", f"  {name}: {value}", text, flags=re.MULTILINE)
        assert times == 1
    for name in without:
        text, times = re.subn(rf"^  {name}: .*\n", "", text, flags=re.MULTILINE)
        assert times == 1
    text = text.replace("figures:\n", f"figures:\n{more}")
    return check(folder, {"profile.yml": KSP, HEALTH: text})


def test_the_dossier_computed_by_hand_has_no_problem(tmp_path: Path) -> None:
    assert by_hand(tmp_path) == []
    assert by_hand(tmp_path, without=TOTALS) == []


@pytest.mark.parametrize("without", [TOTALS, TOTALS[:1], TOTALS[1:]])
def test_totals_of_complete_parts_are_balanced_too(without: tuple[str, ...], tmp_path: Path) -> None:
    """A wrong account beside its own stated total is told at that total."""
    found = by_hand(tmp_path, without=without, kas=11846276)
    assert codes(found) == (["K50"] if without == TOTALS[1:] else ["K51"])
    if without != TOTALS[1:]:
        assert found[0].values == {"assets": "1.062.003.001", "funding": "1.062.003.000", "difference": "1"}


def test_an_incomplete_side_is_not_balanced(tmp_path: Path) -> None:
    assert codes(by_hand(tmp_path, without=(*TOTALS, "kas"), bank=1)) == []


@pytest.mark.parametrize("name", TOTALS)
def test_one_wrong_total_is_told_once(name: str, tmp_path: Path) -> None:
    (found,) = by_hand(tmp_path, **{name: 1062003001})
    assert (found.code, found.values["name"]) == ("K50", name)


def test_one_wrong_part_is_told_once(tmp_path: Path) -> None:
    assert codes(by_hand(tmp_path, kas=1)) == ["K50"]


def test_a_wrong_total_does_not_hide_sides_that_differ(tmp_path: Path) -> None:
    assert codes(by_hand(tmp_path, kas=1, total_aset=2)) == ["K50", "K51"]


def test_a_sum_is_not_hidden_behind_a_wrong_part(tmp_path: Path) -> None:
    found = by_hand(tmp_path, more="  partisipasi_netto: 3\n  shu_kotor: 3\n")
    assert [(one.code, one.values["name"]) for one in found] == [("K50", "partisipasi_netto"), ("K50", "shu_kotor")]
    assert found[1].values["added"] == "161.982.640"


@pytest.mark.parametrize("gross", [161982640, 3 + 64000064 - 10899915])
def test_a_sum_that_one_of_two_readings_explains_is_not_told(gross: int, tmp_path: Path) -> None:
    found = by_hand(tmp_path, more=f"  partisipasi_netto: 3\n  shu_kotor: {gross}\n")
    assert [one.values["name"] for one in found] == ["partisipasi_netto"]


def test_sides_are_told_without_any_rulebook(tmp_path: Path) -> None:
    head = "period_end: 1979-12-31\n"
    files = {"assessments/health_1979.yml": f"{head}figures: {{total_aset: 2, total_pasiva: 1}}\n"}
    assert codes(check(tmp_path, files)) == ["K41", "K51"]


def test_a_sum_stated_without_its_parts_counts_as_one_part(tmp_path: Path) -> None:
    (found,) = by_hand(tmp_path, more="  kas_dan_bank: 600000000\n", without=("kas",))
    assert (found.code, found.values["name"], found.values["known"]) == ("K55", "total_aset", "1.593.531.461")
    assert found.values["parts"].startswith("kas_dan_bank, tabungan_simpanan_berjangka, ")
    assert by_hand(tmp_path, more="  kas_dan_bank: 68471539\n", without=("kas",)) == []


def test_a_deduction_that_is_not_known_leaves_a_sum_open(tmp_path: Path) -> None:
    """An allowance can bring the total below the loans it is deducted from."""
    figures = "figures: {pinjaman_diberikan: 101, total_aset: 100}\n"
    assert codes(check(tmp_path, health(figures))) == []
    assert codes(check(tmp_path, health(figures.replace("{", "{penyisihan_pinjaman: 0, ")))) == ["K55"]
    assert codes(check(tmp_path, health(figures.replace("{", "{penyisihan_pinjaman: 1, ")))) == []
