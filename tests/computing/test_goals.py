"""PEARLS goals against a naive reader of the raw file: ten thousand random books, every limit, every operand case."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import fields
from datetime import date
from fractions import Fraction
from functools import cache

import pytest
import yaml

from generator.checking.goals import check_goals
from generator.computing.goals import compute_goals, judge_goals, prepare_goals
from generator.model.goals import GoalState
from generator.model.results import AmountResult, AmountState, HealthScore
from generator.model.statements import BookFigure
from generator.problems.place import Place
from generator.reading.references import GOALS, read_goals
from tests.computing.books import ROOT, RULEBOOKS, assess, rulebook

BOOKS = 10_000
BEFORE = date(2022, 12, 31)


@cache
def raw():
    return yaml.load((ROOT / GOALS).read_text("utf-8"), Loader=yaml.BaseLoader)


@cache
def prepared():
    found, problems = read_goals(ROOT)
    assert problems == [] == check_goals(found)
    return prepare_goals(found.content)


def amounts(values):
    return {name: AmountResult(name, AmountState.STATED, Fraction(value)) for name, value in values.items()}


def naive_input(name, now, before):
    entry = next(one for one in raw()["inputs"] if one["id"] == name)
    for way in entry["ways"]:
        total = Fraction(0)
        for term in way["terms"]:
            year = before if term.get("year") == "before" else now
            if term["of"] not in year:
                break
            total += year[term["of"]] * Fraction(term.get("weight", "100")) / 100
        else:
            return total
    return None


def naive_goal(goal, now, before):
    """(state, ratio)"""
    if "numerator" not in goal:
        return "unknown", None
    above, below = naive_input(goal["numerator"], now, before), naive_input(goal["denominator"], now, before)
    if above is None or below is None or below <= 0:
        return "unknown", None
    ratio = above / below * 100
    wanted = goal["goal"]
    if "words" in wanted:
        return "no_number", ratio
    fits = True
    for end, holds in {
        "at_least": lambda limit: ratio >= limit,
        "above": lambda limit: ratio > limit,
        "at_most": lambda limit: ratio <= limit,
        "below": lambda limit: ratio < limit,
        "exactly": lambda limit: ratio == limit,
    }.items():
        if end in wanted:
            fits = fits and holds(Fraction(wanted[end]))
    if fits and ratio < 0:
        return "unknown", ratio
    return ("met" if fits else "not_met"), ratio


def names_used():
    return sorted({term["of"] for one in raw()["inputs"] for way in one["ways"] for term in way["terms"]})


def make_books(chance):
    size = 10 ** chance.randint(1, 17)
    gap, zero, minus = (chance.choice((0, 0, 0.2)) for _ in range(3))
    found = {}
    for name in names_used():
        if chance.random() < gap:
            continue
        value = 0 if chance.random() < zero else chance.randint(1, size)
        value *= chance.choice((1, 5)) if name.startswith("total_") else 1
        found[name] = -value if chance.random() < minus else value
    if chance.random() < 0.4:
        near_a_limit(found, chance)
    return found


def near_a_limit(found, chance):
    goal = chance.choice([one for one in raw()["goals"] if "numerator" in one and "words" not in one["goal"]])
    terms = next(one for one in raw()["inputs"] if one["id"] == goal["numerator"])["ways"][0]["terms"]
    limit = Fraction(chance.choice(list(goal["goal"].values())))
    found["total_aset"] = 100 * chance.randint(1, 10**12)
    for term in terms[1:]:
        found[term["of"]] = 0
    found[terms[0]["of"]] = int(limit * found["total_aset"] / 100) + chance.choice((-1, 0, 1))


def test_ten_thousand_random_books_agree_on_every_goal():
    chance = random.Random("lumbung goals")
    states = Counter()
    for _ in range(BOOKS):
        now, before = make_books(chance), make_books(chance) if chance.random() < 0.7 else {}
        results = judge_goals(prepared(), amounts(now), amounts(before))
        for goal, found in zip(raw()["goals"], results.findings, strict=True):
            assert (found.state.value, found.ratio) == naive_goal(goal, now, before), (goal["id"], now, before)
            states[found.state] += 1
    assert states.total() == BOOKS * 45
    assert min(states[state] for state in GoalState) > BOOKS // 4, states


@pytest.mark.parametrize(
    ("share", "met"),
    [(699_999, False), (700_000, True), (750_000, True), (800_000, True), (800_001, False)],
)
def test_both_limits_of_a_goal_belong_to_it(share, met):
    now = amounts({"total_aset": 1_000_000, "pinjaman_diberikan": share, "penyisihan_pinjaman": 0})
    found = next(one for one in judge_goals(prepared(), now, {}).findings if one.goal.id == "E1")
    assert (found.state is GoalState.MET) is met
    assert found.ratio == Fraction(share, 10_000)


@pytest.mark.parametrize(
    ("above", "below", "state", "case"),
    [
        (5, 0, "unknown", "zero_denominator"),
        (0, 0, "unknown", "zero_denominator"),
        (-5, 0, "unknown", "negative_over_zero"),
        (5, -10, "unknown", "negative_denominator"),
        (-5, -10, "unknown", "negative_over_negative"),
        # E7 has an upper limit only, E8 a lower one.
        (-5, 10, "unknown", "negative_numerator"),
        (None, 10, "unknown", None),
        (5, None, "unknown", None),
    ],
)
def test_no_sign_and_no_gap_meets_a_goal(above, below, state, case):
    given = {"simpanan_pokok_dan_wajib": above, "total_aset": below}
    now = amounts({name: value for name, value in given.items() if value is not None})
    found = next(one for one in judge_goals(prepared(), now, {}).findings if one.goal.id == "E7")
    assert found.state.value == state
    assert (found.operand_case.value if found.operand_case else None) == case


def test_negative_capital_misses_its_lower_limit():
    now = amounts({"cadangan_umum": -5, "cadangan_tujuan_risiko": 0, "modal_sumbangan": 0, "total_aset": 10})
    found = next(one for one in judge_goals(prepared(), now, {}).findings if one.goal.id == "E8")
    assert (found.state, found.ratio) == (GoalState.NOT_MET, -50)


def test_there_are_forty_five_and_nothing_that_adds_up():
    rule = prepared().rule
    assert len(rule.goals) == rule.count == 45
    assert Counter(one.id[0] for one in rule.goals) == {"P": 6, "E": 9, "A": 3, "R": 13, "L": 3, "S": 11}
    results = judge_goals(prepared(), {}, {})
    assert {one.name for one in fields(results)} == {"rule", "findings"}
    assert not results.has_ratios
    # A score has no room for them: goals cannot slip into a total.
    assert not any("goal" in one.name for one in fields(HealthScore))


def test_last_year_counts_only_under_the_same_rulebook():
    given = {"tabungan_koperasi": 100, "simpanan_berjangka": 0}
    before = assess(period_end=date(2022, 12, 31), figures=given)
    now = assess(figures={"tabungan_koperasi": 150, "simpanan_berjangka": 0})
    other = assess(rulebook="permen-14-2009", period_end=date(2022, 12, 31), figures=given)
    growth = [
        next(one for one in compute_goals(prepared(), now, earlier).findings if one.goal.id == "S5").ratio
        for earlier in ((before, now), (other, now), (now,))
    ]
    assert growth == [50, None, None]


def test_what_a_rulebook_does_not_name_may_come_from_the_books():
    place = Place("ledgers/general_journal_2023.csv", 7)
    given = {name: BookFigure(Fraction(value), place) for name, value in (("shu_setelah_pajak", 30), ("total_aset", 1))}

    def result(books, name="perdep-06-2016"):
        known = {"total_aset": 1000}
        now, before = assess(rulebook=name, figures=known), assess(rulebook=name, period_end=BEFORE, figures=known)
        findings = compute_goals(prepared(), now, (before, now), books).findings
        return next(one for one in findings if one.goal.id == "R12")

    assert result({}).ratio is None
    found = result(given)
    assert found.ratio == 3, "the rulebook's own total of assets counts, not the books'"
    assert [amount.place for _, amount in found.numerator.parts] == [place]
    assert result(given, "juknis-15-2021-ksp").ratio is None, "what a rulebook names is told under that rulebook"


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_kind_of_savings_and_loan_cooperative_is_compared_and_no_other(name):
    found = compute_goals(prepared(), assess(rulebook=name, figures={}), ())
    assert (found is None) is ("sektor_riil" in rulebook(name).applies_to)


def test_inputs_name_accounts_that_some_rulebook_has():
    known = {one.id for name in RULEBOOKS for one in (*rulebook(name).accounts, *rulebook(name).amounts)}
    assert set(names_used()) <= known
