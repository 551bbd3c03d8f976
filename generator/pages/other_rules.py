"""The same figures under other rulebooks, as text: each with its own scale, and the measures that count otherwise.

Refuses to set totals of different rulebooks side by side as if one were better: they measure differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.comparison import DifferenceKind, OtherRuleScore, RuleDifference
from generator.model.results import AspectScore, IndicatorScore
from generator.pages import wording
from generator.pages.health_result import HealthResultText, tell_result
from generator.pages.language import Labels, said
from generator.pages.measure_figures import points_span
from generator.pages.rulebook_text import RulebookText

SHOWN = 3
_WHY: Mapping[DifferenceKind, str] = Labels(
    {
        DifferenceKind.OTHER_SHARE: "tabel atau rumusnya berbeda",
        DifferenceKind.OTHER_WEIGHT: "bobotnya berbeda",
        DifferenceKind.ONLY_HERE: "tidak ada dalam aturan ini",
        DifferenceKind.ONLY_THERE: "hanya ada dalam aturan ini",
    }
)


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One measure that counts otherwise: points of the maximum under the own rulebook and under the other."""

    name: str
    here: str
    there: str
    why: str


@dataclass(frozen=True, slots=True)
class OtherRuleLine:
    """One other rulebook."""

    rulebook_id: str
    name: str
    in_force: bool
    result: HealthResultText
    aspects: tuple[str, ...]
    """Each with its points of its maximum."""
    differences: tuple[DifferenceLine, ...]
    more: int


def tell_other_rules(
    others: tuple[OtherRuleScore, ...], texts: Mapping[str, RulebookText]
) -> tuple[OtherRuleLine, ...]:
    """One line per rulebook whose text is known, in the order given."""
    lines = []
    for one in others:
        rulebook = one.score.rulebook
        text = texts.get(rulebook.id) if rulebook else None
        if rulebook is None or text is None:
            continue
        told = tuple(_line(each) for each in one.differences[:SHOWN])
        more = max(0, len(one.differences) - SHOWN)
        result = tell_result(one.score, text, drawn=False)
        aspects = tuple(_aspect(each) for each in one.score.aspects)
        in_force = not one.score.outside_force
        lines.append(OtherRuleLine(rulebook.id, text.short_name, in_force, result, aspects, told, more))
    return tuple(lines)


def _line(one: RuleDifference) -> DifferenceLine:
    return DifferenceLine(one.name, _points(one.here), _points(one.there), _WHY[one.kind])


def _aspect(one: AspectScore) -> str:
    return said(
        "{name} {points} dari {whole}",
        name=one.rule.name.id,
        points=points_span(one.lowest, one.highest),
        whole=wording.trimmed(one.maximum),
    )


def _points(one: IndicatorScore | None) -> str:
    if one is None:
        return said("tidak ada")
    score = wording.points(one.score) if one.score is not None else said("belum pasti")
    return said("{part} dari {whole}", part=score, whole=wording.trimmed(one.maximum))
