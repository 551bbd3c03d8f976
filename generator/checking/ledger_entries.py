"""Entries that are sound line by line and wrong as a whole: closing entries that would empty the surplus statement,
entries typed in twice.

Knows what a closing entry may touch, and lines that stand in pairs. Looks at columns first, and line by line only at
suspicious entries, so that a million lines take a moment. Amounts and ids of entries are for internal readers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from generator.checking.exact_text import rupiah
from generator.checking.limits import MAX_PER_FILE
from generator.model.journal import Codes, Ints, Journal, Mask, add_by
from generator.model.ledger import Account, AccountGroup, AccountKind
from generator.problems.place import Place
from generator.problems.problem import Problem

_INTERNAL = frozenset({"entry", "debit", "surplus", "closed", "once", "difference", "accounts"})
_OTHER, _NOMINAL, _SUMMARY, _EARLIER = range(4)
_FACTORS = tuple(np.uint64(one) for one in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
"""Odd numbers without pattern: lines that differ get different marks, nearly always."""


def check_entries(journal: Journal, chart: Mapping[str, Account]) -> list[Problem]:
    """Every entry of a journal that says something else than its author can have meant."""
    return [*_check_closing(journal, chart), *_check_doubled(journal)]


def _check_closing(journal: Journal, chart: Mapping[str, Account]) -> Iterator[Problem]:
    """A closing entry moves income and costs to the surplus of the year and does nothing else.

    One that goes past it, or books something besides, would be taken for business and leave no income at all. What is
    no closing may touch income and an earlier surplus together, as long as the income stays on the books.
    """
    parts = np.array([*(_part(chart.get(code)) for code in journal.accounts), _OTHER], np.int8)
    part = parts[journal.account]
    concerned = np.zeros(len(journal.entries) + 1, np.bool_)
    concerned[journal.entry[part >= _SUMMARY]] = True
    concerned[[*journal.opening_entries(), -1]] = False
    rows = np.flatnonzero(concerned[journal.entry])
    if not len(rows):
        return
    entry, kind = journal.entry[rows], part[rows]
    has = {one: np.zeros(len(concerned), np.bool_) for one in range(4)}
    for one, found in has.items():
        found[entry[kind == one]] = True
    suspects = np.flatnonzero(has[_NOMINAL] & (has[_OTHER] | has[_EARLIER]))
    if not len(suspects):
        return
    emptied = _emptied_accounts(journal)
    order = np.argsort(entry, kind="stable")
    starts = np.searchsorted(entry[order], suspects)
    ends = np.searchsorted(entry[order], suspects, side="right")
    told = 0
    for code, start, end in zip(suspects.tolist(), starts.tolist(), ends.tolist(), strict=True):
        lines = rows[order[start:end]]
        income = lines[part[lines] == _NOMINAL]
        if has[_SUMMARY][code] or emptied[journal.account[income]].all():
            told += 1
            if told <= MAX_PER_FILE:
                yield _tell_closing(journal, code, lines.tolist(), part)
    yield from _count_rest(journal, told)


def _count_rest(journal: Journal, told: int) -> Iterator[Problem]:
    if told > MAX_PER_FILE:
        values = {"rest": str(told - MAX_PER_FILE), "limit": str(MAX_PER_FILE)}
        yield Problem("K14", Place(journal.file), values)


def _part(account: Account | None) -> int:
    if account is None:
        return _OTHER
    if account.kind in (AccountKind.PENDAPATAN, AccountKind.BEBAN):
        return _NOMINAL
    if account.group is AccountGroup.SHU_TAHUN_BERJALAN:
        return _SUMMARY
    return _EARLIER if account.group in (AccountGroup.SHU_TAHUN_LALU, AccountGroup.CADANGAN) else _OTHER


def _emptied_accounts(journal: Journal) -> Mask:
    known = journal.account >= 0
    net = add_by(journal.account[known], journal.debit[known] - journal.credit[known], len(journal.accounts))
    emptied = np.ones(len(journal.accounts) + 1, np.bool_)
    emptied[net.find_nonzero()] = False
    return emptied


def _tell_closing(journal: Journal, code: int, lines: list[int], part: npt.NDArray[np.int8]) -> Problem:
    net = {row: int(journal.debit[row]) - int(journal.credit[row]) for row in lines}
    surplus = sum(net[row] for row in lines if part[row] == _NOMINAL)
    closed = -sum(net[row] for row in lines if part[row] == _SUMMARY)
    besides = [row for row in lines if part[row] in (_OTHER, _EARLIER)]
    values = {
        "entry": journal.entries[code],
        "surplus": rupiah(surplus),
        "closed": rupiah(closed),
        "difference": rupiah(abs(surplus - closed)),
        "accounts": ", ".join(dict.fromkeys(journal.accounts[journal.account[row]] for row in besides)),
    }
    place = journal.place(lines[0])
    others = tuple(dict.fromkeys(journal.place(row) for row in besides if row != lines[0]))[:3]
    return Problem("L29", place, values, others, _INTERNAL)


def _check_doubled(journal: Journal) -> Iterator[Problem]:
    """Entries in which every line stands twice, word for word: the same voucher was probably typed in twice."""
    told = 0
    for code, rows in _paired(journal):
        # One number on two days is told as such.
        if len({int(journal.day[row]) for row in rows}) > 1:
            continue
        lines = Counter(
            (
                int(journal.account[row]),
                int(journal.debit[row]),
                int(journal.credit[row]),
                journal.memos[row] if journal.memos is not None else "",
            )
            for row in rows
        )
        if any(count % 2 for count in lines.values()):
            continue
        told += 1
        if told > MAX_PER_FILE:
            continue
        debit = sum(int(journal.debit[row]) for row in rows)
        values = {
            "entry": journal.entries[code],
            "lines": str(len(rows)),
            "debit": rupiah(debit),
            "once": rupiah(debit // 2),
            "difference": rupiah(debit - debit // 2),
        }
        first, last = journal.place(rows[0]), journal.place(rows[-1])
        yield Problem("L30", first, values, (last,), _INTERNAL)
    yield from _count_rest(journal, told)


def _paired(journal: Journal) -> Iterator[tuple[int, list[int]]]:
    """Entries whose lines may all stand in pairs: the marks of paired lines cancel each other."""
    if len(journal) < 4:
        return
    order: Ints | None = None
    entry = journal.entry
    starts = _starts(entry)
    if len(starts) > len(journal.entries) + 1:
        # Lines of one entry stand apart.
        order = np.argsort(entry, kind="stable")
        entry = entry[order]
        starts = _starts(entry)
    marks = journal.account.astype(np.uint64) * _FACTORS[0]
    marks += journal.debit.view(np.uint64) * _FACTORS[1]
    marks += journal.credit.view(np.uint64) * _FACTORS[2]
    marks ^= marks >> np.uint64(31)
    marks *= _FACTORS[0]
    left = np.bitwise_xor.reduceat(marks if order is None else marks[order], starts)
    size = np.diff(starts, append=len(entry))
    for at in np.flatnonzero((left == 0) & (size >= 4) & (size % 2 == 0) & (entry[starts] >= 0)).tolist():
        rows = np.arange(starts[at], starts[at] + size[at])
        yield int(entry[starts[at]]), (rows if order is None else order[rows]).tolist()


def _starts(entry: Codes) -> Ints:
    return np.concatenate((np.zeros(1, np.int64), np.flatnonzero(entry[1:] != entry[:-1]) + 1))
