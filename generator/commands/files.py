"""`lumbung new`, `schema` and `import`: files for people to go on with. Nothing that exists is overwritten."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.arguments import (
    PROGRAM,
    AsOf,
    Format,
    Language,
    expand,
    locate,
    read_day,
    refuse_link,
    refuse_source,
    require_language,
)
from generator.dossier_import import NotFitting, export_dossier, import_dossier, is_dossier
from generator.dossier_sheets import Unreadable
from generator.mentoring_scaffold import MentoringOrder, create_files
from generator.model.application import MentoringMode
from generator.model.audience import Audience
from generator.model.profile import CooperativeKind, Principles
from generator.overwrite import Changed, overwrite_files
from generator.problems.problem import Problem
from generator.problems.writers import plain, write_problems
from generator.programme_scaffold import ProgrammeOrder, create_programme
from generator.project import read_build_date
from generator.reading.workbook import Sheet, read_workbook
from generator.reading.workbook_tables import WorkbookKind
from generator.scaffold import FolderOrder, Refused, create_health_files
from generator.schemas import MODELS, Draft, make_schema, write_schemas
from generator.terminal import DATA, ENVIRONMENT, USAGE, fail, guard, note
from generator.workbook_import import ImportOrder, import_workbook
from generator.workshop import Workshop, open_workshop


class HasUnit(StrEnum):
    """The answer as people write it in a profile."""

    YA = "ya"
    TIDAK = "tidak"


def new(
    identity: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Nama folder, contoh: kpri-nagara.", show_default=False)
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Nama lengkap koperasi atau program.")] = None,
    mentoring: Annotated[
        int | None,
        typer.Option("--mentoring", help="Tahun pendampingan; juga bagi folder yang sudah ada.", min=1900, max=2100),
    ] = None,
    programme: Annotated[
        int | None,
        typer.Option("--programme", help="Tahun program baru, bukan koperasi; ID boleh kosong.", min=1900, max=2100),
    ] = None,
    model: Annotated[str | None, typer.Option("--model", help="Model pendampingan, bila belum terdaftar.")] = None,
    mode: Annotated[MentoringMode | None, typer.Option("--mode", help="Caranya, bila belum terdaftar.")] = None,
    theme: Annotated[str | None, typer.Option("--theme", help="Tema pendampingan, bila belum terdaftar.")] = None,
    kind: Annotated[
        CooperativeKind | None,
        typer.Option("--kind", metavar="JENIS", help=f"Jenis koperasi baru: {', '.join(CooperativeKind)}."),
    ] = None,
    unit: Annotated[
        HasUnit | None, typer.Option("--unit", help="Apakah koperasi jenis lain itu memiliki unit simpan pinjam.")
    ] = None,
    principles: Annotated[
        Principles | None, typer.Option("--principles", help="Prinsip usaha simpan pinjam koperasi baru.")
    ] = None,
    health: Annotated[
        int | None,
        typer.Option("--health", help="Tahun buku penilaian kesehatan; juga bagi folder yang ada.", min=1900, max=2100),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Buat folder koperasi, tahun pendampingan, atau tahun program baru dari contoh yang diberi penjelasan."""
    project = locate()
    told = f"cooperatives/{identity}"
    try:
        day = read_day(as_of)
        asked = FolderOrder(identity or "", name, kind, None if unit is None else unit is HasUnit.YA, principles)
        if programme is not None:
            if asked.says_kind or health is not None:
                fail(USAGE, "--programme membuat tahun program; jenis koperasi dan --health milik koperasi.")
            if mentoring is not None or mode or theme:
                fail(USAGE, "--programme membuat tahun program; --mentoring, --mode, dan --theme milik koperasi.")
            material = open_workshop(project.root, Audience.INTERNAL, day).mentoring
            made = create_programme(project, ProgrammeOrder(programme, identity, name, model), material)
            told = f"content/programmes/{identity or programme}"
        elif identity is None:
            fail(USAGE, "Sebutkan nama folder koperasinya, contoh: lumbung new kpri-nagara; atau --programme TAHUN.")
        elif mentoring is None and (model or mode or theme):
            fail(USAGE, "--model, --mode, dan --theme hanya berlaku bersama --mentoring TAHUN.")
        elif asked.says_kind and (project.cooperatives / identity).exists():
            fail(USAGE, f"Folder {told} sudah ada: tulis jenis dan prinsipnya dalam {told}/profile.yml.")
        elif health is not None:
            if mentoring is not None:
                fail(USAGE, "Jalankan --health dan --mentoring satu per satu.")
            made = create_health_files(project, asked, health)
        else:
            order = MentoringOrder(mentoring, model, mode, theme) if mentoring is not None else None
            made = create_files(project, asked, order, day)
    except Refused as refused:
        fail(USAGE, str(refused))
    for path in made:
        note(f"dibuat: {project.shown(path)}")
    command = "lumbung check" if programme is not None else f"lumbung check {told}"
    note(f"Isi berkas dalam {told}, lalu jalankan `{command}`.")


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
    workbook: Annotated[Path, typer.Argument(metavar="BERKAS.xlsx", help="Buku kerja Excel.")],
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
    """Salin dari Excel: jurnal, neraca saldo, atau buku kerja buatan `lumbung export`."""
    require_language(language)
    refuse_link(into)
    if not into.is_dir():
        fail(USAGE, f"Folder {plain(str(into))} tidak ada; buat dahulu dengan `lumbung new`.")
    workshop = open_workshop(locate(into, PROGRAM).root, Audience.INTERNAL, read_build_date())
    sheets = read_workbook(workbook, workbook.name)
    if not isinstance(sheets, Problem) and is_dossier(sheets):
        _take_dossier(workshop, into.resolve(), sheets, language)
        return
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


