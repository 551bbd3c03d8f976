"""Two folders of the same project: which of their files differ, by content. Links are never followed.

Refuses to know what the files mean.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.model.changes import ChangedFile, FileFate
from generator.reading.files import digest_file

PARTS = ("cooperatives", "content")


def compare_folders(before: Path, after: Path) -> list[ChangedFile]:
    """Files of cooperatives and shared content that differ between two project folders, in the order of their paths."""
    old, new = dict(_list(before)), dict(_list(after))
    found = [ChangedFile(path, FileFate.REMOVED) for path in old.keys() - new.keys()]
    found += [ChangedFile(path, FileFate.ADDED) for path in new.keys() - old.keys()]
    for path in old.keys() & new.keys():
        if old[path] != new[path] or digest_file(before / path) != digest_file(after / path):
            found.append(ChangedFile(path, FileFate.CHANGED))
    return sorted(found, key=lambda one: one.path)


def _list(root: Path) -> Iterator[tuple[str, tuple[bool, int]]]:
    """Every file and link by its path, with whether it is a link and its size."""
    for part in PARTS:
        for folder, names, files in os.walk(root / part, followlinks=False):
            links = [name for name in names if (Path(folder) / name).is_symlink()]
            for name in (*files, *links):
                path = Path(folder) / name
                yield path.relative_to(root).as_posix(), (path.is_symlink(), path.lstat().st_size)
