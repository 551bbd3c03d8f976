"""Arguments that several commands share, and how they are read: folders, the date, the readers, the form of a report.

Knows the command line only; whatever is wrong with an argument ends the command with a sentence.
"""

from __future__ import annotations

import contextlib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.model.audience import Audience
from generator.problems.catalogue import LANGUAGES
from generator.problems.writers import plain
from generator.project import NoProject, Project, find_project, read_build_date
from generator.sides import COOPERATIVES
from generator.terminal import ENVIRONMENT, USAGE, fail

PROGRAM = Path(__file__).parent
"""A folder of any place can be looked at by the rules of the program's own project."""


class Format(StrEnum):
    """Output formats of `check`."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"


AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TTTT-BB-HH", help="Keadaan per tanggal ini.")]
Readers = Annotated[Audience, typer.Option("--audience", help="Pembaca: umum (public) atau internal.")]
Language = Annotated[str, typer.Option("--language", help="id atau en.")]


def expand(folders: list[Path]) -> list[Path]:
    """The cooperative folders meant: a project or a folder of folders stands for all of them, a file for its own."""
    found: list[Path] = []
    for folder in folders:
        refuse_link(folder)
        if folder.is_file():
            found.append(find_owner(folder))
            continue
        if not folder.is_dir():
            fail(USAGE, f"Folder {plain(str(folder))} tidak ada.")
        found += _list_meant(folder)
    return list(dict.fromkeys(folder.resolve() for folder in found))


def refuse_link(path: Path) -> None:
    """A link among a project's cooperatives is never followed, also where somebody names it."""
    whole = path.absolute()
    for folder in (whole, *whole.parents):
        above = folder.parent.resolve()
        if folder.is_symlink() and above.name == COOPERATIVES and _is_project(above.parent):
            fail(
                USAGE,
                f"{plain(str(path))} hanya tautan; tautan tidak diikuti, agar tidak ada yang terbaca dari luar proyek."
                " Ganti dengan salinan foldernya, atau sebutkan folder yang sebenarnya.",
            )


def _list_meant(folder: Path) -> list[Path]:
    resolved = folder.resolve()
    for root in (resolved, resolved.parent):
        # Also folders without a profile: what is missing must be told.
        if _is_project(root) and resolved in (root, root / COOPERATIVES):
            return Project(root).list_folders()
    _refuse_shared(folder)
    below = sorted(one for one in folder.iterdir() if one.is_dir() and (one / "profile.yml").is_file())
    return below if below and not (folder / "profile.yml").exists() else [folder]


def _is_project(folder: Path) -> bool:
    return (folder / "content" / "rulebooks").is_dir()


def _refuse_shared(path: Path) -> None:
    """What all cooperatives share belongs to none of them."""
    resolved = path.resolve()
    if any(one.name == "content" and _is_project(one.parent) for one in (resolved, *resolved.parents)):
        fail(USAGE, f"{plain(str(path))} isi bersama, bukan folder koperasi; isi bersama selalu ikut diperiksa.")


def find_owner(file: Path) -> Path:
    """The cooperative's folder that a file lies in: what stands right below `cooperatives/`, or has a profile."""
    for folder in file.absolute().parents:
        if folder.parent.name == COOPERATIVES or (folder / "profile.yml").is_file():
            return folder
    _refuse_shared(file)
    fail(USAGE, f"{plain(str(file))} bukan berkas di dalam folder koperasi.")


def find_one(path: Path) -> Path:
    """The folder of the one cooperative that the command is about."""
    found = expand([path])
    if len(found) != 1:
        example = found[0].name if found else "kpri-nagara"
        fail(USAGE, f"{plain(str(path))} memuat {len(found)} koperasi; sebutkan satu, contoh: {plain(example)}.")
    return found[0]


def require_project(folder: Path) -> None:
    """Stop where a folder that shall be a copy of the project is none."""
    if not folder.is_dir():
        fail(USAGE, f"Folder {plain(str(folder))} tidak ada.")
    if not _is_project(folder):
        fail(USAGE, f"Folder {plain(str(folder))} bukan salinan proyek Lumbung: content/rulebooks/ tidak ada di sana.")


def refuse_source(project: Project, target: Path) -> None:
    """Nothing is ever written into a folder that people write in."""
    if any(target.resolve().is_relative_to(source) for source in project.list_sources()):
        fail(USAGE, f"--out tidak boleh berada di dalam folder sumber ({project.shown(target)}).")


def locate(*near: Path) -> Project:
    """The project of the working folder, or of the folders named."""
    try:
        return find_project(Path.cwd(), *near)
    except NoProject:
        fail(ENVIRONMENT, "Tidak ada content/rulebooks/ di sini; jalankan dari dalam folder proyek Lumbung.")


def read_day(text: str | None) -> date:
    """The `--as-of` date."""
    if text is None:
        return read_build_date()
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(text)
        # The library also takes `20240314` and week dates; data files do not.
        if day.isoformat() == text:
            return day
    fail(USAGE, "--as-of ditulis tahun-bulan-hari, contoh 2024-03-14.")


def require_language(language: str) -> None:
    """Stop when messages do not exist in this language."""
    if language not in LANGUAGES:
        fail(USAGE, "Bahasa yang tersedia: id, en.")
