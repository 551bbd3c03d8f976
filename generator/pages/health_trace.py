"""The trace of a health score in words: aspect, indicator, formula with its numbers, band, points, distance.

Knows how each state of an indicator is told. Refuses to compute: the numbers are those of the score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.results import AmountResult, AspectScore, FindingState, IndicatorScore
from generator.pages import ranges, wording
from generator.pages.language import said
from generator.pages.measure_figures import Figures, points_span
from generator.pages.outlook_text import tell_change
from generator.pages.pattern import Pattern, hole
from generator.pages.rulebook_text import RulebookText
from generator.pages.weak_rules import Weakness
from generator.pages.worksheets import Places, find_contradictory, is_blank

_EVIDENCE = Markup('<span class="note">Bukti: {}</span>')


@dataclass(frozen=True, slots=True)
class SideText:
    """Numerator or denominator; the number and its place are holes."""

    value: Markup
    known: bool
    sheets: Markup
    """The page of the worksheets."""
    anchor: str
    place: Markup


@dataclass(frozen=True, slots=True)
class MeasureText:
    """The shape of one indicator told from formula to points: what the rulebook says of it, and holes for the rest."""

    id: str
    name: str
    formula: str
    points: Markup
    maximum: str
    state: str
    upper: SideText | None
    lower: SideText | None
    ratio: Markup | str
    stated_place: Markup | str
    verdict: str
    hint: Markup | str
    answers: Markup | str
    tally: Markup | str
    clause: Markup
    weak: Weakness
    sheets: Markup
    """The page of the worksheets."""


(_POINTS, _UPPER, _UPPER_PLACE, _LOWER, _LOWER_PLACE, _RATIO, _STATED, _HINT, _TALLY, _ANSWERS, _SHEETS) = range(11)


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
    measures: tuple[Markup, ...]
    blanks: tuple[BlankText, ...]


def _share(part: Fraction, whole: Fraction) -> float:
    # Division of whole numbers is exact to the last digit of the float, and much faster than a fraction.
    below = part.denominator * whole.numerator
    return round(part.numerator * 100 * whole.denominator / below, 2) if below else 0.0


def tell_aspect(
    one: AspectScore,
    told: Mapping[str, Figures],
    text: RulebookText,
    assessment: HealthAssessment,
    places: Places,
    sheets: str,
    audience: Audience,
) -> AspectText:
    """One aspect with all its indicators; `told` are their figures by id, `sheets` the page of the worksheets."""
    each_told = [(each, told[each.rule.id]) for each in one.indicators]
    return AspectText(
        one.rule.id,
        one.rule.name.id,
        points_span(one.lowest, one.highest),
        wording.trimmed(one.maximum),
        _share(one.lowest, one.maximum),
        _share(one.highest, one.maximum),
        tuple(
            [
                _measure(each, figures, text, assessment, places, sheets, audience)
                for each, figures in each_told
                if not figures.unknown
            ]
        ),
        tuple(
            [
                BlankText(each.rule.id, each.rule.name.id, figures.points)
                for each, figures in each_told
                if figures.unknown
            ]
        ),
    )


def _measure(
    one: IndicatorScore,
    told: Figures,
    text: RulebookText,
    assessment: HealthAssessment,
    places: Places,
    sheets: str,
    audience: Audience,
) -> Markup:
    rule, row, weak = one.rule, told.row, told.weak
    upper, lower = one.numerator, one.denominator
    values = (
        told.points,
        told.upper,
        Markup() if upper is None else places.origin(upper),
        told.lower,
        Markup() if lower is None else places.origin(lower),
        told.ratio,
        places.mark(one.stated_ratio),
        _hint(one, text),
        _tally(one, text, places),
        _answers(one, text, assessment, places, audience),
        sheets,
    )
    # In a row of the table the verdict follows from the row.
    verdict = "" if row >= 0 and one.operand_case is None else tell_verdict(one, text)
    shown = tuple(map(bool, values))
    key = ("measure", rule.id, row, one.state, weak, verdict, shown, _kind(upper), _kind(lower))
    pattern: Pattern | None = text.remembered.get(key)
    if pattern is None:
        pattern = text.remembered[key] = text.pattern("measure", _shape(one, weak, shown, text))
    return pattern.fill(values)


def _shape(one: IndicatorScore, weak: Weakness, shown: tuple[bool, ...], text: RulebookText) -> MeasureText:
    rule = one.rule
    return MeasureText(
        rule.id,
        rule.name.id,
        text.formulas[rule.id],
        hole(_POINTS),
        wording.trimmed(one.maximum),
        one.state.value,
        _side(one.numerator, _UPPER, _UPPER_PLACE),
        _side(one.denominator, _LOWER, _LOWER_PLACE),
        hole(_RATIO) if shown[_RATIO] else "",
        hole(_STATED) if shown[_STATED] else "",
        tell_verdict(one, text),
        hole(_HINT) if shown[_HINT] else "",
        hole(_ANSWERS) if shown[_ANSWERS] else "",
        hole(_TALLY) if shown[_TALLY] else "",
        text.clauses[f"r-{rule.id}"],
        weak,
        hole(_SHEETS),
    )


def _side(amount: AmountResult | None, value: int, place: int) -> SideText | None:
    kind = _kind(amount)
    return None if kind is None else SideText(hole(value), kind[0], hole(_SHEETS), kind[1], hole(place))


def _kind(amount: AmountResult | None) -> tuple[bool, str] | None:
    """Whether the amount is known, and the anchor of its worksheet if it has one."""
    if amount is None:
        return None
    return amount.value is not None, amount.id if amount.rule is not None and not is_blank(amount) else ""


def tell_verdict(one: IndicatorScore, text: RulebookText) -> str:
    """The row of the table the ratio falls into, or why it has no score."""
    if one.rule.questions:
        return ""
    if one.operand_case is not None:
        return text.tell_operand_case(one.operand_case, one.rule)
    if one.band is not None:
        band = ranges.band_range(one.band, one.rule.unit)
        return said("Masuk rentang {band}: nilai {value}.", band=band, value=wording.trimmed(one.band.value))
    if one.state is FindingState.NOT_COMPUTABLE:
        return said("Pembagi dalam rumusnya nol atau negatif: rasio ini tidak dapat dihitung.")
    if one.rule.bands_unknown is not None and one.ratio is not None:
        return said(
            "Tabel penilaiannya belum diketahui, jadi rasio ini belum diberi skor. {why}", why=one.rule.bands_unknown
        )
    if one.state is FindingState.NOT_APPLICABLE:
        return said("Ukuran ini tidak berlaku bagi koperasi ini.")
    if one.stated_ratio is not None:
        return said("Rasio tercetak jatuh di tepi dua rentang; tanpa angka rupiahnya skor belum dapat dipastikan.")
    if any(any(find_contradictory(side)) for side in (one.numerator, one.denominator) if side is not None):
        return said("Ada angka yang bertentangan, jadi rasio ini belum dihitung.")
    return said("Data belum lengkap.")


def _hint(one: IndicatorScore, text: RulebookText) -> str:
    change = tell_change(one, text)
    if one.next_band is None or not change:
        return ""
    points = wording.points(one.next_band.points)
    return said("Skor ukuran ini bertambah {points} poin bila {change}.", points=points, change=change)


def _answers(
    one: IndicatorScore, text: RulebookText, assessment: HealthAssessment, places: Places, audience: Audience
) -> Markup:
    """Every question with its answer, its place and, for those who may read it, the evidence named."""
    if not one.answers:
        return Markup()
    evidence = assessment.evidence if audience is Audience.INTERNAL else {}
    lines = []
    for each in one.answers:
        note = evidence.get(each.question.id)
        told = _EVIDENCE.format(note) if note else ""
        lines.append(f"{text.answer_heads[each.question.id, each.yes]}{places.line(each.place)}{told}</li>\n")
    return Markup("".join(lines))  # noqa: S704 - pieces of page, prepared or escaped above


def _tally(one: IndicatorScore, text: RulebookText, places: Places) -> str:
    if one.fulfilled is not None and one.ratio is not None:
        count, place = one.fulfilled
        share = said(
            "{count} dari {whole} butir terpenuhi = {percent} ({place})",
            count=count,
            whole=one.rule.items,
            percent=wording.percent(one.ratio),
            place=places.text(place),
        )
        return f"{share}. {tell_verdict(one, text)}"
    if not one.rule.questions:
        return ""
    yes = sum(answer.yes is True for answer in one.answers)
    no = sum(answer.yes is False for answer in one.answers)
    open_ = len(one.answers) - yes - no
    each = wording.trimmed(one.rule.points_per_yes or 0)
    lowest = wording.points(one.lowest)
    if not open_:
        return said("{yes} ya, {no} tidak. {yes} × {each} = {points} poin.", yes=yes, no=no, each=each, points=lowest)
    return said(
        "{yes} ya, {no} tidak, {open} belum dijawab. {yes} × {each} = {points} poin;"
        " bila semua yang belum dijawab ternyata ya, {highest}.",
        yes=yes,
        no=no,
        open=open_,
        each=each,
        points=lowest,
        highest=wording.points(one.highest),
    )
