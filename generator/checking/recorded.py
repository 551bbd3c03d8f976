"""The result a person recorded against the result the program computed: the balance assertion of scores.

Knows which scores are possible, so a recorded figure can be refuted even when figures are missing. Never adjusts
either.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.model.assessment import HealthAssessment, RecordedResult
from generator.model.cooperative import Authored
from generator.model.results import AspectScore, HealthScore, IndicatorScore
from generator.model.rulebook import Predicate
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
            yield Problem("A01", assessment.place("recorded", "aspects", name), values)
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
        if aspect.score is not None and value != aspect.score:
            parting = find_parting((aspect,), value - aspect.score)
            yield Problem("A03", place, {**names, "computed": _points(aspect.score), "indicator": parting})
        elif aspect.score is None and value not in possible_scores(aspect.indicators):
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
        if value != score.total:
            differing = tuple(
                aspect
                for aspect in score.aspects
                if aspect.rule.id in recorded.aspects and Fraction(recorded.aspects[aspect.rule.id]) != aspect.score
            )
            gap = value - score.total
            if differing and differing[0].score is not None:
                gap = Fraction(recorded.aspects[differing[0].rule.id]) - differing[0].score
            # Where every aspect is recorded and agrees, no indicator differs: the sum is wrong, and A07 says so.
            if differing or any(aspect.rule.id not in recorded.aspects for aspect in score.aspects):
                parting = find_parting(differing[:1] or score.aspects, gap)
                yield Problem("A05", place, {**names, "computed": _points(score.total), "indicator": parting})
    elif not score.lowest <= value <= score.highest:
        bounds = {"lowest": _points(score.lowest), "highest": _points(score.highest)}
        yield Problem("A06", place, {**names, **bounds})
    if all(aspect.rule.id in recorded.aspects for aspect in score.aspects):
        added = sum((Fraction(recorded.aspects[aspect.rule.id]) for aspect in score.aspects), Fraction(0))
        if added != value:
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


def possible_scores(indicators: tuple[IndicatorScore, ...]) -> frozenset[Fraction]:
    """Every sum of points these indicators can still have."""
    sums = {Fraction(0)}
    for indicator in indicators:
        options = _options(indicator)
        sums = {before + option for before in sums for option in options}
    return frozenset(sums)


def _options(indicator: IndicatorScore) -> frozenset[Fraction]:
    if indicator.score is not None:
        return frozenset({indicator.score})
    rule = indicator.rule
    if rule.questions:
        step = Fraction(rule.points_per_yes or 0)
        count = int((indicator.highest - indicator.lowest) / step)
        return frozenset(indicator.lowest + step * number for number in range(count + 1))
    scores = (Fraction(band.score) for band in rule.bands)
    return frozenset(score for score in scores if indicator.lowest <= score <= indicator.highest)


def find_parting(aspects: tuple[AspectScore, ...], gap: Fraction) -> str:
    """The first indicator whose other band alone would explain the gap; failing that, the first one of the aspects."""
    indicators = [indicator for aspect in aspects for indicator in aspect.indicators]
    for indicator in indicators:
        if indicator.score is None:
            continue
        rule = indicator.rule
        step = Fraction(rule.points_per_yes or 0)
        options = (
            [step * number for number in range(len(rule.questions) + 1)]
            if rule.questions
            else [Fraction(band.score) for band in rule.bands]
        )
        if indicator.score + gap in options:
            return rule.name.id
    # No single indicator explains it: several must differ, and the reader starts at the first.
    return f"{indicators[0].rule.name.id}, …"


def _class_of(classes: tuple[Predicate, ...], total: Fraction) -> Predicate:
    return next((one for one in classes if total >= Fraction(one.at_least)), classes[-1])


def _points(value: Fraction) -> str:
    """Exact points as decimal text: two decimals, more only when the value has more."""
    digits = 2
    while digits < 12 and (value * 10**digits).denominator != 1:
        digits += 1
    whole = round(value * 10**digits)
    text = f"{abs(whole):0{digits + 1}d}"
    return f"{'-' if whole < 0 else ''}{text[:-digits]}.{text[-digits:]}"
