"""Which rulebook applies, by month and by kind of cooperative."""

from __future__ import annotations

from datetime import date

import pytest

from generator.computing.selection import applies_to, choose_rulebook, is_in_force
from generator.model.profile import Profile
from generator.model.rulebook import InForce, Rulebook
from tests.computing.books import real_rulebooks, rulebook


def made(identity, since, until=None, kinds=("ksp", "usp")):
    force = InForce.model_validate({"since": since} | ({"until": until} if until else {}))
    return Rulebook.model_construct(id=identity, in_force=force, applies_to=kinds)


def profile(**fields):
    return Profile.model_validate({"name": "Koperasi Uji", **fields})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2009, 11, 30), False),
        (date(2009, 12, 1), True),
        (date(2016, 3, 31), True),
        (date(2016, 4, 1), False),
    ],
)
def test_the_months_of_force_are_counted_whole(day, expected):
    assert is_in_force(rulebook("permen-14-2009"), day) is expected


def test_without_an_end_a_rulebook_stays_in_force():
    assert is_in_force(rulebook("perdep-06-2016"), date(2100, 12, 31))
    assert not is_in_force(rulebook("perdep-06-2016"), date(2016, 3, 31))


@pytest.mark.parametrize(
    ("fields", "kinds", "expected"),
    [
        ({"kind": "simpan_pinjam"}, ("ksp",), True),
        ({"kind": "simpan_pinjam"}, ("usp",), False),
        ({"kind": "simpan_pinjam", "savings_and_loan_unit": "tidak"}, ("ksp", "usp"), True),
        ({"kind": "konsumen", "savings_and_loan_unit": "ya"}, ("usp",), True),
        ({"kind": "konsumen", "savings_and_loan_unit": "ya"}, ("ksp",), False),
        ({"kind": "konsumen", "savings_and_loan_unit": "tidak"}, ("ksp", "usp"), False),
        ({"kind": "konsumen"}, ("ksp", "usp"), True),
        ({}, ("ksp",), True),
    ],
)
def test_a_rulebook_covers_kinds_and_is_not_refused_by_silence(fields, kinds, expected):
    assert applies_to(made("x", "2000-01", kinds=kinds), profile(**fields)) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2009, 11, 30), None),
        (date(2009, 12, 31), "permen-14-2009"),
        (date(2016, 3, 31), "permen-14-2009"),
        (date(2016, 4, 1), "perdep-06-2016"),
        (date(2023, 12, 31), "perdep-06-2016"),
    ],
)
def test_the_real_rulebooks_follow_one_another_without_gap_or_overlap(day, expected):
    books = [prepared.rulebook for prepared in real_rulebooks().values()]
    chosen = choose_rulebook(books, profile(kind="simpan_pinjam"), day)
    assert (chosen.id if chosen else None) == expected
    assert sum(is_in_force(one, day) for one in books) == (1 if expected else 0)


def test_of_several_in_force_the_one_issued_last_is_chosen():
    books = [made("new", "2020-01"), made("old", "2000-01"), made("later", "2030-01")]
    assert choose_rulebook(books, None, date(2025, 1, 1)).id == "new"
    assert choose_rulebook(reversed(books), None, date(2025, 1, 1)).id == "new"


def test_a_newer_rulebook_for_another_kind_is_passed_over():
    books = [made("for-ksp", "2000-01", kinds=("ksp",)), made("for-usp", "2020-01", kinds=("usp",))]
    assert choose_rulebook(books, profile(kind="simpan_pinjam"), date(2025, 1, 1)).id == "for-ksp"


def test_nothing_to_choose_from_is_nothing():
    assert choose_rulebook([], None, date(2025, 1, 1)) is None
