"""One folder -> one `Cooperative`, with every problem of every file. Writes nothing, looks nowhere else.

Knows which files a folder may hold and which form each has. A file that cannot be read leaves its part empty and its
name in `broken`; the other parts stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored, Cooperative, Ledger, MentoringFolder, Register
from generator.model.dossier import BusinessModelCanvas, Product, StakeholderMap, Swot
from generator.model.meeting import MembersMeeting
from generator.model.modern_assessment import AssessmentKind, ModernAssessment, find_modern_key
from generator.model.photo import ImageFile, PhotoList
from generator.model.profile import Profile
from generator.model.registers import LOAN_REQUIRED, SAVINGS_REQUIRED, LoanRow, SavingsRow
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.files import MAX_FILES, is_portable, list_clashes, list_files
from generator.reading.forms import NOTHING, read_whole_form
from generator.reading.images import read_image
from generator.reading.ledgers import EXAMPLES, LedgerReading
from generator.reading.meetings import read_meeting_rows
from generator.reading.mentoring_folder import FORMS, TABLES, YEAR_FILE
from generator.reading.mentoring_folder import KNOWN_FILES as MENTORING_FILES
from generator.reading.products import read_product_rows
from generator.reading.rows import read_rows
from generator.reading.tables import read_table
from generator.reading.withheld_names import withhold_name

ModelT = TypeVar("ModelT", bound=BaseModel)

PROFILE = "profile.yml"
CANVAS = "business_model_canvas.yml"
SWOT = "swot.yml"
STAKEHOLDERS = "stakeholder_map.yml"
PRODUCTS = "product_catalogue.csv"
MEETINGS = "annual_meetings.csv"
PHOTOS = "images/photos.yml"
_HEALTH = re.compile(r"assessments/health_([0-9]{4})\.yml")
_LOANS = re.compile(r"ledgers/loans_([0-9]{4})\.csv")
_SAVINGS = re.compile(r"ledgers/savings_([0-9]{4})\.csv")
_MODERN = re.compile(r"assessments/modern_(?:initial|final)_[0-9]{4}\.yml")
KNOWN_FILES = (
    *(PROFILE, CANVAS, SWOT, STAKEHOLDERS, PRODUCTS, MEETINGS, PHOTOS),
    *("assessments/health_2023.yml", "ledgers/loans_2023.csv", "ledgers/savings_2023.csv"),
    *("assessments/modern_initial_2023.yml", "assessments/modern_final_2023.yml"),
    *EXAMPLES,
    *MENTORING_FILES,
)
"""One of each kind of file, of the year 2023."""
IMAGES, DOCUMENTS = "images/", "documents/"
_KEPT_FOLDERS = (IMAGES, DOCUMENTS)
_LEFTOVERS = re.compile(r"(^|/)(\.|~\$|Thumbs\.db$|desktop\.ini$)|(~|\.bak|\.swp|\.tmp)$", re.IGNORECASE)
FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
RESERVED_NAMES = frozenset({"kerangka", "index", "search", "assets", "404", "con", "nul", "aux", "prn"})
MAX_NAME = 80


def read_cooperative(folder: Path, shown: str) -> tuple[Cooperative, list[Problem]]:
    """Read the folder; `shown` is its path as messages print it."""
    identity = folder.name
    problems: list[Problem] = []
    if not is_publishable(identity):
        problems.append(Problem("K01", Place(shown), {"name": identity[:MAX_NAME]}))
    try:
        files, odd = list_files(folder)
    except OSError:
        return Cooperative(identity, shown), [*problems, Problem("K05", Place(shown))]
    problems += [Problem("K06", Place(f"{shown}/{name}")) for name in odd]
    if len(files) > MAX_FILES:
        return Cooperative(identity, shown), [*problems, Problem("K12", Place(shown), {"limit": str(MAX_FILES)})]
    names = {name for name in files if not _LEFTOVERS.search(name)}
    for name, first in list_clashes(sorted(names)):
        problems.append(
            Problem("K91", Place(f"{shown}/{name}"), {"name": name[:MAX_NAME]}, (Place(f"{shown}/{first}"),))
        )
    for name in sorted(names):
        # Elsewhere names are known, or told as unknown.
        if name.startswith(DOCUMENTS) and not is_portable(name):
            problems.append(Problem("K15", Place(f"{shown}/{name}"), {"name": name.removeprefix(DOCUMENTS)[:MAX_NAME]}))
    reader = _FolderReader(folder, shown, names, problems)
    cooperative = Cooperative(
        id=identity,
        folder=shown,
        profile=reader.read_form(PROFILE, Profile, {"name": "…"}),
        canvas=reader.read_form(CANVAS, BusinessModelCanvas),
        swot=reader.read_form(SWOT, Swot),
        stakeholders=reader.read_form(STAKEHOLDERS, StakeholderMap, {"stakeholders": []}),
        products=reader.read_products(),
        assessments=tuple(reader.read_assessments()),
        meetings=reader.read_meetings(),
        documents=tuple(sorted(name.removeprefix(DOCUMENTS) for name in names if name.startswith(DOCUMENTS))),
        photos=reader.read_form(PHOTOS, PhotoList, {"photos": []}),
        images=reader.read_images(),
        loans=reader.read_registers(_LOANS, LoanRow, LOAN_REQUIRED),
        savings=reader.read_registers(_SAVINGS, SavingsRow, SAVINGS_REQUIRED),
        ledger=reader.read_ledger(),
        modern=reader.read_modern(),
        mentoring=reader.read_mentoring(),
    )
    cooperative = replace(
        cooperative,
        broken=frozenset(reader.broken),
        salvaged=tuple(reader.salvaged),
        refused_texts=tuple(reader.refused_texts),
        remarks=tuple(reader.remarks),
    )
    if PROFILE not in names:
        problems.append(Problem("K02", Place(f"{shown}/{PROFILE}")))
    reader.report_unknown()
    return cooperative, [withhold_name(problem, shown, KNOWN_FILES) for problem in problems]


def is_publishable(name: str) -> bool:
    """Whether a folder's name can be the address of its pages on every computer."""
    return bool(FOLDER_NAME.fullmatch(name)) and name not in RESERVED_NAMES and len(name) <= MAX_NAME


