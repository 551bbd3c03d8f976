"""Documents beside pages: written and linked, but neither searched for nor in the sitemap nor counted as pages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from generator.pages.page import COOPERATIVE_FRAME, DOCUMENT, HEALTH_FRAME, Page
from generator.site.fill import SiteFiller
from generator.site.links import collect_links, find_broken_links

DOCUMENTS = ("laporan-2014.html", "ringkasan-2014.html", "laporan-2016.html", "ringkasan-2016.html")


def test_every_assessment_of_the_site_has_both_documents(sample_site: Path) -> None:
    folder = sample_site / "koperasi" / "kpri-nagara"
    assert {path.name for path in folder.glob("*.html")} >= set(DOCUMENTS)
    assert len(list(sample_site.glob("koperasi/*/kesehatan-*.html"))) == len(
        list(sample_site.glob("koperasi/*/laporan-2*.html"))
    )


def test_documents_are_not_searched_for(sample_site: Path) -> None:
    index = json.loads((sample_site / "search/search_index.json").read_text("utf-8"))
    found = {doc["location"] for doc in index["docs"]}
    assert "koperasi/kpri-nagara/index.html" in found
    assert not any("/laporan-2" in one or "/ringkasan-" in one or "/lembar-" in one for one in found)


def test_what_a_document_needs_is_there(sample_site: Path) -> None:
    for path in sample_site.glob("koperasi/*/*.html"):
        if path.name.startswith(("laporan-2", "ringkasan-", "lembar-")):
            name = path.relative_to(sample_site).as_posix()
            links = collect_links(name, path.read_text("utf-8"))
            assert "assets/stylesheets/document.css" in links
            assert find_broken_links(sample_site, links) == []


def test_a_document_is_written_as_it_is_and_its_dead_link_is_told(tmp_path: Path) -> None:
    for frame in (COOPERATIVE_FRAME, HEALTH_FRAME):
        (tmp_path / frame).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / frame).write_text("@@lumbung:body@@", "utf-8")
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text('{"config": {}, "docs": []}', "utf-8")
    filler = SiteFiller(tmp_path)
    body = '<!doctype html><title>a</title><a href="tiada.html">x</a>'
    filler.add(Page("koperasi/a/laporan-2020.html", DOCUMENT, "a", "", body, ""))
    assert filler.paths == []
    dead = filler.finish("https://k.id/", date(2026, 11, 22))
    assert (tmp_path / "koperasi/a/laporan-2020.html").read_text("utf-8") == body
    assert dead == [("koperasi/a/laporan-2020.html", "koperasi/a/tiada.html")]
    assert "laporan" not in (tmp_path / "sitemap.xml").read_text("utf-8")
