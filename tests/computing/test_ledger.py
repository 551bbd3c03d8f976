"""Statements of any journal: they balance, they tie to each other, the order of lines is nothing to them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.computing.apportionment import share_out
from generator.model.ledger import AccountGroup, AccountKind, CashFlowClass
from generator.model.statements import FEW_LINES, PostedLines
from tests.ledger_cases import balances, default_chart, read_lines, state

CODES = sorted(default_chart())
NOMINAL = {code for code, one in default_chart().items() if one.kind in (AccountKind.PENDAPATAN, AccountKind.BEBAN)}
REAL = [code for code in CODES if code not in NOMINAL]
SUMMARY = {code for code, one in default_chart().items() if one.group is AccountGroup.SHU_TAHUN_BERJALAN}
SURPLUS = SUMMARY | {code for code, one in default_chart().items() if one.group is AccountGroup.SHU_TAHUN_LALU}
AMOUNT = st.one_of(st.integers(1, 10**7), st.integers(1, 10**18), st.just(10**18))


@st.composite
def entries(draw, number, codes=CODES, day="2023-05-02"):
    """An entry that balances: amounts on one side, what is left over on the other, in pieces of at most 10^18."""
    lines = []
    total = 0
    for _ in range(draw(st.integers(1, 4))):
        amount, is_debit = draw(AMOUNT), draw(st.booleans())
        total += amount if is_debit else -amount
        lines.append((day, number, draw(st.sampled_from(codes)), amount * is_debit, amount * (not is_debit)))
    while total:
        piece = min(abs(total), 10**18)
        code = draw(st.sampled_from(codes))
        lines.append((day, number, code, piece * (total < 0), piece * (total > 0)))
        total -= piece if total > 0 else -piece
    return lines


@st.composite
def journals(draw):
    """A random journal of one year, with or without an opening entry."""
    lines = draw(entries("saldo-awal", REAL, "2023-01-01")) if draw(st.booleans()) else []
    for number in range(draw(st.integers(1, 6))):
        lines += draw(entries(f"B-{number}"))
    return lines


def state_lines(lines):
    with TemporaryDirectory() as folder:
        return state(read_lines(Path(folder), lines))


def is_closing(lines):
    codes = {line[2] for line in lines}
    return bool(codes & NOMINAL) and bool(codes & SUMMARY) and not codes - NOMINAL - SUMMARY


def without_closing(lines):
    by_entry = {}
    for line in lines:
        by_entry.setdefault(line[1], []).append(line)
    closing = [one for one in by_entry.values() if is_closing(one)]
    since = min((line[0] for one in closing for line in one), default="9999")
    carried = [one for one in by_entry.values() if closing and carries_on(one, since)]
    return [line for one in by_entry.values() if one not in closing and one not in carried for line in one]


def carries_on(lines, since):
    codes = {line[2] for line in lines}
    return (
        not codes - SURPLUS
        and bool(codes & SUMMARY)
        and all(line[0] >= since and line[1] != "saldo-awal" for line in lines)
    )


@given(journals())
@settings(max_examples=150, deadline=None)
def test_any_balanced_journal_gives_statements_that_tie(lines):
    found = state_lines(lines)
    expected = balances(without_closing(lines))
    assert {code: one.closing for code, one in found.totals.items() if one.closing} == {
        code: amount for code, amount in expected.items() if amount
    }
    assert sum(one.closing for one in found.totals.values()) == 0
    assert found.line("total_aset").amount == found.line("total_kewajiban_dan_ekuitas").amount
    assert found.line("shu_setelah_pajak").amount == found.surplus == -sum(expected.get(code, 0) for code in NOMINAL)
    assert found.equity.row("shu_tahun_ini")[-1] == found.surplus
    assert sum(found.equity.row("saldo_akhir")) == found.line("total_ekuitas").amount
    assert sum(found.equity.row("dipindahkan")) == 0
    cash = found.cash_flow
    assert cash.opening + cash.change == cash.closing
    assert cash.closing == sum(expected.get(code, 0) for code in ("1101", "1102"))


@given(journals())
@settings(max_examples=100, deadline=None)
def test_the_lines_named_are_those_that_make_the_amount(lines):
    found = state_lines(lines)
    rows = dict(enumerate(lines, start=2))
    kept = without_closing(lines)

    def add(named, code, at):
        assert len(named.each) == named.lines or named.lines > FEW_LINES
        assert all(rows[line][2] == code for line in named.each)
        return sum(rows[line][at] for line in named.each)

    for code, one in found.totals.items():
        assert one.posted.lines == sum(line[2] == code for line in kept)
        for amount, named, at in ((one.debit, one.debited, 3), (one.credit, one.credited, 4)):
            assert named.lines > FEW_LINES or add(named, code, at) == amount
        if one.opened.lines <= FEW_LINES:
            assert add(one.opened, code, 3) - add(one.opened, code, 4) == one.opening
        if one.posted.lines <= FEW_LINES:
            assert add(one.posted, code, 3) - add(one.posted, code, 4) == one.closing
    for _, flows in found.cash_flow.activities:
        for flow in flows:
            sides = ((flow.received, flow.received_lines, 4), (flow.paid, flow.paid_lines, 3))
            for amount, named, at in sides:
                assert named.lines > FEW_LINES or add(named, flow.account.code, at) == amount


@given(journals(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_lines_changes_nothing(lines, random):
    mixed = list(lines)
    random.shuffle(mixed)
    one, two = state_lines(lines), state_lines(mixed)
    for name in ("balance_sheet", "surplus_statement", "equity", "cash_flow", "surplus"):
        assert getattr(one, name) == getattr(two, name)


@given(st.lists(st.integers(0, 10**18), min_size=1, max_size=9), st.integers(0, 10**21))
@settings(max_examples=200, deadline=None)
def test_shares_add_up_and_are_off_by_less_than_a_rupiah(weights, amount):
    total = sum(weights)
    if not total:
        return
    shares = share_out(amount, weights, total)
    assert sum(shares) == amount
    assert all(abs(share * total - amount * weight) < total for share, weight in zip(shares, weights, strict=True))


OPEN = [
    ("2023-01-01", "saldo-awal", "1101", 1_000, 0),
    ("2023-01-01", "saldo-awal", "1102", 4_000, 0),
    ("2023-01-01", "Saldo Awal", "1131", 6_000, 0),
    ("2023-01-01", "Saldo Awal", "3101", 0, 6_000),
    ("2023-01-01", "saldo-awal", "3102", 0, 4_500),
    ("2023-01-01", "saldo-awal", "3401", 0, 500),
]
YEAR = [
    # A loan of 600 of which a fee of 20 is kept back.
    ("2023-02-01", "B1", "1131", 600, 0),
    ("2023-02-01", "B1", "1101", 0, 580),
    ("2023-02-01", "B1", "4103", 0, 20),
    ("2023-03-01", "B2", "1102", 900, 0),
    ("2023-03-01", "B2", "1131", 0, 700),
    ("2023-03-01", "B2", "4101", 0, 200),
    ("2023-03-05", "B3", "5303", 90, 0),
    ("2023-03-05", "B3", "1101", 0, 90),
    # The surplus of the year before: 200 to the reserve, 300 to the members.
    ("2023-03-20", "B4", "3401", 500, 0),
    ("2023-03-20", "B4", "3301", 0, 200),
    ("2023-03-20", "B4", "2141", 0, 300),
    ("2023-04-01", "B5", "2141", 250, 0),
    ("2023-04-01", "B5", "1102", 0, 250),
    ("2023-04-02", "B6", "1101", 70, 0),
    ("2023-04-02", "B6", "3102", 0, 70),
    ("2023-05-02", "B7", "3102", 40, 0),
    ("2023-05-02", "B7", "1101", 0, 40),
    ("2023-06-01", "B8", "1102", 50, 0),
    ("2023-06-01", "B8", "1101", 0, 50),
    ("2023-12-31", "B9", "5309", 30, 0),
    ("2023-12-31", "B9", "1309", 0, 30),
]
CLOSE = [
    ("2023-12-31", "T1", "4101", 200, 0),
    ("2023-12-31", "T1", "4103", 20, 0),
    ("2023-12-31", "T1", "3499", 0, 220),
    ("2023-12-31", "T2", "3499", 120, 0),
    ("2023-12-31", "T2", "5303", 0, 90),
    ("2023-12-31", "T2", "5309", 0, 30),
    ("2023-12-31", "T3", "3499", 100, 0),
    ("2023-12-31", "T3", "3402", 0, 100),
]


@pytest.mark.parametrize("closed", [False, True])
def test_a_year_by_hand(closed):
    """Every number of this year was worked out with pencil and paper; closing the books changes none of them."""
    found = state_lines(OPEN + YEAR + CLOSE * closed)
    amounts = {line.id: line.amount for line in (*found.surplus_statement, *found.balance_sheet) if line.is_total}
    assert amounts == {
        "partisipasi_neto": 220,
        "shu_kotor": 220,
        "shu_sebelum_beban_perkoperasian": 100,
        "shu_sebelum_pajak": 100,
        "shu_setelah_pajak": 100,
        "total_aset": 10_880,
        "total_kewajiban": 50,
        "total_ekuitas": 10_830,
        "total_kewajiban_dan_ekuitas": 10_880,
    }
    assert found.line("hasil_usaha_tahun_ini").amount == 100
    assert found.line("1309").amount == -30
    rows = dict(found.equity.rows)
    assert rows["saldo_awal"] == (6_000, 4_500, 0, 0, 0, 500)
    assert rows["disetor"] == (0, 70, 0, 0, 0, 0)
    assert rows["dipindahkan"] == (0, 0, 0, 0, 200, -200)
    assert rows["shu_tahun_ini"] == (0, 0, 0, 0, 0, 100)
    assert rows["dibagikan_dan_dikembalikan"] == (0, -40, 0, 0, 0, -300)
    assert rows["saldo_akhir"] == (6_000, 4_530, 0, 0, 200, 100)
    flow = found.cash_flow
    assert (flow.opening, flow.change, flow.closing) == (5_000, 10, 5_010)
    lines = {line.account.code: (line.received, line.paid) for _, one in flow.activities for line in one}
    assert lines == {
        "1131": (700, 600),
        "4101": (200, 0),
        "4103": (20, 0),
        "5303": (0, 90),
        "2141": (0, 250),
        "3102": (70, 40),
    }
    assert [flow.net(one) for one in CashFlowClass] == [230, 0, -220]


@pytest.mark.parametrize(
    "close",
    [
        [*CLOSE[:-2], ("2023-12-31", "T3", "3499", 100, 0), ("2023-12-31", "T3", "3401", 0, 100)],
        CLOSE,
        [*CLOSE, ("2023-12-31", "T4", "3402", 100, 0), ("2023-12-31", "T4", "3401", 0, 100)],
        [*CLOSE[:-2]],
    ],
    ids=["on to earlier years", "on to the year", "on in two steps", "left in the summary"],
)
def test_however_the_books_are_closed_the_balance_sheet_is_the_same(close):
    """No account of closing stands in it with an amount that another takes back."""
    open_books, closed = state_lines(OPEN + YEAR), state_lines(OPEN + YEAR + close)
    assert [(one.id, one.amount) for one in closed.balance_sheet] == [
        (one.id, one.amount) for one in open_books.balance_sheet
    ]
    assert dict(closed.equity.rows) == dict(open_books.equity.rows)


def test_last_year_s_surplus_moved_before_the_closing_is_business_of_the_year():
    start = [
        ("2023-01-01", "saldo-awal", "1101", 500, 0),
        ("2023-01-01", "saldo-awal", "3402", 0, 500),
        ("2023-01-02", "P1", "3402", 500, 0),
        ("2023-01-02", "P1", "3401", 0, 500),
        ("2023-05-02", "B1", "1101", 70, 0),
        ("2023-05-02", "B1", "4101", 0, 70),
        ("2023-12-31", "T1", "4101", 70, 0),
        ("2023-12-31", "T1", "3402", 0, 70),
    ]
    found = state_lines(start)
    assert found.line("3401").amount == 500
    assert found.line("3402").amount == 0
    assert found.line("hasil_usaha_tahun_ini").amount == 70


def test_the_year_before_stands_beside():
    before = state_lines(OPEN + YEAR)
    again = [("2024-01-01", "saldo-awal", "1101", 310, 0), ("2024-01-01", "saldo-awal", "3101", 0, 310)]
    with TemporaryDirectory() as folder:
        now = state(read_lines(Path(folder), again, 2024), before)
    assert (now.line("total_aset").amount, now.line("total_aset").before) == (310, 10_880)
    assert now.line("5303").before == 90
    assert now.line("hasil_usaha_tahun_ini").before == 100
    assert now.cash_flow.before is not None
    assert now.cash_flow.before[CashFlowClass.OPERASI] == 230
    # Without the books of the year before, its balance sheet is the opening entry; of its income nothing is known.
    alone = state_lines(OPEN + YEAR)
    assert alone.line("total_aset").before == 11_000
    assert alone.line("shu_kotor").before is None


def test_where_each_account_was_posted():
    found = state_lines(OPEN + YEAR)
    one = found.totals["1131"]
    assert (one.posted, one.largest) == (PostedLines(3, 4, 12, (4, 8, 12)), 4)
