"""Two documents of one sheet each: the profile of a cooperative (POS), and its business model canvas across the sheet.

Knows what stands on each and how much room it has. Nothing runs over: long texts are cut and named, lists end in the
count of what is left out, and the cooperative's page holds all of it. Refuses to compute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from generator.model.cooperative import Cooperative
from generator.model.profile import Profile
from generator.model.results import HealthScore
from generator.model.translations import INDONESIAN
from generator.pages import wording
from generator.pages.engagement_text import EngagementLine
from generator.pages.environment import Templates
from generator.pages.health_result import HealthResultText
from generator.pages.language import language, said
from generator.pages.measure_figures import points_span
from generator.pages.modern_text import ModernLine
from generator.pages.page import DOCUMENT, Page
from generator.pages.profile_facts import tell_business, tell_facts, tell_people
from generator.pages.sheet_space import Fitted, count_rows, fit_list, fit_rows, fit_text

PROFILE_SHEET = "profil.html"
CANVAS_SHEET = "kanvas.html"
_YEARS = 3
# Room that the style sheet leaves: lines, letters to a line of values, and of the names before them.
_FACTS, _STANDING = (16, 35, 19), (16, 35, 19)
_BUSINESS_LETTERS = (86, 30)
_LINES, _NOTE = 38, 6
"""Lines of the whole sheet, the business rows last: they take what the others leave, and less where a note has
to name what was cut."""
_TITLE = (2, 80)
_HEAD_LETTERS = 50
_TALL, _SHORT, _BROAD = (26, 32), (12, 32), (8, 88)
_ROOM = {
    "key_partners": _TALL,
    "value_propositions": _TALL,
    "customer_segments": _TALL,
    "cost_structure": _BROAD,
    "revenue_streams": _BROAD,
}
_ROOMY = Fraction(5, 6)
"""The larger type, where everything fits in it: so much fewer lines, and so much fewer letters to each."""


@dataclass(frozen=True, slots=True)
class AspectShare:
    """One aspect of the newest result: its points, or the span they lie in, and the filling of its bar."""

    name: str
    points: str
    maximum: str
    low: str
    """Percent of the aspect's maximum, for the bar."""
    high: str


@dataclass(frozen=True, slots=True)
class SheetMaterial:
    """What the cooperative's page has told already."""

    place: str
    last_meeting: date | None
    scores: Sequence[HealthScore]
    results: Sequence[HealthResultText]
    modern: Sequence[ModernLine]
    engagements: Sequence[EngagementLine]
    canvas: Sequence[tuple[str, str, tuple[str, ...]]]
    """Key, title and statements of each block, in reading order; empty without a canvas."""
    present: Sequence[str]
    """Names of the planning documents that are there."""


def render_sheets(
    templates: Templates, cooperative: Cooperative, material: SheetMaterial, as_of: date
) -> tuple[Page, ...]:
    """The profile sheet where there is a profile, the canvas sheet where there is a canvas."""
    profile = cooperative.profile.content if cooperative.profile else None
    shared: dict[str, Any] = {
        "name": cooperative.name,
        "title": fit_text(cooperative.name, *_TITLE),
        "short_name": fit_text(cooperative.name, 1, _HEAD_LETTERS),
        "folder": cooperative.folder,
        "fictional": bool(profile and profile.fictional),
        "as_of": as_of,
    }
    pages = []
    if profile is not None:
        values = shared | tell_profile_sheet(profile, material)
        title = said("Profil satu lembar: {name}", name=cooperative.name)
        pages.append(_document(templates, cooperative, PROFILE_SHEET, "print/profile.html", title, values))
    if material.canvas:
        title = said("Kanvas model bisnis: {name}", name=cooperative.name)
        values = shared | tell_canvas_sheet(material)
        pages.append(_document(templates, cooperative, CANVAS_SHEET, "print/canvas.html", title, values))
    return tuple(pages)


def _document(
    templates: Templates, cooperative: Cooperative, name: str, template: str, title: str, values: Mapping[str, Any]
) -> Page:
    return Page(
        path=f"koperasi/{cooperative.id}/{name}",
        frame=DOCUMENT,
        title=title,
        description=title,
        # Made to be handed out here; pages in another language lead to it.
        body="" if language() != INDONESIAN else templates.render(template, {**values, "document_title": title}),
        search_text="",
    )


