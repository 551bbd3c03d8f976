"""One health assessment as a page: total, aspects, and the trace of every point down to file and line.

Knows how a computed score is told. Refuses to compute: every number here was given by the score or its rulebook.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.cooperative import Authored, Cooperative
from generator.model.results import AspectScore, FindingState, HealthScore, IndicatorScore
from generator.model.rulebook import Evidence
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.figures import score_scale
from generator.pages.health_result import HealthResultText, health_page_name, tell_result
from generator.pages.notices import of_file, tell_all
from generator.pages.page import Page
from generator.pages.rulebook_text import RulebookText
from generator.pages.worksheets import Places, is_blank, make_worksheets, rupiah_or_gap
from generator.problems.problem import Problem

FRAME = "koperasi/kerangka/kesehatan.html"


@dataclass(frozen=True, slots=True)
class SideText:
    """Numerator or denominator with the numbers filled in."""

    name: str
    value: str
    known: bool
    anchor: str
    place: str


@dataclass(frozen=True, slots=True)
class AnswerText:
    """One answered or unanswered question."""

    topic: str
    state: str
    word: str
    place: str
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
    stated_place: str
    verdict: str
    hint: str
    answers: tuple[AnswerText, ...]
    tally: str
    table: Markup
    clause: Markup
    evidence: Evidence
    evidence_word: str


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


@dataclass(frozen=True, slots=True)
class RecordedLine:
    """A recorded number beside the computed one."""

    name: str
    recorded: str
    computed: str
    agrees: bool | None
    difference: str


def render_health_page(
    templates: Templates,
    cooperative: Cooperative,
    score: HealthScore,
    assessment: Authored[HealthAssessment],
    text: RulebookText | None,
    problems: tuple[Problem, ...],
    siblings: tuple[HealthScore, ...],
    audience: Audience,
) -> Page:
    """The page of one assessment; `siblings` are all assessments of the cooperative, oldest first."""
    places = Places(cooperative.folder)
    result = tell_result(score, text)
    year = str(score.period_end.year)
    aspects = () if text is None else tuple(_aspect(one, text, assessment, places, audience) for one in score.aspects)
    sheets = () if text is None else make_worksheets(_roots(score), text, places)
    values: dict[str, Any] = {
        "cooperative": cooperative,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "year": year,
        "period_end": score.period_end,
        "score": score,
        "assessment": assessment.content,
        "file": places.text(assessment.place()),
        "folder": cooperative.folder,
        "text": text,
        "result": result,
        "scale": _scale(score, text, result),
        "aspects": aspects,
        "sheets": sheets,
        "recorded": _recorded(score, assessment.content, text, result),
        "missing_figures": _missing_figures(score, text),
        "missing_answers": _missing_answers(score),
        "weak": _weak_counts(score, text),
        "notices_list": tell_all(of_file(problems, assessment.file)),
        "tabs": tuple((str(one.period_end.year), health_page_name(one), one.id == score.id) for one in siblings),
        "root": "../../",
    }
    name = cooperative.name
    return Page(
        path=f"koperasi/{cooperative.id}/{health_page_name(score)}",
        frame=FRAME,
        title=f"Kesehatan {year}: {name}",
        description=f"Penilaian kesehatan {name} tahun buku {year}. {result.sentence}",
        body=templates.render("pages/health.html", values),
        search_text=f"{name} kesehatan tahun buku {year}. {result.sentence}",
    )


def _roots(score: HealthScore) -> list[Any]:
    sides = [side for one in score.indicators for side in (one.numerator, one.denominator)]
    return [side for side in sides if side is not None]


def _scale(score: HealthScore, text: RulebookText | None, result: HealthResultText) -> Markup:
    if text is None or score.lowest is None or score.highest is None:
        return Markup()
    total = Fraction(text.rulebook.total)
    label = result.number
    return score_scale(text.scale, score.lowest * 100 / total, score.highest * 100 / total, label, result.sentence)


def _span(low: Fraction, high: Fraction) -> str:
    return wording.points(low) if low == high else f"{wording.points(low)} – {wording.points(high)}"


def _share(part: Fraction, whole: Fraction) -> float:
    return round(float(part * 100 / whole), 2) if whole else 0.0


def _aspect(
    one: AspectScore, text: RulebookText, assessment: Authored[HealthAssessment], places: Places, audience: Audience
) -> AspectText:
    return AspectText(
        one.rule.id,
        one.rule.name.id,
        _span(one.lowest, one.highest),
        wording.trimmed(one.maximum),
        _share(one.lowest, one.maximum),
        _share(one.highest, one.maximum),
        tuple(_indicator(each, text, assessment.content, places, audience) for each in one.indicators),
    )


def _indicator(
    one: IndicatorScore, text: RulebookText, assessment: HealthAssessment, places: Places, audience: Audience
) -> IndicatorText:
    rule = one.rule
    limits = text.band_limits[rule.id]
    evidence = text.weakest[rule.id]
    return IndicatorText(
        rule.id,
        rule.name.id,
        text.formulas[rule.id],
        _span(one.lowest, one.highest),
        wording.trimmed(one.maximum),
        _share(one.lowest, one.maximum),
        _share(one.highest, one.maximum),
        one.state.value,
        _side(one, "numerator", text, places),
        _side(one, "denominator", text, places),
        _ratio(one, limits),
        places.text(one.stated_ratio),
        _verdict(one),
        _hint(one, text),
        tuple(_answer(each, assessment, places, audience) for each in one.answers),
        _tally(one),
        Markup() if rule.questions else text.band_table(rule, one.band),
        text.clauses[f"r-{rule.id}"],
        evidence,
        wording.EVIDENCE[evidence],
    )


def _side(one: IndicatorScore, which: str, text: RulebookText, places: Places) -> SideText | None:
    amount = one.numerator if which == "numerator" else one.denominator
    if amount is None:
        return None
    return SideText(
        text.name(amount.id),
        rupiah_or_gap(amount),
        amount.value is not None,
        amount.id if amount.rule is not None and not is_blank(amount) else "",
        places.text(amount.place),
    )


def _ratio(one: IndicatorScore, limits: tuple[Decimal, ...]) -> str:
    if one.ratio is None or one.answers:
        return ""
    if one.stated_ratio is not None:
        return wording.trimmed(one.ratio) + "\u00a0%"
    return wording.percent(one.ratio, limits)


def _verdict(one: IndicatorScore) -> str:
    if one.rule.questions:
        return ""
    if one.by_zero_rule:
        return f"Penyebut nol: skor penuh. {one.rule.zero_reading or ''}".strip()
    if one.band is not None:
        return (
            f"Masuk rentang {wording.band_range(one.band)}: nilai {wording.trimmed(one.band.value)}, "
            f"skor {wording.points(one.band.score)}."
        )
    if one.state is FindingState.NOT_COMPUTABLE:
        return "Penyebut nol atau negatif: rasio ini tidak dapat dihitung, dan aturan tidak memberi skor untuknya."
    if one.state is FindingState.NOT_APPLICABLE:
        return "Ukuran ini tidak berlaku bagi koperasi ini."
    if one.stated_ratio is not None:
        return "Rasio tercetak jatuh di tepi dua rentang; tanpa angka rupiahnya skor belum dapat dipastikan."
    return f"Data belum lengkap; skor dapat antara {wording.points(one.lowest)} dan {wording.points(one.highest)}."


def _hint(one: IndicatorScore, text: RulebookText) -> str:
    found = one.next_band
    if found is None or one.numerator is None or (found.numerator_change == 0 and found.reached_at_limit):
        return ""
    way = "naik" if found.numerator_change >= 0 else "turun"
    least = "sedikitnya" if found.reached_at_limit else "lebih dari"
    # A limit that is itself just outside the better band needs "lebih dari Rp0" said as words.
    change = wording.distance(found.numerator_change)
    far = "sedikit saja" if found.numerator_change == 0 else f"{least} {change}"
    return (
        f"Rentang lebih baik terdekat ({wording.band_range(found.band)}, tambah {wording.points(found.points)} poin) "
        f"tercapai bila {_lower_first(text.name(one.numerator.id))} {way} {far} dan penyebutnya tetap."
    )


def _lower_first(name: str) -> str:
    first = name.split(" ", 1)[0]
    return name if len(first) > 1 and first.isupper() else name[:1].lower() + name[1:]


def _answer(one: Any, assessment: HealthAssessment, places: Places, audience: Audience) -> AnswerText:
    state = "open" if one.yes is None else "yes" if one.yes else "no"
    word = {"open": "belum dijawab", "yes": "ya", "no": "tidak"}[state]
    evidence = assessment.evidence.get(one.question.id, "") if audience is Audience.INTERNAL else ""
    return AnswerText(one.question.topic.id, state, word, places.text(one.place), evidence)


def _tally(one: IndicatorScore) -> str:
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


def _recorded(
    score: HealthScore, assessment: HealthAssessment, text: RulebookText | None, result: HealthResultText
) -> tuple[RecordedLine, ...]:
    recorded = assessment.recorded
    if recorded is None:
        return ()
    lines = [
        _compare(one.rule.name.id, recorded.aspects[one.rule.id], one.score, _span(one.lowest, one.highest))
        for one in score.aspects
        if one.rule.id in recorded.aspects
    ]
    if recorded.total is not None:
        lines.append(_compare("Jumlah", recorded.total, score.total, result.number or "tidak ada"))
    if recorded.predicate is not None:
        known = text.predicates.get(recorded.predicate) if text else None
        word = known.name if known else recorded.predicate
        agrees = None if score.predicate is None else score.predicate.id == recorded.predicate
        lines.append(RecordedLine("Predikat", word, result.predicate or "belum dapat dipastikan", agrees, ""))
    return tuple(lines)


def _compare(name: str, recorded: Decimal, computed: Fraction | None, shown: str) -> RecordedLine:
    if computed is None:
        return RecordedLine(name, wording.points(recorded), shown, None, "")
    difference = computed - Fraction(recorded)
    # A printed total of two decimals stands for everything that rounds to it.
    agrees = wording.points(recorded) == wording.points(computed)
    sign = "+" if difference > 0 else ""
    return RecordedLine(
        name, wording.points(recorded), shown, agrees, "" if agrees else f"{sign}{wording.points(difference)}"
    )


def _missing_figures(score: HealthScore, text: RulebookText | None) -> tuple[tuple[str, str], ...]:
    if text is None:
        return ()
    keys = {key: None for one in score.indicators if not one.rule.questions for key in one.missing}
    return tuple((text.name(key), key) for key in keys)


def _missing_answers(score: HealthScore) -> int:
    return sum(len(one.missing) for one in score.indicators if one.rule.questions)


def _weak_counts(score: HealthScore, text: RulebookText | None) -> tuple[int, int, int]:
    if text is None:
        return (0, 0, 0)
    grades = [text.weakest[one.rule.id] for one in score.indicators]
    return (len(grades), grades.count(Evidence.SINGLE_SOURCE), grades.count(Evidence.UNVERIFIED))
