"""`content/mentoring_rules.yml`; a project may do without it."""

from __future__ import annotations

from pathlib import Path

from generator.model.cooperative import Authored
from generator.model.mentoring_rules import MentoringRules
from generator.problems.problem import Problem
from generator.reading.files import is_there
from generator.reading.forms import read_form

RULES = "content/mentoring_rules.yml"
PROGRAMMES = "content/programmes"


def read_mentoring_rules(project: Path) -> tuple[Authored[MentoringRules] | None, list[Problem]]:
    """Limits and holidays as written."""
    if not is_there(project / RULES):
        return None, []
    return read_form(project / RULES, RULES, MentoringRules)


def list_programmes(project: Path) -> frozenset[str]:
    """Ids of all programme years that have a folder, usable or not."""
    return frozenset(path.parent.name for path in (project / PROGRAMMES).glob("*/programme.yml"))
