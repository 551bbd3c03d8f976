"""Finished pages onto the disk: each into its frame, beside it the files it offers.

Of what was written only the little is kept that the rest of the site must know: the entry of the search index and the
addresses that are still to be checked. Several writers may work in one folder at the same time, each on its own pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.pages.page import DOCUMENT, OWN_FRAMES, Page
from generator.site.links import collect_ids, collect_links
from generator.site.search_index import index_entry, is_found_by_itself
from generator.site.splice import FrameSet, Stamp, leave_blank

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What the site must know of a page that lies in its place."""

    path: str
    entry: dict[str, str] | None
    """Its entry in the search index; None for what is not found by itself."""
    links: tuple[str, ...]
    """Addresses inside the site that it names and that were not found among the pages written with it."""
    shared: bool
    """Whether it belongs to the whole site and not to one cooperative."""
    language: str
    is_document: bool
    """Made for paper: in no sitemap."""


class PageWriter:
    """Writes into one folder that the engine has built; its frames must still be there."""

    def __init__(self, folder: Path, frames: FrameSet | None = None, stamp: Stamp = leave_blank) -> None:
        self._folder = folder
        self._stamp = stamp
        self._frames = frames or FrameSet(folder)
        self._made: set[str] = set()
        self._seen_frames: set[str] = set()
        self._named: set[str] = set()

    def write(self, pages: Sequence[Page]) -> tuple[WrittenPage, ...]:
        """Write pages that belong together; raises FrameMismatch, and OSError as the disk does."""
        for page in pages:
            self._put(page.path, page.encoded if page.frame == DOCUMENT else self.fill(page))
        return self.describe(pages)

    def fill(self, page: Page) -> bytes:
        """The whole page for somebody else to write."""
        return self._frames.fill(page, self._stamp)

    def write_file(self, path: str, content: bytes) -> None:
        """Write one file that is no page."""
        self._put(path, content)

    def describe(self, pages: Sequence[Page]) -> tuple[WrittenPage, ...]:
        """What the site must know of these pages, and their downloads written."""
        together = _Together(pages)
        found = []
        documents = False
        for page in pages:
            for download in page.downloads:
                self._put(download.path, download.content)
            is_document = page.frame == DOCUMENT
            # A document names its style sheet and its sisters, which are made together with it, and no more: one of
            # them stands for all.
            links = () if is_document and documents else tuple(self._find_links(page, together))
            documents = documents or is_document
            entry = index_entry(page) if is_found_by_itself(page) and page.search_text else None
            shared = page.kind_of_frame not in (*OWN_FRAMES, DOCUMENT)
            found.append(WrittenPage(page.path, entry, links, shared, page.language, is_document))
        return tuple(found)

    def _find_links(self, page: Page, together: _Together) -> Iterator[str]:
        # The frame's own links are the same on every page of its kind: once is enough.
        whole = page.frame != DOCUMENT and page.frame not in self._seen_frames
        self._seen_frames.add(page.frame)
        for address in collect_links(page.path, self.fill(page).decode() if whole else page.body):
            if address in self._named or together.hold(address):
                continue
            self._named.add(address)
            yield address

    def _put(self, path: str, content: bytes) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self._folder / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        # Thousands of small files: a path and a file object for each would cost more than the system's own work.
        file = os.open(f"{self._folder}/{path}", _NEW_FILE, 0o666)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)


class _Together:
    """Pages written together, which may name one another: most links of a cooperative stay within it."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._bodies = {page.path: page.body for page in pages}
        self._ids: dict[str, frozenset[str]] = {}

    def hold(self, address: str) -> bool:
        """Whether the address is one of these pages, and its fragment stands in that page's body."""
        path, _, fragment = address.partition("#")
        body = self._bodies.get(path)
        if body is None or not fragment:
            return body is not None
        if path not in self._ids:
            self._ids[path] = collect_ids(body)
        return fragment in self._ids[path]
