"""A journal file as people and spreadsheets write it, to columns; what cannot be read is told at its cell."""

from __future__ import annotations

from datetime import date

import pytest

from generator.reading import journal as reading
from generator.reading.binding import MAX_TOLD
from tests.ledger_cases import HEADER, read_text


def codes(found):
    return [(one.code, one.place.line, one.place.column) for one in found.problems]


def rows(journal):
    return [
        (
            journal.days[journal.day[row]],
            journal.entries[int(journal.entry[row])],
            journal.accounts[journal.account[row]],
            int(journal.debit[row]),
            int(journal.credit[row]),
            journal.memos[row],
            journal.line(row),
        )
        for row in range(len(journal))
    ]


def test_a_plain_journal(tmp_path):
    found = read_text(tmp_path, f"{HEADER}\n2023-03-01,B1,1101,5,,Setoran\n2023-03-01,B1,4101,,5,\n")
    assert found.problems == []
    assert rows(found.journal) == [
        (date(2023, 3, 1), "B1", "1101", 5, 0, "Setoran", 2),
        (date(2023, 3, 1), "B1", "4101", 0, 5, "", 3),
    ]
    assert found.journal.sound


def test_as_excel_saves_it_in_indonesian_settings(tmp_path):
    text = (
        "\ufeffsep=;\r\ndate;entry;account;debit;credit;memo\r\n"
        '01/03/2023;B1;1101;1.250.000,00;;"Setoran; bukti ""A"""\r\n'
        "1/3/2023;B1;4101;;Rp1.250.000;\r\n;;;;;\r\n"
    )
    found = read_text(tmp_path, text)
    assert found.problems == []
    assert rows(found.journal) == [
        (date(2023, 3, 1), "B1", "1101", 1_250_000, 0, 'Setoran; bukti "A"', 3),
        (date(2023, 3, 1), "B1", "4101", 0, 1_250_000, "", 4),
    ]


@pytest.mark.parametrize(("head", "day"), [(HEADER, "2122-03-14"), (HEADER.replace(",", ";"), "14/03/2122")])
def test_a_day_of_a_distant_year_is_told_apart_from_what_is_no_day(tmp_path, head, day):
    mark = ";" if ";" in head else ","
    lines = [mark.join([one, "B1", "1101", "1", "", ""]) for one in (day, "kemarin", day)]
    found = read_text(tmp_path, "\n".join([head, *lines, ""]))
    assert sorted(codes(found)) == [("F07", 3, 1), ("F19", 2, 1), ("F19", 4, 1)]
    assert not found.journal.sound


def test_dots_and_slashes_mean_nothing_where_commas_separate(tmp_path):
    found = read_text(tmp_path, f"{HEADER}\n01/03/2023,B1,1101,1.250,,\n")
    assert codes(found) == [("F07", 2, 1), ("F06", 2, 20)]
    assert not found.journal.sound


def test_lines_keep_their_numbers_over_blank_ones_and_long_memos(tmp_path):
    text = f'{HEADER}\n\n2023-03-01,B1,1101,5,,"dua\nbaris"\n , ,,,,\n2023-03-01,B1,4101,,x,\n'
    found = read_text(tmp_path, text)
    assert [row[-1] for row in rows(found.journal)] == [3, 6]
    assert codes(found) == [("F06", 6, 21)]


def test_columns_may_stand_in_any_order_and_the_memo_may_be_missing(tmp_path):
    found = read_text(tmp_path, "credit,debit,account,entry,date\n,5,1101,B1,2023-03-01\n")
    assert found.problems == []
    assert (int(found.journal.debit[0]), found.journal.memos) == (5, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "C01"),
        ("date,entry,account,debit\n", "C03"),
        (f"{HEADER},lain\n", "C04"),
        (f"{HEADER},alamat\n", "P07"),
        (HEADER.replace(",", "|") + "\n", "C02"),
        (f"{HEADER}\n<<<<<<< HEAD\n", "Y12"),
        (b"PK\x03\x04", "K08"),
        (HEADER.encode() + b"\n2023-01-01,B1,1101,5,,Caf\xe9\n", "K09"),
        (HEADER.encode() + b"\n2023-01-01,B1,1101,5,,a\x00b\n", "K10"),
    ],
)
def test_what_is_no_journal_is_told(tmp_path, text, code):
    found = read_text(tmp_path, text)
    assert code in {one.code for one in found.problems}
    assert found.journal is None


def test_letters_that_deceive_are_told_and_the_journal_stands(tmp_path):
    found = read_text(tmp_path, f"{HEADER}\n2023-03-01,B1,1101,5,,Seto\u202eran é\n")
    assert [one.code for one in found.problems] == ["K11"]
    assert found.journal.memos[0] == "Seto\u202eran é"


def test_an_empty_journal_is_a_journal(tmp_path):
    found = read_text(tmp_path, f"{HEADER}\n")
    assert found.problems == []
    assert (len(found.journal), found.journal.opening_entries()) == (0, [])


def test_long_ids_and_memos_are_refused(tmp_path):
    found = read_text(tmp_path, f"{HEADER}\n2023-03-01,{'B' * 61},1101,5,,{'m' * 501}\n")
    assert [(one.code, one.values["length"]) for one in found.problems] == [("F11", "61"), ("F11", "501")]


def test_more_lines_than_a_sheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_LINES", 3)
    line = "2023-03-01,B1,1101,5,,\n"
    assert read_text(tmp_path, f"{HEADER}\n{line * 3}").problems == []
    assert codes(read_text(tmp_path, f"{HEADER}\n{line * 4}")) == [("C09", 5, 1)]


def test_a_flood_of_bad_cells_is_counted(tmp_path):
    found = read_text(tmp_path, f"{HEADER}\n" + "2023-03-01,B1,1101,x,,\n" * (MAX_TOLD + 7))
    assert len(found.problems) == MAX_TOLD + 1
    assert (found.problems[-1].code, found.problems[-1].values["rest"]) == ("K14", "7")


def test_the_opening_entry_is_known_however_it_is_cased(tmp_path):
    names = ["saldo-awal", "SALDO AWAL", "Saldo_Awal", "saldo-awal-2", "saldo", "xaldo-awal"]
    text = f"{HEADER}\n" + "".join(f"2023-01-01,{name},1101,5,,\n" for name in names)
    assert read_text(tmp_path, text).journal.opening_rows().tolist() == [True] * 3 + [False] * 3
