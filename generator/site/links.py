"""Do all links of our pages lead somewhere? Every relative address and fragment is held against what was written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

# Inside tags only: text that merely looks like an attribute was written by a person and links nowhere.
_TAG = re.compile(r"<[a-zA-Z][^<>]*(?:href|src|id)=[^<>]*>")
_LINK = re.compile(r"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ID = re.compile(r"""\sid=(?:"([^"]+)"|'([^']+)'|([^\s>"']+))""")
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def collect_links(path: str, html: str) -> frozenset[str]:
    """Targets inside the site that a page names, relative to the site's root, fragments included."""
    folder = posixpath.dirname(path)
    found = set()
    for match in _matches(_LINK, html):
        target = (match[1] or match[2] or match[3] or "").replace("&amp;", "&")
        if not target or _OUTSIDE.match(target):
            continue
        address, mark, fragment = target.partition("#")
        address = unquote(address.partition("?")[0])
        whole = path if not address else posixpath.normpath(posixpath.join(folder, address))
        found.add(f"{whole}{mark}{fragment}")
    return frozenset(found)


def _matches(attribute: re.Pattern[str], html: str) -> Iterator[re.Match[str]]:
    for tag in _TAG.finditer(html):
        yield from attribute.finditer(tag[0])


def find_broken_links(folder: Path, links: Iterable[str]) -> list[str]:
    """Targets that do not exist in the folder."""

    @lru_cache(maxsize=None)
    def ids_of(address: str) -> frozenset[str]:
        html = (folder / address).read_text("utf-8")
        return frozenset(match[1] or match[2] or match[3] for match in _matches(_ID, html))

    @lru_cache(maxsize=None)
    def exists(address: str) -> bool:
        return not address.startswith("..") and (folder / address).is_file()

    broken = []
    for target in sorted(set(links)):
        address, _, fragment = target.partition("#")
        if not exists(address) or (fragment and address.endswith(".html") and unquote(fragment) not in ids_of(address)):
            broken.append(target)
    return broken
