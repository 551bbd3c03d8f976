"""Every kind of page of both sites in a real browser: accessible, narrow enough for a phone, alone with itself.

The kinds are read from the built sites, so a page nobody thought of here is looked at all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
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


AXE = Axe()
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TREES = ("id", "en", "internal")
PAINTED = """(scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches
  && (!document.body.dataset.mdColorScheme
    || document.body.dataset.mdColorScheme === {light: "default", dark: "slate"}[scheme])"""
"""The window is of this scheme, and where a script paints the page, it has followed."""


@pytest.fixture(scope="module")
def pages(sample_site: Path, internal_site: Path) -> dict[str, dict[str, Path]]:
    """What is looked at in each tree, by a name for messages: the heaviest page of each kind, the barest of those of
    cooperatives.

    Of the internal site only what the public one has not got, or tells clearly less of.
    """
    chosen: dict[str, dict[str, Path]] = {tree: {} for tree in TREES}
    for kind, path in list_kinds(sample_site).items():
        chosen["en" if kind.startswith("en/") else "id"][kind] = sample_site / path
    for kind, path in list_lightest(sample_site, "koperasi/*/").items():
        chosen["id"][f"{kind} (barest)"] = sample_site / path
    for kind, path in list_kinds(internal_site).items():
        public, internal = sample_site / path, internal_site / path
        if not public.is_file() or internal.stat().st_size > 1.2 * public.stat().st_size:
            chosen["internal"][kind] = internal
    return chosen


@pytest.fixture(scope="module")
def window(browser: Browser, sample_site: Path) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 360, "height": 900}, offline=True, reduced_motion="reduce")
    yield Reader(context, sample_site)
    context.close()


def find_findings(page: Page) -> list[str]:
    """What axe-core says against the page as it is shown now, one line an element."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE.axe_script)
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in page.evaluate("(options) => axe.run(options)", RULES)["violations"]
        for node in rule["nodes"]
    ]


def find_faults(window: Reader, path: Path) -> list[str]:
    """The page opened narrow and wide; the colour scheme changes while it is shown, as a phone's does at night."""
    page, said = window.page, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path.as_uri())
        if page.locator("html").get_attribute("lang") not in ("id", "en"):
            said.append(f"{width} px: says no language")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(PAINTED, arg=scheme, timeout=5_000)
            scroll, client = page.evaluate(WIDE)
            found = [f"scrolls sideways: {scroll} of {client}"] if scroll > client else []
            found += [f"cut off: {text}" for text in page.evaluate(CUT_OFF)]
            said += [f"{width} px, {scheme}: {one}" for one in found + find_findings(page)]
    said += [f"asked {url}" for url in window.foreign] + [f"script: {one}" for one in window.failures]
    window.foreign.clear()
    window.failures.clear()
    return said


@pytest.mark.parametrize("tree", TREES)
def test_every_kind_of_page_is_accessible_fits_and_asks_nobody_else(
    window: Reader, pages: dict[str, dict[str, Path]], tree: str
) -> None:
    assert pages[tree]
    faults = {name: said[:12] for name, path in pages[tree].items() if (said := find_faults(window, path))}
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


def test_a_fault_of_one_width_and_scheme_alone_would_be_found(window: Reader, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(
        "<!doctype html><html lang=id><meta name=viewport content=width=device-width><title>x</title><style>"
        "body { background: white; color: black } @media (prefers-color-scheme: dark) { body { background: black;"
        "color: white } } @media (prefers-color-scheme: dark) and (min-width: 1000px) { p { color: #333 } }"
        "</style><main><h1>x</h1><p>pudar",
        "utf-8",
    )
    (found,) = find_faults(window, path)
    assert found.startswith("1280 px, dark: color-contrast")


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
