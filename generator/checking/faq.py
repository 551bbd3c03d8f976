"""Does a file of questions name only what its rulebook holds? A file with any finding here gives no page.

Refuses to judge the wording of an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.model.cooperative import Authored
from generator.model.faq import Faq
from generator.model.rulebook import Rulebook
from generator.problems.hints import nearest
from generator.problems.problem import Problem


def check_faq(authored: Authored[Faq], rulebooks: Mapping[str, Rulebook]) -> list[Problem]:
    """Every name that stands for nothing, and every name used twice."""
    rulebook = rulebooks.get(authored.content.rulebook)
    if rulebook is None:
        return [_unknown(authored, ("rulebook",), authored.content.rulebook, list(rulebooks))]
    return [*_check_twice(authored), *_check_names(authored, rulebook)]


def _check_twice(authored: Authored[Faq]) -> Iterator[Problem]:
    for name, times in Counter(one.id for one in authored.content.questions).items():
        if times > 1:
            yield Problem("R04", authored.place("questions"), {"id": name, "times": str(times)})


def _check_names(authored: Authored[Faq], rulebook: Rulebook) -> Iterator[Problem]:
    aspects = [aspect.id for aspect in rulebook.aspects]
    indicators = [one.id for aspect in rulebook.aspects for one in aspect.indicators]
    # An example works a ratio out; a questionnaire has no figures to fill in.
    ratios = [one.id for aspect in rulebook.aspects for one in aspect.indicators if one.numerator]
    accounts = [one.id for one in rulebook.accounts]
    amounts = [one.id for one in rulebook.amounts]
    for number, one in enumerate(authored.content.questions):
        path = ("questions", number)
        named: list[tuple[tuple[str | int, ...], str, list[str]]] = [
            *(((*path, "indicators", at), name, indicators) for at, name in enumerate(one.indicators)),
            *(((*path, "amounts", at), name, amounts) for at, name in enumerate(one.amounts)),
            *(((*path, "accounts", at), name, accounts) for at, name in enumerate(one.accounts)),
        ]
        if one.aspect is not None:
            named.append(((*path, "aspect"), one.aspect, aspects))
        if one.example is not None:
            named.append(((*path, "example", "indicator"), one.example.indicator, ratios))
            named += [((*path, "example", "figures", name), name, accounts + amounts) for name in one.example.figures]
        yield from (_unknown(authored, where, name, known) for where, name, known in named if name not in known)


def _unknown(authored: Authored[Faq], path: tuple[str | int, ...], name: str, known: list[str]) -> Problem:
    hint = nearest(name, known)
    return Problem("R30", authored.place(*path), {"id": name} | ({"hint": hint} if hint else {}))
