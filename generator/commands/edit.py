"""`lumbung fix`: shows what would change, writes it only when asked, and names what it left."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from generator.commands.arguments import PROGRAM, expand, locate
from generator.fix import FixedFile, FixedFolder, fix_folder, write_diff
from generator.overwrite import Changed, overwrite_files
from generator.problems.writers import plain
from generator.terminal import DATA, ENVIRONMENT, fail, guard, note

DONE: Mapping[str, str] = MappingProxyType(
    {
        "utf-16": "pengodean UTF-16 menjadi UTF-8",
        "windows-1252": "pengodean Windows-1252 menjadi UTF-8",
        "signature": "tanda urutan byte (BOM) dihapus",
        "line-ends": "akhir baris diseragamkan",
        "tabs": "tab pada inden menjadi spasi",
        "trailing": "spasi di akhir baris dihapus",
        "tab-columns": "tab di antara kolom menjadi koma atau titik koma",
        "columns": "kolom tanpa nama dan tanpa isi dihapus",
    }
)
LEFT: Mapping[str, str] = MappingProxyType(
    {
        "encoding": "pengodeannya tidak pasti; simpan ulang sebagai UTF-8",
        "tabs": "inden bertab dapat dibaca lebih dari satu cara; ganti dengan spasi",
        "thousand": "dapat berarti ribuan atau pecahan; tulis tanpa pemisah ribuan, dengan titik sebagai tanda desimal",
        "day": "hari dan bulannya dapat tertukar; tulis tahun-bulan-hari",
        "shortened": "tampilan singkat yang angkanya dapat hilang; lebarkan kolomnya di lembar kerja, simpan ulang",
        "other": "artinya tidak pasti; lihat `lumbung check`",
    }
)


def fix(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folder koperasi; kosong = semuanya.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Tulis perubahannya; tanpa ini hanya ditampilkan.")] = False,
) -> None:
    """Rapikan yang dapat dibetulkan tanpa menebak; perubahan ditampilkan dahulu."""
    project = locate(*(folders or ()), *([PROGRAM] if folders else []))
    changed, left = 0, 0
    for folder in expand(folders) if folders else project.list_folders():
        with guard():
            found = fix_folder(folder, project.shown(folder))
        for one in found.files:
            _show(one)
        left += _tell_left(found)
        changed += len(found.files)
        if write and found.files:
            try:
                with guard():
                    overwrite_files({one.path: (one.before, one.after) for one in found.files})
            except Changed as stopped:
                fail(ENVIRONMENT, f"{stopped} berubah selagi dibaca; folder ini tidak disentuh. Ulangi perintahnya.")
    note(_sum_up(changed, left, write))
    raise typer.Exit(DATA if left or (changed and not write) else 0)


def _show(one: FixedFile) -> None:
    sys.stdout.writelines(f"{line}\n" for line in write_diff(one))
    done = [DONE[code] for code in one.text.done] + ([f"{one.values} nilai dibetulkan"] if one.values else [])
    note(f"{one.shown}: {', '.join(done)}.")


def _tell_left(found: FixedFolder) -> int:
    for problem, reason in found.left:
        value = plain(problem.values["value"])
        note(f"dibiarkan: {problem.place} {problem.values.get('field', '')} `{value}`: {LEFT[reason]}.")
    for shown, reason in found.unread:
        note(f"dibiarkan: {shown}: {LEFT[reason]}.")
    return len(found.left) + len(found.unread)


def _sum_up(changed: int, left: int, write: bool) -> str:
    if not changed and not left:
        return "Tidak ada yang perlu dirapikan."
    if not changed:
        return f"Tidak ada yang dapat dibetulkan tanpa menebak; {left} hal dibiarkan."
    if write:
        return f"{changed} berkas ditulis, {left} hal dibiarkan. Periksa dengan `lumbung check`."
    return f"{changed} berkas dapat dirapikan, {left} hal dibiarkan. Tulis dengan `lumbung fix --write`."
