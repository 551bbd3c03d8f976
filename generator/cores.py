"""The same work on many folders, on all cores of the computer; the results come in the order of the folders.

Refuses to know what the work is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, pairwise
from typing import TypeVar

from generator.collector import settle_worker

Given = TypeVar("Given")
Made = TypeVar("Made")
FEW_FOLDERS = 24
"""Fewer items are done before a second process has started."""
CHUNK, LAST_CHUNK = 16, 4
"""Items handed over together; fewer towards the end, so that no core is idle while another is at its last chunk."""


@contextmanager
def spread(work: Callable[[list[Given]], list[Made]], items: list[Given]) -> Iterator[Iterator[Made]]:
    """Some at a time, on all cores when there are many."""
    workers = min(os.cpu_count() or 1, 8)
    if len(items) < FEW_FOLDERS or workers == 1:
        yield chain.from_iterable(map(work, _cut(items, 1)))
        return
    with ProcessPoolExecutor(workers, initializer=settle_worker) as pool:
        yield chain.from_iterable(pool.map(work, _cut(items, workers)))


def _cut(items: list[Given], workers: int) -> list[list[Given]]:
    large = max(0, len(items) - workers * CHUNK) // CHUNK * CHUNK
    starts = [*range(0, large, CHUNK), *range(large, len(items), LAST_CHUNK)]
    return [items[start:end] for start, end in pairwise([*starts, len(items)])]
