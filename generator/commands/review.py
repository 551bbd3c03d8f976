"""`lumbung review`: what a change does to scores, completeness and problems. Writes nothing but its report."""

from __future__ import annotations

import json
import os
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.arguments import AsOf, Language, locate, read_day, require_language, require_project
from generator.commands.revisions import BaseRevision, open_base
from generator.pages.language import speaking
from generator.pages.review_data import review_as_data
from generator.pages.review_markdown import write_markdown
from generator.pages.review_text import count_new_errors
from generator.problems.writers import plain
from generator.reading.translations import read_translations
from generator.review import review_project
from generator.terminal import DATA, USAGE, fail, guard, note, progress

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?")


class ReviewFormat(StrEnum):
    """Output formats of `review`."""

    MARKDOWN = "markdown"
    JSON = "json"


def review(
    folder: Annotated[Path | None, typer.Argument(help="Folder proyek yang ditinjau; kosong = di sini.")] = None,
    base: BaseRevision = None,
    base_folder: Annotated[
        Path | None, typer.Option("--base-folder", help="Salinan proyek sebelum diubah, sebagai pengganti --base.")
    ] = None,
    form: Annotated[ReviewFormat, typer.Option("--format", help="Bentuk laporan.")] = ReviewFormat.MARKDOWN,
    language: Language = "id",
    as_of: AsOf = None,
) -> None:
    """Tinjau perubahan: skor sebelum dan sesudah, isian yang bergeser, temuan baru."""
    require_language(language)
    if (base is None) == (base_folder is None):
        fail(USAGE, "Sebutkan satu pembanding: --base REVISI, contoh --base origin/main, atau --base-folder FOLDER.")
    if folder is not None and not folder.is_dir():
        fail(USAGE, f"Folder {plain(str(folder))} tidak ada.")
    if base_folder is not None:
        require_project(base_folder)
    project = locate(folder) if folder is not None else locate()
    day = read_day(as_of)
    with guard(), open_base(project, base, base_folder) as before, progress("Meninjau", 1) as advance:
        found = review_project(project, before, day, advance)
    with speaking(read_translations(project.root, language)):
        if form is ReviewFormat.JSON:
            text = json.dumps(review_as_data(found), ensure_ascii=False, indent=1) + "\n"
        else:
            site = os.environ.get("LUMBUNG_SITE_URL", "")
            text = write_markdown(found, site=site if _ADDRESS.fullmatch(site) else "")
    sys.stdout.write(text)
    errors = count_new_errors(found)
    note(f"{len(found.cooperatives)} koperasi ditinjau, {found.others} lainnya tidak berubah: {errors} kesalahan baru.")
    raise typer.Exit(DATA if errors else 0)
