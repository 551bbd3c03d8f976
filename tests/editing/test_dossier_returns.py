"""Workbooks as real spreadsheet programs and people give them back: taken exactly, or told, never half understood.

`saved_by_libreoffice/` holds a made-up cooperative and its workbook, opened and saved with LibreOffice 7.4:
`saved.xlsx` untouched, `edited.xlsx` edited there (a formula, texts for numbers and days, rows and a column put in, a
sheet renamed, a cell coloured and commented, items added and taken away). `export` may change; what people have at home
must still be understood then, so these two files are not made anew.
"""

from __future__ import annotations

import shutil
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.dossier_import import NotFitting, export_dossier, import_dossier
from generator.model.audience import Audience
from generator.overwrite import overwrite_files
from generator.reading.cooperative import read_cooperative
from generator.reading.workbook import read_workbook
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]
SAVED = Path(__file__).with_name("saved_by_libreoffice")
NAME = "koperasi-uji-kecil"
HEALTH, KAS = "Kesehatan 2023", '["figures", "kas"]'


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SAVED / NAME, tmp_path / NAME)


def row_of(sheet, key):
    """The row that carries a hidden name."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == key)


def workshop():
    return open_workshop(ROOT, Audience.INTERNAL, date(2026, 11, 22))


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def take(folder, path):
    result = import_dossier(workshop(), folder, read_workbook(path, path.name))
    if not result.errors:
        overwrite_files(result.changes)
    return result


def exported(folder):
    return load_workbook(BytesIO(export_dossier(workshop(), folder)))


def take_book(folder, book):
    path = folder.parent / "kembali.xlsx"
    book.save(path)
    return take(folder, path)


def codes(result):
    return [(one.code, one.place.file.removeprefix("kembali.xlsx:")) for one in result.problems]


def test_saved_by_libreoffice_changes_not_one_byte(folder):
    before = contents(folder)
    result = take(folder, SAVED / "saved.xlsx")
    assert (result.problems, result.cells) == ([], 0)
    assert contents(folder) == before


def test_edited_in_libreoffice_changes_what_was_edited(folder):
    before = {name: text.decode() for name, text in contents(folder).items()}
    result = take(folder, SAVED / "edited.xlsx")
    assert result.problems == []
    after = {name: text.decode() for name, text in contents(folder).items()}
    health = before["assessments/health_2023.yml"]
    for old, new in (
        ("kas: 2500000 ", "kas: 2750000 "),
        ("bank: 123456789012345678\n", "bank: \n  surat_berharga: 1250000\n"),
        ("m1_02: tidak", "m1_02: ya"),
        ("bersama'.\"\n", "bersama'.\"\n  m1_02: Rencana 2024-2028\n"),
        ('"60.50"', '"61.25"'),
    ):
        assert health.count(old) == 1
        health = health.replace(old, new)
    assert after["assessments/health_2023.yml"] == health
    assert after["profile.yml"] == before["profile.yml"].replace("2009-05-17 ", "2009-05-18 ")
    swot = before["swot.yml"].replace("  - text: Anggota rajin menabung\n", "  - text: Kantor milik sendiri\n")
    assert after["swot.yml"] == swot
    assert after["product_catalogue.csv"] == before["product_catalogue.csv"] + "teh;Teh;Minuman;18000\r\n"
    assert read_cooperative(folder, "x")[1] == []


def test_what_the_workbook_leaves_out_stays_and_is_named_in_it(folder):
    before = contents(folder)["assessments/health_2023.yml"]
    book = exported(folder)
    sheet = book[HEALTH]
    keys = [str(sheet.cell(row, 1).value) for row in range(1, sheet.max_row + 1)]
    assert not [key for key in keys if "corrections" in key]
    assert '["recorded", "total"]' in keys
    assert '["recorded", "aspects", "permodalan"]' in keys
    sheet.cell(row_of(sheet, KAS), 4).value = 7
    assert take_book(folder, book).problems == []
    assert contents(folder)["assessments/health_2023.yml"] == before.replace(b"kas: 2500000 ", b"kas: 7 ")
    told = " ".join(str(row[1].value) for row in book["Petunjuk"].iter_rows())
    for part in ("Jurnal", "Riwayat koreksi", "modern", "pendampingan", "foto"):
        assert part in told
    assert {row[0].value for row in book["Petunjuk"].iter_rows()} >= set(book.sheetnames[1:-1])


def test_a_column_that_moved_is_followed_and_a_lost_one_told(folder):
    book = exported(folder)
    sheet = book["SWOT"]
    for row in range(3, sheet.max_row + 1):
        text, proof = sheet.cell(row, 3).value, sheet.cell(row, 4).value
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = proof, text
        sheet.cell(row, 4).data_type = "s"
    assert codes(take_book(folder, book)) == []
    assert take_book(folder, book).cells == 0
    sheet.delete_cols(3)
    with pytest.raises(NotFitting, match="kehilangan kolom Bukti"):
        take_book(folder, book)


def test_a_lost_sheet_is_told_and_a_renamed_or_copied_one_is_not_lost(folder):
    book = exported(folder)
    book.copy_worksheet(book["Profil"])
    book["Produk"].title = "Barang"
    assert take_book(folder, book).cells == 0
    del book["Barang"]
    with pytest.raises(NotFitting, match="Lembar Produk tidak ada"):
        take_book(folder, book)


def test_rows_put_in_deleted_copied_or_sorted_are_told_at_their_place(folder):
    before = contents(folder)
    book = exported(folder)
    sheet = book[HEALTH]
    first = row_of(sheet, '["answers", "m1_01"]')
    # Sorted without the hidden column: labels and answers stand at other rows' names.
    for column in range(2, 6):
        upper, lower = sheet.cell(first, column).value, sheet.cell(first + 1, column).value
        sheet.cell(first, column).value, sheet.cell(first + 1, column).value = lower, upper
    swot = book["SWOT"]
    swot.delete_rows(row_of(swot, '["strengths", 0]'))
    copied, empty = row_of(swot, '["strengths", 1]'), row_of(swot, '["strengths", 5]')
    for column in range(1, 6):
        swot.cell(empty, column).value = swot.cell(copied, column).value
    profile = book["Profil"]
    profile.cell(profile.max_row + 2, 4).value = "=SUM(D1:D3)"
    result = take_book(folder, book)
    assert sorted(codes(result)) == sorted(
        [
            ("W22", f"{HEALTH}!D{first}"),
            ("W22", f"{HEALTH}!D{first + 1}"),
            ("W21", "SWOT"),
            ("W22", f"SWOT!C{empty}"),
            ("W20", f"Profil!D{profile.max_row}"),
        ]
    )
    assert contents(folder) == before


def test_blank_rows_that_come_and_go_change_nothing(folder):
    book = exported(folder)
    swot = book["SWOT"]
    swot.delete_rows(row_of(swot, '["strengths", 5]'))
    book["Profil"].insert_rows(8, 3)
    assert (codes(take_book(folder, book)), take_book(folder, book).cells) == ([], 0)


def test_a_remark_beside_the_table_warns_and_does_not_stop_the_rest(folder):
    book = exported(folder)
    sheet = book[HEALTH]
    row = row_of(sheet, KAS)
    sheet.cell(row, 4).value = 9
    sheet.cell(row, 5).value = "di brankas"
    sheet["J3"] = "Tanya bank"
    sheet["J30"] = "Tanya bank"
    result = take_book(folder, book)
    assert codes(result) == [("W23", f"{HEALTH}!{at}") for at in ("J3", f"E{row}", "J30")]
    assert "kas: 9 " in contents(folder)["assessments/health_2023.yml"].decode()


def test_percent_times_and_merged_cells_are_refused(folder):
    book = exported(folder)
    sheet = book[HEALTH]
    row = row_of(sheet, KAS)
    cell, below = sheet.cell(row, 4), sheet.cell(row + 1, 4)
    cell.value, cell.number_format = 1, "0%"
    below.value = time(8, 30)
    first = row_of(sheet, '["answers", "m1_01"]')
    sheet.merge_cells(f"D{first}:D{first + 1}")
    assert codes(take_book(folder, book)) == [
        ("W05", f"{HEALTH}!D{first}:D{first + 1}"),
        ("W24", f"{HEALTH}!D{row}"),
        ("W09", f"{HEALTH}!D{row + 1}"),
    ]


def test_days_are_written_out_and_years_have_no_thousands(folder):
    book = exported(folder)
    profile, years = book["Profil"], book["Angka tahunan"]
    assert profile.cell(row_of(profile, '["founded"]'), 4).number_format == "[$-421]d mmmm yyyy"
    row = row_of(years, '["yearly_figures", 0]')
    assert [years.cell(row, column).number_format for column in (3, 6)] == ["0", "#,##0"]


def test_every_sheet_is_ready_for_a4_and_its_head_stays(folder):
    book = exported(folder)
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "dari &N" in sheet.oddFooter.right.text
        assert sheet.protection.sheet
        if sheet.title != "Petunjuk":
            assert sheet.print_title_rows == "$4:$4"
            assert sheet.freeze_panes in ("B5", "C5")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id;name\r\nkopi;Kopi\r\n", "plain_text"),
        ("id;name".encode("utf-16"), "plain_text"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "old"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 6000 + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
        ((SAVED / "saved.xlsx").read_bytes()[:9000], "damaged"),
        (b"", "damaged"),
        (b"\0\1\2\3", "damaged"),
    ],
)
def test_another_kind_of_file_is_named(content, reason, tmp_path):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(content)
    found = read_workbook(path, path.name)
    assert (found.code, found.values["reason"]) == ("W01", reason)


def test_a_checklist_of_another_rulebook_is_counted_in_it(tmp_path):
    folder = tmp_path / "koperasi-juknis"
    (folder / "assessments").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Koperasi Juknis\nkind: simpan_pinjam\n", "utf-8")
    file = folder / "assessments" / "health_2023.yml"
    file.write_text("rulebook: juknis-15-2021-ksp\nperiod_end: 2023-12-31\nevidence: {lain: Surat}\n", "utf-8")
    book = exported(folder)
    sheet = book[HEALTH]
    assert [sheet.cell(4, column).value for column in (2, 3, 4, 5)] == ["No.", "Uraian", "Isi", "Penjelasan"]
    indicator = next(
        one for one in workshop().rulebooks["juknis-15-2021-ksp"].rulebook.aspects[0].indicators if one.items
    )
    row = row_of(sheet, f'["checklists", "{indicator.id}"]')
    assert sheet.cell(row, 3).value == f"Jumlah butir yang terpenuhi, dari {indicator.items} butir"
    sheet.cell(row, 4).value = 2
    assert sheet.cell(row_of(sheet, '["evidence", "lain"]'), 4).value == "Surat"
    assert take_book(folder, book).problems == []
    assert read_cooperative(folder, "x")[0].assessments[0].content.checklists == {indicator.id: 2}


def test_the_first_sheet_leads_to_the_others_and_nothing_runs_over_the_page(folder):
    book = exported(folder)
    links = {cell.value: cell.hyperlink.location for (cell, *_) in book["Petunjuk"].iter_rows() if cell.hyperlink}
    assert links == {title: f"'{title}'!B1" for title in book.sheetnames[1:-1]}
    for title in links:
        (about,) = book[title].merged_cells.ranges
        assert (about.min_row, about.max_row, about.min_col) == (2, 2, 2)
        assert book[title]["B2"].alignment.wrap_text
