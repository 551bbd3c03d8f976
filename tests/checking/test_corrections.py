"""Corrections held against their file: dates, names, chains, and the recorded result of their day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from generator.checking.corrections import check_corrections
from generator.model.statements import BookFigure
from generator.problems.place import Place
from tests.checking.cases import AS_OF, check, codes, health
from tests.computing.books import rulebook, write_assessment

HEAD = "period_end: 2023-12-31\nfigures:\n  kas: 5000000\nanswers:\n  m1_01: ya\n"


def found(tmp_path, body):
    return codes(check(tmp_path, health("corrections:\n" + body, HEAD)))


def one(day, was, because="Uji."):
    return f"  - on: {day}\n    was: {was}\n    because: {because}\n"


def test_a_sound_chain_has_no_problem(tmp_path):
    chain = one("2024-06-03", "{figures: {kas: 12}}") + one(
        "2024-05-02", "{figures: {kas: 10}, answers: {m1_01: tidak}}"
    )
    assert found(tmp_path, chain + one("2024-04-01", "{unstated: [kas, m1_01]}")) == []


def test_a_value_withdrawn_is_a_correction(tmp_path):
    assert found(tmp_path, one("2024-06-03", "{figures: {bank: 12}}")) == []


def test_every_problem_comes_at_once(tmp_path):
    body = one("2023-05-02", "{figures: {kass: 1}, answers: {m9_99: ya}, ratios: {rasio: 1}, checklists: {daftar: 1}}")
    body += one("2099-05-02", "{figures: {kas: 5000000}}")
    assert sorted(found(tmp_path, body)) == ["K23", "K44", "K45", "K46", "K57", "K65", "K69"]


def test_a_name_stated_nowhere_was_never_corrected(tmp_path):
    assert found(tmp_path, one("2024-06-03", "{unstated: [bank]}")) == ["K69"]
    assert found(tmp_path, one("2024-06-03", "{figures: {kas: 1}, unstated: [kas]}")) == ["K68"]


def test_an_answer_of_one_day_twice(tmp_path):
    body = one("2024-06-03", "{answers: {m1_01: tidak}}") * 2
    assert found(tmp_path, body) == ["K68"]


@pytest.mark.parametrize(
    ("was", "expected"),
    [
        ({"figures": {"kas": 4}}, []),
        ({"figures": {"kas": 5}}, ["K69"]),
        ({"unstated": ["kas"]}, []),
        ({"unstated": ["bank"]}, ["K69"]),
    ],
)
@pytest.mark.parametrize("source", ["ledger", "registers", None])
def test_what_books_give_is_the_present_value_where_the_file_leaves_it_to_them(was, expected, source):
    change = {"on": date(2024, 5, 2), "was": was, "because": "Uji."}
    one = write_assessment(figures_from=source, corrections=[change])
    books = {"kas": BookFigure(Fraction(5), Place("journal.csv", 2))}
    found = codes(check_corrections(one, rulebook("perdep-06-2016"), AS_OF, books))
    nowhere = ["K69"] if "unstated" in was else []
    assert found == (expected if source else nowhere)
