"""What is to be mended in a dossier, beside the parts that have a section of their own.

Knows which files a section of the profile page or a page of its own speaks of; everything else is told at the end.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.cooperative import Cooperative
from generator.model.outlook import CooperativeReading
from generator.pages.notices import NoticeGroup, of_file, tell_all
from generator.pages.statements import list_years
from generator.problems.problem import Problem

HEALTH, OTHERS = "assessments/health_", ("assessments/modern_", "mentoring/")
"""Assessments of the book years; what has pages of its own and no section for broken files."""


def find_broken_assessments(
    cooperative: Cooperative, problems: tuple[Problem, ...]
) -> list[tuple[str, tuple[NoticeGroup, ...]]]:
    """Assessments that exist but could not be read, each with why."""
    files = sorted(file for file in cooperative.broken if file.startswith(HEALTH))
    return [(file, tell_all(of_file(problems, f"{cooperative.folder}/{file}"))) for file in files]


def find_other_notices(
    cooperative: Cooperative, reading: CooperativeReading, problems: tuple[Problem, ...], sections: Iterable[str]
) -> tuple[NoticeGroup, ...]:
    """What no section and no page of its own tells; `sections` are the files that have a section."""
    shown = {f"{cooperative.folder}/{file}" for file in sections}
    shown |= {f"{cooperative.folder}/{file}" for file in cooperative.broken if not file.startswith(OTHERS)}
    shown |= {assessment.file for assessment in cooperative.assessments}
    shown |= {assessment.file for assessment in cooperative.modern.values()}
    folders = [f"{folder.folder}/" for folder in cooperative.mentoring]
    # With a page for any year of the books, their problems are told there.
    folders += [f"{cooperative.folder}/ledgers/"] if list_years(reading) else []
    left = [problem for problem in problems if problem.place.file not in shown]
    return tell_all(problem for problem in left if not problem.place.file.startswith(tuple(folders)))
