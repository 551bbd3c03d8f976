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
    """The cooperative folders meant: a folder of folders stands for all of them, a file for its own folder."""
    found: list[Path] = []
    for folder in folders:
        if folder.is_file():
            found.append(find_owner(folder))
            continue
        if not folder.is_dir():
            fail(USAGE, f"Folder {plain(str(folder))} tidak ada.")
        below = sorted(one for one in folder.iterdir() if one.is_dir() and (one / "profile.yml").is_file())
        found += below if below and not (folder / "profile.yml").exists() else [folder]
    return list(dict.fromkeys(folder.resolve() for folder in found))


def find_owner(file: Path) -> Path:
    """The cooperative's folder that a file lies in: what stands right below `cooperatives/`, or has a profile."""
    for folder in file.absolute().parents:
        if folder.parent.name == "cooperatives" or (folder / "profile.yml").is_file():
            return folder
    fail(USAGE, f"{plain(str(file))} bukan berkas di dalam folder koperasi.")


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
