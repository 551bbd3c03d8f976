"""The pictures of the README: twelve kinds of page in two windows, each there, and light enough for a repository."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.take_pictures import FOLDER, PAGES, ROOT, WINDOWS, take


def test_the_readme_shows_twelve_kinds_on_phone_and_desktop() -> None:
    shown = set(re.findall(r"content/pictures/([a-z-]+\.webp)", (ROOT / "README.md").read_text("utf-8")))
    assert shown == {f"{name}-{window}.webp" for name in PAGES for window in WINDOWS}
    assert len(PAGES) == 12
    files = {one.name: one.stat().st_size for one in FOLDER.iterdir()}
    assert set(files) == shown
    assert sum(files.values()) < 1_500_000


def test_a_picture_is_taken_of_every_page(browser: Browser, sample_site: Path) -> None:
    for path in PAGES.values():
        assert (sample_site / path).is_file(), path
    picture = take(browser, sample_site, PAGES["home"], WINDOWS["phone"])
    assert picture[:4] == b"RIFF" and picture[8:12] == b"WEBP" and len(picture) > 3000
