"""Problems of steps whose days are for internal readers: told, but not what they hold.

Knows such a problem by the lines it points at, whatever check found it. Refuses to drop it: whoever keeps the file
has to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.application import StageRecord
from generator.model.cooperative import Authored
from generator.model.engagement import Engagement
from generator.model.programme_year import MentoringNames
from generator.problems.place import Place
from generator.problems.problem import Problem

Lines = frozenset[tuple[str, int | None]]


def find_entry_lines(document: Authored[Engagement], names: MentoringNames) -> Lines:
    """The lines on which a cooperative's own log tells of such steps."""
    kept = names.hidden | names.internal_steps
    return _lines(
        document.place("steps", number, field)
        for number, entry in enumerate(document.content.steps)
        if entry.step in kept
        for field in ("step", "on", "result")
    )


def find_record_lines(rows: Iterable[Authored[StageRecord]], names: MentoringNames) -> Lines:
    """The rows in which the programme office tells of them."""
    kept = names.hidden | names.internal_steps
    return _lines(row.start for row in rows if row.content.step in kept)


def withhold_days(problems: Iterable[Problem], lines: Lines) -> list[Problem]:
    """The same problems; the values of those that point at such a line are not for the public."""
    return [
        replace(one, withheld=frozenset(one.values)) if _lines((one.place, *one.related)) & lines else one
        for one in problems
    ]


def _lines(places: Iterable[Place]) -> Lines:
    return frozenset((place.file, place.line) for place in places)
