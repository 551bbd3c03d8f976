"""The review of a change: which cooperatives it touches, both sides of each, and what differs.

Reads only what differs: the folders that hold a changed file. When shared content changes, every cooperative is
computed under both; nothing less could say whose score moves. Refuses to know how a review is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from generator.computing.line_changes import compare_lines
from generator.computing.review import compare_rules, compare_sightings, list_documents
from generator.computing.review_problems import compare_problems
from generator.computing.written_values import list_texts
from generator.cores import spread
from generator.engagement import compute_mentoring
from generator.entries import check_strays, find_name_clashes
from generator.model.audience import Audience
from generator.model.changes import ChangedFile, FileFate
from generator.model.cooperative import Authored, Cooperative
from generator.model.review import CooperativeReview, Hint, HintKind, ProblemChanges, Review, RuleChange, Sighting
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.moved_folders import find_moved
from generator.reading.neighbours import find_copies, is_long
from generator.sides import (
    CONTENT,
    COOPERATIVES,
    TEXT_ONLY,
    Before,
    list_touched,
    read_lines,
    rules_moved,
)
from generator.workshop import Workshop, open_workshop

LOG = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


def review_project(project: Project, before: Before, as_of: date, progress: Progress) -> Review:
    """Everything that differs between the earlier side and the project as it stands."""
    present = {folder.name for folder in project.list_folders()}
    # A folder may come without a file that git knows: an empty one, or a repository of its own.
    touched = list_touched(before.changes) | (present ^ before.folders)
    everything = rules_moved(before.changes)
    now = open_workshop(project.root, Audience.INTERNAL, as_of)
    then = now
    if everything or present != before.folders:
        then = open_workshop(before.root, Audience.INTERNAL, as_of)
    # A folder that comes or goes can make or mend a problem of the register, and others rest on the register.
    everything = everything or then.problems != now.problems
    names = sorted(present | before.folders) if everything else sorted(touched & (present | before.folders))
    order = _Order(project.root, before.root, as_of, then is not now, touched, before.folders, before.changes)
    reviews: list[CooperativeReview] = []
    with spread(partial(_review_folders, order), names) as found:
        for done, review in enumerate(found, start=1):
            reviews.append(review)
            progress(done, len(names))
    reviews = list(_tell_moved(reviews, before.root / COOPERATIVES, project.cooperatives))
    told = [one for one in reviews if not one.is_silent or one.id in touched]
    return Review(
        before.name,
        before.commit,
        before.is_branch_point,
        as_of,
        tuple(sorted(told, key=lambda one: (not one.grade_moved, not one.score_moved, one.id))),
        tuple(_list_rule_changes(before.changes, then, now)),
        _compare_shared(project, before, then, now),
        len(present - {one.id for one in told}),
        len(present - touched) if everything else 0,
        tuple(one for one in before.changes if not one.path.startswith((f"{COOPERATIVES}/", f"{CONTENT}/"))),
    )


def _tell_moved(reviews: list[CooperativeReview], before: Path, after: Path) -> Iterator[CooperativeReview]:
    """A removed and a new folder with the same files are one cooperative under another name."""
    fates = {fate: [one.id for one in reviews if one.fate is fate] for fate in FileFate}
    moved = find_moved(before, after, fates[FileFate.REMOVED], fates[FileFate.ADDED])
    for one in reviews:
        if one.id not in moved:
            yield one
            continue
        found = moved[one.id]
        values: Mapping[str, str | int | Fraction] = {"other": found.name, "equal": found.equal, "of": found.of}
        hint = Hint(HintKind.MOVED, Place(f"{COOPERATIVES}/{one.id}"), values)
        yield replace(one, hints=(hint, *one.hints))


@dataclass(frozen=True, slots=True)
class _Order:
    """What a process needs to review one folder."""

    root: Path
    earlier: Path
    as_of: date
    own_content: bool
    """The earlier side has shared content of its own."""
    touched: set[str]
    before: frozenset[str]
    changes: tuple[ChangedFile, ...]


def _review_folders(order: _Order, names: list[str]) -> list[CooperativeReview]:
    return [_review_folder(order, name) for name in names]


def _review_folder(order: _Order, name: str) -> CooperativeReview:
    project = Project(order.root)
    now = open_workshop(order.root, Audience.INTERNAL, order.as_of)
    then = now
    if order.own_content:
        then = open_workshop(order.earlier, Audience.INTERNAL, order.as_of)
    files = [one for one in order.changes if one.path.startswith(f"{COOPERATIVES}/{name}/")]
    # A folder without a changed file is read where it stands, for both sides.
    side = Project(order.earlier) if name in order.touched else project
    before = examine(replace(then, project=side), side, name) if name in order.before else None
    folder = project.cooperatives / name
    after = examine(now, project, name) if folder.is_dir() and not folder.is_symlink() else None
    changed = [one.path for one in files if one.fate is FileFate.CHANGED]
    lines = {
        path: compare_lines(read_lines(order.earlier / path), read_lines(order.root / path)).now for path in changed
    }
    copies = _find_copies(project, before, after) if after and files else []
    return compare_sightings(before, after, files, lines, copies)


def examine(workshop: Workshop, project: Project, name: str) -> Sighting:
    """One side of a folder. A fault of the program stays with this folder and is told as such."""
    folder = project.cooperatives / name
    shown = f"{COOPERATIVES}/{name}"
    try:
        cooperative, scores, problems, _ = workshop.examine(folder)
        modern, mentoring = compute_mentoring(cooperative, workshop.packs, workshop.ground, workshop.as_of)
        public = cooperative.for_audience(Audience.PUBLIC, workshop.ground.names.hidden)
        return Sighting(cooperative, scores, tuple(problems), modern, mentoring, public)
    except Exception:
        LOG.exception("folder %s", name)
        return Sighting(Cooperative(name, shown), problems=(Problem("K90", Place(shown)),), fallen=True)


def _find_copies(project: Project, before: Sighting | None, after: Sighting) -> list[Hint]:
    """New long texts that a neighbour has too."""
    old = {text for text, _ in _long_texts(before)} if before else set()
    fresh = {text: place for text, place in _long_texts(after) if text not in old}
    by_file: dict[str, list[str]] = {}
    for text, place in fresh.items():
        by_file.setdefault(place.file.removeprefix(f"{after.cooperative.folder}/"), []).append(text)
    found = find_copies(by_file, after.cooperative.id, project.list_folders())
    return [
        Hint(HintKind.NEIGHBOUR, fresh[text], {"other": others[0], "more": len(others) - 1, "text": text})
        for text, others in found.items()
    ]


def _long_texts(side: Sighting) -> Iterator[tuple[str, Place]]:
    for _, document in list_documents(side):
        yield from ((text, place) for text, place in list_texts(document) if is_long(text))


def _list_rule_changes(changes: Sequence[ChangedFile], then: Workshop, now: Workshop) -> Iterator[RuleChange]:
    old, new = _rules_of(then), _rules_of(now)
    for change in changes:
        if not change.path.startswith(f"{CONTENT}/") or change.path.startswith(TEXT_ONLY):
            continue
        was, is_ = old.get(change.path), new.get(change.path)
        if was is None and is_ is None:
            yield RuleChange(change, "")
            continue
        name, title = next(one[1:] for one in (is_, was) if one is not None)
        moves = compare_rules(was[0], is_[0]) if was and is_ else ()
        yield RuleChange(change, name, title, moves, is_ is None and change.fate is not FileFate.REMOVED)


def _rules_of(workshop: Workshop) -> dict[str, tuple[Authored[Any], str, str]]:
    """Rulebooks and instruments in use, by file, with id and title."""
    content = workshop.content
    found: dict[str, tuple[Authored[Any], str, str]] = {}
    for rulebook in content.rulebooks.values():
        found[rulebook.file] = (rulebook, rulebook.content.id, rulebook.content.title.id)
    for address, pack in content.packs.items():
        found[pack.file] = (pack, address, pack.content.title)
    return found


def _compare_shared(project: Project, before: Before, then: Workshop, now: Workshop) -> ProblemChanges:
    """Problems of shared content; and of odd entries beside the folders, of which only changed ones can be new."""
    earlier = list(then.problems)
    paths = {one.path for one in before.changes}
    fresh = {f"{COOPERATIVES}/{name}" for name in list_touched(before.changes) - before.folders}
    strays = check_strays(project)
    earlier += [one for one in strays if one.place.file not in paths | fresh]
    earlier += find_name_clashes(sorted(before.folders))
    odd = strays + find_name_clashes(folder.name for folder in project.list_folders())
    lines = {}
    for change in before.changes:
        if change.path.startswith(f"{CONTENT}/") and change.fate is FileFate.CHANGED and then is not now:
            sides = (read_lines(before.root / change.path), read_lines(project.root / change.path))
            lines[change.path] = compare_lines(*sides).now
    return compare_problems(earlier, [*now.problems, *odd], lines)
