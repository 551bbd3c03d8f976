"""A journal held against its chart and itself: entries that do not balance, accounts nobody knows, days, sides, ids.

Knows what makes a journal fit for statements. Works on columns, so that a million lines take a moment; only what is
told becomes an object. Amounts and ids of entries are for internal readers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from generator.checking.exact_text import rupiah
from generator.checking.limits import MAX_PER_FILE
from generator.model.journal import Codes, Ints, Journal, Mask, add_by
from generator.model.ledger import Account, AccountKind
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem

_INTERNAL = frozenset({"entry", "debit", "credit", "difference", "amount", "account"})
MAX_HINTS = 20


def check_journal(journal: Journal, chart: Mapping[str, Account]) -> list[Problem]:
    """Every problem of one year's journal by itself."""
    return [
        *_check_accounts(journal, chart),
        *_check_days(journal),
        *_check_entry_days(journal),
        *_check_sides(journal),
        *_check_balance(journal),
        *_check_opening(journal, chart),
    ]


def _tell(journal: Journal, rows: Ints | Sequence[int], make: Callable[[int], Problem]) -> Iterator[Problem]:
    """A problem for each of the first rows, and how many more there are."""
    for row in rows[:MAX_PER_FILE]:
        yield make(int(row))
    rest = len(rows) - MAX_PER_FILE
    if rest > 0:
        yield Problem("K14", Place(journal.file), {"rest": str(rest), "limit": str(MAX_PER_FILE)})


def _check_accounts(journal: Journal, chart: Mapping[str, Account]) -> Iterator[Problem]:
    """Each unknown account once, at its first line."""
    unknown = [number for number, code in enumerate(journal.accounts) if code not in chart]
    if not unknown:
        return
    first = journal.first_rows(journal.account, len(journal.accounts))
    counts = np.bincount(journal.account[journal.account >= 0], minlength=len(journal.accounts))
    unknown.sort(key=lambda number: int(first[number]))

    def make(position: int) -> Problem:
        number = unknown[position]
        code = journal.accounts[number]
        hint = find_account(code, chart) if position < MAX_HINTS else ""
        values = {"account": code[:60], "lines": str(counts[number]), "hint": hint}
        return Problem("L02", journal.place(int(first[number])), values, withheld=frozenset({"account"}))

    yield from _tell(journal, range(len(unknown)), make)


def find_account(text: str, chart: Mapping[str, Account]) -> str:
    """Code and name of the account that was most likely meant, by its code, its name or a look-alike; or nothing."""
    codes = {_plain(code): one for code, one in chart.items()}
    names = {_plain(one.name): one for one in chart.values()}
    word = _plain(text)
    # A spreadsheet takes 0101 for a number and drops the zero.
    padded = [code for code in codes if word and code != word and code.lstrip("0") == word.lstrip("0")]
    if word not in codes and len(padded) == 1:
        word = padded[0]
    found = codes.get(word) or names.get(word) or codes.get(_nearest_code(word, codes))
    found = found or names.get(nearest(word, names))
    return f"{found.code} {found.name}" if found else ""


def _nearest_code(word: str, codes: Iterable[str]) -> str:
    """The code that differs by one letter or by two neighbours that changed places; one of the same letters first."""
    near = [code for code in codes if len(code) == len(word) and _is_slip(word, code)]
    return min(near, key=lambda code: (sorted(code) != sorted(word), code[0] != word[0], code), default="")


def _is_slip(word: str, code: str) -> bool:
    differ = [at for at, (one, two) in enumerate(zip(word, code, strict=True)) if one != two]
    if len(differ) == 2:
        first, last = differ
        return last == first + 1 and (word[first], word[last]) == (code[last], code[first])
    return len(differ) == 1


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _check_days(journal: Journal) -> Iterator[Problem]:
    outside = np.array([*(day.year != journal.year for day in journal.days), False])

    def make(row: int) -> Problem:
        values = {"date": journal.days[journal.day[row]].isoformat(), "year": str(journal.year)}
        return Problem("L03", journal.place(row), values)

    yield from _tell(journal, np.flatnonzero(outside[journal.day]), make)


