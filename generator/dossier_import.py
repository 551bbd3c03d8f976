"""`lumbung import` of a workbook that `lumbung export` made: edited cells go back into their files, nothing else does.

Knows how rows and cells find their values again, and that a file may have changed meanwhile. Nothing is written while
any cell is in doubt: the folder is read again with the edits in it before they are kept.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.checking.privacy import find_personal_data
from generator.dossier_sheets import Unreadable, build_sheets
from generator.model.dossier_sheet import BOOK, FORMAT, VERSION, CellKind, DossierSheet, SheetCell, SheetRow
from generator.model.dossier_sheet import Path as Keys
from generator.model.meeting import MembersMeeting
from generator.pages.dossier_workbook import write_dossier
from generator.problems.catalogue import count_by_severity
from generator.problems.problem import Problem
from generator.reading.cooperative import MEETINGS, PRODUCTS, read_cooperative
from generator.reading.csv_edit import CsvEditor
from generator.reading.dossier_cells import is_same, read_cell
from generator.reading.dossier_rows import FoundSheet, find_sheet, locate_rows
from generator.reading.files import list_files
from generator.reading.workbook import Sheet
from generator.reading.workbook_values import Refused
from generator.reading.yaml_edit import append_item, remove_item, set_value
from generator.reading.yaml_text import YamlText, parse_yaml
from generator.scratch import copy_folder
from generator.workshop import Workshop

HEADERS = {
    PRODUCTS: "id,name,category,description,unit,price,capacity,minimum_order,lead_time_days,certificates",
    MEETINGS: ",".join(MembersMeeting.model_fields),
}
"""The first line of a table that is not there yet."""


class NotFitting(Exception):
    """The workbook is not of this folder as it is now; the text says why."""


@dataclass(slots=True)
class DossierImport:
    """What an import gave: files with their content before and after, or the problems with sheet and cell."""

    changes: dict[Path, tuple[bytes | None, bytes]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: int = 0

    @property
    def errors(self) -> int:
        """How many problems keep the import from being written."""
        return count_by_severity(self.problems)[0]


@dataclass(slots=True)
class _Edits:
    """The edits of one file, and the sheet and address of each."""

    sets: dict[Keys, str | None] = field(default_factory=dict)
    new: list[tuple[str | int, dict[str, str] | str]] = field(default_factory=list)
    gone: list[Keys] = field(default_factory=list)
    places: dict[Keys, tuple[Sheet, str]] = field(default_factory=dict)
    is_doubtful: bool = False
    """A row or cell of the file's sheets is not clear."""

    @property
    def is_touched(self) -> bool:
        """Whether the workbook says anything else than the file."""
        return bool(self.sets or self.new or self.gone or self.is_doubtful)


def export_dossier(workshop: Workshop, folder: Path) -> bytes:
    """The workbook of one folder; raises Unreadable where a file has to be put right first."""
    cooperative, _ = read_cooperative(folder, workshop.project.shown(folder))
    if cooperative.broken:
        raise Unreadable(min(cooperative.broken))
    sheets = build_sheets(workshop, folder, cooperative)
    profile = cooperative.profile.content if cooperative.profile else None
    return write_dossier(folder.name, profile.name if profile else folder.name, sheets, _digest(folder, sheets))


def is_dossier(sheets: list[Sheet]) -> bool:
    """Whether `export` made this workbook."""
    return _meta(sheets).get(FORMAT) is not None


def import_dossier(workshop: Workshop, folder: Path, sheets: list[Sheet]) -> DossierImport:
    """Work out the edits; raises NotFitting where they cannot be placed, Unreadable where a file is broken."""
    meta = _meta(sheets)
    if meta[FORMAT] != VERSION:
        raise NotFitting("Buku kerja ini dibuat versi lain dari Lumbung; ekspor lagi, lalu salin isiannya.")
    if meta.get("folder") != folder.name:
        raise NotFitting(f"Buku kerja ini milik folder {meta.get('folder')}, bukan {folder.name}.")
    cooperative, _ = read_cooperative(folder, workshop.project.shown(folder))
    if cooperative.broken:
        raise Unreadable(min(cooperative.broken))
    expected = build_sheets(workshop, folder, cooperative)
    result = DossierImport()
    edits: dict[str, _Edits] = {}
    for wanted in expected:
        sheet = find_sheet(sheets, wanted)
        found = locate_rows(wanted, sheet) if sheet is not None else None
        if found is None or found.lost:
            if found is None:
                raise NotFitting(f"Lembar {wanted.title} tidak ada; ekspor lagi, lalu salin isiannya.")
            raise NotFitting(f"Lembar {wanted.title} kehilangan kolom {found.lost}; ekspor lagi, lalu salin isiannya.")
        _compare(wanted, found, edits.setdefault(wanted.file, _Edits()), result)
    now = _digest(folder, expected)
    edits = {file: one for file, one in edits.items() if one.is_touched}
    stale = sorted(file for file in edits if meta.get(file) != now[file])
    if stale:
        raise NotFitting(f"{', '.join(stale)} berubah sejak buku kerja diekspor; ekspor lagi, lalu salin isiannya.")
    if not result.errors:
        for file, edited in edits.items():
            path = folder / file
            before = path.read_bytes() if path.exists() else None
            result.changes[path] = (before, _apply(before, file, edited))
        _prove(workshop, folder, edits, result)
    if result.errors:
        result.changes.clear()
    return result


def _meta(sheets: list[Sheet]) -> dict[str, str]:
    found = next((sheet for sheet in sheets if sheet.name == BOOK), None)
    rows = [row for _, row in found.rows if {1, 2} <= set(row)] if found else []
    return {str(row[1].value): str(row[2].value) for row in rows}


