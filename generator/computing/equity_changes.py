"""Entries that touch equity -> the grid of changes in equity: opening, paid in, transfers, surplus, paid out, closing.

An entry that takes from one part of equity and gives to another is a transfer as far as the two sides meet; what is
left was paid in or paid out. A reserve made from last year's surplus is therefore never counted twice.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from generator.computing.apportionment import share_out
from generator.model.journal import WORD, Codes, Ints, Journal, Mask, Sums, add_by
from generator.model.ledger import Account, AccountKind
from generator.model.ledger import AccountGroup as Group
from generator.model.statements import AccountTotal, EquityChanges

SHU = "shu"
COLUMNS = ("simpanan_pokok", "simpanan_wajib", "modal_penyetaraan", "hibah", "cadangan", SHU)
ROWS = ("saldo_awal", "disetor", "dipindahkan", "shu_tahun_ini", "dibagikan_dan_dikembalikan", "saldo_akhir")


def column_of(group: Group) -> int:
    """The column of a group of equity."""
    is_surplus = group in (Group.SHU_TAHUN_LALU, Group.SHU_TAHUN_BERJALAN)
    return COLUMNS.index(SHU if is_surplus else group.value)


def compute_equity_changes(
    journal: Journal,
    chart: list[Account],
    account: Codes,
    moves: Mask,
    totals: Mapping[str, AccountTotal],
    surplus: int,
) -> EquityChanges:
    """The grid (rupiah); `moves` are the lines of the year without opening and closing entries."""
    width = len(COLUMNS)
    column = np.array([*(_column(one) for one in chart), -1], np.int32)[account]
    rows = np.flatnonzero((column >= 0) & moves)
    entries, number = np.unique(journal.entry[rows], return_inverse=True)
    cells = (number * width + column[rows]).astype(np.int32)
    net = add_by(cells, journal.credit[rows] - journal.debit[rows], len(entries) * width)
    opening = [0] * width
    for one in totals.values():
        if one.account.kind is AccountKind.EKUITAS:
            opening[column_of(one.account.group)] += one.opening_value
    paid_in, transferred, paid_out = _sort_out(net, len(entries), width)
    earned = [0] * (width - 1) + [surplus]
    grid = [opening, paid_in, transferred, earned, paid_out]
    closing = [sum(row[at] for row in grid) for at in range(width)]
    return EquityChanges(COLUMNS, tuple(zip(ROWS, (tuple(row) for row in [*grid, closing]), strict=True)))


def _column(account: Account) -> int:
    return column_of(account.group) if account.kind is AccountKind.EKUITAS else -1


def _sort_out(net: Sums, entries: int, width: int) -> tuple[list[int], list[int], list[int]]:
    """Paid in, transferred, paid out by column."""
    high, low = net.high.reshape(entries, width), net.low.reshape(entries, width)
    falls = high < 0
    rises = ~falls & ((high > 0) | (low > 0))
    both: Mask = np.asarray(rises.any(axis=1) & falls.any(axis=1))
    alone = ~both[:, None]
    paid_in = _add_columns(high, low, rises & alone)
    paid_out = _add_columns(high, low, falls & alone)
    transferred = [0] * width
    for entry in np.flatnonzero(both).tolist():
        parts = [net[entry * width + at] for at in range(width)]
        up, down = sum(one for one in parts if one > 0), -sum(one for one in parts if one < 0)
        for sign, side, rest in ((1, up, paid_in), (-1, down, paid_out)):
            own = [max(sign * one, 0) for one in parts]
            for at, (whole, met) in enumerate(zip(own, share_out(min(up, down), own, side), strict=True)):
                transferred[at] += sign * met
                rest[at] += sign * (whole - met)
    return paid_in, transferred, paid_out


def _add_columns(high: Ints, low: Ints, wanted: Mask) -> list[int]:
    above = np.where(wanted, high, 0).sum(axis=0).tolist()
    below = np.where(wanted, low, 0).sum(axis=0).tolist()
    return [one * WORD + two for one, two in zip(above, below, strict=True)]
