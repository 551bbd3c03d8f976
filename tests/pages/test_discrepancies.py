"""The page of discrepancies: what is printed, found and done, led to from every note that carries its code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.pages.page import Page
from generator.teaching import open_teaching
from generator.workshop import Workshop
from tests.pages.conftest import ROOT, dead_links, text_of


@pytest.fixture
def pages(workshop: Workshop) -> dict[str, Page]:
    return {page.path.split("/")[1]: page for page in workshop.renderer.render_teaching(workshop.teaching)}


def told(pages: dict[str, Page], code: str) -> str:
    """One discrepancy as a reader sees it."""
    found = re.search(rf'(?s)<section id="{code.lower()}"(.*?)</section>', pages["perbedaan-sumber"].body)
    assert found, code
    return text_of(found[1])


EXPECTED = [
    pytest.param("S-06", ("184 + 22 = 206", "102", "masih terbuka"), marks=pytest.mark.requirement("S-06")),
    pytest.param("S-07", ("UU 25/1992", "28/PUU-XI/2013", "28 Mei 2014"), marks=pytest.mark.requirement("S-07")),
    pytest.param("S-08", ("uraian yang sama", "614 dari 700"), marks=pytest.mark.requirement("S-08", "H-057")),
    pytest.param("S-09", ("125 sampai 150 %", "tidak dipakai"), marks=pytest.mark.requirement("S-09")),
    pytest.param("S-10", ("20/Per/M.KUKM/XI/2008", "aktiva tetap"), marks=pytest.mark.requirement("S-10")),
    pytest.param("S-11", ("(1) sampai (5)", "enam"), marks=pytest.mark.requirement("S-11")),
    pytest.param("S-12", ("02 Tahun 2019", "2015"), marks=pytest.mark.requirement("S-12")),
    pytest.param("S-13", ("tidak dikarang", "disebut contoh"), marks=pytest.mark.requirement("S-13")),
    pytest.param("S-14", ("tanpa akibat",), marks=pytest.mark.requirement("S-14")),
]


@pytest.mark.parametrize(("code", "words"), EXPECTED)
def test_a_discrepancy_is_told_with_printed_finding_treatment_and_grounds(pages, code, words):
    text = told(pages, code)
    for part in ("Tertulis", "Di situs ini", "Dasar", *words):
        assert part.lower() in text.lower(), part
    assert re.search(r"terverifikasi|satu sumber", text)


def test_all_fourteen_are_listed_once_and_counted(pages, workshop):
    listed = workshop.teaching.discrepancies.content.discrepancies
    assert [one.id for one in listed] == [f"s-{number:02d}" for number in range(1, 15)]
    body = pages["perbedaan-sumber"].body
    assert dead_links(body) == []
    assert "Dari 14 perbedaan, 5 sudah jelas, 8 masih terbuka dan 1 tanpa akibat" in text_of(body)


def test_the_rules_of_the_site_bear_out_what_is_said_of_them(workshop):
    """S-09 and S-10 speak of our own rulebooks."""
    books = {name: one.content for name, one in workshop.content.rulebooks.items()}
    measures = {
        name: {one.id for aspect in book.aspects if aspect.id == "efisiensi" for one in aspect.indicators}
        for name, book in books.items()
    }
    assert "aktiva_tetap_total_aset" in measures["permen-20-2008"]
    for name in ("permen-14-2009", "perdep-06-2016"):
        assert "beban_usaha_shu_kotor" in measures[name]
    assert sum((19, 12, 29, 142, 27, 20, 16, 7, 36)) == 308


def test_notes_lead_to_the_page_and_back(pages):
    assert 'href="../perbedaan-sumber/index.html#s-08"' in pages["rubrik-pelatihan"].body
    assert 'href="../perbedaan-sumber/index.html#s-09"' in pages["tanya-jawab"].body
    body = pages["perbedaan-sumber"].body
    assert 'href="../../aturan/rubrik-pelatihan/index.html"' in body
    assert 'href="../../aturan/tanya-jawab/index.html#t-likuid"' in body


def test_the_list_of_rules_leads_there(workshop, pages):
    hub = workshop.renderer.render_hubs((), (), tuple(pages.values()))[2]
    assert 'href="../aturan/perbedaan-sumber/index.html"' in hub.body


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("discrepancies/papers.yml", "id: s-02", "id: s-01", "R04"),
        ("discrepancies/papers.yml", "source: kesehatan", "source: kesihatan", "R30"),
        ("faq/health.yml", "flag: S-09", "flag: S-90", "R30"),
    ],
)
def test_codes_are_one_and_known(tmp_path: Path, workshop: Workshop, file, old, new, code):
    shutil.copytree(ROOT / "content", tmp_path / "other" / "content")
    path = tmp_path / "other" / "content" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    _, problems = open_teaching(tmp_path / "other", workshop.rulebooks)
    assert {one.code for one in problems} == {code}


def test_without_the_list_notes_stand_without_links(tmp_path: Path, workshop: Workshop):
    shutil.copytree(ROOT / "content", tmp_path / "other" / "content")
    (tmp_path / "other" / "content" / "discrepancies" / "papers.yml").unlink()
    teaching, problems = open_teaching(tmp_path / "other", workshop.rulebooks)
    assert problems == []
    body = workshop.renderer.render_teaching(teaching)[0].body
    assert "<b>Catatan S-09.</b>" in body
