"""Does an instrument add up: weights, names, the scale, what its items rest on?

An instrument with any finding here is not used. Refuses to judge whether its items are wise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.model.cooperative import Authored
from generator.model.instrument import InstrumentPack, InstrumentStatus
from generator.problems.hints import nearest
from generator.problems.place import Place
from generator.problems.problem import Problem

TOTAL = 100


def check_instrument_pack(authored: Authored[InstrumentPack], taken: set[str]) -> list[Problem]:
    """Every finding; `taken` are the addresses in use below `aturan/`, to which this one is added."""
    pack = authored.content
    problems = [
        *_check_names(authored),
        *_check_weights(authored),
        *_check_scale(authored),
        *_check_grounds(authored),
    ]
    if pack.address in taken:
        problems.append(Problem("R04", authored.place("id"), {"id": pack.address, "times": "2"}))
    taken.add(pack.address)
    if pack.status is InstrumentStatus.RESMI and not pack.sources:
        problems.append(Problem("R65", authored.place("status")))
    return problems


def _check_names(authored: Authored[InstrumentPack]) -> Iterator[Problem]:
    pack = authored.content
    groups = {
        "aspects": [aspect.id for aspect in pack.aspects] + [item.id for item in pack.items],
        "grounds": [ground.id for ground in pack.grounds],
    }
    for part, names in groups.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield Problem("R04", authored.place(part), {"id": name, "times": str(times)})


def _check_weights(authored: Authored[InstrumentPack]) -> Iterator[Problem]:
    pack = authored.content
    for number, aspect in enumerate(pack.aspects):
        for position, item in enumerate(aspect.items):
            if item.weight <= 0:
                place = authored.place("aspects", number, "items", position, "weight")
                yield Problem("R17", place, {"id": item.id, "weight": str(item.weight)})
        added = sum((item.weight for item in aspect.items), Decimal(0))
        if added != aspect.weight:
            values = {"id": aspect.id, "stated": str(aspect.weight), "added": str(added)}
            yield Problem("R61", authored.place("aspects", number, "weight"), values, _find_heaviest(authored, number))
    total = sum((item.weight for item in pack.items), Decimal(0))
    if total != TOTAL:
        values = {"total": str(total), "expected": str(TOTAL)}
        yield Problem("R60", authored.place("aspects"), values, _find_heaviest(authored))


def _find_heaviest(authored: Authored[InstrumentPack], only: int | None = None) -> tuple[Place, ...]:
    """The line of the heaviest item, of one aspect or of all: a slip of the pen moves a sum most there."""
    found = [
        (item.weight, authored.place("aspects", number, "items", position, "weight"))
        for number, aspect in enumerate(authored.content.aspects)
        for position, item in enumerate(aspect.items)
        if only in (None, number)
    ]
    return (max(found, key=lambda pair: pair[0])[1],) if found else ()


def _check_scale(authored: Authored[InstrumentPack]) -> Iterator[Problem]:
    """Levels rise from zero by one and the same step: an assessor must never be without a level in between."""
    pack = authored.content
    values = [level.value for level in pack.scale]
    if len(values) < 2 or values[0] != 0:
        yield Problem("R62", authored.place("scale"), {"levels": ", ".join(map(str, values)) or "-"})
        return
    step = values[1]
    for number, value in enumerate(values):
        if value != number * step or not step:
            told = {"value": str(value), "expected": str(number * step), "levels": ", ".join(map(str, values))}
            yield Problem("R63", authored.place("scale", number, "value"), told)
            return
    if pack.low_below is not None and pack.low_below not in values:
        told = {"value": str(pack.low_below), "levels": ", ".join(map(str, values))}
        yield Problem("R66", authored.place("low_below"), told)


def _check_grounds(authored: Authored[InstrumentPack]) -> Iterator[Problem]:
    known = [ground.id for ground in authored.content.grounds]
    for number, aspect in enumerate(authored.content.aspects):
        for position, item in enumerate(aspect.items):
            for order, name in enumerate(item.grounds):
                if name not in known:
                    place = authored.place("aspects", number, "items", position, "grounds", order)
                    yield Problem("R64", place, {"id": name, "hint": nearest(name, known)})
