"""`lumbung new`: a folder of commented templates for a new cooperative. Never overwrites anything."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import get_args

from generator.health_scaffold import choose_form_rulebook, fill_health_form
from generator.model.profile import CooperativeKind, Principles, Profile
from generator.model.values import Written
from generator.project import Project
from generator.reading.content import read_guidance
from generator.reading.cooperative import MAX_NAME, RESERVED_NAMES, is_publishable, read_cooperative
from generator.schemas import head_with_schema

TEMPLATES = "new_cooperative"
HEALTH_FORM = "assessments/health_TAHUN.yml"
MAX_SHOWN = 200
WIDTH = 118
REFUSED_NAME = (
    f"Nama folder hanya memuat huruf kecil, angka dan tanda hubung, paling panjang {MAX_NAME} huruf, "
    "contoh: kpri-nagara."
)
UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


class Refused(Exception):
    """The folder cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class FolderOrder:
    """What is asked for: the folder's name, the cooperative's, and what decides which rulebook judges it."""

    identity: str
    name: str | None = None
    kind: CooperativeKind | None = None
    savings_and_loan_unit: bool | None = None
    principles: Principles | None = None

    @property
    def says_kind(self) -> bool:
        """Whether anything beside names is asked for, which an existing profile says by itself."""
        return (self.kind, self.savings_and_loan_unit, self.principles) != (None, None, None)


def create_cooperative(project: Project, order: FolderOrder, year: int) -> list[Path]:
    """Copy the templates with what is known filled in, for this book year; returns the files made."""
    identity = order.identity
    if not is_publishable(identity):
        if identity in RESERVED_NAMES:
            raise Refused(f"Nama {identity} dipakai oleh situs sendiri; pilih nama lain, contoh: kpri-nagara.")
        raise Refused(REFUSED_NAME)
    target = project.cooperatives / identity
    if target.exists():
        raise Refused(f"Folder {project.shown(target)} sudah ada dan tidak disentuh.")
    name = (order.name or "").strip() or identity.replace("-", " ").title()
    if len(name) > MAX_SHOWN or any(unicodedata.category(letter) in UNWRITABLE for letter in name):
        raise Refused(f"Nama koperasi paling panjang {MAX_SHOWN} huruf dan tanpa huruf kendali atau ganti baris.")
    if order.kind is CooperativeKind.SIMPAN_PINJAM:
        if order.savings_and_loan_unit is not None:
            raise Refused("Koperasi simpan pinjam tidak memerlukan --unit; unit itu milik jenis lain.")
    elif order.kind is not None and order.savings_and_loan_unit is None:
        raise Refused(
            f"Aturan bagi koperasi {order.kind} dengan unit simpan pinjam lain. Tambahkan --unit ya bila "
            "unitnya ada, atau --unit tidak."
        )
    filled = fill_templates(project, replace(order, name=name), year)
    return [
        write_new(target / file, head_with_schema(f"cooperatives/{identity}/{file}", text)) for file, text in filled
    ]


def create_health_files(project: Project, order: FolderOrder, year: int) -> list[Path]:
    """The blank assessment of one book year by what the folder's profile says; a new folder when there is none."""
    identity = order.identity
    file = HEALTH_FORM.replace("TAHUN", str(year))
    folder = project.cooperatives / identity
    if not is_publishable(identity) or not folder.exists():
        return create_cooperative(project, order, year)
    if (folder / file).exists():
        raise Refused(f"Berkas {project.shown(folder / file)} sudah ada dan tidak disentuh.")
    profile = read_cooperative(folder, project.shown(folder))[0].profile
    if profile is None and (folder / "profile.yml").exists():
        raise Refused(
            f"Aturannya dipilih menurut {project.shown(folder / 'profile.yml')}, tetapi berkas itu belum dapat dibaca. "
            f"Betulkan dahulu menurut `lumbung check {project.shown(folder)}`."
        )
    content = profile.content if profile else Profile(name=identity)
    text = _fill_health(project, identity, content, year)
    return [write_new(folder / file, head_with_schema(project.shown(folder / file), text))]


def fill_templates(project: Project, order: FolderOrder, year: int) -> list[tuple[str, str]]:
    """Files of a new folder, by their place in it, for this order and book year."""
    source = project.templates / TEMPLATES
    name = order.name or order.identity
    known = (order.kind, order.savings_and_loan_unit, order.principles)
    profile = Profile(name=name, kind=known[0], savings_and_loan_unit=known[1], principles=known[2])
    made = []
    for path in sorted(one for one in source.rglob("*") if one.is_file()):
        relative = path.relative_to(source).as_posix()
        if relative == HEALTH_FORM:
            text = _fill_health(project, order.identity, profile, year)
        else:
            text = _fill_names(path.read_text("utf-8"), order.identity, name, year)
        if relative == "profile.yml":
            text = _state_kind(text, order)
        made.append((relative.replace("TAHUN", str(year)), text))
    return made


def _fill_names(text: str, identity: str, name: str, year: int) -> str:
    # JSON text is also YAML text: quotes and colons in a name stay harmless. Elsewhere it stands in a comment.
    text = text.replace("__TAHUN__", str(year)).replace("__ID__", identity)
    return text.replace('"__NAMA__"', json.dumps(name, ensure_ascii=False)).replace("__NAMA__", name)


def _fill_health(project: Project, identity: str, profile: Profile, year: int) -> str:
    guidance = read_guidance(project.root)[0]
    rulebook = choose_form_rulebook(project.root, profile, year)
    template = (project.templates / TEMPLATES / HEALTH_FORM).read_text("utf-8")
    text = fill_health_form(template, rulebook, guidance.content if guidance else None, year)
    return _fill_names(text, identity, profile.name, year)


def _state_kind(text: str, order: FolderOrder) -> str:
    """The profile with what is known no longer marked as a line to fill in."""
    unit = order.savings_and_loan_unit
    stated = {
        "kind": order.kind,
        "savings_and_loan_unit": None if unit is None else ("ya" if unit else "tidak"),
        "principles": order.principles,
    }
    for key, value in stated.items():
        if value is not None:
            text = re.sub(rf"(?m)^# {key}: .*$", f"{key}: {value}", text, count=1)
    return text


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
