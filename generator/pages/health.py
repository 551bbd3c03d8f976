"""One health assessment as a page: total, aspects, and the trace of every point down to file and line.

Knows how a computed score is told. Refuses to compute: every number here was given by the score or its rulebook.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from markupsafe import Markup

from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.cooperative import Authored, Cooperative
from generator.model.results import AmountResult, HealthScore
from generator.pages.environment import Templates
from generator.pages.figures import score_scale
from generator.pages.health_result import (
    HealthResultText,
    health_page_name,
    report_page_name,
    summary_page_name,
    tell_result,
    worksheets_page_name,
)
from generator.pages.health_trace import tell_aspect
from generator.pages.language import said
from generator.pages.measure_figures import tell_figures
from generator.pages.notices import of_file, tell_all
from generator.pages.open_parts import find_open_parts
from generator.pages.page import Page
from generator.pages.reading_text import ReadingText
from generator.pages.recorded_lines import quote_recorded, tell_recorded
from generator.pages.report_rules import ReportRules
from generator.pages.rulebook_text import RulebookText
from generator.pages.weak_rules import count_weak
from generator.pages.worksheets import Places, make_worksheets
from generator.problems.problem import Problem

FRAME = "koperasi/kerangka/kesehatan.html"


def tell_health(
    cooperative: Cooperative,
    score: HealthScore,
    assessment: Authored[HealthAssessment],
    text: RulebookText | None,
    result: HealthResultText,
    rules: ReportRules | None,
    reading: ReadingText,
    problems: tuple[Problem, ...],
    siblings: tuple[HealthScore, ...],
    audience: Audience,
    books_page: str = "",
) -> dict[str, Any]:
    """All that the page and the printed documents of one assessment say, by the names templates use.

    `siblings` are all assessments of the cooperative, oldest first. `books_page` is the page
    of its year's statements; empty where there is none.
    """
    folder = f"{cooperative.folder}/assessments"
    journal = f"{cooperative.folder}/ledgers/general_journal_{score.period_end.year}.csv"
    places = Places(folder, assessment.file, books_page, journal)
    then = reading.when_recorded or score
    result_then = result if then is score else tell_result(then, text, drawn=False)
    year = str(score.period_end.year)
    # A rule that does not apply has a tree without points: shown, its zeros would pass for scores.
    scored = text if score.reason is None else None
    sheets_page = worksheets_page_name(score)
    figures = {} if scored is None else {one.rule.id: tell_figures(one, scored) for one in score.indicators}
    aspects = (
        ()
        if scored is None
        else tuple(
            tell_aspect(one, figures, scored, assessment.content, places, sheets_page, audience)
            for one in score.aspects
        )
    )
    sheets = () if scored is None else make_worksheets(_roots(score), scored, places)
    return {
        "cooperative": cooperative,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "year": year,
        "period_end": score.period_end,
        "score": score,
        "assessment": assessment.content,
        "file": places.text(assessment.place()),
        "folder": folder,
        "books": f"{cooperative.folder}/ledgers" if score.from_books else "",
        "text": text,
        "rules": rules,
        "result": result,
        "reading": reading,
        "scale": _scale(score, text, result),
        "aspects": aspects,
        "figures": figures,
        "sheets": sheets,
        "sheets_page": sheets_page,
        "recorded": tell_recorded(then, assessment, text, result_then, problems),
        "score_then": then,
        "recorded_result": quote_recorded(assessment, text, problems),
        "recorded_dated": quote_recorded(assessment, text, problems, dated=True),
        "open": find_open_parts(score, assessment.content, text, places),
        "weak": count_weak(score, {name: one.weak for name, one in figures.items()}),
        "notices_list": tell_all(of_file(problems, assessment.file)),
        "tabs": tuple((str(one.period_end.year), health_page_name(one), one.id == score.id) for one in siblings),
        "documents": _documents(score),
        "root": "../../",
    }


def render_health_page(templates: Templates, values: dict[str, Any]) -> Page:
    """The page of one assessment, from what `tell_health` gave."""
    score, cooperative, result, year = values["score"], values["cooperative"], values["result"], values["year"]
    name = cooperative.name
    return Page(
        path=f"koperasi/{cooperative.id}/{health_page_name(score)}",
        frame=FRAME,
        title=said("Kesehatan {year}: {name}", year=year, name=name),
        description=said(
            "Penilaian kesehatan {name} tahun buku {year}. {sentence}", name=name, year=year, sentence=result.sentence
        ),
        body=templates.render("pages/health.html", values),
        search_text=said(
            "{name} kesehatan tahun buku {year}. {sentence}", name=name, year=year, sentence=result.sentence
        ),
    )


def _documents(score: HealthScore) -> tuple[str, str] | None:
    """Full report and summary for paper; none where there is no result to report."""
    return None if score.lowest is None else (report_page_name(score), summary_page_name(score))


def _roots(score: HealthScore) -> list[AmountResult]:
    sides = [side for one in score.indicators for side in (one.numerator, one.denominator)]
    return [side for side in sides if side is not None]


def _scale(score: HealthScore, text: RulebookText | None, result: HealthResultText) -> Markup:
    if text is None or score.lowest is None or score.highest is None:
        return Markup()
    total = Fraction(text.rulebook.total)
    # An open result stands above the picture already; its ends are marks here, not a third copy of the numbers.
    label = "" if result.is_open else result.number
    return score_scale(text.scale, score.lowest * 100 / total, score.highest * 100 / total, label, result.sentence)
