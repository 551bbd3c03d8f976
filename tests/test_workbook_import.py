"""Workbooks of cooperatives -> files of a folder: what is read, what is refused with its cell, what stays untouched."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.audience import Audience
from generator.reading.workbook_tables import WorkbookKind
from generator.workbook_import import Import, ImportOrder, import_workbook
from generator.workshop import open_workshop
from tests.workbooks import JOURNAL, MORE_JOURNAL, TRIAL_BALANCE, add_part, store_result, write_workbook

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "koperasi-uji"
    made.mkdir()
    (made / "profile.yml").write_text("name: Koperasi Uji\nkind: simpan_pinjam\n")
    return made


def take(folder: Path, book: Path, **order: Any) -> Import:
    return import_workbook(open_workshop(ROOT, Audience.INTERNAL, AS_OF), ImportOrder(book, folder, **order))


def journal(folder: Path, changes: Mapping[str, Any] | None = None, merge: str = "", **order: Any) -> Import:
    return take(folder, write_workbook(folder.parent / "buku.xlsx", JOURNAL, changes, merge), **order)


def found(result: Import) -> list[tuple[str, str]]:
    return [(one.code, one.place.file) for one in result.problems]


def test_a_journal_becomes_a_file_the_checks_accept(folder: Path) -> None:
    result = journal(folder)
    assert result.problems == []
    assert result.path == folder / "ledgers" / "general_journal_2023.csv"
    assert result.path.read_text("utf-8").splitlines() == [
        "date,entry,account,debit,credit,memo",
        "2023-01-01,saldo-awal,1101,9000000,,Saldo awal",
        "2023-01-01,saldo-awal,3101,,9000000,Saldo awal",
        "2023-05-03,BKK-001,1131,5000000,,Pencairan pinjaman",
        "2023-05-03,BKK-001,1101,,5000000,Pencairan pinjaman",
    ]
    assert any("1 baris tanpa tanggal" in note for note in result.notes)
    _, _, problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)
    assert problems == []


def test_a_trial_balance_becomes_the_figures_of_an_assessment(folder: Path) -> None:
    book = write_workbook(folder.parent / "neraca.xlsx", TRIAL_BALANCE)
    result = take(folder, book, year=2023, rulebook="perdep-06-2016")
    assert result.problems == []
    assert result.path is not None
    written = yaml.safe_load(result.path.read_text("utf-8"))
    assert written["rulebook"] == "perdep-06-2016" and str(written["period_end"]) == "2023-12-31"
    figures = written["figures"]
    assert figures["kas"] == 40_000_000
    assert figures["penyisihan_pinjaman"] == 2_000_000
    assert figures["shu_belum_dibagi"] == 8_000_000, "the surplus of the year, not yet closed"
    assert figures["shu_sebelum_pajak"] == 8_000_000
    assert "pinjaman_macet" not in figures
    _, scores, problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)
    assert [one.code for one in problems if one.code[0] in "FKCY" and one.code != "K61"] == []
    assert scores[0].period_end.year == 2023


def test_a_trial_balance_opens_the_next_year(folder: Path) -> None:
    book = write_workbook(folder.parent / "neraca.xlsx", TRIAL_BALANCE)
    result = take(folder, book, year=2023, opening=True)
    assert result.problems == [] and result.path == folder / "ledgers" / "general_journal_2024.csv"
    lines = result.path.read_text("utf-8").splitlines()[1:]
    assert "2024-01-01,saldo-awal,3401,,8000000,Saldo awal dari neraca saldo 2023" in lines
    assert not any(",4101," in line or ",5303," in line for line in lines)
    _, _, problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)
    assert problems == []


def test_one_column_of_signed_balances_is_a_trial_balance_too(folder: Path) -> None:
    rows = [("Kode Akun", "Nama Akun", "Saldo"), ("1101", "Kas", 500), ("3101", "Simpanan pokok", -500)]
    result = take(folder, write_workbook(folder.parent / "b.xlsx", rows), year=2023, opening=True)
    assert result.problems == []
    assert "2024-01-01,saldo-awal,3101,,500,Saldo awal dari neraca saldo 2023" in result.text


@pytest.mark.parametrize(
    ("changes", "code", "cell"),
    [
        ({"E7": 5_000_000.5}, "W07", "E7"),
        ({"E7": 1e16}, "W08", "E7"),
        ({"E7": 2**53}, "W08", "E7"),
        ({"E7": "5 juta"}, "W10", "E7"),
        ({"E7": "5.000.000,50"}, "W10", "E7"),
        ({"E7": True}, "W10", "E7"),
        ({"E7": "#REF!"}, "W10", "E7"),
        ({"E7": "=2500000*2"}, "W06", "E7"),
        ({"A7": "03/05/2023"}, "W09", "A7"),
        ({"A6": 44927, "B6": "X"}, "W09", "A6"),
        ({"A7": datetime(2023, 5, 3, 14, 30)}, "W09", "A7"),
        ({"A7": "31 Februari 2023"}, "W09", "A7"),
        ({"C7": None}, "W11", "A7"),
        ({"B7": None}, "W11", "A7"),
        ({"E9": 13_000_000}, "W12", "E9"),
        ({"G4": "Nama Peminjam", "G7": "Warga Contoh"}, "P07", "G4"),
        ({"G4": "Debit", "G7": 1}, "W04", "G4"),
        ({"C7": "Kas kecil sekali"}, "W16", "A7"),
        ({"D7": "Pinjaman warga 0812-3456-7890"}, "P02", "A7"),
        ({"A7": datetime(2022, 5, 3)}, "W15", ""),
    ],
)
def test_what_cannot_be_certain_is_refused_with_its_cell(
    folder: Path, changes: dict[str, Any], code: str, cell: str
) -> None:
    result = journal(folder, changes)
    at = f"!{cell}" if cell else ""
    assert found(result) == [(code, f"buku.xlsx:Jurnal{at}")]
    assert result.path is None and not (folder / "ledgers").exists()


def test_all_cells_are_told_at_once(folder: Path) -> None:
    result = journal(folder, {"A5": "1/2/2023", "E5": 0.5, "F8": 1e17})
    assert {code for code, _ in found(result)} == {"W07", "W08", "W09"}


@pytest.mark.parametrize("text", ["3 Mei 2023", "2023-05-03", "3-Mei-2023", "03 mei 2023"])
def test_dates_in_words_that_are_certain_are_read(folder: Path, text: str) -> None:
    assert "\n2023-05-03,BKK-001,1131," in journal(folder, {"A7": text}).text


def test_a_stored_result_of_a_formula_is_read_and_the_formula_never_run(folder: Path) -> None:
    book = write_workbook(folder.parent / "buku.xlsx", JOURNAL, {"E7": "=2500000*2"})
    result = take(folder, store_result(book, "2500000*2", "5000000"))
    assert result.problems == [] and ",1131,5000000," in result.text


def test_merged_titles_are_harmless_and_merged_rows_are_not(folder: Path) -> None:
    assert journal(folder, merge="A1:F1").problems == []
    (folder / "ledgers" / "general_journal_2023.csv").unlink()
    assert found(journal(folder, merge="A5:A6")) == [("W05", "buku.xlsx:Jurnal!A5:A6")]


def test_a_hidden_personal_column_is_seen(folder: Path) -> None:
    from openpyxl import load_workbook

    book = write_workbook(folder.parent / "buku.xlsx", JOURNAL, {"H4": "NIK"})
    opened = load_workbook(book)
    opened.active.column_dimensions["H"].hidden = True  # type: ignore[union-attr]
    opened.save(book)
    assert found(take(folder, book)) == [("P07", "buku.xlsx:Jurnal!H4")]


def test_an_existing_file_is_never_overwritten(folder: Path) -> None:
    mine = folder / "ledgers" / "general_journal_2023.csv"
    mine.parent.mkdir()
    mine.write_text("milik saya\n")
    result = journal(folder)
    assert [one.code for one in result.problems] == ["W14"]
    assert mine.read_text() == "milik saya\n"
    assert "BKK-001" in result.text, "what would have been written can be shown"


def test_no_known_header(folder: Path) -> None:
    book = write_workbook(folder.parent / "b.xlsx", [("Hari", "Uang")])
    assert found(take(folder, book)) == [("W03", "b.xlsx")]
    book = write_workbook(folder.parent / "b.xlsx", TRIAL_BALANCE)
    assert found(take(folder, book, kind=WorkbookKind.JOURNAL)) == [("W03", "b.xlsx")]


@pytest.mark.parametrize(("order", "codes"), [({}, ["W15"]), ({"year": 1990}, ["W17"])])
def test_a_trial_balance_needs_its_year_and_a_rule(folder: Path, order: dict[str, Any], codes: list[str]) -> None:
    book = write_workbook(folder.parent / "b.xlsx", TRIAL_BALANCE)
    assert [one.code for one in take(folder, book, **order).problems] == codes


def test_a_trial_balance_that_does_not_balance(folder: Path) -> None:
    book = write_workbook(folder.parent / "b.xlsx", TRIAL_BALANCE[:-1], {"C3": 40_000_001})
    result = take(folder, book, year=2023)
    [problem] = result.problems
    assert (problem.code, problem.values["difference"]) == ("W13", "1")


@pytest.mark.parametrize("content", [b"", b"bukan zip", b"PK\x03\x04rusak", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook(folder: Path, content: bytes) -> None:
    book = folder.parent / "b.xlsx"
    book.write_bytes(content)
    assert found(take(folder, book)) == [("W01", "b.xlsx")]
    assert found(take(folder, folder.parent / "tidak-ada.xlsx")) == [("W01", "tidak-ada.xlsx")]


def test_a_packed_bomb_is_refused_before_it_unpacks(folder: Path) -> None:
    book = write_workbook(folder.parent / "b.xlsx", JOURNAL)
    add_part(book, "xl/worksheets/sheet9.xml", b"<x>" + b" " * 300_000_000)
    tracemalloc.start()
    result = take(folder, book)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(one.code, one.values["what"]) for one in result.problems] == [("W02", "ratio")]
    assert peak < 60_000_000


def test_declared_entities_are_refused(folder: Path) -> None:
    book = write_workbook(folder.parent / "b.xlsx", JOURNAL)
    add_part(book, "xl/theme/x.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    [problem] = take(folder, book).problems
    assert (problem.code, problem.values["reason"]) == ("W01", "declared")


def test_macros_are_carried_along_by_nobody(folder: Path) -> None:
    book = write_workbook(folder.parent / "b.xlsm", JOURNAL)
    add_part(book, "xl/vbaProject.bin", b"Sub Auto_Open()")
    result = take(folder, book)
    assert result.problems == [] and "Auto_Open" not in result.text


def test_too_many_parts(folder: Path) -> None:
    book = write_workbook(folder.parent / "b.xlsx", JOURNAL)
    with zipfile.ZipFile(book, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"xl/media/{number}.png", b"")
    [problem] = take(folder, book).problems
    assert (problem.code, problem.values["what"]) == ("W02", "parts")


def test_formula_looking_texts_stay_texts(folder: Path) -> None:
    from openpyxl import load_workbook

    book = write_workbook(folder.parent / "buku.xlsx", JOURNAL)
    opened = load_workbook(book)
    cell = opened.active["D7"]  # type: ignore[index]
    cell.value = "@SUM(A1)"
    opened.save(book)
    assert "@SUM(A1)" in take(folder, book).text


TITLES = ["(dalam ribuan rupiah)", "Dalam Jutaan", "dlm ribuan", "Rp 000", "(000)", "Ribuan Rp", "in thousands"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_in_thousands_is_refused(folder: Path, title: str) -> None:
    assert found(journal(folder, {"B3": title})) == [("W18", "buku.xlsx:Jurnal!B3")]


@pytest.mark.parametrize("title", ["Jurnal Umum 2023", "Koperasi Seribu Pulau", "No. 000123", "Rp 1.000.000", "Ribuan"])
def test_other_titles_are_left_alone(folder: Path, title: str) -> None:
    assert found(journal(folder, {"B3": title})) == []


def test_sheets_are_never_left_out_in_silence(folder: Path, tmp_path: Path) -> None:
    """The journal of adjustments stands in a sheet of its own in many a workbook."""
    book = write_workbook(tmp_path / "buku.xlsx", JOURNAL, more={"Penyesuaian": (*JOURNAL[3:4], *MORE_JOURNAL)})
    open_order = take(folder, book)
    assert found(open_order) == [("W19", "buku.xlsx")]
    assert open_order.problems[0].values["sheets"] == "Jurnal, Penyesuaian"
    assert found(take(folder, book, sheets=("Penyesuaian", "Januari"))) == [("W19", "buku.xlsx")]
    both = take(folder, book, sheets=("Jurnal", "Penyesuaian"))
    assert found(both) == []
    assert [line.split(",")[1] for line in both.text.splitlines()[1:]] == [
        *("saldo-awal", "saldo-awal", "BKK-001", "BKK-001", "JU-001", "JU-001")
    ]


def test_one_sheet_of_several(folder: Path, tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "buku.xlsx", JOURNAL, more={"Salinan": JOURNAL})
    assert len(take(folder, book, sheets=("Salinan",)).text.splitlines()) == 5