def _digest(folder: Path, sheets: list[DossierSheet]) -> dict[str, str]:
    paths = {sheet.file: folder / sheet.file for sheet in sheets}
    return {
        file: hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "-" for file, path in paths.items()
    }


def _compare(expected: DossierSheet, found: FoundSheet, edits: _Edits, result: DossierImport) -> None:
    """What was edited in one sheet."""
    result.problems += found.problems
    edits.is_doubtful = edits.is_doubtful or count_by_severity(found.problems)[0] > 0
    for row in expected.rows:
        standing = found.rows.get(row.name) if row.cells else None
        if standing is None:
            continue
        texts: list[str | None] = []
        for key, one in zip(expected.columns, row.cells, strict=False):
            address = found.address(standing, key)
            edits.places[one.path] = (found.sheet, address)
            try:
                texts.append(read_cell(standing.cells.get(key), one.kind))
            except Refused as refused:
                result.problems.append(Problem(refused.code, found.sheet.place(address), refused.values))
                edits.is_doubtful = True
                texts.append(one.value)
        _check_privacy(row, texts, edits, result)
        _take_row(row, texts, edits, result)


def _take_row(row: SheetRow, texts: list[str | None], edits: _Edits, result: DossierImport) -> None:
    changed = [
        (one, text) for one, text in zip(row.cells, texts, strict=True) if not is_same(one.value, text, one.kind)
    ]
    result.cells += len(changed)
    if not changed:
        return
    had = any(one.value is not None for one in row.cells)
    has = any(text is not None for text in texts)
    if row.is_item and had and not has:
        edits.gone.append(_item_path(row.cells))
    elif row.is_item and not had:
        path = _item_path(row.cells)
        filled = {str(one.path[-1]): text for one, text in changed if text is not None}
        edits.new.append((path[0], next(iter(filled.values())) if len(row.cells) == 1 else filled))
    else:
        edits.sets.update({one.path: text for one, text in changed})


def _check_privacy(row: SheetRow, texts: list[str | None], edits: _Edits, result: DossierImport) -> None:
    """Numbers of citizens and private lines do not enter a file; those that stand there already are for the check."""
    for one, text in zip(row.cells, texts, strict=True):
        if one.kind is not CellKind.TEXT or text is None or is_same(one.value, text, one.kind):
            continue
        sheet, address = edits.places[one.path]
        for code, found in find_personal_data(text, one.path[-1]):
            values = {"masked": f"{found[: 2 if code == 'P03' else 4]}…", "length": str(len(found))}
            result.problems.append(Problem(code, sheet.place(address), values))


def _item_path(cells: tuple[SheetCell, ...]) -> Keys:
    return cells[0].path if len(cells) == 1 else cells[0].path[:-1]


def _apply(before: bytes | None, file: str, edits: _Edits) -> bytes:
    signature = b"\xef\xbb\xbf" if before and before.startswith(b"\xef\xbb\xbf") else b""
    text = (before or b"")[len(signature) :].decode("utf-8")
    if file.endswith(".csv"):
        text = _apply_table(text or f"{HEADERS[file]}\n", edits)
    else:
        for path, value in edits.sets.items():
            text = set_value(text, path, value)
        for name, item in edits.new:
            text = append_item(text, str(name), item)
        for name, number in sorted(edits.gone, key=lambda path: path[1], reverse=True):
            text = remove_item(text, str(name), int(number))
    return signature + text.encode("utf-8")


def _apply_table(text: str, edits: _Edits) -> str:
    for (row, column), value in edits.sets.items():
        text = CsvEditor(text).set(int(row), str(column), value)
    for _, cells in edits.new:
        text = CsvEditor(text).append(cells if isinstance(cells, dict) else {})
    for (row,) in sorted(edits.gone, reverse=True):
        text = CsvEditor(text).remove(int(row))
    return text


def _prove(workshop: Workshop, folder: Path, edits: Mapping[str, _Edits], result: DossierImport) -> None:
    """Read the folder with the edits in it: an error that was not there before is told at its cell."""
    shown = workshop.project.shown(folder)
    before = Counter(one.identity for one in read_cooperative(folder, shown)[1])
    with tempfile.TemporaryDirectory(prefix="lumbung-import-") as scratch:
        edited = {path.relative_to(folder).as_posix(): after for path, (_, after) in result.changes.items()}
        copy = copy_folder(folder, list_files(folder)[0], Path(scratch), edited)
        problems = read_cooperative(copy, shown)[1]
    for problem in problems:
        if before[problem.identity]:
            before[problem.identity] -= 1
        elif count_by_severity([problem])[0]:
            name = problem.place.file.removeprefix(f"{shown}/")
            result.problems.append(_at_cell(problem, edits.get(name), edited.get(name, b"")))


def _at_cell(problem: Problem, edits: _Edits | None, content: bytes) -> Problem:
    """The problem at the cell its value came from: by the value's field, or by where it stands in the edited file."""
    if edits is None:
        return problem
    name, told = problem.values.get("field", ""), problem.place[1:]
    document = parse_yaml(content.decode("utf-8"), "") if problem.place.file.endswith(".yml") else None
    standing = document.places if isinstance(document, YamlText) else {}
    for path, (sheet, address) in edits.places.items():
        written = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        is_row = isinstance(path[0], int) and path[-1] == name and path in edits.sets
        is_row = is_row and edits.sets[path] == problem.values.get("value", "")
        if written == name or is_row or (path in standing and standing[path][1:] == told):
            return replace(problem, place=sheet.place(address))
    # What the file as a whole lacks is told at the first cell that would have written it.
    sheet, address = next((edits.places[path] for path in edits.sets), next(iter(edits.places.values())))
    return replace(problem, place=sheet.place(address))
