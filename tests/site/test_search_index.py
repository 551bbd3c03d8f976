import json
from datetime import date
from pathlib import Path

from generator.pages.page import BODY_TOKEN, COOPERATIVE_FRAME, HEALTH_FRAME, RULEBOOK_FRAME, STATEMENTS_FRAME, Page
from generator.site.search_index import complete_search_index, complete_sitemap, index_entry, is_found_by_itself


def make_page(path: str, text: str, title: str = "T") -> Page:
    return Page(path, "f.html", title, "", "", text)


def test_entries_are_escaped_added_and_merged_into_hubs(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    docs = [{"location": "index.html", "title": "Beranda", "text": f"<p>{BODY_TOKEN}</p>"}]
    (tmp_path / "search/search_index.json").write_text(json.dumps({"config": {"lang": ["id"]}, "docs": docs}))
    pages = [make_page("index.html", "halo"), make_page("k/a.html", "a & b", "<img src=x onerror=1>")]
    complete_search_index(tmp_path, [index_entry(page) for page in pages])
    index = json.loads((tmp_path / "search/search_index.json").read_text())
    assert [doc["text"] for doc in index["docs"]] == ["<p></p> halo", "a &amp; b"]
    assert index["docs"][1]["title"] == "&lt;img src=x onerror=1&gt;"
    script = (tmp_path / "search/search_index.js").read_text()
    assert json.loads(script.removeprefix("var __index = ")) == index


def test_sitemap_lists_all_pages_but_frames_only_when_the_address_is_known(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("engine")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"engine")
    complete_sitemap(tmp_path, None, ["a.html"], {"id": ""}, date(2026, 1, 2))
    assert not list(tmp_path.iterdir())
    complete_sitemap(tmp_path, "https://k.id/x/", ["b&.html", "a.html"], {"id": ""}, date(2026, 1, 2))
    text = (tmp_path / "sitemap.xml").read_text()
    assert text.count("<url>") == 2
    assert "<loc>https://k.id/x/b&amp;.html</loc><lastmod>2026-01-02</lastmod>" in text


def test_a_cooperative_stands_in_the_index_once() -> None:
    frames = (COOPERATIVE_FRAME, HEALTH_FRAME, STATEMENTS_FRAME, RULEBOOK_FRAME, "index.html")
    left_out = [one for one in frames if not is_found_by_itself(Page("p.html", one, "T", "", "", "x"))]
    assert left_out == [HEALTH_FRAME, STATEMENTS_FRAME]
