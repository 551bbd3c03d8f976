"""How a page says that a figure comes from the books: accounts, how many lines, which lines."""

from __future__ import annotations

from fractions import Fraction

from generator.model.results import AmountResult, AmountState
from generator.model.statements import TrailPart
from generator.pages.worksheets import Places
from generator.problems.place import Place

JOURNAL = "cooperatives/uji/ledgers/general_journal_2024.csv"
OWN = "cooperatives/uji/assessments/health_2024.yml"


def amount(*parts, line=2):
    trail = tuple(TrailPart(code, f"Akun <{code}>", 5, lines, first, last) for code, lines, first, last in parts)
    return AmountResult("kas", AmountState.STATED, Fraction(5), Place(JOURNAL, line), trail=trail)


def origin(one, short=False):
    return str(Places("cooperatives/uji/assessments", OWN).origin(one, short)).replace("\u2060", "")


def test_one_account_with_its_lines():
    one = amount(("1101", 1214, 2, 980))
    assert origin(one) == (
        ' <small class="trail">dari buku besar: akun 1101, 1.214 baris, ledgers/general_journal_2024.csv:2–980</small>'
    )
    assert origin(one, True) == ' <small class="trail">dari buku besar: akun 1101, baris 2–980 (1.214 baris)</small>'


def test_several_accounts_and_many():
    few = amount(("1101", 1, 7, 7), ("1102", 2, 3, 9))
    assert "akun 1101, 1102, 3 baris, ledgers/general_journal_2024.csv:3–9" in origin(few)
    many = amount(*((f"53{at:02}", 1, 4, 4) for at in range(7)))
    assert "akun 5300, 5301, 5302, 5303 dan 3 lainnya, 7 baris" in origin(many)


def test_what_was_never_posted_says_so():
    assert "akun 1113, tidak ada baris<" in origin(amount(("1113", 0, 0, 0), line=0))


def test_a_code_never_runs_as_a_page():
    assert "<script" not in origin(amount(("<script>", 1, 2, 2)))


def test_a_stated_figure_keeps_its_place():
    stated = AmountResult("kas", AmountState.STATED, Fraction(5), Place(OWN, 7))
    assert origin(stated) == " <small>health_2024.yml:7</small>"
    assert origin(stated, True) == " <small>baris 7</small>"


def lines(*amounts):
    return Places("cooperatives/uji/assessments", OWN).lines(amounts).replace("\u2060", "")


def test_a_list_of_places_cites_all_lines_of_an_account_and_never_line_0():
    book = "ledgers/general_journal_2024.csv"
    both = amount(("1101", 431, 2, 1615), ("1102", 341, 3, 1620))
    assert lines(both) == f"772 baris, {book}:2–1620"
    assert lines(both, amount(("1102", 341, 3, 1620))) == f"772 baris, {book}:2–1620", "an account counts once"
    assert lines(both, amount(("1101", 1, 2, 2))) == f"772 baris, {book}:2–1620", "its opening is among them"
    stated = [AmountResult("x", AmountState.STATED, Fraction(5), Place(OWN, line)) for line in (8, 7)]
    assert lines(*stated, both) == f"health_2024.yml:7, 8; 772 baris, {book}:2–1620"
    assert lines(amount(("1113", 0, 0, 0), line=0), amount(("1101", 2, 4, 9))) == f"2 baris, {book}:4–9"
    assert lines(amount(("1113", 0, 0, 0), line=0)) == f"{book}, tidak ada baris"


def test_figures_of_a_register_keep_their_own_lines():
    file = "cooperatives/uji/ledgers/loans_2024.csv"
    figures = [
        AmountResult(
            name, AmountState.STATED, Fraction(5), Place(file, first), trail=(TrailPart("", "", 5, 40, first, 90),)
        )
        for name, first in (("a", 7), ("b", 29))
    ]
    assert lines(*figures) == "40 baris, ledgers/loans_2024.csv:7–90; 40 baris, ledgers/loans_2024.csv:29–90"


def test_lines_of_another_year_name_their_file_and_lead_to_no_account_of_this_one():
    other = "cooperatives/uji/ledgers/general_journal_2025.csv"
    places = Places("cooperatives/uji/assessments", OWN, "neraca-saldo-2025.html", other)
    assert str(places.origin(amount(("1101", 3, 2, 9)), True)).replace("\u2060", "") == (
        ' <small class="trail">dari buku besar: akun 1101, 3 baris, ledgers/general_journal_2024.csv:2–9</small>'
    )
