"""Classes, sums and risk from a loan register, against numbers worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.computing.loan_arrears import has_passed, suggest_class
from generator.computing.loan_quality import LEAST_GROUP, compute_loan_quality, compute_risk, join_ages
from generator.computing.savings import compute_savings
from generator.model.cooperative import Authored, Register
from generator.model.loan_quality import LoanQuality
from generator.model.registers import LoanClass, LoanRow, SavingsRow
from generator.problems.place import Place
from generator.reading.content import read_loan_classes, read_rulebooks

ROOT = Path(__file__).parents[2]
END = date(2023, 12, 31)
K, D, M, L = LoanClass.KURANG_LANCAR, LoanClass.DIRAGUKAN, LoanClass.MACET, LoanClass.LANCAR
_WRITTEN, _ = read_loan_classes(ROOT)
assert _WRITTEN is not None
RULES = _WRITTEN.content


def loan(**cells: str) -> LoanRow:
    base = {"as_of": "2023-12-31", "loan": "PJ-1", "borrower_kind": "anggota", "outstanding": "1000"}
    return LoanRow.model_validate(base | cells)


def register(*rows: LoanRow, complete: bool = True) -> Register[LoanRow]:
    authored = tuple(
        Authored("loans_2023.csv", row, {(): Place("loans_2023.csv", line, 1)}) for line, row in enumerate(rows, 2)
    )
    return Register("loans_2023.csv", 2023, authored, complete)


def quality(*rows: LoanRow) -> LoanQuality:
    found = compute_loan_quality(register(*rows), END, RULES)
    assert found is not None
    return found


def values(found: LoanQuality) -> dict[str, int]:
    return {name: figure.value for name, figure in found.figures.items()}


@pytest.mark.requirement("H-040")
@pytest.mark.parametrize("rulebook", ["permen-20-2008", "permen-14-2009", "perdep-06-2016"])
def test_100_40_20_of_1000_is_10_percent(rulebook: str) -> None:
    found = quality(
        loan(loan="PJ-1", outstanding="840", **{"class": "lancar"}),
        loan(loan="PJ-2", outstanding="100", **{"class": "kurang_lancar"}),
        loan(loan="PJ-3", outstanding="40", **{"class": "diragukan"}),
        loan(loan="PJ-4", outstanding="20", **{"class": "macet"}),
    )
    assert found.outstanding == 1000
    rules = next(one.content for one in read_rulebooks(ROOT)[0] if one.content.id == rulebook)
    amount = next(one for one in rules.amounts if one.id == "risiko_pinjaman_bermasalah")
    risk = compute_risk(found, amount)
    assert risk is not None
    assert risk.parts == ((K, 50, 50), (D, 75, 30), (M, 100, 20))
    assert (risk.total, risk.ratio) == (100, Fraction(10))


def test_figures_are_named_as_the_rulebooks_name_them() -> None:
    known = {
        account.id
        for one in read_rulebooks(ROOT)[0]
        if "syariah" not in one.content.id
        for account in one.content.accounts
    }
    row = loan(secured="ya", granted_in_year="0", allowance="0", **{"class": "lancar"})
    assert set(values(quality(row))) <= known


def test_sums_part_members_security_and_disbursement() -> None:
    found = quality(
        loan(loan="PJ-1", secured="ya", granted_in_year="700", allowance="5", **{"class": "lancar"}),
        loan(loan="PJ-2", secured="tidak", granted_in_year="0", allowance="0", **{"class": "macet"}),
        loan(loan="PJ-3", borrower_kind="calon_anggota", outstanding="0", granted_in_year="50", allowance="0"),
        loan(
            loan="PJ-4", borrower_kind="koperasi_lain", secured="ya", granted_in_year="9", allowance="1",
            **{"class": "lancar"},
        ),
    )  # fmt: skip
    assert values(found) == {
        "pinjaman_anggota": 2000,
        "pinjaman_non_anggota": 1000,
        "volume_pinjaman": 759,
        "volume_pinjaman_anggota": 700,
        "penyisihan_pinjaman": 6,
        "ppap": 6,
        "pinjaman_berisiko": 1000,
        "pinjaman_kurang_lancar": 0,
        "pinjaman_diragukan": 0,
        "pinjaman_macet": 1000,
        "pembiayaan_bermasalah": 1000,
    }
    figure = found.figures["pinjaman_anggota"]
    assert (figure.rows, figure.first, figure.last) == (2, 2, 3)
    assert found.count == 3, "a loan paid back is no loan any more"


def test_one_unknown_row_leaves_only_its_own_sums_unknown() -> None:
    found = quality(loan(loan="PJ-1", days_overdue="0"), loan(loan="PJ-2", days_overdue="220"))
    assert set(values(found)) == {"pinjaman_anggota", "pinjaman_non_anggota"}
    assert (found.unclassified, found.problem_loans) == (1000, None)
    rules = next(one.content for one in read_rulebooks(ROOT)[0] if one.content.id == "perdep-06-2016")
    assert compute_risk(found, next(one for one in rules.amounts if one.id == "risiko_pinjaman_bermasalah")) is None


def test_a_register_with_a_refused_row_gives_nothing() -> None:
    assert compute_loan_quality(register(loan(), complete=False), END, RULES) is None
    assert compute_loan_quality(register(loan()), date(2023, 6, 30), RULES) is None


def test_a_stated_class_counts_whatever_the_arrears_say() -> None:
    found = quality(loan(days_overdue="100", instalments="bulanan", **{"class": "lancar"}))
    assert values(found)["pinjaman_kurang_lancar"] == 0
    assert found.loans[0].suggestion is not None and found.loans[0].suggestion.certain is K


def test_a_certain_suggestion_stands_in_for_a_class_left_out() -> None:
    found = quality(loan(days_overdue="100", instalments="bulanan"))
    assert values(found)["pinjaman_kurang_lancar"] == 1000
    assert next(one for one in found.classes if one.loan_class is K).computed == 1


def test_ageing_counts_every_loan_once() -> None:
    days = ["0", "1", "30", "31", "90", "91", "180", "181", "270", "271", "360", "361", "5000"]
    rows = [loan(loan=f"PJ-{n}", days_overdue=text) for n, text in enumerate(days)]
    found = quality(*rows, loan(loan="PJ-99", **{"class": "lancar"}))
    assert [one.count for one in found.ageing] == [1, 2, 2, 2, 2, 2, 2, 1]
    assert sum(one.outstanding for one in found.ageing) == found.outstanding


@pytest.mark.parametrize(
    ("day", "days", "months", "passed"),
    [
        (END, 91, 3, False),  # since 1 October: three months are full on 1 January
        (END, 92, 3, True),  # since 30 September
        (date(2024, 3, 31), 31, 1, True),  # since 29 February: a month later is 29 March
        (date(2024, 3, 29), 29, 1, False),
        (date(2024, 2, 29), 29, 1, False),  # since 31 January: the month ends on 29 February
        (date(2024, 3, 1), 30, 1, True),
        (END, 1, 0, True),
        (END, 0, 0, False),
        (END, 10**9, 12, True),
    ],
)
def test_a_month_is_a_calendar_month(day: date, days: int, months: int, passed: bool) -> None:
    assert has_passed(day, days, months) is passed


@pytest.mark.parametrize(
    ("cells", "possible"),
    [
        ({"instalments": "mingguan", "days_overdue": "30"}, (L,)),
        ({"instalments": "mingguan", "days_overdue": "31"}, (K,)),
        ({"instalments": "mingguan", "days_overdue": "61"}, (K,)),
        ({"instalments": "mingguan", "days_overdue": "62", "collateral": "0"}, (M,)),
        ({"instalments": "mingguan", "days_overdue": "0", "interest_days_overdue": "80"}, (K,)),
        ({"instalments": "bulanan", "days_overdue": "91"}, (L,)),
        ({"instalments": "bulanan", "days_overdue": "92"}, (K,)),
        ({"instalments": "bulanan", "days_overdue": "183"}, (K,)),
        ({"instalments": "bulanan", "days_overdue": "184"}, (D, M)),
        ({"instalments": "enam_bulanan", "days_overdue": "185"}, (K,)),
        ({"instalments": "enam_bulanan", "days_overdue": "0", "interest_days_overdue": "185"}, (D, M)),
        ({"instalments": "tanpa_angsuran", "days_overdue": "1"}, (K,)),
        ({"instalments": "tanpa_angsuran", "days_overdue": "0", "interest_days_overdue": "50"}, (L,)),
        ({"days_overdue": "0"}, (L,)),
        ({"days_overdue": "100"}, (K, D, M)),
        ({"days_overdue": "400", "collateral": "0"}, (M,)),
    ],
)
def test_arrears_suggest_a_class(cells: dict[str, str], possible: tuple[LoanClass, ...]) -> None:
    if cells == {"days_overdue": "100"}:
        possible = (L, K, D, M)  # half-yearly: not yet; monthly: kurang lancar; weekly: worse
    found = suggest_class(loan(**cells), RULES)
    assert found is not None and found.possible == possible


@pytest.mark.parametrize(
    ("cells", "possible"),
    [
        # Debt with interest 1,000 + 200 = 1,200: three quarters are 900.
        ({"rescue": "ya", "collateral": "900", "interest_due": "200"}, (D,)),
        ({"rescue": "ya", "collateral": "899", "interest_due": "200"}, (M,)),
        ({"rescue": "tidak", "collateral": "1200", "interest_due": "200"}, (D,)),
        ({"rescue": "tidak", "collateral": "1199", "interest_due": "200"}, (M,)),
        ({"collateral": "1200", "interest_due": "200"}, (D,)),
        ({"collateral": "899", "interest_due": "200"}, (M,)),
        ({"collateral": "1000", "interest_due": "200"}, (D, M)),
        # Without the interest the debt is at least the principal.
        ({"collateral": "749"}, (M,)),
        ({"collateral": "5000"}, (D, M)),
        ({"rescue": "ya"}, (D, M)),
    ],
)
def test_beyond_kurang_lancar_collateral_decides(cells: dict[str, str], possible: tuple[LoanClass, ...]) -> None:
    found = suggest_class(loan(instalments="bulanan", days_overdue="300", **cells), RULES)
    assert found is not None and found.possible == possible and found.judged_by is RULES.doubtful


def test_savings_by_kind_and_owner() -> None:
    cells = [
        ("simpanan_pokok", "anggota", "10"),
        ("tabungan", "anggota", "20"),
        ("tabungan", "koperasi_lain", "3"),
        ("tabungan", "lainnya", "4"),
    ]
    rows = [
        SavingsRow.model_validate({"as_of": "2023-12-31", "kind": kind, "owner_kind": owner, "amount": amount})
        for kind, owner, amount in cells
    ]
    authored = tuple(Authored("s.csv", row, {(): Place("s.csv", line, 1)}) for line, row in enumerate(rows, 2))
    found = compute_savings(Register("s.csv", 2023, authored, True), END)
    assert found is not None
    assert {name: figure.value for name, figure in found.figures.items()} == {
        "simpanan_pokok": 10,
        "tabungan_koperasi": 27,
        "tabungan_anggota": 20,
        "tabungan_non_anggota": 7,
    }, "time deposits are not written: unknown, not zero"
    figure = found.figures["tabungan_non_anggota"]
    assert (figure.rows, figure.first, figure.last, figure.place) == (2, 4, 5, Place("s.csv", 4))


def ages(days: list[str]) -> LoanQuality:
    return quality(*(loan(loan=f"PJ-{number}", days_overdue=text) for number, text in enumerate(days)))


def shown(found: LoanQuality) -> list[tuple[int | None, int | None, int]]:
    return [(one.lower, one.upper, one.count) for one in found.ageing]


def test_a_sum_that_everybody_sees_is_never_one_loan() -> None:
    found = ages(["0"] * 4 + ["10", "40", "100", "100", "100", "400"])
    (joined,) = join_ages({END: found}).values()
    assert shown(joined)[0] == (0, 0, 4)
    assert all(count == 0 or count >= LEAST_GROUP for _, _, count in shown(joined))
    assert sum(one.outstanding for one in joined.ageing) == found.outstanding


def test_ages_are_joined_alike_on_every_day() -> None:
    """Side by side, two ways of joining would give a group away by subtraction."""
    before = date(2022, 12, 31)
    both = join_ages({before: ages(["0"] * 3 + ["10"] * 3 + ["40"] * 3), END: ages(["0"] * 3 + ["10", "40", "40"])})
    assert [row[:2] for row in shown(both[before])] == [row[:2] for row in shown(both[END])]
    assert shown(both[END])[:2] == [(0, 0, 3), (1, 90, 3)]


def test_too_few_loans_have_no_ageing_and_do_not_spoil_other_years() -> None:
    before = date(2022, 12, 31)
    both = join_ages({before: ages(["0", "10"]), END: ages(["0"] * 3 + ["10"] * 3)})
    assert both[before].ageing == ()
    assert [row[2] for row in shown(both[END])] == [3, 3, 0, 0, 0, 0, 0]
    silent = quality(
        *(loan(loan=f"PJ-{number}", days_overdue="0") for number in range(5)), loan(loan="PJ-9", **{"class": "lancar"})
    )
    assert join_ages({END: silent})[END].ageing == ()


@given(st.lists(st.lists(st.sampled_from(["0", "5", "60", "120", "200", "300", "900"]), max_size=12), max_size=3))
@settings(max_examples=40, deadline=None)
def test_however_loans_are_spread_no_group_is_small(years: list[list[str]]) -> None:
    found = {date(2020 + number, 12, 31): ages(days) for number, days in enumerate(years) if days}
    for day, one in join_ages(found).items():
        assert all(count == 0 or count >= LEAST_GROUP for _, _, count in shown(one))
        if one.ageing:
            assert sum(bucket.outstanding for bucket in one.ageing) == found[day].outstanding
