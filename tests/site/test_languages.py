"""The same site in two languages: one set of pages, one set of files, nothing Indonesian left but what is data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.pages.edition import move_pages
from generator.pages.page import DOCUMENT, Download, Page
from generator.project import Project
from generator.reading.translations import UnknownLanguages, read_languages
from generator.site.search_index import complete_sitemap
from tests.site.conftest import AS_OF, write_cooperative
from tests.wording.leftovers import collect_data, find_leftovers

COOPERATIVE = "koperasi/koperasi-contoh-lumbung-sejahtera/index.html"
HEALTH = "koperasi/koperasi-contoh-lumbung-sejahtera/kesehatan-2023.html"


def pages(folder: Path) -> set[str]:
    """Pages with a frame around them, below the folder; documents for paper have none, and the 404 page its own."""
    found = {path for path in folder.rglob("*.html") if 'class="md-header' in path.read_text("utf-8")}
    return {path.relative_to(folder).as_posix() for path in found} - {"404.html"}


def text_of(path: Path) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text("utf-8")))


def test_every_page_stands_in_both_languages(sample_site: Path) -> None:
    english = pages(sample_site / "en")
    assert {path for path in pages(sample_site) if not path.startswith("en/")} == english
    assert HEALTH in english
    for path in english:
        one, other = ((sample_site / tree / path).read_text("utf-8") for tree in ("", "en"))
        assert '<html lang="id"' in one and '<html lang="en"' in other
        up = "../" * path.count("/") or "./"
        # Search engines find the pair in the sitemap, where addresses are whole.
        assert f'class="language" href="{up}en/{path}" lang="en" hreflang="en"' in one, path
        assert f'class="language" href="{up}../{path}" lang="id" hreflang="id"' in other, path


def test_every_page_of_many_products_has_its_own_title_and_its_own_pair(project: Project, tmp_path: Path) -> None:
    for name, region in (("satu", "11.01"), ("dua", "51.08")):
        folder = write_cooperative(project, name, profile=f'name: Koperasi {name}\nregion: "{region}"\n')
        rows = (f"p{number},Kopi {number},Minuman,ya" for number in range(600))
        catalogue = "\n".join(("id,name,category,published", *rows, ""))
        (folder / "product_catalogue.csv").write_text(catalogue, "utf-8")
    out = tmp_path / "out"
    build_site(project, out, Audience.PUBLIC, AS_OF, lambda done, total: None)
    heads = {}
    for page in sorted(out.rglob("produk/*.html")):
        html = page.read_text("utf-8")
        path = page.relative_to(out).as_posix()
        (heads[path],) = re.findall("<title>(.*?)</title>", html)
        pair = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        up = "../" * path.count("/")
        assert f'class="language" href="{up}{pair}"' in html, path
    assert heads == {
        "produk/index.html": "Produk koperasi · Lumbung",
        "produk/11.html": "Produk koperasi di Aceh · Lumbung",
        "produk/51.html": "Produk koperasi di Bali · Lumbung",
        "en/produk/index.html": "Products of cooperatives · Lumbung",
        "en/produk/11.html": "Products of cooperatives in Aceh · Lumbung",
        "en/produk/51.html": "Products of cooperatives in Bali · Lumbung",
    }


def test_what_exists_once_stands_in_the_indonesian_tree(sample_site: Path) -> None:
    others = {path.suffix for path in (sample_site / "en").rglob("*") if path.is_file()}
    assert others == {".html", ".json", ".js"}
    assert {path.name for path in (sample_site / "en").iterdir() if path.suffix != ".html"} >= {"search", "koperasi"}
    assert not (sample_site / "en" / "assets").exists()
    health = (sample_site / "en" / HEALTH).read_text("utf-8")
    assert 'href="../../../koperasi/koperasi-contoh-lumbung-sejahtera/laporan-2023.html"' in health
    assert 'href="index.html"' in health
    # The sums behind a figure are no paper to sign: a reader follows a figure in the language of the page.
    assert 'href="lembar-2023.html#' in health
    assert '<html lang="en">' in (sample_site / "en" / HEALTH).with_name("lembar-2023.html").read_text("utf-8")


def test_numbers_are_written_as_english_readers_write_them(sample_site: Path) -> None:
    text = text_of(sample_site / "en" / HEALTH)
    assert "77.50 of 100" in text
    assert "As of 31 December 2023." in text
    assert re.search(r"Rp\d{1,3}(,\d{3})+\b", text)
    assert not re.search(r"Rp\d{1,3}\.\d{3}|\d,\d\d\b(?!\d)|\d\s%", text)
    assert "77,50 dari 100" in text_of(sample_site / HEALTH)


def test_nothing_indonesian_is_left_but_what_people_wrote(sample_site: Path, sample_project: Project) -> None:
    data = collect_data(sample_project.root)
    left = {
        text: path
        for path in sorted((sample_site / "en").rglob("*.html"))
        # Help on a problem shows its message with the words of a wrong file, which stands in no data of the project.
        if path.parent.name != "kode"
        for text in find_leftovers(path.read_text("utf-8"), data)
    }
    assert left == {}


def test_the_scan_finds_a_leftover() -> None:
    page = (
        '<p>Score of each aspect</p><p title="belum lengkap">x</p><p lang="id">belum</p><code>belum</code>'
        "<p>Koperasi A</p>"
    )
    assert list(find_leftovers(page, ["Koperasi A"])) == ["belum lengkap"]
    assert list(find_leftovers("<p>not yet fit to graduate (belum layak wisuda)</p>", [])) == []
    assert list(find_leftovers("<p>12 baris</p>", [])) == ["12 baris"]


def test_each_language_has_a_search_index_of_its_own(sample_site: Path) -> None:
    def read(tree: str) -> dict[str, str]:
        index = json.loads((sample_site / tree / "search" / "search_index.json").read_text("utf-8"))
        return {doc["location"]: doc["text"] for doc in index["docs"]}

    indonesian, english = read(""), read("en")
    assert not [one for one in indonesian if one.startswith("en/")]
    assert set(english) - {one for one in english if "#" in one} <= set(pages(sample_site / "en"))
    assert COOPERATIVE in english
    assert "Score 77.50 of 100" in english[COOPERATIVE]
    assert "Skor 77,50 dari 100" in indonesian[COOPERATIVE]
    page = (sample_site / "en" / HEALTH).read_text("utf-8")
    settings = json.loads(re.search(r'<script id="__config"[^>]*>(.*?)</script>', page)[1])
    assert settings["base"] == "../.."
    assert ((sample_site / "en" / HEALTH).parent / settings["search"]).resolve().is_file()


def test_one_language_gives_one_tree_and_no_switch(project: Project, tmp_path: Path) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(re.sub(r"languages: \[.*\]", "languages: [id]", settings.read_text("utf-8")), "utf-8")
    write_cooperative(project, "maju")
    site = tmp_path / "site"
    build_site(project, site, Audience.PUBLIC, AS_OF, lambda done, total: None)
    assert not (site / "en").exists()
    html = (site / "koperasi" / "maju" / "index.html").read_text("utf-8")
    assert "hreflang" not in html


def test_internal_pages_are_indonesian(internal_site: Path) -> None:
    assert not (internal_site / "en").exists()
    assert "hreflang" not in (internal_site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("written", ["[en]", "[id, xx]", "[id, en, en]", "[en, id]", "id", "[]", "{id: 1}"])
def test_languages_that_do_not_exist_are_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "content" / "wording" / "en").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nextra:\n  languages: {written}\n", "utf-8")
    with pytest.raises(UnknownLanguages, match="id"):
        read_languages(tmp_path)


def test_languages_are_found_among_settings_of_other_programs(tmp_path: Path) -> None:
    (tmp_path / "content" / "wording" / "en").mkdir(parents=True)
    text = "x: !!python/name:os.system\nextra:\n  languages: [id, en]\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert read_languages(tmp_path) == ("en",)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    assert read_languages(tmp_path) == ()


def test_a_moved_page_leads_to_its_neighbours_and_back_to_what_exists_once() -> None:
    body = (
        '<a href="kesehatan.html#a">1</a><a href="../b/index.html?x=1">2</a><a href="laporan.html#t">3</a>'
        '<a href="tabel.csv">4</a><img src="gambar/x.jpg"><a href="#di-sini">5</a><a href="https://x.id/y.csv">6</a>'
    )
    page = Page("koperasi/a/index.html", "koperasi/k.html", "t", "d", body, "s", (Download("koperasi/a/t.csv", b""),))
    document = Page("koperasi/a/laporan.html", DOCUMENT, "t", "d", "", "")
    (moved,) = move_pages((page, document), "en")
    assert (moved.path, moved.frame, moved.downloads) == ("en/koperasi/a/index.html", "en/koperasi/k.html", ())
    assert (moved.path_in_tree, moved.kind_of_frame) == (page.path, page.frame)
    assert re.findall(r'(?:href|src)="([^"]*)"', moved.body) == [
        "kesehatan.html#a",
        "../b/index.html?x=1",
        "../../../koperasi/a/laporan.html#t",
        "../../../koperasi/a/tabel.csv",
        "../../../koperasi/a/gambar/x.jpg",
        "#di-sini",
        "https://x.id/y.csv",
    ]


def test_the_sitemap_names_the_same_page_in_the_other_language(tmp_path: Path) -> None:
    complete_sitemap(tmp_path, "https://k.id", ["a.html", "en/a.html", "b.html"], {"id": "", "en": "en/"}, AS_OF)
    rows = (tmp_path / "sitemap.xml").read_text("utf-8").splitlines()
    assert sum('hreflang="en" href="https://k.id/en/a.html"' in row for row in rows) == 2
    assert not any("b.html" in row and "hreflang" in row for row in rows)
