"""Names of groups, totals, columns and classes as the statements print them, in the law's vocabulary.

Knows words only. A name that is missing here is an error of the program, never a raw id on a page.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.ledger import AccountGroup as Group
from generator.model.ledger import AccountKind, CashFlowClass
from generator.model.loan_quality import AgeBucket
from generator.model.registers import LoanClass
from generator.pages.language import Labels, said

KINDS: Mapping[AccountKind, str] = Labels(
    {AccountKind.ASET: "Aset", AccountKind.KEWAJIBAN: "Kewajiban", AccountKind.EKUITAS: "Ekuitas"}
)
GROUPS: Mapping[Group, str] = Labels(
    {
        Group.ASET_LANCAR: "Aset lancar",
        Group.INVESTASI_JANGKA_PANJANG: "Investasi jangka panjang",
        Group.ASET_TETAP: "Aset tetap",
        Group.ASET_LAIN: "Aset lain",
        Group.KEWAJIBAN_JANGKA_PENDEK: "Kewajiban jangka pendek",
        Group.KEWAJIBAN_JANGKA_PANJANG: "Kewajiban jangka panjang",
        Group.SIMPANAN_POKOK: "Simpanan pokok",
        Group.SIMPANAN_WAJIB: "Simpanan wajib",
        Group.MODAL_PENYETARAAN: "Modal penyetaraan",
        Group.HIBAH: "Hibah",
        Group.CADANGAN: "Cadangan",
        Group.SHU_TAHUN_LALU: "SHU tahun lalu",
        Group.SHU_TAHUN_BERJALAN: "SHU tahun berjalan",
        Group.PARTISIPASI_BRUTO: "Partisipasi bruto anggota",
        Group.BEBAN_POKOK: "Beban pokok anggota",
        Group.PENDAPATAN_NON_ANGGOTA: "Pendapatan dari non-anggota",
        Group.BEBAN_POKOK_NON_ANGGOTA: "Beban pokok non-anggota",
        Group.BEBAN_USAHA: "Beban usaha",
        Group.BEBAN_PERKOPERASIAN: "Beban perkoperasian",
        Group.PENDAPATAN_LAIN: "Pendapatan lain",
        Group.BEBAN_LAIN: "Beban lain",
        Group.PAJAK_PENGHASILAN: "Pajak penghasilan badan",
    }
)
TOTALS: Mapping[str, str] = Labels(
    {
        "hasil_usaha_tahun_ini": "SHU tahun ini",
        "total_aset": "Jumlah aset",
        "total_kewajiban": "Jumlah kewajiban",
        "total_ekuitas": "Jumlah ekuitas",
        "total_kewajiban_dan_ekuitas": "Jumlah kewajiban dan ekuitas",
        "partisipasi_neto": "Partisipasi neto anggota",
        "shu_kotor": "SHU kotor",
        "shu_sebelum_beban_perkoperasian": "SHU sebelum beban perkoperasian",
        "shu_sebelum_pajak": "SHU sebelum pajak",
        "shu_setelah_pajak": "SHU setelah pajak",
    }
)
EQUITY_COLUMNS: Mapping[str, str] = Labels(
    {
        "simpanan_pokok": "Simpanan pokok",
        "simpanan_wajib": "Simpanan wajib",
        "modal_penyetaraan": "Modal penyetaraan",
        "hibah": "Hibah",
        "cadangan": "Cadangan",
        "shu": "SHU",
    }
)
EQUITY_ROWS: Mapping[str, str] = Labels(
    {
        "saldo_awal": "Saldo 1 Januari",
        "disetor": "Disetor",
        "dipindahkan": "Dipindahkan antarbagian ekuitas",
        "shu_tahun_ini": "SHU tahun ini",
        "dibagikan_dan_dikembalikan": "Dibagikan dan dikembalikan",
        "saldo_akhir": "Saldo 31 Desember",
    }
)
ACTIVITIES: Mapping[CashFlowClass, str] = Labels(
    {
        CashFlowClass.OPERASI: "kegiatan operasi",
        CashFlowClass.INVESTASI: "kegiatan investasi",
        CashFlowClass.PENDANAAN: "kegiatan pendanaan",
    }
)
LOAN_CLASSES: Mapping[LoanClass, str] = Labels(
    {
        LoanClass.LANCAR: "Lancar",
        LoanClass.KURANG_LANCAR: "Kurang lancar",
        LoanClass.DIRAGUKAN: "Diragukan",
        LoanClass.MACET: "Macet",
    }
)
SAVINGS: Mapping[str, str] = Labels(
    {
        "simpanan_pokok": "Simpanan pokok",
        "simpanan_wajib": "Simpanan wajib",
        "tabungan_anggota": "Tabungan anggota",
        "tabungan_non_anggota": "Tabungan non-anggota",
        "simpanan_berjangka_anggota": "Simpanan berjangka anggota",
        "simpanan_berjangka_non_anggota": "Simpanan berjangka non-anggota",
    }
)


def age_name(bucket: AgeBucket) -> str:
    """`31–90 hari`."""
    if bucket.lower is None:
        return said("Tunggakan tidak tertulis")
    if bucket.upper == 0:
        return said("Tidak menunggak")
    if bucket.lower == 0:
        return said("Semua umur tunggakan") if bucket.upper is None else said("Sampai {days} hari", days=bucket.upper)
    if bucket.upper is None:
        return said("Lebih dari {days} hari", days=bucket.lower - 1)
    return said("{first}–{last} hari", first=bucket.lower, last=bucket.upper)
