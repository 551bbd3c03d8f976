"""Statements held against what people believe and what the year before says: balances, opening, the surplus shared.

Knows sums and who states what. Refuses to decide between two numbers: both are told with their difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from generator.checking.exact_text import float_free, rupiah
from generator.checking.ledger import find_account
from generator.checking.thousands import tell_thousands
from generator.model.cooperative import Authored, Ledger
from generator.model.journal import Journal, Mask, add_by
from generator.model.ledger import AccountGroup, AccountKind, BalanceCheck, ShuDistribution
from generator.model.profile import Profile
from generator.model.statements import LedgerStatements
from generator.problems.place import Place
from generator.problems.problem import Problem

LAST_POSTINGS = 3
_SURPLUS = (AccountGroup.SHU_TAHUN_LALU, AccountGroup.SHU_TAHUN_BERJALAN)


def check_statements(
    books: LedgerStatements, before: LedgerStatements | None, ledger: Ledger, profile: Authored[Profile] | None
) -> list[Problem]:
    """Every problem of one year's statements."""
    checks = [one for one in ledger.balance_checks if one.content.date.year == books.year]
    return [
        *(_check_opening(books, before) if before else ()),
        *_check_balances(books, checks),
        *_check_magnitude(books, before, profile),
        *_check_surplus(books, profile),
    ]


def check_distribution(distribution: Authored[ShuDistribution], books: LedgerStatements | None) -> Iterator[Problem]:
    """Percentages add up to exactly 100, and the surplus that was shared is the one the books give."""
    written = distribution.content
    total = sum((Fraction(share.percent) for share in written.shares), Fraction(0))
    if total != 100 or any(share.percent < 0 for share in written.shares):
        values = {"total": float_free(total), "difference": float_free(abs(total - 100))}
        yield Problem("L15", distribution.place("shares"), values)
    if books is None:
        return
    if written.surplus is not None and written.surplus != books.surplus:
        difference = abs(written.surplus - books.surplus)
        values = {"stated": rupiah(written.surplus), "computed": rupiah(books.surplus)}
        yield Problem("L16", distribution.place("surplus"), {**values, "difference": rupiah(difference)})
    for number, share in enumerate(written.shares):
        if share.account is not None and share.account not in books.chart:
            values = {"account": share.account, "lines": "1", "hint": find_account(share.account, books.chart)}
            yield Problem("L02", distribution.place("shares", number, "account"), values)


def _check_opening(books: LedgerStatements, before: LedgerStatements) -> Iterator[Problem]:
    """Last year's closing balance is this year's opening balance; the surplus may have moved within its own."""
    if not books.has_opening:
        yield Problem("L12", Place(books.file), {"year": str(books.year), "before": str(before.year)})
        return
    places = _opening_places(books)
    start = next(iter(places.values()), Place(books.file))
    for code in dict.fromkeys((*before.totals, *books.totals)):
        then, now = before.totals.get(code), books.totals.get(code)
        account = (now or then or books.totals[code]).account
        if account.kind in (AccountKind.PENDAPATAN, AccountKind.BEBAN) or account.group in _SURPLUS:
            continue
        closing, opening = then.value if then else 0, now.opening_value if now else 0
        if closing != opening:
            yield _differs(f"{code} {account.name}", closing, opening, before, books, places.get(code, start))
    closing = before.surplus + sum(one.value for one in before.totals.values() if one.account.group in _SURPLUS)
    opening = sum(one.opening_value for one in books.totals.values() if one.account.group in _SURPLUS)
    if closing != opening:
        own = (places[code] for code, one in books.totals.items() if one.account.group in _SURPLUS and code in places)
        yield _differs("SHU", closing, opening, before, books, next(own, start))


def _opening_places(books: LedgerStatements) -> dict[str, Place]:
    """The first line of each account in the opening entry."""
    journal = books.journal
    if journal is None:
        return {}
    found: dict[str, Place] = {}
    for row in np.flatnonzero(journal.opening_rows()).tolist():
        found.setdefault(journal.accounts[journal.account[row]], journal.place(row))
    return found


def _differs(
    name: str, closing: int, opening: int, before: LedgerStatements, books: LedgerStatements, place: Place
) -> Problem:
    values = {
        "account": name,
        "closing": rupiah(closing),
        "opening": rupiah(opening),
        "difference": rupiah(abs(closing - opening)),
        "before": str(before.year),
        "year": str(books.year),
    }
    return Problem("L08", place, values, (Place(before.file),))


