"""The health page shows the same figures under other rulebooks, each on its own scale, and never as a rise or fall."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from generator.model.audience import Audience
from generator.processing import process_folder
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]


def section(folder: str, page: str) -> str:
    workshop = open_workshop(ROOT, Audience.PUBLIC, date(2026, 11, 22))
    outcome = process_folder(workshop, ROOT / "cooperatives" / folder, render=True)
    body = next(one.body for one in outcome.pages if one.path.endswith(page))
    found = re.search(r'<section aria-labelledby="aturan-lain">.*?</section>', body, re.DOTALL)
    assert found
    return found[0]


def test_every_other_rule_of_the_kind_is_named_linked_and_scored() -> None:
    html = section("koperasi-contoh-lumbung-sejahtera", "kesehatan-2023.html")
    assert 'href="../../aturan/permen-14-2009/index.html"' in html
    assert 'href="../../aturan/perdep-06-2016/index.html"' not in html
    assert "79,50" in html, "77,50 less 2,00 for the 2009 measure, plus 4,00 for the 2008 one"
    assert "Rasio aktiva tetap terhadap total aset (tidak ada di sini, 4,00 dari 4 di sana" in html
    assert "Rasio beban usaha terhadap SHU kotor (2,00 dari 4 di sini, tidak ada di sana" in html


def test_a_rule_not_in_force_is_said_to_be_one_and_nothing_is_subtracted() -> None:
    html = section("koperasi-contoh-lumbung-sejahtera", "kesehatan-2023.html")
    assert "tidak berlaku pada akhir tahun buku" in html
    assert "tidak dapat dijumlahkan, dikurangkan" in html
    assert "selisih" not in html.lower()


def test_every_year_has_its_own_comparison_with_aspects() -> None:
    for year, total in ((2022, "58,95"), (2023, "77,50")):
        html = section("koperasi-contoh-lumbung-sejahtera", f"kesehatan-{year}.html")
        own = html.split('<tr class="own">')[1].split("</tr>")[0]
        assert total in own and "dipakai di halaman ini" in own
        assert f"Buku {year} yang sama" in html
        assert "Permodalan" in html and "dari 15; Kualitas aktiva produktif" in html


def test_partial_books_show_intervals_side_by_side() -> None:
    html = section("kpri-nagara", "kesehatan-2014.html")
    assert html.count(" – ") >= 2 and "Belum pasti" in html
