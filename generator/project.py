"""Where things are: the project folder and what lies in it; and the day a build speaks of when nobody names one.

Knows the top-level names of the design; refuses to read any of them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path


class NoProject(Exception):
    """No project folder was found."""


class UnknownDate(Exception):
    """`SOURCE_DATE_EPOCH` holds what is no moment; with its text, cut short."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds `content/rulebooks/`."""

    root: Path

    @property
    def cooperatives(self) -> Path:
        """One folder per cooperative."""
        return self.root / "cooperatives"

    @property
    def templates(self) -> Path:
        """Page templates, theme and scaffolds."""
        return self.root / "site_templates"

    @property
    def cache(self) -> Path:
        """Derived data that may be deleted at any time."""
        return self.root / ".lumbung-cache"

    def list_sources(self) -> list[Path]:
        """Folders people write in; nothing is ever built into them."""
        names = ("cooperatives", "content", "site_templates", "generator", "tests", "benchmarks", ".git")
        return [self.root / name for name in names]

    def list_folders(self) -> list[Path]:
        """Cooperative folders in the order of their names; hidden ones are not cooperatives."""
        if not self.cooperatives.is_dir():
            return []
        found = (path for path in self.cooperatives.iterdir() if path.is_dir() and not path.name.startswith("."))
        return sorted((path for path in found if not path.is_symlink()), key=lambda path: path.name)

    def list_odd_entries(self) -> list[Path]:
        """Links and files beside the cooperative folders; hidden ones and a README are left alone."""
        if not self.cooperatives.is_dir():
            return []
        found = (path for path in self.cooperatives.iterdir() if path.is_symlink() or not path.is_dir())
        kept = (path for path in found if not path.name.startswith(".") and not path.name.upper().startswith("README"))
        return sorted(kept, key=lambda path: path.name)

    def shown(self, path: Path) -> str:
        """The path as messages print it: relative to the project where it lies inside, otherwise as given."""
        for candidate in (path.absolute(), path.resolve()):
            if candidate.is_relative_to(self.root):
                return candidate.relative_to(self.root).as_posix()
        return path.as_posix()


def find_project(*starts: Path) -> Project:
    """The first project at or above one of the given folders."""
    for start in starts:
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / "content" / "rulebooks").is_dir():
                return Project(folder)
    raise NoProject


def read_build_date() -> date:
    """`SOURCE_DATE_EPOCH` when it is set, otherwise today; raises `UnknownDate` where it is no moment."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        # Digits of other scripts, signs and spaces would be read as well.
        if not (epoch.isascii() and epoch.isdigit()):
            raise UnknownDate(epoch[:40])
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UnknownDate(epoch[:40]) from None
