"""One line per measure of a printed report: formula, numbers, ratio, value, points, with what is missing or uncertain.

Knows how a line says that something is not there: in words, never as nought. Refuses to compute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.results import AspectScore, FindingState, HealthScore, IndicatorScore
from generator.pages import wording
from generator.pages.environment import Macro
from generator.pages.health_trace import AspectText, IndicatorText, points_span
from generator.pages.report_rules import ReportRules

NONE_YET = "belum ada"


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure. `score` is words while there is none; `span` then says what it can still be."""

    head: Markup
    """Name and formula."""
    numbers: str
    ratio: str
    verdict: str
    value: str
    maximum: str
    score: str
    span: str
    weak: str


@dataclass(frozen=True, slots=True)
class AspectLines:
    """One aspect with its measures."""

    name: str
    weight: str
    score: str
    span: str
    share: str
    """The score in percent of the aspect's maximum; empty while there is no score."""
    recorded: str
    measures: tuple[MeasureLine, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """A questionnaire: its rows, and the count of its answers."""

    name: str
    rows: Markup
    tally: str


def tell_aspect_lines(
    score: HealthScore, told: Iterable[AspectText], rules: ReportRules, recorded: Mapping[str, str]
) -> tuple[AspectLines, ...]:
    """Every aspect and measure of the rule, in its order; `recorded` holds points by aspect."""
    known = {one.id: one for aspect in told for one in aspect.indicators}
    return tuple(
        AspectLines(
            aspect.rule.name.id,
            wording.trimmed(aspect.maximum),
            *_score(aspect),
            "" if aspect.score is None else wording.percent(aspect.score * 100 / aspect.maximum),
            recorded.get(aspect.rule.id, ""),
            tuple(_measure(one, known.get(one.rule.id), rules) for one in aspect.indicators),
        )
        for aspect in score.aspects
    )


def tell_answers(
    score: HealthScore, assessment: HealthAssessment, rules: ReportRules, proof_row: Macro, audience: Audience
) -> tuple[AnswerGroup, ...]:
    """The questionnaires of a score, for internal readers with the evidence of each answer; none while not a single question is answered."""
    if all(answer.yes is None for one in score.indicators for answer in one.answers):
        return ()
    evidence = assessment.evidence if audience is Audience.INTERNAL else {}
    return tuple(
        AnswerGroup(
            one.rule.name.id,
            Markup("").join(
                rules.answers[answer.question.id, answer.yes]
                + (proof_row(evidence[answer.question.id]) if answer.question.id in evidence else "")
                for answer in one.answers
            ),
            _tally(one),
        )
        for one in score.indicators
        if one.answers
    )


def _score(one: AspectScore | IndicatorScore) -> tuple[str, str]:
    if one.score is not None:
        return wording.points(one.score), ""
    return NONE_YET, points_span(one.lowest, one.highest)


def _measure(one: IndicatorScore, told: IndicatorText | None, rules: ReportRules) -> MeasureLine:
    score, span = _score(one)
    if told is None:
        numbers, ratio, verdict, weak = wording.NOT_STATED, "", "", ""
    else:
        numbers, ratio, weak = _numbers(one, told), told.ratio, told.weak_label
        verdict = "" if one.answers else told.verdict
    return MeasureLine(
        rules.measures[one.rule.id],
        numbers,
        ratio or ("" if one.rule.questions else NONE_YET),
        verdict,
        "" if one.rule.questions else wording.trimmed(one.band.value) if one.band is not None else "–",
        wording.trimmed(one.maximum),
        score,
        span,
        weak,
    )


def _numbers(one: IndicatorScore, told: IndicatorText) -> str:
    if one.answers:
        return _tally(one)
    if told.tally:
        return told.tally
    if one.stated_ratio is not None and not (told.upper and told.upper.known) and not (told.lower and told.lower.known):
        return "rasio tercetak pada sumber; angka rupiahnya belum disampaikan"
    if told.upper is None or told.lower is None:
        return ""
    return f"{told.upper.value} ÷ {told.lower.value}"


def _tally(one: IndicatorScore) -> str:
    yes = sum(answer.yes is True for answer in one.answers)
    no = sum(answer.yes is False for answer in one.answers)
    waiting = len(one.answers) - yes - no
    if waiting == len(one.answers):
        return "belum dijawab"
    return f"{yes} ya, {no} tidak" + (f", {waiting} belum dijawab" if waiting else "")


def count_states(score: HealthScore) -> tuple[int, int]:
    """How many measures there are, and how many have a score."""
    return len(score.indicators), sum(one.state is FindingState.SCORED for one in score.indicators)
