"""A file written for another rulebook is told once; slips stay slips, each at the name that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from generator.checking.rulebook_names import names_of
from generator.model.audience import Audience
from generator.problems.problem import Problem
from generator.workshop import Workshop, open_workshop
from tests.checking.cases import AS_OF, KSP, ROOT, check, codes, real_content, write

FILE = "assessments/health_2025.yml"
UNDER = "juknis-15-2021-ksp"
OTHER = "perdep-06-2016"
RECORDED = (
    'recorded: {total: "77.50", predicate: cukup_sehat, aspects: {jatidiri_koperasi: "9.25", likuiditas: "10.00"}}\n'
)


@cache
def workshop() -> Workshop:
    """The real rulebooks and everything beside them."""
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF)


def judge(folder: Path, body: str, profile: str = KSP, end: str = "2025-12-31") -> list[Problem]:
    """What the whole check says of the assessment's file."""
    written = write(folder, {FILE: f"period_end: {end}\n{body}", "profile.yml": profile})
    return [one for one in workshop().assess(written)[2] if one.place.file.endswith(FILE)]


def fill(figures: Iterable[str], answers: Iterable[str] = ()) -> str:
    """Sections as a form has them, every figure zero and every answer yes."""
    text = "".join(["figures:\n", *(f"  {name}: 0\n" for name in figures)])
    named = [f"  {name}: ya\n" for name in answers]
    return text + "".join(["answers:\n", *named] if named else [])


def every_name(rulebook: str) -> str:
    """All accounts and questions of a rulebook."""
    names = names_of(real_content()[0].rulebooks[rulebook].content)
    accounts = [one.id for one in real_content()[0].rulebooks[rulebook].content.accounts]
    return fill(accounts, names["answers"])


@pytest.mark.requirement("H-008")
def test_a_file_for_another_rulebook_is_told_once(tmp_path: Path) -> None:
    (found,) = judge(tmp_path, every_name(OTHER) + RECORDED)
    assert (found.code, found.values["intended"], found.values["rulebook"]) == ("K80", OTHER, UNDER)
    assert (found.values["count"], found.values["total"]) == ("49", "80")


def test_what_the_message_says_to_write_is_what_helps(tmp_path: Path) -> None:
    found = judge(tmp_path, f"rulebook: {OTHER}\n" + every_name(OTHER))
    assert "K80" not in codes(found)
    assert not {"K44", "K45"} & set(codes(found))


def test_a_named_rulebook_is_what_is_pointed_at(tmp_path: Path) -> None:
    (found,) = judge(tmp_path, f"rulebook: {UNDER}\n" + every_name(OTHER))
    assert (found.code, found.place.line, found.place.column) == ("K80", 2, 11)


def test_slips_beside_are_told_with_the_name_of_the_rulebook_that_was_meant(tmp_path: Path) -> None:
    body = every_name(OTHER).replace("  meppp: 0\n", "  mepppp: 0\n")
    assert [(one.code, one.values.get("hint")) for one in judge(tmp_path, body)] == [("K80", None), ("K44", "meppp")]


def test_of_rulebooks_that_fit_alike_the_one_in_force_is_named(tmp_path: Path) -> None:
    """Three rulebooks ask the same 38 questions."""
    answers = fill((), (f"m1_{number:02d}" for number in range(1, 7))).removeprefix("figures:\n")
    ends = {"2025-12-31": "perdep-06-2016", "2015-12-31": "permen-14-2009", "2009-06-30": "permen-20-2008"}
    for end, expected in ends.items():
        (found,) = judge(tmp_path, f"rulebook: {UNDER}\n" + answers, end=end)[-1:]
        assert (found.code, found.values["intended"]) == ("K80", expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (fill(["penyisihan_pinjaman", "hutang_biaya", "kas"]), ["K44"]),
        (fill(["penyisihan_pinjaman", "tabungan_koperasi", "kas"]), ["K44", "K44"]),
        (fill(["kass", "bangk", "piutangg", "tabungann"]), ["K44"] * 4),
        (fill(["penyisihan_pinjaman", "tabungan_koperasi", "simpanan_berjangka", "aa", "bb", "cc"]), ["K44"] * 6),
    ],
    ids=["one", "two", "slips", "half"],
)
def test_a_few_names_or_names_nobody_knows_stay_single(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert [one for one in codes(judge(tmp_path, body)) if one in ("K44", "K80")] == expected


@pytest.mark.parametrize(
    ("body", "code", "column"),
    [
        ("figures:\n  kass: 125\n", "K44", 3),
        ("figures: {kas: 1, kass: 125}\n", "K44", 19),
        ("answers:\n    m9_99: ya\n", "K45", 5),
        ('ratios:\n  rasio_kass: "1.00"\n', "K46", 3),
        ("evidence:\n  kass: lihat buku kas\n", "K47", 3),
        ("checklists:\n  daftar: 1\n", "K57", 3),
        ('recorded:\n  aspects:\n    likuiditass: "1.00"\n', "A01", 5),
        ("corrections:\n  - on: 2026-05-02\n    because: Uji.\n    was: {figures: {kass: 1}}\n", "K44", 21),
    ],
)
def test_an_unknown_name_is_pointed_at_where_it_is_written(tmp_path: Path, body: str, code: str, column: int) -> None:
    found = check(tmp_path, {FILE: f"period_end: 2025-12-31\nrulebook: {OTHER}\n{body}"})
    assert [(one.code, one.place.column) for one in found] == [(code, column)]


def test_a_refused_file_still_points_at_names(tmp_path: Path) -> None:
    found = judge(tmp_path, f"rulebook: {OTHER}\nfigures:\n  kas: 1.250\n  kass: 125\n")
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("F06", 4, 8), ("K44", 5, 3)]
