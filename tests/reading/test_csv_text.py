"""Tables as people save them: both separators, cells over several lines, and the place of every cell."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.binding import MAX_TOLD
from generator.reading.csv_text import MAX_ROWS, CsvText, parse_csv

KNOWN = ("id", "name", "category", "price")
REQUIRED = ("id", "name")


def read(text: str) -> CsvText:
    return parse_csv(text, "uji.csv", KNOWN, REQUIRED)


def cells(table: CsvText) -> list[dict[str, str | None]]:
    return [dict(row.cells) for row in table.rows]


def codes(table: CsvText) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in table.problems]


@pytest.mark.parametrize("head", ["", "sep=;\r\n", "SEP=;\r\n"])
def test_table_as_excel_saves_it_in_indonesia(head: str) -> None:
    table = read(f'{head}id;name;price\r\nkopi;"Kopi; bubuk";1250,50\r\nteh;Teh, celup;900\r\n')
    assert table.problems == []
    assert cells(table) == [
        {"id": "kopi", "name": "Kopi; bubuk", "price": "1250,50"},
        {"id": "teh", "name": "Teh, celup", "price": "900"},
    ]
    shift = 1 if head else 0
    assert table.rows[1].places[("price",)][1:] == (3 + shift, 16)


@pytest.mark.parametrize("look", ["NA", "null", "None", "nan", "N/A", "0274512340", "1.250", "=1+1", "1e5", "１２"])
def test_a_cell_stays_text(look: str) -> None:
    assert cells(read(f"id,name\na,{look}\n")) == [{"id": "a", "name": look}]


def test_blank_cells_are_unknown_and_blank_rows_are_no_rows() -> None:
    table = read('id,name,price\na,,\n\n  ,  ,\nb,""," "\n')
    assert cells(table) == [{"id": "a", "name": None, "price": None}, {"id": "b", "name": None, "price": None}]
    assert table.problems == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_after_a_cell_of_several_lines(end: str) -> None:
    text = end.join(["id,name,price", 'a,"satu', "dua tiga", '",10', "b,B,20", "c", ""])
    table = read(text)
    first, second = table.rows
    assert first.cells["name"] == "satu\ndua tiga"
    assert first.places[("name",)][1:] == (2, 3)
    assert first.places[("price",)][1:] == (4, 3)
    assert second.places[("price",)][1:] == (5, 5)
    assert codes(table) == [("C06", 6, 1)]


def test_quotes_inside_plain_cells_do_not_shift_columns() -> None:
    table = read('id,name,price\na,pipa 3" dan 4",10\nb,"a "" , b",20\nc,"",30\n')
    assert [row.places[("price",)].column for row in table.rows] == [18, 14, 6]
    assert [row.cells["price"] for row in table.rows] == ["10", "20", "30"]


def test_rows_of_wrong_length_are_named_and_the_others_stand() -> None:
    table = read("id,name,price\na,A\nb,B,1\nc,C,1,2\nd,D,1\n")
    assert codes(table) == [("C06", 2, 1), ("C07", 4, 1)]
    assert [row.cells["id"] for row in table.rows] == ["b", "d"]
    assert table.problems[0].values == {"found": "2", "expected": "3"}


def test_a_comma_at_the_end_of_every_row_never_shifts_columns() -> None:
    table = read("id,name,price\na,A,1,\nb,B,2,\n")
    assert codes(table) == [("C07", 2, 1), ("C07", 3, 1)]
    assert table.rows == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("C01", 1, 1)]),
        ("\n\n", [("C01", 1, 1)]),
        ("sep=;\n", [("C01", 2, 1)]),
        ("id|name\n", [("C02", 1, 1)]),
        ("sep=|\nid|name\n", [("C02", 2, 1)]),
        ("name\nA\n", [("C03", 1, 1)]),
        ("id,name,\na,A,\n", [("C04", 1, 9)]),
        ("id,ID,name\n", [("C04", 1, 4)]),
        ('id,name,"name"\n', [("C05", 1, 9)]),
        ("Daftar produk\nid,name\n", [("C04", 1, 1), ("C03", 1, 1), ("C03", 1, 1)]),
        ('id,name\na,"A\nb,B\n', [("C08", 2, 1)]),
        ('id,name\na,A\nb,"B"x\n', [("C08", 3, 1)]),
        ("<<<<<<< HEAD\nid,name\n", [("Y12", 1, 1)]),
        ("id,name\na,A\n=======\r\nb,B\n", [("Y12", 3, 1)]),
    ],
)
def test_tables_that_cannot_be_trusted(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(read(text)) == expected


def test_slip_in_a_column_name_gets_a_hint() -> None:
    assert read("id,nama\n").problems[0].values["hint"] == "name"


def test_rows_are_bounded_whether_good_or_bad() -> None:
    for row in ("a,A\n", "a\n"):
        table = read("id,name\n" + row * (MAX_ROWS + 500))
        assert table.problems[-1].code == "C09"
        assert len(table.rows) + len(table.problems) + table.untold == MAX_ROWS + 1
        assert len(table.problems) <= MAX_TOLD + 1
    assert read("id,name\n" + "a,A\n" * MAX_ROWS).problems == []


def test_a_cell_of_megabytes_is_read() -> None:
    assert len(read(f'id,name\na,"{"x" * 3_000_000}"\n').rows[0].cells["name"] or "") == 3_000_000


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.sampled_from([",", ";"]), st.sampled_from(["\n", "\r\n"])
)
@settings(max_examples=150, deadline=None)
def test_cells_and_places_of_any_table(rows: list[tuple[str, str, str]], delimiter: str, end: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([("id", "name", "price"), *rows])
    table = read(out.getvalue())
    assert table.problems == []
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [tuple(row.cells.values()) for row in table.rows] == [
        tuple(cell.strip() or None for cell in row) for row in kept
    ]
    lines = out.getvalue().replace("\r\n", "\n").split("\n")
    for row, written in zip(table.rows, kept, strict=True):
        for name, cell in zip(("id", "name", "price"), written, strict=True):
            place = row.places[(name,)]
            assert lines[place.line - 1][place.column - 1 :].lstrip('"').startswith(cell.split("\n")[0].lstrip('"')[:1])


@given(st.text(max_size=200) | st.text('id,name;"\n\r\t|=sep ', max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str) -> None:
    for one in (read(text), read(f"id,name\n{text}")):
        assert all(problem.place.line >= 1 for problem in one.problems)
