"""Do the size classes add up? Limits that rise, every measure in every class but the last, sources that exist.

A rule with any finding here is not used. Refuses to know any cooperative.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from generator.model.cooperative import Authored
from generator.model.rulebook import Grounds, Instrument
from generator.model.size_class import SizeClassRule
from generator.problems.place import Place
from generator.problems.problem import Problem


def check_size_classes(authored: Authored[SizeClassRule], instruments: Mapping[str, Instrument]) -> list[Problem]:
    """Every reason why these classes cannot be used."""
    rule = authored.content
    problems = []
    if rule.instrument not in instruments:
        problems.append(Problem("R02", authored.place("instrument"), {"id": rule.instrument}))
    return [*problems, *_check_limits(authored), *_check_sources(authored)]


def _check_limits(authored: Authored[SizeClassRule]) -> Iterator[Problem]:
    rule = authored.content
    wanted = [one.id for one in rule.measures]
    for position, one in enumerate(rule.classes):
        place = authored.place("classes", position)
        measures = [limit.measure for limit in one.limits]
        last = position == len(rule.classes) - 1
        if sorted(measures) != ([] if last else sorted(wanted)):
            yield _problem(place, one.id)
    for position, (smaller, larger) in enumerate(pairwise(rule.classes[:-1]), start=1):
        limits = {limit.measure: limit.at_most for limit in smaller.limits}
        for number, limit in enumerate(larger.limits):
            if limit.at_most <= limits.get(limit.measure, limit.at_most - 1):
                yield _problem(authored.place("classes", position, "limits", number, "at_most"), larger.id)


def _problem(place: Place, name: str) -> Problem:
    return Problem("R23", place, {"id": name})


def _check_sources(authored: Authored[SizeClassRule]) -> Iterator[Problem]:
    rule = authored.content
    limits = [limit for one in rule.classes for limit in one.limits]
    grounds: list[Grounds] = [rule.combination.grounds, rule.on_limit.grounds, *(limit.grounds for limit in limits)]
    known = {source.key for source in rule.sources}
    for one in grounds:
        for key in one.sources:
            if key not in known:
                yield Problem("R15", authored.place("sources"), {"key": key, "citation": one.citation})
        if one.evidence.value != "unverified" and not one.sources:
            yield Problem("R16", authored.place("sources"), {"citation": one.citation})
    for limit in limits:
        for other in limit.others:
            if other.source not in known:
                yield Problem("R15", authored.place("sources"), {"key": other.source, "citation": limit.measure})
