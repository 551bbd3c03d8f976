"""Reports of cooperatives, and bundles for local offices, as PDF files: which there are, where they go.

One cooperative is one unit of work. Drawing itself is `site.pdf`; nothing here knows what a document says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.computing.report_contents import compute_reports
from generator.model.audience import Audience
from generator.pages.health_result import report_page_name, summary_page_name
from generator.pages.page import Page
from generator.pages.sheets import CANVAS_SHEET, PROFILE_SHEET
from generator.processing import make_documents, process_folder
from generator.reading.cooperative import is_publishable
from generator.site.pdf import check_available, publish_pdf
from generator.workshop import open_workshop


@dataclass(frozen=True, slots=True)
class Printed:
    """What one folder gave."""

    id: str
    files: tuple[Path, ...] = ()
    reported: bool = False
    """Whether a result of an assessment is among the files."""
    unread: bool = False
    """Whether an assessment of this folder could not be read, so that its documents are missing."""
    unfit_name: bool = False
    """The folder's name cannot be an address, so it has no documents."""


@contextmanager
def print_folders(
    root: Path, folders: list[Path], audience: Audience, as_of: date, year: int | None, out: Path
) -> Iterator[Iterator[Printed]]:
    """The sheets of a cooperative and both documents of every assessment, in the order of the folders; of one book year
    its two documents alone: `<out>/<id>/laporan-….pdf`.

    Raises `site.pdf.PdfUnavailable` before anything is read, OSError when a file cannot be written.
    """
    check_available()
    work = partial(_print_folder, root, audience, as_of, year, out)
    workers = min(os.cpu_count() or 1, 8, len(folders))
    if workers < 2:
        yield map(work, folders)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield pool.map(work, folders)


def make_copies(root: Path, as_of: date, office: str | None) -> tuple[Page, ...]:
    """The bundles of reports copied to local offices, of one office by the code of its area, or of all.

    They are made for internal readers, from every cooperative of the project. Raises `site.pdf.PdfUnavailable`.
    """
    check_available()
    workshop = open_workshop(root, Audience.INTERNAL, as_of)
    rows = tuple(process_folder(workshop, folder, render=False).overview for folder in workshop.project.list_folders())
    reports = compute_reports(rows, workshop.mentoring, as_of)
    wanted = tuple(one for one in reports if office is None or one.copy.row.content.office == office)
    return workshop.renderer.render_copies(wanted, workshop.mentoring)


def print_copy(page: Page, theme: Path, out: Path) -> Path:
    """One bundle as `<out>/wilayah/<code>/tembusan-….pdf`; gives its path. OSError when it cannot be written."""
    target = (out / page.path).with_suffix(".pdf")
    publish_pdf(page, theme, target)
    return target


def _print_folder(root: Path, audience: Audience, as_of: date, year: int | None, out: Path, folder: Path) -> Printed:
    if not is_publishable(folder.name):
        return Printed(folder.name, unfit_name=True)
    workshop = open_workshop(root, audience, as_of)
    cooperative, scores, pages = make_documents(workshop, folder)
    wanted = [one for one in scores if year is None or one.period_end.year == year]
    names = {name for one in wanted for name in (report_page_name(one), summary_page_name(one))}
    if year is None:
        names |= {PROFILE_SHEET, CANVAS_SHEET}
    files, reported = [], False
    for page in pages:
        name = Path(page.path).name
        if name in names:
            target = (out / cooperative.id / name).with_suffix(".pdf")
            publish_pdf(page, workshop.project.templates / "theme", target)
            files.append(target)
            reported |= name not in (PROFILE_SHEET, CANVAS_SHEET)
    unread = any(name.startswith("assessments/") for name in cooperative.broken)
    return Printed(cooperative.id, tuple(files), reported, unread)
