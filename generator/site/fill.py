"""Fill a staging folder that the engine has built: pages into frames, search index, sitemap, link check.

Knows files of output only. Pages come ready; nothing here knows what a cooperative is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator.pages.page import DOCUMENT, FRAMES, OWN_FRAMES, Page
from generator.site.links import collect_links, find_broken_links
from generator.site.search_index import complete_missing_page, complete_search_index, complete_sitemap, index_entry
from generator.site.splice import FrameMismatch, FrameSet, find_leftover_tokens

UNUSED = ("assets/images/social",)


class BrokenLinks(Exception):
    """The site links to pages that do not exist; the text lists them."""


class SiteFiller:
    """Takes pages one by one, in order; `finish` completes what needs all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._frames = FrameSet(folder)
        self._made: set[Path] = set()
        self._entries: list[dict[str, str]] = []
        self._links: dict[str, tuple[str, bool]] = {}
        """Address named, the first page that names it, and whether that page is shared by all."""
        self._seen_frames: set[str] = set()
        self._hubs: list[tuple[Path, str]] = []
        self._documents: set[str] = set()
        self.paths: list[str] = []

    def add(self, page: Page) -> None:
        """Write one page. A hub, which is its own frame, is written last: others may still need it whole."""
        html = page.body if page.frame == DOCUMENT else self._frames.fill(page)
        target = self._folder / page.path
        if page.path == page.frame:
            self._hubs.append((target, html))
        else:
            if target.parent not in self._made:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(target.parent)
            target.write_bytes(html.encode())
        for download in page.downloads:
            (self._folder / download.path).write_bytes(download.content)
        # The frame's own links are the same on every page of its kind: once is enough.
        whole = page.frame not in self._seen_frames
        self._seen_frames.add(page.frame)
        shared = page.frame not in (*OWN_FRAMES, DOCUMENT)
        if page.frame == DOCUMENT:
            self._documents.add(page.path)
            # A document names its style sheet and its sister pages, which are made together with it, and no more.
            if not whole:
                return
        for address in collect_links(page.path, html if whole else page.body):
            self._links.setdefault(address, (page.path, shared))
        if page.frame == DOCUMENT:
            return
        self._entries.append(index_entry(page))
        self.paths.append(page.path)

    def add_file(self, path: str, content: bytes) -> None:
        """Write one file that is no page."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def finish(self, site_url: str | None, as_of: date) -> list[tuple[str, str]]:
        """Hubs, search index, sitemap; frames removed; no token may remain.

        Returns the dead links of cooperatives' pages, which must not take the others down; any other one is fatal.
        """
        for target, html in self._hubs:
            target.write_bytes(html.encode())
        hubs = {target.relative_to(self._folder).as_posix() for target, _ in self._hubs}
        frames = set(FRAMES)
        for frame in frames:
            (self._folder / frame).unlink(missing_ok=True)
        for folder in {(self._folder / frame).parent for frame in frames}:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        complete_search_index(self._folder, self._entries)
        engine_pages = [path for path in self._engine_pages() if path not in hubs]
        complete_sitemap(self._folder, site_url, [*self.paths, *engine_pages], frames, as_of)
        for name in UNUSED:
            shutil.rmtree(self._folder / name, ignore_errors=True)
        complete_missing_page(self._folder, site_url)
        return self._check(engine_pages, sorted(hubs))

    def _engine_pages(self) -> Iterable[str]:
        ours = self._documents.union(self.paths)
        for path in sorted(self._folder.rglob("*.html")):
            name = path.relative_to(self._folder).as_posix()
            if name not in ours and name != "404.html":
                yield name

    def _check(self, engine_pages: list[str], hubs: list[str]) -> list[tuple[str, str]]:
        # Hubs are not searched: what looks like a token there was written by a person and is plain text.
        left = find_leftover_tokens(self._folder, engine_pages)
        if left:
            raise FrameMismatch(", ".join(left))
        for name in (*engine_pages, *hubs):
            for address in collect_links(name, (self._folder / name).read_text("utf-8")):
                self._links[address] = (name, True)
        dead = []
        for address in find_broken_links(self._folder, self._links):
            page, shared = self._links[address]
            if shared:
                raise BrokenLinks(f"{page} → {address}")
            dead.append((page, address))
        return dead
