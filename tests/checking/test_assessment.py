"""Names, dates and sums of an assessment; two stated values that disagree are both named and neither is chosen."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from generator.checking.exact_text import float_free, rupiah
from generator.model.results import AmountState
from generator.reading.cooperative import read_cooperative
from tests.checking.cases import KSP, check, codes, health, scores_of, write


def test_unknown_names_get_the_nearest_one(tmp_path: Path) -> None:
    body = (
        "figures: {simpanan_pokokk: 1}\nanswers: {manajemen_m1_01: ya}\nratios: {rasio_kass: 1}\nevidence: {kass: x}\n"
    )
    found = check(tmp_path, health(body))
    assert [(one.code, one.values["hint"]) for one in found] == [
        ("K44", "simpanan_pokok"),
        ("K45", ""),
        ("K46", "rasio_kas"),
        ("K47", "kas"),
    ]


def test_a_name_of_another_rulebook_gets_no_like_sounding_hint(tmp_path: Path) -> None:
    found = check(tmp_path, health("rulebook: perdep-07-2016\nfigures: {pinjaman_anggota: 1, shu_bagian_angota: 1}\n"))
    assert [(one.code, one.values["name"], one.values["hint"]) for one in found if one.code == "K44"] == [
        ("K44", "pinjaman_anggota", ""),
        ("K44", "shu_bagian_angota", "shu_bagian_anggota"),
    ]


def test_names_of_internal_evidence_are_not_for_the_public(tmp_path: Path) -> None:
    (found,) = check(tmp_path, health("evidence: {budi_meminjam: x}\n"))
    assert "budi" not in str(dict(found.for_public().values))


def test_evidence_may_belong_to_any_name_of_the_rulebook(tmp_path: Path) -> None:
    assert check(tmp_path, health("evidence: {m1_01: a, rasio_kas: b, kas: c, kas_dan_bank: d}\n")) == []


@pytest.mark.parametrize(
    ("stated", "code"), [("3000", []), ("3001", ["K50"]), ("2999", ["K50"]), ("999999999999999999", ["K50"])]
)
def test_a_stated_sum_is_held_against_its_parts(stated: str, code: list[str], tmp_path: Path) -> None:
    files = health(f"figures: {{kas: 1000, bank: 2000, kas_dan_bank: {stated}, kewajiban_lancar: 10}}\n")
    found = check(tmp_path, files)
    assert codes(found) == code
    cooperative, _ = read_cooperative(write(tmp_path, files), "uji")
    (score,) = scores_of(cooperative)
    ratio = next(one for one in score.indicators if one.rule.id == "rasio_kas")
    assert ratio.numerator is not None
    if code:
        assert ratio.numerator.state is AmountState.CONTRADICTORY
        assert ratio.score is None
        assert found[0].values["parts"] == "kas, bank"
    else:
        assert ratio.score is not None


def test_differences_are_exact_at_eighteen_digits(tmp_path: Path) -> None:
    figures = "{kas: 499999999999999999, bank: 500000000000000000, kas_dan_bank: 999999999999999997}"
    (found,) = check(tmp_path, health(f"figures: {figures}\n"))
    assert found.values["added"] == "999.999.999.999.999.999"
    assert found.values["difference"] == "-2"


def test_half_a_rupiah_is_no_contradiction(tmp_path: Path) -> None:
    """Half weights leave half a rupiah, which a whole figure cannot show."""
    base = "pinjaman_kurang_lancar: 1, pinjaman_diragukan: 0, pinjaman_macet: 0"
    assert check(tmp_path, health(f"figures: {{{base}, risiko_pinjaman_bermasalah: 1}}\n")) == []
    found = check(tmp_path, health(f"figures: {{{base}, risiko_pinjaman_bermasalah: 2}}\n"))
    assert (codes(found), found[0].values["added"]) == (["K50"], "0,5")


def test_both_sides_of_the_balance_sheet(tmp_path: Path) -> None:
    (found,) = check(tmp_path, health("figures:\n  total_aset: 5000000\n  total_pasiva: 4999999\n"))
    assert (found.code, found.place.line, found.related[0].line) == ("K51", 4, 3)
    assert found.values == {"assets": "5.000.000", "funding": "4.999.999", "difference": "1"}
    assert check(tmp_path, health("figures: {total_aset: 5000000}\n")) == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("volume_pinjaman_anggota", "volume_pinjaman"),
        ("pinjaman_berisiko", "pinjaman_diberikan"),
        ("risiko_pinjaman_bermasalah", "pinjaman_diberikan"),
    ],
)
def test_a_part_does_not_exceed_its_whole(part: str, whole: str, tmp_path: Path) -> None:
    assert codes(check(tmp_path, health(f"figures: {{{part}: 101, {whole}: 100}}\n"))) == ["K52"]
    assert check(tmp_path, health(f"figures: {{{part}: 100, {whole}: 100}}\n")) == []
    assert check(tmp_path, health(f"figures: {{{part}: 101}}\n")) == []


def test_a_computed_part_is_told_at_the_lines_it_was_added_from(tmp_path: Path) -> None:
    body = "figures:\n  pinjaman_anggota: 70\n  pinjaman_non_anggota: 30\n  kas: 5\n"
    body += "  pinjaman_kurang_lancar: 10\n  pinjaman_diragukan: 20\n  pinjaman_macet: 999\n"
    (found,) = check(tmp_path, health(body))
    assert (found.code, found.values["part_value"]) == ("K52", "1.019")
    assert found.place.line == 8, "the largest part first: there a zero too many is likeliest"
    assert [one.line for one in found.related] == [7, 6, 3, 4]


def test_a_ratio_written_for_a_questionnaire_is_told_once(tmp_path: Path) -> None:
    answers = "".join(f"  m1_{number:02}: {'ya' if number < 8 else 'tidak'}\n" for number in range(1, 13))
    (found,) = check(tmp_path, health(f'answers:\n{answers}ratios: {{manajemen_umum: "50"}}\n'))
    assert (found.code, found.values["name"]) == ("K46", "manajemen_umum")


@pytest.mark.parametrize(
    ("printed", "agrees"),
    [
        ("12.35", True), ("12.34", True), ("12.33", False), ("12.3", True), ("12.4", False),
        ("12.5", False), ("12", True),
        ("12.345", True), ("12.3450", True), ("12.36", False), ("0.12345", False),
    ],
)  # fmt: skip
def test_a_printed_ratio_agrees_to_its_last_digit(printed: str, agrees: bool, tmp_path: Path) -> None:
    figures = "figures: {kas_dan_bank: 12345, kewajiban_lancar: 100000}\n"
    found = check(tmp_path, health(f'{figures}ratios: {{rasio_kas: "{printed}"}}\n'))
    assert codes(found) == ([] if agrees else ["K53"])
    if not agrees:
        assert found[0].values["computed"] == "12.345"


def test_a_printed_ratio_alone_is_taken_at_its_word(tmp_path: Path) -> None:
    assert check(tmp_path, health('ratios: {rasio_kas: "12.34"}\n')) == []


@pytest.mark.parametrize(
    ("head", "profile", "code"),
    [
        ("period_end: 2023-12-31\nrulebook: perdep-06-2016\n", KSP, None),
        ("period_end: 2015-12-31\nrulebook: permen-14-2009\n", KSP, None),
        ("period_end: 2023-12-31\nrulebook: perdep-06-2061\n", KSP, "K40"),
        ("period_end: 1979-12-31\n", KSP, "K41"),
        # The real sector has a rule since 2021.
        ("period_end: 2023-12-31\n", "name: U\nkind: konsumen\nsavings_and_loan_unit: tidak\n", None),
        (
            "period_end: 2023-12-31\nrulebook: perdep-06-2016\n",
            "name: U\nkind: jasa\nsavings_and_loan_unit: tidak\n",
            "K42",
        ),
        ("period_end: 2020-12-31\nrulebook: permen-14-2009\n", KSP, "K43"),
        ("period_end: 2015-12-31\nrulebook: perdep-06-2016\n", KSP, "K43"),
        ("period_end: 2042-12-31\nrulebook: perdep-06-2016\n", KSP, "K23"),
        ("period_end: 2023-12-31\n", f"{KSP}founded: 2024-01-01\n", "K24"),
    ],
)
def test_rulebook_and_dates(head: str, profile: str, code: str | None, tmp_path: Path) -> None:
    year = head[12:16]
    found = check(tmp_path, {"profile.yml": profile, f"assessments/health_{year}.yml": head})
    assert codes(found) == ([] if code is None else [code])


def test_an_unknown_rulebook_is_hinted_and_listed(tmp_path: Path) -> None:
    (found,) = check(tmp_path, health("rulebook: perdep-6-2016\n"))
    assert found.values["hint"] == "perdep-06-2016"
    assert "permen-14-2009" in found.values["known"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(1250000), "1.250.000"),
        (Fraction(-1250), "-1.250"),
        (Fraction(-1, 2), "-0,5"),
        (Fraction(2500, 4) + Fraction(1, 2), "625,5"),
        (Fraction(10**18), "1.000.000.000.000.000.000"),
    ],
)
def test_rupiah_as_written_here(value: Fraction, text: str) -> None:
    assert rupiah(value) == text


def test_decimals_pass_through_no_binary_float() -> None:
    assert float_free(Fraction(1, 3)) == "0.333333"
    assert float_free(Fraction(-1235, 100)) == "-12.35"
    assert float_free(Fraction(10**20 + 1, 10)) == "10000000000000000000.1"
