"""From staging to the published folder in one atomic exchange: readers see the old site or the new one, never half.

Knows locks, leftovers of killed builds and what may be replaced. Never deletes a folder it did not make.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MARKER = "lumbung-site.json"
_RENAME_EXCHANGE = 2
_RENAME_SWAP_MAC = 2
_AT_FDCWD = -100


class NotOurFolder(Exception):
    """The target exists and was not made by this program."""


class Busy(Exception):
    """Another build is publishing to the same place."""


@contextlib.contextmanager
def open_staging(out: Path) -> Iterator[Path]:
    """A fresh folder beside the target, under a lock; removed if the build does not reach the end."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.is_symlink() or (out.exists() and not is_ours(out)):
        raise NotOurFolder(str(out))
    with _lock(out):
        for leftover in out.parent.glob(f".{out.name}-staging-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{out.name}-staging-", dir=out.parent))
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def is_ours(out: Path) -> bool:
    """A site of ours, or a folder without anything in it."""
    return out.is_dir() and ((out / MARKER).is_file() or not any(out.iterdir()))


def write_marker(staging: Path, facts: dict[str, str | int]) -> None:
    """Mark the folder as a site of ours, with what it was built from."""
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (staging / MARKER).write_text(f"{text}\n", "utf-8")


def publish_site(staging: Path, out: Path) -> None:
    """Exchange staging and target; the old site, now in staging, is removed afterwards."""
    staging.chmod(0o755)
    if not out.exists():
        staging.rename(out)
        return
    if not _exchange(staging, out):
        # No atomic exchange on this system: two renames, the gap between them as short as can be.
        aside = staging.with_name(f"{staging.name}-old")
        out.rename(aside)
        staging.rename(out)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            done = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP_MAC)
        else:
            call = library.renameat2
            done = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    except (OSError, AttributeError, TypeError):
        return False
    if done == 0:
        return True
    if ctypes.get_errno() in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


@contextlib.contextmanager
def _lock(out: Path) -> Iterator[None]:
    path = out.parent / f".{out.name}.lock"
    with path.open("a") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except OSError as error:
            raise Busy(str(out)) from error
        yield
