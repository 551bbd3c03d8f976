"""The teaching pages' whole way: read -> check -> compute. What has a problem is reported and left out.

Knows the order of the stages and that two pages cannot share an address; refuses to know how a page looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.checking.discrepancy import check_discrepancies, check_flags
from generator.checking.faq import check_faq
from generator.checking.photos import check_images, check_photos
from generator.checking.training import check_activity, check_recorded_score, check_rubric
from generator.computing.health import PreparedRulebook
from generator.computing.training import compute_rubric_result
from generator.computing.worked_example import compute_example
from generator.model.cooperative import Authored
from generator.model.discrepancy import DiscrepancyList
from generator.model.faq import Faq
from generator.model.rulebook import Rulebook
from generator.model.teaching import FaqPage, RubricPage, RubricResult, TeachingMaterial
from generator.model.training import TrainingActivity, TrainingRubric
from generator.problems.hints import nearest
from generator.problems.problem import Problem
from generator.reading.teaching import (
    ACTIVITY_IMAGES,
    list_rulebook_files,
    read_activities,
    read_activity_images,
    read_discrepancies,
    read_faqs,
    read_rubrics,
)

RESERVED = ("index", "kerangka")
"""Addresses below `aturan/` that the site keeps for itself."""


def open_teaching(
    project: Path, rulebooks: Mapping[str, PreparedRulebook], addresses: Iterable[str] = ()
) -> tuple[TeachingMaterial, list[Problem]]:
    """All teaching pages that hold together, and every problem of their files; `addresses` are taken already."""
    taken = {*rulebooks, *RESERVED, *addresses}
    written, problems = read_faqs(project)
    faqs = []
    books = {name: one.rulebook for name, one in rulebooks.items()}
    # A rulebook that was refused has told so itself; what rests on it only waits.
    waiting = list_rulebook_files(project) - set(rulebooks)
    for one in written:
        if one.content.rulebook in waiting:
            continue
        found = [*_check_address(one, taken), *check_faq(one, books)]
        problems += found
        if not found:
            prepared = rulebooks[one.content.rulebook]
            asked = one.content.questions
            examples = {each.id: compute_example(prepared, each.example) for each in asked if each.example}
            faqs.append(FaqPage(one, examples))
    images, unusable, found = read_activity_images(project)
    problems += found
    rubrics, listed, found = _open_rubrics(project, books, waiting, taken)
    problems += found
    by_name = {one.name: one for one in images}
    for activity in listed:
        problems += check_photos(activity, ("photos",), activity.content.photos, by_name, unusable)
    named = [photo.file for activity in listed for photo in activity.content.photos]
    problems += check_images(ACTIVITY_IMAGES, by_name, named)
    discrepancies, found = read_discrepancies(project)
    if discrepancies is not None:
        found += [*_check_address(discrepancies, taken), *check_discrepancies(discrepancies)]
        for faq in faqs:
            problems += check_flags(faq.document, discrepancies.content)
        for rubric in rubrics:
            problems += check_flags(rubric.document, discrepancies.content)
    kept = None if found else discrepancies
    return TeachingMaterial(tuple(faqs), tuple(rubrics), kept, images), problems + found


def _open_rubrics(
    project: Path, books: Mapping[str, Rulebook], waiting: frozenset[str], taken: set[str]
) -> tuple[list[RubricPage], list[Authored[TrainingActivity]], list[Problem]]:
    """The pages, every readable activity, and the problems."""
    written, problems = read_rubrics(project)
    unread = bool(problems)
    usable = []
    for rubric in written:
        found = _check_address(rubric, taken)
        found += check_rubric(rubric, books, waiting)
        problems += found
        if not found:
            usable.append(rubric)
    activities, refused = read_activities(project)
    problems += refused
    fitting: dict[str, list[tuple[Authored[TrainingActivity], RubricResult]]] = {one.content.id: [] for one in usable}
    by_id = {one.content.id: one.content for one in usable}
    for activity in activities:
        rubric_id = activity.content.rubric
        if rubric_id not in by_id and (unread or any(one.content.id == rubric_id for one in written)):
            continue
        if rubric_id not in by_id:
            hint = nearest(rubric_id, by_id)
            values = {"id": rubric_id} | ({"hint": hint} if hint else {})
            problems.append(Problem("R30", activity.place("rubric"), values))
            continue
        found = check_activity(activity, by_id[rubric_id])
        result = compute_rubric_result(by_id[rubric_id], activity.content)
        found += check_recorded_score(activity, result)
        problems += found
        if not found:
            fitting[rubric_id].append((activity, result))
    return [RubricPage(one, tuple(fitting[one.content.id])) for one in usable], activities, problems


def _check_address(
    authored: Authored[Faq] | Authored[TrainingRubric] | Authored[DiscrepancyList], taken: set[str]
) -> list[Problem]:
    identity = authored.content.id
    if identity in taken:
        return [Problem("R04", authored.place("id"), {"id": identity, "times": "2"})]
    taken.add(identity)
    return []
