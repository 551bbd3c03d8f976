"""What a place on paper holds: never more lines than it has, nothing left out without a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.sheet_space import count_lines, count_rows, fit_list, fit_rows, fit_text

TEXTS = st.text(alphabet="aWi 9.\N{LATIN SMALL LETTER E WITH ACUTE}", min_size=1, max_size=300)


@given(TEXTS, st.integers(1, 6), st.integers(8, 90))
def test_a_text_keeps_to_its_lines(text, lines, letters):
    shown = fit_text(text, lines, letters)
    assert count_lines(shown, letters) <= lines
    whole = " ".join(text.split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown.rstrip("…")))
    if count_lines(whole, letters) <= lines:
        assert shown == whole


@given(st.lists(TEXTS, max_size=40), st.integers(2, 26), st.integers(8, 90))
def test_a_list_keeps_to_its_lines_and_counts_what_is_left_out(texts, lines, letters):
    fitted = fit_list(texts, lines, letters)
    used = sum(count_lines(one, letters) for one in fitted.texts) + bool(fitted.more)
    assert used <= lines
    assert len(fitted.texts) + fitted.more == len(texts)
    if sum(count_lines(" ".join(one.split()), letters) for one in texts) <= lines:
        assert (fitted.more, fitted.is_cut) == (0, False)


@given(st.lists(TEXTS, min_size=1, max_size=14), st.integers(0, 12), st.integers(8, 90))
def test_every_row_stays_and_the_table_keeps_to_its_lines(values, spare, letters):
    rows = [(f"n{number}", value) for number, value in enumerate(values)]
    fitted = fit_rows(rows, len(rows) + spare, letters, 19)
    assert [name for name, _, _ in fitted] == [name for name, _ in rows]
    assert count_rows(fitted, letters, 19) <= len(rows) + spare
    assert all(cut == (shown != " ".join(value.split())) for (_, shown, cut), value in zip(fitted, values, strict=True))


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [("aaaa aaaa", 10, 1), ("aaaa aaaa", 8, 2), ("W" * 10, 10, 2), ("i" * 16, 10, 1), ("", 10, 1), ("a" * 30, 10, 3)],
)
def test_letters_are_as_wide_as_they_are_drawn(text, letters, lines):
    assert count_lines(text, letters) == lines


def test_a_long_text_takes_what_short_ones_leave_free():
    fitted = fit_list(["a" * 60, "b", "c"], 5, 20)
    assert [count_lines(one, 20) for one in fitted.texts] == [3, 1, 1]
    assert (fitted.more, fitted.is_cut) == (0, False)
