"""Savings register -> sums by the rulebooks' account names, exact rupiah.

Knows which kinds and owners make which account; both the accounts that part members from others and those that do not.
"""

from __future__ import annotations

from datetime import date

from generator.model.cooperative import Register
from generator.model.loan_quality import RegisterFigure, SavingsTotals
from generator.model.registers import OwnerKind, SavingsKind, SavingsRow

_MEMBERS = frozenset({OwnerKind.ANGGOTA})
_OTHERS = frozenset(OwnerKind) - _MEMBERS
_ALL = frozenset(OwnerKind)
_ACCOUNTS = (
    ("simpanan_pokok", SavingsKind.SIMPANAN_POKOK, _ALL),
    ("simpanan_wajib", SavingsKind.SIMPANAN_WAJIB, _ALL),
    ("tabungan_koperasi", SavingsKind.TABUNGAN, _ALL),
    ("tabungan_anggota", SavingsKind.TABUNGAN, _MEMBERS),
    ("tabungan_non_anggota", SavingsKind.TABUNGAN, _OTHERS),
    ("simpanan_berjangka", SavingsKind.SIMPANAN_BERJANGKA, _ALL),
    ("simpanan_berjangka_anggota", SavingsKind.SIMPANAN_BERJANGKA, _MEMBERS),
    ("simpanan_berjangka_non_anggota", SavingsKind.SIMPANAN_BERJANGKA, _OTHERS),
)


def compute_savings(register: Register[SavingsRow], as_of: date) -> SavingsTotals | None:
    """The register as of one day; None when it was not read whole or has no row of that day.

    A kind without a row of that day gives no figure at all: left out is unknown, zero is written `0`.
    """
    rows = [row for row in register.rows if row.content.as_of == as_of]
    if not register.complete or not rows:
        return None
    figures = {}
    for name, kind, owners in _ACCOUNTS:
        of_kind = [row for row in rows if row.content.kind is kind]
        if not of_kind:
            continue
        found = [row for row in of_kind if row.content.owner_kind in owners]
        lines = [row.start.line for row in found]
        value = sum(row.content.amount for row in found)
        span = min(lines, default=0), max(lines, default=0)
        figures[name] = RegisterFigure(name, value, register.file, len(found), *span)
    return SavingsTotals(register.file, as_of, figures)
