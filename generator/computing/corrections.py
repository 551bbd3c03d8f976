"""An assessment as its file stood on an earlier day: the former values of its corrections put back, newest first.

Knows what the file itself tells of its history, and that a figure it names may now come from books or registers.
Refuses to know whether a correction is sound (`checking.corrections`) and what it does to a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.model.assessment import Correction, HealthAssessment
from generator.model.cooperative import Authored
from generator.model.outlook import CorrectedValue
from generator.model.statements import BookFigure

SECTIONS = ("figures", "ratios", "checklists", "answers")


def has_later_corrections(assessment: Authored[HealthAssessment], day: date) -> bool:
    """Whether the file was corrected after that day."""
    return any(one.on > day for one in assessment.content.corrections)


def restore_books(assessment: Authored[HealthAssessment], day: date | None = None) -> Authored[HealthAssessment]:
    """The file at the end of that day; without a day, as it was before its first correction."""
    content = assessment.content
    undone = _list_undone(content, day)
    if not undone:
        return assessment
    sections: dict[str, dict[str, Any]] = {name: dict(getattr(content, name)) for name in SECTIONS}
    places = dict(assessment.places)
    for position, one in sorted(undone, key=lambda each: each[1].on, reverse=True):
        for section in SECTIONS:
            for name, value in getattr(one.was, section).items():
                sections[section][name] = value
                places[(section, name)] = assessment.place("corrections", position, "was", section, name)
        for name in one.was.unstated:
            for section in SECTIONS:
                sections[section].pop(name, None)
    kept = tuple(one for one in content.corrections if day is not None and one.on <= day)
    return replace(assessment, content=content.model_copy(update={**sections, "corrections": kept}), places=places)


def list_restored_figures(assessment: Authored[HealthAssessment], day: date | None = None) -> frozenset[str]:
    """What `restore_books` puts back or takes away: names for which the file then spoke, and not books or registers."""
    undone = [one.was for _, one in _list_undone(assessment.content, day)]
    return frozenset(name for was in undone for name in (*was.figures, *was.unstated))


def _list_undone(content: HealthAssessment, day: date | None) -> list[tuple[int, Correction]]:
    return [(position, one) for position, one in enumerate(content.corrections) if day is None or one.on > day]


def list_corrected_values(
    assessment: Authored[HealthAssessment], given: Mapping[str, BookFigure] | None = None
) -> tuple[CorrectedValue, ...]:
    """Every corrected value with what it became, oldest correction first, in the order of the file within a day.

    `given` are the figures of books and registers (rupiah): where the file leaves its figures to them, they are the
    present ones.
    """
    content = assessment.content
    now: dict[str, dict[str, Any]] = {name: dict(getattr(content, name)) for name in SECTIONS}
    if given and content.figures_from is not None:
        now["figures"] = {name: figure.value for name, figure in given.items()} | now["figures"]
    found: list[list[CorrectedValue]] = []
    dated = sorted(enumerate(content.corrections), key=lambda each: (each[1].on, each[0]))
    for position, one in reversed(dated):
        mine = []
        for section in SECTIONS:
            for name, value in getattr(one.was, section).items():
                place = assessment.place("corrections", position, "was", section, name)
                became = now[section].get(name)
                mine.append(CorrectedValue(one.on, section, name, value, became, one.because, place))
                now[section][name] = value
        mine += _list_added(assessment, one, position, now)
        found.append(mine)
    return tuple(value for mine in reversed(found) for value in mine)


def _list_added(
    assessment: Authored[HealthAssessment],
    correction: Correction,
    position: int,
    now: Mapping[str, dict[str, Any]],
) -> list[CorrectedValue]:
    """What the correction stated for the first time; a name nothing states stands with no value on either side."""
    added = []
    for number, name in enumerate(correction.was.unstated):
        place = assessment.place("corrections", position, "was", "unstated", number)
        sections = [section for section in SECTIONS if name in now[section]]
        for section in sections or [""]:
            became = now[section].pop(name, None) if section else None
            added.append(CorrectedValue(correction.on, section, name, None, became, correction.because, place))
    return added
