"""Amounts: exact, traced, and unknown rather than zero."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from generator.computing.amounts import AmountBook, Fact, prepare_amounts
from generator.model.results import AmountState
from generator.model.rulebook import Account, Amount, Rulebook
from generator.problems.place import Place

GROUNDS = {"evidence": "unverified", "citation": "buku uji"}


def amount(name, *terms, share=None):
    written = {"id": name, "name": {"id": name, "en": name}, "grounds": GROUNDS}
    written["terms"] = [{"of": of, "weight": weight} for of, weight in terms]
    if share:
        written["share"] = dict(zip(("of", "part", "whole"), share, strict=True))
    return Amount.model_validate(written)


ACCOUNTS = tuple(
    Account.model_validate({"id": name, "name": {"id": name, "en": name}, "measured": "balance"})
    for name in ("a", "b", "c", *(f"x{number}" for number in range(12)))
)
AMOUNTS = (
    amount("half", ("a", "50"), ("b", "100")),
    amount("all", ("a", "100"), ("b", "100"), ("c", "100")),
    amount("net", ("all", "100"), ("c", "-100")),
    amount("thirds", ("a", "33.333333333333"), ("b", "66.666666666667")),
    amount("part_of_a", share=("a", "b", "all")),
    amount("above", ("part_of_a", "100"), ("c", "100")),
)


def book(**figures):
    facts = {name: Fact(value, Place("f.yml", line)) for line, (name, value) in enumerate(figures.items(), start=1)}
    return AmountBook(prepare_amounts(Rulebook.model_construct(accounts=ACCOUNTS, amounts=AMOUNTS)), facts)


def test_an_account_is_stated_with_its_place_or_unknown():
    stated = book(a=7).get("a")
    assert (stated.state, stated.value, stated.place) == (AmountState.STATED, 7, Place("f.yml", 1))
    unknown = book().get("a")
    assert (unknown.state, unknown.value, unknown.place) == (AmountState.UNKNOWN, None, None)


def test_half_a_rupiah_is_kept():
    assert book(a=1, b=0).get("half").value == Fraction(1, 2)
    assert book(a=-1, b=0).get("half").value == Fraction(-1, 2)


def test_no_digit_is_lost_at_ten_to_the_eighteenth():
    big = 10**18
    assert book(a=big + 1, b=big, c=1).get("all").value == 2 * big + 2
    assert book(a=big + 1, b=big).get("half").value == Fraction(3 * big + 1, 2)
    # A binary float would swallow the single rupiah of `b`.
    assert book(a=big, b=1, c=-big).get("all").value == 1


def test_long_decimal_weights_are_exact():
    found = book(a=3, b=0).get("thirds").value
    assert found == Fraction(3 * 33333333333333, 10**14)
    assert book(a=10**12, b=10**12).get("thirds").value == 10**12


def test_missing_is_not_zero():
    assert book(a=5, b=6).get("all").state is AmountState.UNKNOWN
    assert book(a=5, b=6).get("all").value is None
    assert book(a=5, b=6, c=0).get("all").value == 11


def test_a_stated_total_stands_in_for_parts_that_are_missing():
    found = book(all=100, a=40).get("all")
    assert (found.state, found.value, found.place) == (AmountState.STATED, 100, Place("f.yml", 1))
    assert found.sum_of_parts is None
    assert book(all=100, c=30).get("net").value == 70


def test_a_stated_total_that_agrees_keeps_its_place_and_its_parts():
    found = book(a=1, b=2, c=3, all=6).get("all")
    assert (found.state, found.value, found.sum_of_parts) == (AmountState.COMPUTED, 6, 6)
    assert found.place == Place("f.yml", 4)
    assert [part.value for part in found.parts] == [1, 2, 3]


@pytest.mark.parametrize("stated", [5, 7, -6, 0])
def test_a_stated_total_that_differs_by_a_rupiah_gives_no_value(stated):
    found = book(a=1, b=2, c=3, all=stated).get("all")
    assert (found.state, found.value, found.sum_of_parts) == (AmountState.CONTRADICTORY, None, 6)


def test_a_contradiction_is_not_carried_upwards_as_a_number():
    assert book(a=1, b=2, c=3, all=7).get("net").value is None
    assert book(a=1, b=2, c=3, all=6).get("net").value == 3


@pytest.mark.parametrize(("stated", "accepted"), [(10, True), (11, True), (9, False), (12, False)])
def test_a_whole_figure_may_round_a_half_rupiah_and_no_more(stated, accepted):
    found = book(a=1, b=10, half=stated).get("half")
    assert found.sum_of_parts == Fraction(21, 2)
    assert found.value == (Fraction(21, 2) if accepted else None)


def test_a_share_is_exact():
    found = book(a=100, b=1, c=2).get("part_of_a")
    assert found.value == Fraction(100, 103)
    assert [part.id for part in found.parts] == ["a", "b", "all"]
    assert book(a=100, b=1, c=2).get("above").value == Fraction(306, 103)


@pytest.mark.parametrize("c", [-101, -102])
def test_a_share_of_nothing_or_of_less_is_unknown(c):
    found = book(a=100, b=1, c=c).get("part_of_a")
    assert (found.state, found.value) == (AmountState.UNKNOWN, None)


@pytest.mark.parametrize("left_out", ["a", "b", "all"])
def test_a_share_with_an_unknown_part_is_unknown(left_out):
    figures = {"a": 100, "b": 25, "all": 200}
    assert book(**figures).get("part_of_a").value == Fraction(25, 2)
    del figures[left_out]
    assert book(**figures).get("part_of_a").value is None


def test_a_share_may_be_stated_and_must_then_agree():
    assert book(part_of_a=30).get("part_of_a").value == 30
    assert book(a=100, b=1, c=2, part_of_a=1).get("part_of_a").value == Fraction(100, 103)
    assert book(a=100, b=1, c=2, part_of_a=2).get("part_of_a").state is AmountState.CONTRADICTORY


def test_each_amount_is_worked_out_once():
    found = book(a=1, b=2, c=3)
    assert found.get("net").parts[0] is found.get("all")


def test_the_order_of_terms_and_figures_is_irrelevant():
    chance = random.Random(7)
    for _ in range(50):
        names = [f"x{number}" for number in range(12)]
        terms = [(name, f"{chance.randint(-20000, 20000) / 100:.2f}") for name in names]
        figures = {name: Fact(chance.randint(-(10**18), 10**18), Place("f.yml")) for name in names}
        found = set()
        for _ in range(3):
            chance.shuffle(terms)
            prepared = prepare_amounts(Rulebook.model_construct(accounts=ACCOUNTS, amounts=(amount("sum", *terms),)))
            found.add(AmountBook(prepared, figures).get("sum").value)
        assert len(found) == 1
