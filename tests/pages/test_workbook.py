"""Downloads: numbers are numbers, texts are texts whatever they begin with, and the same tables give the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.model.audience import Audience
from generator.pages.statement_table import RowKind, StatementTable, TableRow, Trail
from generator.pages.statements import make_tables
from generator.pages.table_csv import guard, size_words, write_rows_csv, write_table_csv
from generator.pages.workbook import write_workbook
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
AMOUNT = RowKind.ACCOUNT


def table(*rows: TableRow, columns: tuple[str, ...] = ("2023", "2022")) -> StatementTable:
    return StatementTable("uji", "Uji", columns, rows)


def cells(content: bytes, sheet: str = "Uji") -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content))[sheet].iter_rows(min_row=4)]


def sample_tables(year: int) -> tuple[StatementTable, ...]:
    workshop = open_workshop(ROOT, Audience.PUBLIC, date(2026, 11, 22))
    cooperative, scores, _, books = workshop.examine(SAMPLE)
    reading = workshop.interpret(cooperative, scores, books)
    return make_tables(year, reading, counted=False).all


@pytest.mark.parametrize("year", [2022, 2023])
def test_the_workbook_reopened_equals_every_statement(year: int) -> None:
    tables = sample_tables(year)
    content = write_workbook("Koperasi Contoh", tables)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == [one.title for one in tables]
    assert len(tables) >= 9
    numbers = 0
    for one in tables:
        read = cells(content, one.title)
        for row, found in zip(one.rows, read, strict=False):
            assert (found[0] or "", found[1]) == (row.code, row.label)
            for value, cell in zip(row.values, found[2:], strict=False):
                if isinstance(value, Fraction):
                    assert abs(Fraction(str(cell)) - value) < Fraction(1, 1000)
                else:
                    assert cell == value and type(cell) is type(value)
                numbers += 1
    assert numbers > 300


def test_the_csv_has_a_row_for_each_amount_of_every_statement() -> None:
    tables = sample_tables(2023)
    rows = list(csv.DictReader(io.StringIO(write_table_csv(tables).decode())))
    expected = [
        (one.title, row.code, row.label, column, value)
        for one in tables
        for row in one.rows
        for column, value in zip(one.columns, row.values, strict=False)
    ]
    assert len(rows) == len(expected)
    for row, (title, code, label, column, value) in zip(rows, expected, strict=True):
        assert (row["laporan"], row["kode_akun"], row["uraian"], row["kolom"]) == (title, code, label, column)
        if isinstance(value, int):
            assert int(row["nilai"]) == value
    cash = next(row for row in rows if row["laporan"] == "Neraca" and row["kode_akun"] == "1101")
    journal = (SAMPLE / "ledgers/general_journal_2023.csv").read_text("utf-8").splitlines()
    lines = [number for number, line in enumerate(journal, 1) if ",1101," in line]
    assert [int(cash[name]) for name in ("baris_jurnal", "pertama", "terakhir")] == [len(lines), lines[0], lines[-1]]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-A1", "@SUM(A1)", "\tx", '=HYPERLINK("http://a")'])
def test_a_name_that_looks_like_a_formula_stays_text(text: str) -> None:
    one = table(TableRow(AMOUNT, text, (1, 2), code=text))
    content = write_workbook(text, [one])
    for row in load_workbook(io.BytesIO(content))["Uji"].iter_rows():
        for cell in row:
            assert cell.data_type != "f"
    first = load_workbook(io.BytesIO(content))["Uji"]["B4"]
    assert (first.value, first.data_type, first.quotePrefix) == (text, "s", True)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    row = next(csv.DictReader(io.StringIO(write_table_csv([one]).decode())))
    assert (row["kode_akun"], row["uraian"]) == (f"'{text}", f"'{text}")
    assert write_rows_csv(["a"], [[text, -5]]).decode().splitlines()[1].endswith(",-5"), "a number is no text"
    assert guard("Kas") == "Kas"


@pytest.mark.parametrize("amount", [10**18, -(10**18) + 1, 10**15, 999_999_999_999_999, 0, -1])
def test_amounts_of_any_size_come_back_whole(amount: int) -> None:
    found = cells(write_workbook("Uji", [table(TableRow(AMOUNT, "Kas", (amount, None)))]))[0]
    assert int(found[2]) == amount  # type: ignore[call-overload]
    assert isinstance(found[2], int) is (len(str(abs(amount))) <= 15)
    assert found[3] is None


def test_a_letter_no_workbook_can_hold_is_replaced() -> None:
    found = cells(write_workbook("Uji\x07", [table(TableRow(AMOUNT, "Kas\x00kecil", (1, 2)))]))
    assert found[0][1] == "Kas\ufffdkecil"


def test_what_is_not_known_is_empty_and_zero_is_zero() -> None:
    one = table(TableRow(AMOUNT, "Kas", (0, None), trail=(now := Trail(1, 2, 2, "a.csv")), trails=(now, None)))
    assert cells(write_workbook("Uji", [one]))[0] == [None, "Kas", 0, None, "1 baris: 2"]
    rows = list(csv.DictReader(io.StringIO(write_table_csv([one]).decode())))
    assert [row["nilai"] for row in rows] == ["0", ""]
    assert [row["berkas"] for row in rows] == ["a.csv", ""], "each value names its own lines"


def test_the_same_tables_give_the_same_bytes_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl.writer.excel as writer

    one = table(TableRow(AMOUNT, "Kas", (5, Fraction(1, 3))))
    first = write_workbook("Uji", [one])

    class Later(writer.datetime.datetime):  # type: ignore[name-defined,misc]
        @classmethod
        def now(cls, tz: object = None) -> object:
            return cls(2031, 2, 3, 4, 5, 6)

    monkeypatch.setattr(writer.datetime, "datetime", Later)
    assert write_workbook("Uji", [one]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


def test_a_size_is_rounded_up() -> None:
    assert [size_words(b"x" * size) for size in (1, 1024, 1025, 2_000_000)] == ["1 KB", "1 KB", "2 KB", "1.954 KB"]
