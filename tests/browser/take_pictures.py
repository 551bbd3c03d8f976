"""Take the pictures of the README from the built site: `make pictures` (needs Chromium; builds the site first).

Twelve kinds of page, each as a phone and as a desktop shows it, as WebP.
"""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ARGUMENTS, find_browser

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content" / "pictures"
SAMPLE = "koperasi/koperasi-contoh-lumbung-sejahtera"
PAGES = {
    "home": "index.html",
    "catalogue": "koperasi/index.html",
    "cooperative": f"{SAMPLE}/index.html",
    "health": f"{SAMPLE}/kesehatan-2023.html",
    "statements": f"{SAMPLE}/laporan-keuangan-2023.html",
    "profile-sheet": f"{SAMPLE}/profil.html",
    "canvas-sheet": f"{SAMPLE}/kanvas.html",
    "modern": "koperasi/contoh-warung-bersama/modern-2026.html",
    "mentoring": "koperasi/contoh-tani-rahayu/pendampingan-2026.html",
    "dashboard": "program/dasbor-2026-contoh/index.html",
    "regions": "wilayah/index.html",
    "rulebook": "aturan/perdep-06-2016/index.html",
}
WINDOWS = {"desktop": (1280, 900), "phone": (360, 780)}
QUALITY = 72


def take(browser: Browser, site: Path, path: str, size: tuple[int, int]) -> bytes:
    """One window on a page, as WebP."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto((site / path).as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return base64.b64decode(shot["data"])


def main(site: Path = ROOT / "site") -> None:
    """Write every picture to `content/pictures/`."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for name, path in PAGES.items():
            for window, size in WINDOWS.items():
                (FOLDER / f"{name}-{window}.webp").write_bytes(take(browser, site, path, size))
        browser.close()


if __name__ == "__main__":
    main()
