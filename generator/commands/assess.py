"""`lumbung check` and `lumbung score`: what stands in the files, and what follows from it. Writes nothing."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from generator.commands.arguments import (
    PROGRAM,
    AsOf,
    Format,
    Language,
    expand,
    find_one,
    locate,
    read_day,
    require_language,
)
from generator.commands.revisions import BaseRevision, open_base
from generator.engagement import check_bookings
from generator.entries import check_entries
from generator.model.audience import Audience
from generator.model.mentor_booking import MentorBooking
from generator.pages.score_data import scores_as_data
from generator.problems.catalogue import count_by_severity
from generator.problems.explanation import tell_where_explained
from generator.problems.problem import Problem
from generator.problems.writers import write_problems
from generator.project import Project
from generator.report import print_scores
from generator.sides import list_changed_lines, put_changed_first
from generator.terminal import DATA, USAGE, fail, guard, note, progress
from generator.workers import process_folders
from generator.workshop import open_workshop


def check(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folder koperasi; kosong = semuanya.")] = None,
    form: Annotated[Format, typer.Option("--format", help="Bentuk laporan.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Peringatan dihitung sebagai kesalahan.")] = False,
    language: Language = "id",
    as_of: AsOf = None,
    base: BaseRevision = None,
    watching: Annotated[
        bool, typer.Option("--watch", help="Terus memeriksa: setiap berkas yang disimpan, foldernya diperiksa lagi.")
    ] = False,
) -> None:
    """Periksa semua berkas; semua temuan ditampilkan sekaligus."""
    require_language(language)
    # A folder of any place can be checked by the rules of the program's own project.
    project = locate(*(folders or ()), *([PROGRAM] if folders else []))
    if watching:
        if form is not Format.TEXT or base is not None:
            fail(USAGE, "--watch hanya menulis teks; jangan bersama --format atau --base.")
        _go_on_checking(project, expand(folders or []), read_day(as_of), strict, language)
    chosen = expand(folders) if folders else project.list_folders()
    workshop = open_workshop(project.root, Audience.INTERNAL, read_day(as_of))
    problems = list(workshop.problems)
    if not folders or set(project.list_folders()) <= set(chosen):
        problems += check_entries(project)
    bookings: list[MentorBooking] = []
    with progress("Memeriksa", len(chosen)) as advance, process_folders(workshop, chosen) as outcomes:
        for done, outcome in enumerate(outcomes, start=1):
            problems += outcome.problems
            bookings += outcome.overview.bookings
            advance(done, len(chosen))
    problems += check_bookings(bookings, workshop.ground)
    problems.sort(key=lambda problem: problem.order)
    if base is not None:
        with guard(), open_base(project, base, None) as before:
            problems = put_changed_first(problems, list_changed_lines(project, before))
    sys.stdout.write(write_problems(problems, form.value, language, os.environ.get("LUMBUNG_SITE_URL", "")))
    errors, warnings = count_by_severity(problems)
    if problems and form is Format.TEXT:
        note(tell_where_explained(problems[0].code, language))
    note(f"{len(chosen)} koperasi diperiksa: {errors} kesalahan, {warnings} peringatan.")
    raise typer.Exit(DATA if errors or (strict and warnings) else 0)


def _go_on_checking(project: Project, folders: list[Path], as_of: date, strict: bool, language: str) -> NoReturn:
    """Until Ctrl-C; the exit code is that of the last state."""
    from generator.watching import WatchedCheck, watch

    states: list[list[Problem]] = []

    def say(names: list[str], told: list[Problem], everything: list[Problem]) -> None:
        states[:] = [everything]
        sys.stdout.write(write_problems(told, Format.TEXT.value, language))
        sys.stdout.flush()
        errors, warnings = count_by_severity(everything)
        at = f"{datetime.now():%H.%M.%S}"
        seen = names[0] if len(names) == 1 else f"{len(names)} koperasi"
        note(f"{at} {seen} diperiksa; seluruhnya {errors} kesalahan, {warnings} peringatan. Ctrl+C untuk berhenti.")

    try:
        with guard():
            watch(WatchedCheck(project, folders, as_of), say)
    except KeyboardInterrupt:
        if not states:
            raise
    errors, warnings = count_by_severity(states[0])
    raise typer.Exit(DATA if errors or (strict and warnings) else 0)


def score(
    folder: Annotated[Path, typer.Argument(help="Folder satu koperasi.")],
    as_json: Annotated[bool, typer.Option("--json", help="Cetak JSON lengkap dengan asal setiap angka.")] = False,
    as_of: AsOf = None,
) -> None:
    """Hitung skor satu koperasi beserta asal angkanya."""
    chosen = find_one(folder)
    project = locate(folder, PROGRAM)
    workshop = open_workshop(project.root, Audience.INTERNAL, read_day(as_of))
    cooperative, scores, problems = workshop.assess(chosen)
    if as_json:
        sys.stdout.write(json.dumps(scores_as_data(cooperative, scores), ensure_ascii=False, indent=2) + "\n")
    else:
        print_scores(Console(), cooperative, scores)
    errors, _ = count_by_severity(problems)
    if errors:
        note(f"{errors} kesalahan; jalankan `lumbung check` untuk rinciannya.")
    unread = any(name.startswith("assessments/") for name in cooperative.broken)
    raise typer.Exit(DATA if unread else 0)
