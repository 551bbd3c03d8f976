"""The page that shows every file people fill in: what is written into it, and where. The template is the guide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.page import GUIDE_FRAME, Page

PATH = "panduan/isian/index.html"


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file as `lumbung new` writes it."""

    file: str
    """In the cooperative's folder."""
    text: str
    columns: tuple[tuple[str, str], ...] = ()
    """Of a table: name and meaning."""

    @property
    def anchor(self) -> str:
        """Its place on the page, whatever the year: `health` of `assessments/health_2025.yml`."""
        return self.file.rsplit("/", 1)[-1].split(".")[0].rstrip("_0123456789").replace("_", "-")


class FormGroupKind(StrEnum):
    """What the files of a group belong to."""

    COOPERATIVE = "cooperative"
    MENTORING = "mentoring"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class FormGroup:
    """The files one command makes, as of a year."""

    kind: FormGroupKind
    year: str
    files: tuple[FormFile, ...]


def render_form_page(templates: Templates, groups: tuple[FormGroup, ...]) -> Page:
    """All files, in the language spoken now; the files themselves are Indonesian."""
    title = said("Mengisi berkas")
    description = said("Setiap berkas koperasi, pendampingan dan tahun program, dengan penjelasan tiap isiannya.")
    body = templates.render("pages/forms.html", {"groups": groups})
    names = " ".join(one.file for group in groups for one in group.files)
    return Page(PATH, GUIDE_FRAME, title, description, body, f"{description} {names}")
