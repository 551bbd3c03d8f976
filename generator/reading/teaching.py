"""Files of the teaching pages: questions, training rubrics, activities, discrepancies of the sources.

A project may do without any of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.model.cooperative import Authored
from generator.model.discrepancy import DiscrepancyList
from generator.model.faq import Faq
from generator.model.photo import ImageFile
from generator.model.training import TrainingActivity, TrainingRubric
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.content import HEALTH_RULEBOOKS
from generator.reading.files import is_there, list_files
from generator.reading.forms import read_form
from generator.reading.images import read_image

FAQS = "content/faq"
RUBRICS = "content/rulebooks/instruments"
ACTIVITIES = "content/training"
ACTIVITY_IMAGES = f"{ACTIVITIES}/images"
DISCREPANCIES = "content/discrepancies/papers.yml"
ModelT = TypeVar("ModelT", bound=BaseModel)


def read_faqs(project: Path) -> tuple[list[Authored[Faq]], list[Problem]]:
    """Every file of questions, in the order of file names."""
    return _read_folder(project, FAQS, "*.yml", Faq)


def read_rubrics(project: Path) -> tuple[list[Authored[TrainingRubric]], list[Problem]]:
    """Every training rubric; other instruments of the folder have other names."""
    return _read_folder(project, RUBRICS, "training_*.yml", TrainingRubric)


def read_activities(project: Path) -> tuple[list[Authored[TrainingActivity]], list[Problem]]:
    """Every recorded training activity."""
    return _read_folder(project, ACTIVITIES, "*.yml", TrainingActivity)


def read_discrepancies(project: Path) -> tuple[Authored[DiscrepancyList] | None, list[Problem]]:
    """Where the sources contradict themselves; None when the project has no such list or it was refused."""
    if not is_there(project / DISCREPANCIES):
        return None, []
    return read_form(project / DISCREPANCIES, DISCREPANCIES, DiscrepancyList)


def read_activity_images(project: Path) -> tuple[tuple[ImageFile, ...], list[str], list[Problem]]:
    """Images of the activities, the names of those that cannot be shown, and why."""
    folder = project / ACTIVITY_IMAGES
    files, odd = list_files(folder) if folder.is_dir() else ([], [])
    problems = [Problem("K06", Place(f"{ACTIVITY_IMAGES}/{name}")) for name in odd]
    found, unusable = [], []
    for name in files:
        image = read_image(folder / name, f"{ACTIVITY_IMAGES}/{name}")
        if isinstance(image, Problem):
            problems.append(image)
            unusable.append(name)
        else:
            found.append(image)
    return tuple(found), unusable, problems


def list_rulebook_files(project: Path) -> frozenset[str]:
    """Ids of all rulebooks that have a file, usable or not."""
    return frozenset(path.stem for path in (project / HEALTH_RULEBOOKS).glob("*.yml"))


def _read_folder(
    project: Path, folder: str, pattern: str, model: type[ModelT]
) -> tuple[list[Authored[ModelT]], list[Problem]]:
    documents: list[Authored[ModelT]] = []
    problems: list[Problem] = []
    for path in sorted((project / folder).glob(pattern)):
        found, refused = read_form(path, f"{folder}/{path.name}", model)
        problems += refused
        if found is not None:
            documents.append(found)
    return documents, problems
