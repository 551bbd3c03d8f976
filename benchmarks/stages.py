"""Where the time goes, stage by stage, and whether it stays the same per cooperative from a hundred to two thousand.

    python benchmarks/stages.py WORK_FOLDER [--counts 100,500,1000,2000] [--turns 3]

First `lumbung build` as people run it (all cores, frame kept, no outcome kept). Then the same build in one single
process, with a stop-watch put around the stages from outside: the program itself knows of no clock. It counts processor
time, which other work on the machine changes least; the engine, a process of its own, is not in it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from child_process import Measured, measure
from compare_with_mkdocs import lumbung_contenders, note
from make_cooperatives import AS_OF, SHARED, SOURCE, make_project

from generator import build, cores, processing, workshop
from generator.collector import settle_worker
from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.outcome_cache import OutcomeCache
from generator.pages.renderer import PageRenderer
from generator.project import Project
from generator.site.fill import SiteFiller
from generator.site.frame import FrameBuild
from generator.site.write import PageWriter

WATCHED: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = (
    ("read", ((workshop, "read_cooperative"),)),
    ("check", ((workshop, "check_cooperative"), (workshop, "check_assessment"), (workshop, "check_recorded"))),
    ("project for the public", ((Cooperative, "for_audience"),)),
    ("score", ((workshop, "compute_health_score"), (processing, "compute_overview"))),
    ("outlook, years, other rules", ((workshop.Workshop, "interpret"),)),
    (
        "render",
        ((PageRenderer, "render_cooperatives"), (PageRenderer, "render_hubs"), (PageRenderer, "render_rulebook")),
    ),
    ("keep outcomes", ((OutcomeCache, "key_of"), (OutcomeCache, "find"), (OutcomeCache, "keep"))),
    ("publish: write pages", ((PageWriter, "write"),)),
    ("publish: search, links, sitemap", ((SiteFiller, "finish"),)),
    ("publish: frame, exchange", ((FrameBuild, "finish"), (build, "publish_site"))),
)


class StopWatch:
    """Seconds per stage; the stages do not lie within one another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def around_all(self) -> Iterator[None]:
        """Put the watch around every stage, and take it away again."""
        places = [(owner, name, getattr(owner, name), stage) for stage, named in WATCHED for owner, name in named]
        for owner, name, original, stage in places:
            setattr(owner, name, self._around(stage, original))
        try:
            yield
        finally:
            for owner, name, original, _ in places:
                setattr(owner, name, original)

    def _around(self, stage: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*positional: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return original(*positional, **named)
            finally:
                self.seconds[stage] += time.process_time() - start

        return watched


def take_first(project: Path, count: int, target: Path) -> Path:
    """A project of the first cooperatives of a larger one."""
    target.mkdir(parents=True)
    for name in SHARED:
        source = project / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy2(source, target / name)
    for folder in Project(project).list_folders()[:count]:
        shutil.copytree(folder, target / "cooperatives" / folder.name)
    return target.resolve()


def time_in_one_process(project: Path, out: Path) -> dict[str, float]:
    """One build without other processes; `whole` and `rest` beside the stages."""
    shutil.rmtree(project / ".lumbung-cache" / "outcomes", ignore_errors=True)
    workshop.open_workshop.cache_clear()
    # As the workers of a large build do.
    settle_worker()
    watch = StopWatch()
    few, cores.FEW_FOLDERS = cores.FEW_FOLDERS, sys.maxsize
    try:
        with watch.around_all():
            start = time.process_time()
            build.build_site(Project(project), out, Audience.PUBLIC, AS_OF, lambda done, total: None)
            whole = time.process_time() - start
    finally:
        cores.FEW_FOLDERS = few
    return {**watch.seconds, "rest": whole - sum(watch.seconds.values()), "whole": whole}


def main(work: Path, counts: list[int], turns: int) -> None:
    """Measure by turns over all counts, then print both tables."""
    largest = make_project(work / "all", max(counts))
    projects = {count: take_first(largest, count, work / f"first-{count}") for count in counts}
    out = work.resolve() / "site"
    builds: dict[int, list[Measured]] = defaultdict(list)
    memory: dict[int, float] = {}
    split: dict[int, list[dict[str, float]]] = defaultdict(list)
    for count, project in projects.items():
        # Warm-up; it leaves the frame in the cache.
        one = lumbung_contenders(project, out)[1]
        memory[count] = measure(one.command, one.folder, SOURCE, watch_memory=True).together
    for turn in range(turns):
        for count, project in projects.items():
            builds[count].append(lumbung_contenders(project, out)[1].run())
            split[count].append(time_in_one_process(project, out))
            note(f"turn {turn + 1}: {count}: {builds[count][-1].seconds:.1f} s")
    print("\nOn all cores, frame kept, no outcome kept:\n")
    print("| cooperatives | whole (s) | ms each | processor, ms each | largest process (MB) | all processes (MB) |")
    print("|---:|---:|---:|---:|---:|---:|")
    for count in counts:
        seconds = median(run.seconds for run in builds[count])
        processor = median(run.processor for run in builds[count])
        peak = max(run.largest for run in builds[count])
        each = f"{1000 * seconds / count:.1f} | {1000 * processor / count:.1f}"
        print(f"| {count} | {seconds:.2f} | {each} | {peak:.0f} | {memory[count]:.0f} |")
    print("\nIn one process, ms of processor time per cooperative:\n")
    print(f"| stage | {' | '.join(str(count) for count in counts)} |")
    print(f"|---|{'---:|' * len(counts)}")
    for stage in [*(name for name, _ in WATCHED), "rest", "whole"]:
        cells = (1000 * median(one.get(stage, 0.0) for one in split[count]) / count for count in counts)
        print(f"| {stage} | {' | '.join(f'{cell:.2f}' for cell in cells)} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for projects and sites; must not exist yet")
    parser.add_argument("--counts", default="100,500,1000,2000")
    parser.add_argument("--turns", type=int, default=3)
    chosen = parser.parse_args()
    main(chosen.work, [int(count) for count in chosen.counts.split(",")], chosen.turns)
