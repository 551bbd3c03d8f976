"""Points without a trace are the same points: held against the full way over random books of every rulebook."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from generator.computing.amounts import AmountBook, Fact
from generator.computing.health import (
    PreparedRulebook,
    StatedInputs,
    read_inputs,
    score_inputs,
    score_points,
    state_ratio,
)
from generator.model.results import AspectScore, HealthScore, IndicatorScore
from generator.problems.place import Place
from tests.computing.books import RULEBOOKS, all_answers, real_rulebooks, write_assessment

HERE = Place("f.yml", 1, 1)
VALUES = (0, 1, 2, 3, 7, 40, 100, 101, 999, 12_345, 1_000_000, 750_000_000)


def draw_figures(chance: random.Random, prepared: PreparedRulebook) -> dict[str, Fact]:
    known = chance.choice((1.0, 0.98, 0.9, 0.5, 0.1))
    negative = chance.choice((0.0, 0.0, 0.2))
    figures = {
        one.id: Fact(chance.choice(VALUES) * (-1 if chance.random() < negative else 1), HERE)
        for one in prepared.rulebook.accounts
        if chance.random() < known
    }
    whole = AmountBook(prepared.amounts, figures)
    for one in prepared.rulebook.amounts:
        if chance.random() < 0.2:
            found = whole.get(one.id).value
            # Beside its parts: the same, within the half rupiah that weights leave, or in contradiction to them.
            figures[one.id] = Fact(
                chance.choice(VALUES) if found is None else int(found) + chance.choice((0, 0, 1)), HERE
            )
    return figures


def draw(chance: random.Random, prepared: PreparedRulebook) -> StatedInputs:
    rules = [one for aspect in prepared.rulebook.aspects for one in aspect.indicators]
    answered = chance.choice((1.0, 1.0, 0.9))
    return StatedInputs(
        draw_figures(chance, prepared),
        {
            one.id: state_ratio(Decimal(chance.randint(-500, 20_000)) / 100, HERE)
            for one in rules
            if one.numerator and one.bands and chance.random() < 0.1
        },
        {
            question.id: (chance.random() < 0.6, HERE)
            for one in rules
            for question in one.questions
            if chance.random() < answered
        },
        {one.id: (chance.randint(0, one.items + 1), HERE) for one in rules if one.items and chance.random() < 0.5},
    )


def points(one: IndicatorScore) -> tuple[Any, ...]:
    return (one.rule.id, one.state, one.lowest, one.highest, one.maximum, one.score, one.value, one.band)


def sums(one: AspectScore) -> tuple[Any, ...]:
    return (one.rule.id, one.score, one.lowest, one.highest, one.maximum)


def total(one: HealthScore) -> tuple[Any, ...]:
    return (one.id, one.rulebook, one.outside_force, one.total, one.lowest, one.highest, one.predicate)


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_state_and_point_is_that_of_the_full_way(name: str) -> None:
    prepared = real_rulebooks()[name]
    assessment = write_assessment(rulebook=name)
    chance = random.Random(name)
    seen: Counter[str] = Counter()
    for _ in range(150):
        inputs = draw(chance, prepared)
        full, light = (way(inputs, assessment, prepared) for way in (score_inputs, score_points))
        assert [points(one) for one in light.indicators] == [points(one) for one in full.indicators]
        assert [sums(one) for one in light.aspects] == [sums(one) for one in full.aspects]
        assert total(light) == total(full)
        assert light.possible_predicates == full.possible_predicates
        seen.update(one.state.value for one in full.indicators)
    assert min(seen["scored"], seen["incomplete"], seen["not_computable"]) > 20, "the books are not varied enough"


def test_every_edge_of_every_table_falls_on_the_same_side() -> None:
    for name in RULEBOOKS:
        prepared = real_rulebooks()[name]
        for _, _, indicators in prepared.aspects:
            for one in indicators:
                for band in one.bands if one.rule.numerator else ():
                    if band.high is None or band.high < 0:
                        continue
                    above, below = (band.high / one.multiplier).as_integer_ratio()
                    for step in (-1, 0, 1):
                        figures = {
                            one.rule.numerator: Fact(max(above * 10**6 + step, 0), HERE),
                            one.rule.denominator: Fact(below * 10**6, HERE),
                        }
                        inputs = StatedInputs(figures, {}, {}, {})  # type: ignore[arg-type]
                        assessment = write_assessment(rulebook=name)
                        full, light = (way(inputs, assessment, prepared) for way in (score_inputs, score_points))
                        assert [points(each) for each in light.indicators] == [points(each) for each in full.indicators]


def test_a_complete_questionnaire_is_read_from_the_assessment_itself() -> None:
    assessment = write_assessment(rulebook="perdep-06-2016", answers={**all_answers(), "m1_01": "tidak"})
    prepared = real_rulebooks()["perdep-06-2016"]
    inputs = read_inputs(assessment)
    full, light = (way(inputs, assessment, prepared) for way in (score_inputs, score_points))
    assert [one.score for one in light.indicators] == [one.score for one in full.indicators]
    assert not any(one.answers or one.numerator or one.next_band for one in light.indicators if one.score is not None)
