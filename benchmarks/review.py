"""How long `lumbung review` takes: one file changed among many cooperatives, a new folder, and a changed rulebook.

The material lies in a git repository of its own, made for the run. Every time is that of a whole process as people
start it, by turns over the changes; medians are printed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from make_cooperatives import AS_OF, SOURCE, make_project

RULEBOOK = "content/rulebooks/health/perdep-06-2016.yml"
WHO = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@contoh.invalid")


def git(repository: Path, *words: str) -> None:
    """Run git, or stop."""
    subprocess.run(["git", "-C", repository, *WHO, *words], check=True, capture_output=True)


def make_repository(target: Path, count: int) -> Path:
    """The material as one commit."""
    repository = make_project(target, count)
    git(repository, "init", "--quiet", "--initial-branch=main")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "-m", "material")
    return repository


def edit(path: Path, before: str, after: str) -> None:
    """Replace one text that must be there."""
    text = path.read_text("utf-8")
    if before not in text:
        raise SystemExit(f"{path} does not hold {before!r}")
    path.write_text(text.replace(before, after, 1), "utf-8")


def change_one(repository: Path) -> None:
    """One answer of one assessment."""
    folder = sorted((repository / "cooperatives").iterdir())[250 % len(list((repository / "cooperatives").iterdir()))]
    edit(sorted(folder.glob("assessments/health_*.yml"))[-1], "m1_01:", "m1_02_salah:")


def change_text(repository: Path) -> None:
    """One long text, which is looked for in every other cooperative."""
    folder = sorted((repository / "cooperatives").iterdir())[1]
    edit(folder / "profile.yml", "about: ", "about: Kalimat tambahan yang cukup panjang supaya teks ini dicari. ")


def add_folder(repository: Path) -> None:
    """A copy of a cooperative under another name: each of its texts is found in the first."""
    folders = sorted((repository / "cooperatives").iterdir())
    shutil.copytree(folders[2], repository / "cooperatives" / "koperasi-contoh-tambahan")


def change_rulebook(repository: Path) -> None:
    """A limit of a predicate: all cooperatives are computed twice."""
    edit(repository / RULEBOOK, "at_least: 66, below: 80", "at_least: 67, below: 80")
    edit(repository / RULEBOOK, "at_least: 51, below: 66", "at_least: 51, below: 67")


CHANGES = {
    "nothing": lambda repository: None,
    "one answer": change_one,
    "one long text": change_text,
    "a cooperative added": add_folder,
    "a rulebook": change_rulebook,
}


def time_review(repository: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor, of one whole run."""
    command = [sys.executable, "-m", "generator", "review", "--base", "main", "--as-of", AS_OF.isoformat()]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=repository, capture_output=True, env={**os.environ, "PYTHONPATH": str(SOURCE)})
    clock = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(target: Path, count: int, turns: int) -> None:
    """Measure by turns, print a table."""
    repository = make_repository(target, count)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in CHANGES}
    for _ in range(turns):
        for name, change in CHANGES.items():
            change(repository)
            found[name].append(time_review(repository))
            git(repository, "checkout", "--quiet", "--", ".")
            git(repository, "clean", "--quiet", "-fd", "cooperatives")
    print(f"| change among {count} cooperatives | clock, s | processor, s |\n|---|---:|---:|")
    for name, times in found.items():
        clock, processor = (statistics.median(one) for one in zip(*times, strict=True))
        print(f"| {name} | {clock:.2f} | {processor:.2f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path, help="folder to write; must not exist yet")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--turns", type=int, default=5)
    chosen = parser.parse_args()
    main(chosen.target, chosen.count, chosen.turns)
