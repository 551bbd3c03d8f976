"""Size classes and PEARLS as readers meet them: beside the score, never inside it, with every number and its line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.outcome_cache import Outcome
from generator.processing import process_folder
from generator.workshop import Workshop
from tests.pages.conftest import body_of, dead_links, text_of

BOOKS = "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nfigures:\n"


def section(html: str, name: str) -> str:
    return re.search(rf'<section aria-labelledby="{name}">.*?</section>', html, re.DOTALL).group()


def test_the_sample_shows_its_class_with_figures_lines_and_evidence(process_sample: Callable[..., str]) -> None:
    html = process_sample()
    text = text_of(section(html, "kelas"))
    assert "KUK II menurut klasifikasi usaha koperasi, Juknis 15 Tahun 2021 : kelas tertinggi" in text
    assert "tidak mengubah skor" in text
    assert "612 orang profile.yml:30 KUK I" in text
    assert "Rp1.094.680.463 KUK II" in text
    assert "Rp4.467.658.265 health_2023.yml:48 KUK II satu sumber" in text
    assert dead_links(html) == []


def test_a_missing_figure_gives_a_range_and_is_named(process: Callable[..., Outcome]) -> None:
    html = body_of(process(assessments__health_2023=BOOKS + "  total_aset: 3000000000\n"), "kesehatan-2023")
    text = text_of(section(html, "kelas"))
    assert "KUK II, KUK III atau KUK IV" in text
    assert "belum pasti karena anggota dan modal sendiri belum disampaikan" in text


def test_the_disagreement_of_sources_is_told_where_it_matters(process: Callable[..., Outcome]) -> None:
    profile = "name: Koperasi Uji\nkind: simpan_pinjam\npeople: {members: 5000}\n"
    figures = BOOKS + "  total_aset: 20000000000\n  modal_sendiri: 1\n"
    html = body_of(process(profile=profile, assessments__health_2023=figures), "kesehatan-2023")
    text = text_of(section(html, "kelas"))
    assert "Aset: menurut sumber X8 masuk KUK III." in text
    assert "Anggota tepat pada batas: di sini masuk kelas yang lebih rendah" in text


def test_no_class_and_no_goals_without_a_single_figure_or_before_the_rule(process: Callable[..., Outcome]) -> None:
    outcome = process(
        assessments__health_2023=BOOKS.replace("figures:\n", ""),
        assessments__health_2019=BOOKS.replace("2023", "2019") + "  total_aset: 5\n",
    )
    assert 'id="kelas"' not in body_of(outcome, "kesehatan-2019")
    for year in ("2019", "2023"):
        assert 'id="acuan"' not in body_of(outcome, f"kesehatan-{year}")
    assert 'id="kelas"' not in body_of(outcome, "kesehatan-2023")


def test_goals_are_shown_with_numbers_lines_and_what_is_missing_but_never_as_a_score(
    process_sample: Callable[..., str], workshop: Workshop
) -> None:
    html = process_sample()
    told = text_of(section(html, "acuan"))
    assert "bukan skor" in told and "tidak mengubah hasil di atas" in told
    assert "1 tercapai, 6 belum tercapai, 7 tanpa batas angka" in told
    assert 'href="lembar-2023.html#acuan">14 rasio beserta angkanya' in html
    sheets = body_of(process_folder(workshop, workshop.project.cooperatives / "contoh", render=True), "lembar-2023")
    text = text_of(sheets.partition('id="acuan"')[2])
    assert "E7 Simpanan pokok dan wajib ÷ total aset Rp646.305.000 ÷ Rp4.467.658.265" in text
    assert re.search(r"14,47 % paling banyak 20 % belum terverifikasi tercapai", text)
    assert re.search(r"80,01 % 70 sampai 80 % satu sumber belum tercapai", text)
    assert "Menunggu angka: A1 (seluruh sisa pinjaman yang menunggak); R12 (SHU setelah pajak)." in text
    assert "Tidak terlihat dalam pembukuan ini: P1, P2," in text
    # In the account nothing of it: total and aspects stand before and without the goals.
    before, _, after = html.partition('<section aria-labelledby="acuan">')
    assert "PEARLS" not in before and before and after


@pytest.mark.parametrize("total", [0, -5])
def test_a_total_that_cannot_divide_is_not_judged(process: Callable[..., Outcome], total: int) -> None:
    figures = f"  total_aset: {total}\n  simpanan_pokok_dan_wajib: 5\n  surat_berharga: 5\n  penyertaan: 1\n"
    outcome = process(assessments__health_2023=BOOKS + figures)
    assert 'id="acuan"' not in body_of(outcome, "kesehatan-2023")


def test_both_references_have_a_page_with_grades_and_rules_and_stand_in_the_list(workshop: Workshop) -> None:
    pages = workshop.renderer.render_references()
    assert [page.path for page in pages] == [
        "aturan/kelas-usaha-koperasi/index.html",
        "aturan/woccu-pearls/index.html",
    ]
    classes, goals = (text_of(page.body) for page in pages)
    assert "KUK II 9.000 orang Rp15.000.000.000 Rp100.000.000.000 satu sumber" in classes
    assert "Menurut X8: paling banyak Rp15.000.000.000." in classes
    assert "formulir di situs ini dipilih menurut jenis koperasi" in classes
    assert "Tidak ada bobot, jumlah, atau predikat" in goals
    assert "Dihitung dari SHU setelah pajak ÷ rata-rata total aset × 100 %." in goals
    for words in ("Penyebut nol", "Pembilang negatif", "Pembilang dan penyebut negatif", "Angka belum disampaikan"):
        assert words in goals
    assert len(re.findall(r'<div class="measure" id="[PEARLS]\d+">', pages[1].body)) == 45
    assert all(dead_links(page.body) == [] for page in pages)
    hub = workshop.renderer.render_hubs((), (), (), pages)[2].body
    assert all(page.path in hub for page in pages)


@pytest.mark.parametrize("name", ["juknis-15-2021-ksp", "juknis-15-2021-sektor-riil", "perdep-06-2016"])
def test_every_rule_prints_its_reading_of_zero_negative_and_missing_figures(workshop: Workshop, name: str) -> None:
    book = workshop.content.rulebooks[name]
    text = text_of(workshop.renderer.render_rulebook(book).body)
    operands = book.content.operands
    for one in (
        operands.zero_denominator,
        operands.negative_numerator,
        operands.negative_over_zero,
        operands.negative_denominator,
        operands.negative_over_negative,
        operands.missing_operand,
    ):
        assert one.reading.id in text


def test_the_two_forms_of_one_regulation_never_share_a_name(workshop: Workshop) -> None:
    hub = text_of(workshop.renderer.render_hubs((), ())[2].body)
    assert "Juknis 15 Tahun 2021 (formulir KSP dan USP)" in hub
    assert "Juknis 15 Tahun 2021 (formulir sektor riil)" in hub


def test_negative_own_capital_over_nothing_at_risk_is_told_with_its_reason(process_sample: Callable[..., str]) -> None:
    html = process_sample(pinjaman_berisiko=0, simpanan_wajib=-2_000_000_000)
    text = text_of(html)
    assert "Pembilang negatif dan penyebut nol: skor terendah. Modal sendiri negatif tidak menanggung" in text
    assert "Penyebut nol: skor penuh" not in text


@pytest.mark.requirement("H-005")
def test_a_rule_for_another_kind_reads_tidak_berlaku_and_no_zero(process: Callable[..., Outcome]) -> None:
    profile = "name: Koperasi Uji\nkind: produsen\nsavings_and_loan_unit: tidak\n"
    text = text_of(body_of(process(profile=profile, assessments__health_2023=BOOKS + "  kas: 5\n"), "kesehatan-2023"))
    assert "Tidak ada skor. Tidak berlaku: aturan yang disebut berkas bukan untuk jenis koperasi ini." in text
    assert "0,00 dari 100" not in text


@pytest.mark.requirement("S-13")
def test_a_result_that_rests_on_unproven_rows_says_so(process_sample: Callable[..., str]) -> None:
    assert "Aturannya belum seluruhnya terbukti" in text_of(process_sample())
