"""Which lines of a journal make an amount: how many, the first, the last, and each of them while they are few.

Knows nothing of what an amount means: the caller chooses the lines.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from generator.model.journal import Codes, Ints, Journal, Mask
from generator.model.statements import FEW_LINES, NO_LINES, PostedLines

_SMALL = np.iinfo(np.int16).max


def find_posted_lines(journal: Journal, account: Codes, chosen: Mask, size: int) -> list[PostedLines]:
    """The chosen lines of each account from 0 to `size - 1`, as they are numbered in the file."""
    rows = np.flatnonzero(chosen)
    codes = account[rows]
    # Numpy sorts small integers in one pass, and a chart is nearly always small enough.
    order = np.argsort(codes.astype(np.int16) if size < _SMALL else codes, kind="stable")
    rows, codes = rows[order], codes[order]
    ends = np.searchsorted(codes, np.arange(size + 1)).tolist()
    return [_name(journal, rows[start:end]) for start, end in pairwise(ends)]


def _name(journal: Journal, rows: Ints) -> PostedLines:
    if not len(rows):
        return NO_LINES
    if len(rows) > FEW_LINES:
        return PostedLines(len(rows), journal.line(int(rows[0])), journal.line(int(rows[-1])))
    each = tuple(journal.line(row) for row in rows.tolist())
    return PostedLines(len(each), each[0], each[-1], each)
