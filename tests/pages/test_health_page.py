import re
from collections.abc import Callable

import pytest

from generator.outcome_cache import Outcome
from generator.processing import process_folder
from generator.workshop import Workshop
from tests.pages.conftest import MOST, body_of, dead_links, text_of

NO_DENOMINATOR = [
    ({"kewajiban_lancar": 0}, "r-rasio_kas"),
    ({"volume_pinjaman": 0}, "r-volume_pinjaman_anggota"),
    ({"beban_pokok": 999999999}, "r-beban_usaha_shu_kotor"),
]
KARTIKA = """rulebook: perdep-06-2016
period_end: 2019-12-31
recorded:
  total: "{total}"
  predicate: {predicate}
  aspects: {{permodalan: "{capital}", kualitas_aktiva_produktif: "8.75", manajemen: "15.00", efisiensi: "8.00",
    likuiditas: "3.75", kemandirian_pertumbuhan: "6.00", jatidiri_koperasi: "7.00"}}
"""


@pytest.mark.parametrize(("figures", "measure"), NO_DENOMINATOR, ids=lambda value: str(value))
def test_a_measure_that_cannot_be_computed_is_named_and_not_called_missing(
    process_sample: Callable[..., str], figures: dict[str, int], measure: str
) -> None:
    html = process_sample(**figures)
    assert dead_links(html) == []
    head = html[: html.index('id="aspek"')]
    assert f'href="#{measure}"' in head
    assert "tidak dapat dihitung" in text_of(head)
    assert "belum disampaikan" not in text_of(html)


def test_a_total_that_contradicts_its_parts_stands_apart_with_both_numbers_and_places(
    process_sample: Callable[..., str],
) -> None:
    html = process_sample(total_aset=4467658266)
    assert dead_links(html) == []
    assert 'id="kurang"' not in html
    part = text_of(html[html.index('id="bertentangan"') : html.index('id="hitungan"')])
    assert "Rp4.467.658.266" in part and "Rp4.467.658.265" in part
    assert len(re.findall(r"health_2023\.yml:\d+", part)) == 2
    assert "bergantung pada angka yang bertentangan" in text_of(html)


def test_missing_and_contradictory_are_told_apart(process: Callable[..., Outcome]) -> None:
    figures = "figures: {volume_pinjaman: 5, pinjaman_anggota: 2, pinjaman_non_anggota: 1, pinjaman_diberikan: 9}\n"
    outcome = process(assessments__health_2023=f"rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n{figures}")
    html = body_of(outcome, "kesehatan-2023")
    assert dead_links(html) == []
    missing = html[html.index('id="kurang"') : html.index('id="hitungan"')]
    assert "<small>pinjaman_diberikan</small>" not in missing
    assert re.search(r"<li>Kas <small>kas</small>", missing), "the name first, the id small after it"
    assert (
        'href="lembar-2023.html#a-pinjaman_diberikan"'
        in html[html.index('id="bertentangan"') : html.index('id="kurang"')]
    )


def test_measures_of_which_nothing_is_known_are_one_list_with_anchor_and_rule(process: Callable[..., Outcome]) -> None:
    html = body_of(
        process(assessments__health_2023="rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n"), "kesehatan-2023"
    )
    assert 'class="measure' not in html
    listed = re.findall(r'<li id="(r-\w+)"><a href="\.\./\.\./aturan/perdep-06-2016/index\.html#(r-\w+)">', html)
    assert len(listed) == 22 and all(own == rule for own, rule in listed)
    # Of which the links that say why each of the 38 questions is asked are some 5 kB.
    assert len(html.encode()) < 24_000
    interval = re.search(r'class="total"><span class="figure">([^<]+)', html)
    assert interval and html.count(f">{interval[1]}<") == 1, "the range stands once"


def test_what_was_verified_of_a_recorded_result_without_figures(process: Callable[..., Outcome]) -> None:
    written = KARTIKA.format(total="60.50", predicate="dalam_pengawasan", capital="12.00")
    html = body_of(process(assessments__health_2019=written), "kesehatan-2019")
    table = html[html.index('id="tercatat"') : html.index('id="kurang"')]
    assert table.count('class="same"') == 9 and 'class="differs"' not in table
    assert "sama dengan jumlah aspek tercatat" in table and "sesuai batas aturan" in table
    assert "Hitungan ulang belum mungkin" in table