def _check_balances(books: LedgerStatements, checks: Sequence[Authored[BalanceCheck]]) -> Iterator[Problem]:
    """What the author believes a balance to be at the end of a day."""
    journal = books.journal
    if journal is None:
        return
    for check in checks:
        account = books.chart.get(check.content.account)
        if account is None:
            code = check.content.account
            values = {"account": code, "lines": "1", "hint": find_account(code, books.chart)}
            yield Problem("L02", check.place("account"), values)
            continue
        rows = _rows_until(journal, account.code, check)
        # Income and costs are believed as of before they are closed.
        if account.kind in (AccountKind.PENDAPATAN, AccountKind.BEBAN) and books.closing_rows is not None:
            rows &= ~books.closing_rows
        posted = np.flatnonzero(rows)
        sums = add_by(np.zeros(len(posted), np.int32), journal.debit[posted] - journal.credit[posted], 1)
        balance = sums[0] * account.sign * (-1 if account.contra else 1)
        if balance != check.content.amount:
            latest = sorted(posted.tolist(), key=lambda row: (journal.days[journal.day[row]], row))[-LAST_POSTINGS:]
            values = {
                "account": f"{account.code} {account.name}",
                "date": check.content.date.isoformat(),
                "stated": rupiah(check.content.amount),
                "computed": rupiah(balance),
                "difference": rupiah(abs(balance - check.content.amount)),
                "lines": ", ".join(str(journal.line(row)) for row in latest) or "-",
            }
            places = tuple(journal.place(row) for row in latest) or (Place(journal.file),)
            yield Problem("L09", check.place("amount"), values, places)
            alike = {"what": f"Saldo {values['account']}", "computed": values["computed"], "other": values["stated"]}
            alike["name"] = "saldo yang tertulis"
            yield from tell_thousands(balance, check.content.amount, alike, check.place("amount"), places[-1])


def _rows_until(journal: Journal, code: str, check: Authored[BalanceCheck]) -> Mask:
    in_time = np.array([*(day <= check.content.date for day in journal.days), False])
    wanted = np.array([*(one == code for one in journal.accounts), False])
    rows: Mask = wanted[journal.account] & in_time[journal.day]
    return rows


def check_balance_years(ledger: Ledger) -> Iterator[Problem]:
    """A balance can only be checked in a year whose journal is here."""
    years = {journal.year for journal in ledger.journals} | ledger.unread
    for check in ledger.balance_checks:
        if check.content.date.year not in years:
            values = {"date": check.content.date.isoformat(), "years": ", ".join(map(str, sorted(years))) or "-"}
            yield Problem("L17", check.place("date"), values)


def _check_magnitude(
    books: LedgerStatements, before: LedgerStatements | None, profile: Authored[Profile] | None
) -> Iterator[Problem]:
    """Books kept in thousands of rupiah look like any other; only a comparison gives them away."""
    assets = books.line("total_aset").amount
    others: list[tuple[int, Place, str]] = []
    if before is not None:
        others.append((before.line("total_aset").amount, Place(before.file), f"total aset {before.year}"))
    for number, figures in enumerate(profile.content.yearly_figures if profile else ()):
        if profile and figures.year == books.year and figures.assets is not None:
            place = profile.place("yearly_figures", number, "assets")
            others.append((figures.assets, place, f"aset {figures.year} dalam profil"))
    for other, place, name in others:
        values = {"what": f"Total aset {books.year}", "computed": rupiah(assets), "other": rupiah(other), "name": name}
        yield from tell_thousands(assets, other, values, Place(books.file), place)


def _check_surplus(books: LedgerStatements, profile: Authored[Profile] | None) -> Iterator[Problem]:
    """The profile's surplus is the one after tax: the page shows both beside each other."""
    for number, figures in enumerate(profile.content.yearly_figures if profile else ()):
        written = figures.surplus
        if profile is None or figures.year != books.year or written is None or written == books.surplus:
            continue
        values = {"year": str(books.year), "stated": rupiah(written), "computed": rupiah(books.surplus)}
        values["difference"] = rupiah(abs(written - books.surplus))
        yield Problem("L31", profile.place("yearly_figures", number, "surplus"), values, (Place(books.file),))
