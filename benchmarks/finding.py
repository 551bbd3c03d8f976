"""How long a reader waits in Chromium, from `file://`: for a filtered list, and until the search answers.

Build the material first, for example
`python benchmarks/make_cooperatives.py /tmp/seribu --count 1000 && cd /tmp/seribu && lumbung build`, then run
`python benchmarks/finding.py /tmp/seribu/site`.

Two times are told, both in milliseconds and the worst of the runs: by the clock, and of the page's own thread on the
processor (script, style and layout together). On a busy machine only the second says something.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

RUNS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CHANGE = """async ([field, value]) => {
  const one = document.querySelector(`form[data-facets] [name=${field}]`)
  if (one.tagName === "SELECT") one.selectedIndex = value % one.options.length
  else one.value = value
  const start = performance.now()
  one.dispatchEvent(new Event(one.tagName === "SELECT" ? "change" : "input", {bubbles: true}))
  document.body.getBoundingClientRect()
  return performance.now() - start
}"""
ANSWERS = """() => new Promise((resolve) => {
  const box = document.querySelector("[data-md-component=search-query]")
  box.focus()
  const ask = () => {
    if (document.querySelector(".md-search-result__link")) return resolve(performance.now())
    box.value = WORDS
    box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}))
    box.dispatchEvent(new Event("input", {bubbles: true}))
    setTimeout(ask, 50)
  }
  ask()
})"""


class Thread:
    """Time that a page's thread has spent on the processor."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def passed(self) -> float:
        """Milliseconds since the page began."""
        found = self._session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(one["value"] for one in found if one["name"] == "TaskDuration")


def measure_filter(page: Page, steps: list[tuple[str, Any]]) -> tuple[float, float]:
    """Worst time by the clock and of the thread, until the new list is laid out."""
    thread, found = Thread(page), []
    for field, value in steps * RUNS:
        before = thread.passed()
        clock = page.evaluate(CHANGE, [field, value])
        found.append((clock, thread.passed() - before))
    return max(one[0] for one in found), max(one[1] for one in found)


def measure_search(browser: Browser, site: Path, words: str) -> tuple[float, float, str]:
    """From the start of the navigation until the first result stands there: clock, thread, the result's first line."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    thread = Thread(page)
    page.goto((site / "index.html").as_uri())
    clock = page.evaluate(ANSWERS.replace("WORDS", repr(words)))
    spent = thread.passed()
    line = page.locator(".md-search-result__link").first.inner_text().split("\n")[0]
    context.close()
    return clock, spent, line


def measure(site: Path, tell: Callable[[str], None]) -> None:
    """Weights, filters, search."""
    products = max((site / "produk").glob("*.html"), key=lambda path: path.stat().st_size).relative_to(site).as_posix()
    for name in ("koperasi/index.html", products, "bandingkan.html", "search/search_index.js"):
        content = (site / name).read_bytes()
        tell(f"{name}: {len(content):,} bytes, {len(gzip.compress(content)):,} compressed")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, steps in (
            ("koperasi/index.html", [("nama", "tunas"), ("wilayah", 3), ("wilayah", 0), ("nama", ""), ("predikat", 2)]),
            (products, [("nama", "kopi"), ("kelompok", 1), ("kelompok", 0), ("nama", "")]),
        ):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto((site / name).as_uri())
            clock, spent = measure_filter(page, steps)
            tell(f"{name}: filtered and laid out in {clock:.0f} ms by the clock, {spent:.0f} ms of the thread")
            page.close()
        for words in ("tunas utama", "kemiri", "perdep"):
            runs = [measure_search(browser, site, words) for _ in range(RUNS)]
            clock, spent = max(one[0] for one in runs), max(one[1] for one in runs)
            tell(f"search '{words}': {clock:.0f} ms by the clock, {spent:.0f} ms of the thread until '{runs[0][2]}'")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    measure(parser.parse_args().site.resolve(), print)
