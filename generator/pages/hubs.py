"""The moving parts of the hub pages: lines of cooperatives, home, list of rulebooks.

Knows what is counted and what is not: a fictional example is listed apart and never counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.model.content import Content
from generator.model.results import CooperativeOverview
from generator.model.rulebook import Evidence
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.figures import score_scale
from generator.pages.health_result import (
    HealthResultText,
    health_page_name,
    quote_recorded_result,
    tell_recorded_result,
    tell_summary,
)
from generator.pages.language import said
from generator.pages.notices import tell_all
from generator.pages.page import Page
from generator.pages.rulebook import count_evidence
from generator.pages.rulebook_text import RulebookText
from generator.problems.problem import Problem

SHOWN_ON_HOME = 6


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """One cooperative in a list."""

    id: str
    name: str
    kind: str
    place: str
    year: str
    link: str
    result: HealthResultText | None
    outputs: tuple[tuple[str, bool], ...]
    present: int
    products: int
    errors: int
    years: int
    recorded: str
    """`60,50 (Dalam Pengawasan)`: what a source recorded, while the program cannot compute a total itself and nothing
    speaks against it."""
    unread: int
    """Assessments that exist but could not be read."""
    due: tuple[tuple[str, str], ...] = ()
    """Book years whose assessment should follow the yearly meeting, newest first, with the meeting's day."""
    doubted: str = ""
    """`90,00 (Sehat), tidak mungkin …`: a recorded result that the checks speak against, with what they say."""

    outside_force: bool = False
    """The result is by a rulebook that was not in force at the end of the book year."""

    @property
    def is_settled(self) -> bool:
        """Whether there is one result to tell, computed or recorded."""
        return bool(self.recorded) or (self.result is not None and bool(self.result.predicate))


def make_lines(
    overviews: tuple[CooperativeOverview, ...], content: Content, texts: Mapping[str, RulebookText]
) -> tuple[tuple[CatalogueLine, ...], tuple[CatalogueLine, ...]]:
    """Real and fictional cooperatives apart, each in the order given."""
    real = tuple(_line(one, content, texts) for one in overviews if not one.fictional)
    return real, tuple(_line(one, content, texts) for one in overviews if one.fictional)


def _line(one: CooperativeOverview, content: Content, texts: Mapping[str, RulebookText]) -> CatalogueLine:
    newest = one.assessments[0] if one.assessments else None
    text = texts.get(newest.rulebook_id) if newest and newest.rulebook_id else None
    names = content.region_path(one.region) if one.region else ()
    doubt = newest.doubt if newest else None
    recorded = (
        tell_recorded_result(newest.recorded_total, newest.recorded_predicate, text)
        if newest and newest.total is None
        else ""
    )
    return CatalogueLine(
        one.id,
        one.name,
        wording.KINDS.get(one.kind, "") if one.kind else "",
        ", ".join(names) or one.place or "",
        str(newest.year) if newest else "",
        health_page_name(newest) if newest else "",
        tell_summary(newest, text) if newest else None,
        tuple((wording.OUTPUTS.get(key, key), present) for key, present in one.outputs),
        sum(present for _, present in one.outputs),
        one.products or 0,
        one.errors,
        len(one.assessments),
        "" if doubt else recorded,
        sum(file.startswith("assessments/health_") for file in one.broken),
        tuple((str(year), wording.day(date.fromisoformat(day))) for year, day in one.due),
        quote_recorded_result(recorded, doubt) if doubt else "",
        newest is not None and newest.outside_force,
    )


def render_home(
    templates: Templates,
    lines: tuple[CatalogueLine, ...],
    fictional: tuple[CatalogueLine, ...],
    texts: tuple[RulebookText, ...],
    problems: tuple[Problem, ...],
    as_of: date,
) -> Page:
    """The home page: purpose, what the site holds, how a score is read."""
    # The newest rulebook explains the scale: readers meet its predicates first.
    text = max(texts, key=lambda one: one.rulebook.in_force.since, default=None)
    example = None
    if text is not None:
        middle = Fraction(text.rulebook.total) * 7 / 10
        example = score_scale(
            text.scale,
            Fraction(70),
            Fraction(70),
            said("contoh: {points}", points=wording.points(middle)),
            said("Contoh skala nilai dengan batas setiap predikat."),
        )
    with_health = [line for line in lines if line.result is not None]
    newest = sorted(with_health, key=lambda line: (line.year, line.name), reverse=True)
    # A reader meets results before ranges; among equals the newest come first.
    shown = sorted(newest, key=lambda line: not line.is_settled)[:SHOWN_ON_HOME]
    samples = sorted(fictional, key=lambda line: (line.is_settled, line.present), reverse=True)
    body = templates.render(
        "pages/home.html",
        {
            "cooperatives": len(lines),
            "assessments": sum(line.years for line in lines),
            "products": sum(line.products for line in lines),
            "rulebooks": len(texts),
            "lines": shown or lines[:SHOWN_ON_HOME],
            "sample": samples[0] if samples else None,
            "fictional": samples,
            "due": [line for line in lines if line.due],
            "due_samples": [line for line in fictional if line.due],
            "text": text,
            "example": example,
            "notices_list": tell_all(problems),
            "as_of": as_of,
            "root": "",
        },
    )
    return _hub(
        "index.html",
        said("Lumbung: laporan koperasi yang dapat ditelusuri"),
        said("Laporan terbuka koperasi: profil, rencana usaha, produk dan penilaian kesehatan yang dapat ditelusuri."),
        body,
    )


def render_rulebook_index(
    templates: Templates,
    texts: tuple[RulebookText, ...],
    teaching: tuple[Page, ...] = (),
    references: tuple[Page, ...] = (),
    instruments: tuple[Page, ...] = (),
) -> Page:
    """The list of rulebooks, newest first, the references beside them, the pages that teach them, and instruments."""
    ordered = sorted(texts, key=lambda one: (one.rulebook.in_force.since, one.rulebook.id), reverse=True)
    counted = [(text, count_evidence(text.rulebook)) for text in ordered]
    entries = [
        (text, [(one.value, wording.EVIDENCE[one], number) for one in Evidence if (number := counts[one])])
        for text, counts in counted
    ]
    body = templates.render(
        "pages/rulebooks.html",
        {
            "entries": entries,
            "teaching": teaching,
            "references": references,
            "instruments": instruments,
            "applies_to": wording.APPLIES_TO,
            "root": "../",
        },
    )
    return _hub(
        "aturan/index.html",
        said("Aturan penilaian"),
        said("Aturan yang dipakai untuk menghitung skor, baris demi baris."),
        body,
    )


def _hub(path: str, title: str, description: str, body: str) -> Page:
    return Page(path=path, frame=path, title=title, description=description, body=body, search_text=description)
