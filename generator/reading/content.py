"""`content/` -> `Content`: rulebooks as written, legal instruments, region names.

Refuses to judge whether a rulebook adds up; that is `checking.rulebook`.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from generator.model.cooperative import Authored
from generator.model.guidance import HealthGuidance
from generator.model.health_report import HealthReportContent
from generator.model.ledger import Account, LedgerFigure
from generator.model.loan_classes import LoanClassRules
from generator.model.mentoring_needs import MentoringNeeds
from generator.model.rulebook import Instrument, InstrumentList, Rulebook
from generator.problems.problem import Problem
from generator.reading.binding import MAX_TOLD
from generator.reading.csv_text import parse_csv
from generator.reading.files import MAX_CSV_BYTES, is_there, read_text
from generator.reading.forms import read_form
from generator.reading.ledgers import read_chart, read_ledger_figures

INSTRUMENTS = "content/rulebooks/instruments.yml"
HEALTH_RULEBOOKS = "content/rulebooks/health"
REGIONS = "content/regions/regions.csv"
REGION_COLUMNS = ("code", "name")
MENTORING_NEEDS = "content/mentoring_needs.yml"
LOAN_CLASSES = "content/loan_classes.yml"
CHART = "content/chart_of_accounts.csv"
LEDGER_FIGURES = "content/ledger_figures.csv"
GUIDANCE = "content/guidance/health_questions.yml"
HEALTH_REPORT = "content/health_report.yml"


def read_instruments(project: Path) -> tuple[dict[str, Instrument], list[Problem]]:
    """Legal instruments by id."""
    found, problems = read_form(project / INSTRUMENTS, INSTRUMENTS, InstrumentList)
    if found is None:
        return {}, problems
    return {instrument.id: instrument for instrument in found.content.instruments}, problems


def read_rulebooks(project: Path) -> tuple[list[Authored[Rulebook]], list[Problem]]:
    """Every rulebook file in its written form, in the order of file names."""
    rulebooks: list[Authored[Rulebook]] = []
    problems: list[Problem] = []
    for path in sorted((project / HEALTH_RULEBOOKS).glob("*.yml")):
        shown = f"{HEALTH_RULEBOOKS}/{path.name}"
        found, refused = read_form(path, shown, Rulebook)
        problems += refused
        if found is None:
            continue
        if found.content.id != path.stem:
            problems.append(Problem("R01", found.place("id"), {"id": found.content.id, "file": path.stem}))
            continue
        rulebooks.append(found)
    return rulebooks, problems


def digest_rulebooks(project: Path, rulebooks: Iterable[Authored[Rulebook]]) -> dict[str, str]:
    """SHA-256 of each rulebook's file by the rulebook's id, as `sha256sum` gives it; OSError when a file is gone."""
    return {one.content.id: hashlib.sha256((project / one.file).read_bytes()).hexdigest() for one in rulebooks}


def read_health_report(project: Path) -> tuple[Authored[HealthReportContent] | None, list[Problem]]:
    """What reports say beside results; a project may do without it."""
    if not is_there(project / HEALTH_REPORT):
        return None, []
    return read_form(project / HEALTH_REPORT, HEALTH_REPORT, HealthReportContent)


def read_mentoring_needs(project: Path) -> tuple[Authored[MentoringNeeds] | None, list[Problem]]:
    """The mapping from weak parts of a score to mentoring themes; a project may do without it."""
    if not is_there(project / MENTORING_NEEDS):
        return None, []
    return read_form(project / MENTORING_NEEDS, MENTORING_NEEDS, MentoringNeeds)


def read_guidance(project: Path) -> tuple[Authored[HealthGuidance] | None, list[Problem]]:
    """Why questions are asked and where figures are found; a project may do without it."""
    if not is_there(project / GUIDANCE):
        return None, []
    return read_form(project / GUIDANCE, GUIDANCE, HealthGuidance)


def read_loan_classes(project: Path) -> tuple[Authored[LoanClassRules] | None, list[Problem]]:
    """What arrears say about the class of a loan; a project may do without it."""
    if not is_there(project / LOAN_CLASSES):
        return None, []
    return read_form(project / LOAN_CLASSES, LOAN_CLASSES, LoanClassRules)


def read_ledger_content(
    project: Path,
) -> tuple[tuple[Authored[Account], ...], dict[str, LedgerFigure], list[Problem]]:
    """The shared chart of accounts and the table of figures; a project may do without books."""
    if not is_there(project / CHART):
        return (), {}, []
    accounts, problems = read_chart(project / CHART, CHART)
    figures, refused = read_ledger_figures(project / LEDGER_FIGURES, LEDGER_FIGURES)
    return accounts, figures, problems + refused


def read_regions(project: Path) -> tuple[dict[str, str], list[Problem]]:
    """Kemendagri codes and names; rows that cannot be read are named and the others stand."""
    text = read_text(project / REGIONS, REGIONS, MAX_CSV_BYTES)
    if isinstance(text, Problem):
        return {}, [text]
    quick = _split_plain_table(text[0])
    if quick is not None:
        return quick, text[1]
    table = parse_csv(text[0], REGIONS, REGION_COLUMNS, REGION_COLUMNS)
    rows = table.rows if table.columns else ()
    found = {row.cells["code"] or "": row.cells["name"] or "" for row in rows}
    empty = [
        Problem("F02", row.places.get((name,), row.places[()]), {"field": name})
        for row in rows
        for name in REGION_COLUMNS
        if not row.cells[name]
    ]
    return found, [*text[1], *table.problems, *empty[:MAX_TOLD]]


def _split_plain_table(text: str) -> dict[str, str] | None:
    """The thousands of regions, when every line is two full cells; otherwise None: the reader of tables tells what is
    wrong and where, but takes ten times as long."""
    try:
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (csv.Error, ValueError):
        return None
    whole = tuple(head) == REGION_COLUMNS and all(len(row) == len(REGION_COLUMNS) and all(row) for row in rows)
    return dict(rows) if whole else None
