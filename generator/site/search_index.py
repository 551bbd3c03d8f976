"""The theme's search index and sitemap, completed with the pages the engine never saw.

Texts are escaped here: the theme shows index entries as HTML.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.pages.page import BODY_TOKEN, COOPERATIVE_FRAME, DOCUMENT, OWN_FRAMES, Page

INDEX = "search/search_index.json"
MAX_TEXT = 4_000


def is_found_by_itself(page: Page) -> bool:
    """Pages of one cooperative's years are reached from its first page: in the index they would stand for one name many
    times, and a thousand cooperatives would take the browser too long."""
    return page.kind_of_frame == COOPERATIVE_FRAME or page.kind_of_frame not in (*OWN_FRAMES, DOCUMENT)


def index_entry(page: Page) -> dict[str, str]:
    """One entry of the theme's index, which knows the tree of its language only."""
    return {"location": page.path_in_tree, "title": escape(page.title), "text": escape(page.search_text[:MAX_TEXT])}


def complete_search_index(folder: Path, entries: list[dict[str, str]]) -> None:
    """Add entries; those of hub pages replace the body token instead. Written as JSON, and as a script for file://."""
    path = folder / INDEX
    if not path.is_file():
        return
    index: dict[str, Any] = json.loads(path.read_text("utf-8"))
    known = {doc["location"]: doc for doc in index["docs"]}
    for entry in entries:
        doc = known.get(entry["location"])
        if doc is None:
            index["docs"].append(entry)
        else:
            doc["text"] = f"{doc['text'].replace(BODY_TOKEN, '')} {entry['text']}".strip()
    for doc in index["docs"]:
        doc["text"] = doc["text"].replace(BODY_TOKEN, "")
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8")
    (folder / "search" / "search_index.js").write_text(f"var __index = {text}", "utf-8")


def complete_missing_page(folder: Path, site_url: str | None) -> None:
    """The page for missing addresses is served at any depth: its own addresses start at the site's root."""
    path = folder / "404.html"
    base = urlsplit(site_url or "").path.rstrip("/")
    if base and path.is_file():
        html = path.read_text("utf-8")
        path.write_text(re.sub(r'((?:href|src)=")/(?!/)', rf"\g<1>{escape(base)}/", html), "utf-8")


def complete_sitemap(
    folder: Path, site_url: str | None, paths: Iterable[str], trees: Mapping[str, str], as_of: date
) -> None:
    """List every page when the site's address is known, with the same page in other languages beside it.

    `trees` gives the start of each language's paths. A sitemap without addresses is removed.
    """
    sitemap, packed = folder / "sitemap.xml", folder / "sitemap.xml.gz"
    packed.unlink(missing_ok=True)
    if not site_url:
        sitemap.unlink(missing_ok=True)
        return
    base, known = site_url.rstrip("/"), set(paths)
    rows = []
    for path in sorted(known):
        tree = next((one for one in trees.values() if one and path.startswith(one)), "")
        bare = path.removeprefix(tree)
        same = {language: start + bare for language, start in trees.items() if start + bare in known}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(f"{base}/{other}")}"/>'
            for language, other in same.items()
            if len(same) > 1
        )
        rows.append(f"<url><loc>{escape(f'{base}/{path}')}</loc><lastmod>{as_of.isoformat()}</lastmod>{links}</url>\n")
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(rows)}</urlset>\n'
    )
    sitemap.write_text(text, "utf-8")
    packed.write_bytes(gzip.compress(text.encode(), mtime=0))
