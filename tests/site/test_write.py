"""What is written, and what little of it travels on: index entries and addresses still to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.page import COOPERATIVE_FRAME, DOCUMENT, HEALTH_FRAME, Download, Page
from generator.site.write import PageWriter


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for frame in (COOPERATIVE_FRAME, HEALTH_FRAME):
        (tmp_path / frame).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / frame).write_text('<a href="../../bingkai.html">x</a>@@lumbung:body@@', "utf-8")
    return tmp_path


def page(path: str, body: str, frame: str = HEALTH_FRAME, downloads: tuple[Download, ...] = ()) -> Page:
    return Page(path, frame, "T", "D", body, "teks", downloads)


def test_links_among_pages_written_together_need_no_further_look(site: Path) -> None:
    one = page("koperasi/a/index.html", '<p id="satu"><a href="dua.html#ada">x</a></p>', COOPERATIVE_FRAME)
    two = page("koperasi/a/dua.html", '<p id="ada"><a href="index.html#satu">x</a><a href="#ada">x</a></p>')
    written = PageWriter(site).write((one, two))
    # The frame's own link is told by the first page of each frame; both frames name the same address.
    assert [set(each.links) for each in written] == [{"bingkai.html"}, set()]


@pytest.mark.parametrize("address", ["dua.html#tiada", "tiga.html", "../b/index.html", "dua.html#%61da"])
def test_any_other_link_is_left_to_be_checked(site: Path, address: str) -> None:
    one = page("koperasi/a/index.html", f'<a href="{address}">x</a>')
    two = page("koperasi/a/dua.html", '<p id="ada">x</p>')
    told = PageWriter(site).write((one, two))[0].links
    assert len([found for found in told if found != "bingkai.html"]) == 1


def test_one_address_is_told_once(site: Path) -> None:
    writer = PageWriter(site)
    pages = [page(f"koperasi/{name}/index.html", '<a href="../../aturan/x.html#a">x</a>') for name in "ab"]
    assert "aturan/x.html#a" in writer.write(pages[:1])[0].links
    assert writer.write(pages[1:])[0].links == ()


def test_pages_downloads_and_documents_lie_in_their_places(site: Path) -> None:
    table = Download("koperasi/a/tabel.csv", b"a,b\n")
    pages = (
        page("koperasi/a/index.html", "<p>é</p>", COOPERATIVE_FRAME, (table,)),
        page("koperasi/a/laporan.html", "<html>é</html>", DOCUMENT),
    )
    first, document = PageWriter(site).write(pages)
    assert (site / "koperasi/a/index.html").read_text("utf-8").endswith("</a><p>é</p>")
    assert (site / "koperasi/a/laporan.html").read_text("utf-8") == "<html>é</html>"
    assert (site / "koperasi/a/tabel.csv").read_bytes() == b"a,b\n"
    assert first.entry == {"location": "koperasi/a/index.html", "title": "T", "text": "teks"}
    assert document.entry is None
