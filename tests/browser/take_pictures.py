"""Take the pictures of the README from the built site: `make pictures` (needs `make site` and Chromium)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, find_browser

ROOT = Path(__file__).resolve().parents[2]
PICTURES = {
    "health-page.png": ("koperasi/koperasi-contoh-lumbung-sejahtera/kesehatan-2023.html", 1280, 900),
    "health-page-phone.png": ("koperasi/koperasi-contoh-lumbung-sejahtera/kesehatan-2023.html", 360, 780),
    "cooperative-page.png": ("koperasi/koperasi-contoh-lumbung-sejahtera/index.html", 1280, 900),
}


def main() -> None:
    """Write every picture to `content/pictures/`."""
    target = ROOT / "content" / "pictures"
    target.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            page.goto((ROOT / "site" / path).as_uri())
            page.wait_for_timeout(500)
            page.screenshot(path=target / name)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
