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
from generator.model.results import AmountResult, HealthScore
from generator.model.rulebook import Evidence
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.figures import score_scale
from generator.pages.health_result import HealthResultText, health_page_name, tell_result
from generator.pages.health_trace import points_span, tell_aspect
from generator.pages.notices import of_file, tell_all
from generator.pages.page import Page
from generator.pages.rulebook_text import RulebookText
from generator.pages.worksheets import Places, make_worksheets
from generator.problems.problem import Problem

FRAME = "koperasi/kerangka/kesehatan.html"


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
    aspects = (
        ()
        if text is None
        else tuple(tell_aspect(one, text, assessment.content, places, audience) for one in score.aspects)
    )
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


def _roots(score: HealthScore) -> list[AmountResult]:
    sides = [side for one in score.indicators for side in (one.numerator, one.denominator)]
    return [side for side in sides if side is not None]


def _scale(score: HealthScore, text: RulebookText | None, result: HealthResultText) -> Markup:
    if text is None or score.lowest is None or score.highest is None:
        return Markup()
    total = Fraction(text.rulebook.total)
    label = result.number
    return score_scale(text.scale, score.lowest * 100 / total, score.highest * 100 / total, label, result.sentence)


def _recorded(
    score: HealthScore, assessment: HealthAssessment, text: RulebookText | None, result: HealthResultText
) -> tuple[RecordedLine, ...]:
    recorded = assessment.recorded
    if recorded is None:
        return ()
    lines = [
        _compare(one.rule.name.id, recorded.aspects[one.rule.id], one.score, points_span(one.lowest, one.highest))
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
