"""The table of the papers' rows: complete, and each row held by a test or with its reason."""

from __future__ import annotations

import re

import pytest

from tests.requirements import collect_marks, make_table, read_list, write_table

H_ROWS = 10 + 20 + 6 + 10 + 7
M_ROWS = 23 + 11 + 34 + 7 + 6 + 9 + 11 + 7


@pytest.fixture(scope="module")
def marks():
    return collect_marks()


def test_every_row_of_the_health_paper_is_listed():
    listed = read_list()
    assert len([row for row in listed if row.startswith("H-")]) == H_ROWS
    assert all(one["says"] for one in listed.values())
    assert all(set(one) <= {"says", "reason", "partly"} for one in listed.values())


def test_every_row_of_the_mentoring_paper_is_listed():
    listed = read_list()
    assert len([row for row in listed if row.startswith("M-")]) == M_ROWS
    assert {f"S-{number:02}" for number in range(1, 7)} <= set(listed)


def test_a_row_without_a_test_says_why(marks):
    rows = make_table(marks, read_list())
    assert [row.id for row in rows if not row.tests and not row.reason] == []


def test_tests_name_rows_that_exist(marks):
    assert [row for row in marks if not re.fullmatch(r"[MHS]-[0-9]{2,3}", row)] == []
    assert [row for row in marks if row not in read_list()] == []


def test_a_bare_row_is_told():
    rows = make_table(
        {"H-001": ["tests/uji.py::test_satu"]}, {"H-001": {"says": "a", "reason": "lama"}, "H-002": {"says": "b"}}
    )
    text = write_table(rows)
    assert "+ tests/uji.py::test_satu" in text
    assert "lama" not in text
    assert "TANPA UJI DAN TANPA ALASAN" in text
    assert "2 baris: 1 dipegang uji, 0 dengan alasan, 1 tanpa alasan." in text
