"""Registers of loans and savings of the fictional sample cooperative, tied to the closing balances of `example_years`.

Loans of one year that are still open stand in the next year's register with what is left of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from example_years import Year

Write = Callable[[Path, Sequence[str], Sequence[Sequence[str]]], None]
LOANS = (
    *("as_of", "loan", "borrower_kind", "class", "instalments", "days_overdue", "secured", "collateral"),
    *("interest_due", "rescue", "outstanding", "granted_in_year", "allowance"),
)
SAVINGS = ("as_of", "kind", "owner_kind", "amount")


@dataclass(frozen=True)
class Loan:
    """One row."""

    number: str
    owner: str
    loan_class: str
    instalments: str
    secured: bool
    outstanding: int
    granted: int = 0
    days: int = 0
    collateral: int | None = None
    interest_due: int | None = None
    rescue: bool | None = None
    allowance: int = 0


class RegisterWriter:
    """The loans of one year, given those of the year before."""

    def __init__(self, year: Year, before: Sequence[Loan]) -> None:
        self.year = year
        self.random = Random(f"daftar pinjaman {year.number}")
        self.before = list(before)
        self.random.shuffle(self.before)
        self.loans: list[Loan] = []
        self.last_number = 0
        self.used = {one.number for one in before}

    def write(self) -> list[Loan]:
        """All rows, by number."""
        close = self.year.close
        substandard, doubtful, bad = self.year.problem_loans
        self._take_problem(bad, "macet", ("macet", "diragukan", "kurang_lancar"))
        self._take_problem(doubtful, "diragukan", ("diragukan", "kurang_lancar", "lancar"))
        self._take_problem(substandard, "kurang_lancar", ("lancar",))
        problem = sum(one.outstanding for one in self.loans)
        unsecured = sum(one.outstanding for one in self.loans if not one.secured)
        sound = close["1131"] - problem
        weak = self.year.at_risk - unsecured
        self._take_sound(weak, False)
        self._take_sound(sound - weak, True)
        self._add_repaid(self.year.granted_members - sum(one.granted for one in self.loans), "anggota", 12_500_000)
        self._add_prospects()
        self._set_allowances(-close["1139"])
        return sorted(self.loans, key=lambda one: one.number)

    def _number(self, old: bool) -> str:
        while old:
            year = (self.year.number - self.random.choice((1, 1, 1, 2))) % 100
            number = f"PJ-{year}-{self.random.randint(1, 420):04d}"
            if number not in self.used:
                self.used.add(number)
                return number
        self.last_number += self.random.randint(1, 2)
        return f"PJ-{self.year.number % 100}-{self.last_number:04d}"

    def _split(self, total: int, mean: int, unit: int) -> list[int]:
        count = max(1, round(total / mean))
        weights = [self.random.randint(20, 180) for _ in range(count)]
        parts = [total * one // sum(weights) // unit * unit for one in weights]
        parts[parts.index(max(parts))] += total - sum(parts)
        return parts

    def _earlier(self, classes: Sequence[str], owner: str, total: int) -> list[Loan]:
        """Loans of the year before with a part of what they were, together at most `total`."""
        found: list[Loan] = []
        left = total
        for one in sorted(
            self.before, key=lambda one: classes.index(one.loan_class) if one.loan_class in classes else 9
        ):
            if one.loan_class not in classes or one.owner != owner or left <= 0 or not one.outstanding:
                continue
            if one.loan_class == "lancar" and self.random.random() < 0.45:
                continue
            worst = one.loan_class in ("macet", "diragukan")
            kept = one.outstanding * self.random.randint(*((82, 98) if worst else (25, 60))) // 100 // 100 * 100
            amount = min(kept, left)
            left -= amount
            found.append(replace(one, outstanding=amount, granted=0, allowance=0))
            self.before.remove(one)
        return found

    def _take_problem(self, total: int, loan_class: str, classes: Sequence[str]) -> None:
        rows = self._earlier(classes, "anggota", total)
        left = total - sum(one.outstanding for one in rows)
        if left:
            rows += [
                Loan(self._number(True), "anggota", loan_class, "bulanan", True, amount)
                for amount in self._split(left, 14_500_000, 100)
            ]
        for at, one in enumerate(rows):
            self.loans.append(self._worsen(one, loan_class, at))

    def _worsen(self, one: Loan, loan_class: str, at: int) -> Loan:
        pick, monthly = self.random.randint, one.instalments != "mingguan"
        if loan_class == "kurang_lancar":
            days = pick(95, 178) if monthly else pick(33, 58)
            if one.instalments == "tanpa_angsuran":
                days = pick(20, 85)
            return replace(
                one,
                loan_class=loan_class,
                days=days,
                secured=at % 2 == 0,
                collateral=None,
                rescue=None,
                interest_due=None,
            )
        owed = one.outstanding * pick(6, 15) // 100 // 1_000 * 1_000
        share = pick(82, 120) if loan_class == "diragukan" else pick(20, 60)
        return replace(
            one, loan_class=loan_class, days=pick(205, 340) if loan_class == "diragukan" else pick(365, 760),
            secured=loan_class == "diragukan", interest_due=owed, rescue=loan_class == "diragukan",
            collateral=-(-(one.outstanding + owed) * share // 100 // 500_000) * 500_000 if loan_class == "diragukan"
            else (one.outstanding + owed) * share // 100 // 500_000 * 500_000,
        )  # fmt: skip

    def _take_sound(self, total: int, secured: bool) -> None:
        random = self.random
        pool = [one for one in self.before if one.secured is secured]
        others = [one for one in self.before if one.secured is not secured]
        self.before = pool
        rows = self._earlier(("lancar",), "anggota", total * 28 // 100)
        self.before += others
        if not rows:
            rows = [
                Loan(self._number(True), "anggota", "lancar", self._instalments(), secured, amount)
                for amount in self._split(total * 28 // 100, 7_000_000, 100)
            ]
        left = total - sum(one.outstanding for one in rows)
        for amount in self._split(left, 10_500_000 if secured else 7_500_000, 100):
            granted = -(-amount * random.randint(108, 165) // 100 // 500_000) * 500_000
            rows.append(Loan(self._number(False), "anggota", "lancar", self._instalments(), secured, amount, granted))
        for one in rows:
            late = random.random() < 0.14 and one.instalments != "tanpa_angsuran"
            days = random.randint(3, 26 if one.instalments == "mingguan" else 80) if late else 0
            self.loans.append(replace(one, days=days))

    def _instalments(self) -> str:
        return self.random.choice(("bulanan",) * 6 + ("mingguan",) * 2 + ("triwulanan", "tanpa_angsuran"))

    def _add_repaid(self, total: int, owner: str, mean: int) -> None:
        """Loans granted and paid back within the year: no balance, yet part of what was lent."""
        assert total > 0, total
        for amount in self._split(total, mean, 50_000):
            instalments = self.random.choice(("mingguan", "bulanan", "tanpa_angsuran"))
            self.loans.append(Loan(self._number(False), owner, "lancar", instalments, True, 0, amount))

    def _add_prospects(self) -> None:
        year = self.year
        lent = 0
        for amount in self._split(year.close["1132"], 12_000_000, 100):
            granted = -(-amount * self.random.randint(110, 150) // 100 // 500_000) * 500_000
            lent += granted
            self.loans.append(Loan(self._number(False), "calon_anggota", "lancar", "bulanan", True, amount, granted))
        self._add_repaid(year.granted_prospects - lent, "calon_anggota", 14_000_000)
        coop = year.close["1133"]
        self.loans.append(
            Loan(f"PK-{year.number % 100}-01", "koperasi_lain", "lancar", "tanpa_angsuran", True, coop, coop)
        )

    def _set_allowances(self, total: int) -> None:
        share = {"lancar": 0, "kurang_lancar": 10, "diragukan": 50, "macet": 100}
        weights = [share[one.loan_class] * one.outstanding for one in self.loans]
        parts = [total * one // sum(weights) // 500 * 500 for one in weights]
        parts[parts.index(max(parts))] += total - sum(parts)
        self.loans = [replace(one, allowance=part) for one, part in zip(self.loans, parts, strict=True)]


def write_registers(folder: Path, year: Year, before: Sequence[Loan], write: Write) -> list[Loan]:
    """`loans_<year>.csv` and `savings_<year>.csv`; the loans come back for the next year."""
    loans = RegisterWriter(year, before).write()
    end = f"{year.number}-12-31"
    assert len({one.number for one in loans}) == len(loans)
    write(folder / f"loans_{year.number}.csv", LOANS, [_cells(end, one) for one in loans])
    close = year.close
    rows = (
        ("simpanan_pokok", "anggota", -close["3101"]),
        ("simpanan_wajib", "anggota", -close["3102"]),
        ("tabungan", "anggota", -close["2101"]),
        ("tabungan", "calon_anggota", -close["2102"]),
        ("simpanan_berjangka", "anggota", -close["2103"] - close["2204"]),
        ("simpanan_berjangka", "koperasi_lain", -close["2104"]),
    )
    write(
        folder / f"savings_{year.number}.csv",
        SAVINGS,
        [(end, kind, owner, str(amount)) for kind, owner, amount in rows],
    )
    return loans


def _cells(end: str, one: Loan) -> tuple[str, ...]:
    def text(value: int | bool | None) -> str:
        return "" if value is None else ("tidak", "ya")[value] if isinstance(value, bool) else str(value)

    paid = not one.outstanding
    return (
        end, one.number, one.owner, "" if paid else one.loan_class, one.instalments, str(one.days),
        "" if paid else text(one.secured), text(one.collateral), text(one.interest_due), text(one.rescue),
        str(one.outstanding), str(one.granted), str(one.allowance),
    )  # fmt: skip
