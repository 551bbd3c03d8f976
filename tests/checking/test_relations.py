"""Figures that cannot be true beside each other, told with the lines of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.results import FindingState
from generator.reading.cooperative import read_cooperative
from tests.checking.cases import HEALTH, KSP, check, codes, health, real_content, scores_of, write
from tests.checking.test_sums import BY_HAND, by_hand


@pytest.mark.parametrize(
    ("name", "value", "code", "related"),
    [
        ("biaya_karyawan", 76733237, "K52", "beban_usaha"),
        ("kewajiban_lancar", 1062003001, "K52", "total_pasiva"),
        ("shu_bagian_anggota", 53100151, "K52", "shu_sebelum_pajak"),
        ("shu_sebelum_pajak", 53100149, "K63", ""),
    ],
)
def test_one_figure_that_cannot_be(name: str, value: int, code: str, related: str, tmp_path: Path) -> None:
    found = by_hand(tmp_path, **{name: value})
    assert codes(found) == [code]
    text = (tmp_path / "koperasi-uji" / HEALTH).read_text("utf-8").splitlines()
    assert text[found[0].place.line - 1].startswith(f"  {name}: ")
    assert all(related in text[one.line - 1] for one in found[0].related)
    assert found[0].related


@pytest.mark.parametrize(
    ("name", "value"),
    [("biaya_karyawan", 76733236), ("kewajiban_lancar", 1062003000), ("shu_bagian_anggota", 53100150)],
)
def test_a_part_may_be_all_of_its_whole(name: str, value: int, tmp_path: Path) -> None:
    assert by_hand(tmp_path, **{name: value}) == []


def test_cash_and_bank_are_held_against_the_assets(tmp_path: Path) -> None:
    (found,) = by_hand(tmp_path, more="  kas_dan_bank: 99999999999\n", without=("kas",))
    assert found.code == "K55"
    (found,) = check(tmp_path, health("figures:\n  kas_dan_bank: 99999999999\n  total_aset: 1062003000\n"))
    assert (found.code, found.place.line, [one.line for one in found.related]) == ("K52", 3, [4])


def test_losses_can_take_liabilities_above_all_there_is(tmp_path: Path) -> None:
    figures = "figures: {kewajiban_lancar: 101, total_pasiva: 100, shu_belum_dibagi: -5}\n"
    assert check(tmp_path, health(figures)) == []
    assert codes(check(tmp_path, health(figures.replace("-5", "5")))) == ["K52"]


def test_members_have_no_part_of_a_loss(tmp_path: Path) -> None:
    figures = "figures: {shu_bagian_anggota: 0, shu_sebelum_pajak: -9}\n"
    assert check(tmp_path, health(figures)) == []
    assert codes(check(tmp_path, health(figures.replace(": 0", ": 1")))) == ["K52"]


def test_known_parts_are_added_and_each_excess_is_told_once(tmp_path: Path) -> None:
    classes = "pinjaman_kurang_lancar: 60, pinjaman_diragukan: 0"
    (found,) = check(tmp_path, health(f"figures: {{{classes}, pinjaman_macet: 50, pinjaman_diberikan: 100}}\n"))
    assert found.values["part"] == "pinjaman_kurang_lancar + pinjaman_macet + pinjaman_diragukan"
    classes = "pinjaman_kurang_lancar: 0, pinjaman_diragukan: 0"
    assert codes(
        check(tmp_path, health(f"figures: {{{classes}, pinjaman_macet: 101, pinjaman_diberikan: 100}}\n"))
    ) == ["K52"]


def test_income_that_is_not_known_refutes_no_surplus(tmp_path: Path) -> None:
    assert by_hand(tmp_path, without=("beban_perkoperasian",), shu_sebelum_pajak=53100149) == []


def test_a_printed_ratio_is_held_against_what_is_known(tmp_path: Path) -> None:
    """Bank balances alone are 8.27 % of the current liabilities."""
    ratio = "ratios:\n  rasio_kas: "
    figures = "figures: {bank: 56625264, kewajiban_lancar: 684715390}\n"
    (found,) = check(tmp_path, health(f'{figures}{ratio}"5.00"\n'))
    assert (found.code, found.values["possible"], found.place.line) == ("K62", "≥ 8.269898", 4)
    assert check(tmp_path, health(f'{figures}{ratio}"8.27"\n')) == []
    assert codes(check(tmp_path, health(f'{figures}{ratio}"8.26"\n'))) == ["K62"]
    open_numerator = figures.replace("kewajiban_lancar", "simpanan_pokok")
    assert check(tmp_path, health(f'{open_numerator}{ratio}"5.00"\n')) == []


def test_a_printed_ratio_cannot_exceed_what_its_denominator_allows(tmp_path: Path) -> None:
    figures = "figures: {risiko_pinjaman_bermasalah: 10, pinjaman_anggota: 200}\n"
    found = check(tmp_path, health(f'{figures}ratios: {{risiko_pinjaman_bermasalah: "5.1"}}\n'))
    assert [(one.code, one.values["possible"]) for one in found] == [("K62", "≤ 5")]
    assert check(tmp_path, health(f'{figures}ratios: {{risiko_pinjaman_bermasalah: "4.9"}}\n')) == []


def test_a_refuted_ratio_earns_no_points(tmp_path: Path) -> None:
    """Neither the print nor the figures are chosen, as with every other contradiction."""
    figures = "figures: {bank: 56625264, kewajiban_lancar: 684715390}\n"
    for printed, state in (("5.00", FindingState.INCOMPLETE), ("8.26", FindingState.INCOMPLETE), ("8.27", "scored")):
        files = health(f'{figures}ratios: {{rasio_kas: "{printed}"}}\n')
        cooperative, _ = read_cooperative(write(tmp_path, files), "uji")
        (score,) = scores_of(cooperative)
        found = next(one for one in score.indicators if one.rule.id == "rasio_kas")
        assert found.state == state
        assert (found.score is None) == (state != "scored")
        assert (found.missing == ("kas",)) == (state != "scored")


YEARLY = f"{KSP}yearly_figures:\n  - year: 2023\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("assets: 5", "total_aset"),
        ("own_capital: 172756749", "modal_sendiri"),
        ("own_capital: 252046886", "modal_sendiri"),
        ("surplus: 53100151", "shu_sebelum_pajak"),
        ("business_volume: 1", "volume_pinjaman"),
    ],
)
def test_a_profile_says_what_the_assessment_says(line: str, name: str, tmp_path: Path) -> None:
    text = by_hand_text()
    (found,) = check(tmp_path, {"profile.yml": f"{YEARLY}    {line}\n", HEALTH: text})
    assert (found.code, found.place.line, found.values["name"]) == ("K81", 5, name)
    assert found.related and all(one.file.endswith(HEALTH) for one in found.related)


@pytest.mark.parametrize(
    "line",
    [
        "assets: 1062003000", "surplus: 53100150", "surplus: 3", "business_volume: 1012465900",
        # The regulation counts half of participation capital and surplus; the profile may count all, half or none.
        "own_capital: 212401817", "own_capital: 172756750", "own_capital: 252046885",
        "outside_capital: 1",
    ],
)  # fmt: skip
def test_a_profile_may_follow_either_measure(line: str, tmp_path: Path) -> None:
    assert check(tmp_path, {"profile.yml": f"{YEARLY}    {line}\n", HEALTH: by_hand_text()}) == []


@pytest.mark.parametrize("change", [("2023\n", "2022\n"), ("simpan_pinjam\n", "konsumen\nsavings_and_loan_unit: ya\n")])
def test_other_years_and_other_businesses_are_not_compared(change: tuple[str, str], tmp_path: Path) -> None:
    """The assessment of a unit says nothing of the whole cooperative."""
    profile = f"{YEARLY}    assets: 5\n".replace(*change)
    assert check(tmp_path, {"profile.yml": profile, HEALTH: by_hand_text()}) == []


def by_hand_text() -> str:
    return BY_HAND.read_text("utf-8")


def test_every_relation_names_figures_of_one_rulebook() -> None:
    """A relation across rulebooks would never be compared."""
    guidance, books = real_content()[0].guidance, real_content()[0].rulebooks
    assert guidance is not None
    written = [one.content for one in books.values()]
    names = [{*(one.id for one in book.accounts), *(one.id for one in book.amounts)} for book in written]
    for part in guidance.parts:
        assert any({*part.parts, part.whole} <= known for known in names), part
    for outcome in guidance.outcomes:
        assert any({outcome.amount, *(term.of for term in outcome.terms)} <= known for known in names)
