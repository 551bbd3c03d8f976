"""The books of the fictional sample cooperative, written once by this script: journal, registers, checks of two years.

The yearly figures below were fixed first (they are the ones its health assessments were made with); the script spreads
them over weeks and months as a small savings-and-loan cooperative would book them. Same input, same files:

    python benchmarks/example_books.py cooperatives/koperasi-contoh-lumbung-sejahtera/ledgers

The committed files are plain CSV; nothing reads them through this script.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from example_registers import Loan, write_registers
from example_years import OPENING, YEARS, Year

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
KAS, BANK = "1101", "1102"
SHU_PARTS = (
    ("3301", 25),
    ("3302", 10),
    ("2141", 40),
    ("2142", 15),
    ("2143", 5),
    ("2144", 5),
)
"""Accounts and percent: general reserve, risk reserve, members, board and staff, education, social and local."""


def split(total: int, weights: Sequence[int], unit: int, random: Random, spread: int = 25) -> list[int]:
    """`total` in parts near the weights, all but the largest in multiples of `unit`."""
    shaken = [weight * random.randint(100 - spread, 100 + spread) for weight in weights]
    parts = [total * one // sum(shaken) // unit * unit for one in shaken]
    parts[parts.index(max(parts))] += total - sum(parts)
    return parts


def work_days(year: Year) -> list[date]:
    """Monday to Friday without public holidays."""
    days = (date(year.number, 1, 1) + timedelta(n) for n in range(365))
    return [day for day in days if day.weekday() < 5 and day not in year.holidays]


@dataclass
class Book:
    """One year being written: entries in the order of their days."""

    year: Year
    entries: list[tuple[date, int, str, str, list[tuple[str, int]]]] = field(default_factory=list)

    def post(self, day: date, kind: str, memo: str, *lines: tuple[str, int]) -> None:
        """An entry; amounts are debits, negative ones credits."""
        kept = [line for line in lines if line[1]]
        assert sum(amount for _, amount in kept) == 0, (day, memo, kept)
        if kept:
            self.entries.append((day, len(self.entries), kind, memo, kept))

    def balances(self, until: date | None = None) -> dict[str, int]:
        """Net debit by account."""
        found: dict[str, int] = {}
        for day, _, _, _, lines in self.entries:
            if until is None or day <= until:
                for account, amount in lines:
                    found[account] = found.get(account, 0) + amount
        return found


class YearWriter:
    """Spreads the figures of one year over its days."""

    def __init__(self, year: Year, opening: dict[str, int]) -> None:
        self.year = year
        self.open = opening
        self.book = Book(year)
        self.days = work_days(year)
        self.random = Random(f"lumbung sejahtera {year.number}")
        self.weeks = self._weeks()

    def write(self) -> Book:
        """The whole year."""
        self.book.post(date(self.year.number, 1, 1), "saldo-awal", "Saldo awal tahun buku", *sorted(self.open.items()))
        self._loans()
        self._savings()
        self._deposits()
        self._capital()
        self._running_costs()
        self._once_a_year()
        self._year_end()
        self._keep_cash()
        return self.book

    # --- days ---------------------------------------------------------------------------------------------------------

    def _weeks(self) -> list[list[date]]:
        weeks: dict[int, list[date]] = {}
        for day in self.days:
            weeks.setdefault(
                (day - date(self.year.number, 1, 3 if self.year.number == 2022 else 2)).days // 7, []
            ).append(day)
        return [days for days in weeks.values() if len(days) > 1]

    def on(self, month: int, day: int) -> date:
        """The last working day up to that day of the month."""
        wanted = date(self.year.number, month, day)
        return max((one for one in self.days if one <= wanted and one.month == month), default=None) or min(
            one for one in self.days if one.month == month
        )

    def last(self, month: int) -> date:
        """The last working day of the month."""
        return max(one for one in self.days if one.month == month)

    def week_name(self, days: list[date]) -> str:
        """`pekan kedua Maret`."""
        ordinal = ("pertama", "kedua", "ketiga", "keempat", "kelima")[(days[-1].day - 1) // 7]
        return f"pekan {ordinal} {MONTHS[days[-1].month - 1]}"

    # --- loans --------------------------------------------------------------------------------------------------------

    def _loans(self) -> None:
        year, random = self.year, self.random
        # Instalments follow the coffee harvest; more is lent in the second half, for planting and for trade.
        weights = [year.lending[days[0].month - 1] for days in self.weeks]
        granted = split(year.granted_members, weights, 50_000, random, 9)
        repaid_total = self.open["1131"] + year.granted_members - year.written_off - year.close["1131"]
        harvest = {1: 80, 2: 78, 3: 78, 4: 78, 5: 79, 6: 81, 7: 83, 8: 83, 9: 82, 10: 81, 11: 80, 12: 81}
        repaid = split(repaid_total, [harvest[days[0].month] for days in self.weeks], 1_000, random, 7)
        provision = [one // 100 for one in granted]
        fees = [one // 200 for one in granted]
        interest = split(
            year.member_income - sum(provision) - sum(fees) - year.member_other - year.accrued_members,
            [harvest[days[0].month] for days in self.weeks],
            500,
            random,
            6,
        )
        for at, days in enumerate(self.weeks):
            name = self.week_name(days)
            by_bank = granted[at] * 55 // 100 // 50_000 * 50_000
            by_cash = granted[at] - by_bank
            self.book.post(
                days[0],
                "BKK",
                f"Pencairan pinjaman anggota, {name}; provisi dan administrasi dipotong",
                ("1131", granted[at]),
                ("4103", -provision[at]),
                ("4102", -fees[at]),
                (KAS, -(by_cash - provision[at] - fees[at])),
                (BANK, -by_bank),
            )
            transferred = (repaid[at] + interest[at]) * 35 // 100 // 500 * 500
            self.book.post(
                days[-1],
                "BKM",
                f"Angsuran pokok dan jasa pinjaman anggota, {name}",
                (KAS, repaid[at] + interest[at] - transferred),
                (BANK, transferred),
                ("1131", -repaid[at]),
                ("4101", -interest[at]),
            )
        self._other_loans()

    def _other_loans(self) -> None:
        year, random = self.year, self.random
        months = list(range(1, 13))
        granted = split(year.granted_prospects, [1] * 12, 50_000, random)
        repaid = split(self.open["1132"] + year.granted_prospects - year.close["1132"], [1] * 12, 1_000, random, 12)
        fees = [one // 100 for one in granted], [one // 200 for one in granted]
        earned = year.other_income - sum(fees[0]) - sum(fees[1]) - year.placement_income - year.accrued_others
        to_coops = self.open["1133"] * 12 // 1000
        from_coops = to_coops * 9 + year.close["1133"] * 12 // 1000 * 3
        interest = split(earned - from_coops, [1] * 12, 500, random, 10)
        for month in months:
            name = MONTHS[month - 1]
            g, p, a = granted[month - 1], fees[0][month - 1], fees[1][month - 1]
            self.book.post(
                self.on(month, 9),
                "BBK",
                f"Pencairan pinjaman calon anggota, {name}; provisi dan administrasi dipotong",
                ("1132", g),
                ("4203", -p),
                ("4202", -a),
                (BANK, -(g - p - a)),
            )
            r, j = repaid[month - 1], interest[month - 1]
            self.book.post(
                self.on(month, 22),
                "BKM",
                f"Angsuran pokok dan jasa pinjaman calon anggota, {name}",
                (KAS, r + j),
                ("1132", -r),
                ("4201", -j),
            )
            coops = to_coops if month <= 9 else year.close["1133"] * 12 // 1000
            self.book.post(
                self.on(month, 20), "BBM", f"Jasa pinjaman koperasi lain, {name}", (BANK, coops), ("4201", -coops)
            )
        self.book.post(
            self.on(9, 15),
            "BBM",
            "Pelunasan pinjaman koperasi lain yang jatuh tempo",
            (BANK, self.open["1133"]),
            ("1133", -self.open["1133"]),
        )
        self.book.post(
            self.on(9, 26),
            "BBK",
            "Pencairan pinjaman kepada koperasi lain, jangka waktu satu tahun",
            ("1133", year.close["1133"]),
            (BANK, -year.close["1133"]),
        )

    # --- savings ------------------------------------------------------------------------------------------------------

    def _savings(self) -> None:
        year, random = self.year, self.random
        for account, paid, credited, cost, whose in (
            ("2101", year.saved_members, year.interest_savings, "5101", "anggota"),
            ("2102", year.saved_others, year.interest_other_savings, "5201", "calon anggota"),
        ):
            drawn_total = -self.open[account] + paid + credited + year.close[account]
            assert drawn_total % 500 == 0, (account, drawn_total % 500)
            harvest = {1: 79, 2: 78, 3: 78, 4: 79, 5: 79, 6: 82, 7: 83, 8: 83, 9: 81, 10: 80, 11: 80, 12: 82}
            spent = {1: 80, 2: 78, 3: 80, 4: 82, 5: 79, 6: 83, 7: 80, 8: 80, 9: 80, 10: 81, 11: 80, 12: 83}
            if account == "2101":
                groups = self.weeks
            else:
                groups = [[self.on(month, 6), self.on(month, 21)] for month in range(1, 13)]
            into = split(paid, [harvest[days[0].month] for days in groups], 500, random, 8)
            out = split(drawn_total, [spent[days[0].month] for days in groups], 500, random, 8)
            for at, days in enumerate(groups):
                name = self.week_name(days) if account == "2101" else f"bulan {MONTHS[days[0].month - 1]}"
                self.book.post(
                    days[1], "BKM", f"Setoran tabungan {whose}, {name}", (KAS, into[at]), (account, -into[at])
                )
                self.book.post(
                    days[-1], "BKK", f"Penarikan tabungan {whose}, {name}", (account, out[at]), (KAS, -out[at])
                )
            for month, amount in enumerate(
                split(credited, [9, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11], 1, random, 2), 1
            ):
                self.book.post(
                    self.last(month),
                    "BM",
                    f"Jasa tabungan {whose} bulan {MONTHS[month - 1]}, ditambahkan ke saldo",
                    (cost, amount),
                    (account, -amount),
                )

    def _deposits(self) -> None:
        year, random = self.year, self.random
        own = -self.open["2103"] - self.open["2204"]
        goal = -year.close["2103"] - year.close["2204"]
        for account, opened, closed, placed, whose in (
            ("2103", own, goal, year.placed_members, "anggota"),
            ("2104", -self.open["2104"], -year.close["2104"], year.placed_others, "koperasi lain"),
        ):
            steps = range(1, 13) if account == "2103" else (3, 9)
            into = split(placed, [1] * len(steps), 250_000, random, 40)
            out = split(opened + placed - closed, [1] * len(steps), 250_000, random, 40)
            for at, month in enumerate(steps):
                name = MONTHS[month - 1]
                self.book.post(
                    self.on(month, 11),
                    "BBM",
                    f"Simpanan berjangka {whose} yang ditempatkan bulan {name}",
                    (BANK, into[at]),
                    (account, -into[at]),
                )
                self.book.post(
                    self.on(month, 18),
                    "BBK",
                    f"Simpanan berjangka {whose} yang jatuh tempo dan diambil, {name}",
                    (account, out[at]),
                    (BANK, -out[at]),
                )
        accrued = -self.open["2132"]
        self.book.post(
            self.on(1, 12),
            "BBK",
            "Jasa simpanan berjangka tahun lalu yang masih harus dibayar",
            ("2132", accrued),
            (BANK, -accrued),
        )
        paid = year.interest_deposits + year.close["2132"]
        others = year.interest_other_deposits
        for month, amount, other in zip(
            range(1, 13), split(paid, [1] * 12, 500, random, 5), split(others, [1] * 12, 500, random, 3), strict=True
        ):
            self.book.post(
                self.on(month, 26),
                "BBK",
                f"Jasa simpanan berjangka bulan {MONTHS[month - 1]}",
                ("5102", amount),
                ("5202", other),
                (BANK, -amount - other),
            )
        end = date(year.number, 12, 31)
        self.book.post(
            end,
            "BM",
            "Jasa simpanan berjangka yang masih harus dibayar per akhir tahun",
            ("5102", -year.close["2132"]),
            ("2132", year.close["2132"]),
        )
        moved = self.open["2204"] - year.close["2204"]
        self.book.post(
            end,
            "BM",
            "Pemindahan simpanan berjangka menurut jatuh tempo di atas setahun",
            ("2103", moved),
            ("2204", -moved),
        )

    # --- capital ------------------------------------------------------------------------------------------------------

    def _capital(self) -> None:
        year, random = self.year, self.random
        joined = split(year.joined, [1] * 12, 1, random, 60)
        left = split(year.left, [1] * 4, 1, random, 20)
        refund = split(year.refunded, [1] * 4, 5_000, random, 20)
        dues = split(-year.close["3102"] + self.open["3102"] + year.refunded, [1] * 12, 5_000, random, 4)
        for month in range(1, 13):
            name = MONTHS[month - 1]
            new = joined[month - 1] * 100_000
            self.book.post(
                self.on(month, 14),
                "BKM",
                f"Simpanan wajib bulan {name}"
                + (f" dan simpanan pokok {joined[month - 1]} anggota baru" if new else ""),
                (KAS, dues[month - 1] + new),
                ("3102", -dues[month - 1]),
                ("3101", -new),
            )
        for at, month in enumerate((3, 6, 9, 12)):
            principal = left[at] * 100_000
            self.book.post(
                self.on(month, 23),
                "BKK",
                f"Pengembalian simpanan pokok dan wajib {left[at]} anggota yang keluar",
                ("3101", principal),
                ("3102", refund[at]),
                (KAS, -principal - refund[at]),
            )
        shared = -self.open["3401"]
        parts = [shared * percent // 100 for _, percent in SHU_PARTS]
        order = sorted(range(len(parts)), key=lambda at: (-(shared * SHU_PARTS[at][1] % 100), at))
        for at in order[: shared - sum(parts)]:
            parts[at] += 1
        self.book.post(
            year.meeting,
            "BM",
            f"Pembagian SHU tahun {year.number - 1} menurut keputusan rapat anggota",
            ("3401", shared),
            *((account, -part) for (account, _), part in zip(SHU_PARTS, parts, strict=True)),
        )
        self._spend_funds({account: part for (account, _), part in zip(SHU_PARTS, parts, strict=True)})

    def _spend_funds(self, added: dict[str, int]) -> None:
        year = self.year

        def left(account: str) -> int:
            return -self.open.get(account, 0) + added.get(account, 0) + year.close.get(account, 0)

        members = left("2141")
        first = members * 4 // 5 // 500 * 500
        self.book.post(
            self.on(3, 15), "BKK", "Pembayaran bagian SHU anggota, tahap pertama", ("2141", first), (KAS, -first)
        )
        self.book.post(
            self.on(5, 16),
            "BKK",
            "Pembayaran bagian SHU anggota, tahap kedua",
            ("2141", members - first),
            (KAS, first - members),
        )
        staff = left("2142")
        self.book.post(self.on(3, 21), "BBK", "Pembayaran dana pengurus dan karyawan", ("2142", staff), (BANK, -staff))
        taught, social = left("2143"), left("2144")
        half = taught // 2 // 500 * 500
        self.book.post(
            self.on(5, 24),
            "BKK",
            "Pelatihan pembukuan kelompok anggota, dibayar dari dana pendidikan",
            ("2143", half),
            (KAS, -half),
        )
        self.book.post(
            self.on(10, 12),
            "BKK",
            "Kunjungan belajar anggota ke koperasi lain, dibayar dari dana pendidikan",
            ("2143", taught - half),
            (KAS, half - taught),
        )
        self.book.post(
            self.on(8, 12),
            "BKK",
            "Bantuan perbaikan saluran air desa, dibayar dari dana sosial",
            ("2144", social),
            (KAS, -social),
        )

    # --- costs --------------------------------------------------------------------------------------------------------

    def _running_costs(self) -> None:
        year, random = self.year, self.random
        payable = -year.close["2134"]
        last_office = payable - year.audit_fee - year.december_bill
        utilities = split(year.costs["5308"] - year.december_bill, [1] * 11, 100, random, 12)
        served = split(year.payment_service, [1] * 12, 500, random, 10)
        transport = split(year.costs["5313"], [1] * 12, 500, random, 20)
        office = split(year.costs["5314"] - year.audit_fee - last_office, [1] * 11, 100, random, 25)
        overtime = split(year.costs["5304"], [1] * 6, 100, random, 20)
        self._pay_last_year()
        for month in range(1, 13):
            name = MONTHS[month - 1]
            at = month - 1
            pay = year.salary + (overtime[at // 2] if month % 2 == 0 else 0)
            self.book.post(
                self.on(month, 25),
                "BBK",
                f"Gaji karyawan bulan {name}" + (" dan uang lembur" if month % 2 == 0 else ""),
                ("5303", year.salary),
                ("5304", pay - year.salary),
                (BANK, -pay),
            )
            self.book.post(
                self.on(month, 25),
                "BBK",
                f"Honor pengurus dan pengawas bulan {name}",
                ("5401", year.honorarium),
                (BANK, -year.honorarium),
            )
            if month < 12:
                self.book.post(
                    self.on(month, 19),
                    "BBK",
                    f"Listrik, air dan telepon kantor, {name}",
                    ("5308", utilities[at]),
                    (BANK, -utilities[at]),
                )
                self.book.post(
                    self.on(month, 27),
                    "BKK",
                    f"Administrasi dan keperluan kantor, {name}",
                    ("5314", office[at]),
                    (KAS, -office[at]),
                )
            self.book.post(
                self.on(month, 28),
                "BKK",
                f"Bahan bakar dan transportasi petugas keliling, {name}",
                ("5313", transport[at]),
                (KAS, -transport[at]),
            )
            self.book.post(
                self.last(month),
                "BM",
                f"Penyusutan aset tetap bulan {name}",
                ("5309", year.depreciation),
                ("1309", -year.depreciation),
            )
            self.book.post(
                self.last(month),
                "BM",
                f"Beban asuransi bulan {name} dari premi dibayar di muka",
                ("5307", year.insurance),
                ("1153", -year.insurance),
            )
            bank = year.placement[at]
            self.book.post(
                self.on(month, 28), "BBM", f"Bunga penempatan dan jasa giro bulan {name}", (BANK, bank), ("4204", -bank)
            )
            self.book.post(
                self.on(month, 28),
                "BKM",
                f"Komisi pembayaran listrik dan pulsa bagi umum, {name}",
                (KAS, served[at]),
                ("4204", -served[at]),
            )
        self.book.post(
            date(year.number, 12, 31),
            "BM",
            "Tagihan Desember yang belum dibayar: listrik, air, telepon, cetakan dan jasa akuntan",
            ("5308", year.december_bill),
            ("5314", last_office + year.audit_fee),
            ("2134", -payable),
        )
        for month, amount in zip((2, 4, 6, 8, 10), split(year.costs["5306"], [1] * 5, 500, random), strict=True):
            self.book.post(
                self.on(month, 8),
                "BKK",
                "Pembelian alat tulis, buku tabungan dan slip angsuran",
                ("5306", amount),
                (KAS, -amount),
            )
        for account, months, memo in (
            ("5310", (3, 6, 9, 11), "Pemeliharaan kendaraan dan komputer kantor"),
            ("5311", (2, 7, 11), "Spanduk, brosur dan undian tabungan anggota"),
            ("5315", (5, 9), "Pajak kendaraan dan pajak bumi dan bangunan"),
        ):
            for month, amount in zip(months, split(year.costs[account], [1] * len(months), 500, random), strict=True):
                self.book.post(self.on(month, 17), "BKK", memo, (account, amount), (KAS, -amount))

    def _pay_last_year(self) -> None:
        bills, due = -self.open["2134"], self.open["1141"]
        self.book.post(
            self.on(1, 14), "BKK", "Pembayaran tagihan bulan Desember tahun lalu", ("2134", bills), (KAS, -bills)
        )
        first = due * 3 // 5 // 500 * 500
        self.book.post(
            self.on(1, 17),
            "BKM",
            "Penerimaan jasa pinjaman yang diakui tahun lalu, tahap pertama",
            (KAS, first),
            ("1141", -first),
        )
        self.book.post(
            self.on(2, 4),
            "BKM",
            "Penerimaan jasa pinjaman yang diakui tahun lalu, tahap kedua",
            (KAS, due - first),
            ("1141", first - due),
        )

    # --- once a year --------------------------------------------------------------------------------------------------

    def _once_a_year(self) -> None:
        year, random = self.year, self.random
        for month in (3, 6, 9, 12):
            self.book.post(
                self.on(month, 24),
                "BBK",
                "Angsuran pokok pinjaman bank, triwulanan",
                ("2121", 26_562_500),
                (BANK, -26_562_500),
            )
        for month, amount in enumerate(
            split(year.bank_interest, [13, 13, 13, 12, 12, 12, 11, 11, 11, 10, 10, 10], 100, random, 1), 1
        ):
            self.book.post(
                self.on(month, 24),
                "BBK",
                f"Bunga pinjaman bank bulan {MONTHS[month - 1]}",
                ("5203", amount),
                (BANK, -amount),
            )
        for day, kind, memo, lines in year.events:
            self.book.post(day, kind, memo, *lines)
        other = split(year.member_other, [1] * 12, 500, random, 25)
        for month, amount in enumerate(other, 1):
            self.book.post(
                self.on(month, 29 if month != 2 else 28),
                "BKM",
                f"Denda keterlambatan dan penggantian buku anggota, {MONTHS[month - 1]}",
                (KAS, amount),
                ("4104", -amount),
            )

    def _year_end(self) -> None:
        year = self.year
        end = date(year.number, 12, 31)
        for month, amount in zip(
            (3, 6, 9), split(year.provision * 3 // 4, [1] * 3, 5_000, self.random, 10), strict=True
        ):
            self.book.post(
                self.last(month),
                "BM",
                "Penyisihan pinjaman tak tertagih triwulan " + ("pertama", "kedua", "ketiga")[month // 3 - 1],
                ("5301", amount),
                ("1139", -amount),
            )
        done = self.book.balances().get("5301", 0)
        self.book.post(
            end,
            "BM",
            "Penyisihan pinjaman tak tertagih menurut daftar kolektibilitas akhir tahun",
            ("5301", year.provision - done),
            ("1139", done - year.provision),
        )
        self.book.post(
            self.on(11, 30),
            "BM",
            "Penghapusbukuan pinjaman macet menurut keputusan rapat pengurus",
            ("1139", year.written_off),
            ("1131", -year.written_off),
        )
        self.book.post(
            end,
            "BM",
            "Jasa pinjaman yang masih harus diterima per akhir tahun",
            ("1141", year.close["1141"]),
            ("4101", -year.accrued_members),
            ("4201", -year.accrued_others),
        )
        self.book.post(
            end, "BM", "Taksiran pajak penghasilan badan tahun berjalan", ("5601", year.tax), ("2131", -year.tax)
        )
        self.book.post(
            end,
            "BM",
            "Bagian pinjaman bank yang jatuh tempo tahun depan",
            ("2201", 106_250_000),
            ("2121", -106_250_000),
        )

    # --- cash ---------------------------------------------------------------------------------------------------------

    def _keep_cash(self) -> None:
        """Money goes to the bank, or is fetched, so that the till holds neither too much nor too little."""
        year = self.year
        by_day: dict[date, dict[str, int]] = {}
        for day, _, _, _, lines in self.book.entries:
            for account, amount in lines:
                changes = by_day.setdefault(day, {})
                changes[account] = changes.get(account, 0) + amount
        week_ends = {days[-1] for days in self.weeks}
        held, banked, last = 0, 0, max(day for days in self.weeks for day in days)
        for day in [date(year.number, 1, 1), *self.days]:
            held += by_day.get(day, {}).get(KAS, 0)
            banked += by_day.get(day, {}).get(BANK, 0)
            if day == last:
                moved = held - year.close[KAS]
            elif held < 38_000_000 or (held > 78_000_000 and (day in week_ends or banked < 20_000_000)):
                moved = (held - 55_000_000) // 1_000_000 * 1_000_000
            else:
                continue
            held, banked = held - moved, banked + moved
            if moved > 0:
                self.book.post(day, "BBM", "Setoran kelebihan kas ke bank", (BANK, moved), (KAS, -moved))
            else:
                self.book.post(day, "BBK", "Pengambilan dari bank untuk kas kantor", (KAS, -moved), (BANK, moved))


def rows_of(book: Book) -> Iterator[tuple[str, str, str, str, str, str]]:
    """The journal's lines in the order of days, numbered by kind of voucher; debits before credits."""
    numbers: dict[str, int] = {}
    for day, _, kind, memo, lines in sorted(book.entries, key=lambda one: (one[0], one[1])):
        numbers[kind] = numbers.get(kind, 0) + 1
        entry = kind if kind == "saldo-awal" else f"{kind}-{book.year.number % 100}{day.month:02d}-{numbers[kind]:03d}"
        for account, amount in sorted(lines, key=lambda one: one[1] < 0):
            yield (
                day.isoformat(),
                entry,
                account,
                str(amount) if amount > 0 else "",
                str(-amount) if amount < 0 else "",
                memo,
            )


