"""Corrections of an assessment and the steps between two years, in words.

Knows how a former value and an open difference are told. Refuses to compute: every step was given by the split.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.model.outlook import ChangePart, ChangeSplit, CorrectedValue, CorrectionEffect, IndicatorChange
from generator.model.results import HealthScore
from generator.pages import wording
from generator.pages.health_result import health_page_name
from generator.pages.language import said
from generator.pages.rulebook_text import RulebookText

_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class StepText:
    """A difference as shown: signed when known, otherwise the two bounds it lies between."""

    points: str
    way: str
    """`up`, `down`, `still` or `open`."""
    bounds: str = ""


@dataclass(frozen=True, slots=True)
class SplitText:
    """The three steps from last year's first total to this year's."""

    first: str
    """Last year's total as first recorded."""
    corrected: str
    rescored: str
    after: str
    rule_before: str
    rule: str
    is_rule_changed: bool
    is_data_corrected: bool
    page_before: str
    data: StepText
    rule_step: StepText
    condition: StepText
    whole: StepText


@dataclass(frozen=True, slots=True)
class CorrectedLine:
    """One corrected value."""

    on: str
    name: str
    id: str
    was: str
    became: str
    because: str
    line: int


@dataclass(frozen=True, slots=True)
class CorrectionsText:
    """What was corrected in a file and what it did to the score."""

    values: tuple[CorrectedLine, ...]
    first: str
    now: str
    step: StepText
    moved: tuple[tuple[str, str, StepText], ...]
    """Anchor, name and difference of each indicator."""


def tell_step(part: ChangePart) -> StepText:
    """`+2,50`; while open, the bounds."""
    if part.points is None:
        return StepText("", "open", said("{low} sampai {high}", low=signed(part.lowest), high=signed(part.highest)))
    way = "up" if part.points > 0 else "down" if part.points < 0 else "still"
    return StepText(signed(part.points), way)


def signed(points: wording.Exact) -> str:
    """`+2,50`, `−0,75`, `0,00`."""
    if points == 0:
        return wording.points(0)
    return f"{'+' if points > 0 else ''}{wording.points(points)}"


def total_span(score: HealthScore, text: RulebookText) -> str:
    """A total, or the span it lies in; empty when there is none."""
    if score.lowest is None or score.highest is None:
        return ""
    low, high = wording.points(score.lowest, text.limits), wording.points(score.highest, text.limits)
    return low if score.lowest == score.highest else f"{low} – {high}"


def tell_split(split: ChangeSplit | None, before: RulebookText, text: RulebookText) -> SplitText | None:
    """The steps; `before` is the rulebook of last year, `text` that of this year."""
    if split is None:
        return None
    return SplitText(
        total_span(split.first, before),
        total_span(split.corrected, before),
        total_span(split.rescored, text),
        total_span(split.after, text),
        before.short_name,
        text.short_name,
        split.is_rule_changed,
        split.is_data_corrected,
        health_page_name(split.corrected),
        tell_step(split.data),
        tell_step(split.rule),
        tell_step(split.condition),
        tell_step(split.whole),
    )


def tell_corrections(
    effect: CorrectionEffect | None, score: HealthScore, text: RulebookText | None
) -> CorrectionsText | None:
    """The corrections of one file."""
    if effect is None or text is None:
        return None
    names = {
        each.id: each.topic.id
        for aspect in text.rulebook.aspects
        for one in aspect.indicators
        for each in one.questions
    }
    names |= {one.id: one.name.id for aspect in text.rulebook.aspects for one in aspect.indicators} | text.names
    return CorrectionsText(
        tuple(_line(one, names, text) for one in effect.values),
        total_span(effect.first, text),
        total_span(score, text),
        tell_step(effect.change),
        tuple((one.rule.id, one.rule.name.id, _moved(one)) for one in effect.indicators),
    )


def _line(one: CorrectedValue, names: dict[str, str], text: RulebookText) -> CorrectedLine:
    was, became = (_value(one.section, one.name, each, text) for each in (one.was, one.became))
    name = names.get(one.name, one.name)
    return CorrectedLine(wording.day(one.on), name, one.name, was, became, one.because, one.place.line)


def _value(section: str, name: str, value: object | None, text: RulebookText) -> str:
    if value is None:
        return said(wording.NOT_STATED)
    if section == "answers":
        return said("ya") if value else said("tidak")
    if section == "ratios":
        return wording.written_percent(value)
    if not isinstance(value, (int, Fraction)):
        raise TypeError(name)
    if section == "figures" and not text.is_count(name):
        return wording.rupiah(value)
    count = wording.count(int(value))
    return said("{count} butir", count=count) if section == "checklists" else count


def _moved(one: IndicatorChange) -> StepText:
    if one.points is not None:
        return tell_step(ChangePart(one.points, one.points))
    return StepText("", "open", said("kini berskor") if one.after.score is not None else said("kini tidak berskor"))
