"""Does a training rubric hold together, and does an activity fit its rubric and its own printed result?

Nothing is repaired: an activity with any finding here is not shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.rulebook import Rulebook
from generator.model.teaching import RubricResult
from generator.model.training import TrainingActivity, TrainingRubric
from generator.problems.hints import nearest
from generator.problems.problem import Problem


def check_rubric(
    authored: Authored[TrainingRubric], rulebooks: Mapping[str, Rulebook], refused: frozenset[str]
) -> list[Problem]:
    """Names used twice, names of the rulebook that do not exist, maxima that are not above zero.

    Against a refused rulebook no name can be held; its own problems say so.
    """
    rubric = authored.content
    problems = []
    for part in ("stages", "preparation", "items", "attitude"):
        for name, times in Counter(one.id for one in getattr(rubric, part)).items():
            if times > 1:
                problems.append(Problem("R04", authored.place(part), {"id": name, "times": str(times)}))
    for number, item in enumerate(rubric.items):
        if item.maximum <= 0:
            values = {"id": item.id, "weight": str(item.maximum)}
            problems.append(Problem("R17", authored.place("items", number, "maximum"), values))
    if rubric.rulebook is None or rubric.rulebook in refused:
        return problems
    rulebook = rulebooks.get(rubric.rulebook)
    if rulebook is None:
        return [*problems, _unknown(authored, ("rulebook",), rubric.rulebook, list(rulebooks))]
    aspects = [aspect.id for aspect in rulebook.aspects]
    for number, item in enumerate(rubric.items):
        if item.aspect is not None and item.aspect not in aspects:
            problems.append(_unknown(authored, ("items", number, "aspect"), item.aspect, aspects))
    return problems


def check_activity(authored: Authored[TrainingActivity], rubric: TrainingRubric) -> list[Problem]:
    """Names the rubric does not have, scores outside it."""
    activity = authored.content
    maxima = {item.id: item.maximum for item in rubric.items}
    known = {
        "scores": list(maxima),
        "preparation": [one.id for one in rubric.preparation],
        "attitude": [one.id for one in rubric.attitude],
    }
    problems = [
        _unknown(authored, (part, name), name, names)
        for part, names in known.items()
        for name in getattr(activity, part)
        if name not in names
    ]
    for name, score in activity.scores.items():
        if name in maxima and not 0 <= score <= maxima[name]:
            values = {"id": name, "value": str(score), "maximum": str(maxima[name])}
            problems.append(Problem("R31", authored.place("scores", name), values))
    return problems


def check_recorded_score(authored: Authored[TrainingActivity], result: RubricResult) -> list[Problem]:
    """A printed sum or percent that the scores do not give."""
    return list(_differences(authored, result))


def _differences(authored: Authored[TrainingActivity], result: RubricResult) -> Iterator[Problem]:
    recorded = authored.content.recorded
    if recorded is None or result.percent is None:
        return
    if recorded.got is not None and Fraction(recorded.got) != result.got:
        yield _differs(authored, "got", str(recorded.got), result.got)
    if recorded.percent is not None:
        exponent = recorded.percent.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        # Half up, as printed results are rounded: 80,005 stands for 80,01.
        units = (2 * result.percent * 10**digits + 1) // 2
        if Fraction(recorded.percent) * 10**digits != units:
            yield _differs(authored, "percent", str(recorded.percent), Fraction(units, 10**digits))


def _differs(authored: Authored[TrainingActivity], field: str, printed: str, computed: Fraction) -> Problem:
    whole = computed.denominator == 1
    shown = str(computed.numerator) if whole else f"{computed.numerator}/{computed.denominator}"
    if 10**12 % computed.denominator == 0 and not whole:
        units, digits = computed, 0
        while units.denominator != 1:
            units, digits = units * 10, digits + 1
        shown = f"{units.numerator // 10**digits}.{units.numerator % 10**digits:0{digits}d}"
    return Problem("R32", authored.place("recorded", field), {"recorded": printed, "computed": shown})


def _unknown(
    authored: Authored[TrainingRubric] | Authored[TrainingActivity],
    path: tuple[str | int, ...],
    name: str,
    known: list[str],
) -> Problem:
    hint = nearest(name, known)
    return Problem("R30", authored.place(*path), {"id": name} | ({"hint": hint} if hint else {}))