def export(
    folders: Annotated[list[Path], typer.Argument(help="Folder koperasi.")],
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Satu buku kerja Excel tiap koperasi.")] = False,
    out: Annotated[Path, typer.Option("--out", help="Folder bagi hasilnya.")] = Path(),
) -> None:
    """Salin koperasi ke buku kerja untuk diisi; `lumbung import` membacanya kembali. Memuat isian internal."""
    if not xlsx:
        fail(USAGE, "Sebutkan bentuknya: --xlsx.")
    project = locate(*folders, PROGRAM)
    chosen = expand(folders)
    if out != Path():
        refuse_source(project, out)
    workshop = open_workshop(project.root, Audience.INTERNAL, read_build_date())
    for folder in chosen:
        path = out / f"{folder.name}.xlsx"
        try:
            with guard():
                content = export_dossier(workshop, folder)
                out.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as file:
                    file.write(content)
        except Unreadable as broken:
            fail(DATA, f"{folder.name}: {broken} belum dapat dibaca utuh; betulkan dahulu menurut `lumbung check`.")
        note(f"ditulis: {path}")


def _take_dossier(workshop: Workshop, folder: Path, sheets: list[Sheet], language: str) -> None:
    try:
        with guard():
            result = import_dossier(workshop, folder, sheets)
            if not result.errors:
                overwrite_files(result.changes)
    except NotFitting as refused:
        fail(DATA, str(refused))
    except Unreadable as broken:
        fail(DATA, f"{folder.name}: {broken} belum dapat dibaca utuh; betulkan dahulu menurut `lumbung check`.")
    except Changed as stopped:
        fail(ENVIRONMENT, f"{stopped} berubah selagi dibaca; tidak ada yang ditulis. Ulangi perintahnya.")
    if result.problems:
        sys.stdout.write(write_problems(result.problems, Format.TEXT.value, language))
    if result.errors:
        fail(DATA, f"{result.errors} sel belum jelas; tidak ada yang ditulis.")
    for path in sorted(result.changes):
        note(f"ditulis: {folder.name}/{path.relative_to(folder).as_posix()}")
    note(f"{result.cells} sel berubah. Periksa dengan `lumbung check {plain(str(folder))}`.")
