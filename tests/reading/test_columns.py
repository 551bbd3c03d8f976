"""Columns of big tables against the plain way: the csv module and Python's whole numbers."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading.cell_positions import find_cells
from generator.reading.columns import MAX_AMOUNT, read_amounts, read_names, read_texts

CELL = st.text(st.sampled_from('abé ,;"\n\t0Z'), max_size=9)


def texts_of(cells):
    return [
        [cells.content[begin : begin + length].decode() for begin, length in zip(row_start, row_length, strict=True)]
        for row_start, row_length in zip(cells.start.tolist(), cells.length.tolist(), strict=True)
    ]


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8), st.sampled_from(",;"), st.booleans())
@settings(max_examples=300, deadline=None)
def test_cells_are_those_of_the_csv_module(rows, delimiter, ends_with_newline):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    written = text.getvalue() if ends_with_newline else text.getvalue().removesuffix("\n")
    cells = find_cells(written.encode(), 1, delimiter, 3)
    expected = [[cell.strip(" \t\n") for cell in row] for row in rows]
    assert [row for row in texts_of(cells) if any(row)] == [row for row in expected if any(row)]
    assert (cells.narrow, cells.wide, cells.unread) == ((), (), 0)


def test_lines_of_another_width_keep_their_numbers():
    cells = find_cells(b'a,b\n1,2\n\n3\n  \n4,5,6\n,\n"7\n8",9\n10,11', 1, ",", 2)
    assert [row for row in texts_of(cells) if any(row)] == [["1", "2"], ["7\n8", "9"], ["10", "11"]]
    assert cells.lines[cells.length.any(axis=1)].tolist() == [2, 8, 10]
    assert (cells.narrow, cells.wide) == (((4, 1),), ((6, 3),))


@pytest.mark.parametrize("text", [b'a,b\n1,2\n"3,4\n5,6\n', b'a,b\n1,2\n"3"x,4\n5,6\n'])
def test_quotes_that_do_not_match_end_the_reading(text):
    cells = find_cells(text, 1, ",", 2)
    assert texts_of(cells) == [["1", "2"]]
    assert cells.unread == 3


def test_a_long_run_of_blanks_is_no_part_of_a_cell():
    cells = find_cells(b"a,b\n" + b" " * 5000 + b"x y" + b"\t" * 5000 + b", z \n", 1, ",", 2)
    assert texts_of(cells) == [["x y", "z"]]


AMOUNT = st.one_of(
    st.integers(0, 10**19).map(str),
    st.integers(-(10**18), 10**18).map(str),
    st.sampled_from(
        ["", "0", "00", "01", "-0", "1.250", "1,5", "1e3", "+5", " 7 ", "Rp5", "12a", "1_000", "٣", "=1+1"]
    ),
    st.text("0123456789.-:/;", max_size=21),
)


@given(st.lists(AMOUNT, min_size=1, max_size=12))
@example([str(10**18), str(10**18 + 1), str(10**19 - 1), "9" * 20])
@settings(max_examples=400, deadline=None)
def test_amounts_are_whole_numbers_or_refused(texts):
    content = "a,b\n" + "".join(f"{text.replace(',', '.')},x\n" for text in texts)
    column = read_amounts(find_cells(content.encode(), 1, ",", 2), 0, False)
    for number, text in enumerate(one.replace(",", ".").strip() for one in texts):
        sound = bool(re.fullmatch(r"-?(0|[1-9][0-9]{0,18})", text, re.ASCII)) and abs(int(text)) <= MAX_AMOUNT
        assert bool(column.empty[number]) == (text == "")
        assert bool(column.refused[number]) == (text != "" and not sound), text
        assert int(column.values[number]) == (int(text) if sound else 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.250.000,00", 1_250_000), ("1250000", 1_250_000), ("Rp1.250.000", 1_250_000), ("(5.000)", -5_000),
     ("1.25", None), ("1,50", None), ("1.000.000.000.000.000.000,00", 10**18)],
)  # fmt: skip
def test_amounts_as_excel_writes_them_in_indonesian_settings(text, value):
    content = f"a;b\n{text};x\n".encode()
    column = read_amounts(find_cells(content, 1, ";", 2), 0, True)
    assert (int(column.values[0]), bool(column.refused[0])) == (value or 0, value is None)


NAME = st.text(st.sampled_from("abcé0"), max_size=20)


@given(st.lists(NAME, min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_names_are_told_apart_by_every_letter(names):
    cells = find_cells(("a,b\n" + "".join(f"{name},x\n" for name in names)).encode(), 1, ",", 2)
    for read in (read_texts, read_names):
        column = read(cells, 0, 1000)
        assert [column.values[code] if code >= 0 else "" for code in column.codes.tolist()] == names
        assert len({column.values[number] for number in range(len(column.values))}) == len(column.values)


def test_a_name_that_is_too_long_is_left_out():
    cells = find_cells(b"a,b\nshort,x\n" + b"y" * 41 + b",x\n", 1, ",", 2)
    assert read_names(cells, 0, 40).codes.tolist() == [0, -1]
