"""Journals as spreadsheets save them: read as they are, mended where one reading is left, named where none is sure.

`saved_by_libreoffice/journals/` holds one made-up journal, saved as CSV by LibreOffice 7.4 with other marks, encodings
and forms of cells each time. Every one must come to the same journal.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.checking.ledger import find_account
from generator.fix import fix_folder
from generator.reading.cooperative import read_cooperative
from generator.reading.csv_text import parse_csv
from generator.reading.journal import read_journal
from generator.reading.mended_text import mend_text
from generator.reading.sure_values import Unsure

SAVED = Path(__file__).with_name("saved_by_libreoffice") / "journals"
LINES = [
    (date(2024, 1, 1), "saldo-awal", "1101", 9_000_000, 0),
    (date(2024, 1, 1), "saldo-awal", "3101", 0, 9_000_000),
    (date(2024, 3, 14), "BKK-001", "1131", 1_250_000, 0),
    (date(2024, 3, 14), "BKK-001", "1101", 0, 1_250_000),
]
AS_THEY_ARE = ("semicolon",)
MENDED = ("comma", "windows_1252", "short_years", "all_quoted", "rupiah_and_months", "american", "utf_16", "tabs")
LOST = ("shortened_comma", "shortened_dot")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "koperasi-uji"
    (made / "ledgers").mkdir(parents=True)
    (made / "profile.yml").write_text("name: Koperasi Uji\n", "utf-8")
    return made


def put(folder, name):
    return Path(shutil.copy(SAVED / f"{name}.csv", folder / "ledgers" / "general_journal_2024.csv"))


def lines_of(path):
    journal = read_journal(path, "j.csv", 2024).journal
    days, entries = [journal.days[code] for code in journal.day], [journal.entries[code] for code in journal.entry]
    accounts = [journal.accounts[code] for code in journal.account]
    return list(zip(days, entries, accounts, journal.debit.tolist(), journal.credit.tolist(), strict=True))


def test_every_saved_journal_is_tried():
    assert {path.stem for path in SAVED.glob("*.csv")} == {*AS_THEY_ARE, *MENDED, *LOST}


@pytest.mark.parametrize("signature", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", AS_THEY_ARE)
def test_indonesian_settings_are_read_as_they_are(name, signature, folder):
    path = put(folder, name)
    path.write_bytes(signature + path.read_bytes())
    assert read_cooperative(folder, "koperasi-uji")[1] == []
    assert fix_folder(folder, "koperasi-uji").files == []
    assert lines_of(path) == LINES


@pytest.mark.parametrize("name", MENDED)
def test_what_is_told_is_mended_where_one_reading_is_left(name, folder):
    path = put(folder, name)
    told = read_cooperative(folder, "koperasi-uji")[1]
    assert told
    assert {one.code for one in told} <= {"C02", "F06", "F07", "K08", "K09"}
    fixed = fix_folder(folder, "koperasi-uji")
    assert (fixed.left, fixed.unread) == ([], [])
    (one,) = fixed.files
    path.write_bytes(one.after)
    assert read_cooperative(folder, "koperasi-uji")[1] == []
    assert lines_of(path) == LINES
    assert 'Pencairan ""dua""—café' in path.read_text("utf-8")
    assert fix_folder(folder, "koperasi-uji").files == []


@pytest.mark.parametrize("name", LOST)
def test_a_shortened_number_has_lost_its_digits(name, folder):
    put(folder, name)
    assert [one.code for one in read_cooperative(folder, "koperasi-uji")[1]] == ["F06"] * 4
    fixed = fix_folder(folder, "koperasi-uji")
    assert fixed.files == []
    assert [reason for _, reason in fixed.left] == ["shortened"] * 4


def test_a_cell_in_quotes_is_told_at_its_column(folder):
    path = put(folder, "comma")
    written = path.read_text("utf-8").split("\n")
    problems = read_cooperative(folder, "koperasi-uji")[1]
    assert len(problems) == 8
    for one in problems:
        rest = written[one.place.line - 1][one.place.column - 1 :]
        assert rest.removeprefix('"').startswith(one.values["value"])


def test_a_cell_below_one_of_several_lines_is_told_at_its_own_line(folder):
    text = 'date,entry,account,debit,credit,memo\n2024-01-01,"a\nb",1101,x,,m\n2024-01-02,c,1101,,y,"m, n"\n'
    (folder / "ledgers" / "general_journal_2024.csv").write_text(text, "utf-8")
    places = [one.place[1:] for one in read_cooperative(folder, "koperasi-uji")[1] if one.code == "F06"]
    assert places == [(3, 9), (4, 20)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14/03/24", "2024-03-14"),
        ("3/14/24", "2024-03-14"),
        ("5/5/24", "2024-05-05"),
        ("24-03-14", "2024-03-14"),
        ("3/4/24", Unsure("day")),
        ("14/03/23", Unsure("other")),
        ("30/02/24", Unsure("other")),
    ],
)
def test_a_short_year_is_that_of_the_journal_or_left(written, meant, folder):
    text = f"date,entry,account,debit,credit,memo\n{written},a,1101,1,,\n"
    path = folder / "ledgers" / "general_journal_2024.csv"
    path.write_text(text, "utf-8")
    fixed = fix_folder(folder, "koperasi-uji")
    if isinstance(meant, Unsure):
        assert [reason for _, reason in fixed.left] == [meant.reason]
        assert fixed.files == []
    else:
        assert fixed.files[0].after.decode() == text.replace(written, meant)


def test_a_short_year_is_not_guessed_in_another_table(folder):
    table = "date,book_year\n24/02/24,2023\n"
    (folder / "annual_meetings.csv").write_text(table, "utf-8")
    assert [reason for _, reason in fix_folder(folder, "koperasi-uji").left] == ["other"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (b"a\tb\n1.250.000\tx; y\n", 'a;b\n1.250.000;"x; y"\n'),
        (b"a\tb\r\n1.250\tx, y\r\n", 'a,b\r\n1.250,"x, y"\r\n'),
        (b"a,b\n1\t2,3\n", "a,b\n1\t2,3\n"),
    ],
)
def test_tabs_between_columns_become_the_mark_of_the_settings(text, mended):
    found = mend_text(text, is_yaml=False)
    assert found.text == mended
    assert found.done == (["tab-columns"] if b"\t" in text.split(b"\n")[0] else [])
    assert parse_csv(found.text, "t.csv", ("a", "b"), ()).problems == []


def test_a_code_that_lost_its_zero_is_known_again():
    class Named:
        def __init__(self, code, name):
            self.code, self.name = code, name

    chart = {code: Named(code, name) for code, name in (("0101", "Kas"), ("0102", "Bank"), ("00102", "Giro"))}
    assert find_account("101", chart) == "0101 Kas"
    assert find_account("102", chart) == ""
