"""A big journal: read, checked and turned into statements, side by side with pandas reading the same file.

    python benchmarks/ledger.py WORK_FOLDER [--lines 100000,300000,1000000] [--turns 3]

What it is held against is `pandas.read_csv` with text columns and one groupby with a sum over the accounts, which needs
the two columns of amounts as numbers; the plainest way is taken (`to_numeric`). "Text only" leaves the numbers out and
counts lines by account: less than anybody who adds up amounts must do. Each run is a process of its own; its work is
timed inside, after the imports, and its memory is the kernel's peak of the whole process, imports included.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2023
SIDES = (2, 2, 2, 3, 4)
"""Lines of an entry: two are usual."""

BASELINE = """
import json, resource, sys, time
import pandas
wall, processor = time.perf_counter(), time.process_time()
frame = pandas.read_csv(sys.argv[1], dtype=str)
frame["debit"] = pandas.to_numeric(frame["debit"])
frame["credit"] = pandas.to_numeric(frame["credit"])
sums = frame.groupby("account")[["debit", "credit"]].sum()
times = time.perf_counter() - wall, time.process_time() - processor
print(json.dumps([*times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, int(sums["debit"].sum())]))
"""

TEXT_ONLY = """
import json, resource, sys, time
import pandas
wall, processor = time.perf_counter(), time.process_time()
frame = pandas.read_csv(sys.argv[1], dtype=str)
counts = frame.groupby("account").size()
times = time.perf_counter() - wall, time.process_time() - processor
print(json.dumps([*times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, int(counts.sum())]))
"""

LUMBUNG = """
import json, resource, sys, time
from pathlib import Path
from generator.checking.chart import check_chart
from generator.checking.ledger import check_journal
from generator.checking.ledger_entries import check_entries
from generator.checking.ledger_privacy import check_journal_privacy
from generator.computing.ledger import compute_statements
from generator.reading.journal import read_journal
from generator.reading.ledgers import read_chart
rows, _ = read_chart(Path(sys.argv[2]), "chart")
chart = {row.content.code: row.content for row in rows}
stages = []
wall, processor = time.perf_counter(), time.process_time()
found = read_journal(Path(sys.argv[1]), "journal.csv", 2023)
stages.append(time.process_time())
problems = [*found.problems, *check_journal(found.journal, chart), *check_entries(found.journal, chart)]
problems += check_journal_privacy(found.journal)
stages.append(time.process_time())
statements = compute_statements(found.journal, chart, "chart")
stages.append(time.process_time())
times = time.perf_counter() - wall, stages[-1] - processor
assert problems == [], problems[:3]
assert statements.line("total_aset").amount == statements.line("total_kewajiban_dan_ekuitas").amount
parts = [end - begin for begin, end in zip([processor, *stages], stages)]
debit = sum(one.debit + max(one.opening, 0) for one in statements.totals.values())
print(json.dumps([*times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, debit, *parts]))
"""


def write_journal(path: Path, count: int) -> None:
    """A journal of exactly so many lines whose entries balance; one seed gives the same file."""
    dice = random.Random(20231231)
    lines = (ROOT / "content" / "chart_of_accounts.csv").read_text("utf-8").splitlines()[1:]
    # The surplus itself is no business of every day: beside income it would be a closing that went wrong.
    codes = [line.split(",")[0] for line in lines if ",shu_tahun_" not in line]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("date,entry,account,debit,credit,memo\n")
        file.writelines(_entries(dice, codes, count))


def _entries(dice: random.Random, codes: list[str], count: int) -> Iterator[str]:
    written = number = 0
    while written < count:
        sides = min(dice.choice(SIDES), count - written)
        # A single line left over could not balance.
        sides = sides - 1 if count - written - sides == 1 and sides > 2 else sides
        sides = 3 if count - written == 3 else sides
        number += 1
        day = date(YEAR, 1, 1) + timedelta(days=written * 365 // count)
        head = f"{day.isoformat()},BKM-{number:06d}"
        memo = f"Angsuran pinjaman kelompok {dice.randrange(400)} bukti {number}"
        amounts = [
            dice.randrange(1, 20_000) * 500 + (dice.random() < 0.3) * dice.randrange(500) for _ in range(sides - 1)
        ]
        for amount in amounts:
            yield f"{head},{dice.choice(codes)},{amount},,{memo}\n"
        yield f"{head},1101,,{sum(amounts)},{memo}\n"
        written += sides


def run(program: str, *arguments: str) -> list[float]:
    """Seconds, processor seconds, megabytes, the sum of debits, and more where the program tells more."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=_environment())
    if done.returncode:
        raise SystemExit(done.stderr)
    found: list[float] = json.loads(done.stdout)
    return found


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def main() -> None:
    """Print a Markdown table of medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", default="100000,300000,1000000")
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    chart = str(ROOT / "content" / "chart_of_accounts.csv")
    head = (
        "lines",
        "pandas (s)",
        "text only (s)",
        "Lumbung (s)",
        "processor (s)",
        "ratio",
        "to text only",
        "MB",
        "ratio",
    )
    print(f"| {' | '.join(head)} | read, check, state (s) |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|")
    for count in (int(text) for text in options.lines.split(",")):
        path = options.folder / f"journal_{count}.csv"
        write_journal(path, count)
        programs = ((BASELINE, str(path)), (TEXT_ONLY, str(path)), (LUMBUNG, str(path), chart))
        for program in programs:
            run(*program)
        turns = [[run(*program) for program in programs] for _ in range(options.turns)]
        if any(one[3] != three[3] for one, _, three in turns):
            raise SystemExit("the two sums differ")
        stock, text, own = (
            [statistics.median(values) for values in zip(*one, strict=True)] for one in zip(*turns, strict=True)
        )
        parts = ", ".join(f"{part:.2f}" for part in own[4:])
        print(
            f"| {count:,} | {stock[0]:.2f} | {text[0]:.2f} | {own[0]:.2f}"
            f" | {stock[1]:.2f} / {text[1]:.2f} / {own[1]:.2f} | {own[1] / stock[1]:.2f} | {own[1] / text[1]:.2f}"
            f" | {stock[2]:.0f} / {own[2]:.0f} | {own[2] / stock[2]:.2f} | {parts} |"
        )


if __name__ == "__main__":
    main()
