"""Made-up yearly figures of a savings-and-loan cooperative: balanced, consistent, of every size and every health.

Knows the account names of Perdep 06/2016 and which figures are parts of others. No figure is of a real cooperative.
"""

from __future__ import annotations

import random

YEARS = (2023, 2024, 2025)


def make_books(chance: random.Random) -> dict[int, dict[str, int]]:
    """Figures of every year, from the smallest office to a large one; the balance sheet balances to the rupiah."""
    size = 10 ** chance.uniform(8.5, 11.0)
    books = {}
    for year in YEARS:
        size *= chance.uniform(0.95, 1.25)
        books[year] = make_book(size, chance)
    return books


def make_book(size: float, chance: random.Random) -> dict[str, int]:
    """One year under the account names of Perdep 06/2016; `size` is about the loans outstanding (rupiah)."""

    def share(of: float, low: float, high: float) -> int:
        return round(of * chance.uniform(low, high) / 100)

    book = {
        "kas": share(size, 0.5, 3),
        "bank": share(size, 2, 14),
        "tabungan_simpanan_berjangka": share(size, 0, 10),
        "surat_berharga": share(size, 0, 2),
        "pinjaman_anggota": share(size, 80, 98),
        "pinjaman_non_anggota": share(size, 1, 12),
        "penyisihan_pinjaman": share(size, 0.5, 4),
        "penyertaan": share(size, 0.5, 2),
        "pendapatan_mhd": share(size, 0.2, 1),
        "aset_tetap": share(size, 4, 14),
        "aset_lain": share(size, 0.2, 1),
    }
    assets = sum(book.values()) - 2 * book["penyisihan_pinjaman"]
    loans = book["pinjaman_anggota"] + book["pinjaman_non_anggota"]
    funding = {
        "simpanan_berjangka": share(assets, 15, 30),
        "beban_mhd": share(assets, 0.2, 0.8),
        "hutang_biaya": share(assets, 0.1, 0.4),
        "dana_pinjaman_diterima": share(assets, 0, 12),
        "kewajiban_lain": share(assets, 0.5, 1.5),
        "simpanan_pokok": share(assets, 0.8, 2),
        "simpanan_wajib": share(assets, 8, 18),
        "modal_penyetaraan": 0,
        "modal_penyertaan": share(assets, 0, 3),
        "cadangan_umum": share(assets, 3, 8),
        "cadangan_tujuan_risiko": share(assets, 0.5, 2.5),
        "modal_sumbangan": share(assets, 0, 1),
        "shu_belum_dibagi": share(assets, 0.3, 2.5),
    }
    savings = assets - sum(funding.values())
    volume, gross = share(loans, 85, 150), share(loans, 11, 18)
    others = share(gross, 6, 20)
    result = {
        "partisipasi_bruto": gross,
        "beban_pokok": share(gross, 12, 28),
        "pendapatan_non_anggota": others,
        "beban_pokok_non_anggota": share(others, 25, 60),
        "beban_usaha": share(gross, 40, 70),
        "beban_perkoperasian": share(gross, 4, 12),
    }
    surplus = 2 * (gross + others) - sum(result.values())
    return {
        **book,
        "total_aset": assets,
        "tabungan_koperasi": savings,
        **funding,
        "total_pasiva": assets,
        "kewajiban_lancar": share(savings + funding["simpanan_berjangka"], 40, 90),
        "volume_pinjaman": volume,
        "volume_pinjaman_anggota": share(volume, 45, 100),
        "pinjaman_kurang_lancar": share(loans, 0, 7),
        "pinjaman_diragukan": share(loans, 0, 5),
        "pinjaman_macet": share(loans, 0, 6),
        "pinjaman_berisiko": share(loans, 5, 40),
        **result,
        "biaya_karyawan": share(result["beban_usaha"], 35, 75),
        "shu_sebelum_pajak": surplus,
        "shu_bagian_anggota": max(0, share(surplus, 25, 50)),
        "meppp": share(gross, 1, 6),
    }
