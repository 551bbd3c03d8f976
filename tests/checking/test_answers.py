"""Answers held against figures: every threshold at its edge, exact, and silent where a figure is not known."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.answers import BookYear, compare
from generator.model.audience import Audience
from generator.model.guidance import Comparison
from generator.model.results import AmountResult, AmountState
from generator.problems.catalogue import severity_of, tell
from generator.problems.problem import Problem
from generator.workshop import open_workshop
from tests.checking.cases import AS_OF, ROOT, write

SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
LOANS = {"pinjaman_diberikan": 1000, "pinjaman_kurang_lancar": 60, "pinjaman_diragukan": 30, "pinjaman_macet": 10}
RESERVE = {"cadangan_risiko": 100}


def year_file(year: int, figures: Mapping[str, int], answers: str = "", head: str = "rulebook: perdep-06-2016") -> str:
    rows = "".join(f"  {name}: {value}\n" for name, value in figures.items())
    told = f"answers: {{{answers}}}\n" if answers else ""
    return f"{head}\nperiod_end: {year}-12-31\nfigures:\n{rows}{told}"


def assess(folder: Path, files: Mapping[str, str], audience: Audience = Audience.INTERNAL) -> list[Problem]:
    written = write(folder, {f"assessments/health_{name}.yml": text for name, text in files.items()})
    return open_workshop(ROOT, audience, AS_OF).assess(written)[2]


def contradictions(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    return [one for one in assess(folder, files) if one.code == "K60"]


def of_year(
    folder: Path, question: str, answer: str, now: Mapping[str, int], before: Mapping[str, int]
) -> list[Problem]:
    files = {"2023": year_file(2023, now, f"{question}: {answer}")}
    if before:
        files["2022"] = year_file(2022, before)
    return contradictions(folder, files)


ALLOWANCE = {"penyisihan_pinjaman": 5, "cadangan_tujuan_risiko": 5}
EDGES = [
    # question, figures of the year, of the year before, is the condition met
    ("m4_01", LOANS, {}, True),
    ("m4_01", LOANS | {"pinjaman_kurang_lancar": 61}, {}, False),
    ("m3_02", {"simpanan_pokok": 10, "simpanan_wajib": 100}, {"simpanan_pokok": 10, "simpanan_wajib": 90}, True),
    ("m3_02", {"simpanan_pokok": 10, "simpanan_wajib": 99}, {"simpanan_pokok": 10, "simpanan_wajib": 90}, False),
    ("m3_02", {"simpanan_pokok_dan_wajib": 110}, {"simpanan_pokok": 10, "simpanan_wajib": 90}, True),
    (
        "m3_04",
        {"tabungan_koperasi": 60, "simpanan_berjangka": 50},
        {"tabungan_koperasi": 0, "simpanan_berjangka": 100},
        True,
    ),
    (
        "m3_04",
        {"tabungan_koperasi": 60, "simpanan_berjangka": 49},
        {"tabungan_koperasi": 0, "simpanan_berjangka": 100},
        False,
    ),
    ("m3_01", {"modal_sendiri": 110, "total_aset": 1100}, {"modal_sendiri": 100, "total_aset": 1000}, True),
    ("m3_01", {"modal_sendiri": 110, "total_aset": 1101}, {"modal_sendiri": 100, "total_aset": 1000}, False),
    ("m3_01", {"modal_sendiri": 90, "total_aset": 890}, {"modal_sendiri": 100, "total_aset": 1000}, True),
    ("m4_03", ALLOWANCE | {"pinjaman_macet": 5}, {}, True),
    ("m4_03", ALLOWANCE | {"pinjaman_macet": 11}, {}, False),
]


@pytest.mark.requirement("H-029")
@pytest.mark.parametrize(("question", "now", "before", "met"), EDGES)
def test_the_answer_that_the_figures_refute_is_told_and_no_other(
    tmp_path: Path, question: str, now: dict[str, int], before: dict[str, int], met: bool
) -> None:
    agreeing, refuted = ("ya", "tidak") if met else ("tidak", "ya")
    assert of_year(tmp_path / "a", question, agreeing, now, before) == []
    found = of_year(tmp_path / "b", question, refuted, now, before)
    assert [(one.code, one.values["question"], one.values["answer"]) for one in found] == [("K60", question, refuted)]
    assert severity_of(found[0]).value == "warning"


@pytest.mark.parametrize(("question", "now", "before", "met"), EDGES)
def test_one_unknown_figure_keeps_the_answer_standing(
    tmp_path: Path, question: str, now: dict[str, int], before: dict[str, int], met: bool
) -> None:
    answer = "tidak" if met else "ya"
    for number, name in enumerate(now):
        rest = {key: value for key, value in now.items() if key != name}
        assert of_year(tmp_path / f"now{number}", question, answer, rest, before) == [], name
    for number, name in enumerate(before):
        rest = {key: value for key, value in before.items() if key != name}
        assert of_year(tmp_path / f"before{number}", question, answer, now, rest) == [], name


def test_two_readings_must_both_refute_an_answer(tmp_path: Path) -> None:
    between = ALLOWANCE | {"pinjaman_macet": 8}
    assert of_year(tmp_path / "a", "m4_03", "ya", between, {}) == []
    assert of_year(tmp_path / "b", "m4_03", "tidak", between, {}) == []


@pytest.mark.requirement("H-034")
def test_what_is_not_answered_contradicts_nothing(tmp_path: Path) -> None:
    assert contradictions(tmp_path, {"2023": year_file(2023, LOANS | RESERVE, "m5_01: ya")}) == []


@pytest.mark.parametrize(
    "before",
    [
        {"2021": year_file(2021, {"simpanan_pokok_dan_wajib": 100})},
        {"2022": year_file(2022, {"simpanan_pokok_dan_wajib": 100}, head="rulebook: permen-14-2009")},
        {"2022": year_file(2022, {"simpanan_pokok_dan_wajib": 0})},
        {"2022": year_file(2022, {"simpanan_pokok_dan_wajib": 100}).replace("-12-31", "-06-30")},
        {"2022": year_file(2022, {"simpanan_pokok_dan_wajib": 100}).replace("2022-12-31", "2022-12-32")},
    ],
    ids=["a gap of a year", "another rulebook", "growth from nothing", "another closing month", "a refused date"],
)
def test_growth_needs_the_year_before_under_the_same_rulebook(tmp_path: Path, before: dict[str, str]) -> None:
    now = {"2023": year_file(2023, {"simpanan_pokok_dan_wajib": 101}, "m3_02: ya")}
    assert contradictions(tmp_path, now | before) == []


def test_a_book_year_may_end_in_june(tmp_path: Path) -> None:
    files = {"2022": year_file(2022, {"simpanan_pokok_dan_wajib": 100})}
    files["2023"] = year_file(2023, {"simpanan_pokok_dan_wajib": 101}, "m3_02: ya")
    found = contradictions(tmp_path, {name: text.replace("-12-31", "-06-30") for name, text in files.items()})
    assert [one.values["question"] for one in found] == ["m3_02"]


def test_no_bad_loans_make_the_question_of_allowance_idle(tmp_path: Path) -> None:
    assert of_year(tmp_path, "m4_03", "tidak", ALLOWANCE | {"pinjaman_macet": 0}, {}) == []


def test_contradictory_sums_refute_nothing(tmp_path: Path) -> None:
    figures = LOANS | RESERVE | {"pinjaman_anggota": 1, "pinjaman_non_anggota": 1, "pinjaman_kurang_lancar": 500}
    assert contradictions(tmp_path, {"2023": year_file(2023, figures, "m4_01: ya")}) == []


def test_one_rupiah_in_a_hundred_quadrillion_is_seen(tmp_path: Path) -> None:
    before = {"simpanan_pokok_dan_wajib": 100_000_000_000_000_010}
    for number, (now, told) in enumerate(((110_000_000_000_000_011, 0), (110_000_000_000_000_010, 1))):
        folder = tmp_path / str(number)
        assert len(of_year(folder, "m3_02", "ya", {"simpanan_pokok_dan_wajib": now}, before)) == told


def test_both_sides_are_told_with_their_numbers_and_places(tmp_path: Path) -> None:
    now = {"modal_sendiri": 105_000_000, "total_aset": 1_200_000_000}
    before = {"modal_sendiri": 100_000_000, "total_aset": 1_000_000_000}
    found = of_year(tmp_path, "m3_01", "ya", now, before)[0]
    assert found.place.file.endswith("health_2023.yml") and found.place.line == 6
    assert [(Path(one.file).name, one.line) for one in found.related] == [
        ("health_2023.yml", 4),
        ("health_2023.yml", 5),
        ("health_2022.yml", 4),
        ("health_2022.yml", 5),
    ]
    told = tell(found)
    assert "Modal sendiri tumbuh sama atau lebih cepat daripada aset" in told.what
    assert "100.000.000 → 105.000.000 (+5 %)" in told.why and "1.000.000.000 → 1.200.000.000 (+20 %)" in told.why
    assert "health_2022.yml:4" in told.remedy
    growth = of_year(
        tmp_path / "g", "m3_02", "ya", {"simpanan_pokok_dan_wajib": 109}, {"simpanan_pokok_dan_wajib": 100}
    )
    assert (
        "`simpanan_pokok_dan_wajib` (2023) = 109 < 110 % × `simpanan_pokok_dan_wajib` (2022) = 110"
        in tell(growth[0]).why
    )


def test_the_sample_cooperative_agrees_with_its_figures_and_each_flipped_answer_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "koperasi-contoh"
    shutil.copytree(SAMPLE, folder)
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    assert [one for one in workshop.assess(folder)[2] if one.code in ("K60", "K61")] == []
    path = folder / "assessments" / "health_2023.yml"
    text = path.read_text("utf-8")
    for question in ("m3_01", "m3_02", "m3_04", "m4_01"):
        written = re.search(rf"(?m)^  {question}: (ya|tidak)", text)
        assert written
        other = "tidak" if written[1] == "ya" else "ya"
        path.write_text(text.replace(written[0], f"  {question}: {other}"), "utf-8")
        found = [one for one in workshop.assess(folder)[2] if one.code == "K60"]
        assert [one.values["question"] for one in found] == [question]


def books(year: int, **values: int) -> BookYear:
    return BookYear(year, {name: AmountResult(name, AmountState.STATED, Fraction(one)) for name, one in values.items()})


@given(st.tuples(*[st.integers(0, 10**17)] * 4), st.sampled_from(("part", "growth", "pace")), st.integers(1, 200))
def test_comparisons_agree_with_whole_numbers_alone(numbers: tuple[int, ...], kind: str, percent: int) -> None:
    left, right, old_left, old_right = numbers
    form = {"kind": kind, "left": [{"of": "a"}], "right": [{"of": "b"}], "percent": str(percent)}
    found = compare(Comparison.model_validate(form), books(2023, a=left, b=right), books(2022, a=old_left, b=old_right))
    if kind == "part":
        expected = None if right == 0 else 100 * left >= percent * right
    elif kind == "growth":
        expected = None if old_right == 0 else 100 * left >= percent * old_right
    else:
        expected = None if 0 in (old_left, old_right) else 100 * left * old_right >= percent * right * old_left
    assert (None if found is None else found.met) == expected


# --- the reserve that must not be missing ---------------------------------------------------------------------------


def missing(folder: Path, figures: Mapping[str, int], more: str = "") -> list[Problem]:
    return [one for one in assess(folder, {"2023": year_file(2023, figures) + more}) if one.code == "K61"]


@pytest.mark.requirement("H-042")
@pytest.mark.parametrize(
    ("figures", "accounts"),
    [
        ({"pinjaman_diberikan": 500}, ["cadangan_tujuan_risiko", "penyisihan_pinjaman"]),
        ({"pinjaman_diberikan": 500, "cadangan_tujuan_risiko": 5}, ["penyisihan_pinjaman"]),
        ({"pinjaman_diberikan": 500, "penyisihan_pinjaman": 5}, ["cadangan_tujuan_risiko"]),
        ({"pinjaman_anggota": 500, "pinjaman_non_anggota": 0, "penyisihan_pinjaman": 5}, ["cadangan_tujuan_risiko"]),
    ],
)
def test_a_missing_reserve_warns_and_names_the_account_to_fill(
    tmp_path: Path, figures: dict[str, int], accounts: list[str]
) -> None:
    found = missing(tmp_path, figures)
    assert len(found) == 1 and severity_of(found[0]).value == "warning"
    told = tell(found[0])
    assert sorted(re.findall(r"`(\w{2,})`", told.remedy)) == accounts
    assert "500" in told.what and found[0].place.line == 4


@pytest.mark.requirement("H-042")
@pytest.mark.parametrize(
    ("figures", "more"),
    [
        ({"pinjaman_diberikan": 0}, ""),
        ({"kas": 500}, ""),
        ({"pinjaman_diberikan": 500, "cadangan_risiko": 0}, ""),
        ({"pinjaman_diberikan": 500, "penyisihan_pinjaman": 0, "cadangan_tujuan_risiko": 0}, ""),
        ({"pinjaman_diberikan": 500}, 'ratios: {cadangan_risiko: "12.50"}\n'),
        (
            {"pinjaman_diberikan": 500, "cadangan_risiko": 9} | {"penyisihan_pinjaman": 1, "cadangan_tujuan_risiko": 1},
            "",
        ),
    ],
    ids=["no loans", "loans unknown", "stated", "nil is an answer", "printed ratio", "contradictory is told as such"],
)
def test_a_reserve_that_is_known_or_not_needed_does_not_warn(
    tmp_path: Path, figures: dict[str, int], more: str
) -> None:
    assert missing(tmp_path, figures, more) == []
