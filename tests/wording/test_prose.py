"""The pages people write stand in every language, with the same parts, code and links."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from tests.wording.catalogues import LANGUAGES, ROOT

PAGES = ROOT / "content" / "pages"
WRITTEN = sorted(
    path.relative_to(PAGES).as_posix()
    for path in PAGES.rglob("*.md")
    if "kerangka" not in path.parts and path.relative_to(PAGES).parts[0] not in LANGUAGES
)


def outline(text: str) -> dict[str, list[str]]:
    """What a translation may not change: ranks of headings, sizes of lists and tables, code, addresses, tokens."""
    return {
        "headings": re.findall(r"^#+(?= )", text, re.M),
        "rows": re.findall(r"^(?:\||- |\d+\. )", text, re.M),
        "code": sorted(set(re.findall(r"`([^`\n]+)`", text)) | set(re.findall(r"^```.*?^```", text, re.M | re.S))),
        "links": re.findall(r"\]\(([^)]*)\)", text),
        "tokens": re.findall(r"@@[a-z:]+@@|^\{ .*\}$|^hide: .*$|^search: .*$", text, re.M),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", WRITTEN)
def test_a_page_and_its_translation_have_the_same_outline(language, page):
    translation = PAGES / language / page
    assert translation.is_file(), f"content/pages/{language}/{page} is missing"
    own, other = (outline(path.read_text("utf-8")) for path in (PAGES / page, translation))
    more = set(other["code"]) - set(own["code"])
    assert set(own["code"]) <= set(other["code"])
    assert more <= {"--language en"}
    assert own | {"code": []} == other | {"code": []}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", WRITTEN)
def test_headings_keep_their_anchors(language, page):
    """So that a link into a page, and the switch of language, stay at the same place."""
    own, other = (
        re.findall(r'<h\d id="([^"]+)"', markdown(path.read_text("utf-8"), extensions=["attr_list", "toc"]))
        for path in (PAGES / page, PAGES / language / page)
    )
    # The title is the page itself: nobody links to it.
    assert own[1:] == other[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_without_its_page(language):
    others = (path.relative_to(PAGES / language).as_posix() for path in (PAGES / language).rglob("*.md"))
    assert set(others) <= set(WRITTEN)


def test_a_dropped_row_would_be_seen():
    text = "# Judul\n\n| `a` |\n|---|\n| `b` |\n"
    assert outline(text) != outline(text.replace("| `b` |\n", ""))
