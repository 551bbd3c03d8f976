"""`lumbung serve`: the site in a temporary folder, kept current while people edit.

An edit in one cooperative's folder renders that cooperative again and the lists; an edit of content or templates builds
everything anew.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.build import fill_site
from generator.editions import make_stamp, read_wordings
from generator.model.audience import Audience
from generator.outcome_cache import Outcome
from generator.processing import process_folder
from generator.project import Project
from generator.reading.origin import read_origin
from generator.site.frame import FrameBuild
from generator.site.write import PageWriter
from generator.workers import fill_folder
from generator.workshop import open_workshop

Fingerprint = tuple[tuple[str, int, int], ...]


class Preview:
    """The previewed site and what it was last made from."""

    def __init__(self, project: Project, audience: Audience, as_of: date) -> None:
        self._project = project
        self._audience = audience
        self._as_of = as_of
        self._shared: Fingerprint = ()
        self._seen: dict[str, tuple[Fingerprint, Outcome]] = {}
        self._holder = tempfile.TemporaryDirectory(prefix="lumbung-preview-")
        self.folder = Path(self._holder.name) / "site"

    def refresh(self) -> list[str]:
        """Bring the folder up to date; returns the cooperatives that were rendered again."""
        root = self._project.root
        roots = (root / "content", self._project.templates, root / "mkdocs.yml")
        shared = tuple(row for path in roots for row in take_fingerprint(path))
        if shared != self._shared:
            open_workshop.cache_clear()
            self._seen.clear()
            self._shared = shared
        workshop = open_workshop(root, self._audience, self._as_of)
        frame = FrameBuild(self._project, self._as_of, wordings=read_wordings(root, self._audience))
        changed, outcomes, seen = [], [], {}
        for folder in self._project.list_folders():
            fingerprint = take_fingerprint(folder)
            known = self._seen.get(folder.name)
            if known is None or known[0] != fingerprint:
                known = (fingerprint, process_folder(workshop, folder, render=True))
                changed.append(folder.name)
            seen[folder.name] = known
            outcomes.append(known[1])
        self._seen = seen
        beside = self.folder.with_name("next")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(frame.finish(), beside)
        origin = read_origin(root)
        writer = PageWriter(beside, stamp=make_stamp(workshop.editions, origin))
        filled = (fill_folder(writer, root, outcome) for outcome in outcomes)
        fill_site(beside, workshop, filled, len(outcomes), lambda done, total: None, origin)
        if self.folder.exists():
            old = self.folder.with_name("old")
            self.folder.rename(old)
            beside.rename(self.folder)
            shutil.rmtree(old)
        else:
            beside.rename(self.folder)
        return changed

    def close(self) -> None:
        """Remove the temporary folder."""
        self._holder.cleanup()


def take_fingerprint(path: Path) -> Fingerprint:
    """Names, sizes and times of all files: enough to see an edit."""
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    found = []
    for file in files:
        try:
            state = file.lstat()
        except OSError:
            continue
        found.append((file.as_posix(), state.st_size, state.st_mtime_ns))
    return tuple(found)


def serve_preview(
    project: Project, audience: Audience, as_of: date, address: tuple[str, int], say: Callable[[str], None]
) -> None:
    """Serve on the loopback address until interrupted."""
    from mkdocs.livereload import LiveReloadServer

    preview = Preview(project, audience, as_of)
    try:
        preview.refresh()

        def rebuild() -> None:
            try:
                changed = preview.refresh()
            except Exception as error:
                say(f"Belum dapat diperbarui: {error}")
            else:
                say(f"Diperbarui: {', '.join(changed) or 'daftar dan halaman umum'}")

        server = LiveReloadServer(rebuild, address[0], address[1], str(preview.folder), polling_interval=0.2)
        for name in ("cooperatives", "content", "site_templates"):
            server.watch(str(project.root / name))
        say(f"Pratinjau: {server.url}  (Ctrl+C untuk berhenti)")
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        preview.close()