def _check_entry_days(journal: Journal) -> Iterator[Problem]:
    """One id belongs to one entry, and an entry to one day; each id is told once."""
    known = np.flatnonzero((journal.entry >= 0) & (journal.day >= 0))
    first = np.full(len(journal.entries), -1, np.int64)
    first[journal.entry[known][::-1]] = known[::-1]
    other = known[journal.day[known] != journal.day[first[journal.entry[known]]]]
    _, at = np.unique(journal.entry[other], return_index=True)

    def make(row: int) -> Problem:
        start = int(first[journal.entry[row]])
        values = {
            "entry": journal.entries[int(journal.entry[row])],
            "date": journal.days[journal.day[row]].isoformat(),
            "first": journal.days[journal.day[start]].isoformat(),
            "line": str(journal.line(start)),
        }
        return Problem("L04", journal.place(row), values, (journal.place(start),), _INTERNAL)

    yield from _tell(journal, np.sort(other[at]), make)


def _check_sides(journal: Journal) -> Iterator[Problem]:
    """Each line has one side, and it is above zero."""
    read = ~journal.refused if journal.refused is not None else np.ones(len(journal), np.bool_)
    negative = (journal.debit < 0) | (journal.credit < 0)
    both = (journal.debit != 0) & (journal.credit != 0) & ~negative
    neither = (journal.debit == 0) & (journal.credit == 0) & read

    def values(row: int) -> dict[str, str]:
        debit, credit = int(journal.debit[row]), int(journal.credit[row])
        amount = min(debit, credit) if min(debit, credit) < 0 else abs(debit - credit)
        return {"debit": rupiah(debit), "credit": rupiah(credit), "amount": rupiah(amount)}

    for code, found in (("L05", both), ("L06", negative), ("L07", neither)):
        yield from _tell(
            journal,
            np.flatnonzero(found),
            lambda row, code=code: Problem(code, journal.place(row), values(row), withheld=_INTERNAL),  # type: ignore[misc]
        )


def _check_balance(journal: Journal) -> Iterator[Problem]:
    """Debit equals credit in every entry that was read whole."""
    named = journal.entry >= 0
    entry, size = journal.entry[named], len(journal.entries)
    off = add_by(entry, journal.debit[named] - journal.credit[named], size).find_nonzero()
    if not len(off):
        return
    torn = _torn_entries(journal)
    first, last = journal.first_rows(journal.entry, size), journal.last_rows(journal.entry, size)
    off = off[~torn[off]]
    off = off[np.argsort(first[off], kind="stable")]
    wanted = np.zeros(size + 1, np.bool_)
    wanted[off[:MAX_PER_FILE]] = True
    rows = np.flatnonzero(wanted[journal.entry])
    debit = add_by(journal.entry[rows], journal.debit[rows], size)
    credit = add_by(journal.entry[rows], journal.credit[rows], size)

    def make(code: int) -> Problem:
        place, until = journal.place(int(first[code])), journal.place(int(last[code]))
        values = {
            "entry": journal.entries[code],
            "debit": rupiah(debit[code]),
            "credit": rupiah(credit[code]),
            "difference": rupiah(abs(debit[code] - credit[code])),
        }
        return Problem("L01", place, values, (until,) if until != place else (), _INTERNAL)

    yield from _tell(journal, off, make)


def _torn_entries(journal: Journal) -> Mask:
    """Entries with a refused cell, or beside a line that could not be read: their sums say nothing."""
    torn = np.zeros(len(journal.entries) + 1, np.bool_)
    if journal.refused is not None:
        torn[journal.entry[journal.refused]] = True
    if journal.lost:
        lines = np.arange(len(journal)) + 2 if journal.lines is None else journal.lines
        beside = np.isin(lines, [line + step for line in journal.lost for step in (-1, 1)])
        torn[journal.entry[beside]] = True
    return torn[:-1]


def _check_opening(journal: Journal, chart: Mapping[str, Account]) -> Iterator[Problem]:
    """Balances are carried in on the first day of the year, and only those of assets, liabilities and equity."""
    rows = np.flatnonzero(journal.opening_rows())
    if not len(rows):
        return
    account: Codes = journal.match(list(chart))
    nominal = np.array([*(one.kind in (AccountKind.PENDAPATAN, AccountKind.BEBAN) for one in chart.values()), False])
    for row in _first(rows[nominal[account[rows]]]):
        code = journal.accounts[journal.account[row]]
        values = {"account": f"{code} {chart[code].name}", "year": str(journal.year)}
        yield Problem("L11", journal.place(row), values)
    first_day = date(journal.year, 1, 1)
    late = [row for row in rows.tolist() if journal.day[row] >= 0 and journal.days[journal.day[row]] != first_day]
    for row in _first(late):
        values = {"date": journal.days[journal.day[row]].isoformat(), "expected": first_day.isoformat()}
        yield Problem("L10", journal.place(row), values)


def _first(rows: Iterable[int]) -> list[int]:
    return [int(row) for row in rows][:1]
