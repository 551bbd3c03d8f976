"""A page in another language: the same address below `en/`, and links that lead into the same tree.

What exists once (papers to sign, files to take away, pictures) stays in the Indonesian tree; links to it lead back
there. Knows addresses only, and refuses to know what a page says.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.model.translations import INDONESIAN
from generator.pages.language import language as spoken
from generator.pages.page import Download, Page

_LINK = re.compile(r'(\s(?:href|src|srcset|data-[a-z-]*(?:src|href|url))=")(?![a-z][a-z0-9+.-]*:|//|#|")([^"]+)(")')


def move_pages(pages: Iterable[Page], language: str, once: frozenset[str] | None = None) -> tuple[Page, ...]:
    """The pages below the folder of their language; papers, left empty here, and files beside pages are dropped.

    `once` are the addresses of the papers that exist in Indonesian alone, where they are not among the pages.
    """
    given = tuple(pages)
    if once is None:
        once = frozenset(page.path for page in given if not page.body)
    once -= {page.path for page in given if page.body}
    return tuple(_move(page, language, once) for page in given if page.body)


def make_download(path: str, make: Callable[[], bytes]) -> Download:
    """A file that exists once: another language names it and leads to it, but does not make it again."""
    return Download(path, make() if spoken() == INDONESIAN else b"")


def _move(page: Page, language: str, once: frozenset[str]) -> Page:
    folder = posixpath.dirname(page.path)
    up = "../" * (folder.count("/") + 2 if folder else 1)
    known: dict[str, str] = {}

    def lead(found: re.Match[str]) -> str:
        target = known.get(found[2])
        if target is None:
            target = known[found[2]] = _lead(found[2], folder, up, once)
        return f"{found[1]}{target}{found[3]}"

    return replace(
        page,
        path=f"{language}/{page.path}",
        frame=page.frame and f"{language}/{page.frame}",
        body=_LINK.sub(lead, page.body),
        downloads=(),
        language=language,
    )


def _lead(target: str, folder: str, up: str, once: frozenset[str]) -> str:
    address = re.split("[?#]", target, maxsplit=1)[0]
    if not address:
        return target
    whole = posixpath.normpath(posixpath.join(folder, address))
    if whole.endswith(".html") and whole not in once:
        return target
    return up + whole + target[len(address) :]
