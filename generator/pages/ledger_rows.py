"""Trial balance, sharing of the surplus, loan quality, ageing and savings as rows of a table.

Sums only: of loans and savings no row of a register comes here, and how many loans stand behind a sum is told to the
internal audience alone, since a sum of one loan is that loan.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator.model.loan_quality import LoanQuality, SavingsTotals
from generator.model.registers import LoanClass
from generator.model.statements import LedgerStatements
from generator.pages import wording
from generator.pages.language import said
from generator.pages.statement_table import Cell, RowKind, StatementTable, TableRow, Trail, trail_of, trail_of_accounts
from generator.pages.statement_words import LOAN_CLASSES, SAVINGS, age_name


def make_trial_balance(books: LedgerStatements, before: LedgerStatements | None) -> StatementTable:
    """Neraca saldo before closing entries; a balance on the credit side is negative where one column holds both."""
    columns: tuple[str, ...] = (
        said("Saldo awal"),
        said("Mutasi debit"),
        said("Mutasi kredit"),
        said("Saldo debit"),
        said("Saldo kredit"),
    )
    if before:
        columns += (said("Saldo {year}", year=before.year),)
    rows = []
    for code, one in books.totals.items():
        values: tuple[Cell, ...] = (
            one.opening,
            one.debit,
            one.credit,
            max(one.closing, 0),
            max(-one.closing, 0),
        )
        if before:
            values += (before.totals[code].closing if code in before.totals else 0,)
        posted = trail_of(books.file, [one.posted])
        moved = tuple(trail_of(books.file, [lines]) for lines in (one.opened, one.debited, one.credited))
        # A balance stands in one of its two columns; the other holds no line's amount.
        balances = (posted if one.closing > 0 else None, posted if one.closing < 0 else None)
        earlier = (trail_of_accounts(before, [code]),) if before else ()
        rows.append(TableRow(RowKind.ACCOUNT, one.account.name, values, code, posted, (*moved, *balances, *earlier)))
    sums = tuple(_add(row.values[at] for row in rows) for at in range(len(columns)))
    rows.append(TableRow(RowKind.TOTAL, said("Jumlah"), sums))
    note = said(
        "Saldo awal dalam kurung berada di sisi kredit. Jurnal penutup tidak ikut, jadi pendapatan dan beban"
        " masih tampak."
    )
    return StatementTable("neraca-saldo", said("Neraca saldo"), columns, tuple(rows), note, books.file)


def make_shares_table(books: LedgerStatements, before: LedgerStatements | None) -> StatementTable | None:
    """The surplus shared as the annual meeting decided; None while no decision was written."""
    if not books.shares:
        return None
    earlier = {part.name: part.amount for part in before.shares} if before and before.shares else {}
    columns: tuple[str, ...] = (said("Persen"), said("SHU {year}", year=books.year)) + (
        (said("SHU {year}", year=books.year - 1),) if earlier else ()
    )
    rows = []
    for part in books.shares:
        values: tuple[Cell, ...] = (part.percent, part.amount)
        if earlier:
            values += (earlier.get(part.name),)
        rows.append(TableRow(RowKind.ACCOUNT, part.name, values, part.account or ""))
    members = [part for part in books.shares if part.member]
    for label, kind, parts in (
        (said("Di antaranya untuk anggota"), RowKind.SUM, members),
        (said("Jumlah dibagi"), RowKind.TOTAL, books.shares),
    ):
        if not parts:
            continue
        sums: tuple[Cell, ...] = (sum((one.percent for one in parts), Fraction(0)), sum(one.amount for one in parts))
        if earlier and before:
            chosen = [one.amount for one in before.shares if one.member or kind is RowKind.TOTAL]
            sums += (sum(chosen),)
        rows.append(TableRow(kind, label, sums))
    return StatementTable("pembagian-shu", said("Pembagian SHU"), columns, tuple(rows), file=books.file)


def make_loans_table(loans: LoanQuality, before: LoanQuality | None, counted: bool) -> StatementTable:
    """Outstanding by class with its share; how many loans only where `counted`."""
    columns = _loan_columns(loans, before, counted)
    last = {one.loan_class: one.outstanding for one in before.classes} if before else {}
    rows = [
        TableRow(
            RowKind.ACCOUNT,
            LOAN_CLASSES[one.loan_class],
            _loan_cells(one.outstanding, one.count, loans.outstanding, last.get(one.loan_class), before, counted),
        )
        for one in loans.classes
    ]
    if loans.unclassified or (before and before.unclassified):
        rest = loans.count - sum(one.count for one in loans.classes)
        now, then = loans.unclassified, before.unclassified if before else None
        cells = _loan_cells(now, rest, loans.outstanding, then, before, counted)
        rows.append(TableRow(RowKind.ACCOUNT, said("Golongan belum diketahui"), cells))
    rows.append(_loan_total(loans, before, counted))
    if loans.problem_loans is not None:
        bad = sum(one.count for one in loans.classes if one.loan_class is not LoanClass.LANCAR)
        last_bad = before.problem_loans if before else None
        cells = _loan_cells(loans.problem_loans, bad, loans.outstanding, last_bad, before, counted)
        rows.append(TableRow(RowKind.SUM, said("Pinjaman bermasalah (selain lancar)"), cells))
    computed = sum(one.computed for one in loans.classes)
    note = said("Golongan ditetapkan oleh pengelola koperasi.")
    if computed and counted:
        note += " " + said(
            "Pada {count} pinjaman golongannya dihitung dari hari tunggakan.", count=wording.count(computed)
        )
    elif computed:
        note += " " + said("Di mana tidak ditetapkan, golongan dihitung dari hari tunggakan bila aturannya pasti.")
    return StatementTable("kualitas-pinjaman", said("Kualitas pinjaman"), columns, tuple(rows), note)


def make_ageing_table(loans: LoanQuality, before: LoanQuality | None, counted: bool) -> StatementTable:
    """Outstanding by days of arrears; a year before whose ages are not shown stays away."""
    before = before if before and before.ageing else None
    columns = _loan_columns(loans, before, counted)
    last = {(one.lower, one.upper): one.outstanding for one in before.ageing} if before else {}
    rows = [
        TableRow(
            RowKind.ACCOUNT,
            age_name(one),
            _loan_cells(
                one.outstanding, one.count, loans.outstanding, last.get((one.lower, one.upper), 0), before, counted
            ),
        )
        for one in loans.ageing
    ]
    rows.append(_loan_total(loans, before, counted))
    note = said("Kelompok umur ini alat baca; golongan pinjaman tidak ditetapkan darinya.")
    if not counted:
        note += " " + said("Kelompok yang memuat terlalu sedikit pinjaman digabung dengan kelompok di sebelahnya.")
    return StatementTable("umur-tunggakan", said("Umur tunggakan"), columns, tuple(rows), note)


def make_savings_table(savings: SavingsTotals, before: SavingsTotals | None) -> StatementTable:
    """Savings by kind and owner; a kind that the register does not name is unknown, not zero."""
    columns = (wording.day(savings.as_of),) + ((wording.day(before.as_of),) if before else ())
    rows = []
    for name, label in SAVINGS.items():
        sides = [one.figures.get(name) for one in (savings, before) if one]
        if any(sides):
            trails = tuple(
                Trail(found.rows, found.first, found.last, of.file) if found and found.rows else None
                for of, found in zip((one for one in (savings, before) if one), sides, strict=True)
            )
            values = tuple(one.value if one else None for one in sides)
            rows.append(TableRow(RowKind.ACCOUNT, label, values, trail=trails[0], trails=trails))
    sums = tuple(
        None if any(row.values[at] is None for row in rows) else _add(row.values[at] for row in rows)
        for at in range(len(columns))
    )
    rows.append(TableRow(RowKind.TOTAL, said("Jumlah simpanan"), sums))
    return StatementTable("simpanan", said("Simpanan menurut jenis"), columns, tuple(rows), file=savings.file)


def _loan_columns(loans: LoanQuality, before: LoanQuality | None, counted: bool) -> tuple[str, ...]:
    return (
        *((said("Banyaknya"),) if counted else ()),
        said("Sisa pokok"),
        said("Bagian"),
        *((said("Sisa pokok {year}", year=before.as_of.year),) if before else ()),
    )


def _loan_cells(
    outstanding: int, count: int, whole: int, last: int | None, before: LoanQuality | None, counted: bool
) -> tuple[Cell, ...]:
    share = Fraction(100 * outstanding, whole) if whole else None
    cells: tuple[Cell, ...] = (count,) if counted else ()
    cells += (outstanding, share)
    return (*cells, last) if before else cells


def _loan_total(loans: LoanQuality, before: LoanQuality | None, counted: bool) -> TableRow:
    last = before.outstanding if before else None
    cells = _loan_cells(loans.outstanding, loans.count, loans.outstanding, last, before, counted)
    return TableRow(RowKind.TOTAL, said("Jumlah pinjaman"), cells)


def _add(cells: Iterable[Cell]) -> int:
    return sum(cell for cell in cells if isinstance(cell, int))
