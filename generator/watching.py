"""`lumbung check --watch`: the check goes on while people edit; a saved file checks its own folder again, nothing else.

Knows which folders an edit touches. Shared content touches them all. Refuses to know how problems are written.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.engagement import check_bookings
from generator.entries import check_entries
from generator.model.audience import Audience
from generator.outcome_cache import Outcome
from generator.problems.problem import Problem
from generator.processing import process_folder
from generator.project import Project
from generator.workshop import open_workshop

SETTLED = 0.15
"""Seconds of silence after which a save is over: editors write a file in several steps."""
EDITS = frozenset({"created", "modified", "moved", "deleted"})
Say = Callable[[list[str], list[Problem], list[Problem]], None]
"""Told after each round: folders checked, their problems, all problems there are now."""


class WatchedCheck:
    """The last outcome of every folder; `folders` empty = all of the project, new ones included."""

    def __init__(self, project: Project, folders: list[Path], as_of: date) -> None:
        self._project = project
        self._folders = folders
        self._as_of = as_of
        self._outcomes: dict[Path, Outcome] = {}

    @property
    def roots(self) -> list[Path]:
        """The folders an edit may happen in."""
        content = self._project.root / "content"
        return [content, *(self._folders or [self._project.cooperatives])]

    def refresh(self, changed: Iterable[Path] | None = None) -> tuple[list[str], list[Problem], list[Problem]]:
        """Check what the changed paths touch (None = everything): names, problems told anew, all problems."""
        chosen = self._folders or self._project.list_folders()
        paths = None if changed is None else list(changed)
        if paths is None or any(path.is_relative_to(self._project.root / "content") for path in paths):
            open_workshop.cache_clear()
            touched = chosen
        else:
            touched = [one for one in chosen if one not in self._outcomes or _holds(one, paths)]
        workshop = open_workshop(self._project.root, Audience.INTERNAL, self._as_of)
        for folder in touched:
            self._outcomes[folder] = process_folder(workshop, folder, render=False)
        self._outcomes = {folder: one for folder, one in self._outcomes.items() if folder in chosen}
        shared = [*workshop.problems, *([] if self._folders else check_entries(self._project))]
        shared += check_bookings(
            [row for one in self._outcomes.values() for row in one.overview.bookings], workshop.ground
        )
        everything = [*shared, *(found for one in self._outcomes.values() for found in one.problems)]
        told = [found for folder in touched for found in self._outcomes[folder].problems]
        told += shared if touched == chosen else []
        order = [sorted(problems, key=lambda problem: problem.order) for problems in (told, everything)]
        return [folder.name for folder in touched], order[0], order[1]


def watch(check: WatchedCheck, say: Say) -> None:
    """Check, then again at each edit; ends with the KeyboardInterrupt of whoever stops it."""
    edits: queue.Queue[Path] = queue.Queue()
    observer = Observer()
    for root in check.roots:
        if root.is_dir():
            observer.schedule(_Collector(edits), str(root), recursive=True)
    observer.start()
    try:
        say(*check.refresh())
        while True:
            changed = _take(edits)
            names, told, everything = check.refresh(changed)
            if names or any(not path.exists() for path in changed):
                say(names, told, everything)
    finally:
        observer.stop()
        observer.join()


class _Collector(FileSystemEventHandler):
    """Passes on where something was edited; reading a file is no edit."""

    def __init__(self, edits: queue.Queue[Path]) -> None:
        self._edits = edits

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's own thread."""
        if event.event_type not in EDITS or (event.is_directory and event.event_type == "modified"):
            return
        for path in (event.src_path, event.dest_path):
            name = path.decode("utf-8", "replace") if isinstance(path, bytes) else path
            if name and not _is_passing(name):
                self._edits.put(Path(name))


def _is_passing(name: str) -> bool:
    """Files that editors keep only while they write."""
    last = Path(name).name
    return last.startswith((".", "~$", "#")) or last.endswith(("~", ".swp", ".tmp", ".bak"))


def _take(edits: queue.Queue[Path]) -> set[Path]:
    """Waits for an edit, then for silence."""
    # A wait without an end would keep Ctrl-C waiting too on some systems.
    while True:
        try:
            found = {edits.get(timeout=1)}
            break
        except queue.Empty:
            continue
    quiet_at = time.monotonic() + SETTLED
    while (left := quiet_at - time.monotonic()) > 0:
        try:
            found.add(edits.get(timeout=left))
            quiet_at = time.monotonic() + SETTLED
        except queue.Empty:
            break
    return found


def _holds(folder: Path, paths: list[Path]) -> bool:
    return any(path.is_relative_to(folder) for path in paths)
