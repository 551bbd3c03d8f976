"""The documents for paper in a real Chromium: the same sheets as WeasyPrint's, and readable on a screen before."""

from __future__ import annotations

import io
import re
import shutil

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from generator.model.audience import Audience
from generator.pages.page import DOCUMENT, Page
from generator.processing import make_documents
from generator.site.pdf import make_pdf
from generator.workshop import open_workshop
from tests.browser.conftest import Reader
from tests.browser.test_site_in_browser import CONTRAST
from tests.pages.conftest import AS_OF, ROOT
from tests.paper import LONG_NAME, UNBROKEN, make_longest_sheets, write_longest
from tests.site.test_report_copy_pdf import gather, make_bundles

pytestmark = pytest.mark.browser
SAMPLE = "koperasi/koperasi-contoh-lumbung-sejahtera"
PAPERS = (
    f"{SAMPLE}/laporan-2023.html",
    f"{SAMPLE}/ringkasan-2023.html",
    "koperasi/kpri-nagara/laporan-2014.html",
    "koperasi/kpri-nagara/ringkasan-2016.html",
    "koperasi/kartika-sriwijaya/ringkasan-2019.html",
)
PUBLIC = Audience.PUBLIC, AS_OF
THEME = ROOT / "site_templates" / "theme"


def printed(page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def said(pdf: PdfReader) -> list[str]:
    return [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]


@pytest.mark.requirement("H-010")
@pytest.mark.parametrize("path", PAPERS)
def test_chromium_prints_as_many_sheets_as_weasyprint(reader: Reader, path: str) -> None:
    sheets = said(printed(reader.open(path)))
    html = (reader.site / path).read_text("utf-8")
    drawn = PdfReader(io.BytesIO(make_pdf(Page(path, DOCUMENT, "", "", html, ""), THEME)))
    assert len(sheets) == len(drawn.pages)
    assert (len(sheets) == 1) == ("ringkasan" in path)
    for number, sheet in enumerate(sheets, start=1):
        assert f"Halaman {number} dari {len(sheets)}" in sheet
        assert "versi" in sheet
        assert "Kembali ke halaman" not in sheet
    assert "Tanda tangan:" in " ".join(sheets)


@pytest.mark.requirement("H-010")
@pytest.mark.parametrize("name", [LONG_NAME, UNBROKEN], ids=["words", "unbroken"])
def test_the_longest_summary_is_one_sheet_in_chromium(reader: Reader, tmp_path, name: str) -> None:
    for part in ("content", "site_templates"):
        (tmp_path / part).symlink_to(ROOT / part)
    workshop = open_workshop(tmp_path, Audience.PUBLIC, AS_OF)
    folder = tmp_path / "cooperatives" / "terpanjang"
    write_longest(folder, workshop.content.rulebooks["perdep-06-2016"].content, name)
    page = next(one for one in make_documents(workshop, folder)[2] if "ringkasan" in one.path)
    target = tmp_path / "site" / page.path
    target.parent.mkdir(parents=True)
    target.write_text(page.body, "utf-8")
    (tmp_path / "site" / "assets").symlink_to(THEME / "assets")
    reader.page.goto(target.as_uri())
    reader.page.wait_for_function("document.fonts.status === 'loaded'")
    sheets = said(printed(reader.page))
    assert len(sheets) == 1
    assert sheets[0].count("Tanggal:") == 3


SHEETS = (f"{SAMPLE}/profil.html", f"{SAMPLE}/kanvas.html", "koperasi/kpri-nagara/profil.html")


@pytest.mark.requirement("M-101")
@pytest.mark.parametrize("path", SHEETS)
def test_profile_and_canvas_are_one_sheet_each_in_chromium(reader: Reader, path: str) -> None:
    pdf = printed(reader.open(path))
    (sheet,) = pdf.pages
    sizes = sorted((round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))))
    assert sizes == [595, 842]
    assert (sheet.mediabox.width > sheet.mediabox.height) == path.endswith("kanvas.html")
    assert "Halaman 1 dari 1" in said(pdf)[0]


@pytest.mark.requirement("M-101")
@pytest.mark.parametrize("word", ["Serba Usaha Karyawan", "WWWW MMMM @@@@"], ids=["words", "wide"])
def test_the_fullest_profile_and_canvas_are_one_sheet_in_chromium(reader: Reader, tmp_path, word: str) -> None:
    for page in make_longest_sheets(tmp_path, LONG_NAME if word[0] == "S" else UNBROKEN, word):
        target = tmp_path / "site" / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.body, "utf-8")
        assets = tmp_path / "site" / "assets"
        if not assets.exists():
            assets.symlink_to(THEME / "assets")
        reader.page.goto(target.as_uri())
        reader.page.wait_for_function("document.fonts.status === 'loaded'")
        assert len(said(printed(reader.page))) == 1, page.path
        # Nothing of a block of the canvas is hidden by its edge.
        reader.page.emulate_media(media="print")
        reader.page.set_viewport_size({"width": 1032, "height": 900})
        over = "[...document.querySelectorAll('.blocks > li')].filter((one) => one.scrollHeight > one.clientHeight + 1)"
        assert reader.page.evaluate(f"{over}.map((one) => one.className)") == []
        reader.page.emulate_media(media="null")


