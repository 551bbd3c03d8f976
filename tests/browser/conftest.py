"""A real Chromium on the sample site, opened from the disk with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request


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
