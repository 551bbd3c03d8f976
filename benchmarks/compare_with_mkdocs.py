"""Lumbung and stock MkDocs with Material, side by side on one machine, by turns.

    python benchmarks/compare_with_mkdocs.py WORK_FOLDER [--count 500] [--turns 3] [--languages id]

Lumbung always builds its whole site. Stock builds it in two ways: the pages alone, without the documents for paper that
Lumbung writes besides; and the same whole site, where those documents are pages too. Prints a table in Markdown.
Medians and ratios are what counts; a shared machine makes single runs worth little.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from child_process import Measured, measure
from make_cooperatives import AS_OF, LANGUAGES, SOURCE, make_project
from stock_mkdocs import count_same_bodies, write_stock_project

PAGES_EACH = 4


@dataclass(frozen=True, slots=True)
class Way:
    """How stock MkDocs is given the site."""

    folder: str
    searchable: bool = True
    documents: bool = False


@dataclass(slots=True)
class Contender:
    """One way to build the pages: how it is made ready, what is run, and what was measured."""

    name: str
    make_ready: Callable[[], None]
    command: list[str]
    folder: Path
    turns: int
    """How often it is measured; 0 stands for: as often as the others."""
    memory: Measured | None = None
    runs: list[Measured] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Median of the runs."""
        return median(run.seconds for run in self.runs)

    def run(self, watch_memory: bool = False) -> Measured:
        """Once."""
        self.make_ready()
        # What was written and deleted before is not this run's work.
        os.sync()
        return measure(self.command, self.folder, SOURCE, watch_memory)


def compare(work: Path, count: int, turns: int, languages: Sequence[str] = LANGUAGES) -> list[Contender]:
    """Warm up once (memory is watched then), then measure by turns."""
    project = make_project(work / "project", count, languages=languages)
    ways = [Way("stock"), Way("stock-whole", documents=True), Way("stock-unsearched", searchable=False)]
    stocks = {way: (work / way.folder).resolve() for way in ways}
    for way, stock in stocks.items():
        written = write_stock_project(project, stock, AS_OF, way.searchable, way.documents)
        note(f"{way.folder}: {written.pages} pages, {written.documents} documents")
        if written.pages != count * PAGES_EACH * len(languages):
            raise SystemExit(f"{written.pages} pages are not {PAGES_EACH} for each cooperative and language")
    pages, whole, unsearched = (stocks[way] for way in ways)
    contenders = [
        *lumbung_contenders(project, work.resolve() / "site"),
        Contender("stock MkDocs + Material: the same whole site", _nothing, _mkdocs(whole), whole, 0),
        Contender("stock: the pages alone", _nothing, _mkdocs(pages), pages, 0),
        Contender("the same, pages out of the search index", _nothing, _mkdocs(unsearched), unsearched, 1),
    ]
    for one in contenders:
        one.memory = one.run(watch_memory=True)
        note(f"warm-up: {one.name}: {one.memory.seconds:.1f} s, {one.memory.processor:.1f} s of processor time")
    for way, stock in stocks.items():
        same, written_pages = count_same_bodies(project, stock / "site", AS_OF, way.documents)
        note(f"{way.folder}: the same body, letter for letter: {same} of {written_pages} pages")
        if same != written_pages:
            raise SystemExit("not the same pages: there is nothing to compare")
    for turn in range(turns):
        for one in contenders:
            if turn < (one.turns or turns):
                one.runs.append(one.run())
                run = one.runs[-1]
                note(f"turn {turn + 1}: {one.name}: {run.seconds:.2f} s, {run.processor:.2f} s of processor time")
    return contenders


def lumbung_contenders(project: Path, out: Path) -> list[Contender]:
    """`lumbung build` with nothing kept, with the theme's frame kept, and with everything kept."""
    cache = project / ".lumbung-cache"
    command = [sys.executable, "-m", "generator", "build", "--out", str(out), "--as-of", AS_OF.isoformat()]

    def forget_all() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def forget_outcomes() -> None:
        shutil.rmtree(cache / "outcomes", ignore_errors=True)

    return [
        Contender("lumbung build, nothing kept", forget_all, command, project, 0),
        Contender("lumbung build, frame kept", forget_outcomes, command, project, 0),
        Contender("lumbung build, nothing changed", _nothing, command, project, 0),
    ]


def print_comparison(contenders: list[Contender], count: int, languages: Sequence[str]) -> None:
    """The table; ratios are against the first contender."""
    first = contenders[0].seconds
    work = median(run.processor for run in contenders[0].runs)
    print(f"\n{count} cooperatives in {', '.join(languages)}\n")
    print("| run | time (s) | processor (s) | largest process (MB) | all processes (MB) | ratio | ratio of processor |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for one in contenders:
        processor = median(run.processor for run in one.runs)
        largest = max(run.largest for run in one.runs)
        together = one.memory.together if one.memory else 0.0
        print(
            f"| {one.name} | {one.seconds:.2f} | {processor:.1f} | {largest:.0f} | {together:.0f} "
            f"| {one.seconds / first:.1f} | {processor / work:.1f} |"
        )


def _mkdocs(folder: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml")]


def _nothing() -> None:
    return None


def note(text: str) -> None:
    """Progress, beside the tables."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for projects and sites; must not exist yet")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="languages of the site, such as id,en")
    chosen = parser.parse_args()
    spoken = chosen.languages.split(",")
    print_comparison(compare(chosen.work, chosen.count, chosen.turns, spoken), chosen.count, spoken)
