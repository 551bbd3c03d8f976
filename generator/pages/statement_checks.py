"""What must agree between the statements of a year, both numbers of each.

Every pair comes from two different computations. Refuses to hide a difference: what does not hold is told as such.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.ledger import AccountKind
from generator.model.statements import LedgerStatements
from generator.pages.language import said


@dataclass(frozen=True, slots=True)
class TieCheck:
    """Two numbers that must be one (rupiah)."""

    left_name: str
    left: int
    right_name: str
    right: int

    @property
    def holds(self) -> bool:
        """Whether they are."""
        return self.left == self.right


def make_checks(books: LedgerStatements, before: LedgerStatements | None) -> tuple[TieCheck, ...]:
    """The ties of one year, and of its opening to the year before."""
    totals = books.totals.values()
    cash = sum(one.closing for one in totals if one.account.cash)
    flow, equity = books.cash_flow, books.equity
    checks = [
        TieCheck(
            said("Jumlah aset"),
            books.line("total_aset").amount,
            said("jumlah kewajiban dan ekuitas"),
            books.line("total_kewajiban_dan_ekuitas").amount,
        ),
        TieCheck(
            said("Jumlah mutasi debit"),
            sum(one.debit for one in totals),
            said("mutasi kredit"),
            sum(one.credit for one in totals),
        ),
        TieCheck(
            said("Kas awal ditambah arus kas"), flow.opening + flow.change, said("kas dan bank dalam neraca"), cash
        ),
        TieCheck(
            said("SHU setelah pajak dalam perhitungan hasil usaha"),
            books.line("shu_setelah_pajak").amount,
            said("SHU tahun ini dalam ekuitas"),
            sum(equity.row("shu_tahun_ini")),
        ),
        TieCheck(
            said("Ekuitas akhir dalam perubahan ekuitas"),
            sum(equity.row("saldo_akhir")),
            said("jumlah ekuitas dalam neraca"),
            books.line("total_ekuitas").amount,
        ),
    ]
    if before is not None:
        opening = sum(one.opening_value for one in totals if one.account.kind is AccountKind.ASET)
        closing = before.line("total_aset").amount
        checks.append(
            TieCheck(
                said("Aset 1 Januari {year}", year=books.year),
                opening,
                said("aset 31 Desember {year}", year=before.year),
                closing,
            )
        )
    if books.shares:
        shared = sum(one.amount for one in books.shares)
        checks.append(TieCheck(said("Jumlah SHU dibagi"), shared, said("SHU setelah pajak"), books.surplus))
    return tuple(checks)
