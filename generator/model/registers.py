"""The registers beside the books: loans and savings as of a day, one row a loan (or group of loans) or kind of saving.

Knows their written form. Every column is internal: rows are never for the public, sums are. The defaults stand for
nothing a person wrote; which columns every row must fill, `LOAN_REQUIRED` and `SAVINGS_REQUIRED` say.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.model.audience import internal
from generator.model.values import Count, Day, LoanCode, Rupiah, Written, YesNo

LOAN_REQUIRED = ("as_of", "loan", "borrower_kind", "outstanding")
SAVINGS_REQUIRED = ("as_of", "kind", "owner_kind", "amount")
_NO_DAY = date(1900, 1, 1)


class BorrowerKind(StrEnum):
    """Who owes: the rulebooks count members apart from everybody else."""

    ANGGOTA = "anggota"
    CALON_ANGGOTA = "calon_anggota"
    KOPERASI_LAIN = "koperasi_lain"
    ANGGOTA_KOPERASI_LAIN = "anggota_koperasi_lain"
    LAINNYA = "lainnya"


class LoanClass(StrEnum):
    """The four classes of a loan, best first."""

    LANCAR = "lancar"
    KURANG_LANCAR = "kurang_lancar"
    DIRAGUKAN = "diragukan"
    MACET = "macet"


class Instalments(StrEnum):
    """How often a loan is to be paid back; the limits of arrears differ by it."""

    HARIAN = "harian"
    MINGGUAN = "mingguan"
    BULANAN = "bulanan"
    DUA_BULANAN = "dua_bulanan"
    TRIWULANAN = "triwulanan"
    ENAM_BULANAN = "enam_bulanan"
    TAHUNAN = "tahunan"
    TANPA_ANGSURAN = "tanpa_angsuran"


class SavingsKind(StrEnum):
    """Kinds of savings a cooperative holds."""

    SIMPANAN_POKOK = "simpanan_pokok"
    SIMPANAN_WAJIB = "simpanan_wajib"
    TABUNGAN = "tabungan"
    SIMPANAN_BERJANGKA = "simpanan_berjangka"


class OwnerKind(StrEnum):
    """Whose savings; principal and compulsory savings can only be a member's."""

    ANGGOTA = "anggota"
    CALON_ANGGOTA = "calon_anggota"
    KOPERASI_LAIN = "koperasi_lain"
    LAINNYA = "lainnya"


class LoanRow(Written):
    """One row of `ledgers/loans_<year>.csv`; rupiah, days."""

    as_of: Day = internal(_NO_DAY, description="Tanggal saldo, contoh 2023-12-31.")
    loan: LoanCode = internal("0", description="Nomor pinjaman atau nomor kelompok pinjaman; bukan nama orang.")
    borrower_kind: BorrowerKind = internal(
        BorrowerKind.ANGGOTA, description="anggota, calon_anggota, koperasi_lain, anggota_koperasi_lain, lainnya."
    )
    loan_class: LoanClass | None = internal(
        None,
        alias="class",
        description="Golongan yang ditetapkan: lancar, kurang_lancar, diragukan, macet; kosong = dihitung bila pasti.",
    )
    instalments: Instalments | None = internal(
        None,
        description=(
            "Jadwal angsuran: harian, mingguan, bulanan, dua_bulanan, triwulanan, enam_bulanan, tahunan,"
            " tanpa_angsuran."
        ),
    )
    days_overdue: Count | None = internal(
        None, description="Hari tunggakan pokok; untuk tanpa_angsuran: hari lewat jatuh tempo. 0 = tidak menunggak."
    )
    interest_days_overdue: Count | None = internal(None, description="Hari tunggakan bunga; 0 = tidak menunggak.")
    secured: YesNo | None = internal(None, description="ya bila agunan atau penjaminannya memadai.")
    collateral: Rupiah | None = internal(None, description="Taksiran nilai agunan, rupiah utuh.")
    interest_due: Rupiah | None = internal(None, description="Bunga yang terutang, rupiah utuh.")
    rescue: YesNo | None = internal(None, description="ya bila pinjaman masih dapat diselamatkan.")
    outstanding: Rupiah = internal(0, description="Sisa pokok pinjaman, rupiah utuh.")
    granted_in_year: Rupiah | None = internal(
        None, description="Yang dicairkan sejak awal tahun sampai tanggal itu, rupiah utuh; 0 = tidak ada."
    )
    allowance: Rupiah | None = internal(None, description="Penyisihan untuk pinjaman ini, rupiah utuh.")


class SavingsRow(Written):
    """One row of `ledgers/savings_<year>.csv`; rupiah."""

    as_of: Day = internal(_NO_DAY, description="Tanggal saldo, contoh 2023-12-31.")
    kind: SavingsKind = internal(
        SavingsKind.TABUNGAN, description="simpanan_pokok, simpanan_wajib, tabungan, simpanan_berjangka."
    )
    owner_kind: OwnerKind = internal(OwnerKind.ANGGOTA, description="anggota, calon_anggota, koperasi_lain, lainnya.")
    amount: Rupiah = internal(0, description="Jumlah saldo, rupiah utuh.")
