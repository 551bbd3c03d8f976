"""Which rulebook applies, by month and by kind of cooperative."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

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


@pytest.mark.parametrize(
    ("since", "day", "expected"),
    [
        ("2021", date(2020, 12, 31), False),
        ("2021", date(2021, 1, 1), True),
        ("2021", date(2021, 5, 31), True),
        ("2021", date(2023, 12, 31), True),
        ("2021-05", date(2021, 4, 30), False),
        ("2021-05", date(2021, 5, 1), True),
    ],
)
def test_a_year_alone_counts_from_its_january(since, day, expected):
    assert is_in_force(made("x", since), day) is expected
    assert is_in_force(made("x", since, until="2021-04"), day) is (expected and day < date(2021, 5, 1))


@pytest.mark.parametrize("since", ["21", "2021-", "2021-13", "2021-00", "2021-1", "20215", "tahun 2021"])
def test_anything_but_a_year_or_a_month_is_refused(since):
    with pytest.raises(ValidationError):
        InForce.model_validate({"since": since})


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
        (date(2008, 10, 31), None),
        (date(2008, 11, 1), "permen-20-2008"),
        (date(2009, 11, 30), "permen-20-2008"),
        (date(2009, 12, 1), "permen-14-2009"),
        (date(2016, 3, 31), "permen-14-2009"),
        (date(2016, 4, 1), "perdep-06-2016"),
        (date(2020, 12, 31), "perdep-06-2016"),
        (date(2021, 1, 1), "juknis-15-2021-ksp"),
        (date(2023, 12, 31), "juknis-15-2021-ksp"),
    ],
)
def test_the_real_rulebooks_follow_one_another_without_gap(day, expected):
    books = [prepared.rulebook for prepared in real_rulebooks().values()]
    chosen = choose_rulebook(books, profile(kind="simpan_pinjam"), day)
    assert (chosen.id if chosen else None) == expected
    assert choose_rulebook(reversed(books), profile(kind="simpan_pinjam"), day) == chosen
    unit = profile(kind="konsumen", savings_and_loan_unit="ya")
    assert choose_rulebook(books, unit, day) == choose_rulebook(books, None, day) == chosen


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2020, 12, 31), None), (date(2023, 12, 31), "juknis-15-2021-sektor-riil")]
)
def test_a_cooperative_without_savings_and_loans_has_a_form_since_2021(day, expected):
    books = [prepared.rulebook for prepared in real_rulebooks().values()]
    chosen = choose_rulebook(books, profile(kind="konsumen", savings_and_loan_unit="tidak"), day)
    assert (chosen.id if chosen else None) == expected


@pytest.mark.parametrize("kind", [{"kind": "simpan_pinjam"}, {"kind": "jasa", "savings_and_loan_unit": "ya"}])
@pytest.mark.parametrize(
    ("day", "conventional", "sharia"),
    [
        (date(2016, 3, 31), "permen-14-2009", None),
        (date(2016, 4, 30), "perdep-06-2016", "perdep-07-2016"),
        (date(2018, 12, 31), "perdep-06-2016", "perdep-07-2016"),
        (date(2023, 12, 31), "juknis-15-2021-ksp", "perdep-07-2016"),
    ],
)
def test_principles_decide_between_conventional_and_sharia_rules(kind, day, conventional, sharia):
    """The form of 2021 that could be seen is for KSP and USP; until one for KSPPS is known, 07/2016 stays in use."""
    books = [prepared.rulebook for prepared in real_rulebooks().values()]
    for principles, expected in (("konvensional", conventional), ("syariah", sharia)):
        chosen = choose_rulebook(books, profile(principles=principles, **kind), day)
        assert (chosen.id if chosen else None) == expected


def test_principles_rule_out_the_other_kind_of_savings_and_loans():
    for fields in ({"kind": "simpan_pinjam"}, {"savings_and_loan_unit": "ya"}, {}):
        assert applies_to(rulebook("perdep-07-2016"), profile(principles="syariah", **fields))
        assert not applies_to(rulebook("perdep-06-2016"), profile(principles="syariah", **fields))
        assert applies_to(rulebook("perdep-06-2016"), profile(principles="konvensional", **fields))
        assert not applies_to(rulebook("perdep-07-2016"), profile(principles="konvensional", **fields))


def test_sharia_principles_come_before_the_real_sector_where_the_unit_is_not_mentioned():
    books = [prepared.rulebook for prepared in real_rulebooks().values()]
    assert choose_rulebook(books, profile(principles="syariah"), date(2023, 12, 31)).id == "perdep-07-2016"
    unit_less = profile(principles="syariah", kind="konsumen", savings_and_loan_unit="tidak")
    assert choose_rulebook(books, unit_less, date(2023, 12, 31)).id == "juknis-15-2021-sektor-riil"


def test_sharia_rules_cover_savings_and_loans_but_without_principles_only_by_name():
    sharia = rulebook("perdep-07-2016")
    assert applies_to(sharia, profile(kind="simpan_pinjam"))
    assert applies_to(sharia, profile(kind="jasa", savings_and_loan_unit="ya"))
    assert not applies_to(sharia, profile(kind="jasa", savings_and_loan_unit="tidak"))
    assert choose_rulebook([sharia], profile(kind="simpan_pinjam"), date(2018, 12, 31)) is None
    assert choose_rulebook([sharia], None, date(2018, 12, 31)) is None


def test_where_the_profile_is_silent_savings_and_loans_come_first():
    books = [made("riil", "2021", kinds=("sektor_riil",)), made("simpan-pinjam", "2016-04")]
    for silent in (None, profile(), profile(kind="konsumen")):
        assert choose_rulebook(books, silent, date(2023, 12, 31)).id == "simpan-pinjam"
        assert choose_rulebook(books[:1], silent, date(2023, 12, 31)).id == "riil"


def test_of_several_in_force_the_one_issued_last_is_chosen():
    books = [made("new", "2020-01"), made("old", "2000-01"), made("later", "2030-01")]
    assert choose_rulebook(books, None, date(2025, 1, 1)).id == "new"
    assert choose_rulebook(reversed(books), None, date(2025, 1, 1)).id == "new"


def test_a_newer_rulebook_for_another_kind_is_passed_over():
    books = [made("for-ksp", "2000-01", kinds=("ksp",)), made("for-usp", "2020-01", kinds=("usp",))]
    assert choose_rulebook(books, profile(kind="simpan_pinjam"), date(2025, 1, 1)).id == "for-ksp"


def test_nothing_to_choose_from_is_nothing():
    assert choose_rulebook([], None, date(2025, 1, 1)) is None
