"""`lumbung build`, `pdf` and `serve`: what others will see."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.build import build_site
from generator.commands.arguments import PROGRAM, AsOf, Readers, count, expand, locate, read_day, refuse_source
from generator.model.audience import Audience
from generator.preview import serve_preview
from generator.printing import Printed, print_folders
from generator.terminal import DATA, guard, note, progress


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


def pdf(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folder koperasi; kosong = semuanya.")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="TAHUN", help="Tahun buku ini saja.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder hasil; bawaan: pdf.")] = None,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
) -> None:
    """Cetak laporan kesehatan dan ringkasannya sebagai PDF."""
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
        elif not one.files:
            when = "" if year is None else f" tahun buku {year}"
            note(f"{one.id}: belum ada hasil penilaian{when} yang dapat dilaporkan.")
    written = sum(len(one.files) for one in done)
    note(f"{written} dokumen dari {len(chosen)} koperasi di {project.shown(target)}/")
    raise typer.Exit(DATA if not written or any(one.unread or one.unfit_name for one in done) else 0)


def serve(
    port: Annotated[int, typer.Option(help="Porta.", min=1, max=65535)] = 8000,
    audience: Readers = Audience.PUBLIC,
    as_of: AsOf = None,
) -> None:
    """Pratinjau yang memperbarui diri saat berkas disunting."""
    with guard():
        serve_preview(locate(), audience, read_day(as_of), ("127.0.0.1", port), note)
