"""The help pages of problem codes: each says what the program prints, in the language of the page."""

from __future__ import annotations

import pytest
from markupsafe import escape

from generator.pages.environment import Templates
from generator.pages.language import speaking
from generator.pages.notices import tell_all
from generator.pages.page import GUIDE_FRAME, Page
from generator.pages.problem_codes import FAMILIES, LIST, render_code_pages
from generator.problems.catalogue import read_catalogue, tell
from generator.problems.examples import read_examples
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.problems.writers import help_path
from generator.reading.translations import read_translations
from generator.site.search_index import is_found_by_itself
from tests.pages.conftest import ROOT, text_of


def render(language: str) -> dict[str, Page]:
    translations = read_translations(ROOT, language)
    with speaking(translations):
        pages = render_code_pages(Templates(ROOT / "site_templates", translations))
        return {page.path: page for page in pages}


@pytest.fixture(scope="module")
def pages() -> dict[str, dict[str, Page]]:
    translated = render("en")
    return {"id": {page.path: page for page in render_code_pages(Templates(ROOT / "site_templates"))}, "en": translated}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_has_a_page_and_stands_in_the_list(pages: dict[str, dict[str, Page]], language: str) -> None:
    found = pages[language]
    assert set(found) == {LIST, *(help_path(code) for code in read_catalogue())}
    for code, example in read_examples().items():
        body = found[help_path(code)].body
        told = tell(example.problem, language)
        # The message stands in the page as it is printed.
        assert str(escape(f"{told.code}: ")) in body
        assert body.count(str(escape(told.why))) >= 1 or "`" in told.why, code
        assert f'href="{code}.html"' in found[LIST].body
        assert found[help_path(code)].frame == GUIDE_FRAME


def test_a_page_shows_the_broken_file_with_its_line_and_the_mended_one(pages: dict[str, dict[str, Page]]) -> None:
    body = pages["id"][help_path("F06")].body
    assert '<li value="4" class="marked"><code>    assets: 1.250.000</code></li>' in body
    assert '<li value="4"><code>    assets: 1250000</code></li>' in body
    assert '<li class="removed"><code>-    assets: 1.250.000</code></li>' in body
    text = text_of(pages["en"][help_path("F06")].body)
    for words in ("A broken example", "The message", "Once mended", "The difference", "is not whole rupiah"):
        assert words in text
    for words in ("Contoh yang keliru", "Bedanya", "bukan rupiah"):
        assert words not in text


def test_what_no_file_can_show_is_told(pages: dict[str, dict[str, Page]]) -> None:
    assert "tidak berhak membaca folder ini" in text_of(pages["id"][help_path("K05")].body)
    assert "may not read this folder" in text_of(pages["en"][help_path("K05")].body)


def test_single_codes_do_not_crowd_the_search(pages: dict[str, dict[str, Page]]) -> None:
    listed = pages["id"][LIST]
    assert "F06" in listed.search_text
    assert is_found_by_itself(listed)
    assert all(page.search_text == "" for path, page in pages["id"].items() if path != LIST)


def test_every_family_has_its_name() -> None:
    assert {code[0] for code in read_catalogue()} == set(FAMILIES)


@pytest.mark.parametrize("root", ["", "../../"])
def test_notices_lead_to_the_page_of_their_code(root: str) -> None:
    templates = Templates(ROOT / "site_templates")
    problem = Problem("F06", Place("a.yml", 1, 2), {"field": "<b>", "value": '"><script>alert(1)</script>'})
    html = str(templates.macro("parts/layout.html", "notices")(tell_all([problem]), root))
    assert f'<a href="{root}panduan/kode/F06.html">F06</a>' in html
    assert "<script" not in html
