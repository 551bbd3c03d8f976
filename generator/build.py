"""The whole one-way flow: folders -> problems, scores, pages -> one published site.

Everything that decides lives in the stages; this module only says in which order they run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import __version__
from generator.computing.dashboard import compute_dashboards
from generator.computing.regions import compute_regions
from generator.cores import FEW_FOLDERS
from generator.editions import SharedResults, make_ready, make_stamp, read_wordings
from generator.engagement import check_bookings
from generator.entries import check_entries
from generator.form_guide import read_forms
from generator.model.audience import Audience
from generator.model.origin import UNKNOWN, Origin
from generator.model.results import CooperativeOverview
from generator.problems.problem import Problem
from generator.project import Project, read_build_date
from generator.reading.origin import read_origin
from generator.site.fill import SiteFiller
from generator.site.frame import FrameBuild, build_other_languages
from generator.site.publish import open_staging, publish_site, write_marker
from generator.workers import FilledFolder, copy_images, fill_folders
from generator.workshop import Workshop, open_workshop

SITE_URL = "LUMBUNG_SITE_URL"
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
    # The engine works in a process of its own while the shared content is read here.
    frame = FrameBuild(project, as_of, engine, read_wordings(project.root, audience))
    try:
        workshop = open_workshop(project.root, audience, as_of)
        if frame.is_running:
            make_ready(workshop.editions)
        with open_staging(out) as staging:
            shutil.copytree(frame.finish(), staging, dirs_exist_ok=True)
            result = fill_from_folders(staging, workshop, progress)
            publish_site(staging, out)
    finally:
        frame.cancel()
    return replace(result, out=out)


def fill_engine_output(root: Path, folder: Path) -> BuildResult:
    """The same for a folder the engine itself was asked to build (`mkdocs build`), for the public audience."""
    open_workshop.cache_clear()
    workshop = open_workshop(root, Audience.PUBLIC, read_build_date())
    build_other_languages(workshop.project, folder, workshop.as_of, read_wordings(root, Audience.PUBLIC))
    return fill_from_folders(folder, workshop, lambda done, total: None)


def fill_from_folders(site: Path, workshop: Workshop, progress: Progress) -> BuildResult:
    """Complete a folder the engine has built from all cooperatives of the project."""
    folders = workshop.project.list_folders()
    origin = read_origin(workshop.project.root)
    with fill_folders(workshop, folders, site, origin) as filled:
        result = fill_site(site, workshop, filled, len(folders), progress, origin)
    mark_site(site, workshop, result)
    return result


def mark_site(folder: Path, workshop: Workshop, result: BuildResult) -> None:
    """Write what the site was built from into it."""
    facts = {"lumbung": __version__, "as_of": workshop.as_of.isoformat(), "audience": workshop.audience.value}
    write_marker(folder, {**facts, "cooperatives": result.cooperatives, "pages": result.pages})


def fill_site(
    folder: Path,
    workshop: Workshop,
    filled: Iterator[FilledFolder],
    total: int,
    progress: Progress,
    origin: Origin = UNKNOWN,
) -> BuildResult:
    """Complete a folder the engine has built, cooperative by cooperative as they are written; memory stays flat."""
    filler = SiteFiller(folder, make_stamp(workshop.editions, origin))
    # What rests on no cooperative is rendered while the workers are at theirs.
    root = workshop.project.root
    forms = read_forms(workshop.project, workshop.mentoring, workshop.as_of)
    fixed = [edition.render_fixed(root, workshop.teaching, forms) for edition in workshop.editions]
    copy_images(filler.writer, root, workshop.renderer.list_teaching_files(workshop.teaching))
    if total >= FEW_FOLDERS:
        make_ready(workshop.editions, rest=True)
    entries = check_entries(workshop.project)
    problems = list(workshop.problems)
    overviews = []
    set_aside: list[Problem] = []
    for done, one in enumerate(filled, start=1):
        outcome = one.outcome
        filler.note(one.pages)
        problems += outcome.problems
        if one.pages:
            overviews.append(outcome.overview)
        else:
            set_aside += [problem for problem in outcome.problems if problem.code == "K01"]
        progress(done, total)
    problems += entries
    problems += check_bookings((one for overview in overviews for one in overview.bookings), workshop.ground)
    results = gather_shared(workshop, tuple(overviews), (*workshop.problems, *entries, *set_aside))
    for edition, before in zip(workshop.editions, fixed, strict=True):
        for page in edition.render_shared(results, before):
            filler.add(page)
    dead = filler.finish(os.environ.get(SITE_URL), workshop.as_of)
    return BuildResult(folder, len(overviews), len(filler.paths), tuple(problems), tuple(dead))


def gather_shared(
    workshop: Workshop, overviews: tuple[CooperativeOverview, ...], told: tuple[Problem, ...]
) -> SharedResults:
    """What follows from every cooperative's row together: dashboards and regions, computed once for all languages."""
    material, ground = workshop.mentoring, workshop.ground
    dashboards = compute_dashboards(
        material.overviews,
        overviews,
        material.names,
        ground.rules,
        workshop.audience,
        workshop.as_of,
        ground.benefits,
    )
    areas = compute_regions(overviews, material, workshop.as_of)
    if workshop.audience is Audience.PUBLIC:
        told = tuple(one.for_public() for one in told)
    return SharedResults(
        overviews, workshop.teaching, material, ground, tuple(dashboards), areas, told, os.environ.get(SITE_URL)
    )
