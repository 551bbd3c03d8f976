"""The trace of a health score in words: aspect, indicator, formula with its numbers, band, points, distance.

Knows how each state of an indicator is told. Refuses to compute: the numbers are those of the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.results import Answer, AspectScore, FindingState, IndicatorScore
from generator.pages import wording
from generator.pages.outlook_text import tell_change
from generator.pages.rulebook_text import RulebookText
from generator.pages.weak_rules import WeakPart, find_weak_parts, weak_label
from generator.pages.worksheets import Places, find_contradictory, is_blank, rupiah_or_gap


@dataclass(frozen=True, slots=True)
class SideText:
    """Numerator or denominator with the numbers filled in."""

    name: str
    value: str
    known: bool
    anchor: str
    place: Markup


@dataclass(frozen=True, slots=True)
class AnswerText:
    """One question: its answer and topic, prepared with the rulebook, and where it was answered."""

    head: Markup
    place: Markup
    evidence: str


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """One indicator told from formula to points."""

    id: str
    name: str
    formula: str
    points: str
    maximum: str
    low_share: float
    high_share: float
    state: str
    upper: SideText | None
    lower: SideText | None
    ratio: str
    stated_place: Markup
    verdict: str
    hint: str
    answers: tuple[AnswerText, ...]
    tally: str
    table: Markup
    clause: Markup
    weak: tuple[WeakPart, ...]
    weak_label: str
    other_weak: tuple[WeakPart, ...]
    """Those that the indicator's own clause does not state."""


@dataclass(frozen=True, slots=True)
class BlankText:
    """An indicator of which nothing is known: its name and what it can give."""

    id: str
    name: str
    points: str


@dataclass(frozen=True, slots=True)
class AspectText:
    """One aspect with its bar."""

    id: str
    name: str
    points: str
    maximum: str
    low_share: float
    high_share: float
    indicators: tuple[IndicatorText, ...]
    blanks: tuple[BlankText, ...]


def points_span(low: Fraction, high: Fraction) -> str:
    """`12,00`, or `9,00 – 15,00` while it is open."""
    return wording.points(low) if low == high else f"{wording.points(low)} – {wording.points(high)}"


def _share(part: Fraction, whole: Fraction) -> float:
    return round(float(part * 100 / whole), 2) if whole else 0.0


def tell_aspect(
    one: AspectScore, text: RulebookText, assessment: HealthAssessment, places: Places, audience: Audience
) -> AspectText:
    """One aspect with all its indicators."""
    return AspectText(
        one.rule.id,
        one.rule.name.id,
        points_span(one.lowest, one.highest),
        wording.trimmed(one.maximum),
        _share(one.lowest, one.maximum),
        _share(one.highest, one.maximum),
        tuple(_indicator(each, text, assessment, places, audience) for each in one.indicators if not _is_unknown(each)),
        tuple(
            BlankText(each.rule.id, each.rule.name.id, points_span(each.lowest, each.highest))
            for each in one.indicators
            if _is_unknown(each)
        ),
    )


def _is_unknown(one: IndicatorScore) -> bool:
    """Whether nothing at all is known: neither an amount nor a printed ratio nor an answer."""
    if one.state is not FindingState.INCOMPLETE or one.stated_ratio is not None:
        return False
    if one.rule.questions:
        return all(answer.yes is None for answer in one.answers)
    if one.rule.items is not None:
        return one.fulfilled is None
    return all(side is None or is_blank(side) for side in (one.numerator, one.denominator))


def _indicator(
    one: IndicatorScore, text: RulebookText, assessment: HealthAssessment, places: Places, audience: Audience
) -> IndicatorText:
    rule = one.rule
    limits = text.band_limits[rule.id]
    weak = find_weak_parts(one, text)
    return IndicatorText(
        rule.id,
        rule.name.id,
        text.formulas[rule.id],
        points_span(one.lowest, one.highest),
        wording.trimmed(one.maximum),
        _share(one.lowest, one.maximum),
        _share(one.highest, one.maximum),
        one.state.value,
        _side(one, "numerator", text, places),
        _side(one, "denominator", text, places),
        _ratio(one, limits),
        places.mark(one.stated_ratio),
        _verdict(one),
        _hint(one, text),
        tuple(_answer(each, text, assessment, places, audience) for each in one.answers),
        _tally(one, places),
        Markup() if rule.questions else text.band_table(rule, one.band),
        text.clauses[f"r-{rule.id}"],
        weak,
        weak_label(weak),
        tuple(part for part in weak if not part.is_own),
    )


