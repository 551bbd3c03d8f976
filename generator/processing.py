"""Folders to their pages: read -> check -> compute -> pages, some folders at a time.

Each step is taken for all of them before the next one, so that the rules and templates it needs are still at hand in
the processor: folder by folder they would push each other out. Knows the order of the steps, and that a fault of the
program stays with its folder. Refuses to know sites and files of output.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.books import KeptBooks
from generator.computing.overview import compute_overview
from generator.engagement import tell_standings
from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.model.results import CooperativeOverview, HealthScore
from generator.outcome_cache import Outcome
from generator.pages.page import DOCUMENT, Page
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.cooperative import is_publishable
from generator.reading.ledgers import LEDGERS
from generator.workshop import Workshop

if TYPE_CHECKING:
    from generator.editions import Edition

Examined = tuple[Cooperative, tuple[HealthScore, ...], list[Problem], KeptBooks]


@dataclass(frozen=True, slots=True)
class _Task:
    """One folder, and what was kept of it."""

    folder: Path
    render: bool
    """A folder whose name cannot be an address is checked but has no pages."""
    seen: tuple[object, ...]
    key: str
    kept: Outcome | None


def process_folder(workshop: Workshop, folder: Path, render: bool) -> Outcome:
    """One folder to its pages."""
    return process_together(workshop, [folder], render)[0]


def process_together(workshop: Workshop, folders: Sequence[Path], render: bool) -> list[Outcome]:
    """The outcome of each folder, in their order. A fault of the program is reported as such, for its folder alone."""
    done = []
    for are_large, some in groupby(folders, key=lambda folder: (folder / LEDGERS).is_dir()):
        # The books of one folder may take as much memory as hundreds of other folders.
        for together in [[one] for one in some] if are_large else [list(some)]:
            done += _process_safely(workshop, together, render)
    return done


def _process_safely(workshop: Workshop, folders: list[Path], render: bool) -> list[Outcome]:
    try:
        return _process(workshop, folders, render)
    except Exception:
        if len(folders) > 1:
            return [one for folder in folders for one in _process_safely(workshop, [folder], render)]
        return [_report_fault(workshop, folders[0], render)]


def _process(workshop: Workshop, folders: list[Path], render: bool) -> list[Outcome]:
    tasks = [_look_at(workshop, folder, render) for folder in folders]
    waiting = [one for one in tasks if one.kept is None]
    examined = [workshop.examine(one.folder) for one in waiting]
    overviews = [_sum_up(workshop, *one[:3]) for one in examined]
    shown = [one for task, one in zip(waiting, examined, strict=True) if task.render]
    rendered = iter(_render(workshop, shown, workshop.editions) if shown else ())
    made = []
    for task, (cooperative, _, problems, _), overview in zip(waiting, examined, overviews, strict=True):
        pages = next(rendered) if task.render else ()
        files = workshop.renderer.list_files(cooperative) if task.render else ()
        made.append(Outcome(cooperative.id, tuple(problems), overview, pages, files))
    for task, outcome in zip(waiting, made, strict=True):
        # A folder edited meanwhile would be kept under the wrong key.
        if task.key and workshop.cache.look_at(task.folder) == task.seen:
            workshop.cache.keep(outcome, task.key)
    fresh = iter(made)
    return [one.kept or next(fresh) for one in tasks]


def _look_at(workshop: Workshop, folder: Path, render: bool) -> _Task:
    render = render and is_publishable(folder.name)
    seen = workshop.cache.look_at(folder) if render else ()
    key = workshop.cache.key_of(folder) if seen else ""
    return _Task(folder, render, seen, key, workshop.cache.find(folder.name, key) if key else None)


def _sum_up(
    workshop: Workshop, cooperative: Cooperative, scores: tuple[HealthScore, ...], problems: list[Problem]
) -> CooperativeOverview:
    told = tell_standings(cooperative, workshop.packs, workshop.ground, workshop.audience, workshop.as_of)
    return compute_overview(cooperative, scores, problems, workshop.as_of, *told)


def _report_fault(workshop: Workshop, folder: Path, render: bool) -> Outcome:
    logging.getLogger(__name__).exception("folder %s", folder.name)
    shown = workshop.project.shown(folder)
    cooperative, problems = Cooperative(folder.name, shown), [Problem("K90", Place(shown))]
    overview = compute_overview(cooperative, (), problems, workshop.as_of)
    pages: tuple[Page, ...] = ()
    if render and is_publishable(folder.name):
        (pages,) = _render(workshop, [(cooperative, (), problems, KeptBooks())], workshop.editions)
    return Outcome(folder.name, tuple(problems), overview, pages)


def make_documents(workshop: Workshop, folder: Path) -> tuple[Cooperative, tuple[HealthScore, ...], tuple[Page, ...]]:
    """The documents for paper of one folder, wherever it lies; nothing is kept for later builds."""
    cooperative, scores, problems = workshop.assess(folder)
    (pages,) = _render(workshop, [(cooperative, scores, problems, KeptBooks())], workshop.editions[:1])
    return cooperative, scores, tuple(page for page in pages if page.frame == DOCUMENT)


def _render(workshop: Workshop, examined: list[Examined], editions: tuple[Edition, ...]) -> list[tuple[Page, ...]]:
    """The pages of each in every language; documents for paper in the first alone."""
    is_public = workshop.audience is Audience.PUBLIC
    readings = [workshop.interpret(cooperative, scores, books) for cooperative, scores, _, books in examined]
    given = [
        (cooperative, scores, tuple([one.for_public() for one in problems] if is_public else problems), reading)
        for (cooperative, scores, problems, _), reading in zip(examined, readings, strict=True)
    ]
    first, *others = editions
    pages = first.render_cooperatives(given)
    made = [frozenset(page.path for page in one if page.frame == DOCUMENT) for one in pages]
    for edition in others:
        pages = [(*one, *two) for one, two in zip(pages, edition.render_cooperatives(given, made), strict=True)]
    return pages
