"""Many folders on all cores: which worker does how many, and what comes back from it.

A worker takes a folder all the way and writes its pages into the site itself; only what the lists and the index need
travels back. Knows no stage from within.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.cores import spread
from generator.editions import make_stamp
from generator.model.audience import Audience
from generator.model.origin import UNKNOWN, Origin
from generator.outcome_cache import Outcome
from generator.pages.page import OWN_FRAMES, SiteFile
from generator.processing import process_together
from generator.reading.images import read_stripped
from generator.site.splice import FrameSet
from generator.site.write import PageWriter, WrittenPage
from generator.workshop import Workshop, open_workshop

WorkshopKey = tuple[Path, Audience, date]
"""What a workshop is opened by in another process: the project's folder, for whom, on which day."""


@dataclass(frozen=True, slots=True)
class FilledFolder:
    """What one folder gave, its pages left out: they lie in the site already."""

    outcome: Outcome
    pages: tuple[WrittenPage, ...]


@contextmanager
def process_folders(workshop: Workshop, folders: list[Path]) -> Iterator[Iterator[Outcome]]:
    """Outcomes without pages, in the order of the folders."""
    with spread(partial(_process, _key(workshop)), folders) as outcomes:
        yield outcomes


@contextmanager
def fill_folders(
    workshop: Workshop, folders: list[Path], site: Path, origin: Origin = UNKNOWN
) -> Iterator[Iterator[FilledFolder]]:
    """Write the pages of every folder into the site, whose frames must be there; in the order of the folders."""
    # Cut here once: workers are given the pieces.
    trees = ["" if one.translator is None else f"{one.translations.language}/" for one in workshop.editions]
    frames = FrameSet(site, [tree + frame for tree in trees for frame in OWN_FRAMES])
    with spread(partial(_fill, _key(workshop), site, frames, origin), folders) as filled:
        yield filled


def fill_folder(writer: PageWriter, root: Path, outcome: Outcome) -> FilledFolder:
    """Write what one folder gave into the site; `root` is the project's folder, which its images come from."""
    written = writer.write(outcome.pages)
    copy_images(writer, root, outcome.files)
    return FilledFolder(replace(outcome, pages=(), files=()), written)


def copy_images(writer: PageWriter, root: Path, files: tuple[SiteFile, ...]) -> None:
    """Images without anything that tells of place or device; one that vanished meanwhile leaves a dead link."""
    for file in files:
        content = read_stripped(root / file.source)
        if content is not None:
            writer.write_file(file.path, content)


def _key(workshop: Workshop) -> WorkshopKey:
    return workshop.project.root, workshop.audience, workshop.as_of


def _process(key: WorkshopKey, folders: list[Path]) -> list[Outcome]:
    workshop = open_workshop(*key)
    return process_together(workshop, folders, render=False)


def _fill(key: WorkshopKey, site: Path, frames: FrameSet, origin: Origin, folders: list[Path]) -> list[FilledFolder]:
    workshop = open_workshop(*key)
    writer = PageWriter(site, frames, make_stamp(workshop.editions, origin))
    return [fill_folder(writer, workshop.project.root, one) for one in process_together(workshop, folders, render=True)]
