"""Terms of the glossary in a page's running text -> links to their entries. Adds links, changes nothing else.

The first time a term stands on a page, in running text, it becomes a link; headings, links, code, pictures, and heads
of tables stay as they are. Knows finished HTML of our own templates; refuses to know what a page is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import escape

from generator.model.glossary import Term
from generator.pages.page import DOCUMENT, Page

GLOSSARY = "program/istilah/index.html"
MENTORING_PAGES = re.compile(r"/(?:pendampingan|modern)-[0-9]{4}\.html$")
"""The pages of a cooperative that speak of the programme."""
_ANY = re.compile("")
_PIECE = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+", re.DOTALL)
_QUIET = re.compile(r'\bclass="(?:[^"]* )?(?:kicker|big|citations|provenance)[ "]')
"""Lines above a title, large figures, and titles of works are no running text."""
_SILENT = frozenset(
    (
        "a",
        "abbr",
        "button",
        "caption",
        "code",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "label",
        "nav",
        "option",
        "script",
        "style",
        "summary",
        "svg",
        "th",
    )
)


def link_pages(pages: Iterable[Page], terms: Iterable[Term], names: re.Pattern[str] = _ANY) -> tuple[Page, ...]:
    """The same pages, those whose path matches `names` with their terms linked.

    Documents for paper stay as they are, and the glossary does not link to itself.
    """
    wanted = [term for term in terms if term.linked]
    return tuple(
        page
        if page.path == GLOSSARY or page.frame == DOCUMENT or not wanted or not names.search(page.path)
        else replace(page, body=link_terms(page.body, wanted, "../" * page.path.count("/") + GLOSSARY))
        for page in pages
    )


def link_terms(html: str, terms: Iterable[Term], address: str) -> str:
    """The HTML with the first mention of each term linked to `address#id`."""
    names = {name: term.id for term in terms for name in _names(term)}
    if not names:
        return html
    # Longer names first: "koperasi modern" is not "koperasi".
    pattern = "|".join(_pattern(name) for name in sorted(names, key=len, reverse=True))
    words = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    by_plain = {_plain(name): identity for name, identity in names.items()}
    used: set[str] = set()

    def link(found: re.Match[str]) -> str:
        identity = by_plain[_plain(found[0])]
        if identity in used:
            return found[0]
        used.add(identity)
        return f'<a class="term" href="{escape(address)}#{escape(identity)}">{found[0]}</a>'

    return "".join(words.sub(link, piece) if is_text else piece for piece, is_text in _pieces(html))


def _names(term: Term) -> Iterator[str]:
    yield str(escape(term.term.id))
    if term.short:
        yield str(escape(term.short))


def _pattern(name: str) -> str:
    """A short form is matched as it stands, a name with any capitals and any white space."""
    text = r"\s+".join(re.escape(part) for part in name.split())
    return text if name.isupper() else f"(?i:{text})"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """Every tag and text in order; whether it is running text."""
    silent = depth = 0
    quiet = ""
    for found in _PIECE.finditer(html):
        tag = (found[2] or "").lower()
        step = -1 if found[1] else 1
        if quiet:
            # Inside an element that is no running text: count its own kind until it ends.
            depth += step * (tag == quiet)
            quiet = quiet if depth else ""
            yield found[0], False
            continue
        if tag in _SILENT:
            silent += step
        elif tag and step > 0 and _QUIET.search(found[0]):
            quiet, depth = tag, 1
        yield found[0], not tag and not found[0].startswith("<") and silent == 0
