"""How rarely the garbage collector looks for cycles: what is made here are many values without any.

Loading modules makes thousands of classes and no garbage, a folder many small values that end with it: to look that
often is a tenth of the start and some of every folder. Refuses to switch the collector off: a server runs for days.
"""

from __future__ import annotations

import gc

RARELY = (100_000, 20, 50)
"""Thresholds by generation."""


def relax_collector() -> None:
    """Look rarely."""
    gc.set_threshold(*RARELY)


def settle_worker() -> None:
    """The same in a process that was started from another, whose values it never throws away."""
    gc.freeze()
    relax_collector()
