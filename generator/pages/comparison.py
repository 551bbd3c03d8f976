"""The page that sets cooperatives side by side: the figures of all of them as plain tables, from which a script builds
the comparison a reader chooses.

Knows that only results under one rulebook can be compared, so every rulebook and book year has a table of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.model.content import Content
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import find_standing
from generator.model.results import AspectSummary, CooperativeOverview, HealthSummary
from generator.pages import wording
from generator.pages.catalogue import describe
from generator.pages.environment import Templates
from generator.pages.health_result import quote_recorded_result, tell_recorded_result, tell_summary
from generator.pages.hubs import CatalogueLine
from generator.pages.language import said
from generator.pages.page import Page
from generator.pages.rulebook_text import RulebookText

PATH = "bandingkan.html"


@dataclass(frozen=True, slots=True)
class FactLine:
    """One cooperative with its facts, in the order of the headings."""

    id: str
    name: str
    fictional: bool
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One cooperative under one rulebook in one book year: total, predicate and the points of each aspect."""

    id: str
    name: str
    total: str
    predicate: str
    aspects: tuple[str, ...]
    outside_force: bool = False
    """The rulebook was not in force at the end of the book year."""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """All that can be compared with each other."""

    rule: str
    link: str
    year: int
    whole: str
    headings: tuple[tuple[str, str], ...]
    """Name of an aspect, and its highest points."""
    lines: tuple[ScoreLine, ...]


def render_comparison(
    templates: Templates,
    overviews: tuple[CooperativeOverview, ...],
    lines: Mapping[str, CatalogueLine],
    content: Content,
    material: MentoringMaterial | None,
    texts: Mapping[str, RulebookText],
    as_of: date,
) -> Page:
    """Real cooperatives stand before fictional ones in every table."""
    ordered = sorted(overviews, key=lambda one: (one.fictional, one.name.lower(), one.id))
    values = {
        "headings": (
            said("Jenis"), said("Wilayah"), said("Tahap pendampingan"), said("Tema pendampingan"), said("Anggota"),
            said("RAT tahun buku {year}", year=as_of.year - 1), said("Dokumen"), said("Produk"),
        ),
        "facts": [_facts(one, lines[one.id], content, material, texts, as_of) for one in ordered],
        "tables": list_tables(ordered, texts),
        "as_of": as_of,
    }  # fmt: skip
    description = said(
        "Dua sampai empat koperasi berdampingan: profil, kesehatan menurut aturan yang sama, RAT, dan dokumen."
    )
    return Page(
        PATH,
        PATH,
        said("Bandingkan koperasi"),
        description,
        templates.render("pages/comparison.html", values),
        description,
    )


def _facts(
    one: CooperativeOverview,
    line: CatalogueLine,
    content: Content,
    material: MentoringMaterial | None,
    texts: Mapping[str, RulebookText],
    as_of: date,
) -> FactLine:
    told = describe(one, line, content, material, texts, as_of)
    standing = find_standing(one, as_of.year - 1)
    return FactLine(
        one.id,
        one.name,
        one.fictional,
        (
            line.kind or said(wording.NOT_STATED),
            line.place or said(wording.NOT_STATED),
            told["tahap"][0].label,
            told["tema"][0].label,
            said(wording.NOT_STATED) if one.members is None else wording.count(one.members),
            wording.day(standing.met_on) if standing.met_on else told["rat"][0].label,
            said("{count} dari {all}", count=line.present, all=len(line.outputs)),
            said(wording.NOT_STATED) if one.products is None else wording.count(one.products),
        ),
    )


def list_tables(overviews: list[CooperativeOverview], texts: Mapping[str, RulebookText]) -> tuple[ScoreTable, ...]:
    """The newest rulebook first, its newest year first; assessments without a score under a rule are left out."""
    found: dict[tuple[str, int], list[tuple[CooperativeOverview, HealthSummary]]] = defaultdict(list)
    for one in overviews:
        for assessment in one.assessments:
            if assessment.rulebook_id in texts and assessment.lowest is not None:
                found[assessment.rulebook_id or "", assessment.year].append((one, assessment))
    since = {name: text.rulebook.in_force.since for name, text in texts.items()}
    keys = sorted(found, key=lambda key: (since[key[0]], key[0], key[1]), reverse=True)
    return tuple(_table(texts[name], year, found[name, year]) for name, year in keys)


def _table(text: RulebookText, year: int, members: list[tuple[CooperativeOverview, HealthSummary]]) -> ScoreTable:
    first = members[0][1].aspects
    names = {aspect.id: aspect.name.id for aspect in text.rulebook.aspects}
    return ScoreTable(
        text.short_name,
        text.path,
        year,
        wording.trimmed(Fraction(text.rulebook.total)),
        tuple((names[one.id], wording.trimmed(one.maximum)) for one in first),
        tuple(_score_line(one, assessment, text) for one, assessment in members),
    )


def _score_line(one: CooperativeOverview, assessment: HealthSummary, text: RulebookText) -> ScoreLine:
    result = tell_summary(assessment, text)
    quoted = tell_recorded_result(assessment.recorded_total, assessment.recorded_predicate, text)
    recorded = quote_recorded_result(quoted, assessment.doubt)
    open_result = said("belum pasti; tercatat {result}", result=recorded) if recorded else said("belum pasti")
    aspects = tuple(_aspect(aspect) for aspect in assessment.aspects)
    return ScoreLine(
        one.id, one.name, result.number, result.predicate or open_result, aspects, assessment.outside_force
    )


def _aspect(one: AspectSummary) -> str:
    if one.score is not None:
        return wording.points(one.score)
    return f"{wording.points(one.lowest)} – {wording.points(one.highest)}"
