"""The statements in a real Chromium, from the disk: wide tables scroll inside, folds open, paper carries signatures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

PAGE = "koperasi/koperasi-contoh-lumbung-sejahtera/laporan-keuangan-2023.html"


@pytest.mark.parametrize("reader", [(360, "light"), (360, "dark")], indirect=True)
def test_on_a_phone_wide_tables_scroll_inside_and_amounts_of_narrow_ones_fit(reader: Reader) -> None:
    page = reader.open(PAGE)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1]
    for identity, scrolls in (("neraca", False), ("hasil-usaha", False), ("arus-kas", False), ("ekuitas", True)):
        inner = page.locator(f"#{identity} .scroll").first
        scroll, client = inner.evaluate("(one) => [one.scrollWidth, one.clientWidth]")
        assert (scroll > client) is scrolls, identity
        assert inner.get_attribute("tabindex") == "0"
    overlap = page.evaluate("""() => [...document.querySelectorAll('svg.bars')].flatMap((svg) => {
        const boxes = (name) => [...svg.querySelectorAll(name)].map((one) => one.getBoundingClientRect());
        return boxes('rect').flatMap((bar) => boxes('text').filter((text) => text.left < bar.right - 1
            && text.right > bar.left && text.top < bar.bottom - 3 && text.bottom - 3 > bar.top));
    })""")
    assert overlap == [], "a text lies on a bar"


def test_the_parting_into_current_and_non_current_can_be_left_out(reader: Reader) -> None:
    page = reader.open(PAGE)
    heads = page.locator("#neraca .parted")
    assert heads.count() > 6
    expect(heads.first).to_be_visible()
    page.get_by_label("Tanpa pemisahan lancar dan tidak lancar").check()
    for at in range(heads.count()):
        expect(heads.nth(at)).to_be_hidden()
    expect(page.locator("#neraca tr", has_text="Jumlah aset").last).to_be_visible()
    expect(page.locator("#neraca tr", has_text="Tanah")).to_be_visible()


def test_from_the_health_page_two_clicks_lead_to_the_account(reader: Reader) -> None:
    page = reader.open(PAGE.replace("laporan-keuangan", "kesehatan"))
    page.locator('a[href="lembar-2023.html#a-kas_dan_bank"]').first.click()
    page.locator('a[href="neraca-saldo-2023.html#akun-1101"]').first.click()
    row = page.locator("#akun-1101")
    expect(row).to_be_visible()
    expect(row).to_contain_text("Kas")


def test_downloads_lie_beside_the_page(reader: Reader, sample_site: Path) -> None:
    page = reader.open(PAGE)
    links = page.locator(".downloads a")
    assert links.count() == 2
    for at in range(2):
        name = links.nth(at).get_attribute("href")
        assert name and ((sample_site / PAGE).parent / name).stat().st_size > 1000
        assert links.nth(at).evaluate("(one) => one.download") == ""


def test_paper_carries_every_statement_page_numbers_and_lines_to_sign(reader: Reader) -> None:
    page = reader.open(PAGE)
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    text = "\n".join(pages)
    assert len(pages) < 14
    for words in (
        "Neraca",
        "Perhitungan hasil usaha",
        "Perubahan ekuitas",
        "Arus kas",
        "Pembagian SHU",
    ):
        assert words in text
    assert "Pengesahan" in pages[-1] and pages[-1].count("Tanda tangan") == 3
    assert "Unduh" not in text
    assert all(f"Halaman {number} dari {len(pages)}" in one for number, one in enumerate(pages, 1))
