"""A register held against the accounts of the books it details: both numbers and the difference.

Knows which accounts by the names they map to. Books give balances of the last day of their year, so registers of other
days are not compared. Never chooses between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from generator.checking.exact_text import rupiah
from generator.checking.thousands import tell_thousands
from generator.model.ledger import Account
from generator.model.loan_quality import RegisterFigure
from generator.model.statements import LedgerStatements
from generator.problems.place import Place
from generator.problems.problem import Problem

_COMPARED = (
    ("pinjaman_anggota", ()),
    ("pinjaman_non_anggota", ()),
    ("penyisihan_pinjaman", ()),
    ("simpanan_pokok", ()),
    ("simpanan_wajib", ()),
    ("tabungan_koperasi", ("tabungan_anggota", "tabungan_non_anggota")),
    ("simpanan_berjangka", ("simpanan_berjangka_anggota", "simpanan_berjangka_non_anggota")),
)
"""A figure, and the parts that are compared in its place where the chart tells them apart."""


def check_register_ties(figures: Mapping[str, RegisterFigure], day: date, books: LedgerStatements) -> Iterator[Problem]:
    """Every figure of a register that its accounts do not bear out."""
    if (day.month, day.day) != (12, 31):
        return
    for whole, parts in _COMPARED:
        apart = all(_accounts_of(name, books.chart) for name in parts) and bool(parts)
        for name in parts if apart else (whole,):
            figure = figures.get(name)
            accounts = _accounts_of(name, books.chart)
            if figure is not None and accounts:
                yield from _compare(figure, accounts, books)


def _accounts_of(name: str, chart: Mapping[str, Account]) -> list[tuple[int, str]]:
    """Sign and code of the accounts that map to a name, first choice or not."""
    return [
        (-1 if chain.startswith("-") else 1, code)
        for code, account in chart.items()
        for chain in account.maps_to
        if name in chain.removeprefix("-").split("|")
    ]


def _compare(figure: RegisterFigure, accounts: list[tuple[int, str]], books: LedgerStatements) -> Iterator[Problem]:
    posted = [(sign, books.totals[code]) for sign, code in accounts if code in books.totals]
    balance = sum(sign * one.value for sign, one in posted)
    if balance == figure.value:
        return
    values = {
        "name": figure.name,
        "register": rupiah(Fraction(figure.value)),
        "ledger": rupiah(Fraction(balance)),
        "difference": rupiah(Fraction(abs(figure.value - balance))),
        "accounts": ", ".join(code for _, code in accounts),
    }
    last = max((one.posted.last for _, one in posted), default=0)
    beside = Place(books.file, last) if last else None
    yield Problem("L47", figure.place, values, (beside,) if beside else ())
    alike = {"what": f"`{figure.name}`", "computed": values["ledger"], "other": values["register"], "name": "daftarnya"}
    yield from tell_thousands(balance, figure.value, alike, figure.place, beside)