def tell_canvas_sheet(material: SheetMaterial) -> dict[str, Any]:
    """The nine blocks, in the larger type where nothing has to be shortened for it."""
    roomy = _fit_blocks(material, _ROOMY, may_shorten=False)
    blocks = _fit_blocks(material, Fraction(1), may_shorten=True) if roomy is None else roomy
    is_shortened = any(_is_shortened(one) for _, _, one in blocks or ())
    return {"blocks": blocks, "is_roomy": roomy is not None, "is_shortened": is_shortened}


def _fit_blocks(material: SheetMaterial, scale: Fraction, may_shorten: bool) -> list[tuple[str, str, Fitted]] | None:
    blocks = []
    for key, name, items in material.canvas:
        lines, letters = _ROOM.get(key, _SHORT)
        fitted = fit_list(items, int(lines * scale), int(letters * scale))
        if not may_shorten and _is_shortened(fitted):
            return None
        blocks.append((key, name, fitted))
    return blocks


def _is_shortened(block: Fitted) -> bool:
    return bool(block.more or block.is_cut)


def tell_profile_sheet(profile: Profile, material: SheetMaterial) -> dict[str, Any]:
    """The parts of the profile sheet, each cut to its room; `shortened` names what was cut."""
    facts = fit_rows(tell_facts(profile, material.place), *_FACTS)
    standing = fit_rows([*tell_people(profile), *_tell_standing(material)], *_STANDING)
    aspects = tell_aspects(material.scores[-1]) if material.scores else ()
    used = max(count_rows(facts, *_FACTS[1:]), count_rows(standing, *_STANDING[1:])) + len(aspects)
    business = fit_rows(tell_business(profile), _LINES - used, *_BUSINESS_LETTERS)
    if any(cut for _, _, cut in (*facts, *standing, *business)):
        business = fit_rows(tell_business(profile), _LINES - _NOTE - used, *_BUSINESS_LETTERS)
    years = sorted(profile.yearly_figures, key=lambda one: one.year)[-_YEARS:]
    lines = (
        (said("Modal sendiri"), [one.own_capital for one in years]),
        (said("Modal luar"), [one.outside_capital for one in years]),
        (said("Aset"), [one.assets for one in years]),
        (said("Volume usaha"), [one.business_volume for one in years]),
        (said("SHU setelah pajak"), [one.surplus for one in years]),
    )
    return {
        "facts": facts,
        "standing": standing,
        "business": business,
        "years": [str(one.year) for one in years],
        "figures": [
            (name, [None if one is None else wording.rupiah(one) for one in amounts]) for name, amounts in lines
        ],
        "score": material.scores[-1] if material.scores else None,
        "result": material.results[-1] if material.results else None,
        "aspects": aspects,
        "shortened": wording.joined(tuple(name for name, _, cut in (*facts, *standing, *business) if cut)),
    }


def _tell_standing(material: SheetMaterial) -> list[tuple[str, str]]:
    """Meeting, mentoring and documents: the newest of each."""
    rows = []
    if material.last_meeting is not None:
        rows.append((said("RAT terakhir"), wording.day(material.last_meeting)))
    for one in material.engagements[:1]:
        rows.append((said("Pendampingan"), f"{one.year}, {one.theme}" if one.theme else one.year))
        rows.append((said("Keadaan pendampingan"), one.standing))
    for line in material.modern[:1]:
        if line.before and line.after:
            told = said(
                "{before} pada awal, {after} pada akhir ({year})", before=line.before, after=line.after, year=line.year
            )
            rows.append((said("Nilai koperasi modern"), f"{told}; {line.apart}" if line.apart else told))
    if material.present:
        rows.append((said("Dokumen tersedia"), wording.joined(tuple(material.present))))
    return [(name, value) for name, value in rows if value]


def tell_aspects(score: HealthScore) -> tuple[AspectShare, ...]:
    """The aspects behind a result; none where there is no score at all."""
    return tuple(
        AspectShare(
            one.rule.name.id,
            points_span(one.lowest, one.highest),
            wording.trimmed(one.maximum),
            _filling(one.lowest, one.maximum),
            _filling(one.highest, one.maximum),
        )
        for one in score.aspects
    )


def _filling(points: Fraction, maximum: Fraction) -> str:
    return f"{float(max(points, Fraction(0)) * 100 / maximum):.1f}"
