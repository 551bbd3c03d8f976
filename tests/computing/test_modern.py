"""Points of a modern-cooperative assessment: by hand, against a naive oracle, and the change that must add up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.computing.modern import compute_modern_change, compute_modern_score, compute_modern_years
from generator.engagement import open_instruments
from generator.model.cooperative import Authored
from generator.model.instrument import InstrumentPack, InstrumentStatus
from generator.model.modern_assessment import AssessmentKind, ModernAssessment
from generator.model.modern_results import ItemState

ROOT = Path(__file__).parents[2]
SHIPPED = open_instruments(ROOT, frozenset())[0]["koperasi-modern-contoh-1"].content
IDS = [item.id for item in SHIPPED.items]


def assessment(answers: dict[str, int], excluded: tuple[str, ...] = (), version: str = "1") -> Authored:
    written = ModernAssessment.model_validate(
        {
            "instrument": SHIPPED.id,
            "version": version,
            "on": "2025-03-01",
            "answers": {name: str(level) for name, level in answers.items()},
            "not_applicable": dict.fromkeys(excluded, "Tidak mungkin."),
        }
    )
    return Authored("uji", written, {})


def make_pack(weights: list[list[int]], highest: int, version: str = "1") -> InstrumentPack:
    """An instrument with the given weights; they need not be 100, since the score divides by what applies."""
    words = {"id": "A", "en": "A"}
    aspects = [
        {
            "id": f"k{number}",
            "name": words,
            "weight": str(sum(group)),
            "items": [
                {"id": f"k{number}_{order}", "weight": str(weight), "text": words, "evidence": words}
                for order, weight in enumerate(group)
            ],
        }
        for number, group in enumerate(weights)
    ]
    scale = [{"value": str(value), "name": "A", "meaning": "A"} for value in range(highest + 1)]
    head = {"id": "uji", "version": version, "status": "contoh", "title": "A", "summary": "A"}
    return InstrumentPack.model_validate({**head, "scale": scale, "aspects": aspects})


@pytest.mark.requirement("M-120", "S-13")
def test_the_shipped_instrument_is_an_example_of_23_items_and_100_points():
    assert SHIPPED.status is InstrumentStatus.CONTOH
    assert len(IDS) == 23
    assert [int(aspect.weight) for aspect in SHIPPED.aspects] == [15, 20, 20, 20, 10, 15]
    assert SHIPPED.graduation.set_by == "Pengelola situs (contoh)"
    assert "bukan batas kementerian" in SHIPPED.graduation.source
    grounds = {name for item in SHIPPED.items for name in item.grounds}
    assert {f"k{number}" for number in range(1, 8)} <= grounds
    assert grounds == {ground.id for ground in SHIPPED.grounds}


def test_points_by_hand():
    score = compute_modern_score(assessment({"a1": 3, "c2": 1}), SHIPPED)
    points = {item.rule.id: item.points for item in score.items}
    assert points["a1"] == 3
    assert points["c2"] == Fraction(3, 2)
    assert points["f1"] is None
    assert score.total is None
    assert score.lowest == Fraction(9, 2)
    assert score.highest == 100 - 1 - Fraction(9, 2)
    assert len(score.missing) == 21


def test_every_item_full_is_100_and_every_item_zero_is_0():
    for level, total in ((0, 0), (4, 100), (2, 50)):
        assert compute_modern_score(assessment(dict.fromkeys(IDS, level)), SHIPPED).total == total


def test_what_cannot_apply_leaves_the_divisor():
    score = compute_modern_score(assessment({name: 2 for name in IDS if name != "f1"}, ("f1",)), SHIPPED)
    assert score.total == 50
    item = next(item for item in score.items if item.rule.id == "f1")
    assert item.state is ItemState.NOT_APPLICABLE
    assert item.maximum == 0
    assert score.items[0].maximum == Fraction(4 * 100, 94)


def test_a_level_outside_the_scale_is_not_assessed():
    score = compute_modern_score(assessment({"a1": 9}), SHIPPED)
    assert score.items[0].state is ItemState.MISSING
    assert (score.lowest, score.highest) == (0, 100)


def test_nothing_applicable_has_no_total():
    score = compute_modern_score(assessment({}, tuple(IDS)), SHIPPED)
    assert score.total is None


def test_other_versions_have_no_change():
    one, other = make_pack([[100]], 4), make_pack([[100]], 4, "2")
    before = compute_modern_score(assessment({"k0_0": 1}), one)
    after = compute_modern_score(assessment({"k0_0": 2}, version="2"), other)
    assert compute_modern_change(before, after) is None


def test_years_hold_what_is_there():
    first, final = assessment({}), assessment({}, version="9")
    documents = {(2025, AssessmentKind.INITIAL): first, (2025, AssessmentKind.FINAL): final}
    (year,) = compute_modern_years(documents, {SHIPPED.address: SHIPPED})
    assert year.initial is not None
    assert year.final is None
    assert year.change is None
    assert year.unknown == (final,)
    assert year.newest is year.initial
    assert first.content.on == date(2025, 3, 1)


GROUPS = st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=5), min_size=1, max_size=4)


@st.composite
def pairs(draw: st.DrawFn, whole: bool):
    """An instrument and two assessments; whole ones have a level or a reason for each item."""
    weights, highest = draw(GROUPS), draw(st.integers(1, 5))
    pack = make_pack(weights, highest)
    found = []
    for _ in range(2):
        answers: dict[str, int] = {}
        excluded = []
        for item in pack.items:
            state = draw(st.sampled_from(("level", "level", "level", "none") + (() if whole else ("missing",))))
            if state == "level":
                answers[item.id] = draw(st.integers(0, highest))
            elif state == "none":
                excluded.append(item.id)
        found.append(assessment(answers, tuple(excluded)))
    return pack, *found


@pytest.mark.requirement("M-122")
@given(pairs(whole=True))
def test_changes_of_items_and_of_aspects_add_up_to_the_change_of_the_total(drawn):
    pack, first, final = drawn
    before, after = compute_modern_score(first, pack), compute_modern_score(final, pack)
    change = compute_modern_change(before, after)
    if before.total is None or after.total is None:
        assert change.total.points is None
        return
    assert sum(one.points for one in change.items) == change.total.points
    assert sum(one.points for one in change.aspects) == change.total.points
    assert change.total.points == naive(pack, final.content) - naive(pack, first.content)


@given(pairs(whole=False), st.data())
def test_what_was_not_assessed_can_only_end_inside_the_interval(drawn, data):
    pack, first, _ = drawn
    open_score = compute_modern_score(first, pack)
    answers = dict(first.content.answers)
    excluded = list(first.content.not_applicable)
    for item in open_score.missing:
        if data.draw(st.booleans()):
            answers[item.id] = data.draw(st.integers(0, pack.highest))
        else:
            excluded.append(item.id)
    closed = compute_modern_score(assessment(answers, tuple(excluded)), pack)
    if closed.total is not None:
        assert open_score.lowest <= closed.total <= open_score.highest
    for score in (open_score, closed):
        assert sum(aspect.lowest for aspect in score.aspects) == score.lowest


def naive(pack: InstrumentPack, written: ModernAssessment) -> Fraction:
    """The definition in one line: weighted levels of what applies, of 100."""
    applies = [item for item in pack.items if item.id not in written.not_applicable]
    got = sum(Fraction(item.weight) * written.answers[item.id] for item in applies)
    return 100 * got / (pack.highest * sum(Fraction(item.weight) for item in applies))
