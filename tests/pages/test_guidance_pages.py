"""Guidance as readers meet it: under every question of the rule, one click from every question that is not answered."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.outcome_cache import Outcome
from generator.workshop import Workshop
from tests.computing.books import RULEBOOKS
from tests.pages.conftest import body_of, dead_links, text_of

LINK = re.compile(r'href="\.\./\.\./aturan/perdep-06-2016/index\.html#q-(m\d_\d\d)"')
EMPTY = "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n"


@pytest.fixture
def rule_page(workshop: Workshop) -> str:
    return workshop.renderer.render_rulebook(workshop.content.rulebooks["perdep-06-2016"]).body


@pytest.mark.requirement("H-008")
@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_rule_explains_its_questions_and_accounts(workshop: Workshop, name: str) -> None:
    guidance = workshop.content.guidance
    assert guidance is not None
    book = workshop.content.rulebooks[name]
    page = workshop.renderer.render_rulebook(book).body
    text = text_of(page)
    questions = [one.id for aspect in book.content.aspects for each in aspect.indicators for one in each.questions]
    assert page.count('<details class="guide">') == len(questions)
    for question in questions:
        one = guidance.questions[question]
        assert f'<li id="q-{question}">' in page
        assert all(part.id in text for part in (one.why, one.look, one.example)), question
    for account in book.content.accounts:
        told = guidance.accounts[account.id]
        assert f'<tr id="u-{account.id}">' in page
        assert told.place.id in text and told.example.id in text
    assert dead_links(page) == []


def test_comparisons_and_reasons_against_them_are_told_in_words(rule_page: str) -> None:
    text = text_of(rule_page)
    for words in (
        "modal sendiri tumbuh sedikitnya secepat total aset",
        "simpanan pokok dan simpanan wajib sedikitnya 110 % dari saldonya setahun sebelumnya",
        "dikurangi pinjaman kurang lancar (PKL), pinjaman diragukan (PDR) dan pinjaman macet (PM) sedikitnya 90 % dari",
    ):
        assert words in text
    assert text.count("Dicocokkan dengan angka:") == 5
    assert text.count("Tidak dicocokkan dengan angka:") == 2


@pytest.mark.requirement("H-029")
def test_every_unanswered_question_links_to_why_it_is_asked(process: Callable[..., Outcome], rule_page: str) -> None:
    nothing = body_of(process(assessments__health_2023=EMPTY), "kesehatan-2023")
    assert "38 pertanyaan manajemen belum dijawab" in text_of(nothing)
    assert len(set(LINK.findall(nothing))) == 38
    assert all(f'id="q-{name}"' in rule_page for name in LINK.findall(nothing))


@pytest.mark.requirement("H-034")
def test_an_answered_question_is_not_among_them_and_unanswered_is_not_no(process: Callable[..., Outcome]) -> None:
    html = body_of(process(assessments__health_2023=EMPTY + "answers: {m5_01: tidak, m5_02: ya}\n"), "kesehatan-2023")
    assert not {"m5_01", "m5_02"} & set(LINK.findall(html))
    assert len(set(LINK.findall(html))) == 36
    text = text_of(html)
    assert "1 ya, 1 tidak, 3 belum dijawab" in text
    # 0.6 points a question: one yes is certain, four are possible.
    assert "0,60 – 2,40" in text
    assert html.count(">mengapa ditanyakan</a>") == 3, "in the list of answers too"


def test_a_contradiction_is_shown_on_the_page_of_the_year(process: Callable[..., Outcome]) -> None:
    figures = "figures: {pinjaman_diberikan: 1000, pinjaman_kurang_lancar: 200, pinjaman_diragukan: 0, "
    figures += "pinjaman_macet: 0, cadangan_risiko: 10}\nanswers: {m4_01: ya}\n"
    html = body_of(process(assessments__health_2023=EMPTY + figures), "kesehatan-2023")
    assert "K60" in html and "bertentangan dengan angka" in text_of(html)
    assert "800" in text_of(html) and "900" in text_of(html)
