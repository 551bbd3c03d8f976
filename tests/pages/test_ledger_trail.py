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
