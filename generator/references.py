"""The references' way: read -> check -> prepare. What has a problem is reported and left out.

Knows the order of the stages; refuses to know how a reference is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checking.goals import check_goals
from generator.checking.size_class import check_size_classes
from generator.computing.goals import PreparedGoals, prepare_goals
from generator.model.cooperative import Authored
from generator.model.goals import GoalRule
from generator.model.rulebook import Instrument
from generator.model.size_class import SizeClassRule
from generator.problems.problem import Problem
from generator.reading.references import read_goals, read_size_classes


@dataclass(frozen=True, slots=True)
class References:
    """What stands beside the rulebooks; None when absent or refused."""

    size_classes: Authored[SizeClassRule] | None = None
    goals: Authored[GoalRule] | None = None
    prepared_goals: PreparedGoals | None = None


def open_references(project: Path, instruments: Mapping[str, Instrument]) -> tuple[References, list[Problem]]:
    """All references that hold together, and every problem of their files."""
    classes, problems = read_size_classes(project)
    if classes is not None and not problems:
        problems = check_size_classes(classes, instruments)
    if problems:
        classes = None
    goals, amiss = read_goals(project)
    if goals is not None and not amiss:
        amiss = check_goals(goals)
    if amiss:
        goals = None
    prepared = prepare_goals(goals.content) if goals is not None else None
    return References(classes, goals, prepared), problems + amiss
