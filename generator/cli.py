"""The `lumbung` command: its arguments and exit codes; nothing else."""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import __version__
from generator.build import build_site, check_entries, process_folders
from generator.engagement import check_bookings
from generator.model.audience import Audience
from generator.model.mentor_booking import MentorBooking
from generator.preview import serve_preview
from generator.printing import Printed, print_folders
from generator.problems.catalogue import LANGUAGES, severity_of
from generator.problems.problem import Problem, Severity
from generator.problems.writers import plain, write_problems
from generator.project import NoProject, Project, find_project
from generator.reading.workbook_tables import WorkbookKind
from generator.report import print_scores, scores_as_data
from generator.scaffold import Refused, create_cooperative
from generator.schemas import MODELS, make_schema, write_schemas
from generator.terminal import DATA, ENVIRONMENT, USAGE, fail, guard, note, progress, run
from generator.workbook_import import ImportOrder, import_workbook
from generator.workshop import open_workshop, read_build_date

app = typer.Typer(
    name="lumbung",
    help="Laporan koperasi dari berkas biasa: periksa, hitung menurut aturan, terbitkan sebagai situs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """Output formats of `check`."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"


AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TTTT-BB-HH", help="Keadaan per tanggal ini.")]
Readers = Annotated[Audience, typer.Option("--audience", help="Pembaca: umum (public) atau internal.")]


def main() -> None:
    """Entry point."""
    run(app)


@app.command()
def check(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folder koperasi; kosong = semuanya.")] = None,
    form: Annotated[Format, typer.Option("--format", help="Bentuk laporan.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Peringatan dihitung sebagai galat.")] = False,
    language: Annotated[str, typer.Option("--language", help="id atau en.")] = "id",
    as_of: AsOf = None,
) -> None:
    """Periksa semua berkas; semua temuan ditampilkan sekaligus."""
    if language not in LANGUAGES:
        fail(USAGE, "Bahasa yang tersedia: id, en.")
    # A folder of any place can be checked by the rules of the program's own project.
    project = locate(*(folders or ()), *([Path(__file__).parent] if folders else []))
    chosen = expand(folders) if folders else project.list_folders()
    workshop = open_workshop(project.root, Audience.INTERNAL, read_day(as_of))
    problems = [*workshop.problems, *([] if folders else check_entries(project))]
    bookings: list[MentorBooking] = []
    with progress("Memeriksa", len(chosen)) as advance, process_folders(workshop, chosen, render=False) as outcomes:
        for done, outcome in enumerate(outcomes, start=1):
            problems += outcome.problems
            bookings += outcome.overview.bookings
            advance(done, len(chosen))
    problems += check_bookings(bookings, workshop.ground)
    problems.sort(key=lambda problem: problem.order)
    sys.stdout.write(write_problems(problems, form.value, language))
    errors, warnings = count(problems)
    note(f"{len(chosen)} koperasi diperiksa: {errors} galat, {warnings} peringatan.")
    raise typer.Exit(DATA if errors or (strict and warnings) else 0)


@app.command()
def score(
    folder: Annotated[Path, typer.Argument(help="Folder satu koperasi.")],
    as_json: Annotated[bool, typer.Option("--json", help="Cetak JSON lengkap dengan asal setiap angka.")] = False,
    as_of: AsOf = None,
) -> None:
    """Hitung skor satu koperasi beserta asal angkanya."""
    if not folder.is_dir():
        fail(USAGE, f"Folder {plain(str(folder))} tidak ada.")
    project = locate(folder, Path(__file__).parent)
    workshop = open_workshop(project.root, Audience.INTERNAL, read_day(as_of))
    cooperative, scores, problems = workshop.assess(folder.resolve())
    if as_json:
        sys.stdout.write(json.dumps(scores_as_data(cooperative, scores), ensure_ascii=False, indent=2) + "\n")
    else:
        print_scores(Console(), cooperative, scores)
    errors, _ = count(problems)
    if errors:
        note(f"{errors} galat; jalankan `lumbung check` untuk rinciannya.")
    unread = any(name.startswith("assessments/") for name in cooperative.broken)
    raise typer.Exit(DATA if unread else 0)


@app.command()
def build(
    out: Annotated[Path | None, typer.Option("--out", help="Folder hasil; bawaan: site.")] = None,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
    engine: Annotated[str, typer.Option("--engine", hidden=True)] = "mkdocs",
) -> None:
    """Periksa, hitung, dan terbitkan situs."""
    project = locate()
    target = (out or project.root / ("site" if audience is Audience.PUBLIC else "site-internal")).absolute()
    refuse_source(project, target)
    with guard(), progress("Membangun", len(project.list_folders())) as advance:
        result = build_site(project, target, audience, read_day(as_of), advance, engine)
    errors, warnings = count(result.problems)
    note(f"{result.cooperatives} koperasi, {result.pages} halaman di {project.shown(result.out)}/")
    if errors or warnings:
        note(f"{errors} galat, {warnings} peringatan pada data; jalankan `lumbung check` untuk rinciannya.")
    for page, target_of_link in result.dead_links:
        note(f"Tautan mati di {page}: {target_of_link}")
    note(f"Buka {project.shown(result.out)}/index.html di peramban, atau jalankan `lumbung serve`.")


@app.command()
def pdf(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folder koperasi; kosong = semuanya.")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="TAHUN", help="Tahun buku ini saja.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder hasil; bawaan: pdf.")] = None,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
) -> None:
    """Cetak laporan kesehatan dan ringkasannya sebagai PDF."""
    project = locate(*(folders or ()), *([Path(__file__).parent] if folders else []))
    chosen = expand(folders) if folders else project.list_folders()
    target = (out or project.root / "pdf").absolute()
    refuse_source(project, target)
    done: list[Printed] = []
    with (
        guard(),
        progress("Mencetak", len(chosen)) as advance,
        print_folders(project.root, chosen, audience, read_day(as_of), year, target) as printed,
    ):
        for one in printed:
            done.append(one)
            advance(len(done), len(chosen))
    for one in done:
        if one.unfit_name:
            note(f"{one.id}: nama folder ini tidak dapat menjadi alamat; ganti namanya lebih dulu.")
        elif one.unread:
            note(f"{one.id}: ada penilaian yang belum dapat dibaca; jalankan `lumbung check` untuk rinciannya.")
        elif not one.files:
            when = "" if year is None else f" tahun buku {year}"
            note(f"{one.id}: belum ada hasil penilaian{when} yang dapat dilaporkan.")
    written = sum(len(one.files) for one in done)
    note(f"{written} dokumen dari {len(chosen)} koperasi di {project.shown(target)}/")
    raise typer.Exit(DATA if not written or any(one.unread or one.unfit_name for one in done) else 0)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Porta.", min=1, max=65535)] = 8000,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
) -> None:
    """Pratinjau yang memperbarui diri saat berkas disunting."""
    with guard():
        serve_preview(locate(), audience, read_day(as_of), ("127.0.0.1", port), note)