def checks_of(book: Book) -> Iterator[tuple[str, str, str]]:
    """What bank statements, cash counts and registers said at the end of each quarter."""
    for month in (3, 6, 9, 12):
        day = date(book.year.number + month // 12, month % 12 + 1, 1) - timedelta(1)
        held = book.balances(day)
        for account in (KAS, BANK, *(("1131", "1139", "2101", "3101", "3102") if month == 12 else ())):
            amount = held[account] if account.startswith("1") and account != "1139" else -held[account]
            yield day.isoformat(), account, str(amount)


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A CSV file with commas."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([header, *rows])


def main(folder: Path) -> None:
    """Write all files of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    opening, checks = dict(OPENING), []
    loans: list[Loan] = []
    for year in YEARS:
        book = YearWriter(year, opening).write()
        closed = book.balances()
        for account, amount in year.close.items():
            assert closed.get(account, 0) == amount, (year.number, account, closed.get(account, 0) - amount)
        surplus = sum(amount for account, amount in closed.items() if account[0] in "45")
        opening = {account: amount for account, amount in closed.items() if account[0] in "123" and amount}
        opening["3401"] = opening.get("3401", 0) + surplus
        header = ("date", "entry", "account", "debit", "credit", "memo")
        write_table(folder / f"general_journal_{year.number}.csv", header, list(rows_of(book)))
        checks += checks_of(book)
        loans = write_registers(folder, year, loans, write_table)
        lowest = min(book.balances(day)[account] for day in work_days(year) for account in (KAS, BANK))
        sys.stderr.write(f"{year.number}: {len(book.entries)} entries, surplus {-surplus}, lowest cash {lowest}\n")
    write_table(folder / "balance_checks.csv", ("date", "account", "amount"), checks)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
