"""The same work on many folders, on all cores of the computer; the results come in the order of the folders.

Refuses to know what the work is.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
FEW_FOLDERS = 24
"""Fewer items are done before a second process has started."""
CHUNK = 8


@contextmanager
def spread(work: Callable[[list[Given]], list[Made]], items: list[Given]) -> Iterator[Iterator[Made]]:
    """Item by item, or some at a time on all cores when there are many."""
    workers = min(os.cpu_count() or 1, 8)
    if len(items) < FEW_FOLDERS or workers == 1:
        yield chain.from_iterable(work([item]) for item in items)
        return
    with ProcessPoolExecutor(workers, initializer=relax_collector) as pool:
        yield chain.from_iterable(
            pool.map(work, [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)])
        )


def relax_collector() -> None:
    """A worker makes many small, short-lived values without cycles: looking for cycles that often is wasted time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
