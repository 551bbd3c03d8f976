"""`lumbung explain`: what a code means, with an input that breaks and how it is mended. Writes nothing."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from generator.commands.arguments import Language, require_language
from generator.problems.catalogue import read_catalogue
from generator.problems.explanation import explain_code, find_nearest_code, list_codes
from generator.problems.writers import plain
from generator.terminal import USAGE, fail


def explain(
    codes: Annotated[list[str] | None, typer.Argument(metavar="[KODE]...", help="Kode temuan; kosong = semua.")] = None,
    language: Language = "id",
) -> None:
    """Jelaskan kode temuan: arti, contoh yang keliru, pesannya, dan perbaikannya."""
    require_language(language)
    if not codes:
        sys.stdout.write(list_codes(language))
        return
    for code in codes:
        if code.upper() not in read_catalogue():
            hint = find_nearest_code(code)
            maybe = f" Mungkin maksudnya {hint}." if hint else ""
            fail(USAGE, f"Tidak ada kode {plain(code[:40])}.{maybe} Daftar semua kode: lumbung explain")
    sys.stdout.write("\n".join(explain_code(code.upper(), language) for code in codes))
