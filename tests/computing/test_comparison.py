"""The same books under several rules: side by side, explained, never subtracted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.books import keep_books
from generator.computing.comparison import compare_rulebooks
from generator.model.audience import Audience
from generator.model.comparison import DifferenceKind, OtherRuleScore
from generator.model.cooperative import Authored
from generator.model.results import HealthScore
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]


def compare(folder: str, year: int) -> tuple[HealthScore, tuple[OtherRuleScore, ...]]:
    workshop = open_workshop(ROOT, Audience.INTERNAL, date(2026, 11, 22))
    cooperative, scores, _ = workshop.assess(ROOT / "cooperatives" / folder)
    position = next(number for number, score in enumerate(scores) if score.period_end.year == year)
    profile = cooperative.profile.content if cooperative.profile else None
    assessment: Authored = cooperative.assessments[position]
    books = keep_books(cooperative, workshop.content).finder(workshop.content)
    return scores[position], compare_rulebooks(assessment, profile, scores[position], workshop.rulebooks, books)


def of(found: tuple[OtherRuleScore, ...], rulebook: str) -> OtherRuleScore:
    return next(one for one in found if one.score.rulebook and one.score.rulebook.id == rulebook)


def test_the_own_rulebook_is_not_compared_with_itself() -> None:
    own, found = compare("koperasi-contoh-lumbung-sejahtera", 2023)
    assert own.rulebook
    assert own.rulebook.id not in [one.score.rulebook.id for one in found if one.score.rulebook]
    assert found


def test_the_same_figures_give_the_other_rule_s_own_total_and_predicate() -> None:
    own, found = compare("koperasi-contoh-lumbung-sejahtera", 2023)
    other = of(found, "permen-14-2009").score
    assert other.total is not None
    assert other.outside_force
    assert other.predicate and other.predicate in other.rulebook.predicates.classes  # type: ignore[union-attr]
    assert other.period_end == own.period_end


def test_differences_name_indicators_whose_part_of_the_maximum_differs_largest_first() -> None:
    own, found = compare("koperasi-contoh-lumbung-sejahtera", 2022)
    one = of(found, "permen-14-2009")
    here = {each.rule.id: each for each in own.indicators}
    there = {each.rule.id: each for each in one.score.indicators}
    expected = {name for name in here if here[name].score != there[name].score}
    assert {each.here.rule.id for each in one.differences if each.here} == expected
    assert all(each.kind is DifferenceKind.OTHER_SHARE for each in one.differences)
    gap = sum((here[name].score - there[name].score for name in expected), start=0)  # type: ignore[operator]
    assert own.total is not None and one.score.total is not None
    assert own.total - one.score.total == gap, "the indicators named explain the whole difference"


@pytest.mark.parametrize("folder", ["kpri-nagara", "kartika-sriwijaya"])
def test_partial_books_are_compared_too_and_what_is_not_scored_explains_nothing(folder: str) -> None:
    _own, found = compare(folder, 2014 if folder == "kpri-nagara" else 2019)
    for one in found:
        assert one.score.lowest is not None
        for difference in one.differences:
            if difference.kind in (DifferenceKind.OTHER_SHARE, DifferenceKind.OTHER_WEIGHT):
                assert difference.here and difference.here.score is not None
                assert difference.there and difference.there.score is not None
