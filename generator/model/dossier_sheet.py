"""What a workbook of one cooperative shows: sheets of rows, each cell tied to one value of one file.

Knows how a field's type becomes a kind of cell. Refuses to know how cells look, or how files are edited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

FORMAT, VERSION = "lumbung-koperasi", "2"
BOOK = "_lumbung"
"""The hidden sheet that names the files as they were."""
COVER = "Petunjuk"
COLUMNS, HEADING = "#", "-"
"""What the hidden column says of the row that names the columns, and of a row that only heads others."""

Path = tuple[str | int, ...]
Form = type[BaseModel]


class CellKind(StrEnum):
    """What may be written in a cell."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAY = "day"
    YES_NO = "yes_no"
    CHOICE = "choice"
    FORM = "form"
    """A group of fields: never a cell."""
    MANY = "many"
    """A list or a map: never a cell."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One value: where it stands in its file, what it may be, and how it is written there (None = nothing)."""

    path: Path
    kind: CellKind
    value: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; a row without cells is a heading, of the first `level` or below."""

    label: str
    cells: tuple[SheetCell, ...] = ()
    note: str = ""
    is_item: bool = False
    """An item of a list: a row left blank is no item."""
    number: str = ""
    """What the column of numbers shows."""
    level: int = 1

    @property
    def name(self) -> str:
        """What the hidden column says of a row that holds values."""
        path = self.cells[0].path
        return json.dumps(path[:-1] if self.is_item and len(self.cells) > 1 else path, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class DossierSheet:
    """One sheet; `columns` are the headings of the cells by their key, in order."""

    title: str
    file: str
    about: str
    columns: Mapping[str, str]
    rows: tuple[SheetRow, ...] = field(default=())
    labels: str = ""
    """The heading over the labels of the rows; empty where rows are known by their number alone."""


def kind_of(annotation: Any) -> tuple[CellKind, tuple[str, ...], type[BaseModel] | None]:
    """The kind of a field by its type, its choices, and the form it holds."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return kind_of(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return kind_of(next(one for one in get_args(annotation) if one is not type(None)))
    if origin is Literal:
        return CellKind.CHOICE, tuple(str(one) for one in get_args(annotation)), None
    if origin is not None:
        return CellKind.MANY, (), None
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return CellKind.FORM, (), annotation
        if issubclass(annotation, Enum):
            return CellKind.CHOICE, tuple(str(one.value) for one in annotation), None
        for plain, kind in _PLAIN:
            if issubclass(annotation, plain):
                return kind, (), None
    return CellKind.TEXT, (), None


# A bool is an int to the language.
_PLAIN = ((bool, CellKind.YES_NO), (int, CellKind.WHOLE), (Decimal, CellKind.DECIMAL), (date, CellKind.DAY))


def list_form_rows(form: type[BaseModel], tree: Any, path: Path = ()) -> Iterator[SheetRow]:
    """A row for each single field of a form, groups of fields unfolded; lists and maps are left out."""
    for name, one in form.model_fields.items():
        key = one.alias or name
        kind, choices, inner = kind_of(one.annotation)
        below = tree.get(key) if isinstance(tree, Mapping) else None
        if inner is not None:
            yield SheetRow((one.description or key).rstrip("."))
            yield from list_form_rows(inner, below, (*path, key))
        elif kind is not CellKind.MANY:
            yield SheetRow((one.description or key).rstrip("."), (_cell((*path, key), kind, below, choices),))


def make_item(form: type[BaseModel], tree: Any, path: Path, number: str = "") -> SheetRow:
    """One row of a table: a cell for each single field of the form."""
    cells = []
    for name, one in form.model_fields.items():
        kind, choices, _ = kind_of(one.annotation)
        below = tree.get(name) if isinstance(tree, Mapping) else None
        as_text = CellKind.TEXT if kind is CellKind.MANY else kind
        cells.append(_cell((*path, one.alias or name), as_text, below, choices))
    return SheetRow("", tuple(cells), is_item=True, number=number)


def _cell(path: Path, kind: CellKind, value: Any, choices: tuple[str, ...]) -> SheetCell:
    return SheetCell(path, kind, value if isinstance(value, str) else None, choices)
