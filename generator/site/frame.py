"""The theme's frame: MkDocs builds hubs and frame pages once, whatever the number of cooperatives.

The only module (with the plugin) that knows the engine. Runs it in a process of its own; the result is kept under a key
of everything it depends on, so an unchanged frame is not built again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from generator import __version__
from generator.project import Project

ENGINES = ("mkdocs", "properdocs")
ONLY_OTHERS = "--only-others"
KEPT_FRAMES = 4
NONE: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class EngineFailed(Exception):
    """The engine could not build the frame; the text is its own last words."""


class FrameBuild:
    """A frame being built (or found in the cache)."""

    def __init__(
        self, project: Project, as_of: date, engine: str = "mkdocs", wordings: Mapping[str, Mapping[str, str]] = NONE
    ) -> None:
        """`wordings` names the languages besides Indonesian, each with its words for the theme's templates."""
        if engine not in ENGINES:
            raise ValueError(engine)
        told = _tell(wordings)
        self._folder = project.cache / f"frame-{_key(project, as_of, engine, told)}"
        self._process: subprocess.Popen[str] | None = None
        self._partial: Path | None = None
        if self._folder.is_dir():
            return
        project.cache.mkdir(exist_ok=True)
        self._partial = Path(tempfile.mkdtemp(prefix="partial-", dir=project.cache))
        self._process = _start(engine, project, self._partial, as_of, told, [])

    @property
    def is_running(self) -> bool:
        """Whether the engine is still at work: time that costs nothing."""
        return self._process is not None and self._process.poll() is None

    def finish(self) -> Path:
        """Wait for the frame and return its folder; raises EngineFailed with what the engine said."""
        if self._process is not None and self._partial is not None:
            engine, self._process = self._process, None
            _wait(engine)
            try:
                self._partial.rename(self._folder)
            except OSError:
                # Another build finished the same frame first; both are equal.
                shutil.rmtree(self._partial, ignore_errors=True)
            _drop_old_frames(self._folder)
        os.utime(self._folder)
        return self._folder

    def cancel(self) -> None:
        """Stop an unfinished engine and leave nothing behind."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        if self._partial is not None:
            shutil.rmtree(self._partial, ignore_errors=True)


def build_other_languages(
    project: Project, folder: Path, as_of: date, wordings: Mapping[str, Mapping[str, str]]
) -> None:
    """The frames of every language but Indonesian, for a site whose Indonesian ones the engine has just built."""
    if wordings:
        _wait(_start(ENGINES[0], project, folder, as_of, _tell(wordings), [ONLY_OTHERS]))


def _tell(wordings: Mapping[str, Mapping[str, str]]) -> str:
    return json.dumps({name: dict(pieces) for name, pieces in wordings.items()}, sort_keys=True)


def _start(engine: str, project: Project, out: Path, as_of: date, told: str, more: list[str]) -> subprocess.Popen[str]:
    epoch = int(datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC).timestamp())
    with tempfile.TemporaryFile() as words:
        words.write(told.encode())
        words.seek(0)
        return subprocess.Popen(  # noqa: S603 - our own module, no shell, no data in the arguments
            [sys.executable, "-m", "generator.site.engine", engine, str(project.root), str(out), *more],
            stdin=words,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONUTF8": "1"},
        )


def _wait(engine: subprocess.Popen[str]) -> None:
    said, _ = engine.communicate()
    if engine.returncode < 0:
        # Ended by a signal it says nothing: its reader of YAML falls over a page whose head nests too deep.
        raise EngineFailed("Prosesnya berhenti mendadak; periksa halaman di content/pages/ yang terakhir diubah.")
    if engine.returncode:
        raise EngineFailed("\n".join(filter(None, map(str.strip, said.splitlines())))[-4000:])


def _key(project: Project, as_of: date, engine: str, wordings: str) -> str:
    digest = hashlib.sha256(wordings.encode())
    for text in (__version__, engine, version(engine), version("mkdocs-material"), as_of.isoformat(), sys.version):
        digest.update(f"{text}\0".encode())
    roots = (project.root / "content" / "pages", project.templates / "theme")
    files = [path for root in roots for path in root.rglob("*") if path.is_file()]
    for path in (project.root / "mkdocs.yml", *sorted(files)):
        digest.update(path.relative_to(project.root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _drop_old_frames(kept: Path) -> None:
    frames = sorted(kept.parent.glob("frame-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in frames if path != kept][KEPT_FRAMES - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
