"""How long a reader waits in Chromium, from `file://`: for a filtered list, and until the search answers.

Build the material first, for example
`python benchmarks/make_cooperatives.py /tmp/seribu --count 1000 && cd /tmp/seribu && lumbung build`, then run
`python benchmarks/finding.py /tmp/seribu/site`. Times are milliseconds of the page's own clock, worst of the runs.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

RUNS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FILTER = """async ([field, value]) => {
  const one = document.querySelector(`form[data-facets] [name=${field}]`)
  if (one.tagName === "SELECT") one.selectedIndex = value % one.options.length
  else one.value = value
  const start = performance.now()
  one.dispatchEvent(new Event(one.tagName === "SELECT" ? "change" : "input", {bubbles: true}))
  const answered = performance.now() - start
  document.body.getBoundingClientRect()
  return [answered, performance.now() - start]
}"""
PAGES = ("koperasi/index.html", "produk/index.html", "bandingkan.html", "search/search_index.js")


def measure_filter(page: Page, steps: list[tuple[str, Any]]) -> tuple[float, float]:
    """Worst time of the script alone, and until the new list is laid out."""
    found = [page.evaluate(FILTER, [field, value]) for _ in range(RUNS) for field, value in steps]
    return max(one[0] for one in found), max(one[1] for one in found)


def measure_search(browser: Browser, site: Path, words: str) -> tuple[float, str]:
    """From the start of the navigation until the first result stands there, with its first line."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    box = page.locator("input[data-md-component=search-query]")
    box.click()
    box.press_sequentially(words)
    first = page.locator(".md-search-result__link").first
    first.wait_for(timeout=60_000)
    passed = page.evaluate("performance.now()")
    line = first.inner_text().split("\n")[0]
    context.close()
    return passed, line


def measure(site: Path, tell: Callable[[str], None]) -> None:
    """Weights, filters, search."""
    for name in PAGES:
        content = (site / name).read_bytes()
        tell(f"{name}: {len(content):,} bytes, {len(gzip.compress(content)):,} compressed")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, steps in (
            ("koperasi/index.html", [("nama", "tunas"), ("wilayah", 3), ("wilayah", 0), ("nama", ""), ("predikat", 2)]),
            ("produk/index.html", [("nama", "kopi"), ("kelompok", 1), ("kelompok", 0), ("nama", "")]),
        ):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto((site / name).as_uri())
            loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            answered, shown = measure_filter(page, steps)
            tell(f"{name}: loaded in {loaded:.0f} ms, filtered in {answered:.0f} ms, laid out in {shown:.0f} ms")
            page.close()
        for words in ("tunas utama", "kemiri", "perdep"):
            runs = [measure_search(browser, site, words) for _ in range(RUNS)]
            tell(f"search '{words}': {max(one[0] for one in runs):.0f} ms until '{runs[0][1]}'")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    measure(parser.parse_args().site.resolve(), print)
