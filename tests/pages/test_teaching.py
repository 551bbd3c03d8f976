"""The question page and the rubric page: their figures are the rulebook's, their links lead somewhere."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.computing.training import compute_rubric_result
from generator.model.audience import Audience
from generator.model.training import Participants, TrainingActivity
from generator.pages.page import Page
from generator.teaching import open_teaching
from generator.workshop import Workshop, open_workshop
from tests.pages.conftest import dead_links, text_of

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ("pinjaman_anggota", "cadangan_risiko", "pinjaman_bermasalah", "efisiensi", "likuid")


@pytest.fixture
def pages(workshop: Workshop) -> dict[str, Page]:
    assert [str(one) for one in workshop.problems] == []
    return {page.path.split("/")[1]: page for page in workshop.renderer.render_teaching(workshop.teaching)}


@pytest.fixture
def sections(pages: dict[str, Page]) -> dict[str, str]:
    """The question page by question, as HTML."""
    parts = re.findall(r'(?s)<section class="question" id="t-(\w+)"(.*?)</section>', pages["tanya-jawab"].body)
    return dict(parts)


def rule_of(workshop: Workshop):
    return workshop.content.rulebooks["perdep-06-2016"].content


@pytest.mark.requirement("H-045")
def test_the_five_questions_stand_in_their_order(sections):
    assert tuple(sections) == QUESTIONS


@pytest.mark.requirement("H-040")
def test_the_problem_loan_example_is_worked_out_with_the_rules_weights(sections):
    text = text_of(sections["pinjaman_bermasalah"])
    assert re.search(r"kurang lancar \(PKL\) 100 50 % 50 ", text)
    assert re.search(r"diragukan \(PDR\) 40 75 % 30 ", text)
    assert re.search(r"macet \(PM\) 20 100 % 20 ", text)
    assert "Risiko pinjaman bermasalah 100" in text
    assert "100 ÷ 1.000 × 100 % = 10,00 % , jadi skor 4,00" in text
    assert re.search(r'class="chosen"><td>lebih dari 0\s%\ssampai 10\s%', sections["pinjaman_bermasalah"])


@pytest.mark.requirement("H-040")
def test_another_rule_gives_another_example(tmp_path: Path):
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "cooperatives").mkdir()
    path = tmp_path / "content" / "rulebooks" / "health" / "perdep-06-2016.yml"
    changed = path.read_text("utf-8").replace(
        "{of: pinjaman_kurang_lancar, weight: 50}", "{of: pinjaman_kurang_lancar, weight: 60}"
    )
    path.write_text(changed, "utf-8")
    workshop = open_workshop.__wrapped__(tmp_path, Audience.PUBLIC, date(2026, 11, 22))
    text = text_of(workshop.renderer.render_teaching(workshop.teaching)[0].body)
    assert "110 ÷ 1.000 × 100 % = 11,00 % , jadi skor 3,00" in text
    assert "10,00 % , jadi" not in text


@pytest.mark.requirement("H-041")
def test_member_loans_are_told_with_formula_and_table(sections):
    text = text_of(sections["pinjaman_anggota"])
    assert "Volume pinjaman pada anggota ÷ Volume pinjaman diberikan × 100 %" in text
    assert "800 ÷ 1.000 × 100 % = 80,00 % , jadi skor 10,00" in text


@pytest.mark.requirement("H-042")
def test_the_reserve_answer_names_the_accounts_and_where_they_count(sections, workshop):
    html = sections["cadangan_risiko"]
    amount = next(one for one in rule_of(workshop).amounts if one.id == "cadangan_risiko")
    for term in amount.terms:
        assert f"<code>{term.of}</code>" in html
    assert "perdep-06-2016/index.html#a-cadangan_risiko" in html
    assert "perdep-06-2016/index.html#r-cadangan_risiko" in html


@pytest.mark.requirement("H-043", "S-10")
def test_efficiency_is_three_ratios_with_the_other_reading_as_a_note(sections, workshop):
    aspect = next(one for one in rule_of(workshop).aspects if one.id == "efisiensi")
    links = re.findall(r'<h3><span><a href="[^"]*#r-(\w+)"', sections["efisiensi"])
    assert links == [one.id for one in aspect.indicators]
    assert len(links) == 3
    note = re.search(r'<p class="caution"><b><a [^>]*#s-10">Catatan S-10</a>\.</b>(.*?)</p>', sections["efisiensi"])
    assert "aktiva tetap terhadap total aset" in note[1]


@pytest.mark.requirement("H-044", "S-09")
def test_what_was_said_about_liquidity_is_a_note_and_no_band(sections, workshop):
    html = sections["likuid"]
    assert (
        "125 sampai 150 %"
        in re.search(r'<p class="caution"><b><a [^>]*#s-09">Catatan S-09</a>\.</b>(.*?)</p>', html)[1]
    )
    tables = re.findall(r'(?s)<table class="bands">.*?</table>', html)
    assert len(tables) == 2
    assert not any(re.search(r"12[05]|150", text_of(one)) for one in tables)
    for rulebook in workshop.content.rulebooks.values():
        for aspect in rulebook.content.aspects:
            for one in aspect.indicators:
                if one.id in ("rasio_kas", "pinjaman_dana_diterima"):
                    limits = {
                        limit for band in one.bands for limit in (band.at_least, band.above, band.at_most, band.below)
                    }
                    assert not limits & {Decimal(125), Decimal(150)}


def test_the_answers_hold_no_figure_of_the_rule(workshop):
    for page in workshop.teaching.faqs:
        for one in page.document.content.questions:
            told = " ".join(one.answer).replace("kalikan 100 %", "").replace("tulis 0", "")
            assert not re.search(r"\d", told), told


def test_every_link_of_the_teaching_pages_leads_to_a_row(pages, workshop):
    rules = {
        name: set(re.findall(r'\bid="([^"]+)"', workshop.renderer.render_rulebook(one).body))
        for name, one in workshop.content.rulebooks.items()
    }
    rules |= {name: set(re.findall(r'\bid="([^"]+)"', page.body)) for name, page in pages.items()}
    for name, page in pages.items():
        assert dead_links(page.body) == []
        named = re.findall(r'href="\.\./(?:\.\./aturan/)?([\w-]+)/index\.html#([^"]+)"', page.body)
        assert len(named) > (1 if name == "perbedaan-sumber" else 6)
        assert [one for one in named if one[1] not in rules[one[0]]] == []


def test_the_list_of_rules_leads_to_the_teaching_pages(workshop, pages):
    hub = workshop.renderer.render_hubs((), (), tuple(pages.values()))[2]
    assert 'href="../aturan/tanya-jawab/index.html"' in hub.body
    assert 'href="../aturan/rubrik-pelatihan/index.html"' in hub.body


@pytest.mark.requirement("H-050", "H-051", "H-058")
def test_the_rubric_has_four_stages_five_preparations_and_four_attitudes(workshop, pages):
    rubric = workshop.teaching.rubrics[0].document.content
    assert [len(part) for part in (rubric.stages, rubric.preparation, rubric.attitude)] == [4, 5, 4]
    text = text_of(pages["rubrik-pelatihan"].body)
    for one in (*rubric.stages, *rubric.preparation, *rubric.attitude):
        assert one.name in text
    assert text.count("sangat baik") == 4


@pytest.mark.requirement("H-052")
@pytest.mark.parametrize(
    ("held", "told"), [("3", "Pendampingan 3 kali"), (None, "Pendampingan jumlahnya tidak disebut dalam sumber")]
)
def test_sessions_are_counted_and_an_unknown_count_is_not_guessed(workshop, held, told):
    assert told in text_of(told_with(workshop, sessions=[{"kind": "pendampingan", "held": held}]))


@pytest.mark.requirement("H-053")
def test_participants_are_roles_and_cannot_be_names(workshop):
    body = told_with(workshop, participants=[{"role": "pengurus", "number": "12"}, {"role": "pengawas"}])
    assert "Pengurus 12 orang" in text_of(body)
    for refused in ({"role": "Ni Luh"}, {"role": "pengurus", "name": "Ni Luh"}):
        with pytest.raises(ValidationError):
            Participants.model_validate(refused)


@pytest.mark.requirement("H-054", "H-055")
def test_the_result_is_told_with_its_numbers(pages):
    text = text_of(pages["rubrik-pelatihan"].body)
    assert "87,71 % 614 dari 700 poin. Di atas 80 %." in text


@pytest.mark.requirement("H-056")
@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("80", "80,00 % 560 dari 700 poin. Tidak di atas 80 %."),
        ("80.07", "80,01 % 560,07 dari 700 poin. Di atas 80 %."),
    ],
)
def test_the_page_tells_eighty_from_a_hair_above(workshop, last, shown):
    scores = {f"butir_{number}": "80" for number in range(1, 7)} | {"butir_7": last}
    assert shown in text_of(told_with(workshop, scores=scores, recorded=None))


@pytest.mark.requirement("H-057", "S-08")
def test_the_repeated_item_is_kept_as_printed_and_flagged(workshop, pages):
    rubric = workshop.teaching.rubrics[0].document.content
    fourth, fifth = rubric.items[3:5]
    assert fourth.text == fifth.text
    assert not any("aspek efisiensi" in item.text for item in rubric.items)
    body = pages["rubrik-pelatihan"].body
    assert len(re.findall(r'#s-08">Catatan S-08</a>\.</b>', body)) == 2
    assert "S-08" in re.search(r'(?s)<li id="b-butir_4">(.*?)</li>', body)[1]
    assert "S-08" not in re.search(r'(?s)<li id="b-butir_5">(.*?)</li>', body)[1]


def test_two_pages_cannot_share_an_address(tmp_path: Path, workshop: Workshop):
    for name in ("health.yml", "health_again.yml"):
        (tmp_path / "other" / "content" / "faq").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "content" / "faq" / "health.yml", tmp_path / "other" / "content" / "faq" / name)
    teaching, problems = open_teaching(tmp_path / "other", workshop.rulebooks)
    assert [one.code for one in problems] == ["R04"]
    assert len(teaching.faqs) == 1


def test_what_rests_on_a_refused_rulebook_waits_without_a_word_of_its_own(tmp_path: Path, workshop: Workshop):
    for name in ("faq", "training", "rulebooks"):
        shutil.copytree(ROOT / "content" / name, tmp_path / "other" / "content" / name)
    usable = {name: one for name, one in workshop.rulebooks.items() if name != "perdep-06-2016"}
    teaching, problems = open_teaching(tmp_path / "other", usable)
    assert (problems, teaching.faqs) == ([], ())
    assert [len(one.activities) for one in teaching.rubrics] == [1]


def test_an_activity_of_a_refused_rubric_waits_too(tmp_path: Path, workshop: Workshop):
    for name in ("training", "rulebooks"):
        shutil.copytree(ROOT / "content" / name, tmp_path / "other" / "content" / name)
    path = tmp_path / "other" / "content" / "rulebooks" / "instruments" / "training_rubric.yml"
    path.write_text(path.read_text("utf-8").replace("aspect: permodalan", "aspect: pemodalan"), "utf-8")
    teaching, problems = open_teaching(tmp_path / "other", workshop.rulebooks)
    assert [(one.code, one.values["id"], one.values["hint"]) for one in problems] == [
        ("R30", "pemodalan", "permodalan")
    ]
    assert teaching.rubrics == ()


def test_a_project_may_do_without_teaching(tmp_path: Path, workshop: Workshop):
    teaching, problems = open_teaching(tmp_path / "empty", workshop.rulebooks)
    assert (teaching.faqs, teaching.rubrics, problems) == ((), (), [])


def told_with(workshop: Workshop, **changes: object) -> str:
    """The rubric's page with the activity changed, through the whole way of the results."""
    page = workshop.teaching.rubrics[0]
    document, _ = page.activities[0]
    written = {
        "id": "uji",
        "rubric": "rubrik-pelatihan",
        "title": "Uji",
        "scores": {},
        "sources": [{"title": "Uji"}],
        **changes,
    }
    sessions = written.get("sessions")
    if isinstance(sessions, list):
        written["sessions"] = [{key: value for key, value in one.items() if value is not None} for one in sessions]
    activity = TrainingActivity.model_validate(written)
    result = compute_rubric_result(page.document.content, activity)
    changed = replace(page, activities=((replace(document, content=activity), result),))
    return workshop.renderer.render_teaching(replace(workshop.teaching, faqs=(), rubrics=(changed,)))[0].body
