"""`content/rulebooks/reference/` -> references beside the rulebooks: size classes, goals. A project may lack any.

Refuses to judge whether a reference adds up; that is `checking`.
"""

from __future__ import annotations

from pathlib import Path

from generator.model.cooperative import Authored
from generator.model.goals import GoalRule
from generator.model.size_class import SizeClassRule
from generator.problems.problem import Problem
from generator.reading.files import is_there
from generator.reading.forms import read_form

SIZE_CLASSES = "content/rulebooks/reference/kelas-usaha-koperasi.yml"
GOALS = "content/rulebooks/reference/woccu-pearls.yml"


def read_size_classes(project: Path) -> tuple[Authored[SizeClassRule] | None, list[Problem]]:
    """The size classes as written."""
    if not is_there(project / SIZE_CLASSES):
        return None, []
    return read_form(project / SIZE_CLASSES, SIZE_CLASSES, SizeClassRule)


def read_goals(project: Path) -> tuple[Authored[GoalRule] | None, list[Problem]]:
    """The reference of goals as written."""
    if not is_there(project / GOALS):
        return None, []
    return read_form(project / GOALS, GOALS, GoalRule)