class _FolderReader:
    """Reads the files of one folder, gathering problems as it goes."""

    def __init__(self, folder: Path, shown: str, names: set[str], problems: list[Problem]) -> None:
        self.folder = folder
        self.shown = shown
        self.names = names
        self.problems = problems
        self.broken: set[str] = set()
        self.used: set[str] = set()
        self.salvaged: list[Authored[Any]] = []
        self.refused_texts: list[Authored[Any]] = []
        self.remarks: list[Authored[Any]] = []

    def read_form(
        self, name: str, model: type[ModelT], stand_ins: Mapping[str, Any] = NOTHING
    ) -> Authored[ModelT] | None:
        """A YAML file in the given form; None when absent or broken."""
        if name not in self.names:
            return None
        self.used.add(name)
        found = read_whole_form(self.folder / name, f"{self.shown}/{name}", model, stand_ins)
        self.problems += found.problems
        self.salvaged += [found.left] if found.left else []
        self.refused_texts += [found.refused] if found.refused else []
        self.remarks += [found.remarks] if found.remarks else []
        if found.document is None:
            self.broken.add(name)
        return found.document

    def read_assessments(self) -> list[Authored[HealthAssessment]]:
        """Health assessments that could be read, oldest period first."""
        found = []
        for name in sorted(self.names):
            match = _HEALTH.fullmatch(name)
            if not match:
                continue
            # The year of the file's name finds the rulebook while the stated end of the period is refused.
            before = len(self.salvaged)
            assessment = self.read_form(name, HealthAssessment, {"period_end": f"{match[1]}-12-31"})
            stated = assessment or next(iter(self.salvaged[before:]), None)
            if stated is None:
                continue
            year = stated.content.period_end.year
            if year != int(match[1]):
                values = {"file_year": match[1], "stated_year": str(year)}
                self.problems.append(Problem("K13", stated.place("period_end"), values))
            if assessment is not None:
                found.append(assessment)
        return sorted(found, key=lambda one: (one.content.period_end, one.file))

    def read_modern(self) -> dict[tuple[int, AssessmentKind], Authored[ModernAssessment]]:
        """Assessments of a modern cooperative that could be read, by programme year and kind."""
        found = {}
        for name in sorted(self.names):
            key = find_modern_key(name) if _MODERN.fullmatch(name) else None
            if key is None:
                continue
            stand_ins = {"instrument": "tidak-terbaca", "version": "tidak-terbaca", "on": f"{key[0]}-12-31"}
            assessment = self.read_form(name, ModernAssessment, stand_ins)
            if assessment is not None:
                found[key] = assessment
        return found

    def read_mentoring(self) -> tuple[MentoringFolder, ...]:
        """The programme years, oldest first; a refused row of a table is named and the others stand."""
        found: dict[int, dict[str, Any]] = {}
        for name in sorted(self.names):
            match = YEAR_FILE.fullmatch(name)
            if match is None:
                continue
            parts = found.setdefault(int(match[1]), {})
            form = FORMS.get(match[2])
            if form is not None:
                parts[form[0]] = self.read_form(name, form[1], form[2])
                continue
            table = TABLES.get(match[2])
            if table is not None:
                self.used.add(name)
                rows, problems = read_rows(self.folder / name, f"{self.shown}/{name}", table[1])
                self.problems += problems
                if problems:
                    self.broken.add(name)
                parts[table[0]] = tuple(rows)
        return tuple(
            MentoringFolder(year, f"{self.shown}/mentoring/{year}", **parts) for year, parts in sorted(found.items())
        )

    def read_products(self) -> tuple[Authored[Product], ...] | None:
        """Rows of the product catalogue that could be read; None when there is no file or no row can be trusted."""
        if PRODUCTS not in self.names:
            return None
        self.used.add(PRODUCTS)
        found = read_product_rows(self.folder / PRODUCTS, f"{self.shown}/{PRODUCTS}")
        self.problems += found.problems
        self.salvaged += found.salvaged
        self.refused_texts += found.refused
        self.remarks += [found.remarks] if found.remarks else []
        if found.broken:
            self.broken.add(PRODUCTS)
        return found.products

    def read_meetings(self) -> tuple[Authored[MembersMeeting], ...] | None:
        """Rows of the list of meetings that could be read."""
        if MEETINGS not in self.names:
            return None
        self.used.add(MEETINGS)
        found = read_meeting_rows(self.folder / MEETINGS, f"{self.shown}/{MEETINGS}")
        self.problems += found.problems
        self.refused_texts += found.refused
        self.remarks += [found.remarks] if found.remarks else []
        if found.broken:
            self.broken.add(MEETINGS)
        return found.meetings

    def read_images(self) -> tuple[ImageFile, ...]:
        """Files of the folder of images that are what their names say."""
        found = []
        for name in sorted(one for one in self.names if one.startswith(IMAGES) and one != PHOTOS):
            image = read_image(self.folder / name, f"{self.shown}/{name}")
            if isinstance(image, Problem):
                self.problems.append(image)
                self.broken.add(name)
            else:
                found.append(image)
        return tuple(found)

    def read_ledger(self) -> Ledger | None:
        """Journals and what belongs to them; None where the folder keeps no books."""
        found = LedgerReading(self.folder, self.shown, self.names)
        self.problems += found.problems
        self.broken |= found.broken
        self.used |= found.used
        self.refused_texts += found.refused_texts
        self.remarks += found.remarks
        return found.ledger

    def read_registers(
        self, names: re.Pattern[str], model: type[ModelT], required: tuple[str, ...]
    ) -> tuple[Register[ModelT], ...]:
        """The registers of that kind, oldest year first."""
        found = []
        for name in sorted(self.names):
            match = names.fullmatch(name)
            if not match:
                continue
            self.used.add(name)
            table = read_table(self.folder / name, f"{self.shown}/{name}", model, required)
            self.problems += table.problems
            self.refused_texts += table.refused
            self.remarks += [table.remarks] if table.remarks else []
            if table.broken:
                self.broken.add(name)
            rows = tuple(table.rows)
            found.append(Register(f"{self.shown}/{name}", int(match[1]), rows, not table.broken))
        return tuple(found)

    def report_unknown(self) -> None:
        """Files no form knows: a slip of the pen would otherwise be silently ignored."""
        for name in sorted(self.names - self.used):
            if name.startswith(_KEPT_FOLDERS):
                continue
            # The year is what the name says: only the rest of a known name is a pattern.
            year = re.search("20[0-9]{2}", name)
            known = [one.replace("2023", year[0]) for one in KNOWN_FILES] if year else list(KNOWN_FILES)
            hint = nearest(name, known)
            # What is there already is not what was meant; without a year in the name, that of any year.
            meant = re.compile(re.escape(hint) if year else re.escape(hint).replace("2023", "20[0-9]{2}"))
            values = {"name": name[:120], "hint": "" if any(map(meant.fullmatch, self.names)) else hint}
            self.problems.append(Problem("K03", Place(f"{self.shown}/{name}"), values))
