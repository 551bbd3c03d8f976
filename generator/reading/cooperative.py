"""One folder -> one `Cooperative`, with every problem of every file. Writes nothing, looks nowhere else.

Knows which files a folder may hold and which form each has. A file that cannot be read leaves its part empty and its
name in `broken`; the other parts stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored, Cooperative
from generator.model.dossier import BusinessModelCanvas, Product, StakeholderMap, Swot
from generator.model.profile import Profile
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.binding import bind, explain
from generator.reading.csv_text import parse_csv
from generator.reading.files import MAX_CSV_BYTES, MAX_FILES, MAX_YAML_BYTES, list_files, read_text
from generator.reading.yaml_text import parse_yaml

ModelT = TypeVar("ModelT", bound=BaseModel)

PROFILE = "profile.yml"
CANVAS = "business_model_canvas.yml"
SWOT = "swot.yml"
STAKEHOLDERS = "stakeholder_map.yml"
PRODUCTS = "product_catalogue.csv"
_HEALTH = re.compile(r"assessments/health_([0-9]{4})\.yml")
_KNOWN = (PROFILE, CANVAS, SWOT, STAKEHOLDERS, PRODUCTS, "assessments/health_2023.yml")
_KEPT_FOLDERS = ("images/", "documents/")
_LEFTOVERS = re.compile(r"(^|/)(\.|~\$|Thumbs\.db$|desktop\.ini$)|(~|\.bak|\.swp|\.tmp)$", re.IGNORECASE)
FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
RESERVED_NAMES = frozenset({"kerangka", "index", "search", "assets", "404", "con", "nul", "aux", "prn"})
MAX_NAME = 80


def read_cooperative(folder: Path, shown: str) -> tuple[Cooperative, list[Problem]]:
    """Read the folder; `shown` is its path as messages print it."""
    identity = folder.name
    problems: list[Problem] = []
    if not FOLDER_NAME.fullmatch(identity) or identity in RESERVED_NAMES or len(identity) > MAX_NAME:
        problems.append(Problem("K01", Place(shown), {"name": identity[:MAX_NAME]}))
    try:
        files, odd = list_files(folder)
    except OSError:
        return Cooperative(identity, shown), [*problems, Problem("K05", Place(shown))]
    problems += [Problem("K06", Place(f"{shown}/{name}")) for name in odd]
    if len(files) > MAX_FILES:
        return Cooperative(identity, shown), [*problems, Problem("K12", Place(shown), {"limit": str(MAX_FILES)})]
    names = {name for name in files if not _LEFTOVERS.search(name)}
    reader = _FolderReader(folder, shown, names, problems)
    cooperative = Cooperative(
        id=identity,
        folder=shown,
        profile=reader.read_form(PROFILE, Profile),
        canvas=reader.read_form(CANVAS, BusinessModelCanvas),
        swot=reader.read_form(SWOT, Swot),
        stakeholders=reader.read_form(STAKEHOLDERS, StakeholderMap),
        products=reader.read_products(),
        assessments=tuple(reader.read_assessments()),
        broken=frozenset(reader.broken),
    )
    if PROFILE not in names:
        problems.append(Problem("K02", Place(f"{shown}/{PROFILE}")))
    reader.report_unknown()
    return cooperative, problems


class _FolderReader:
    """Reads the files of one folder, gathering problems as it goes."""

    def __init__(self, folder: Path, shown: str, names: set[str], problems: list[Problem]) -> None:
        self.folder = folder
        self.shown = shown
        self.names = names
        self.problems = problems
        self.broken: set[str] = set()
        self.used: set[str] = set()

    def read_form(self, name: str, model: type[ModelT]) -> Authored[ModelT] | None:
        """A YAML file in the given form; None when absent or broken."""
        if name not in self.names:
            return None
        self.used.add(name)
        shown = f"{self.shown}/{name}"
        found = read_form(self.folder / name, shown, model)
        self.problems += found[1]
        if found[0] is None:
            self.broken.add(name)
        return found[0]

    def read_assessments(self) -> list[Authored[HealthAssessment]]:
        """Health assessments that could be read, oldest period first."""
        found = []
        for name in sorted(self.names):
            match = _HEALTH.fullmatch(name)
            if not match:
                continue
            assessment = self.read_form(name, HealthAssessment)
            if assessment is None:
                continue
            stated = assessment.content.period_end.year
            if stated != int(match[1]):
                values = {"file_year": match[1], "stated_year": str(stated)}
                self.problems.append(Problem("K13", assessment.place("period_end"), values))
            found.append(assessment)
        return sorted(found, key=lambda one: (one.content.period_end, one.file))

    def read_products(self) -> tuple[Authored[Product], ...] | None:
        """Rows of the product catalogue that could be read; None when there is no file or no row can be trusted."""
        if PRODUCTS not in self.names:
            return None
        self.used.add(PRODUCTS)
        shown = f"{self.shown}/{PRODUCTS}"
        text = read_text(self.folder / PRODUCTS, shown, MAX_CSV_BYTES)
        if isinstance(text, Problem):
            self.problems.append(text)
            self.broken.add(PRODUCTS)
            return None
        self.problems += text[1]
        fields = Product.model_fields
        required = tuple(name for name, field in fields.items() if field.is_required())
        table = parse_csv(text[0], shown, tuple(fields), required)
        self.problems += table.problems
        products: list[Authored[Product]] = []
        failed = bool(table.problems)
        for row in table.rows:
            try:
                content = Product.model_validate({name: cell for name, cell in row.cells.items() if cell is not None})
            except ValidationError as error:
                found = explain(error, Product, row.places, {}, shown)
                # A row that is not for the public does not become public by being wrong.
                hidden = frozenset() if row.cells.get("published") in (None, "ya") else frozenset({"value", "hint"})
                self.problems += [replace(problem, withheld=problem.withheld | hidden) for problem in found]
                failed = True
            else:
                products.append(Authored(shown, content, row.places))
        if failed:
            self.broken.add(PRODUCTS)
        return tuple(products) if table.columns else None

    def report_unknown(self) -> None:
        """Files no form knows: a slip of the pen would otherwise be silently ignored."""
        health = {name for name in self.names if _HEALTH.fullmatch(name)}
        for name in sorted(self.names - self.used - health):
            if name.startswith(_KEPT_FOLDERS):
                continue
            values = {"name": name[:120], "hint": nearest(name, list(_KNOWN))}
            self.problems.append(Problem("K03", Place(f"{self.shown}/{name}"), values))


def read_form(path: Path, shown: str, model: type[ModelT]) -> tuple[Authored[ModelT] | None, list[Problem]]:
    """One YAML file in one form: the document, or why not; warnings of the text come along either way."""
    text = read_text(path, shown, MAX_YAML_BYTES)
    if isinstance(text, Problem):
        return None, [text]
    document = parse_yaml(text[0], shown)
    if isinstance(document, Problem):
        return None, [*text[1], document]
    authored, problems = bind(document, shown, model)
    return authored, [*text[1], *document.problems, *problems]
