"""Enough is told of each file, the rest is counted, and no message repeats personal data."""

from __future__ import annotations

from generator.checking.limits import MAX_PER_FILE, limit_per_file
from generator.problems.place import Place
from generator.problems.problem import Problem


def slips(file: str, number: int, code: str = "F06") -> list[Problem]:
    return [Problem(code, Place(file, line, 1), {"field": "a", "value": "b"}) for line in range(1, number + 1)]


def test_a_hundred_are_told_and_the_rest_is_counted_by_file() -> None:
    found = limit_per_file([*slips("b", MAX_PER_FILE + 7), *slips("a", MAX_PER_FILE)])
    assert [one.place.file for one in found] == ["a"] * MAX_PER_FILE + ["b"] * (MAX_PER_FILE + 1)
    (counted,) = (one for one in found if one.code == "K14")
    assert (counted.place, counted.values) == (Place("b"), {"rest": "7", "limit": "100"})


def test_what_reading_has_counted_is_added() -> None:
    counted = Problem("K14", Place("a"), {"rest": "48000", "limit": "1000"})
    (found,) = (one for one in limit_per_file([counted, *slips("a", 1000)]) if one.code == "K14")
    assert found.values == {"rest": "48900", "limit": "100"}
    assert [one.code for one in limit_per_file([counted])] == ["K14"]


def test_personal_data_and_errors_are_never_hidden_behind_warnings() -> None:
    late = [Problem("P01", Place("a", 9000, 1)), Problem("F02", Place("a", 9001, 1), {"field": "x"})]
    found = limit_per_file([*slips("a", 500, "Y18"), *late])
    assert [one.code for one in found if one.code != "Y18"] == ["K14", "P01", "F02"]
    assert next(one for one in found if one.code == "K14").values["rest"] == "402"


def test_a_hundred_of_one_mistake_never_hide_that_there_is_another() -> None:
    late = [Problem("K11", Place("a", 9000, 1), {"point": "U+200F"}), *slips("a", 3, "Y18")]
    found = limit_per_file([*slips("a", 500), *late])
    assert [(one.code, one.place.line) for one in found if one.code != "F06"] == [("K14", 0), ("Y18", 1), ("K11", 9000)]
    assert sum(one.code == "F06" for one in found) == MAX_PER_FILE - 2


def test_problems_stay_in_the_order_of_places() -> None:
    found = limit_per_file(reversed(slips("a", 50)))
    assert [one.place.line for one in found] == list(range(1, 51))


def test_no_message_repeats_personal_data() -> None:
    values = {"field": "price", "value": "081234567890", "known": "a, b"}
    (found,) = limit_per_file([Problem("F06", Place("a", 1, 1), values)])
    assert found.values == {"field": "price", "value": "…", "known": "a, b"}
    (kept,) = limit_per_file([Problem("F06", Place("a", 1, 1), {"field": "price", "value": "1.250.000.000"})])
    assert kept.values["value"] == "1.250.000.000"
