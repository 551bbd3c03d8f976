"""Terms become links once a page, in running text only, and nothing else of the page changes."""

from __future__ import annotations

import re

import pytest

from generator.model.glossary import Term
from generator.pages.glossary_links import GLOSSARY, link_pages, link_terms
from generator.pages.page import DOCUMENT, HEALTH_FRAME, Page


def term(identity: str, name: str, short: str | None = None, linked: str = "ya") -> Term:
    words = {"id": name, "en": name}
    return Term.model_validate(
        {"id": identity, "term": words, "short": short, "meaning": words, "citation": "Uji", "linked": linked}
    )


TERMS = (
    term("pmo", "Project Management Office", "PMO"),
    term("koperasi_modern", "Koperasi modern"),
    term("koperasi", "Koperasi", linked="tidak"),
    term("output_umum", "Output umum"),
)
NAMED = re.compile(r'<a class="term" href="a#([a-z_]+)">([^<]+)</a>')


def found(html: str) -> list[tuple[str, str]]:
    linked = link_terms(html, [one for one in TERMS if one.linked], "a")
    assert NAMED.sub(r"\2", linked) == html, "only links are added"
    return NAMED.findall(linked)


@pytest.mark.requirement("M-021")
def test_the_first_mention_in_running_text_is_linked():
    html = "<p>Output  umum dan output umum dinilai PMO; Project Management Office lain.</p><p>Koperasi modern</p>"
    assert found(html) == [("output_umum", "Output  umum"), ("pmo", "PMO"), ("koperasi_modern", "Koperasi modern")]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x">PMO</a>',
        "<h2>PMO <span>output umum</span></h2>",
        "<table><tr><th>PMO</th></tr></table>",
        "<code>PMO</code>",
        '<svg aria-label="PMO"><text>PMO</text></svg>',
        '<p title="PMO">x</p>',
        "<!-- PMO -->",
        '<p class="kicker">PMO</p>',
        '<div class="glance"><p class="small big">PMO</p></div>',
        '<ul class="citations wide"><li>PMO <ul><li>PMO</li></ul> PMO</li></ul>',
        "<p>pmo</p>",
        "<p>PMOS TPMO PMO-an</p>",
        "<p>koperasi</p>",
    ],
)
def test_headings_links_code_pictures_attributes_and_other_words_stay(html):
    assert found(html) == []


def test_text_after_what_is_silent_is_read_again():
    assert found("<h2>PMO</h2><p>PMO</p>") == [("pmo", "PMO")]
    html = (
        '<ul class="citations"><li>PMO</li><ul><li>PMO</li></ul></ul><p class="kicker">PMO</p><p class="bigger">PMO</p>'
    )
    assert found(html) == [("pmo", "PMO")]


def test_terms_and_addresses_are_escaped():
    odd = term("a_b", "R&D <tim>")
    linked = link_terms("<p>R&amp;D &lt;tim&gt;x</p><p>R&amp;D &lt;tim&gt;</p>", [odd], 'a"b')
    assert '<a class="term" href="a&#34;b#a_b">R&amp;D &lt;tim&gt;</a>' in linked
    assert "<tim>" not in linked


def test_addresses_follow_the_depth_and_the_glossary_and_paper_stay():
    def page(path: str, frame: str = HEALTH_FRAME) -> Page:
        return Page(path, frame, "", "", "<p>PMO</p>", "")

    pages = [
        page("program/index.html"),
        page("koperasi/a/modern-2026.html"),
        page(GLOSSARY),
        page("x/y.html", DOCUMENT),
    ]
    bodies = [one.body for one in link_pages(pages, TERMS)]
    assert 'href="../program/istilah/index.html#pmo"' in bodies[0]
    assert 'href="../../program/istilah/index.html#pmo"' in bodies[1]
    assert bodies[2:] == ["<p>PMO</p>", "<p>PMO</p>"]
