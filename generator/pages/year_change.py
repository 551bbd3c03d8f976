"""Two years side by side, and the run of totals under each rulebook, in words.

Refuses to subtract: a difference is shown only where the trend gave one, and never between two rulebooks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.model.outlook import ChangeCause, Incomparable, IndicatorChange, RulebookTrend, YearChange
from generator.model.results import AspectScore, IndicatorScore
from generator.pages import wording
from generator.pages.corrections_text import SplitText, signed, tell_split, total_span
from generator.pages.language import said
from generator.pages.rulebook_text import RulebookText
from generator.pages.trend_figure import TrendPoint, score_trend


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One aspect or indicator in two years."""

    id: str
    name: str
    before: str
    after: str
    points: str
    """Signed; empty while it cannot be told."""
    way: str
    """`up`, `down`, `still` or `open`."""
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class YearChangeText:
    """The change from the year before."""

    year_before: str
    year: str
    rule_before: str
    """Filled only when the two years cannot be compared."""
    rule: str
    total: ChangeLine | None
    aspects: tuple[ChangeLine, ...] = ()
    moved: tuple[ChangeLine, ...] = ()
    """Indicators whose points differ."""
    still: int = 0
    """Indicators whose figures differ without moving the score."""
    one_sided: int = 0
    """Indicators scored in one of the two years only."""
    has_partial: bool = False
    split: SplitText | None = None

    @property
    def is_comparable(self) -> bool:
        """Whether one rulebook scored both years."""
        return not self.rule_before


@dataclass(frozen=True, slots=True)
class TrendText:
    """The picture of one rulebook's totals; its numbers stand in the list of years."""

    rule: str
    years: str
    picture: Markup


def tell_year_change(
    change: YearChange | Incomparable | None, before: RulebookText | None, text: RulebookText | None
) -> YearChangeText | None:
    """The change in words; `before` is the rulebook the earlier year was recorded under."""
    if change is None or text is None or before is None:
        return None
    years = str(change.before.period_end.year), str(change.after.period_end.year)
    if isinstance(change, Incomparable):
        return YearChangeText(*years, before.short_name, text.short_name, None)
    indicators = [one for aspect in change.aspects for one in aspect.indicators]
    aspects = tuple(
        _line(one.rule.id, one.rule.name.id, _span(one.before), _span(one.after), one.points, not one.whole)
        for one in change.aspects
    )
    total = None
    if change.points is not None:
        ends = total_span(change.before, text), total_span(change.after, text)
        total = _line("", said("Jumlah"), *ends, change.points)
    return YearChangeText(
        *years,
        "",
        text.short_name,
        total,
        aspects,
        tuple(_moved(one, text) for one in indicators if one.points),
        sum(one.points == 0 and one.cause is ChangeCause.CONDITION for one in indicators),
        sum((one.before.score is None) != (one.after.score is None) for one in indicators),
        any(one.is_partial and one.points for one in aspects),
        tell_split(change.split, before, text),
    )


def tell_trends(trends: Sequence[RulebookTrend], texts: Iterable[RulebookText | None]) -> tuple[TrendText, ...]:
    """One picture for each rulebook: a line never leads from one rule to another."""
    known = {text.rulebook.id: text for text in texts if text is not None}
    return tuple(_trend(one, known[one.rulebook.id]) for one in trends if one.rulebook.id in known)


def _trend(trend: RulebookTrend, text: RulebookText) -> TrendText:
    whole = Fraction(text.rulebook.total)
    points, told = [], []
    for score in trend.scores:
        if score.lowest is None or score.highest is None:
            continue
        label = total_span(score, text)
        year = score.period_end.year
        points.append(TrendPoint(year, score.lowest * 100 / whole, score.highest * 100 / whole, label))
        told.append(f"{year}: {label}")
    description = said("Skor total menurut {rule}. {years}.", rule=text.short_name, years="; ".join(told))
    span = said("{low} sampai {high}", low=points[0].year, high=points[-1].year)
    return TrendText(text.short_name, span, score_trend(text.scale, tuple(points), description))


def _span(one: AspectScore | IndicatorScore) -> str:
    low, high = wording.points(one.lowest), wording.points(one.highest)
    return low if one.lowest == one.highest else f"{low} – {high}"


def _line(
    identity: str, name: str, before: str, after: str, points: Fraction | None, is_partial: bool = False
) -> ChangeLine:
    if points is None:
        return ChangeLine(identity, name, before, after, "", "open")
    way = "up" if points > 0 else "down" if points < 0 else "still"
    return ChangeLine(identity, name, before, after, signed(points), way, is_partial)


def _moved(one: IndicatorChange, text: RulebookText) -> ChangeLine:
    return _line(one.rule.id, one.rule.name.id, _state(one.before, text), _state(one.after, text), one.points)


def _state(one: IndicatorScore, text: RulebookText) -> str:
    if one.rule.questions:
        return said("{count} ya", count=sum(answer.yes is True for answer in one.answers))
    if one.ratio is None:
        return said("penyebut nol")
    return wording.percent(one.ratio, text.band_limits[one.rule.id])
