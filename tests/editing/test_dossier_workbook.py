"""The workbook of a cooperative: out and in changes nothing, an edit its own value alone, doubt nothing at all."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.dossier_import import NotFitting, export_dossier, import_dossier, is_dossier
from generator.dossier_sheets import build_sheets
from generator.model.audience import Audience
from generator.model.dossier_sheet import CellKind
from generator.overwrite import overwrite_files
from generator.pages.dossier_workbook import FIRST_ROW
from generator.reading.cooperative import read_cooperative
from generator.reading.csv_edit import CsvEditor
from generator.reading.workbook import read_workbook
from generator.reading.yaml_edit import append_item, remove_item, set_value
from generator.reading.yaml_text import parse_yaml
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "koperasi-contoh-lumbung-sejahtera"
FOLDERS = sorted(path.name for path in (ROOT / "cooperatives").iterdir() if path.is_dir())


def workshop():
    return open_workshop(ROOT, Audience.INTERNAL, date(2026, 11, 22))


def copy_of(name, tmp_path):
    return shutil.copytree(ROOT / "cooperatives" / name, tmp_path / name)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def yaml_lines(folder):
    return [line for name, text in contents(folder).items() if name.endswith(".yml") for line in text.split(b"\n")]


def sheets_of(folder):
    return build_sheets(workshop(), folder, read_cooperative(folder, folder.name)[0])


def take(folder, book, tmp_path):
    """Import an openpyxl workbook; the result, written when nothing is in doubt."""
    path = tmp_path / "edited.xlsx"
    book.save(path)
    sheets = read_workbook(path, path.name)
    assert is_dossier(sheets)
    result = import_dossier(workshop(), folder, sheets)
    overwrite_files(result.changes)
    return result


def exported(folder):
    return load_workbook(BytesIO(export_dossier(workshop(), folder)))


def first_column(sheet):
    """The column of the first cell; numbers, and labels where there are any, stand before it."""
    return 4 if sheet.labels else 3


def find(folder, book, title, path):
    """The cell of a value."""
    sheet = next(one for one in sheets_of(folder) if one.title == title)
    for number, row in enumerate(sheet.rows, start=FIRST_ROW):
        for column, cell in enumerate(row.cells, start=first_column(sheet)):
            if cell.path == path:
                return book[title].cell(number, column)
    raise AssertionError(path)


@pytest.mark.parametrize("name", FOLDERS)
def test_out_and_in_again_changes_not_one_byte(name, tmp_path):
    folder = copy_of(name, tmp_path)
    before = contents(folder)
    packed = export_dossier(workshop(), folder)
    assert packed == export_dossier(workshop(), folder)
    result = take(folder, load_workbook(BytesIO(packed)), tmp_path)
    assert (result.changes, result.problems, result.cells) == ({}, [], 0)
    assert contents(folder) == before


def test_the_workbook_has_the_familiar_order_locked_heads_and_lists(tmp_path):
    book = exported(copy_of(SAMPLE, tmp_path))
    assert book.sheetnames[:3] == ["Petunjuk", "Kesehatan 2022", "Kesehatan 2023"]
    assert book.sheetnames[3:] == [
        "Profil",
        "Angka tahunan",
        "Sumber profil",
        "Kanvas",
        "SWOT",
        "Pemangku kepentingan",
        "Produk",
        "Rapat anggota",
        "_lumbung",
    ]
    assert book["_lumbung"].sheet_state == "veryHidden"
    sheet = book["Kesehatan 2023"]
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    labels = [sheet.cell(row, 3).value for row in range(FIRST_ROW, sheet.max_row + 1)]
    rulebook = workshop().rulebooks["perdep-06-2016"].rulebook
    aspects = [f"{one.name.id} (bobot {one.weight})" for one in rulebook.aspects]
    assert len(aspects) == 7
    assert [one for one in labels if one in aspects] == aspects
    keys = {row: sheet.cell(row, 1).value for row in range(FIRST_ROW, sheet.max_row + 1)}
    answers = [row for row, key in keys.items() if key and "answers" in key]
    assert len(answers) == 38
    assert [sheet.cell(answers[at], 2).value for at in (0, 1, 12, 37)] == ["3.1.1", "3.1.2", "3.2.1", "3.5.5"]
    (listed,) = [one.sqref for one in sheet.data_validations.dataValidation if one.formula1 == '"ya,tidak"']
    assert all(f"D{row}" in listed for row in answers)
    assert all(sheet.cell(row, 6).value for row in answers)
    assert not sheet.cell(answers[0], 4).protection.locked
    assert not sheet.cell(answers[0], 5).protection.locked
    assert sheet.cell(answers[0], 3).protection.locked
    figures = {key for key in keys.values() if key and '"figures"' in key}
    assert len(figures) >= len(rulebook.accounts)
    assert len(list(figures)) == len(set(figures))


def test_a_text_that_looks_like_a_formula_is_none_and_comes_back(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    swot = folder / "swot.yml"
    swot.write_text(set_value(swot.read_text("utf-8"), ("strengths", 0, "text"), "=HYPERLINK(1)"), "utf-8")
    book = exported(folder)
    cell = find(folder, book, "SWOT", ("strengths", 0, "text"))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert take(folder, book, tmp_path).cells == 0


def test_one_edit_is_one_line(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    before = contents(folder)
    book = exported(folder)
    find(folder, book, "Kesehatan 2023", ("answers", "m1_02")).value = "ya"
    find(folder, book, "Kesehatan 2023", ("figures", "meppp")).value = 26315001.0
    find(folder, book, "Profil", ("people", "staff")).value = 7
    find(folder, book, "Profil", ("founded",)).value = datetime(2009, 5, 18)
    result = take(folder, book, tmp_path)
    assert (result.problems, result.cells) == ([], 4)
    changed = contents(folder)
    changes = {
        "assessments/health_2023.yml": [(b"m1_02: tidak", b"m1_02: ya"), (b"meppp: 26315000", b"meppp: 26315001")],
        "profile.yml": [(b"staff: 6", b"staff: 7"), (b"2009-05-17", b"2009-05-18")],
    }
    for name, swaps in changes.items():
        expected = before.pop(name)
        for old, new in swaps:
            assert expected.count(old) == 1
            expected = expected.replace(old, new)
        assert changed.pop(name) == expected
    assert changed == before


def test_what_spreadsheets_make_of_cells_is_understood(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    book = exported(folder)
    find(folder, book, "Kesehatan 2023", ("answers", "m1_02")).value = True
    find(folder, book, "Kesehatan 2023", ("answers", "m1_01")).value = "Ya "
    find(folder, book, "Kesehatan 2023", ("figures", "kas")).value = "1.250.000,00"
    find(folder, book, "Kesehatan 2023", ("figures", "bank")).value = "123456789012345678"
    find(folder, book, "Profil", ("founded",)).value = 45291
    find(folder, book, "Profil", ("place",)).value = "  Kecamatan Tejakula\r\n"
    result = take(folder, book, tmp_path)
    assert (result.problems, result.cells) == ([], 4)
    content = read_cooperative(folder, "x")[0]
    assert content.profile.content.founded == date(2023, 12, 31)
    found = content.assessments[-1].content
    assert found.answers["m1_02"] is True
    assert (found.figures["kas"], found.figures["bank"]) == (1250000, 123456789012345678)


def test_every_bad_cell_is_told_with_its_address_and_nothing_is_written(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    before = contents(folder)
    book = exported(folder)
    bad = {
        ("Kesehatan 2023", ("answers", "m1_02")): ("mungkin", "F09"),
        ("Kesehatan 2023", ("figures", "kas")): ("banyak", "F06"),
        ("Profil", ("founded",)): ("kemarin", "F07"),
        ("Profil", ("people", "staff")): (-3, "F13"),
        ("Profil", ("kind",)): ("pinjam", "F08"),
        ("Kesehatan 2022", ("period_end",)): (date(2021, 12, 31), "K13"),
        ("Produk", (0, "price")): ("mahal", "F06"),
        ("SWOT", ("strengths", 0, "text")): (None, "F02"),
    }
    expected = set()
    for (title, path), (value, code) in bad.items():
        cell = find(folder, book, title, path)
        cell.value = value
        expected.add((code if title != "Profil" or code != "F07" else "W09", f"edited.xlsx:{title}!{cell.coordinate}"))
    told = set()
    # Cells that cannot be read stop the reading of the folder: first those, then what the fields refuse.
    result = take(folder, book, tmp_path)
    told |= {(one.code, one.place.file) for one in result.problems}
    assert result.problems
    assert contents(folder) == before
    find(folder, book, "Profil", ("founded",)).value = None
    result = take(folder, book, tmp_path)
    told |= {(one.code, one.place.file) for one in result.problems}
    assert told == expected
    assert contents(folder) == before


def test_a_number_that_excel_has_rounded_and_a_formula_without_result_are_refused(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    book = exported(folder)
    find(folder, book, "Kesehatan 2023", ("figures", "kas")).value = 1234567890123456789
    find(folder, book, "Kesehatan 2023", ("figures", "bank")).value = 12.5
    find(folder, book, "Kesehatan 2023", ("figures", "surat_berharga")).value = "=1+1"
    assert sorted(one.code for one in take(folder, book, tmp_path).problems) == ["W06", "W07", "W08"]


def test_personal_data_does_not_come_in(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    before = contents(folder)
    book = exported(folder)
    cell = find(folder, book, "SWOT", ("strengths", 0, "evidence"))
    cell.value = "Penanggung jawab: NIK 5108091203850004"
    (problem,) = take(folder, book, tmp_path).problems
    assert (problem.code, problem.place.file) == ("P01", f"edited.xlsx:SWOT!{cell.coordinate}")
    assert "5108091203850004" not in str(problem.values)
    assert contents(folder) == before


def test_a_workbook_of_another_folder_or_of_older_files_is_refused(tmp_path):
    folder = copy_of(SAMPLE, tmp_path)
    book = exported(folder)
    with pytest.raises(NotFitting, match="milik folder"):
        take(copy_of("tani-makmur", tmp_path), book, tmp_path)
    find(folder, book, "Profil", ("people", "staff")).value = 9
    profile = folder / "profile.yml"
    profile.write_text(profile.read_text("utf-8").replace("board: 5", "board: 6"), "utf-8")
    with pytest.raises(NotFitting, match="berubah sejak"):
        take(folder, book, tmp_path)
    assert "staff: 6" in profile.read_text("utf-8")


def test_a_bare_folder_can_be_filled_in(tmp_path):
    folder = tmp_path / "koperasi-baru"
    folder.mkdir()
    (folder / "profile.yml").write_text("name: Koperasi Baru\n", "utf-8")
    book = exported(folder)
    find(folder, book, "Kanvas", ("key_partners", 0)).value = "Kelompok tani: kopi # satu"
    find(folder, book, "SWOT", ("strengths", 0, "text")).value = "Anggota rajin"
    for column, value in {"id": "kopi", "name": "Kopi, bubuk", "category": "Kopi", "price": 25000}.items():
        find(folder, book, "Produk", (0, column)).value = value
    find(folder, book, "Profil", ("legal_entity", "number")).value = "0123"
    result = take(folder, book, tmp_path)
    assert result.problems == []
    found, problems = read_cooperative(folder, "x")
    assert problems == []
    assert found.canvas.content.key_partners == ("Kelompok tani: kopi # satu",)
    assert found.swot.content.strengths[0].text == "Anggota rajin"
    assert (found.products[0].content.name, found.products[0].content.price) == ("Kopi, bubuk", 25000)
    assert found.profile.content.legal_entity.number == "0123"


def test_the_commands_say_what_they_did(tmp_path):
    folder = copy_of("tani-makmur", tmp_path)

    def lumbung(*words):
        command = [sys.executable, "-m", "generator", *map(str, words)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    done = lumbung("export", "--xlsx", folder, "--out", tmp_path / "keluar")
    assert (done.returncode, done.stdout) == (0, "")
    made = tmp_path / "keluar" / "tani-makmur.xlsx"
    assert lumbung("export", "--xlsx", folder, "--out", tmp_path / "keluar").returncode == 3
    book = load_workbook(made)
    find(folder, book, "Profil", ("place",)).value = "Desa Uji"
    book.save(made)
    done = lumbung("import", made, "--into", folder)
    assert done.returncode == 0
    assert "ditulis: tani-makmur/profile.yml" in done.stderr
    assert "place: Desa Uji" in (folder / "profile.yml").read_text("utf-8")
    find(folder, book, "Profil", ("founded",)).value = "kemarin"
    book.save(made)
    done = lumbung("import", made, "--into", folder)
    assert done.returncode == 1
    assert "tani-makmur.xlsx:Profil!D" in done.stdout or "berubah sejak" in done.stderr


TEXTS = [
    "Teks biasa",
    "a: b # c",
    "- daftar",
    "=1+1",
    "[x], {y}",
    "kutip \"ganda\" dan 'tunggal'",
    "ya",
    "0123",
    "null",
    "dua\nbaris",
    "2023-01-01",
    "koma, titik; koma",
    "Ω—é",
    "@a & *b",
    "12",
    "akhir:",
    "true",
    "~",
]
FREE = {
    "about",
    "address",
    "place",
    "text",
    "evidence",
    "action",
    "relation",
    "role",
    "notes",
    "description",
    "capacity",
}
FREE |= {"main_product", "offtaker", "market", "partners", "unit", "minimum_order", "explanation"}
NEEDED = {"name", "text", "role", "interest", "influence", "period_end", "year", "id", "category", "number"}
NEEDED |= {"title", "date", "book_year"}


def new_value(cell, pick):
    """Another sound value for a cell, or None where the field has a grammar of its own."""
    if cell.kind is CellKind.YES_NO:
        return pick.choice(["ya", "tidak"])
    if cell.kind is CellKind.CHOICE:
        return pick.choice(cell.choices)
    if cell.kind is CellKind.DAY and cell.path != ("period_end",):
        return date(pick.randint(1950, 2020), pick.randint(1, 12), pick.randint(1, 28)).isoformat()
    if cell.kind is CellKind.WHOLE and cell.path[-1] not in ("year", "book_year"):
        return str(pick.randint(1, 5))
    is_free = cell.path[-1] in FREE or isinstance(cell.path[-1], int) or cell.path[0] == "evidence"
    return pick.choice(TEXTS) if cell.kind is CellKind.TEXT and is_free else None


def new_item(cells, pick):
    fixed = {"id": f"produk-{pick.randint(1, 10**9)}", "name": "Nama", "category": "Kelompok", "title": "Judul"}
    fixed |= dict.fromkeys(("year", "book_year"), "2020")
    return [fixed.get(str(cell.path[-1])) or new_value(cell, pick) for cell in cells]


def snapshot(sheets, values):
    """What the sheets say: single values by path, lists item by item."""
    found = {}
    for sheet in sheets:
        for number, row in enumerate(sheet.rows):
            texts = tuple(values.get((sheet.title, number, at), cell.value) for at, cell in enumerate(row.cells))
            if row.is_item:
                name = (sheet.title, row.cells[0].path[0] if sheet.title not in ("Produk", "Rapat anggota") else "")
                found.setdefault(name, []).extend([texts] if any(text is not None for text in texts) else [])
            elif row.cells:
                found[sheet.title, row.cells[0].path] = texts
    # A list without an item may have no sheet.
    return {name: one for name, one in found.items() if one != []}


@settings(
    max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 10**9), edits=st.integers(1, 14))
def test_random_edits_change_their_values_and_nothing_else(seed, edits, tmp_path_factory):
    tmp_path, pick = tmp_path_factory.mktemp("edit"), random.Random(seed)
    folder = copy_of(pick.choice([SAMPLE, "contoh-garam-pesisir", "tani-makmur"]), tmp_path)
    comments = [line for line in yaml_lines(folder) if line.startswith(b"#")]
    book, sheets = exported(folder), sheets_of(folder)
    rows = [(sheet, number, row) for sheet in sheets for number, row in enumerate(sheet.rows) if row.cells]
    values = {}
    for sheet, number, row in pick.sample(rows, edits):
        is_there = any(cell.value is not None for cell in row.cells)
        if row.is_item and not is_there:
            chosen = dict(enumerate(new_item(row.cells, pick)))
        elif row.is_item and pick.random() < 0.3:
            chosen = dict.fromkeys(range(len(row.cells)))
        else:
            at = pick.randrange(len(row.cells))
            value = new_value(row.cells[at], pick)
            if value is None or (row.cells[at].path[-1] == "number"):
                continue
            empties = row.cells[at].path[-1] not in NEEDED and len(row.cells) > 1 and pick.random() < 0.2
            if sheet.title == "Pemangku kepentingan" and row.cells[at].path == ("notes",):
                # A note alone makes no map: the list is required.
                continue
            group = row.cells[at].path[:-1]
            if group and not row.is_item and group[0] == "legal_entity":
                continue
            chosen = {at: None if empties else value}
        for at, value in chosen.items():
            cell = book[sheet.title].cell(number + FIRST_ROW, at + first_column(sheet))
            cell.value = value
            if value is not None:
                cell.data_type = "s"
            values[sheet.title, number, at] = value
    expected = snapshot(sheets, values)
    result = take(folder, book, tmp_path)
    assert [(one.code, one.place, dict(one.values)) for one in result.problems] == []
    assert snapshot(sheets_of(folder), {}) == expected
    after = yaml_lines(folder)
    assert [line for line in comments if line not in after] == []


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("a: 1  # satu\nb: 2\n", ("a",), "3", "a: 3  # satu\nb: 2\n"),
        ("a:  # kosong\nb: 2\n", ("a",), "3", "a: 3  # kosong\nb: 2\n"),
        ("a: 1\nb: 2\n", ("a",), None, "a: \nb: 2\n"),
        ("a: '1'\n", ("a",), "3", 'a: "3"\n'),
        ("a: >-\n  satu\n  dua\n# c\nb: 2\n", ("a",), "tiga", "a: tiga\n# c\nb: 2\n"),
        ("m:\n  a: 1\n  # c\nb: 2\n", ("m", "z"), "3", "m:\n  a: 1\n  z: 3\n  # c\nb: 2\n"),
        ("m:\n  # c\nb: 2\n", ("m", "z"), "3", "m:\n  z: 3\n  # c\nb: 2\n"),
        ("m: {a: 1}\n", ("m", "z"), "3, 4", 'm: {a: 1, z: "3, 4"}\n'),
        ("b: 2", ("m", "z"), "3", "b: 2\nm:\n  z: 3"),
        ("# c\n", ("m",), "3", "# c\nm: 3\n"),
        ("b: 2\r\nc: 3\r\n", ("m",), "3", "b: 2\r\nc: 3\r\nm: 3\r\n"),
    ],
)
def test_yaml_edits_are_small(text, path, value, expected):
    found = set_value(text, path, value)
    assert found == expected
    assert not hasattr(parse_yaml(found, ""), "code")


def test_items_come_and_go():
    text = "a:\n  - satu\n  # c\n  - dua\nb: 1\n"
    assert append_item(text, "a", "tiga") == "a:\n  - satu\n  # c\n  - dua\n  - tiga\nb: 1\n"
    assert remove_item(text, "a", 0) == "a:\n  # c\n  - dua\nb: 1\n"
    assert append_item("a: []  # c\nb: 1\n", "a", {"x": "1", "y": "2"}) == "a:  # c\n  - x: 1\n    y: 2\nb: 1\n"
    assert append_item("b: 1\n", "a", "x: y") == 'b: 1\na:\n  - "x: y"\n'
    assert parse_yaml(remove_item("a:\n- satu\nb: 1\n", "a", 0), "").tree == {"a": None, "b": "1"}


def test_tables_keep_their_marks_and_ends():
    text = 'sep=;\r\nid;name\r\na;"A;\r\nB"\r\n\r\nb;B\r\n'
    assert CsvEditor(text).set(0, "id", "c") == text.replace("a;", "c;", 1)
    assert CsvEditor(text).set(1, "name", 'x;"y"') == text.replace("b;B", 'b;"x;""y"""')
    assert CsvEditor(text).append({"id": "z"}) == text + "z;\r\n"
    assert CsvEditor(text).remove(1) == text.removesuffix("b;B\r\n")
    assert CsvEditor("id\na\n").set(0, "name", "A") == "id,name\na,A\n"