def _side(one: IndicatorScore, which: str, text: RulebookText, places: Places) -> SideText | None:
    amount = one.numerator if which == "numerator" else one.denominator
    if amount is None:
        return None
    return SideText(
        text.name(amount.id),
        wording.trimmed(amount.value)
        if amount.value is not None and text.is_count(amount.id)
        else rupiah_or_gap(amount),
        amount.value is not None,
        amount.id if amount.rule is not None and not is_blank(amount) else "",
        places.mark(amount.place),
    )


def _ratio(one: IndicatorScore, limits: tuple[Fraction, ...]) -> str:
    if one.ratio is None or one.answers or one.rule.items is not None:
        return ""
    unit = "\u00a0" + wording.UNITS[one.rule.unit]
    if one.stated_ratio is not None:
        return wording.trimmed(one.ratio) + unit
    return wording.points(one.ratio, limits) + unit


def _verdict(one: IndicatorScore) -> str:
    if one.rule.questions:
        return ""
    if one.by_zero_rule:
        return f"Penyebut nol: skor penuh. {one.rule.zero_reading or ''}".strip()
    if one.band is not None:
        band = wording.band_range(one.band, one.rule.unit)
        return f"Masuk rentang {band}: nilai {wording.trimmed(one.band.value)}."
    if one.state is FindingState.NOT_COMPUTABLE:
        return "Penyebutnya, atau pembagi dalam rumusnya, nol atau negatif: rasio ini tidak dapat dihitung."
    if one.rule.bands_unknown is not None and one.ratio is not None:
        return f"Tabel penilaiannya belum diketahui, jadi rasio ini belum diberi skor. {one.rule.bands_unknown}"
    if one.state is FindingState.NOT_APPLICABLE:
        return "Ukuran ini tidak berlaku bagi koperasi ini."
    if one.stated_ratio is not None:
        return "Rasio tercetak jatuh di tepi dua rentang; tanpa angka rupiahnya skor belum dapat dipastikan."
    if any(any(find_contradictory(side)) for side in (one.numerator, one.denominator) if side is not None):
        return "Ada angka yang bertentangan, jadi rasio ini belum dihitung."
    return "Data belum lengkap."


def _hint(one: IndicatorScore, text: RulebookText) -> str:
    change = tell_change(one, text)
    if one.next_band is None or not change:
        return ""
    points = wording.points(one.next_band.points)
    return f"Menurut tabel, skor bertambah {points} poin bila {change} dan penyebutnya tetap."


def _answer(
    one: Answer, text: RulebookText, assessment: HealthAssessment, places: Places, audience: Audience
) -> AnswerText:
    evidence = assessment.evidence.get(one.question.id, "") if audience is Audience.INTERNAL else ""
    return AnswerText(text.answer_heads[one.question.id, one.yes], places.line(one.place), evidence)


def _tally(one: IndicatorScore, places: Places) -> str:
    if one.fulfilled is not None and one.ratio is not None:
        count, place = one.fulfilled
        share = f"{count} dari {one.rule.items} butir terpenuhi = {wording.percent(one.ratio)} ({places.text(place)})"
        return f"{share}. {_verdict(one)}"
    if not one.rule.questions:
        return ""
    yes = sum(answer.yes is True for answer in one.answers)
    no = sum(answer.yes is False for answer in one.answers)
    open_ = len(one.answers) - yes - no
    each = wording.trimmed(one.rule.points_per_yes or 0)
    counts = f"{yes} ya, {no} tidak" + (f", {open_} belum dijawab" if open_ else "")
    return f"{counts}. {yes} × {each} = {wording.points(one.lowest)} poin" + (
        f"; bila semua yang belum dijawab ternyata ya, {wording.points(one.highest)}." if open_ else "."
    )
