"""`lumbung build`, `pdf` and `serve`: what others will see."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from generator.build import build_site
from generator.commands.arguments import PROGRAM, AsOf, Readers, expand, locate, read_day, refuse_source
from generator.model.audience import Audience
from generator.preview import serve_preview
from generator.printing import Printed, make_copies, print_copy, print_folders
from generator.problems.catalogue import count_by_severity
from generator.problems.writers import plain
from generator.site.archive import write_site_archive
from generator.terminal import DATA, USAGE, fail, guard, note, progress


def build(
    out: Annotated[Path | None, typer.Option("--out", help="Folder hasil; bawaan: site.")] = None,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
    archive: Annotated[
        Path | None, typer.Option("--zip", metavar="BERKAS.zip", help="Tulis juga situsnya sebagai satu berkas ZIP.")
    ] = None,
    engine: Annotated[str, typer.Option("--engine", hidden=True)] = "mkdocs",
) -> None:
    """Periksa, hitung, dan terbitkan situs."""
    if archive is not None and archive.suffix != ".zip":
        fail(USAGE, "--zip menyebut berkas yang berakhiran .zip, contoh: --zip lumbung.zip.")
    project = locate()
    target = (out or project.root / ("site" if audience is Audience.PUBLIC else "site-internal")).absolute()
    refuse_source(project, target)
    if archive is not None:
        refuse_source(project, archive.absolute())
        if archive.absolute().is_relative_to(target):
            fail(USAGE, "--zip tidak boleh berada di dalam folder situsnya sendiri.")
    day = read_day(as_of)
    with guard(), progress("Membangun", len(project.list_folders())) as advance:
        result = build_site(project, target, audience, day, advance, engine)
    errors, warnings = count_by_severity(result.problems)
    note(f"{result.cooperatives} koperasi, {result.pages} halaman di {project.shown(result.out)}/")
    if errors or warnings:
        note(f"{errors} kesalahan, {warnings} peringatan pada data; jalankan `lumbung check` untuk rinciannya.")
    for page, target_of_link in result.dead_links:
        note(f"Tautan mati di {page}: {target_of_link}")
    if archive is not None:
        with guard():
            files = write_site_archive(result.out, archive.absolute(), day.isoformat())
        note(
            f"{files} berkas dalam {project.shown(archive)}; keluarkan isinya, lalu buka index.html dengan klik ganda."
        )
    note(f"Buka {project.shown(result.out)}/index.html di peramban, atau jalankan `lumbung serve`.")


def pdf(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folder koperasi; kosong = semuanya.")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="TAHUN", help="Tahun buku ini saja.")] = None,
    copies: Annotated[
        bool, typer.Option("--report-copies", help="Cetak tembusan laporan bagi Dinas, bukan laporan kesehatan.")
    ] = False,
    office: Annotated[
        str | None, typer.Option("--office", metavar="KODE", help="Tembusan bagi Dinas wilayah ini saja, contoh 61.03.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder hasil; bawaan: pdf.")] = None,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
) -> None:
    """Cetak profil, kanvas, laporan kesehatan dan ringkasannya, atau tembusan laporan bagi Dinas, sebagai PDF."""
    if office is not None and not copies:
        fail(USAGE, "--office hanya berlaku bersama --report-copies.")
    if copies:
        if folders or year is not None:
            fail(USAGE, "--report-copies memuat semua koperasi suatu wilayah; jalankan tanpa FOLDER dan tanpa --year.")
        _print_copies(office, out, read_day(as_of))
        return
    project = locate(*(folders or ()), *([PROGRAM] if folders else []))
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
        elif not one.reported:
            when = "" if year is None else f" tahun buku {year}"
            note(f"{one.id}: belum ada hasil penilaian{when} yang dapat dilaporkan.")
    written = sum(len(one.files) for one in done)
    note(f"{written} dokumen dari {len(chosen)} koperasi di {project.shown(target)}/")
    raise typer.Exit(DATA if not written or any(one.unread or one.unfit_name for one in done) else 0)


def _print_copies(office: str | None, out: Path | None, as_of: date) -> None:
    project = locate()
    target = (out or project.root / "pdf").absolute()
    refuse_source(project, target)
    with guard():
        pages = make_copies(project.root, as_of, office)
        with progress("Mencetak", len(pages)) as advance:
            for done, page in enumerate(pages, start=1):
                print_copy(page, project.templates / "theme", target)
                advance(done, len(pages))
    if not pages:
        note("Tidak ada tembusan laporan" + (f" bagi Dinas wilayah {plain(office)}." if office else " yang tercatat."))
        raise typer.Exit(DATA)
    note(f"{len(pages)} tembusan laporan di {project.shown(target)}/wilayah/. Hanya untuk internal dan Dinas penerima.")


def serve(
    port: Annotated[int, typer.Option(help="Porta.", min=1, max=65535)] = 8000,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
) -> None:
    """Pratinjau yang memperbarui diri saat berkas disunting."""
    with guard():
        serve_preview(locate(), audience, read_day(as_of), ("127.0.0.1", port), note)
