"""The earlier side of a change: a git revision or another folder, what differs from it, and in which lines.

Knows which files are data and which of them scores follow from. Refuses to know what they mean.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.computing.line_changes import compare_lines
from generator.model.changes import ChangedFile, FileFate
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.files import MAX_CSV_BYTES, read_bytes
from generator.reading.folder_changes import compare_folders
from generator.reading.revision import find_revision, list_changes, list_folders, write_files

COOPERATIVES, CONTENT = "cooperatives", "content"
TEXT_ONLY = ("content/pages/", "content/pictures/", "content/wording/", "content/LICENSE.md")
"""Shared content that no score, problem or completeness follows from."""
Touched = Mapping[str, frozenset[int] | None]


@dataclass(frozen=True, slots=True)
class Before:
    """The earlier side: a folder that holds at least what is compared, and what differs from it."""

    root: Path
    name: str
    commit: str
    is_branch_point: bool
    changes: tuple[ChangedFile, ...]
    folders: frozenset[str]
    """Names of all its cooperatives."""


@contextmanager
def open_revision(project: Project, name: str) -> Iterator[Before]:
    """The earlier side from a git revision, in a folder that is gone afterwards; raises `RevisionFailed`."""
    revision = find_revision(project.root, name)
    changes = tuple(list_changes(revision))
    folders = list_folders(revision, COOPERATIVES)
    wanted = [f"{COOPERATIVES}/{one}" for one in sorted(list_touched(changes) & folders)]
    present = {folder.name for folder in project.list_folders()}
    if rules_moved(changes) or present != folders:
        wanted.append(CONTENT)
    with tempfile.TemporaryDirectory(prefix="lumbung-") as scratch:
        root = Path(scratch).resolve()
        for folder in folders if CONTENT in wanted else ():
            # The register of a programme names cooperatives: each must be there, whether or not it is read.
            (root / COOPERATIVES / folder).mkdir(parents=True)
        write_files(revision, wanted, root)
        yield Before(root, name, revision.commit, revision.is_branch_point, changes, folders)


def open_folder(project: Project, folder: Path) -> Before:
    """The earlier side from another copy of the project."""
    root = folder.resolve()
    names = frozenset(one.name for one in Project(root).list_folders())
    return Before(root, root.name, "", True, tuple(compare_folders(root, project.root)), names)


def list_changed_lines(project: Project, before: Before) -> Touched:
    """The touched lines of every changed file of data; None where the file is new."""
    found: dict[str, frozenset[int] | None] = {}
    for change in before.changes:
        if change.fate is FileFate.REMOVED or not change.path.startswith((f"{COOPERATIVES}/", f"{CONTENT}/")):
            continue
        sides = [read_lines(root / change.path) for root in (before.root, project.root)]
        found[change.path] = compare_lines(*sides).touched if change.fate is FileFate.CHANGED else None
    return found


def put_changed_first(problems: Sequence[Problem], touched: Touched) -> list[Problem]:
    """Problems on touched lines, then those elsewhere in touched files, then the rest; each in its former order."""

    def rank(problem: Problem) -> int:
        if problem.place.file not in touched:
            return 2
        lines = touched[problem.place.file]
        return 0 if lines is None or problem.place.line in lines else 1

    return sorted(problems, key=rank)


def list_touched(changes: Iterable[ChangedFile]) -> set[str]:
    """Cooperatives with a changed file."""
    found = set()
    for change in changes:
        parts = PurePosixPath(change.path).parts
        if len(parts) > 2 and parts[0] == COOPERATIVES and not parts[1].startswith("."):
            found.add(parts[1])
    return found


def rules_moved(changes: Iterable[ChangedFile]) -> bool:
    """Whether shared content changed that scores, problems or completeness follow from."""
    return any(one.path.startswith(f"{CONTENT}/") and not one.path.startswith(TEXT_ONLY) for one in changes)


def read_lines(path: Path) -> list[str]:
    """Lines of a text; none where it cannot be read."""
    content = read_bytes(path, path.name, MAX_CSV_BYTES)
    return [] if isinstance(content, Problem) else content.decode("utf-8", "replace").splitlines()
