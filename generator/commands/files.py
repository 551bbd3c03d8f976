"""`lumbung new`, `schema` and `import`: files for people to go on with. Nothing that exists is overwritten."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.arguments import PROGRAM, AsOf, Format, Language, locate, read_day, require_language
from generator.mentoring_scaffold import MentoringOrder, create_files
from generator.model.application import MentoringMode
from generator.model.audience import Audience
from generator.problems.writers import plain, write_problems
from generator.project import read_build_date
from generator.reading.workbook_tables import WorkbookKind
from generator.scaffold import Refused
from generator.schemas import MODELS, Draft, make_schema, write_schemas
from generator.terminal import DATA, USAGE, fail, guard, note
from generator.workbook_import import ImportOrder, import_workbook
from generator.workshop import open_workshop


def new(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Nama folder, contoh: kpri-nagara.")],
    name: Annotated[str | None, typer.Option("--name", help="Nama lengkap koperasi.")] = None,
    mentoring: Annotated[
        int | None,
        typer.Option("--mentoring", help="Tahun pendampingan; juga bagi folder yang sudah ada.", min=1900, max=2100),
    ] = None,
    model: Annotated[str | None, typer.Option("--model", help="Model pendampingan, bila belum terdaftar.")] = None,
    mode: Annotated[MentoringMode | None, typer.Option("--mode", help="Caranya, bila belum terdaftar.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", help="Tema pendampingan, bila belum terdaftar.")] = None,
    as_of: AsOf = None,
) -> None:
    """Buat folder koperasi baru dari contoh yang diberi penjelasan; dengan --mentoring juga berkas pendampingannya."""
    project = locate()
    if mentoring is None and (model or mode or theme):
        fail(USAGE, "--model, --mode, dan --theme hanya berlaku bersama --mentoring TAHUN.")
    try:
        day = read_day(as_of)
        order = MentoringOrder(mentoring, model, mode, theme) if mentoring is not None else None
        made = create_files(project, identity, name, order, day)
    except Refused as refused:
        fail(USAGE, str(refused))
    for path in made:
        note(f"dibuat: {project.shown(path)}")
    note(f"Isi berkasnya, lalu jalankan `lumbung check cooperatives/{identity}`.")


def schema(
    kind: Annotated[str | None, typer.Argument(help=f"Salah satu dari: {', '.join(MODELS)}.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Tulis semua skema ke folder ini.")] = None,
    draft: Annotated[Draft, typer.Option("--draft", help="Versi JSON Schema; 7 bagi penyunting.")] = Draft.NEWEST,
) -> None:
    """Cetak JSON Schema berkas untuk penyunting teks."""
    if out is not None:
        with guard():
            written = write_schemas(out, draft)
        for path in written:
            note(f"ditulis: {path}")
    elif kind in MODELS:
        sys.stdout.write(make_schema(kind, draft))
    else:
        fail(USAGE, f"Jenis berkas: {', '.join(MODELS)}.")


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
    language: Language = "id",
) -> None:
    """Salin jurnal atau neraca saldo dari Excel; berkas yang sudah ada tidak ditimpa."""
    require_language(language)
    if not into.is_dir():
        fail(USAGE, f"Folder {plain(str(into))} tidak ada; buat dahulu dengan `lumbung new`.")
    workshop = open_workshop(locate(into, PROGRAM).root, Audience.INTERNAL, read_build_date())
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
