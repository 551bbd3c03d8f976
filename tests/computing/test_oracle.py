"""The program against the naive scorer, which reads the raw rulebook text and shares no code with it.

Ten thousand random books for every rulebook, every band edge with one rupiah on either side, every checklist, every
printed ratio near an edge: no difference in any ratio, score, total or interval.
"""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction

import pytest

from generator.computing.health import compute_health_score
from tests.computing.books import RULEBOOKS, real_rulebooks, write_assessment
from tests.computing.naive_scorer import BookMaker, NaiveScorer, number, raw_rulebook

BOOKS = 10_000
PARTS = 4


def assert_same(name, figures, ratios=None, answers=None, checklists=None):
    ratios, answers, checklists = ratios or {}, answers or {}, checklists or {}
    stated = {"figures": figures, "ratios": ratios, "answers": answers, "checklists": checklists}
    assessment = write_assessment(rulebook=name, **stated)
    score = compute_health_score(assessment, None, real_rulebooks())
    oracle = NaiveScorer(raw_rulebook(name), figures, ratios, answers, checklists)
    lowest = highest = Fraction(0)
    complete = True
    for aspect, expected in zip(score.aspects, oracle.all(), strict=True):
        for found, (state, ratio, low, high, missing) in zip(aspect.indicators, expected, strict=True):
            shown = (figures, ratios, found.rule.id)
            assert found.state.value == state, shown
            assert (found.ratio, found.lowest, found.highest) == (ratio, low, high), shown
            assert found.score == (low if state == "scored" else None), shown
            assert set(found.missing) == missing, shown
            if found.band is not None:
                assert found.value == found.band.value, shown
        whole = all(one[0] == "scored" for one in expected)
        low, high = sum(one[2] for one in expected), sum(one[3] for one in expected)
        assert (aspect.lowest, aspect.highest, aspect.score) == (low, high, low if whole else None)
        lowest, highest, complete = lowest + low, highest + high, complete and whole
    assert (score.lowest, score.highest, score.total) == (lowest, highest, lowest if complete else None)
    assert (score.predicate.id if score.predicate else None) == (oracle.predicate(lowest) if complete else None)
    best, worst = score.possible_predicates[0].id, score.possible_predicates[-1].id
    assert (best, worst) == (oracle.predicate(highest), oracle.predicate(lowest))
    return score


def compare_books(name, part, count):
    """Score `count` random books both ways: how many totals were given, how often each state was met."""
    maker = BookMaker(name, seed=f"lumbung {name} {part}")
    states, totals = Counter(), 0
    for _ in range(count):
        score = assert_same(name, maker.figures(), maker.printed(), maker.answers(), maker.checklists())
        totals += score.total is not None
        states.update(one.state.value for one in score.indicators)
    return totals, states


@pytest.fixture(scope="module")
def pool():
    """Both sides are pure and take a minute on one core, so that the books are shared among all."""
    with ProcessPoolExecutor(min(os.cpu_count() or 1, PARTS)) as workers:
        yield workers


@pytest.mark.parametrize("name", RULEBOOKS)
def test_ten_thousand_random_books_agree_in_every_ratio_score_total_and_interval(name, pool):
    results = list(pool.map(compare_books, [name] * PARTS, range(PARTS), [BOOKS // PARTS] * PARTS))
    totals, states = sum(one[0] for one in results), sum((one[1] for one in results), Counter())
    indicators = BookMaker(name, 0).indicators
    assert BOOKS == 10_000
    assert states.total() == BOOKS * len(indicators)
    # The books must reach every state, or agreement would say little.
    open_tables = any("bands_unknown" in one for one in indicators)
    assert totals == 0 if open_tables else totals > BOOKS // 60, totals
    assert min(states[state] for state in ("scored", "incomplete", "not_computable")) > BOOKS // 4


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_band_edge_and_one_rupiah_on_either_side(name):
    tried = 0
    for indicator in BookMaker(name, 0).ratios:
        for edge in NaiveScorer.edges(indicator):
            multiplier = number(indicator.get("multiplier", "100"))
            for below in (2 * multiplier, 10**10 * multiplier, 2 * 10**15 * multiplier):
                below = int(below)
                on = edge * below / multiplier
                assert on.denominator == 1
                for change in (-1, 0, 1):
                    figures = {indicator["denominator"]: below, indicator["numerator"]: int(on) + change}
                    score = assert_same(name, figures)
                    found = next(one for one in score.indicators if one.rule.id == indicator["id"])
                    assert found.ratio == edge + multiplier * change / below
                    minus = figures[indicator["numerator"]] < 0 and "negative_numerator" in indicator
                    assert found.state.value == ("not_computable" if minus else "scored")
                    tried += 1
    assert tried > 300


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_checklist_with_every_number_of_items(name):
    maker = BookMaker(name, 0)
    for identity, items in maker.items.items():
        for fulfilled in range(items + 2):
            score = assert_same(name, {}, checklists={identity: fulfilled})
            found = next(one for one in score.indicators if one.rule.id == identity)
            assert (found.score is None) is (fulfilled > items)


@pytest.mark.parametrize("name", RULEBOOKS)
def test_printed_ratios_at_every_edge(name):
    for indicator in BookMaker(name, 0).ratios:
        for edge in NaiveScorer.edges(indicator):
            for digits in (0, 1, 2, 5):
                for change in (-1, 0, 1):
                    units = int(edge * 10**digits) + change
                    text = f"{abs(units):0{digits + 1}d}"
                    text = ("-" if units < 0 else "") + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)
                    assert_same(name, {}, {indicator["id"]: text})
