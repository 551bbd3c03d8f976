"""All problems of a journal in one run, each at its line, both numbers and the difference; nothing repaired."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.checking.ledger import check_journal, find_account
from generator.checking.ledger_privacy import HOME, PERSON, check_journal_privacy
from generator.checking.limits import MAX_PER_FILE
from generator.checking.privacy import find_personal_data
from generator.model.audience import Audience
from generator.problems.catalogue import tell
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.ledger_cases import HEADER, ROOT, default_chart, read_text
from tests.problems.gallery import AS_OF, assess


def problems_of(tmp_path, text, year=2023):
    found = read_text(tmp_path, f"{HEADER}\n{text}", year)
    return [*found.problems, *check_journal(found.journal, default_chart())]


def codes(problems):
    return [(one.code, one.place.line) for one in sorted(problems, key=lambda one: one.order)]


def test_all_at_once(tmp_path):
    found = problems_of(
        tmp_path,
        "2023-01-02,saldo-awal,1101,500,,\n"
        "2023-01-02,saldo-awal,3101,,500,\n"
        "2023-02-30,B1,1101,5,,\n"
        "2023-03-01,B1,4101,,5,\n"
        "2024-03-01,B2,1101,5,,\n"
        "2023-03-01,B2,4101,,6,\n"
        "2023-03-01,B3,110l,5,5,\n"
        "2023-03-01,B4,1101,-7,,\n"
        "2023-03-01,B4,4101,,-7,\n"
        "2023-03-01,,1101,,,\n"
        "2023-03-01,B5,1101,0,,\n"
        "2023-03-01,B6,1101,1.000,,\n",
    )
    assert codes(found) == [
        ("L10", 2),
        ("F07", 4),
        ("L01", 6),
        ("L03", 6),
        ("L04", 7),
        ("L02", 8),
        ("L05", 8),
        ("L06", 9),
        ("L06", 10),
        ("F02", 11),
        ("L07", 12),
        ("F06", 13),
    ]


def test_an_entry_with_a_refused_cell_or_beside_a_lost_line_is_not_called_unbalanced(tmp_path):
    found = problems_of(
        tmp_path,
        "2023-03-01,B1,1101,lima,,\n2023-03-01,B1,4101,,5,\n2023-03-01,B2,1101,5,,\n2023-03-01,B2,4101,3\n"
        "2023-03-01,B3,1101,5,,\n2023-03-01,B3,4101,,4,\n2023-03-01,B4,1101,5,,\n2023-03-01,B4,4101,,4,\n",
    )
    # B3 stands right behind the lost line, which may have been its own; B4 does not.
    assert codes(found) == [("F06", 2), ("C06", 5), ("L01", 8)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1011", "1101 Kas"),
        ("1.101", "1101 Kas"),
        ("kas", "1101 Kas"),
        ("Simpanan Pokok", "3101 Simpanan pokok"),
        ("99999999", ""),
    ],
)
def test_the_account_that_was_meant(text, hint):
    assert find_account(text, default_chart()) == hint


def test_numbers_of_an_unbalanced_entry_are_exact(tmp_path):
    big = 10**18
    lines = [f"2023-03-01,B1,1101,{big},," for _ in range(20)] + ["2023-03-01,B1,4101,,1,"]
    (found,) = problems_of(tmp_path, "\n".join(lines) + "\n")
    dotted = f"{20 * big:,}".replace(",", ".")
    assert (found.values["debit"], found.values["credit"]) == (dotted, "1")
    assert found.values["difference"] == f"{20 * big - 1:,}".replace(",", ".")


def test_two_lines_that_cancel_only_modulo_2_to_the_64_do_not_balance(tmp_path):
    lines = [f"2023-03-01,B1,1101,{10**18},," for _ in range(18)] + [f"2023-03-01,B1,1101,{2**64 - 18 * 10**18},,"]
    (found,) = problems_of(tmp_path, "\n".join(lines) + "\n")
    assert (found.code, found.values["difference"]) == ("L01", f"{2**64:,}".replace(",", "."))


def test_a_flood_is_counted_not_told(tmp_path):
    found = problems_of(tmp_path, "".join(f"2023-03-01,B{at},1101,5,,\n" for at in range(5_000)))
    assert sum(one.code == "L01" for one in found) == MAX_PER_FILE
    assert [one.values["rest"] for one in found if one.code == "K14"] == [str(5_000 - MAX_PER_FILE)]


def test_what_looks_like_a_formula_is_text(tmp_path):
    found = problems_of(tmp_path, "2023-03-01,=1+1,=1+1,5,,\"=cmd|' /C calc'!A0\"\n2023-03-01,=1+1,4101,,5,@SUM(1)\n")
    assert codes(found) == [("L02", 2)]
    assert "=1+1" in tell(found[0]).what


def test_ids_and_amounts_are_not_for_the_public(tmp_path):
    (found,) = problems_of(tmp_path, "2023-03-01,RAHASIA,1101,987654,,\n")
    told = tell(found.for_public())
    assert "RAHASIA" not in told.what
    assert "987.654" not in told.what


@pytest.mark.parametrize(
    ("memo", "code"),
    [
        ("Angsuran 5108012304560001", "P01"),
        ("Hubungi 0812-3456-7890", "P02"),
        ("Kirim ke budi@contoh.id", "P03"),
        ("Chat wa.me/628123", "P02"),
        ("Angsuran a.n. Contoh", "P06"),
        ("Setoran atas nama Contoh", "P06"),
        ("Pinjaman Bapak Contoh", "P06"),
        ("Pencairan Ibu Contoh", "P06"),
        ("Survei RT 03/RW 05", "P06"),
        ("Survei RT 03/05", "P06"),
    ],
)
def test_personal_data_in_a_memo(tmp_path, memo, code):
    text = f"{HEADER}\n2023-03-01,B1,1101,5,,{memo}\n2023-03-01,B1,4101,,5,Angsuran kelompok 14\n"
    journal = read_text(tmp_path, text).journal
    found = check_journal_privacy(journal)
    assert codes(found) == [(code, 2)]
    assert "Contoh" not in tell(found[0]).what


@pytest.mark.parametrize(
    "memo",
    [
        "Setoran a.n. Koperasi Maju",
        "Bayar Bank BRI nomor bukti 2023000123",
        "Sumbangan ibu-ibu PKK",
        "Pelatihan ibu-ibu Tejakula",
        "Rapat dengan Bapak Camat",
        "Rapat RT",
        "Iuran RT 1/2024",
        "Bantuan Bapak Angkat",
        "Penyaluran 1.250.000.000 tahap 2",
        "Bukti BKM/2023/000123/04",
        "Pakan ternak kelompok 3",
        "Buku kas dan bukti setor",
    ],
)
def test_ordinary_memos_raise_no_alarm(tmp_path, memo):
    text = f"{HEADER}\n2023-03-01,B1,1101,5,,{memo}\n2023-03-01,B1,4101,,5,\n"
    assert check_journal_privacy(read_text(tmp_path, text).journal) == []


PIECES = st.sampled_from(
    [
        *("08", "62", "812", "3456", "7890", "+62", "(0)", "0", "8", "-", ".", "/", "@", ",", " ", " ", "é"),
        *("5108012304560001", "wa.me/", "contoh.id", "a.n.", "Bapak", "Ibu", "ibu", "Sdr.", "Contoh", "RT 03/RW 05"),
        *("０８１２３４５６７８９０", "510801\u200b2304560001", "0812\u20103456\u20107890", "kelompok 7"),
    ]
)


@given(st.lists(st.lists(PIECES, max_size=9).map("".join), min_size=1, max_size=12))
@example(["", "0812 3456 7890", "x08123456789", "1081234567890", "62 (0)812 3456 789"])
@settings(max_examples=300, deadline=None)
def test_looking_through_bytes_misses_nothing_that_reading_every_memo_finds(memos):
    rows = [memo.replace(",", ";").strip() for memo in memos]
    content = HEADER + "\n" + "".join(f"2023-03-01,B1,1101,5,,{memo}\n" for memo in rows)
    with TemporaryDirectory() as folder:
        journal = read_text(Path(folder), content).journal
    expected = {
        number + 2
        for number, memo in enumerate(rows)
        if find_personal_data(memo, "memo") or PERSON.search(memo) or HOME.search(memo)
    }
    assert {one.place.line for one in check_journal_privacy(journal)} == expected


def test_a_column_that_identifies_members_is_refused(tmp_path):
    found = read_text(tmp_path, "date,entry,account,debit,credit,nama_anggota\n2023-01-01,B1,1101,5,,x\n")
    assert [one.code for one in found.problems] == ["P07"]
    assert found.journal is None


def write_folder(tmp_path, **files):
    folder = tmp_path / "koperasi-uji"
    for name, text in {"profile.yml": "name: Koperasi Uji\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


JOURNAL = f"{HEADER}\n2023-01-01,saldo-awal,1101,1000,,\n2023-01-01,saldo-awal,3101,,1000,\n"
ASSESSMENT = "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nfigures_from: ledger\n"


def scores(tmp_path, **files):
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    return workshop.assess(write_folder(tmp_path, **files))


def amounts(score):
    sides = [side for one in score.indicators for side in (one.numerator, one.denominator) if side is not None]
    found = {}
    while sides:
        one = sides.pop()
        found[one.id] = one
        sides += one.parts
    return found


def test_an_assessment_takes_its_figures_from_the_ledger(tmp_path):
    files = {"ledgers/general_journal_2023.csv": JOURNAL, "assessments/health_2023.yml": ASSESSMENT}
    _, (score,), problems = scores(tmp_path, **files)
    assert problems == []
    found = amounts(score)
    assert found["kas"].value == found["total_aset"].value == 1000
    assert [(part.code, part.first, part.last) for part in found["kas"].trail] == [("1101", 2, 2)]
    assert found["meppp"].value is None


def test_a_stated_figure_that_the_ledger_denies_counts_on_neither_side(tmp_path):
    stated = ASSESSMENT + "figures: {kas: 999, bank: 0, meppp: 5}\n"
    files = {"ledgers/general_journal_2023.csv": JOURNAL, "assessments/health_2023.yml": stated}
    _, (score,), problems = scores(tmp_path, **files)
    assert [(one.code, one.values["difference"]) for one in problems] == [("L14", "1")]
    found = amounts(score)
    assert found["kas"].value is None
    assert found["kas"].state.value == "contradictory"
    assert (found["bank"].value, found["meppp"].value) == (0, 5)


def test_without_the_word_ledger_stated_figures_stay_but_are_checked(tmp_path):
    stated = ASSESSMENT.replace("figures_from: ledger\n", "figures: {kas: 999}\n")
    files = {"ledgers/general_journal_2023.csv": JOURNAL, "assessments/health_2023.yml": stated}
    _, (score,), problems = scores(tmp_path, **files)
    assert [one.code for one in problems] == ["L14"]
    assert amounts(score)["kas"].value == 999
    assert amounts(score)["bank"].value is None


def test_books_with_errors_give_no_figures(tmp_path):
    torn = JOURNAL + "2023-02-01,B1,1101,5,,\n"
    files = {"ledgers/general_journal_2023.csv": torn, "assessments/health_2023.yml": ASSESSMENT}
    _, (score,), problems = scores(tmp_path, **files)
    assert [one.code for one in problems] == ["L01"]
    assert amounts(score)["kas"].value is None


def test_a_refused_journal_is_told_once_and_not_again_by_what_it_leaves_unknown(tmp_path):
    """Loans without a known reserve are a finding of their own, but not while the reserve waits for the journal."""
    loans = (
        "as_of,loan,borrower_kind,class,secured,outstanding,granted_in_year\n2023-12-31,PJ-1,anggota,lancar,ya,5000,0\n"
    )
    torn = JOURNAL + "2023-02-01,B1,1131,5000,,\n2023-02-01,B1,1101,,500,\n"
    files = {"assessments/health_2023.yml": ASSESSMENT, "ledgers/loans_2023.csv": loans}
    told = assess(write_folder(tmp_path / "1", **files, **{"ledgers/general_journal_2023.csv": torn}))
    assert [one.code for one in told] == ["L01"]
    alone = {**files, "assessments/health_2023.yml": ASSESSMENT.replace("ledger\n", "registers\n")}
    assert "K61" in [one.code for one in assess(write_folder(tmp_path / "2", **alone))]


def test_an_account_named_after_a_person_is_refused_and_never_shown(tmp_path):
    chart = (
        "code,name,kind,group,cash,cash_flow,maps_to\nK,Kas,aset,aset_lancar,ya,,kas\n"
        "SP,Simpanan Bapak Contoh,ekuitas,simpanan_pokok,,pendanaan,simpanan_pokok\n"
    )
    own = JOURNAL.replace(",1101,", ",K,").replace(",3101,", ",SP,")
    files = {"ledgers/accounts.csv": chart, "ledgers/general_journal_2023.csv": own}
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    folder = write_folder(tmp_path, **files)
    assert [(one.code, one.place.line) for one in workshop.assess(folder)[2]] == [("P06", 3)]
    pages = process_folder(workshop, folder, render=True).pages
    assert not any("Bapak Contoh" in page.body for page in pages)


def test_memos_never_reach_a_page_of_anybody_when_they_hold_personal_data(tmp_path):
    text = JOURNAL.replace(",1000,,\n", ",1000,,Setoran a.n. Contoh\n")
    folder = write_folder(tmp_path, **{"ledgers/general_journal_2023.csv": text})
    cooperative, _, problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)
    assert [one.code for one in problems] == ["P06"]
    assert [journal.memos for journal in cooperative.ledger.journals] == [None]


def test_an_own_chart_takes_the_place_of_the_shared_one(tmp_path):
    chart = (
        "code,name,kind,group,cash,cash_flow,maps_to\nK,Kas,aset,aset_lancar,ya,,kas\n"
        "SP,Simpanan pokok,ekuitas,simpanan_pokok,,pendanaan,simpanan_pokok\n"
    )
    own = JOURNAL.replace(",1101,", ",K,").replace(",3101,", ",SP,")
    files = {
        "ledgers/accounts.csv": chart,
        "ledgers/general_journal_2023.csv": own,
        "assessments/health_2023.yml": ASSESSMENT,
    }
    _, (score,), problems = scores(tmp_path, **files)
    assert problems == []
    found = amounts(score)
    assert found["kas"].value == 1000
    # Nothing in this chart is mapped to it, so it is unknown and not zero.
    assert found["surat_berharga"].value is None
    assert [
        one.code
        for one in assess(write_folder(tmp_path / "2", **{**files, "ledgers/general_journal_2023.csv": JOURNAL}))
    ] == ["L02"] * 2


def test_a_year_closes_into_the_next_though_the_surplus_moves(tmp_path):
    earned = "2023-05-01,B1,1101,200,,\n2023-05-01,B1,4101,,200,\n"
    after = (
        f"{HEADER}\n2024-01-01,saldo-awal,1101,1200,,\n2024-01-01,saldo-awal,3101,,1000,\n"
        "2024-01-01,saldo-awal,3401,,200,\n"
    )
    files = {"ledgers/general_journal_2023.csv": JOURNAL + earned, "ledgers/general_journal_2024.csv": after}
    assert assess(write_folder(tmp_path, **files)) == []
    wrong = after.replace("3401,,200", "3401,,150").replace("3101,,1000", "3101,,1050")
    (one, two) = assess(write_folder(tmp_path / "2", **{**files, "ledgers/general_journal_2024.csv": wrong}))
    assert {(each.values["account"], each.values["difference"]) for each in (one, two)} == {
        ("3101 Simpanan pokok", "50"),
        ("SHU", "50"),
    }
