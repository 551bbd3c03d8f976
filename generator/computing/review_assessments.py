"""Two sides of a cooperative's assessments: results before and after, and which stated or booked values moved.

Knows assessments by the names of their files. Refuses to judge a change; that is `review_hints`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from generator.computing.written_values import find_moves
from generator.model.assessment import HealthAssessment
from generator.model.changes import (
    AssessmentChange,
    AssessmentKind,
    FileFate,
    Grade,
    InputMove,
    Points,
    PointsChange,
    Value,
    ValueKind,
)
from generator.model.cooperative import Authored
from generator.model.modern_results import ModernScore
from generator.model.results import AspectScore, HealthScore
from generator.model.review import Sighting
from generator.model.rulebook import Predicate, Wording
from generator.problems.place import Place

_SECTIONS: Mapping[str, ValueKind] = {
    "figures": ValueKind.RUPIAH,
    "ratios": ValueKind.NUMBER,
    "checklists": ValueKind.NUMBER,
    "answers": ValueKind.ANSWER,
}
_LEFT_OUT = frozenset({*_SECTIONS, "corrections"})
_WHOLE = Fraction(100)
Inputs = dict[tuple[str, str], tuple[Value, Place, bool]]
"""Section and name -> value, where it stands, whether the books gave it."""


def compare_assessments(before: Sighting | None, after: Sighting | None) -> tuple[AssessmentChange, ...]:
    """Every assessment that stands on either side, newest first; those of modern cooperatives behind."""
    old, new = _health(before), _health(after)
    names = sorted({*old, *new}, key=lambda name: (-_either(old, new, name).period_end.year, name))
    found = [_compare_health(old.get(name), new.get(name)) for name in names]
    was, now = _modern(before), _modern(after)
    for key in sorted({*was, *now}, key=lambda key: (-key[0], key[1])):
        found.append(_compare_modern(key, was.get(key), now.get(key)))
    return tuple(found)


def _health(side: Sighting | None) -> dict[str, HealthScore]:
    return {score.id: score for score in side.scores} if side else {}


def _either(old: Mapping[str, HealthScore], new: Mapping[str, HealthScore], name: str) -> HealthScore:
    return new[name] if name in new else old[name]


def _fate(before: object | None, after: object | None) -> FileFate:
    if before is None:
        return FileFate.ADDED
    return FileFate.REMOVED if after is None else FileFate.CHANGED


def _compare_health(before: HealthScore | None, after: HealthScore | None) -> AssessmentChange:
    known = after or before
    if known is None:
        raise ValueError("neither side")
    was, now = _aspects(before), _aspects(after)
    aspects = tuple(
        _change(name, (now.get(name) or was[name]).rule.name, was.get(name), now.get(name))
        for name in dict.fromkeys((*now, *was))
    )
    total = PointsChange("total", None, _total(before), _total(after), _maximum(after or before))
    return AssessmentChange(
        AssessmentKind.HEALTH,
        known.id,
        known.file,
        known.period_end.year,
        _fate(before, after),
        total if total.before or total.after else None,
        _grade(before.predicate if before else None),
        _grade(after.predicate if after else None),
        before.rulebook.id if before and before.rulebook else None,
        after.rulebook.id if after and after.rulebook else None,
        after.reason if after else None,
        aspects,
    )


def _aspects(score: HealthScore | None) -> dict[str, AspectScore]:
    return {one.rule.id: one for one in score.aspects} if score and score.reason is None else {}


def _change(name: str, title: Wording, before: AspectScore | None, after: AspectScore | None) -> PointsChange:
    known = after or before
    maximum = known.maximum if known else Fraction(0)
    return PointsChange(name, title, _points(before), _points(after), maximum)


def _points(one: AspectScore | None) -> Points | None:
    return Points(one.score, one.lowest, one.highest) if one else None


def _total(score: HealthScore | None) -> Points | None:
    if score is None or score.lowest is None or score.highest is None:
        return None
    return Points(score.total, score.lowest, score.highest)


def _maximum(score: HealthScore | None) -> Fraction:
    return Fraction(score.rulebook.total) if score and score.rulebook else _WHOLE


def _grade(predicate: Predicate | None) -> Grade | None:
    return Grade(predicate.id, predicate.name.id) if predicate else None


def _modern(side: Sighting | None) -> dict[tuple[int, AssessmentKind], ModernScore]:
    found = {}
    for year in side.modern if side else ():
        for kind, score in ((AssessmentKind.MODERN_INITIAL, year.initial), (AssessmentKind.MODERN_FINAL, year.final)):
            if score is not None:
                found[year.year, kind] = score
    return found


def _compare_modern(
    key: tuple[int, AssessmentKind], before: ModernScore | None, after: ModernScore | None
) -> AssessmentChange:
    known = after or before
    if known is None:
        raise ValueError("neither side")
    was = {one.rule.id: one for one in before.aspects} if before else {}
    now = {one.rule.id: one for one in after.aspects} if after else {}
    aspects = []
    for name in dict.fromkeys((*now, *was)):
        old, new = was.get(name), now.get(name)
        one = new or was[name]
        first = Points(old.points, old.lowest, old.highest) if old else None
        last = Points(new.points, new.lowest, new.highest) if new else None
        aspects.append(PointsChange(name, one.rule.name, first, last, one.maximum))
    sides = [Points(one.total, one.lowest, one.highest) if one else None for one in (before, after)]
    return AssessmentChange(
        key[1],
        known.document.file.rpartition("/")[2].removesuffix(".yml"),
        known.document.file,
        key[0],
        _fate(before, after),
        PointsChange("total", None, sides[0], sides[1], _WHOLE),
        None,
        None,
        before.pack.address if before else None,
        after.pack.address if after else None,
        None,
        tuple(aspects),
    )


def compare_inputs(before: Sighting, after: Sighting) -> Iterator[InputMove]:
    """Values of health assessments that stand on both sides, whether stated or taken from the books."""
    old = {one.file: (one, score) for one, score in _pairs(before)}
    for document, score in _pairs(after):
        if document.file not in old:
            continue
        earlier, then = old[document.file]
        part = document.file.rpartition("/")[2].removesuffix(".yml")
        yield from _moves_of(part, list_inputs(earlier, then), list_inputs(document, score), _labels(score, then))
        yield from find_moves(part, earlier, document, _LEFT_OUT)


def _pairs(side: Sighting) -> Iterator[tuple[Authored[HealthAssessment], HealthScore]]:
    yield from zip(side.cooperative.assessments, side.scores, strict=True)


def list_inputs(document: Authored[HealthAssessment], score: HealthScore) -> Inputs:
    """Every value the score rests on; the books count where the assessment takes its figures from them."""
    content = document.content
    found: Inputs = {}
    for section in _SECTIONS:
        values: Mapping[str, int | Decimal | bool] = getattr(content, section)
        for name, value in values.items():
            found[section, name] = (value, document.place(section, name), False)
    if content.figures_from is not None:
        for name, figure in score.from_books.items():
            if figure.value.denominator == 1:
                found.setdefault(("figures", name), (figure.value.numerator, figure.place, True))
    return found


def _labels(*scores: HealthScore) -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for score in scores:
        if score.rulebook is not None:
            found |= {one.id: one.name for one in score.rulebook.accounts}
            found |= {one.id: one.name for one in score.rulebook.amounts}
            found |= {one.rule.id: one.rule.name for one in score.indicators}
    return found


def _moves_of(part: str, before: Inputs, after: Inputs, labels: Mapping[str, Wording]) -> Iterator[InputMove]:
    for key in (*after, *(one for one in before if one not in after)):
        was, now = before.get(key), after.get(key)
        if was and now and was[0] == now[0]:
            continue
        section, name = key
        known = now or before[key]
        yield InputMove(
            part,
            f"{section}.{name}",
            labels.get(name),
            _SECTIONS[section],
            was[0] if was else None,
            now[0] if now else None,
            known[1],
            known[2],
        )
