"""Does the mapping to mentoring themes name only what exists: aspects and indicators of a rulebook, its own themes?

A mapping with any finding here is not used. Refuses to know whether a theme is wise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.cooperative import Authored
from generator.model.mentoring_needs import MentoringNeeds
from generator.model.rulebook import Rulebook
from generator.problems.hints import nearest
from generator.problems.problem import Problem


def check_mentoring_needs(authored: Authored[MentoringNeeds], rulebooks: Iterable[Rulebook]) -> list[Problem]:
    """Every name in the mapping that stands for nothing; `rulebooks` are all that could be read."""
    aspects = [aspect for rulebook in rulebooks for aspect in rulebook.aspects]
    known = {
        "aspects": sorted({aspect.id for aspect in aspects}),
        "indicators": sorted({one.id for aspect in aspects for one in aspect.indicators}),
    }
    return [problem for part, names in known.items() for problem in _check_part(authored, part, names)]


def _check_part(authored: Authored[MentoringNeeds], part: str, known: list[str]) -> Iterator[Problem]:
    themes = sorted(authored.content.themes)
    for name, choice in getattr(authored.content, part).items():
        if name not in known:
            yield _unknown(authored, (part, name), name, known)
        if choice.theme not in themes:
            yield _unknown(authored, (part, name, "theme"), choice.theme, themes)


def _unknown(authored: Authored[MentoringNeeds], path: tuple[str, ...], name: str, known: list[str]) -> Problem:
    hint = nearest(name, known)
    return Problem("R20", authored.place(*path), {"id": name} | ({"hint": hint} if hint else {}))
