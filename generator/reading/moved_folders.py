"""Folders that were given another name: a new one that holds what a removed one held, byte by byte.

Refuses to know what the files mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.reading.files import digest_file, list_files

HALF = 2
"""One file in so many must be the same: a folder may be renamed and edited at once."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a new folder has in common with a removed one: its name, and how many of its files are the same."""

    name: str
    equal: int
    of: int


def find_moved(before: Path, after: Path, removed: Iterable[str], added: Iterable[str]) -> dict[str, Moved]:
    """For every added folder below `after` the removed one below `before` whose files it holds, where there is one."""
    old = {name: _digest_files(before / name) for name in removed}
    found: dict[str, Moved] = {}
    for name in added if old else ():
        new = _digest_files(after / name)
        shared = {other: (files & new).total() for other, files in old.items()}
        best = max(sorted(shared), key=lambda other: shared[other])
        if shared[best] and shared[best] * HALF >= old[best].total():
            found[name] = Moved(best, shared[best], old[best].total())
    return found


def _digest_files(folder: Path) -> Counter[str]:
    """How often each content occurs; empty files say nothing."""
    try:
        names, _ = list_files(folder)
        return Counter(digest_file(folder / name) for name in names if (folder / name).lstat().st_size)
    except OSError:
        return Counter()
