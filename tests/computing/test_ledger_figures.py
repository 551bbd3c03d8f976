"""Figures of the rulebooks from the books: every one is reachable or said to come from elsewhere, and they tie."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from generator.computing.amounts import AmountBook, Fact, prepare_amounts
from generator.computing.ledger_figures import assign_accounts, compute_book_figures
from generator.model.cooperative import Authored
from generator.model.ledger import FigureSource, ShuDistribution
from generator.problems.place import Place
from generator.reading.content import read_rulebooks
from tests.computing.test_ledger import OPEN, YEAR, journals, state_lines
from tests.ledger_cases import ROOT, default_chart, ledger_figures, read_lines, state


@cache
def rulebooks():
    return {one.content.id: one.content for one in read_rulebooks(ROOT)[0]}


NAMES = sorted(path.stem for path in (ROOT / "content" / "rulebooks" / "health").glob("*.yml"))
WITH_PARTS = [name for name in NAMES if name != "juknis-15-2021-sektor-riil"]


def figures_of(name, books, before=None):
    rulebook = rulebooks()[name]
    return compute_book_figures(rulebook, prepare_amounts(rulebook), ledger_figures(), books, before)


@pytest.mark.parametrize("name", NAMES)
def test_every_account_of_a_rulebook_has_a_source(name):
    table, reached = ledger_figures(), assign_accounts(rulebooks()[name], ledger_figures(), default_chart())
    for account in rulebooks()[name].accounts:
        assert account.id in table, account.id
        from_accounts = table[account.id].source in (FigureSource.AKUN, FigureSource.KELOMPOK)
        assert from_accounts == bool(reached.get(account.id)), account.id


def test_nothing_in_the_table_or_the_chart_is_unknown_to_all_rulebooks():
    known = {account.id for rulebook in rulebooks().values() for account in rulebook.accounts}
    assert set(ledger_figures()) == known
    mapped = {name for one in default_chart().values() for chain in one.maps_to for name in chain.strip("-").split("|")}
    assert mapped <= known
    groups = {one.group.value for one in default_chart().values()}
    for row in ledger_figures().values():
        if row.source is FigureSource.KELOMPOK:
            assert {one.strip("-") for one in row.of} <= groups


@pytest.mark.parametrize("name", WITH_PARTS)
@given(lines=journals())
@settings(max_examples=15, deadline=None)
def test_the_parts_of_a_rulebook_add_up_to_the_balance_sheet(name, lines):
    """No account of the chart is lost between a rulebook's parts, and none is counted twice."""
    books = state_lines(lines)
    rulebook = rulebooks()[name]
    facts = {id_: Fact(one.value, one.place) for id_, one in figures_of(name, books).items()}
    book = AmountBook(prepare_amounts(rulebook), facts)
    assert book.get("total_aset").value == books.line("total_aset").amount
    assert book.get("total_pasiva").value == books.line("total_kewajiban_dan_ekuitas").amount


def test_each_figure_leads_to_accounts_and_lines():
    found = figures_of("perdep-06-2016", state_lines(OPEN + YEAR))
    loans = found["pinjaman_anggota"]
    assert (loans.value, loans.place, loans.lines) == (5_900, Place("journal.csv", 4), 3)
    (part,) = loans.parts
    assert (part.code, part.amount, part.lines, part.first, part.last) == ("1131", 5_900, 3, 4, 12)
    # What was never posted is zero by the books, and says by which accounts.
    assert (found["bank"].value, found["surat_berharga"].value) == (4_700, 0)
    assert [part.code for part in found["surat_berharga"].parts] == ["1113", "1202"]
    assert found["aset_tetap"].value == -30
    assert found["shu_belum_dibagi"].value == found["shu_sebelum_pajak"].value == 100
    assert found["biaya_karyawan"].value == 90
    # Registers and people give the others.
    for name in ("pinjaman_macet", "volume_pinjaman", "meppp", "shu_bagian_anggota"):
        assert name not in found


def test_an_allowance_is_written_positive_and_under_the_name_the_rule_knows():
    lines = [("2023-12-31", "B1", "5301", 70, 0), ("2023-12-31", "B1", "1139", 0, 70)]
    books = state_lines(lines)
    assert figures_of("perdep-06-2016", books)["penyisihan_pinjaman"].value == 70
    found = figures_of("juknis-15-2021-ksp", books)
    assert found["ppap"].value == 70
    assert "penyisihan_pinjaman" not in found


def test_the_year_before_comes_from_its_books_or_the_opening_entry():
    with TemporaryDirectory() as folder:
        before = state(read_lines(Path(folder), OPEN + YEAR))
        lines = [
            ("2024-01-01", "saldo-awal", "1101", 5_010, 0),
            ("2024-01-01", "saldo-awal", "1131", 5_900, 0),
            ("2024-01-01", "saldo-awal", "1309", 0, 30),
            ("2024-01-01", "saldo-awal", "2141", 0, 50),
            ("2024-01-01", "saldo-awal", "3101", 0, 10_730),
            ("2024-01-01", "saldo-awal", "3401", 0, 100),
        ]
        now, alone = state(read_lines(Path(folder), lines, 2024), before), state(read_lines(Path(folder), lines, 2024))
    for name in ("juknis-15-2021-ksp", "juknis-15-2021-sektor-riil"):
        with_books, by_opening = figures_of(name, now, before), figures_of(name, alone)
        for found in (with_books, by_opening):
            assert found["total_aset_lalu"].value == 10_880
            assert found["ekuitas_lalu"].value == 10_830
            assert found["total_aset_lalu"].lines and found["total_aset_lalu"].place.line
        opened = by_opening["total_aset_lalu"]
        assert (opened.lines, opened.place.line) == (3, 2), "the lines of the opening entry on assets, no other"
        assert with_books["total_aset_lalu"].lines > 3
        assert with_books["shu_setelah_pajak_lalu"].value == 100
        # An opening entry knows nothing of last year's income.
        assert "shu_setelah_pajak_lalu" not in by_opening
    assert figures_of("juknis-15-2021-ksp", now, before)["dana_yang_diterima_lalu"].value == 10_880
    no_opening = state_lines(YEAR)
    assert "total_aset_lalu" not in figures_of("juknis-15-2021-ksp", no_opening)


def decide(*percents):
    shares = [{"name": f"Bagian {at}", "percent": one, "member": "ya"} for at, one in enumerate(percents)]
    written = ShuDistribution.model_validate({"decided_on": "2024-02-24", "shares": shares})
    return Authored(
        "ledgers/shu_distribution_2023.yml", written, {(): Place("ledgers/shu_distribution_2023.yml", 1, 1)}
    )


def test_the_members_part_of_the_surplus_is_shared_to_the_rupiah():
    with TemporaryDirectory() as folder:
        books = state(read_lines(Path(folder), OPEN + YEAR), None, decide("33.333333", "33.333333", "33.333334"))
        assert [part.amount for part in books.shares] == [33, 33, 34]
        odd = state(read_lines(Path(folder), OPEN + YEAR), None, decide("50", "49"))
        loss = state(read_lines(Path(folder), OPEN + YEAR[6:8]), None, decide("50", "50"))
    assert odd.shares == loss.shares == ()
    figure = figures_of("perdep-06-2016", books)["shu_bagian_anggota"]
    assert (figure.value, figure.place.file) == (100, "ledgers/shu_distribution_2023.yml")
