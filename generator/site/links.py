"""Do all links of our pages lead somewhere? Every relative address and fragment is held against what was written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote

_VALUE = r"""=(?:"([^"<>]*)"|'([^'<>]*)'|([^\s<>"']+))"""
# One pattern for each name, and the name first: a search for a fixed word is many times faster than one for any tag.
_HREF, _SRC, _ID = (re.compile(f"{name}{_VALUE}") for name in ("href", "src", "id"))
_PLAIN = '<a href="'
"""How nearly every link of our pages is written."""
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def collect_links(path: str, html: str) -> frozenset[str]:
    """Targets inside the site that a page names, relative to the site's root, fragments included."""
    folder = posixpath.dirname(path)
    found = set()
    # A page names the same few targets over and over.
    for written in {*_link_values(html), *(_values(_SRC, html) if "src=" in html else ())}:
        address, mark, fragment = written.replace("&amp;", "&").partition("#")
        if not address and not fragment:
            continue
        whole = _resolve(folder, address)
        if whole is not None:
            found.add(f"{whole or path}{mark}{fragment}")
    return frozenset(found)


@lru_cache(maxsize=4096)
def _resolve(folder: str, address: str) -> str | None:
    """The target relative to the site's root, empty for the page itself; None where it lies outside the site."""
    if _OUTSIDE.match(address):
        return None
    bare = unquote(address.partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, bare)) if bare else ""


def collect_ids(html: str) -> frozenset[str]:
    """The ids of a page or of a piece of one."""
    return frozenset(_values(_ID, html))


def _link_values(html: str) -> Iterable[str]:
    """Splitting is much faster than searching by pattern, and finds all there are where none is written otherwise."""
    found = html.split(_PLAIN)[1:]
    return [one.partition('"')[0] for one in found] if html.count("href=") == len(found) else _values(_HREF, html)


def _values(attribute: re.Pattern[str], html: str) -> Iterator[str]:
    """Inside tags only: text that merely looks like an attribute was written by a person and links nowhere."""
    for match in attribute.finditer(html):
        start = match.start()
        # Most links begin right after `<a `; only the others need a look at the tag they stand in.
        if html.startswith("<a ", start - 3) or _is_in_tag(html, start):
            yield match[1] or match[2] or match[3] or ""


def _is_in_tag(html: str, start: int) -> bool:
    opened = html.rfind("<", 0, start)
    in_tag = opened > html.rfind(">", 0, start) and html[opened + 1].isalpha()
    return in_tag and html[start - 1].isspace() and html.count('"', opened, start) % 2 == 0


def find_broken_links(folder: Path, links: Iterable[str]) -> list[str]:
    """Targets that do not exist in the folder."""

    @cache
    def ids_of(address: str) -> frozenset[str]:
        return collect_ids((folder / address).read_text("utf-8"))

    @cache
    def exists(address: str) -> bool:
        return not address.startswith("..") and (folder / address).is_file()

    broken = []
    for target in sorted(set(links)):
        address, _, fragment = target.partition("#")
        if not exists(address) or (fragment and address.endswith(".html") and unquote(fragment) not in ids_of(address)):
            broken.append(target)
    return broken
