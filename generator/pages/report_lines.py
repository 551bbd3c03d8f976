"""The measures, answers and worked-out sums of a printed report, as rows of its tables.

Knows how a row says that something is not there: in words, never as nought. Rows are patterns of the rulebook, filled
with the figures of the report. Refuses to compute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.results import AmountResult, AspectScore, HealthScore, IndicatorScore
from generator.pages import wording
from generator.pages.health_trace import tell_verdict
from generator.pages.measure_figures import Figures, points_span
from generator.pages.pattern import Pattern, hole
from generator.pages.report_rules import ReportRules
from generator.pages.rulebook_text import RulebookText
from generator.pages.worksheets import is_blank, rupiah_or_gap

NONE_YET = "belum ada"
_NUMBERS, _RATIO, _SCORE, _SPAN = range(4)


@dataclass(frozen=True, slots=True)
class MeasureShape:
    """What the row of a measure shows whatever its figures are; an empty part is left out, the rest are holes."""

    name: str
    formula: str
    numbers: Markup | str
    ratio: Markup | str
    verdict: str
    weak: str
    value: str
    maximum: str
    score: Markup
    span: Markup | str


@dataclass(frozen=True, slots=True)
class AspectLine:
    """One aspect. `score` is words while there is none; `span` then says what it can still be."""

    name: str
    weight: str
    score: str
    span: str
    share: str
    """The score in percent of the aspect's maximum; empty while there is no score."""
    recorded: str
    measures: Markup
    """The rows of its measures."""


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """A questionnaire: its rows, and the count of its answers."""

    name: str
    rows: Markup
    tally: str


def tell_aspect_lines(
    score: HealthScore,
    told: Mapping[str, Figures],
    text: RulebookText,
    rules: ReportRules,
    recorded: Mapping[str, str],
) -> tuple[AspectLine, ...]:
    """Every aspect and measure of the rule, in its order; `recorded` holds points by aspect, `told` figures by id."""
    return tuple(
        AspectLine(
            aspect.rule.name.id,
            wording.trimmed(aspect.maximum),
            *_score(aspect),
            "" if aspect.score is None else wording.percent(aspect.score * 100 / aspect.maximum),
            recorded.get(aspect.rule.id, ""),
            _joined([_measure(one, told[one.rule.id], text, rules) for one in aspect.indicators]),
        )
        for aspect in score.aspects
    )


def tell_answers(
    score: HealthScore, assessment: HealthAssessment, rules: ReportRules, audience: Audience
) -> tuple[AnswerGroup, ...]:
    """The questionnaires of a score, for internal readers with the evidence of each answer.

    None of them while not a single question is answered.
    """
    if all(answer.yes is None for one in score.indicators for answer in one.answers):
        return ()
    evidence = assessment.evidence if audience is Audience.INTERNAL else {}
    groups = []
    for one in score.indicators:
        rows = []
        for answer in one.answers:
            key = answer.question.id
            rows.append(rules.answers[key, answer.yes])
            if key in evidence:
                rows.append(rules.proof.fill((evidence[key],)))
        if rows:
            groups.append(AnswerGroup(one.rule.name.id, _joined(rows), _tally(one)))
    return tuple(groups)


def tell_weighted_sums(score: HealthScore, text: RulebookText, rules: ReportRules) -> Markup:
    """The sums in which parts count for more or less than they are, worked out: each once.

    A sum stated without any of its parts has nothing to be worked out.
    """
    found: dict[str, Markup] = {}
    waiting = [side for one in score.indicators for side in (one.numerator, one.denominator) if side is not None]
    for one in waiting:
        if one.id in rules.weighted and one.id not in found and not all(is_blank(part) for part in one.parts):
            found[one.id] = _sum(one, text, rules)
        waiting.extend(one.parts)
    return _joined(found.values())


def _joined(rows: Iterable[Markup]) -> Markup:
    return Markup("".join(rows))  # noqa: S704 - each of them is a piece of page


def _sum(one: AmountResult, text: RulebookText, rules: ReportRules) -> Markup:
    weights = text.weights[one.id]
    known = [number for number, part in enumerate(one.parts) if not is_blank(part)]
    values = [rupiah_or_gap(one)]
    for number in known:
        value = one.parts[number].value
        values.append(rupiah_or_gap(one.parts[number]))
        values.append("–" if value is None else wording.rupiah_part(value, weights[number].factor))
    key = ("report-sum", one.id, tuple(known))
    pattern: Pattern | None = text.remembered.get(key)
    if pattern is None:
        lines = [
            (text.name(one.parts[number].id), hole(1 + 2 * order), weights[number].text, hole(2 + 2 * order))
            for order, number in enumerate(known)
        ]
        pattern = rules.pattern("sum_table", text.name(one.id), lines, len(weights) - len(known), hole(0))
        text.remembered[key] = pattern
    return pattern.fill(values)


def _score(one: AspectScore) -> tuple[str, str]:
    if one.score is not None:
        return wording.points(one.score), ""
    return NONE_YET, points_span(one.lowest, one.highest)


def _measure(one: IndicatorScore, told: Figures, text: RulebookText, rules: ReportRules) -> Markup:
    rule, row, unknown = one.rule, told.row, told.unknown
    score, span = (told.points, "") if one.score is not None else (NONE_YET, told.points)
    ratio = told.ratio or ("" if rule.questions else NONE_YET)
    values = (wording.NOT_STATED if unknown else _numbers(one, told), ratio, score, span)
    verdict = "" if rule.questions or unknown else tell_verdict(one, text)
    weak = "" if unknown else told.weak.label
    key = ("report-measure", rule.id, row, verdict, weak, bool(span))
    pattern: Pattern | None = text.remembered.get(key)
    if pattern is None:
        shape = MeasureShape(
            rule.name.id,
            text.formulas[rule.id],
            hole(_NUMBERS),
            hole(_RATIO),
            verdict,
            weak,
            "" if rule.questions else wording.trimmed(one.band.value) if one.band is not None else "–",
            wording.trimmed(one.maximum),
            hole(_SCORE),
            hole(_SPAN) if span else "",
        )
        pattern = text.remembered[key] = rules.pattern("measure_row", shape)
    return pattern.fill(values)


def _numbers(one: IndicatorScore, told: Figures) -> str:
    if one.answers:
        return _tally(one)
    if one.fulfilled is not None:
        return f"{one.fulfilled[0]} dari {one.rule.items} butir terpenuhi"
    upper, lower = one.numerator, one.denominator
    if one.stated_ratio is not None and not any(side and side.value is not None for side in (upper, lower)):
        return "rasio tercetak pada sumber; angka rupiahnya belum disampaikan"
    if upper is None or lower is None:
        return ""
    return f"{told.upper} ÷ {told.lower}"


def _tally(one: IndicatorScore) -> str:
    yes = sum(answer.yes is True for answer in one.answers)
    no = sum(answer.yes is False for answer in one.answers)
    waiting = len(one.answers) - yes - no
    if waiting == len(one.answers):
        return "belum dijawab"
    return f"{yes} ya, {no} tidak" + (f", {waiting} belum dijawab" if waiting else "")
