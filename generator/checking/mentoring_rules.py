"""Do the holidays lie in their year, each once? A file with any finding here is not used."""

from __future__ import annotations

from generator.model.cooperative import Authored
from generator.model.mentoring_rules import MentoringRules
from generator.problems.problem import Problem


def check_mentoring_rules(authored: Authored[MentoringRules]) -> list[Problem]:
    """Every holiday of another year, and every double."""
    problems = []
    for at, year in enumerate(authored.content.holidays):
        seen = set()
        for number, holiday in enumerate(year.days):
            if holiday.on.year != year.year or holiday.on in seen:
                values = {"date": holiday.on.isoformat(), "year": str(year.year)}
                problems.append(Problem("D46", authored.place("holidays", at, "days", number, "on"), values))
            seen.add(holiday.on)
    return problems
