"""Registers as people and Excel write them: Indonesian settings, personal columns, rows that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.problems.problem import Problem
from generator.reading.cooperative import read_cooperative
from generator.reading.indonesian_settings import plain_amount, plain_day, plain_decimal
from generator.reading.personal_columns import is_personal

LOANS = "ledgers/loans_2023.csv"
HEADER = "as_of;loan;borrower_kind;class;secured;outstanding;granted_in_year\r\n"


def read(folder: Path, name: str, content: bytes) -> tuple[Cooperative, list[Problem]]:
    path = folder / "koperasi-uji" / name
    path.parent.mkdir(parents=True)
    (folder / "koperasi-uji" / "profile.yml").write_text("name: Koperasi Uji\n")
    path.write_bytes(content)
    return read_cooperative(folder / "koperasi-uji", "uji")


def test_what_excel_writes_in_indonesian_settings_is_read_as_it_is(tmp_path: Path) -> None:
    rows = (
        "31/12/2023;PJ-001;anggota;lancar;ya;1.250.000,00;2.000.000\r\n"
        '31/12/2023;PJ-002;calon_anggota;macet;tidak;" Rp750.500 ";"Rp 0,00"\r\n'
        ";;;;;;\r\n"
    )
    found, problems = read(tmp_path, LOANS, b"\xef\xbb\xbf" + (HEADER + rows).encode())
    assert problems == []
    [register] = found.loans
    assert register.complete and register.year == 2023
    assert [(row.content.outstanding, row.content.granted_in_year) for row in register.rows] == [
        (1250000, 2000000),
        (750500, 0),
    ]
    assert register.rows[0].content.as_of.isoformat() == "2023-12-31"
    assert register.rows[1].place("outstanding").line == 3


def test_the_same_marks_in_a_table_with_commas_are_refused(tmp_path: Path) -> None:
    text = "as_of,kind,owner_kind,amount\n31/12/2023,tabungan,anggota,1.250.000\n"
    found, problems = read(tmp_path, "ledgers/savings_2023.csv", text.encode())
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("F07", 2, 1), ("F06", 2, 29)]
    assert not found.savings[0].complete and found.savings[0].rows == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1250000", "1250000"),
        ("1.250.000", "1250000"),
        ("1.250.000,00", "1250000"),
        ("Rp1.250.000", "1250000"),
        ("Rp 1.250.000,0", "1250000"),
        ("Rp\u00a01.250.000", "1250000"),
        ("-1.250", "-1250"),
        ("(1.250)", "-1250"),
        ("Rp-500", "-500"),
        ("0,00", "0"),
        ("999999999999999999", "999999999999999999"),
    ],
)
def test_amounts_of_indonesian_settings(text: str, plain: str) -> None:
    assert plain_amount(text) == plain


@pytest.mark.parametrize(
    "text", ["1.250,50", "1,250,000", "1.25", "12.50", "1.2500", "-", "Rp", "--5", "(-5)", "(5", "007", "1e6", "5 juta"]
)
def test_what_is_no_whole_amount_stays_as_it_was(text: str) -> None:
    assert plain_amount(text) == text


def test_days_and_decimals_of_indonesian_settings() -> None:
    assert plain_day("3/4/2023") == "2023-04-03"
    assert plain_day("31-12-2023") == "2023-12-31"
    assert plain_day("2023-12-31") == "2023-12-31"
    assert plain_day("31/12-2023") == "31/12-2023"
    assert plain_day("31/12/23") == "31/12/23"
    assert plain_decimal("1.234,5") == "1234.5"
    assert plain_decimal("12.5") == "12.5"


@pytest.mark.parametrize(
    "column",
    ["nama", "Nama Anggota", "NIK", "no_ktp", "alamat", "No. HP", "telepon", "namaPeminjam", "phone number", "e-mail",
     "email", "tanggal_lahir", "nama_ibu_kandung", "borrower"],
)  # fmt: skip
def test_columns_that_identify_a_person(column: str) -> None:
    assert is_personal(column)


@pytest.mark.parametrize(
    "column",
    ["borrower_kind", "jenis peminjam", "nama akun", "nama_perkiraan", "nama barang", "jumlah nasabah", "loan",
     "keterangan", "kode rekening", "saldo", "account name", "nomor", "telah_dibayar", "whole"],
)  # fmt: skip
def test_columns_that_do_not(column: str) -> None:
    assert not is_personal(column)


def test_a_name_in_place_of_a_number_is_never_repeated(tmp_path: Path) -> None:
    text = "as_of,loan,borrower_kind,outstanding\n2023-12-31,Warga Contoh,anggota,5\n"
    _, problems = read(tmp_path, LOANS, text.encode())
    assert [one.code for one in problems] == ["P05"]
    assert "Warga" not in repr(problems)


def test_rows_never_reach_the_public_copy(tmp_path: Path) -> None:
    text = "as_of,loan,borrower_kind,class,outstanding\n2023-12-31,PJ-1,anggota,lancar,5\n"
    found, problems = read(tmp_path, LOANS, text.encode())
    assert problems == [] and found.loans[0].rows
    public = found.for_audience(Audience.PUBLIC)
    assert public.loans == () and public.savings == ()


def test_personal_numbers_in_refused_rows_are_kept_for_the_privacy_check(tmp_path: Path) -> None:
    text = "as_of,loan,borrower_kind,outstanding\n2023-12-31,5108094107850001,anggota,lima\n"
    found, _ = read(tmp_path, LOANS, text.encode())
    assert any("5108094107850001" in str(one.content) for one in found.refused_texts)
