"""Every kind of page of both sites in a real browser: accessible, narrow enough for a phone, alone with itself.

The kinds are read from the built sites, so a page nobody thought of here is looked at all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader
from tests.kinds import list_kinds, list_lightest

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "resultTypes": ["violations"],
}
WIDE = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.right <= innerWidth + 1 || one.closest("svg") || !one.checkVisibility()) return false;
  for (let each = one.parentElement; each; each = each.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return false;
  return true;
}).map((one) => one.innerText.slice(0, 60))"""
"""Text that ends beyond the window, where nothing lets the reader scroll to it."""


@pytest.fixture(scope="module")
def pages(sample_site: Path, internal_site: Path) -> dict[str, Path]:
    """What is looked at, by a name for messages: the heaviest page of each kind, and the barest of a cooperative's.

    Of the internal site only what the public one has not got, or tells clearly less of.
    """
    chosen = {kind: sample_site / path for kind, path in list_kinds(sample_site).items()}
    chosen |= {
        f"{kind} (barest)": sample_site / path for kind, path in list_lightest(sample_site, "koperasi/*/").items()
    }
    for kind, path in list_kinds(internal_site).items():
        public, internal = sample_site / path, internal_site / path
        if not public.is_file() or internal.stat().st_size > 1.2 * public.stat().st_size:
            chosen[f"{kind} (internal)"] = internal
    return chosen


# Colours hang on the scheme and sizes on the width: two windows see all four, in half the time.
@pytest.fixture(scope="module", params=[(360, "light"), (1280, "dark")], ids=["phone, light", "desktop, dark"])
def window(request: pytest.FixtureRequest, browser: Browser, sample_site: Path) -> Iterator[Reader]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, reduced_motion="reduce"
    )
    yield Reader(context, sample_site)
    context.close()


def find_findings(page: Page) -> list[str]:
    """What axe-core says against the page, one line an element."""
    results = Axe().run(page, options=RULES).response
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def test_every_kind_of_page_is_accessible_fits_and_asks_nobody_else(window: Reader, pages: dict[str, Path]) -> None:
    faults: dict[str, list[str]] = {}
    for name, path in pages.items():
        window.page.goto(path.as_uri())
        scroll, client = window.page.evaluate(WIDE)
        said = [f"scrolls sideways: {scroll} of {client}"] if scroll > client else []
        said += [f"cut off: {text}" for text in window.page.evaluate(CUT_OFF)]
        if window.page.locator("html").get_attribute("lang") not in ("id", "en"):
            said.append("says no language")
        said += find_findings(window.page)
        said += [f"asked {url}" for url in window.foreign] + [f"script: {one}" for one in window.failures]
        window.foreign.clear()
        window.failures.clear()
        if said:
            faults[name] = said[:8]
    assert not faults, "\n".join(f"{name}\n  " + "\n  ".join(said) for name, said in faults.items())


def test_a_fault_would_be_found(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.set_content(
        "<!doctype html><html lang=id><title>x</title><main style='overflow:hidden'><p style='color:#bbb'>pucat</p>"
        "<p style='width:700px'>lebar</p></main>"
    )
    assert any("color-contrast" in one for one in find_findings(page))
    assert page.evaluate(CUT_OFF) == ["lebar"]
    page.close()


def test_what_pages_share_weighs_less_than_a_megabyte(browser: Browser, sample_site: Path) -> None:
    """Sheets, scripts and type that any kind of page loads, once each; the search opened too."""
    asked: set[Path] = set()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("request", lambda request: asked.add(Path(url2pathname(urlsplit(request.url).path))))
    for path in list_kinds(sample_site).values():
        page.goto((sample_site / path).as_uri())
    page.goto((sample_site / "index.html").as_uri())
    page.locator("input[data-md-component=search-query]").press_sequentially("koperasi", delay=20)
    page.locator(".md-search-result__link").first.wait_for()
    page.close()
    shared = {one: one.stat().st_size for one in asked if (sample_site / "assets") in one.parents}
    assert {one.suffix for one in shared} >= {".css", ".js", ".woff2"}
    assert sum(shared.values()) < 1_000_000, sorted(shared.items(), key=lambda item: -item[1])[:5]
