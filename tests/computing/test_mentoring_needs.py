"""Weak parts of a score and the themes written for them: only what is certain, only what the file says."""

from __future__ import annotations

from generator.computing.mentoring_needs import find_mentoring_needs
from generator.model.mentoring_needs import MentoringNeeds
from generator.reading.content import read_mentoring_needs
from tests.computing.books import ROOT, all_answers, assess
from tests.computing.test_health import COMPLETE


def mapping(weak_below="60", **parts):
    themes = {"tata_kelola": {"name": "Tata Kelola Koperasi"}, "keuangan": {"name": "Akuntansi Keuangan"}}
    return MentoringNeeds.model_validate({"weak_below": weak_below, "themes": themes, **parts})


def to(theme):
    return {"theme": theme, "reason": "alasan"}


def found(score, needs):
    return {one.key: [weak.part.rule.id for weak in one.parts] for one in find_mentoring_needs(score, needs)}


def test_weak_is_below_the_threshold_and_not_at_it():
    # Six of ten answers in manajemen_aktiva: exactly 60 % of its three points.
    answers = all_answers() | {f"m4_{number:02}": "tidak" for number in range(1, 5)}
    score = assess(figures=COMPLETE, answers=answers)
    assert found(score, mapping(indicators={"manajemen_aktiva": to("keuangan")})) == {}
    assert found(score, mapping("61", indicators={"manajemen_aktiva": to("keuangan")})) == {
        "keuangan": ["manajemen_aktiva"]
    }


def test_what_may_still_be_strong_is_not_called_weak():
    needs = mapping(aspects={"likuiditas": to("keuangan")})
    figures = {name: value for name, value in COMPLETE.items() if name != "kas_dan_bank"}
    assert found(assess(figures=figures, answers=all_answers()), needs) == {}
    assert found(assess(), needs) == {}, "nothing is known, so nothing is weak"
    low = COMPLETE | {"kas_dan_bank": 25}
    assert found(assess(figures=low, answers=all_answers()), needs) == {"keuangan": ["likuiditas"]}


def test_a_weak_aspect_speaks_for_its_indicators_of_the_same_theme():
    answers = all_answers(yes="tidak")
    aspects = {"manajemen": to("tata_kelola")}
    same = mapping(aspects=aspects, indicators={"kelembagaan": to("tata_kelola")})
    other = mapping(aspects=aspects, indicators={"manajemen_likuiditas": to("keuangan")})
    score = assess(figures=COMPLETE, answers=answers)
    assert found(score, same) == {"tata_kelola": ["manajemen"]}
    assert found(score, other) == {"tata_kelola": ["manajemen"], "keuangan": ["manajemen_likuiditas"]}


def test_a_good_score_and_a_missing_mapping_say_nothing():
    needs, problems = read_mentoring_needs(ROOT)
    assert problems == [] and needs is not None
    assert find_mentoring_needs(assess(figures=COMPLETE, answers=all_answers()), needs.content) == ()
    assert find_mentoring_needs(assess(figures=COMPLETE, answers=all_answers(yes="tidak")), None) == ()


def test_the_shipped_mapping_covers_every_aspect_of_the_shipped_rulebooks_of_2016_and_2009():
    needs, _ = read_mentoring_needs(ROOT)
    for name in ("perdep-06-2016", "permen-14-2009"):
        assert {aspect.rule.id for aspect in assess(rulebook=name).aspects} <= set(needs.content.aspects)


def test_the_themes_of_the_paper_s_table_are_all_there():
    needs, _ = read_mentoring_needs(ROOT)
    assert {theme.name for theme in needs.content.themes.values()} >= {
        "Manajemen Bisnis",
        "Manajemen Pemasaran",
        "Teknologi Hasil Perairan",
        "Akuntansi Keuangan",
        "Manajemen Peternakan",
        "Tata Kelola Koperasi",
    }