@app.command()
def new(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Nama folder, contoh: kpri-nagara.")],
    name: Annotated[str | None, typer.Option("--name", help="Nama lengkap koperasi.")] = None,
    as_of: AsOf = None,
) -> None:
    """Buat folder koperasi baru dari contoh yang diberi penjelasan."""
    project = locate()
    try:
        made = create_cooperative(project, identity, name, read_day(as_of))
    except Refused as refused:
        fail(USAGE, str(refused))
    for path in made:
        note(f"dibuat: {project.shown(path)}")
    note(f"Isi berkasnya, lalu jalankan `lumbung check cooperatives/{identity}`.")


@app.command()
def schema(
    kind: Annotated[str | None, typer.Argument(help=f"Salah satu dari: {', '.join(MODELS)}.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Tulis semua skema ke folder ini.")] = None,
) -> None:
    """Cetak JSON Schema berkas untuk penyunting teks."""
    if out is not None:
        for path in write_schemas(out):
            note(f"ditulis: {path}")
    elif kind in MODELS:
        sys.stdout.write(make_schema(kind))
    else:
        fail(USAGE, f"Jenis berkas: {', '.join(MODELS)}.")


@app.command(name="import")
def import_(
    workbook: Annotated[
        Path, typer.Argument(metavar="BERKAS.xlsx", help="Buku kerja Excel dengan jurnal atau neraca saldo.")
    ],
    into: Annotated[Path, typer.Option("--into", help="Folder koperasi yang menerima hasilnya.")],
    kind: Annotated[WorkbookKind | None, typer.Option("--kind", help="Isi tabelnya; kosong = dikenali.")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Tahun buku.", min=1900, max=2100)] = None,
    opening: Annotated[
        bool, typer.Option("--opening", help="Neraca saldo menjadi saldo awal tahun berikutnya.")
    ] = False,
    rulebook: Annotated[str | None, typer.Option("--rulebook", help="Aturan bagi angka penilaian.")] = None,
    sheet: Annotated[
        list[str] | None, typer.Option("--sheet", help="Lembar yang disalin; boleh diulang untuk jurnal.")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="id atau en.")] = "id",
) -> None:
    """Salin jurnal atau neraca saldo dari Excel; berkas yang sudah ada tidak ditimpa."""
    if language not in LANGUAGES:
        fail(USAGE, "Bahasa yang tersedia: id, en.")
    if not into.is_dir():
        fail(USAGE, f"Folder {plain(str(into))} tidak ada; buat dahulu dengan `lumbung new`.")
    workshop = open_workshop(locate(into, Path(__file__).parent).root, Audience.INTERNAL, read_build_date())
    with guard():
        order = ImportOrder(workbook, into.resolve(), kind, year, opening, rulebook, tuple(sheet or ()))
        result = import_workbook(workshop, order)
    for text in result.notes if not result.problems or result.text else []:
        note(text)
    if result.problems:
        sys.stdout.write(write_problems(result.problems, Format.TEXT.value, language))
        if result.text:
            note("Isi yang tidak jadi ditulis:")
            sys.stdout.write(result.text)
        raise typer.Exit(DATA)
    note(f"ditulis: {into.name}/{result.path.relative_to(into.resolve()).as_posix() if result.path else ''}")
    note(f"Periksa dengan `lumbung check {plain(str(into))}`.")


@app.command()
def version() -> None:
    """Cetak nomor versi."""
    sys.stdout.write(f"lumbung {__version__}\n")


def expand(folders: list[Path]) -> list[Path]:
    """The cooperative folders meant: a folder of folders stands for all of them."""
    found: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            fail(USAGE, f"Folder {plain(str(folder))} tidak ada.")
        below = sorted(one for one in folder.iterdir() if one.is_dir() and (one / "profile.yml").is_file())
        found += below if below and not (folder / "profile.yml").exists() else [folder]
    return [folder.resolve() for folder in found]


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


def count(problems: list[Problem] | tuple[Problem, ...]) -> tuple[int, int]:
    """Errors and warnings."""
    errors = sum(1 for problem in problems if severity_of(problem) is Severity.ERROR)
    return errors, len(problems) - errors
