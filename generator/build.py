"""The whole one-way flow: folders -> problems, scores, pages -> one published site.

Everything that decides lives in the stages; this module only says in which order they run, and on how many cores.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import __version__
from generator.computing.dashboard import compute_dashboards
from generator.computing.regions import compute_regions
from generator.engagement import check_bookings
from generator.model.audience import Audience
from generator.model.results import CooperativeOverview
from generator.outcome_cache import Outcome
from generator.pages.page import Page, SiteFile
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.images import read_stripped
from generator.site.fill import SiteFiller
from generator.site.frame import FrameBuild
from generator.site.publish import open_staging, publish_site, write_marker
from generator.workshop import Workshop, open_workshop, read_build_date

FEW_FOLDERS = 24
CHUNK = 8
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made."""

    out: Path
    cooperatives: int
    pages: int
    problems: tuple[Problem, ...]
    dead_links: tuple[tuple[str, str], ...] = ()
    """Page of a cooperative, and the address it names in vain."""


def build_site(
    project: Project, out: Path, audience: Audience, as_of: date, progress: Progress, engine: str = "mkdocs"
) -> BuildResult:
    """Build beside the target and exchange at the end; raises when the environment fails, never for bad data."""
    workshop = open_workshop(project.root, audience, as_of)
    frame = FrameBuild(project, as_of, engine)
    try:
        with open_staging(out) as staging, process_folders(workshop, project.list_folders()) as outcomes:
            shutil.copytree(frame.finish(), staging, dirs_exist_ok=True)
            result = fill_site(staging, workshop, outcomes, len(project.list_folders()), progress)
            mark_site(staging, workshop, result)
            publish_site(staging, out)
    finally:
        frame.cancel()
    return replace(result, out=out)


def fill_engine_output(root: Path, folder: Path) -> BuildResult:
    """The same for a folder the engine itself was asked to build (`mkdocs build`), for the public audience."""
    open_workshop.cache_clear()
    project = Project(root)
    workshop = open_workshop(root, Audience.PUBLIC, read_build_date())
    folders = project.list_folders()
    with process_folders(workshop, folders) as outcomes:
        result = fill_site(folder, workshop, outcomes, len(folders), lambda done, total: None)
    mark_site(folder, workshop, result)
    return result


def mark_site(folder: Path, workshop: Workshop, result: BuildResult) -> None:
    """Write what the site was built from into it."""
    facts = {"lumbung": __version__, "as_of": workshop.as_of.isoformat(), "audience": workshop.audience.value}
    write_marker(folder, {**facts, "cooperatives": result.cooperatives, "pages": result.pages})


def fill_site(
    folder: Path, workshop: Workshop, outcomes: Iterator[Outcome], total: int, progress: Progress
) -> BuildResult:
    """Complete a folder the engine has built, cooperative by cooperative; memory stays flat."""
    filler = SiteFiller(folder)
    problems = list(workshop.problems)
    overviews = []
    set_aside: list[Problem] = []
    for done, outcome in enumerate(outcomes, start=1):
        for page in outcome.pages:
            filler.add(page)
        copy_images(filler, workshop, outcome.files)
        problems += outcome.problems
        if outcome.pages:
            overviews.append(outcome.overview)
        else:
            set_aside += [problem for problem in outcome.problems if problem.code == "K01"]
        progress(done, total)
    entries = check_entries(workshop.project)
    problems += entries
    problems += check_bookings((one for overview in overviews for one in overview.bookings), workshop.ground)
    shared: list[Page] = [
        workshop.renderer.render_rulebook(rulebook) for rulebook in workshop.content.rulebooks.values()
    ]
    references = workshop.renderer.render_references()
    shared += references
    teaching = workshop.renderer.render_teaching(workshop.teaching)
    copy_images(filler, workshop, workshop.renderer.list_teaching_files(workshop.teaching))
    shared += teaching
    shared += render_programme(workshop, overviews)
    instruments = tuple(workshop.renderer.render_instrument(one) for one in workshop.content.packs.values())
    shared += instruments
    areas = compute_regions(tuple(overviews), workshop.mentoring, workshop.as_of)
    shared += workshop.renderer.render_regions(
        tuple(overviews), areas, workshop.mentoring, workshop.teaching.discrepancies
    )
    told = (*workshop.problems, *entries, *set_aside)
    shared += workshop.renderer.render_hubs(tuple(overviews), told, teaching, references, instruments)
    for page in shared:
        filler.add(page)
    dead = filler.finish(os.environ.get("LUMBUNG_SITE_URL"), workshop.as_of)
    return BuildResult(folder, len(overviews), len(filler.paths), tuple(problems), tuple(dead))


def render_programme(workshop: Workshop, overviews: list[CooperativeOverview]) -> tuple[Page, ...]:
    """The programme's pages and those of its office, from every cooperative's row."""
    material, ground = workshop.mentoring, workshop.ground
    dashboards = compute_dashboards(
        material.overviews, overviews, material.names, ground.rules, workshop.audience, workshop.as_of
    )
    pages = workshop.renderer.render_mentoring(material, workshop.teaching.discrepancies, dashboards)
    return (*pages, *workshop.renderer.render_dashboards(dashboards, material, ground.rules))


def copy_images(filler: SiteFiller, workshop: Workshop, files: tuple[SiteFile, ...]) -> None:
    """Images without anything that tells of place or device; one that vanished meanwhile leaves a dead link."""
    for file in files:
        content = read_stripped(workshop.project.root / file.source)
        if content is not None:
            filler.add_file(file.path, content)


@contextmanager
def process_folders(workshop: Workshop, folders: list[Path], render: bool = True) -> Iterator[Iterator[Outcome]]:
    """Outcomes in the order of the folders; on all cores when there are many."""
    work = partial(_process, workshop.project.root, workshop.audience, workshop.as_of, render)
    workers = min(os.cpu_count() or 1, 8)
    if len(folders) < FEW_FOLDERS or workers == 1:
        yield map(work, folders)
        return
    with ProcessPoolExecutor(workers, initializer=_relax_collector) as pool:
        yield pool.map(work, folders, chunksize=CHUNK)


def _relax_collector() -> None:
    """A worker makes many small, short-lived values without cycles: looking for cycles that often is wasted time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _process(root: Path, audience: Audience, as_of: date, render: bool, folder: Path) -> Outcome:
    return open_workshop(root, audience, as_of).process(folder, render)


def check_entries(project: Project) -> list[Problem]:
    """What lies in `cooperatives/` without being a folder of its own: links are not followed, stray files not read."""
    found = []
    for path in project.list_odd_entries():
        shown = Place(project.shown(path.parent) + "/" + path.name)
        found.append(Problem("K06", shown) if path.is_symlink() else Problem("K03", shown, {"name": path.name}))
    return found + find_name_clashes([folder.name for folder in project.list_folders()])


def find_name_clashes(names: list[str]) -> list[Problem]:
    """Folder names that are one and the same on some computers."""
    seen: dict[str, str] = {}
    clashes = []
    for name in names:
        if name.casefold() in seen:
            clashes.append(Problem("K91", Place(f"cooperatives/{name}"), {"name": name}))
        seen.setdefault(name.casefold(), name)
    return clashes
