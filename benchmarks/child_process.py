"""One command in a process of its own, measured from outside: time, processor time and memory.

Two figures of memory, because neither tells all. `largest` is the kernel's own peak of the largest single process
(maximum resident set of the child and of every process it waited for). `together` is the peak of the whole family of
processes, added up ten times a second by proportional set size, so that pages shared after a fork count once; it is
only measured when asked for, since looking costs time, and only on Linux.

A child starts as a copy of its parent, and the kernel's peak remembers that. So a small process of this file stands
between the benchmark, which holds a whole project, and the command.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

INTERVAL = 0.1
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, and megabytes of 1024 x 1024 bytes; `together` is 0 where it was not measured."""

    seconds: float
    processor: float
    largest: float
    together: float


def measure(command: Sequence[str], folder: Path, source: Path, watch_memory: bool = False) -> Measured:
    """Run to the end; a command that fails ends the benchmark with what it said."""
    given = json.dumps([list(command), str(folder), str(source), watch_memory])
    between = subprocess.run([sys.executable, __file__, given], stdout=subprocess.PIPE, text=True, check=False)
    if between.returncode:
        raise SystemExit(between.returncode)
    return Measured(*json.loads(between.stdout))


def _measure(command: Sequence[str], folder: str, source: str, watch_memory: bool) -> Measured:
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    # An installed program has its bytecode beside it; without this a run would compile the source each time.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said: list[str] = []
    peak = [0.0]
    ended = threading.Event()
    listener = threading.Thread(target=lambda: said.append(child.stderr.read() if child.stderr else ""))
    listener.start()
    watcher = threading.Thread(target=_watch, args=(child.pid, ended, peak))
    if watch_memory:
        watcher.start()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    listener.join()
    if watch_memory:
        watcher.join()
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}:\n{''.join(said)[-2000:]}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, peak[0] / MEGABYTE)


def _watch(root: int, ended: threading.Event, peak: list[float]) -> None:
    while not ended.wait(INTERVAL):
        peak[0] = max(peak[0], float(sum(_proportional_size(one) for one in _family(root))))


def _family(root: int) -> list[int]:
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for thread in Path(f"/proc/{one}/task").iterdir():
                waiting += [int(text) for text in (thread / "children").read_text().split()]
        except OSError:
            continue
    return found


def _proportional_size(process: int) -> int:
    """Bytes; 0 for a process that has just ended."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    for line in text.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    sys.stdout.write(json.dumps(astuple(_measure(*json.loads(sys.argv[1])))))
