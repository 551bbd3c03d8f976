"""What would move a score, and the mentoring needs it shows, in words: information from the tables, never advice.

Refuses to compute: every number is given by the outlook of the score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.model.outlook import Improvement, MentoringNeed, Narrowing, Outlook, WayUp
from generator.model.results import AspectScore, IndicatorScore, NextBand
from generator.pages import wording
from generator.pages.language import said
from generator.pages.rulebook_text import RulebookText
from generator.pages.worksheets import find_contradictory

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One indicator: what would move it, and by how many points."""

    anchor: str
    name: str
    change: str
    points: str


@dataclass(frozen=True, slots=True)
class WayUpText:
    """The distance to the next predicate, and one way there."""

    predicate: str
    missing: str
    steps: tuple[MoveLine, ...]
    offered: str


@dataclass(frozen=True, slots=True)
class OutlookText:
    """The section of a health page."""

    moves: tuple[MoveLine, ...]
    more_moves: tuple[MoveLine, ...]
    way_up: WayUpText | None
    unmeasured: tuple[tuple[str, str], ...]
    narrowings: tuple[MoveLine, ...]
    other_narrowings: int


@dataclass(frozen=True, slots=True)
class NeedText:
    """A mentoring theme with what led to it: anchor, name, points, reason."""

    name: str
    output: str
    parts: tuple[tuple[str, str, str, str], ...]


def tell_outlook(outlook: Outlook, text: RulebookText | None) -> OutlookText | None:
    """The section, or None when there is nothing to say."""
    if text is None or not (outlook.improvements or outlook.narrowings):
        return None
    moves = tuple(_move(one, text) for one in outlook.improvements)
    return OutlookText(
        moves[:MOST_SHOWN],
        moves[MOST_SHOWN:],
        None if outlook.way_up is None else _way_up(outlook.way_up, text),
        tuple((one.rule.id, one.rule.name.id) for one in outlook.unmeasured),
        tuple(_narrowing(one) for one in outlook.narrowings[:MOST_SHOWN]),
        max(0, len(outlook.narrowings) - MOST_SHOWN),
    )


def tell_needs(needs: Sequence[MentoringNeed]) -> tuple[NeedText, ...]:
    """Themes in the order of the mapping."""
    return tuple(
        NeedText(
            one.theme.name,
            one.theme.output or "",
            tuple(
                (
                    f"{'k' if isinstance(weak.part, AspectScore) else 'r'}-{weak.part.rule.id}",
                    weak.part.rule.name.id,
                    said("{part} dari {whole}", part=_points(weak.part), whole=wording.trimmed(weak.part.maximum)),
                    weak.reason,
                )
                for weak in one.parts
            ),
        )
        for one in needs
    )


def tell_change(one: IndicatorScore, text: RulebookText) -> str:
    """`kas dan bank naik sedikitnya Rp1.000 dan kewajiban lancar tetap`: what leads into the next better band."""
    found = one.next_band
    if found is None or one.numerator is None or one.denominator is None:
        return ""
    change = _numerator_change(found, one.numerator.id, text)
    if not found.denominator_change:
        return said("{change} dan {name} tetap", change=change, name=_name(one.denominator.id, text))
    # The numerator is a part of the denominator, which cannot stay unless a third figure changes too.
    return said("{change} dan angka lainnya tetap (penyebutnya ikut berubah)", change=change)


def _numerator_change(found: NextBand, key: str, text: RulebookText) -> str:
    name = _name(key, text)
    if found.numerator_change == 0:
        # A limit that is itself just outside the better band needs "lebih dari Rp0" said as words.
        return said("{name} naik sedikit saja" if found.rises else "{name} turun sedikit saja", name=name)
    exceeds = not found.reached_at_limit and found.numerator_change.denominator == 1
    change = abs(found.numerator_change) if exceeds else found.least
    far = wording.trimmed(change) if text.is_count(key) else wording.rupiah(change)
    if exceeds:
        return said(
            "{name} naik lebih dari {far}" if found.rises else "{name} turun lebih dari {far}", name=name, far=far
        )
    return said("{name} naik sedikitnya {far}" if found.rises else "{name} turun sedikitnya {far}", name=name, far=far)


def _name(key: str, text: RulebookText) -> str:
    return wording.lower_first(text.name(key))


def _move(one: Improvement, text: RulebookText) -> MoveLine:
    rule = one.indicator.rule
    change = _answers(len(one.questions), one.each) if one.questions else tell_change(one.indicator, text)
    return MoveLine(rule.id, rule.name.id, change, f"+{wording.points(one.points)}")


def _answers(times: int, each: Fraction) -> str:
    if times == 1:
        return said("1 jawaban tidak menjadi ya, {points} poin", points=wording.points(each))
    return said(
        "{count} jawaban tidak menjadi ya, masing-masing {points} poin", count=times, points=wording.points(each)
    )


def _way_up(one: WayUp, text: RulebookText) -> WayUpText:
    steps = tuple(
        MoveLine(
            step.improvement.indicator.rule.id,
            step.improvement.indicator.rule.name.id,
            said("{count} jawaban", count=step.times) if step.improvement.questions else "",
            f"+{wording.points(step.points)}",
        )
        for step in one.steps
    )
    # The missing points are shown whole: rounded down they would fall short of the predicate.
    return WayUpText(
        text.predicates[one.predicate.id].name, wording.trimmed(one.missing), steps, wording.points(one.offered)
    )


def _narrowing(one: Narrowing) -> MoveLine:
    indicator = one.indicator
    missing = len(indicator.missing)
    sides = (indicator.numerator, indicator.denominator)
    if indicator.rule.questions:
        what = said("{count} jawaban", count=missing)
    elif any(any(find_contradictory(side)) for side in sides if side is not None):
        what = said("angka yang bertentangan")
    else:
        what = said("{count} angka", count=missing)
    return MoveLine(indicator.rule.id, indicator.rule.name.id, what, wording.points(one.width))


def _points(part: AspectScore | IndicatorScore) -> str:
    low, high = wording.points(part.lowest), wording.points(part.highest)
    return low if part.lowest == part.highest else f"{low} – {high}"
