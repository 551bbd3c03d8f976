"""Levels of an instrument -> points, aspects, total; and the change from the first assessment to the final one.

Points of an item: level / highest level x weight; items that cannot apply leave the denominator. Exact throughout.
Refuses to know files and messages, and to treat what was not assessed as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.instrument import InstrumentItem, InstrumentPack
from generator.model.modern_assessment import AssessmentKind, ModernAssessment
from generator.model.modern_results import (
    Change,
    ItemScore,
    ItemState,
    ModernAspectScore,
    ModernChange,
    ModernScore,
    ModernYear,
)

TOTAL = 100


def compute_modern_score(document: Authored[ModernAssessment], pack: InstrumentPack) -> ModernScore:
    """One assessment under its instrument; a level outside the scale counts as not assessed."""
    excluded = document.content.not_applicable
    applicable = sum((Fraction(item.weight) for item in pack.items if item.id not in excluded), Fraction(0))
    scale = TOTAL / applicable if applicable else Fraction(0)
    levels = frozenset(level.value for level in pack.scale)
    aspects = []
    for rule in pack.aspects:
        items = tuple(_score_item(item, document, levels, pack.highest, scale) for item in rule.items)
        aspects.append(
            ModernAspectScore(
                rule,
                _sum(item.points for item in items),
                sum((item.lowest for item in items), Fraction(0)),
                sum((item.highest for item in items), Fraction(0)),
                sum((item.maximum for item in items), Fraction(0)),
                items,
            )
        )
    return ModernScore(
        document,
        pack,
        tuple(aspects),
        _sum(aspect.points for aspect in aspects) if applicable else None,
        sum((aspect.lowest for aspect in aspects), Fraction(0)),
        sum((aspect.highest for aspect in aspects), Fraction(0)),
    )


def _score_item(
    rule: InstrumentItem, document: Authored[ModernAssessment], levels: frozenset[int], highest: int, scale: Fraction
) -> ItemScore:
    written = document.content
    if rule.id in written.not_applicable:
        place = document.place("not_applicable", rule.id)
        return ItemScore(rule, ItemState.NOT_APPLICABLE, None, Fraction(0), Fraction(0), place)
    maximum = Fraction(rule.weight) * scale
    level = written.answers.get(rule.id)
    if level is None or level not in levels:
        return ItemScore(rule, ItemState.MISSING, None, None, maximum, None)
    points = maximum * Fraction(level, highest)
    return ItemScore(rule, ItemState.SCORED, level, points, maximum, document.place("answers", rule.id))


def compute_modern_change(first: ModernScore, final: ModernScore) -> ModernChange | None:
    """The change by item, aspect and total; None when the two used other instruments or versions."""
    if first.pack.address != final.pack.address:
        return None
    pairs = zip(first.items, final.items, strict=True)
    return ModernChange(
        tuple(Change(one.points, other.points) for one, other in pairs),
        tuple(Change(one.points, other.points) for one, other in zip(first.aspects, final.aspects, strict=True)),
        Change(first.total, final.total),
        first.document.content.not_applicable.keys() == final.document.content.not_applicable.keys(),
    )


def compute_modern_years(
    assessments: Mapping[tuple[int, AssessmentKind], Authored[ModernAssessment]], packs: Mapping[str, InstrumentPack]
) -> tuple[ModernYear, ...]:
    """The assessments by programme year, oldest first; `packs` by address."""
    years = []
    for year in sorted({year for year, _ in assessments}):
        scores: dict[AssessmentKind, ModernScore] = {}
        unknown = []
        for kind in AssessmentKind:
            document = assessments.get((year, kind))
            if document is None:
                continue
            pack = packs.get(f"{document.content.instrument}-{document.content.version}")
            if pack is None:
                unknown.append(document)
            else:
                scores[kind] = compute_modern_score(document, pack)
        first, final = scores.get(AssessmentKind.INITIAL), scores.get(AssessmentKind.FINAL)
        change = compute_modern_change(first, final) if first and final else None
        years.append(ModernYear(year, first, final, change, tuple(unknown)))
    return tuple(years)


def _sum(values: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total
