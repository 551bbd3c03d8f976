"""The result a person recorded against the result the program computed: the balance assertion of scores.

Knows which scores are possible, so a recorded figure can be refuted even when figures are missing. Never adjusts
either.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.checking.reachable import can_be, find_parting, stands_for
from generator.model.assessment import HealthAssessment, RecordedResult
from generator.model.cooperative import Authored
from generator.model.results import HealthScore
from generator.model.rulebook import Method, Predicate
from generator.problems.hints import nearest
from generator.problems.problem import Problem


def check_recorded(assessment: Authored[HealthAssessment], score: HealthScore) -> list[Problem]:
    """Every contradiction between `recorded:` and the computed score (points)."""
    recorded = assessment.content.recorded
    if recorded is None or score.rulebook is None or score.reason is not None:
        return []
    return [
        *_check_names(assessment, recorded, score),
        *_check_aspects(assessment, recorded, score),
        *_check_total(assessment, recorded, score),
        *_check_predicate(assessment, recorded, score),
    ]


def _check_names(
    assessment: Authored[HealthAssessment], recorded: RecordedResult, score: HealthScore
) -> Iterator[Problem]:
    known = [aspect.rule.id for aspect in score.aspects]
    for name in recorded.aspects:
        if name not in known:
            values = {"name": name, "hint": nearest(name, known), "known": ", ".join(known)}
            yield Problem("A01", assessment.key_place("recorded", "aspects", name), values)
    classes = [one.id for one in score.rulebook.predicates.classes] if score.rulebook else []
    if recorded.predicate is not None and recorded.predicate not in classes:
        values = {"name": recorded.predicate, "hint": nearest(recorded.predicate, classes), "known": ", ".join(classes)}
        yield Problem("A02", assessment.place("recorded", "predicate"), values)


def _check_aspects(
    assessment: Authored[HealthAssessment], recorded: RecordedResult, score: HealthScore
) -> Iterator[Problem]:
    for aspect in score.aspects:
        written = recorded.aspects.get(aspect.rule.id)
        if written is None:
            continue
        value = Fraction(written)
        place = assessment.place("recorded", "aspects", aspect.rule.id)
        names = {"aspect": aspect.rule.name.id, "recorded": str(written)}
        if aspect.score is not None and not stands_for(value, aspect.score):
            parting = find_parting((aspect,), value - aspect.score)
            yield Problem("A03", place, {**names, "computed": _points(aspect.score), "indicator": parting})
        elif aspect.score is None and not can_be(value, aspect.indicators):
            bounds = {"lowest": _points(aspect.lowest), "highest": _points(aspect.highest)}
            yield Problem("A04", place, {**names, **bounds})


def _check_total(
    assessment: Authored[HealthAssessment], recorded: RecordedResult, score: HealthScore
) -> Iterator[Problem]:
    if recorded.total is None or score.lowest is None or score.highest is None:
        return
    value = Fraction(recorded.total)
    place = assessment.place("recorded", "total")
    names = {"recorded": str(recorded.total)}
    if score.total is not None:
        if not stands_for(value, score.total):
            differing = tuple(
                aspect
                for aspect in score.aspects
                if aspect.rule.id in recorded.aspects
                and aspect.score is not None
                and not stands_for(Fraction(recorded.aspects[aspect.rule.id]), aspect.score)
            )
            gap = value - score.total
            if differing and differing[0].score is not None:
                gap = Fraction(recorded.aspects[differing[0].rule.id]) - differing[0].score
            # Where every aspect is recorded and agrees, no indicator differs: the sum is wrong, and A07 says so.
            if differing or any(aspect.rule.id not in recorded.aspects for aspect in score.aspects):
                parting = find_parting(differing[:1] or score.aspects, gap)
                yield Problem("A05", place, {**names, "computed": _points(score.total), "indicator": parting})
    elif not (
        score.lowest <= value <= score.highest or any(stands_for(value, end) for end in (score.lowest, score.highest))
    ):
        bounds = {"lowest": _points(score.lowest), "highest": _points(score.highest)}
        yield Problem("A06", place, {**names, **bounds})
    if all(aspect.rule.id in recorded.aspects for aspect in score.aspects):
        added = sum((Fraction(recorded.aspects[aspect.rule.id]) for aspect in score.aspects), Fraction(0))
        # Averages of classes are recorded rounded, each aspect and the total by itself.
        averaged = score.rulebook is not None and score.rulebook.method is Method.CLASS_AVERAGE
        slack = Fraction(len(score.aspects) + 1, 200) if averaged else Fraction(0)
        if abs(added - value) > slack:
            yield Problem("A07", place, {**names, "added": _points(added), "difference": _points(value - added)})


def _check_predicate(
    assessment: Authored[HealthAssessment], recorded: RecordedResult, score: HealthScore
) -> Iterator[Problem]:
    if recorded.predicate is None or score.rulebook is None or score.lowest is None or score.highest is None:
        return
    classes = score.rulebook.predicates.classes
    named = next((one for one in classes if one.id == recorded.predicate), None)
    if named is None:
        return
    total = score.total if score.total is not None else recorded.total
    possible, shown = score.possible_predicates, f"{_points(score.lowest)}–{_points(score.highest)}"
    if total is not None:
        possible, shown = (_class_of(classes, Fraction(total)),), _points(Fraction(total))
    if named not in possible:
        values = {"recorded": named.name.id, "computed": " / ".join(one.name.id for one in possible), "total": shown}
        yield Problem("A08", assessment.place("recorded", "predicate"), values)


def _class_of(classes: tuple[Predicate, ...], total: Fraction) -> Predicate:
    return next((one for one in classes if total >= Fraction(one.at_least)), classes[-1])


def _points(value: Fraction) -> str:
    """Points as decimal text: exact where decimals can be, else two decimals."""
    digits = next((count for count in range(2, 13) if (value * 10**count).denominator == 1), 2)
    whole = round(value * 10**digits)
    text = f"{abs(whole):0{digits + 1}d}"
    return f"{'-' if whole < 0 else ''}{text[:-digits]}.{text[-digits:]}"
