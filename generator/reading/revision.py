"""A revision of the repository the project lies in, read by git's plumbing: what differs from it, and its files.

Knows names, kinds and bytes of files. Nothing is checked out, no hook, filter, pager or program of the repository's
settings runs, nothing is fetched; the working tree and the index stay as they are. Refuses to know what files mean.
"""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from generator.model.changes import ChangedFile, FileFate
from generator.reading.files import MAX_LEDGER_BYTES

MAX_REVISION = 200
MAX_TOTAL_BYTES = 1024 * 1024 * 1024
"""All files of the revision that are read for one review."""
_SECONDS = 120
_SETTINGS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.untrackedCache=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", f"core.attributesFile={os.devnull}"),
    *("-c", "core.quotePath=false"),
    *("-c", "protocol.allow=never"),
    *("-c", "submodule.recurse=false"),
)
_DROPPED = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_TRACE")
_LINK, _SUBMODULE = "120000", "160000"


class Failure(StrEnum):
    """Why a revision cannot be read."""

    NO_GIT = "no_git"
    NO_REPOSITORY = "no_repository"
    NOT_OURS = "not_ours"
    """git refuses a folder that belongs to somebody else."""
    BAD_NAME = "bad_name"
    UNKNOWN = "unknown"
    SHALLOW = "shallow"
    """The revision is not known, and this clone does not hold the whole history."""
    INCOMPLETE = "incomplete"
    """Objects of the revision are not in this clone."""
    TOO_LARGE = "too_large"
    FAILED = "failed"


class RevisionFailed(Exception):
    """A revision cannot be read."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that holds `root`."""

    root: Path
    commit: str
    is_branch_point: bool
    """Whether it is the point where the present branch left the revision asked for; otherwise that revision itself."""


