"""PDF files by the real WeasyPrint: sheets counted, words read back, tags for readers that speak; nothing fetched."""

from __future__ import annotations

import builtins
import io
import os
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from pypdf import PdfReader

from generator.model.audience import Audience
from generator.pages.page import DOCUMENT, Page
from generator.processing import make_documents
from generator.site.pdf import PdfUnavailable, check_available, make_pdf, publish_pdf
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT
from tests.paper import LONG_NAME, UNBROKEN, make_longest_sheets, write_longest

THEME = ROOT / "site_templates" / "theme"
A4 = (595.28, 841.89)

try:
    check_available()
except PdfUnavailable:
    if os.environ.get("LUMBUNG_REQUIRE_BROWSER"):
        raise
    pytest.skip("WeasyPrint or Pango is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def documents() -> dict[str, Page]:
    """Every document of this repository's cooperatives, by path."""
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    pages = [page for folder in workshop.project.list_folders() for page in make_documents(workshop, folder)[2]]
    return {page.path: page for page in pages}


@pytest.fixture(scope="module")
def report(documents) -> PdfReader:
    return drawn(documents["koperasi/koperasi-contoh-lumbung-sejahtera/laporan-2023.html"])


@cache
def drawn(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(make_pdf(page, THEME)))


def read(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


@pytest.mark.requirement("H-010")
def test_the_summary_of_every_sample_is_one_a4_sheet(documents):
    summaries = [page for path, page in documents.items() if "/ringkasan-" in path]
    reports = [path for path in documents if "/laporan-" in path]
    assert len(summaries) == len(reports) >= 10
    for page in summaries:
        pdf = drawn(page)
        assert len(pdf.pages) == 1, page.path
        assert (float(pdf.pages[0].mediabox.width), float(pdf.pages[0].mediabox.height)) == pytest.approx(A4, abs=0.1)
        assert "Halaman 1 dari 1" in read(pdf)


@pytest.mark.requirement("H-010")
@pytest.mark.parametrize("name", [None, UNBROKEN, "É" * 200], ids=["words", "unbroken", "accents"])
@pytest.mark.parametrize(
    "rule",
    ["perdep-06-2016", "perdep-07-2016", "permen-14-2009", "permen-20-2008", "juknis-15-2021-ksp"],
)
def test_the_summary_of_the_longest_dossier_is_one_sheet_too(tmp_path, rule, name):
    for part in ("content", "site_templates"):
        (tmp_path / part).symlink_to(ROOT / part)
    workshop = open_workshop(tmp_path, Audience.PUBLIC, AS_OF)
    folder = tmp_path / "cooperatives" / "terpanjang"
    write_longest(folder, workshop.content.rulebooks[rule].content, *([name] if name else []))
    _, scores, pages = make_documents(workshop, folder)
    assert scores[0].rulebook.id == rule
    assert scores[0].total is None
    pdf = drawn(next(page for page in pages if "ringkasan" in page.path))
    assert len(pdf.pages) == 1
    told = read(pdf)
    # The last line of the sheet is there: nothing was pushed out or cut away.
    assert told.count("Tanggal:") == 3
    for words in ("Belum disampaikan:", "Hasil tercatat:", "Pemeriksaan berkas:", "menaikkan skor", "Aturan:", "versi"):
        assert words in told


@pytest.mark.requirement("H-010")
def test_the_full_report_counts_its_sheets_and_names_the_rules_version(report):
    assert 6 <= len(report.pages) <= 9
    for number, page in enumerate(report.pages, start=1):
        told = " ".join(page.extract_text().split())
        assert f"Halaman {number} dari {len(report.pages)}" in told
        assert re.search(r"data aturan perdep-06-2016, versi [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}", told)
        assert "tahun buku 2023" in told


@pytest.mark.requirement("H-007")
def test_the_report_on_paper_has_three_places_to_sign(report):
    told = read(report)
    assert re.search(r"Pengurus Pengawas Pegawai atau pengelola", told)
    assert told.count("Tanda tangan:") == told.count("Nama:") == told.count("Tanggal:") == 3


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(documents):
    headings = ("Identitas koperasi", "Hasil penilaian", "Hitungan tiap ukuran", "Jawaban aspek manajemen")
    headings += ("Yang belum pasti", "Yang dapat menaikkan skor", "Pengesahan", "Lampiran: jumlah berbobot")
    newest = {path.split("/")[1]: page for path, page in sorted(documents.items()) if "/laporan-" in path}
    assert len(newest) == 5
    for path, page in newest.items():
        for sheet in drawn(page).pages:
            lines = [line.strip() for line in sheet.extract_text().splitlines() if line.strip()]
            body = [line for line in lines if not re.match(r"Halaman \d|.*data aturan .*versi", line)]
            assert body[-1] not in headings, path


def test_the_heads_of_a_table_are_repeated_on_every_sheet(report):
    sheets = [" ".join(page.extract_text().split()) for page in report.pages]
    assert sum("Ukuran dan hitungannya Rasio Nilai Bobot Skor" in sheet for sheet in sheets) >= 2
    assert sum("No. Pertanyaan Jawaban" in sheet for sheet in sheets) >= 2


@pytest.mark.parametrize("name", ["laporan-2023", "ringkasan-2023"])
def test_readers_that_speak_find_language_title_and_structure(documents, name):
    page = documents[f"koperasi/koperasi-contoh-lumbung-sejahtera/{name}.html"]
    pdf = drawn(page)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert pdf.metadata.title == page.title
    assert 'pdfuaid:part="1"' in root["/Metadata"].get_data().decode()
    tags = count_tags(root["/StructTreeRoot"])
    assert tags["/H1"] == 1
    assert tags["/H2"] >= 3
    assert tags["/TH"] > 10
    assert tags["/THead"] >= 2
    # A picture without words for it would be silence.
    assert tags["/Figure"] == 0
    # Fonts are inside, so that paper looks the same everywhere.
    for sheet in pdf.pages:
        for font in sheet["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            assert "Plus-Jakarta-Sans" in below["/BaseFont"]
            assert "/FontFile2" in below["/FontDescriptor"] or "/FontFile3" in below["/FontDescriptor"]


def count_tags(node) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = [node]
    while waiting:
        one = waiting.pop().get_object() if not isinstance(node, int) else node
        if isinstance(one, list):
            waiting.extend(part for part in one if hasattr(part, "get_object"))
        elif isinstance(one, dict):
            if "/S" in one:
                found[one["/S"]] += 1
            if "/K" in one:
                waiting.append(one["/K"])
    return found


def test_the_same_document_gives_the_same_bytes_on_any_day(documents, monkeypatch):
    page = documents["koperasi/kpri-nagara/laporan-2014.html"]
    first = make_pdf(page, THEME)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert make_pdf(page, THEME) == first
    assert PdfReader(io.BytesIO(first)).metadata["/CreationDate"] == "D:20261122"
    other = next(
        page
        for page in make_documents(
            open_workshop(ROOT, Audience.PUBLIC, date(2026, 11, 23)), ROOT / "cooperatives" / "kpri-nagara"
        )[2]
        if page.path.endswith("laporan-2014.html")
    )
    assert make_pdf(other, THEME) != first


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.css",
        "../../assets/../../../pyproject.toml",
        "../../assets/stylesheets/absent.css",
        "../../main.html",
        "../../assets/javascripts/lumbung.js",
    ],
)
def test_nothing_but_our_assets_is_fetched(documents, address):
    page = documents["koperasi/kpri-nagara/ringkasan-2014.html"]
    bent = page.body.replace("</head>", f'<link rel="stylesheet" href="{address}"></head>')
    assert bent != page.body
    with pytest.raises(ValueError, match=re.escape(address.rsplit("/", 1)[-1])):
        make_pdf(replace(page, body=bent), THEME)


def test_a_file_is_written_whole_or_not_at_all(documents, tmp_path):
    page = documents["koperasi/kpri-nagara/ringkasan-2014.html"]
    target = tmp_path / "a" / "ringkasan-2014.pdf"
    publish_pdf(page, THEME, target)
    before = target.read_bytes()
    assert before.startswith(b"%PDF-")
    with pytest.raises(ValueError):
        publish_pdf(replace(page, body='<link rel="stylesheet" href="file:///x">'), THEME, target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["ringkasan-2014.pdf"]


@pytest.mark.parametrize(("failure", "which"), [(ImportError("no"), "weasyprint"), (OSError("no"), "pango")])
def test_what_is_missing_is_named(monkeypatch, failure, which):
    whole = builtins.__import__

    def without(name, *more, **others):
        if name == "weasyprint":
            raise failure
        return whole(name, *more, **others)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PdfUnavailable, match=which):
        make_pdf(Page("a/b.html", DOCUMENT, "", "", "<p>a</p>", ""), THEME)


@pytest.mark.requirement("M-101")
def test_every_profile_and_canvas_of_the_sample_is_one_sheet(documents):
    sheets = {path: page for path, page in documents.items() if path.endswith(("/profil.html", "/kanvas.html"))}
    assert sum(path.endswith("/profil.html") for path in sheets) == len(list((ROOT / "cooperatives").iterdir()))
    for path, page in sheets.items():
        pdf = drawn(page)
        assert len(pdf.pages) == 1, path
        box = pdf.pages[0].mediabox
        size = (float(box.width), float(box.height))
        assert size == pytest.approx(A4[::-1] if path.endswith("/kanvas.html") else A4, abs=0.5)
    said = read(drawn(sheets["koperasi/koperasi-contoh-lumbung-sejahtera/profil.html"]))
    for words in (
        "0000000000001",
        "Rp1.090.775.488",
        "77,50",
        "Cukup Sehat",
        "Permodalan",
        "24 Februari 2024",
        "31,50",
    ):
        assert words in said
    assert "Dipersingkat" not in said


@pytest.mark.requirement("M-101")
@pytest.mark.parametrize(
    ("name", "word"),
    [(LONG_NAME, "Serba Usaha Karyawan"), (UNBROKEN, "WWWW MMMM @@@@"), ("i" * 200, "W" * 300)],
    ids=["words", "wide", "unbroken"],
)
def test_the_fullest_profile_and_canvas_are_one_sheet_and_say_what_they_leave_out(tmp_path, name, word):
    profile, canvas = (read(drawn(page)) for page in make_longest_sheets(tmp_path, name, word))
    assert "Halaman 1 dari 1" in profile and "Halaman 1 dari 1" in canvas
    assert "Dipersingkat agar muat pada satu lembar:" in profile and "Alamat" in profile.partition("Dipersingkat")[2]
    assert len(re.findall(r"dan \d+ lagi", canvas)) == 9
