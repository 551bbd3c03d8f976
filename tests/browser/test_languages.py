"""Two languages in a real browser, from the disk with the network off."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

HEALTH = "koperasi/koperasi-contoh-lumbung-sejahtera/kesehatan-2023.html"


@pytest.mark.parametrize("reader", [(1280, "light"), (360, "dark")], indirect=True)
@pytest.mark.parametrize("path", [HEALTH, "koperasi/index.html", "index.html", "panduan/index.html"])
def test_the_switch_keeps_the_page_and_the_place(reader: Reader, path: str) -> None:
    page = reader.open(path)
    before = page.locator("h1").first.inner_text()
    page.evaluate("location.hash = 'isi'")
    page.locator("a.language").click()
    assert page.url == f"{(reader.site / 'en' / path).as_uri()}#isi"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.locator("a.language").click()
    assert page.url == f"{(reader.site / path).as_uri()}#isi"
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.locator("h1").first.inner_text() == before
    assert (reader.foreign, reader.failures) == ([], [])


def test_the_switch_keeps_the_question_in_the_address(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{(reader.site / 'koperasi/index.html').as_uri()}?cari=madu")
    page.locator("a.language").click()
    assert page.url == f"{(reader.site / 'en/koperasi/index.html').as_uri()}?cari=madu"


@pytest.mark.parametrize(
    ("tree", "word", "found", "missing"),
    [("en/", "mentoring", "Mentoring", "Pendampingan 20"), ("", "pendampingan", "Pendampingan", "Mentoring 20")],
)
def test_search_answers_in_the_language_of_the_page(
    reader: Reader, tree: str, word: str, found: str, missing: str
) -> None:
    page = reader.open(f"{tree}{HEALTH}")
    query = page.locator("[data-md-component=search-query]")
    query.click()
    query.press_sequentially(word, delay=30)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible(timeout=15_000)
    texts = " ".join(results.all_inner_texts())
    assert found in texts
    assert missing not in texts
    links = results.evaluate_all("links => links.map(link => link.href)")
    assert links and all(link.startswith((reader.site / tree).as_uri()) for link in links)
    assert all(("/en/" in link.removeprefix(reader.site.as_uri())) == bool(tree) for link in links)
    results.first.click()
    page.wait_for_url(lambda address: "kesehatan-2023" not in address or "#" in address or "?h=" in address)
    assert page.locator("html").get_attribute("lang") == (tree.strip("/") or "id")
    assert reader.foreign == []
