"""All pages of some cooperatives, kind by kind: every page of one kind before the first of the next.

A template and the texts of a rulebook are large: cooperative by cooperative they would push each other out of the
processor's own memory. Knows which pages a cooperative has, and what of it stands on several of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.instrument import InstrumentStatus
from generator.model.outlook import CooperativeReading
from generator.model.results import HealthScore
from generator.pages.cooperative import render_profile_page, tell_sheets
from generator.pages.dossier_files import offer_files
from generator.pages.engagement import render_engagement_pages
from generator.pages.engagement_text import EngagementLine
from generator.pages.engagement_text import tell_line as tell_engagement_line
from generator.pages.environment import Templates
from generator.pages.health import render_health_page, tell_health
from generator.pages.health_result import HealthResultText, tell_result
from generator.pages.meetings import tell_surplus
from generator.pages.modern import render_modern_page
from generator.pages.modern_text import ModernLine, tell_line
from generator.pages.page import Page
from generator.pages.postings import render_postings_page
from generator.pages.reading_text import ReadingText, tell_reading
from generator.pages.recorded_lines import quote_recorded
from generator.pages.report import render_reports, render_worksheets, tell_identity
from generator.pages.report_rules import ReportRules
from generator.pages.rulebook_text import RulebookText
from generator.pages.sheets import render_sheets
from generator.pages.statements import render_statement_pages, trial_balance_page_name
from generator.pages.worksheets import Places
from generator.pages.year_change import tell_trends
from generator.problems.problem import Problem

Dossier = tuple[Cooperative, tuple[HealthScore, ...], tuple[Problem, ...], CooperativeReading]
"""One cooperative, already projected for its readers; `scores[i]` belongs to `cooperative.assessments[i]`."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the pages of all cooperatives rest on."""

    templates: Templates
    content: Content
    texts: Mapping[str, RulebookText]
    report_rules: Mapping[str, ReportRules]
    audience: Audience
    as_of: date
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands on several pages of one cooperative."""

    texts: list[RulebookText | None]
    results: list[HealthResultText]
    recorded: list[str]
    readings: list[ReadingText]
    modern: tuple[ModernLine, ...]
    engagements: tuple[EngagementLine, ...]


def render_dossiers(shared: Shared, dossiers: Sequence[Dossier], with_documents: bool) -> list[tuple[Page, ...]]:
    """Of each: the profile page, of each assessment a page and two documents for paper, of each year of the books a
    page, its mentoring, and the sheets of paper."""
    templates, as_of, audience = shared.templates, shared.as_of, shared.audience
    told = [_tell(shared, one) for one in dossiers]
    both = list(zip(dossiers, told, strict=True))
    profiles = [_render_profile(shared, *one) for one in both]
    health = [_tell_health(shared, *one) for one in both]
    more: list[list[Sequence[Page]]] = [[[render_health_page(templates, one) for one in each] for each in health]]
    more.append([_render_books(shared, one) for one in dossiers])
    more.append([[page for one in each for page in render_worksheets(templates, one, as_of)] for each in health])
    more.append([_render_mentoring(shared, one) for one in dossiers])
    if with_documents:
        identities = [tell_identity(templates, one[0], shared.content) for one in dossiers]
        more.append(
            [
                [page for one in each for page in render_reports(templates, one, identity, as_of, audience)]
                for each, identity in zip(health, identities, strict=True)
            ]
        )
        more.append([_render_sheets(shared, *one) for one in both])
        profiles = [
            offer_files(page, cooperative, scores, problems, as_of, shared.formats)
            for page, (cooperative, scores, problems, _) in zip(profiles, dossiers, strict=True)
        ]
    return [
        (profile, *(page for pages in kinds for page in pages)) for profile, *kinds in zip(profiles, *more, strict=True)
    ]


def _tell(shared: Shared, dossier: Dossier) -> _Told:
    cooperative, scores, problems, reading = dossier
    documents = cooperative.assessments
    texts = [shared.texts.get(score.rulebook.id) if score.rulebook else None for score in scores]
    recorded = [
        quote_recorded(document, text, problems) if score.total is None else ""
        for score, document, text in zip(scores, documents, texts, strict=True)
    ]
    folder = f"{cooperative.folder}/assessments"
    return _Told(
        texts,
        [tell_result(score, text) for score, text in zip(scores, texts, strict=True)],
        recorded,
        [
            tell_reading(one, score, text, shared.texts, shared.content, Places(folder, document.file))
            for one, score, text, document in zip(reading.scores, scores, texts, documents, strict=True)
        ],
        tuple(
            tell_line(one, one.newest is not None and one.newest.pack.status is InstrumentStatus.CONTOH)
            for one in reversed(reading.modern)
        ),
        tuple(tell_engagement_line(one) for one in reversed(reading.mentoring)),
    )


def _render_profile(shared: Shared, dossier: Dossier, told: _Told) -> Page:
    cooperative, scores, problems, reading = dossier
    return render_profile_page(
        shared.templates,
        shared.content,
        cooperative,
        scores,
        told.results,
        told.recorded,
        told.readings,
        tell_trends(reading.trends, told.texts),
        tell_surplus(reading.surplus, told.texts),
        reading,
        problems,
        shared.as_of,
        told.modern,
        told.engagements,
        shared.formats,
    )


def _tell_health(shared: Shared, dossier: Dossier, told: _Told) -> list[dict[str, Any]]:
    cooperative, scores, problems, reading = dossier
    return [
        tell_health(
            cooperative,
            score,
            assessment,
            text,
            result,
            shared.report_rules.get(text.rulebook.id) if text else None,
            one,
            problems,
            scores,
            shared.audience,
            trial_balance_page_name(score.period_end.year) if score.period_end.year in reading.statements else "",
        )
        for score, assessment, text, result, one in zip(
            scores, cooperative.assessments, told.texts, told.results, told.readings, strict=True
        )
    ]


def _render_books(shared: Shared, dossier: Dossier) -> Sequence[Page]:
    cooperative, _, problems, reading = dossier
    pages = render_statement_pages(shared.templates, cooperative, reading, problems, shared.audience, shared.as_of)
    postings = [render_postings_page(shared.templates, cooperative, one) for one in reading.statements.values()]
    return (*pages, *filter(None, postings))


def _render_mentoring(shared: Shared, dossier: Dossier) -> Sequence[Page]:
    cooperative, _, problems, reading = dossier
    templates, audience = shared.templates, shared.audience
    modern = [
        render_modern_page(templates, cooperative, one, problems, reading.modern, audience) for one in reading.modern
    ]
    return (*modern, *render_engagement_pages(templates, cooperative, reading, problems, audience, shared.as_of))


def _render_sheets(shared: Shared, dossier: Dossier, told: _Told) -> Sequence[Page]:
    cooperative, scores = dossier[:2]
    material = tell_sheets(cooperative, shared.content, scores, told.results, told.modern, told.engagements)
    return render_sheets(shared.templates, cooperative, material, shared.as_of)
