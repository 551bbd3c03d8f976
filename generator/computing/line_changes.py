"""Lines of two versions of a text: which ones the change touched, and where an old line stands now.

Long texts are compared by what stands before and behind the touched part; only the part between is searched for lines
that moved, and only while it is short. Refuses to know what a line means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MAX_SEARCHED = 1500
"""Lines of the touched part on either side; beyond, every line of it counts as touched."""


@dataclass(frozen=True, slots=True)
class LineChanges:
    """1-based lines: the touched ones of the later text, and of each line of the earlier one where it stands now."""

    touched: frozenset[int]
    now: dict[int, int]


def compare_lines(before: Sequence[str], after: Sequence[str]) -> LineChanges:
    """Hold two texts against each other; a line replaced by one other line is followed to it."""
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    now = {line: line for line in range(1, head + 1)}
    shift = len(after) - len(before)
    now |= {line: line + shift for line in range(len(before) - tail + 1, len(before) + 1)}
    touched: set[int] = set()
    for kind, start, end, begin, stop in _blocks(old, new):
        if kind != "equal":
            touched.update(range(head + begin + 1, head + stop + 1))
        if end - start == stop - begin:
            now |= {head + start + one + 1: head + begin + one + 1 for one in range(end - start)}
    return LineChanges(frozenset(touched), now)


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    if max(len(old), len(new)) > MAX_SEARCHED:
        return [("replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
