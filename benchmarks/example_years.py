"""The yearly figures of the fictional sample cooperative that `example_books.py` spreads over its journal.

All invented. Debits are positive, credits negative; whole rupiah.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KAS, BANK = "1101", "1102"

OPENING = {
    "1101": 41_265_000, "1102": 84_525_840, "1103": 150_000_000, "1112": 75_000_000,
    "1131": 2_731_845_300, "1132": 168_200_000, "1133": 90_000_000, "1139": -36_500_000,
    "1141": 25_316_400, "1142": 7_350_000, "1152": 3_940_000, "1153": 8_875_000, "1204": 45_000_000,
    "1301": 95_000_000, "1302": 265_000_000, "1303": 68_500_000, "1304": 87_450_000, "1309": -179_559_000,
    "2101": -1_198_973_545, "2102": -104_350_000, "2103": -457_750_000, "2104": -80_000_000, "2204": -312_500_000,
    "2121": -106_250_000, "2201": -425_000_000, "2131": -4_791_000, "2132": -16_482_500, "2134": -8_935_700,
    "2141": -1_873_500, "2143": -7_405_000, "2144": -3_950_000, "2152": -6_312_000, "2205": -6_220_000,
    "2208": -100_000_000, "3101": -58_100_000, "3102": -463_240_000, "3201": -35_000_000,
    "3301": -232_137_375, "3302": -58_012_620, "3401": -43_925_300,
}  # fmt: skip
"""Balances of 31 December 2021."""


@dataclass(frozen=True)
class Year:
    """One book year: closing balances and the sums its entries add up to."""

    number: int
    meeting: date
    holidays: frozenset[date]
    close: dict[str, int]
    lending: tuple[int, ...]
    """Weight of each month in what members borrow."""
    problem_loans: tuple[int, int, int]
    """Outstanding kurang lancar, diragukan, macet."""
    at_risk: int
    """Outstanding without adequate security."""
    granted_members: int
    granted_prospects: int
    written_off: int
    member_income: int
    """Accounts 4101 to 4104."""
    member_other: int
    accrued_members: int
    accrued_others: int
    other_income: int
    """Accounts 4201 to 4204."""
    placement: tuple[int, ...]
    """Interest on placements, month by month."""
    payment_service: int
    """Commission of paying bills for the public, account 4204."""
    interest_savings: int
    interest_other_savings: int
    interest_deposits: int
    """Account 5102 with what is accrued at the end of the year."""
    interest_other_deposits: int
    bank_interest: int
    saved_members: int
    saved_others: int
    placed_members: int
    placed_others: int
    joined: int
    left: int
    refunded: int
    salary: int
    honorarium: int
    depreciation: int
    insurance: int
    provision: int
    tax: int
    costs: dict[str, int]
    december_bill: int
    """Electricity, water and telephone of December, paid in January."""
    audit_fee: int
    """Billed in December, part of account 5314."""
    events: tuple[tuple[date, str, str, tuple[tuple[str, int], ...]], ...]

    @property
    def placement_income(self) -> int:
        """All of account 4204."""
        return sum(self.placement) + self.payment_service


def _days(year: int, *days: tuple[int, int]) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, day in days)


def _at(
    year: int, month: int, day: int, kind: str, memo: str, *lines: tuple[str, int]
) -> tuple[date, str, str, tuple[tuple[str, int], ...]]:
    return date(year, month, day), kind, memo, lines


YEAR_2022 = Year(
    number=2022,
    meeting=date(2022, 2, 26),
    holidays=_days(
        2022,
        (2, 1),
        (2, 28),
        (3, 3),
        (4, 15),
        (4, 29),
        (5, 2),
        (5, 3),
        (5, 4),
        (5, 5),
        (5, 6),
        (5, 26),
        (6, 1),
        (6, 8),
        (6, 9),
        (8, 17),
        (12, 26),
    ),
    close={
        "1101": 38_462_500,
        "1102": 145_355_320,
        "1103": 150_000_000,
        "1112": 75_000_000,
        "1113": 0,
        "1131": 2_948_317_600,
        "1132": 192_650_000,
        "1133": 120_000_000,
        "1139": -48_250_000,
        "1141": 27_884_150,
        "1142": 7_950_000,
        "1152": 4_215_000,
        "1153": 9_200_000,
        "1204": 45_000_000,
        "1301": 95_000_000,
        "1302": 265_000_000,
        "1303": 68_500_000,
        "1304": 94_300_000,
        "1309": -204_059_100,
        "2101": -1_367_826_930,
        "2102": -118_400_500,
        "2103": -540_250_000,
        "2104": -85_000_000,
        "2204": -390_250_000,
        "2121": -106_250_000,
        "2201": -318_750_000,
        "2131": -3_724_150,
        "2132": -18_940_275,
        "2134": -9_615_800,
        "2141": -3_246_715,
        "2142": 0,
        "2143": -6_120_000,
        "2144": -4_385_000,
        "2152": -7_727_000,
        "2205": -7_940_000,
        "2208": -100_000_000,
        "3101": -59_600_000,
        "3102": -512_385_000,
        "3201": -35_000_000,
        "3301": -243_118_700,
        "3302": -62_405_150,
        "3401": 0,
        "5601": 3_724_150,
    },
    lending=(64, 68, 70, 72, 75, 80, 86, 88, 88, 88, 88, 83),
    problem_loans=(209_815_400, 144_720_800, 168_336_250),
    at_risk=1_183_254_700,
    granted_members=3_412_690_000,
    granted_prospects=452_450_000,
    written_off=30_000_000,
    member_income=547_918_350,
    member_other=6_480_000,
    accrued_members=24_400_150,
    accrued_others=3_484_000,
    other_income=82_365_400,
    placement=(
        903_450,
        897_200,
        905_850,
        899_300,
        908_650,
        896_750,
        911_400,
        904_200,
        907_950,
        899_850,
        913_300,
        918_100,
    ),
    payment_service=13_800_000,
    interest_savings=53_900_385,
    interest_other_savings=4_452_500,
    interest_deposits=57_374_215,
    interest_other_deposits=5_575_000,
    bank_interest=24_085_000,
    saved_members=1_486_500_000,
    saved_others=96_400_000,
    placed_members=412_750_000,
    placed_others=35_000_000,
    joined=27,
    left=12,
    refunded=9_640_000,
    salary=17_950_000,
    honorarium=2_650_000,
    depreciation=2_041_675,
    insurance=795_000,
    provision=41_750_000,
    tax=3_724_150,
    costs={
        "5304": 8_450_000,
        "5306": 7_015_350,
        "5308": 22_350_800,
        "5310": 7_850_000,
        "5311": 4_215_000,
        "5313": 14_640_000,
        "5314": 13_451_000,
        "5315": 3_480_000,
    },
    december_bill=1_968_400,
    audit_fee=6_500_000,
    events=(
        _at(
            2022, 1, 26, "BBK", "Pelatihan penagihan bagi dua petugas lapangan", ("5317", 1_850_000), (BANK, -1_850_000)
        ),
        _at(
            2022,
            2,
            24,
            "BKK",
            "Konsumsi, cetak laporan dan sewa tenda rapat anggota",
            ("5403", 9_815_000),
            (KAS, -9_815_000),
        ),
        _at(2022, 4, 13, "BBK", "Setoran pajak penghasilan badan tahun 2021", ("2131", 4_791_000), (BANK, -4_791_000)),
        _at(2022, 4, 22, "BBK", "Tunjangan hari raya karyawan", ("5305", 17_950_000), (BANK, -17_950_000)),
        _at(2022, 5, 19, "BKK", "Talangan biaya notaris pengikatan agunan", ("1142", 2_400_000), (KAS, -2_400_000)),
        _at(2022, 7, 6, "BBK", "Premi asuransi kantor dan kendaraan, setahun", ("1153", 9_865_000), (BANK, -9_865_000)),
        _at(
            2022,
            7,
            13,
            "BKK",
            "Pelatihan pengelolaan keuangan keluarga bagi anggota",
            ("5402", 3_150_000),
            (KAS, -3_150_000),
        ),
        _at(
            2022,
            8,
            23,
            "BBK",
            "Pembelian komputer kasir dan pencetak buku tabungan",
            ("1304", 6_850_000),
            (BANK, -6_850_000),
        ),
        _at(2022, 9, 7, "BKM", "Pengembalian talangan biaya notaris", (KAS, 1_800_000), ("1142", -1_800_000)),
        _at(
            2022, 10, 6, "BBK", "Pelatihan pembukuan bagi juru buku dan kasir", ("5317", 2_650_000), (BANK, -2_650_000)
        ),
        _at(2022, 10, 19, "BKK", "Pembinaan kelompok tani kopi anggota", ("5402", 3_500_000), (KAS, -3_500_000)),
        _at(2022, 11, 8, "BKM", "Titipan premi asuransi jiwa peminjam", (KAS, 1_415_000), ("2152", -1_415_000)),
        _at(2022, 12, 6, "BBM", "Titipan hari tua karyawan, setahun", (BANK, 1_720_000), ("2205", -1_720_000)),
        _at(2022, 12, 19, "BBK", "Bagi hasil modal penyertaan", ("5206", 4_500_000), (BANK, -4_500_000)),
        _at(
            2022,
            12,
            31,
            "BM",
            "Sisa perlengkapan menurut hitungan fisik akhir tahun",
            ("1152", 275_000),
            ("5306", -275_000),
        ),
    ),
)

YEAR_2023 = Year(
    number=2023,
    meeting=date(2023, 2, 25),
    holidays=_days(
        2023,
        (1, 23),
        (3, 22),
        (3, 23),
        (4, 7),
        (4, 19),
        (4, 20),
        (4, 21),
        (4, 24),
        (4, 25),
        (5, 1),
        (5, 18),
        (6, 1),
        (6, 2),
        (6, 28),
        (6, 29),
        (6, 30),
        (7, 19),
        (8, 2),
        (8, 3),
        (8, 17),
        (9, 28),
        (12, 25),
        (12, 26),
    ),
    close={
        "1101": 52_718_350,
        "1102": 341_009_615,
        "1103": 0,
        "1112": 50_000_000,
        "1113": 50_000_000,
        "1131": 3_361_846_200,
        "1132": 189_515_000,
        "1133": 90_000_000,
        "1139": -66_835_000,
        "1141": 24_195_700,
        "1142": 5_950_000,
        "1152": 3_690_000,
        "1153": 9_300_000,
        "1204": 55_000_000,
        "1301": 95_000_000,
        "1302": 265_000_000,
        "1303": 68_500_000,
        "1304": 102_200_000,
        "1309": -229_431_600,
        "2101": -1_571_395_180,
        "2102": -131_250_000,
        "2103": -481_500_000,
        "2104": -90_000_000,
        "2204": -614_750_000,
        "2121": -106_250_000,
        "2201": -212_500_000,
        "2131": -10_243_400,
        "2132": -20_315_640,
        "2134": -7_482_300,
        "2141": -1_384_257,
        "2142": 0,
        "2143": -7_240_000,
        "2144": -5_105_000,
        "2152": -7_407_000,
        "2205": -10_060_000,
        "2208": -100_000_000,
        "3101": -61_200_000,
        "3102": -585_105_000,
        "3201": -35_000_000,
        "3301": -251_516_263,
        "3302": -65_764_175,
        "3401": 0,
        "5601": 10_243_400,
    },
    lending=(74, 77, 77, 79, 79, 80, 81, 83, 83, 84, 84, 82),
    problem_loans=(148_926_500, 82_415_200, 117_648_900),
    at_risk=1_052_318_600,
    granted_members=4_086_715_000,
    granted_prospects=344_665_000,
    written_off=16_000_000,
    member_income=603_482_150,
    member_other=6_120_000,
    accrued_members=21_150_700,
    accrued_others=3_045_000,
    other_income=75_914_800,
    placement=(
        921_300,
        914_850,
        922_700,
        918_250,
        925_400,
        919_600,
        928_150,
        930_700,
        926_450,
        931_900,
        884_250,
        402_350,
    ),
    payment_service=11_400_000,
    interest_savings=58_340_250,
    interest_other_savings=4_990_000,
    interest_deposits=59_756_150,
    interest_other_deposits=5_905_000,
    bank_interest=16_889_700,
    saved_members=1_684_000_000,
    saved_others=104_250_000,
    placed_members=468_250_000,
    placed_others=40_000_000,
    joined=24,
    left=8,
    refunded=7_215_000,
    salary=15_900_000,
    honorarium=2_950_000,
    depreciation=2_114_375,
    insurance=840_000,
    provision=34_585_000,
    tax=10_243_400,
    costs={
        "5304": 6_347_400,
        "5306": 7_847_400,
        "5308": 24_118_600,
        "5310": 9_140_000,
        "5311": 5_860_000,
        "5313": 15_920_000,
        "5314": 13_080_000,
        "5315": 3_560_000,
    },
    december_bill=2_041_900,
    audit_fee=4_850_000,
    events=(
        _at(
            2023,
            2,
            23,
            "BKK",
            "Konsumsi, cetak laporan dan sewa tenda rapat anggota",
            ("5403", 11_246_500),
            (KAS, -11_246_500),
        ),
        _at(
            2023,
            3,
            9,
            "BBK",
            "Pelatihan analisis kelayakan pinjaman bagi petugas",
            ("5317", 4_250_000),
            (BANK, -4_250_000),
        ),
        _at(2023, 4, 12, "BBK", "Setoran pajak penghasilan badan tahun 2022", ("2131", 3_724_150), (BANK, -3_724_150)),
        _at(2023, 4, 13, "BBK", "Tunjangan hari raya karyawan", ("5305", 15_900_000), (BANK, -15_900_000)),
        _at(
            2023, 6, 14, "BBK", "Tambahan penyertaan pada koperasi sekunder", ("1204", 10_000_000), (BANK, -10_000_000)
        ),
        _at(
            2023,
            6,
            21,
            "BKK",
            "Pelatihan pengelolaan keuangan keluarga bagi anggota",
            ("5402", 4_800_000),
            (KAS, -4_800_000),
        ),
        _at(
            2023, 7, 6, "BBK", "Premi asuransi kantor dan kendaraan, setahun", ("1153", 10_180_000), (BANK, -10_180_000)
        ),
        _at(2023, 8, 9, "BBK", "Pembelian surat berharga negara ritel", ("1113", 50_000_000), (BANK, -50_000_000)),
        _at(
            2023, 8, 24, "BBK", "Pembelian lemari arsip dan komputer juru buku", ("1304", 7_900_000), (BANK, -7_900_000)
        ),
        _at(2023, 9, 6, "BKM", "Pengembalian talangan biaya notaris", (KAS, 2_000_000), ("1142", -2_000_000)),
        _at(2023, 9, 20, "BKK", "Pembinaan kelompok petambak garam anggota", ("5402", 4_500_000), (KAS, -4_500_000)),
        _at(
            2023,
            10,
            5,
            "BBK",
            "Pelatihan kebijakan likuiditas bagi manajer dan kasir",
            ("5317", 4_250_000),
            (BANK, -4_250_000),
        ),
        _at(2023, 11, 8, "BKK", "Penyetoran titipan premi asuransi jiwa peminjam", ("2152", 320_000), (KAS, -320_000)),
        _at(2023, 11, 15, "BBM", "Deposito bank yang jatuh tempo", (BANK, 150_000_000), ("1103", -150_000_000)),
        _at(2023, 12, 6, "BBM", "Titipan hari tua karyawan, setahun", (BANK, 2_120_000), ("2205", -2_120_000)),
        _at(
            2023,
            12,
            7,
            "BBM",
            "Pengambilan sebagian simpanan berjangka pada koperasi sekunder",
            (BANK, 25_000_000),
            ("1112", -25_000_000),
        ),
        _at(2023, 12, 19, "BBK", "Bagi hasil modal penyertaan", ("5206", 3_500_000), (BANK, -3_500_000)),
        _at(
            2023,
            12,
            31,
            "BM",
            "Pemakaian perlengkapan menurut hitungan fisik akhir tahun",
            ("5306", 525_000),
            ("1152", -525_000),
        ),
    ),
)

YEARS = (YEAR_2022, YEAR_2023)
