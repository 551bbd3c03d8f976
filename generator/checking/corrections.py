"""The corrections a file tells of itself: known names, sound dates, one former value a day, and a real difference.

Knows nothing of scores. Refuses to choose between two former values, or to drop a correction that changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.checking.rulebook_names import names_of
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.rulebook import Rulebook
from generator.model.statements import BookFigure
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem

SECTIONS = ("figures", "ratios", "checklists", "answers")
UNKNOWN = {"figures": "K44", "answers": "K45", "ratios": "K46", "checklists": "K57"}
Step = tuple[date, object | None, Place]
"""The day, what was stated until then (None: nothing), and where the file says so."""
Present = Mapping[str, Mapping[str, object]]
"""The values that count now, by section and name."""


def check_corrections(
    assessment: Authored[HealthAssessment],
    rulebook: Rulebook | None,
    as_of: date,
    given: Mapping[str, BookFigure],
) -> list[Problem]:
    """Every problem of `corrections:`; names are held against the rulebook when there is one.

    `given` are the figures of books and registers (rupiah): present ones where the file leaves its figures to them.
    """
    if not assessment.content.corrections or ("corrections",) in assessment.refused:
        return []
    found = dict(_check_names(assessment, rulebook)) if rulebook else {}
    # A name nobody knows is told once.
    chains = [
        problem
        for problem in _check_chains(assessment, _state_present(assessment, given))
        if problem.place not in found
    ]
    return [*_check_dates(assessment, as_of), *found.values(), *chains]


def _check_dates(assessment: Authored[HealthAssessment], as_of: date) -> Iterator[Problem]:
    end = assessment.content.period_end
    for position, one in enumerate(assessment.content.corrections):
        place = assessment.place("corrections", position, "on")
        if one.on > as_of:
            yield Problem("K23", place, {"date": one.on.isoformat(), "as_of": as_of.isoformat()})
        elif one.on < end and ("period_end",) not in assessment.refused:
            values = {"date": one.on.isoformat(), "period_end": end.isoformat()}
            yield Problem("K65", place, values, (assessment.place("period_end"),))


def _check_names(assessment: Authored[HealthAssessment], rulebook: Rulebook) -> Iterator[tuple[Place, Problem]]:
    """Every problem of a name, with the place of its value."""
    known = names_of(rulebook)
    items = {one.id: one.items for each in rulebook.aspects for one in each.indicators if one.items is not None}
    everything = [name for section in SECTIONS for name in known[section]]
    for position, one in enumerate(assessment.content.corrections):
        for section in SECTIONS:
            for name, value in getattr(one.was, section).items():
                path = ("corrections", position, "was", section, name)
                place = assessment.place(*path)
                if name not in known[section]:
                    values = {"name": name, "hint": nearest(name, known[section]), "rulebook": rulebook.id}
                    yield place, Problem(UNKNOWN[section], assessment.key_place(*path), values)
                elif section == "checklists" and value > items[name]:
                    values = {"name": name, "count": str(value), "items": str(items[name])}
                    yield place, Problem("K58", place, values)
        for number, name in enumerate(one.was.unstated):
            if name not in everything:
                place = assessment.place("corrections", position, "was", "unstated", number)
                values = {"name": name, "hint": nearest(name, everything), "rulebook": rulebook.id}
                yield place, Problem("K66", place, values)


def _state_present(assessment: Authored[HealthAssessment], given: Mapping[str, BookFigure]) -> Present:
    content = assessment.content
    present: dict[str, dict[str, object]] = {section: dict(getattr(content, section)) for section in SECTIONS}
    if content.figures_from is not None:
        present["figures"] = {name: figure.value for name, figure in given.items()} | present["figures"]
    return present


def _check_chains(assessment: Authored[HealthAssessment], present: Present) -> Iterator[Problem]:
    """Each former value must differ from what followed it: the next correction's former value, or the present one."""
    steps: dict[tuple[str, str], list[Step]] = {}
    for position, one in enumerate(assessment.content.corrections):
        stated = [(section, name) for section in SECTIONS for name in getattr(one.was, section)]
        if not stated and not one.was.unstated:
            yield Problem("K67", assessment.place("corrections", position, "was"))
        for section, name in stated:
            place = assessment.place("corrections", position, "was", section, name)
            steps.setdefault((section, name), []).append((one.on, getattr(one.was, section)[name], place))
        for number, name in enumerate(one.was.unstated):
            place = assessment.place("corrections", position, "was", "unstated", number)
            for section in _sections_of(assessment, name, present):
                steps.setdefault((section, name), []).append((one.on, None, place))
    for (section, name), chain in steps.items():
        now = present[section].get(name) if section else None
        yield from _check_chain(name, sorted(chain, key=lambda step: step[0]), now)


def _sections_of(assessment: Authored[HealthAssessment], name: str, present: Present) -> list[str]:
    """Where a name was ever stated; an empty one stands for nowhere."""
    former = [one.was for one in assessment.content.corrections]
    return [
        section
        for section in SECTIONS
        if name in present[section] or any(name in getattr(one, section) for one in former)
    ] or [""]


def _check_chain(name: str, chain: list[Step], present: object | None) -> Iterator[Problem]:
    for number, (day, value, place) in enumerate(chain):
        following = chain[number + 1] if number + 1 < len(chain) else None
        if following is not None and following[0] == day:
            values = {"name": name, "date": day.isoformat(), "line": str(place.line)}
            yield Problem("K68", following[2], values, (place,))
        elif value == (present if following is None else following[1]):
            yield Problem("K69", place, {"name": name, "value": _shown(value)})


def _shown(value: object | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)
