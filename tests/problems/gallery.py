"""Every code's folder run through the program: the smallest input that breaks, and the same input mended.

Knows one way to run a side, the way of `lumbung check` and `lumbung import`; refuses to know what ought to come out.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from openpyxl import load_workbook

from generator.dossier_import import export_dossier, import_dossier
from generator.engagement import check_bookings
from generator.entries import check_entries
from generator.model.audience import Audience
from generator.problems.problem import Problem
from generator.processing import process_folder
from generator.project import Project
from generator.reading.workbook import read_workbook
from generator.workbook_import import ImportOrder, import_workbook
from generator.workshop import Workshop, open_workshop
from tests.problems.case import AS_OF, HERE, SIDES, Edit, Setting, read_case
from tests.problems.shown_files import Files, show_files
from tests.problems.staging import COOPERATIVE, lay_out

ROOT = HERE.parents[1]
WORKBOOK = "buku.xlsx"


@dataclass(frozen=True, slots=True)
class SideRun:
    """What came of one side, and its files as a page shows them."""

    problems: tuple[Problem, ...]
    files: Files


@cache
def run_case(code: str) -> dict[str, SideRun]:
    """Both sides of a code; run once, since the files of a case do not change under the tests."""
    return {side: _run_side(code, side) for side in SIDES}


def _run_side(code: str, side: str) -> SideRun:
    case = read_case(code)
    with tempfile.TemporaryDirectory() as holder:
        # A link in the name of the temporary folder would make its paths differ from those that are shown.
        scratch = Path(holder).resolve()
        lay_out(case, side, scratch)
        setting = case.sides[side]
        with _injured(setting):
            problems = _find(scratch, setting)
        return SideRun(tuple(problems), show_files(scratch))


def _find(root: Path, setting: Setting) -> list[Problem]:
    if setting.edits is not None:
        return _give_back(root, setting.edits)
    return check_project(root) if setting.order is None else _import(root, setting.order)


def check_project(root: Path) -> list[Problem]:
    """What `lumbung check` finds; a project without content of its own is checked by the content of this one."""
    workshop = _open(root)
    outcomes = [process_folder(workshop, folder, render=False) for folder in workshop.project.list_folders()]
    problems = [*workshop.problems, *check_entries(workshop.project)]
    problems += [one for outcome in outcomes for one in outcome.problems]
    problems += check_bookings((one for outcome in outcomes for one in outcome.overview.bookings), workshop.ground)
    return sorted(problems, key=lambda problem: problem.order)


def _import(root: Path, options: Mapping[str, Any]) -> list[Problem]:
    """What `lumbung import` finds; when nothing, what `lumbung check` says of the folder afterwards."""
    order = ImportOrder(root / WORKBOOK, root / COOPERATIVE, **options)
    return import_workbook(_open(root), order).problems or check_project(root)


def _give_back(root: Path, edits: Sequence[Edit]) -> list[Problem]:
    """What `lumbung import` finds in the workbook that `lumbung export` made, once it was edited."""
    workshop, folder = _open(root), root / COOPERATIVE
    book = load_workbook(BytesIO(export_dossier(workshop, folder)))
    for edit in edits:
        cell = book[edit.sheet][edit.cell]
        if edit.deletes_row:
            book[edit.sheet].delete_rows(cell.row)
            continue
        cell.value, cell.number_format = edit.value, edit.form or cell.number_format
    book.save(root / WORKBOOK)
    sheets = read_workbook(root / WORKBOOK, WORKBOOK)
    assert isinstance(sheets, list)
    return import_dossier(workshop, folder, sheets).problems or check_project(root)


def _open(root: Path) -> Workshop:
    if (root / "content").is_dir():
        return open_workshop.__wrapped__(root, Audience.INTERNAL, AS_OF)
    return replace(open_workshop(ROOT, Audience.INTERNAL, AS_OF), project=Project(root))


@contextmanager
def _injured(setting: Setting) -> Iterator[None]:
    """A fault of the program itself or of the computer, which no input can cause."""
    if setting.fails:
        # The program logs the fault, as it should; the log of the tests need not hold it.
        log = logging.getLogger("generator.workshop")
        with patch(setting.fails, side_effect=ZeroDivisionError("rahasia")), patch.object(log, "disabled", True):
            yield
    elif setting.denied:
        with patch(setting.denied, side_effect=PermissionError):
            yield
    elif setting.forgets:
        with patch.dict(setting.forgets, clear=True):
            yield
    else:
        yield


def assess(folder: Path) -> list[Problem]:
    """Every problem of a cooperative folder, wherever it lies."""
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)[2]
