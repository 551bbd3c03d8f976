"""Fill a staging folder that the engine has built: pages into frames, search index, sitemap, link check.

Knows files of output only. Pages come ready; nothing here knows what a cooperative is.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from generator.model.translations import INDONESIAN
from generator.pages.page import FRAMES, Page
from generator.site.links import collect_links, find_broken_links
from generator.site.search_index import complete_missing_page, complete_search_index, complete_sitemap
from generator.site.splice import FrameMismatch, Stamp, find_leftover_tokens, leave_blank, stamp_built_page
from generator.site.write import PageWriter, WrittenPage

PAGES = PurePosixPath("content/pages")
"""Where people write pages, by the same addresses."""
UNUSED = ("assets/images/social",)


class BrokenLinks(Exception):
    """The site links to pages that do not exist; the text lists them."""


class SiteFiller:
    """Takes pages one by one, in order; `finish` completes what needs all of them."""

    def __init__(self, folder: Path, stamp: Stamp = leave_blank) -> None:
        self._folder = folder
        self._stamp = stamp
        self.writer = PageWriter(folder, stamp=stamp)
        self._entries: dict[str, list[dict[str, str]]] = {INDONESIAN: []}
        """Of the search index of each language."""
        self._links: dict[str, tuple[str, bool]] = {}
        """Address named, the first page that names it, and whether that page is shared by all."""
        self._hubs: list[tuple[Path, bytes]] = []
        self._documents: set[str] = set()
        self.paths: list[str] = []

    def add(self, page: Page) -> None:
        """Write one page. A hub, which is its own frame, is written last: others may still need it whole."""
        if page.path != page.frame:
            self.note(self.writer.write((page,)))
            return
        self._hubs.append((self._folder / page.path, self.writer.fill(page)))
        self.note(self.writer.describe((page,)))

    def note(self, pages: Iterable[WrittenPage]) -> None:
        """Take in pages that a writer has put into this folder already."""
        for page in pages:
            for address in page.links:
                self._links.setdefault(address, (page.path, page.shared))
            if page.entry is not None:
                self._entries.setdefault(page.language, []).append(page.entry)
            if page.is_document:
                self._documents.add(page.path)
            else:
                self.paths.append(page.path)

    def finish(self, site_url: str | None, as_of: date) -> list[tuple[str, str]]:
        """Hubs, search index, sitemap; frames removed; no token may remain.

        Returns the dead links of cooperatives' pages, which must not take the others down; any other one is fatal.
        """
        for target, html in self._hubs:
            target.write_bytes(html)
        hubs = {target.relative_to(self._folder).as_posix() for target, _ in self._hubs}
        trees = {language: "" if language == INDONESIAN else f"{language}/" for language in self._entries}
        frames = {tree + frame for tree in trees.values() for frame in FRAMES}
        for frame in frames:
            (self._folder / frame).unlink(missing_ok=True)
        for folder in {(self._folder / frame).parent for frame in frames}:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        for language, entries in self._entries.items():
            complete_search_index(self._folder / trees[language], entries)
        engine_pages = [path for path in self._engine_pages() if path not in hubs]
        for path in engine_pages:
            stamp_built_page(self._folder / path, _built_page(path, trees), self._stamp)
        pages = {*self.paths, *engine_pages} - frames
        complete_sitemap(self._folder, site_url, pages, trees, as_of)
        for name in UNUSED:
            shutil.rmtree(self._folder / name, ignore_errors=True)
        complete_missing_page(self._folder, site_url)
        return self._check(engine_pages, sorted(hubs))

    def _engine_pages(self) -> Iterable[str]:
        ours = self._documents.union(self.paths)
        found: list[str] = []
        for folder, _, names in os.walk(self._folder):
            # The part below the site's root, as addresses write it: a path for each file would take many times as long.
            below = folder[len(str(self._folder)) + 1 :].replace(os.sep, "/")
            tree = f"{below}/" if below else ""
            found += [f"{tree}{name}" for name in names if name.endswith(".html")]
        yield from sorted(name for name in found if name not in ours and name != "404.html")

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


def _built_page(path: str, trees: Mapping[str, str]) -> Page:
    """What is known of a page that people wrote: its address tells its file and its language."""
    language = next((name for name, tree in trees.items() if tree and path.startswith(tree)), INDONESIAN)
    source = (PAGES / path).with_suffix(".md").as_posix()
    return Page(path, path, "", "", "", "", language=language, sources=(source,))
