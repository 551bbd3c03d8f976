"""`content/` -> `Content`: rulebooks as written, legal instruments, region names.

Refuses to judge whether a rulebook adds up; that is `checking.rulebook`.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator.model.cooperative import Authored
from generator.model.guidance import HealthGuidance
from generator.model.health_report import HealthReportContent
from generator.model.ledger import Account, LedgerFigure
from generator.model.loan_classes import LoanClassRules
from generator.model.mentoring_needs import MentoringNeeds
from generator.model.rulebook import Instrument, InstrumentList, Rulebook
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.forms import read_form
from generator.reading.ledgers import read_chart, read_ledger_figures

INSTRUMENTS = "content/rulebooks/instruments.yml"
HEALTH_RULEBOOKS = "content/rulebooks/health"
REGIONS = "content/regions/regions.csv"
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
    if not (project / HEALTH_REPORT).exists():
        return None, []
    return read_form(project / HEALTH_REPORT, HEALTH_REPORT, HealthReportContent)


def read_mentoring_needs(project: Path) -> tuple[Authored[MentoringNeeds] | None, list[Problem]]:
    """The mapping from weak parts of a score to mentoring themes; a project may do without it."""
    if not (project / MENTORING_NEEDS).exists():
        return None, []
    return read_form(project / MENTORING_NEEDS, MENTORING_NEEDS, MentoringNeeds)


def read_guidance(project: Path) -> tuple[Authored[HealthGuidance] | None, list[Problem]]:
    """Why questions are asked and where figures are found; a project may do without it."""
    if not (project / GUIDANCE).exists():
        return None, []
    return read_form(project / GUIDANCE, GUIDANCE, HealthGuidance)


def read_loan_classes(project: Path) -> tuple[Authored[LoanClassRules] | None, list[Problem]]:
    """What arrears say about the class of a loan; a project may do without it."""
    if not (project / LOAN_CLASSES).exists():
        return None, []
    return read_form(project / LOAN_CLASSES, LOAN_CLASSES, LoanClassRules)


def read_ledger_content(
    project: Path,
) -> tuple[tuple[Authored[Account], ...], dict[str, LedgerFigure], list[Problem]]:
    """The shared chart of accounts and the table of figures; a project may do without books."""
    if not (project / CHART).exists():
        return (), {}, []
    accounts, problems = read_chart(project / CHART, CHART)
    figures, refused = read_ledger_figures(project / LEDGER_FIGURES, LEDGER_FIGURES)
    return accounts, figures, problems + refused


def read_regions(project: Path) -> tuple[dict[str, str], list[Problem]]:
    """Kemendagri codes and names."""
    path = project / REGIONS
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["code"]: row["name"] for row in csv.DictReader(file)}, []
    except (OSError, KeyError, UnicodeDecodeError):
        return {}, [Problem("K06", Place(REGIONS))]
