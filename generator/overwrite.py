"""Replacing files of a cooperative's folder: whole or not at all, never through a link, never over a newer edit.

Knows only bytes and paths; what is written, and why, is for the caller to say.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path


class Changed(Exception):
    """A file is no longer what was read; nothing was written."""


def overwrite_files(changes: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Path -> (content as read, None where there was no file; content to be). All are compared before any is written.

    Raises Changed when a file was edited meanwhile or is no regular file; OSError when it cannot be written.
    """
    for path, (before, _) in changes.items():
        if read_now(path) != before:
            raise Changed(path.name)
    for path, (_, after) in changes.items():
        _replace(path, after)


def read_now(path: Path) -> bytes | None:
    """What a regular file holds now; None where there is none. Raises Changed for a link or anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    except OSError as failed:
        raise Changed(path.name) from failed
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Changed(path.name)
        return file.read()


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.lstat().st_mode) if path.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=".lumbung-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
