"""The fictional sample keeps two years of books: they balance, tie to its registers and carry its assessments."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.books import keep_books
from generator.model.audience import Audience
from generator.model.results import AmountState
from generator.reading.cooperative import read_cooperative
from generator.workshop import open_workshop
from tests.stated_sample import copy_stated_sample

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
LEDGERS = SAMPLE / "ledgers"
YEARS = (2022, 2023)


def rows(name: str) -> list[dict[str, str]]:
    with (LEDGERS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def journal(year: int) -> list[dict[str, str]]:
    return rows(f"general_journal_{year}.csv")


def balance(year: int, *accounts: str) -> int:
    return sum(int(one["debit"] or 0) - int(one["credit"] or 0) for one in journal(year) if one["account"] in accounts)


def test_the_folder_has_no_problem_and_its_recorded_results_hold() -> None:
    _, scores, problems = open_workshop(ROOT, Audience.INTERNAL, date(2026, 11, 21)).assess(SAMPLE)
    assert problems == []
    assert [(score.period_end.year, score.total) for score in scores] == [
        (2022, pytest.approx(58.95)),
        (2023, pytest.approx(77.5)),
    ]


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_but_one_has_a_trail_to_the_books(year: int) -> None:
    _, scores, _ = open_workshop(ROOT, Audience.PUBLIC, date(2026, 11, 21)).assess(SAMPLE)
    score = next(one for one in scores if one.period_end.year == year)
    seen: dict[str, tuple[str, int]] = {}

    def walk(amount) -> None:
        if amount is None:
            return
        if amount.rule is None:
            seen[amount.id] = (amount.place.file.rpartition("/")[2] if amount.place else "", len(amount.trail))
            assert amount.state is AmountState.STATED, amount.id
        for part in amount.parts:
            walk(part)

    for indicator in score.indicators:
        walk(indicator.numerator)
        walk(indicator.denominator)
    files = Counter(file for file, _ in seen.values())
    assert {name for name, (file, _) in seen.items() if file.startswith("health_")} == {"meppp"}
    assert files[f"general_journal_{year}.csv"] > 25
    assert seen["pinjaman_macet"] == (f"loans_{year}.csv", 1)
    assert seen["volume_pinjaman"] == (f"loans_{year}.csv", 1)


@pytest.mark.parametrize("year", YEARS)
def test_the_journal_is_one_a_small_cooperative_could_keep(year: int) -> None:
    lines = journal(year)
    entries = {one["entry"] for one in lines}
    assert 300 <= len(entries) <= 900
    assert sum(int(one["debit"] or 0) for one in lines) == sum(int(one["credit"] or 0) for one in lines)
    memos = {one["memo"] for one in lines}
    assert len(memos) > 200 and max(map(len, memos)) < 100
    for one in lines:
        day = date.fromisoformat(one["date"])
        if one["account"] in ("1101", "1102") and one["entry"] != "saldo-awal":
            assert day.weekday() < 5, one


@pytest.mark.parametrize("year", YEARS)
def test_neither_till_nor_bank_is_ever_overdrawn(year: int) -> None:
    held: Counter[str] = Counter()
    lines = journal(year)
    for at, one in enumerate(lines):
        held[one["account"]] += int(one["debit"] or 0) - int(one["credit"] or 0)
        if at + 1 == len(lines) or lines[at + 1]["date"] != one["date"]:
            assert held["1101"] > 0 and held["1102"] > 0, one["date"]


@pytest.mark.parametrize("year", YEARS)
def test_registers_tie_to_the_books(year: int) -> None:
    loans = rows(f"loans_{year}.csv")
    owed = Counter[str]()
    for one in loans:
        owed[one["borrower_kind"]] += int(one["outstanding"])
    assert owed["anggota"] == balance(year, "1131")
    assert owed["calon_anggota"] + owed["koperasi_lain"] == balance(year, "1132", "1133")
    assert sum(int(one["allowance"]) for one in loans) == -balance(year, "1139")
    lent = sum(
        int(one["debit"] or 0)
        for one in journal(year)
        if one["account"] in ("1131", "1132", "1133") and one["entry"] != "saldo-awal"
    )
    assert sum(int(one["granted_in_year"]) for one in loans) == lent
    saved = {(one["kind"], one["owner_kind"]): int(one["amount"]) for one in rows(f"savings_{year}.csv")}
    assert saved["tabungan", "anggota"] == -balance(year, "2101")
    assert saved["simpanan_berjangka", "anggota"] == -balance(year, "2103", "2204")
    assert saved["simpanan_pokok", "anggota"] == -balance(year, "3101")


def test_loans_of_one_year_are_what_is_left_of_the_year_before() -> None:
    before, after = ({one["loan"]: one for one in rows(f"loans_{year}.csv")} for year in YEARS)
    for number in before.keys() & after.keys():
        assert int(after[number]["outstanding"]) <= int(before[number]["outstanding"])
        assert after[number]["granted_in_year"] == "0"
    assert len(before.keys() & after.keys()) > 50
    assert all(int(one["outstanding"]) == 0 or one["class"] for one in after.values())


def test_the_script_beside_the_benchmarks_writes_exactly_these_files(tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "example_books.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, env=os.environ, capture_output=True)
    for path in tmp_path.iterdir():
        assert (LEDGERS / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("year", YEARS)
def test_a_cooperative_that_only_states_the_same_figures_scores_the_same(year: int, tmp_path: Path) -> None:
    workshop = open_workshop(ROOT, Audience.INTERNAL, date(2026, 11, 21))
    _, stated, problems = workshop.assess(copy_stated_sample(tmp_path / "contoh"))
    _, kept, _ = workshop.assess(SAMPLE)
    assert problems == []
    one, two = (next(score for score in scores if score.period_end.year == year) for scores in (stated, kept))
    assert [found.score for found in one.indicators] == [found.score for found in two.indicators]
    assert [found.ratio for found in one.indicators] == [found.ratio for found in two.indicators]


def test_pages_of_the_public_get_sums_of_the_registers_and_never_a_row() -> None:
    for audience, has_rows in ((Audience.PUBLIC, False), (Audience.INTERNAL, True)):
        workshop = open_workshop(ROOT, audience, date(2026, 11, 21))
        written, _ = read_cooperative(SAMPLE, "contoh")
        cooperative, scores, _ = workshop.assess(SAMPLE)
        loans = workshop.interpret(cooperative, scores, keep_books(written, workshop.content)).loans
        assert sorted(loans) == [date(2022, 12, 31), date(2023, 12, 31)]
        assert all(bool(one.loans) is has_rows and one.figures for one in loans.values())