@pytest.mark.requirement("M-093")
@pytest.mark.parametrize("reader", [(360, "light"), (1280, "dark")], indirect=True)
def test_a_bundle_for_a_local_office_is_a_letter_and_one_sheet_each(reader: Reader, tmp_path) -> None:
    gather(tmp_path)
    (document,) = make_bundles(tmp_path).values()
    target = tmp_path / "site" / document.path
    target.parent.mkdir(parents=True)
    target.write_text(document.body, "utf-8")
    (tmp_path / "site" / "assets").symlink_to(THEME / "assets")
    page = reader.page
    page.goto(target.as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], "the page scrolls sideways"
    assert page.evaluate(CONTRAST) == []
    sheets = said(printed(page))
    assert len(sheets) == 1 + 6
    for number, sheet in enumerate(sheets[1:], start=1):
        assert f"Koperasi {number} dari 6" in sheet
        assert f"Halaman {number + 1} dari 7" in sheet


@pytest.mark.parametrize("reader", [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], indirect=True)
@pytest.mark.parametrize("path", PAPERS[:3])
def test_a_document_is_readable_on_a_screen_too(reader: Reader, path: str) -> None:
    page = reader.open(path)
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], "the page scrolls sideways"
    assert page.evaluate(CONTRAST) == []
    assert page.locator("html").get_attribute("lang") == "id"
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("button", name="Cetak")).to_be_visible()


def test_a_reader_finds_the_documents_from_the_health_page_and_back(reader: Reader) -> None:
    page = reader.open(f"{SAMPLE}/kesehatan-2023.html")
    page.get_by_role("link", name="laporan lengkap").click()
    expect(page).to_have_title("Laporan kesehatan 2023: Koperasi Contoh Lumbung Sejahtera")
    page.get_by_role("link", name="Ringkasan satu halaman").click()
    expect(page).to_have_title("Ringkasan kesehatan 2023: Koperasi Contoh Lumbung Sejahtera")
    page.evaluate("window.print = () => { window.asked = true }")
    page.get_by_role("button", name="Cetak").click()
    assert page.evaluate("window.asked")
    page.get_by_role("link", name="Kembali ke halaman kesehatan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koperasi Contoh Lumbung Sejahtera")


def test_the_health_page_itself_prints_with_page_numbers(reader: Reader) -> None:
    sheets = said(printed(reader.open(f"{SAMPLE}/kesehatan-2023.html")))
    assert 10 <= len(sheets) <= 24
    assert all(f"Halaman {number} dari {len(sheets)}" in sheet for number, sheet in enumerate(sheets, start=1))
    assert "Untuk dicetak" not in sheets[0]


@pytest.mark.parametrize("reader", [(360, "light")], indirect=True)
def test_sums_of_the_longest_figures_fit_a_phone(reader: Reader, tmp_path) -> None:
    for part in ("content", "site_templates"):
        (tmp_path / part).symlink_to(ROOT / part)
    folder = tmp_path / "cooperatives" / "uji"
    shutil.copytree(ROOT / "tests/worked_examples/perdep_06_2016_by_hand/koperasi-contoh-hitung-tangan", folder)
    path = folder / "assessments" / "health_2023.yml"
    figures = re.sub(r"(?m)^  total_.*\n", "", path.read_text("utf-8"))
    path.write_text(re.sub(r"(?m)^(  [a-z_]+: )(\d+)", lambda one: one[1] + one[2].ljust(18, "0"), figures), "utf-8")
    pages = {page.path.rsplit("/")[-1]: page for page in make_documents(open_workshop(tmp_path, *PUBLIC), folder)[2]}
    site = tmp_path / "site" / "koperasi" / "uji"
    site.mkdir(parents=True)
    (tmp_path / "site" / "assets").symlink_to(THEME / "assets")
    for name in ("laporan-2023.html", "lembar-2023.html"):
        assert "Rp246.500.000.000.000.000" in pages[name].body
        (site / name).write_text(pages[name].body, "utf-8")
        reader.page.goto((site / name).as_uri())
        reader.page.wait_for_function("document.fonts.status === 'loaded'")
        assert reader.page.evaluate("document.documentElement.scrollWidth") == 360, name
