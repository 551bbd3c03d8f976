"""A real Chromium on the sample site, opened from the disk with the network off."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.site.conftest import internal_site, sample_project, sample_site

__all__ = ["internal_site", "sample_project", "sample_site"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def find_browser() -> str | None:
    """The system's Chromium."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        if os.environ.get("LUMBUNG_REQUIRE_BROWSER"):
            pytest.fail("Chromium is required here and was not found")
        pytest.skip("no Chromium on this machine: install it to run the browser checks")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


class Reader:
    """One reader of the site: a window of a size and colour scheme, with every request recorded."""

    def __init__(self, context: BrowserContext, site: Path) -> None:
        self.site = site
        self.foreign: list[str] = []
        self.failures: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.failures.append(str(error)))

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.foreign.append(request.url)

    def open(self, path: str) -> Page:
        """A page of the site from the disk."""
        self.page.goto((self.site / path).as_uri())
        return self.page


@pytest.fixture
def reader(browser: Browser, sample_site: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    width, scheme = getattr(request, "param", (1280, "light"))
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    opened = Reader(context, sample_site)
    yield opened
    context.close()
    assert not opened.foreign, opened.foreign
    assert not opened.failures, opened.failures


@pytest.fixture
def browser_without_script(browser: Browser, sample_site: Path) -> Iterator[Reader]:
    context = browser.new_context(java_script_enabled=False, offline=True)
    yield Reader(context, sample_site)
    context.close()