def test_a_recorded_result_that_cannot_be_is_marked_where_it_fails(process: Callable[..., Outcome]) -> None:
    written = KARTIKA.format(total="61.50", predicate="sehat", capital="12.10")
    html = body_of(process(assessments__health_2019=written), "kesehatan-2019")
    table = html[html.index('id="tercatat"') : html.index('id="kurang"')]
    for words in ("tidak mungkin menurut tabel", "berbeda dari jumlah aspek", "tidak sesuai batas aturan"):
        assert words in table
    assert table.count('class="differs"') == 3


def test_every_number_that_is_worked_out_leads_to_its_worksheet_with_lines_and_rule(
    process_sample: Callable[..., str], workshop: Workshop
) -> None:
    html = process_sample()
    sheets = body_of(process_folder(workshop, workshop.project.cooperatives / "contoh", render=True), "lembar-2023")
    named = set(re.findall(r'href="lembar-2023\.html#([^"]+)"', html))
    assert {"a-modal_sendiri", "a-atmr", "acuan"} <= named
    assert named <= set(re.findall(r'\bid="([^"]+)"', sheets))
    assert dead_links(sheets) == []
    sheet = sheets[sheets.index('id="a-modal_sendiri"') :].split("</section>")[0]
    shown = re.search(r'href="lembar-2023\.html#a-modal_sendiri">([^<]+)<', html)
    assert shown and shown[1] in sheet and re.search(r"Simpanan pokok baris \d+", text_of(sheet))
    assert 'href="../../aturan/perdep-06-2016/index.html#a-modal_sendiri"' in sheet


def test_a_weak_definition_counts_only_where_it_was_used(process: Callable[..., Outcome]) -> None:
    stated = "figures: {modal_tertimbang: 110, atmr: 100}\n"
    html = body_of(
        process(assessments__health_2023=f"rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n{stated}"),
        "kesehatan-2023",
    )
    measure = html[html.index('id="r-kecukupan_modal_sendiri"') :].split('<div class="measure')[0]
    assert "belum terverifikasi" not in measure and "satu sumber" not in measure


def test_a_weak_definition_that_was_used_is_named(process_sample: Callable[..., str]) -> None:
    html = process_sample()
    measure = html[html.index('id="r-kecukupan_modal_sendiri"') :].split('<div class="measure')[0]
    assert "belum terverifikasi bobot ATMR" in text_of(measure)
    assert html.count("bukan saran") == 1
    assert "Skor ukuran ini bertambah" in html
    assert len(html.encode()) < MOST
    assert dead_links(html) == []


@pytest.mark.requirement("H-005")
def test_a_rule_for_another_kind_shows_no_points_at_all(process: Callable[..., Outcome]) -> None:
    shop = "name: Toko Uji\nkind: produsen\nsavings_and_loan_unit: tidak\n"
    html = body_of(
        process(
            profile=shop, assessments__health_2019=KARTIKA.format(total="60.50", predicate="sehat", capital="12.00")
        ),
        "kesehatan-2019",
    )
    text = text_of(html)
    assert "Tidak berlaku" in text and "0,00" not in text and "0 ya" not in text
    assert 'id="aspek"' not in html and 'id="hitungan"' not in html
    part = text_of(html[html.index('id="tercatat"') :])
    assert "tidak dihitung ulang, karena aturannya tidak berlaku" in part
    assert part.count("tidak diperiksa") == 9 and "belum" not in part[: part.index("Tujuan")]


def test_a_recorded_total_outside_what_is_possible_is_never_called_the_same(process_sample: Callable[..., str]) -> None:
    """The recorded aspects still add up to the total, but losses have eaten the capital behind it."""
    html = process_sample(shu_belum_dibagi=-3092190050)
    part = text_of(html[html.index('id="tercatat"') : html.index('id="penjelasan"')])
    assert re.search(r"Jumlah 77,50 \S+ – \S+ di luar rentang yang mungkin", part)
    assert "sama dengan jumlah aspek" not in part
    assert "Totalnya belum dapat dihitung ulang" in part and "Hitungan ulang belum mungkin" not in part
