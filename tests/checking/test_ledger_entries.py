"""Closing entries that would empty the surplus statement, and entries that were typed in twice."""

from __future__ import annotations

import random

import pytest

from generator.checking.ledger_entries import check_entries
from generator.checking.thousands import tell_thousands
from generator.problems.place import Place
from tests.ledger_cases import default_chart, read_lines, read_text

DAY = "2023-12-31"
YEAR = [
    ("2023-05-02", "B1", "1101", 700, 0),
    ("2023-05-02", "B1", "4101", 0, 700),
    ("2023-06-02", "B2", "5303", 200, 0),
    ("2023-06-02", "B2", "1101", 0, 200),
]
CLOSED = [(DAY, "T", "4101", 700, 0), (DAY, "T", "5303", 0, 200)]


def found(tmp_path, lines):
    return check_entries(read_lines(tmp_path, lines), default_chart())


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ([("3402", 500)], None),
        ([("3499", 500)], None),
        ([("3401", 500)], ("500", "0", "500", "3401")),
        ([("3402", 450), ("2131", 50)], ("500", "450", "50", "2131")),
        ([("3402", 300), ("3301", 100), ("2141", 100)], ("500", "300", "200", "3301, 2141")),
        ([("3301", 500)], ("500", "0", "500", "3301")),
    ],
)
def test_a_closing_entry_goes_to_the_surplus_of_the_year_and_nowhere_else(tmp_path, rest, told):
    problems = found(tmp_path, YEAR + CLOSED + [(DAY, "T", code, 0, amount) for code, amount in rest])
    if told is None:
        assert problems == []
        return
    (problem,) = problems
    assert (problem.code, problem.place.line) == ("L29", 6)
    values = [problem.values[name] for name in ("surplus", "closed", "difference", "accounts")]
    assert tuple(values) == told
    assert problem.for_public().values["surplus"] != told[0]


def test_a_voucher_of_the_meeting_is_no_closing(tmp_path):
    """The surplus paid out and the cost of the meeting in one entry: the cost stays on the books."""
    voucher = [
        ("2023-03-20", "B3", "3401", 90, 0),
        ("2023-03-20", "B3", "5403", 10, 0),
        ("2023-03-20", "B3", "1101", 0, 100),
    ]
    assert found(tmp_path, YEAR + voucher) == []


def test_an_entry_typed_in_twice(tmp_path):
    lines = [*YEAR, *YEAR[2:]]
    assert [(one.code, one.values["difference"]) for one in found(tmp_path, lines)] == [("L30", "200")]
    random.Random(4).shuffle(lines)
    assert [one.values["entry"] for one in found(tmp_path, lines)] == ["B2"]


def test_lines_that_only_look_alike(tmp_path):
    twice = [*YEAR, ("2023-06-02", "B2", "5303", 200, 0), ("2023-06-02", "B2", "1102", 0, 200)]
    assert found(tmp_path, twice) == []
    text = (
        "date,entry,account,debit,credit,memo\n"
        "2023-06-02,B2,1131,200,,PJ-1\n2023-06-02,B2,1101,,200,PJ-1\n"
        "2023-06-02,B2,1131,200,,PJ-2\n2023-06-02,B2,1101,,200,PJ-2\n"
    )
    journal = read_text(tmp_path, text).journal
    assert check_entries(journal, default_chart()) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (53_000, 53_000_000, True),
        (53_000_000, 53_000, True),
        (53_000, 53_000, False),
        (0, 53_000, False),
        (-53, -53_000, False),
        (1, 499, False),
        (1, 500, True),
        (1, 2_000, True),
        (1, 2_001, False),
        (10**15, 10**18, True),
    ],
)
def test_amounts_in_thousands(one, other, told):
    values = {"what": "Kas", "computed": "", "other": "", "name": "x"}
    problems = list(tell_thousands(one, other, values, Place("a", 1), None))
    assert [(each.code, each.values["difference"]) for each in problems] == [
        ("L19", f"{abs(one - other):,}".replace(",", "."))
    ] * told