def find_revision(root: Path, name: str) -> Revision:
    """The commit to compare with: where the present branch left `name`, as a pull request is judged."""
    if not name or len(name) > MAX_REVISION or name.startswith("-") or not name.isprintable():
        raise RevisionFailed(Failure.BAD_NAME)
    _git(root, "rev-parse", "--git-dir")
    found = _try(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None:
        raise RevisionFailed(Failure.SHALLOW if is_shallow(root) else Failure.UNKNOWN)
    named = found.decode().strip()
    meeting = _try(root, "merge-base", named, "HEAD")
    if meeting is None:
        return Revision(root, named, False)
    return Revision(root, meeting.decode().split()[0], True)


def list_changes(revision: Revision) -> list[ChangedFile]:
    """Files below the project that differ between the revision and the working tree, new ones included."""
    raw = _git(
        revision.root,
        *_without_filters(revision.root),
        *("diff-index", "-z", "--raw", "--no-renames", "--no-abbrev", "--ignore-submodules=dirty", "--relative"),
        *(revision.commit, "--"),
    )
    parts = raw.split(b"\0")
    found: dict[str, FileFate] = {}
    for about, name in zip(parts[::2], parts[1::2], strict=False):
        path = _decode(name)
        old, _, oid, _, letter = about.decode().removeprefix(":").split(" ")
        fate = {"A": FileFate.ADDED, "D": FileFate.REMOVED}.get(letter[:1], FileFate.CHANGED)
        # Without reading the files git tells every one whose times differ: a copied folder would differ as a whole.
        if fate is FileFate.CHANGED and _is_same(revision.root / path, old, oid):
            continue
        found[path] = fate
    new = _git(revision.root, "ls-files", "-z", "--others", "--exclude-standard", "--", "cooperatives", "content")
    # A repository inside the data ends with a slash: git does not look into it.
    found |= {_decode(name.removesuffix(b"/")): FileFate.ADDED for name in new.split(b"\0") if name}
    return [ChangedFile(path, fate) for path, fate in sorted(found.items())]


def list_folders(revision: Revision, below: str) -> frozenset[str]:
    """Names of the folders directly below a folder of the revision."""
    listed = _git(revision.root, "ls-tree", "-z", "-d", "--name-only", revision.commit, "--", f"{below}/")
    return frozenset(_decode(name).rpartition("/")[2] for name in listed.split(b"\0") if name)


def read_prefix(root: Path) -> str:
    """From the repository's root to `root`: empty, or ending with a slash."""
    return _decode(_git(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))


def read_day(revision: Revision) -> date:
    """The day the commit was made, in its own time zone."""
    told = _git(revision.root, "rev-list", "--no-commit-header", "--max-count=1", "--format=%cs", revision.commit)
    return date.fromisoformat(told.decode().strip())


def read_last_changes(revision: Revision, folders: Sequence[str]) -> dict[str, date]:
    """Of every file below the folders the day of the last commit that changed it, in one pass through the history."""
    found: dict[str, date] = {}
    with tempfile.TemporaryFile() as commits:
        commits.write(_git(revision.root, "rev-list", revision.commit, "--", *folders))
        commits.seek(0)
        words = ("diff-tree", "--stdin", "-r", "-z", "-c", "--root", "--no-renames", "--name-only", "--relative")
        with _start(revision.root, commits.fileno(), *words, "--format=%x01%cs", "--", *folders) as process:
            told = process.stdout.read() if process.stdout else b""
            if process.wait():
                raise RevisionFailed(Failure.INCOMPLETE)
    day = date.min
    for part in told.split(b"\0"):
        if part.startswith(b"\x01"):
            day = date.fromisoformat(part[1:].decode())
        elif part:
            # Clocks differ: the latest day counts, whatever the order of the commits.
            name = _decode(part.removeprefix(b"\n"))
            found[name] = max(day, found.get(name, day))
    return found


def write_files(revision: Revision, paths: Sequence[str], target: Path) -> None:
    """Write what the revision holds below `paths` into the folder `target`, byte by byte as committed.

    A file larger than any that is read becomes an empty one of its size, a link a dead one: readers refuse both.
    """
    entries = list(_list_tree(revision, paths))
    if sum(size for *_, size, _ in entries if size <= MAX_LEDGER_BYTES) > MAX_TOTAL_BYTES:
        raise RevisionFailed(Failure.TOO_LARGE)
    wanted = []
    for mode, oid, size, path in entries:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            with suppress(OSError):
                place.symlink_to("tidak-diikuti")
        elif mode == _SUBMODULE:
            place.mkdir(exist_ok=True)
        elif size > MAX_LEDGER_BYTES:
            with place.open("wb") as file:
                file.truncate(size)
        else:
            wanted.append((oid, size, place))
    _write_blobs(revision.root, wanted)


def _list_tree(revision: Revision, paths: Sequence[str]) -> Iterator[tuple[str, str, int, str]]:
    if not paths:
        return
    for line in _git(revision.root, "ls-tree", "-r", "-z", "-l", revision.commit, "--", *paths).split(b"\0"):
        if not line:
            continue
        about, _, name = line.partition(b"\t")
        mode, _, oid, size = about.decode().split()
        path = _decode(name)
        # A tree made by hand may hold names that lead elsewhere.
        if all(part not in ("", ".", "..") and not {*part} & {"\\", ":"} for part in path.split("/")):
            yield mode, oid, int(size) if size.isdigit() else 0, path


def _write_blobs(root: Path, wanted: Sequence[tuple[str, int, Path]]) -> None:
    """One process gives all of them; nothing is held in memory but one file."""
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{oid}\n" for oid, _, _ in wanted).encode())
        names.seek(0)
        with _start(root, names.fileno(), "cat-file", "--batch", "--buffer") as process:
            given = process.stdout
            if given is None:
                raise RevisionFailed(Failure.FAILED)
            for oid, size, place in wanted:
                if given.readline().decode().split() != [oid, "blob", str(size)]:
                    raise RevisionFailed(Failure.INCOMPLETE)
                place.write_bytes(given.read(size))
                given.read(1)


def _without_filters(root: Path) -> Iterator[str]:
    """Settings that silence every filter: a file as young as the index is compared by its content, through them."""
    listed = _try(root, "config", "-z", "--name-only", "--get-regexp", r"^filter\.") or b""
    for name in sorted({_decode(one).rpartition(".")[0] for one in listed.split(b"\0") if one}):
        # What stands before the first `=` is the setting's name.
        if "=" in name:
            raise RevisionFailed(Failure.FAILED)
        yield from ("-c", f"{name}.clean=", "-c", f"{name}.process=", "-c", f"{name}.required=false")


def _is_same(path: Path, mode: str, oid: str) -> bool:
    """Whether a regular file of the working tree holds exactly what the revision holds."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or mode == _LINK or found.st_size > MAX_LEDGER_BYTES:
            return False
        digest = hashlib.new("sha1" if len(oid) == 40 else "sha256", usedforsecurity=False)
        content = path.read_bytes()
    except OSError:
        return False
    digest.update(b"blob %d\0" % len(content))
    digest.update(content)
    return digest.hexdigest() == oid


def is_shallow(root: Path) -> bool:
    """Whether this clone lacks the older part of the history."""
    return (_try(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def _decode(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    settled = ("GIT_NO_LAZY_FETCH", "GIT_NO_REPLACE_OBJECTS", "GIT_LITERAL_PATHSPECS", "GIT_ATTR_NOSYSTEM")
    return {**kept, **dict.fromkeys(settled, "1"), "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


@contextmanager
def _start(root: Path, given: int, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    command = ["git", "--no-pager", "-C", str(root), *_SETTINGS, *words]
    # A list of words and no shell; every word is ours or a full object name, apart from paths behind `--`.
    process = subprocess.Popen(  # noqa: S603
        command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _run(root: Path, words: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        # As above; a revision is refused before when it looks like an option.
        return subprocess.run(  # noqa: S603
            ["git", "--no-pager", "-C", str(root), *_SETTINGS, *words],  # noqa: S607 - the system's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionFailed(Failure.NO_GIT) from None
    except (OSError, subprocess.TimeoutExpired):
        raise RevisionFailed(Failure.FAILED) from None


def _try(root: Path, *words: str) -> bytes | None:
    found = _run(root, words)
    return found.stdout if found.returncode == 0 else None


def _git(root: Path, *words: str) -> bytes:
    found = _run(root, words)
    if found.returncode == 0:
        return found.stdout
    said = found.stderr
    if b"dubious ownership" in said:
        raise RevisionFailed(Failure.NOT_OURS)
    raise RevisionFailed(Failure.NO_REPOSITORY if b"not a git repository" in said else Failure.FAILED)
