"""`lumbung new`: a folder of commented templates for a new cooperative. Never overwrites anything."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import get_args

from generator.model.guidance import HealthGuidance
from generator.model.values import Written
from generator.project import Project
from generator.reading.content import read_guidance
from generator.reading.cooperative import MAX_NAME, RESERVED_NAMES, is_publishable
from generator.schemas import head_with_schema

TEMPLATES = "new_cooperative"
MAX_SHOWN = 200
WIDTH = 118
REFUSED_NAME = (
    f"Nama folder hanya memuat huruf kecil, angka dan tanda hubung, paling panjang {MAX_NAME} huruf, "
    "contoh: kpri-nagara."
)
_BLANK = re.compile(r"(?m)^( *)# ([a-z0-9_]+): (?:0|ya)$")
UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


class Refused(Exception):
    """The folder cannot be made; the text says why."""


def create_cooperative(project: Project, identity: str, name: str | None, as_of: date) -> list[Path]:
    """Copy the templates with the name filled in; returns the files made."""
    if not is_publishable(identity):
        if identity in RESERVED_NAMES:
            raise Refused(f"Nama {identity} dipakai oleh situs sendiri; pilih nama lain, contoh: kpri-nagara.")
        raise Refused(REFUSED_NAME)
    target = project.cooperatives / identity
    if target.exists():
        raise Refused(f"Folder {project.shown(target)} sudah ada dan tidak disentuh.")
    shown_name = (name or "").strip() or identity.replace("-", " ").title()
    if len(shown_name) > MAX_SHOWN or any(unicodedata.category(letter) in UNWRITABLE for letter in shown_name):
        raise Refused(f"Nama koperasi paling panjang {MAX_SHOWN} huruf dan tanpa huruf kendali atau ganti baris.")
    filled = fill_templates(project, shown_name, as_of.year - 1)
    return [
        write_new(target / file, head_with_schema(f"cooperatives/{identity}/{file}", text)) for file, text in filled
    ]


def fill_templates(project: Project, name: str, year: int) -> list[tuple[str, str]]:
    """Files of a new folder, by their place in it, for this name and book year."""
    source = project.templates / TEMPLATES
    guidance = read_guidance(project.root)[0]
    made = []
    for path in sorted(one for one in source.rglob("*") if one.is_file()):
        relative = path.relative_to(source).as_posix().replace("TAHUN", str(year))
        text = path.read_text("utf-8")
        # JSON text is also YAML text: quotes and colons in a name stay harmless. Elsewhere it stands in a comment.
        text = text.replace("__TAHUN__", str(year))
        text = text.replace('"__NAMA__"', json.dumps(name, ensure_ascii=False)).replace("__NAMA__", name)
        if guidance is not None and path.parent.name == "assessments":
            text = add_hints(text, guidance.content)
        made.append((relative, text))
    return made


def write_new(file: Path, text: str) -> Path:
    """Write a file that is not there yet, with its folders; an existing one raises FileExistsError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as made:
        made.write(text)
    return file


def explain_columns(tables: Mapping[str, type[Written]]) -> Iterator[str]:
    """Comment lines that name the columns of each table with their meaning."""
    for file, form in tables.items():
        yield f"# {file}"
        for column in form.model_fields:
            told = tell_column(form, column)
            lead = f"#   {column:<13} "
            yield from textwrap.wrap(told, WIDTH, initial_indent=lead, subsequent_indent="#" + " " * (len(lead) - 1))


def tell_column(form: type[Written], column: str) -> str:
    """What a column holds, whether it must be filled in, and what may be written where it takes one of a few words."""
    field = form.model_fields[column]
    told = (field.description or "").rstrip(".") + (" (wajib)" if field.is_required() else "")
    choices = _list_choices(field.annotation)
    return told if all(choice in told for choice in choices) else f"{told}. Pilihan: {', '.join(choices)}"


def _list_choices(annotation: object) -> list[str]:
    """What may be written where a column takes one of a few words; empty where it takes anything else."""
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, StrEnum):
            return [choice.value for choice in one]
    return []


def add_hints(text: str, guidance: HealthGuidance) -> str:
    """Before each blank to fill in, where its figure or proof usually is."""
    looks = {name: one.look.id for name, one in guidance.questions.items()}
    looks |= {name: one.place.id for name, one in guidance.accounts.items()}

    def explain(blank: re.Match[str]) -> str:
        look = looks.get(blank[2])
        if look is None:
            return blank[0]
        lead = f"{blank[1]}#   "
        lines = textwrap.wrap(f"Cari di: {look}", WIDTH, initial_indent=lead, subsequent_indent=lead)
        return "\n".join([*lines, blank[0]])

    return _BLANK.sub(explain, text)
