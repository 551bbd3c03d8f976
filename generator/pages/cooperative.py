"""The profile page of a cooperative: who it is, how it stands, its planning documents and products.

Knows the order of the sections and what a missing part says. Refuses to fill a gap: what was not supplied is told so,
with who can supply it and in which file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.model.certificate import read_certificates
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.dossier import BusinessModelCanvas, Stakeholder
from generator.model.meeting import MeetingKind
from generator.model.mentoring_outputs import GENERAL_FILES, GeneralOutput
from generator.model.outlook import CooperativeReading
from generator.model.part_state import PartState, find_part_state
from generator.model.profile import Citation, Profile
from generator.model.results import HealthScore
from generator.pages import wording
from generator.pages.badges import FILE as BADGE
from generator.pages.certificate_text import tell_certificates
from generator.pages.dossier_files import NAME as DATA_FILE
from generator.pages.dossier_notices import find_broken_assessments, find_other_notices
from generator.pages.engagement_text import EngagementLine
from generator.pages.environment import Templates
from generator.pages.figures import MIDDLE_LEVEL, stakeholder_map
from generator.pages.health_result import HealthResultText, health_page_name
from generator.pages.language import marked, said
from generator.pages.meetings import SurplusText, tell_due, tell_meetings
from generator.pages.modern_text import ModernLine
from generator.pages.notices import NoticeGroup, of_file, tell_all
from generator.pages.page import FILE_KINDS, Page
from generator.pages.photos import tell_photos
from generator.pages.profile_facts import tell_business, tell_facts, tell_people
from generator.pages.reading_text import ReadingText
from generator.pages.sheets import SheetMaterial, tell_aspects
from generator.pages.statements import tell_years
from generator.pages.year_change import TrendText
from generator.problems.problem import Problem

FRAME = "koperasi/kerangka/index.html"
FILES = {one.value: file for one, file in GENERAL_FILES.items()}
MEETINGS = "annual_meetings.csv"
SUPPLIERS = {
    "profile": marked("pengurus atau pendamping koperasi"),
    "canvas": marked("pengurus bersama pendamping"),
    "swot": marked("pengurus bersama pendamping"),
    "stakeholders": marked("pengurus bersama pendamping"),
    "products": marked("pengelola usaha koperasi"),
    "assessments": marked("pengawas atau pengelola, dari laporan keuangan tahun buku"),
}
FEW_FACTS = 3
# The order in which the blocks are read; the drawing places them where the canvas has them.
CANVAS_BLOCKS = (
    ("customer_segments", marked("Anggota dan pelanggan")),
    ("value_propositions", marked("Nilai yang ditawarkan")),
    ("channels", marked("Saluran")),
    ("customer_relationships", marked("Hubungan pelanggan")),
    ("revenue_streams", marked("Sumber pendapatan")),
    ("key_resources", marked("Sumber daya utama")),
    ("key_activities", marked("Kegiatan utama")),
    ("key_partners", marked("Mitra utama")),
    ("cost_structure", marked("Susunan biaya")),
)
SWOT_QUARTERS = (
    ("strengths", marked("Kekuatan"), marked("dari dalam, mendukung")),
    ("weaknesses", marked("Kelemahan"), marked("dari dalam, menghambat")),
    ("opportunities", marked("Peluang"), marked("dari luar, mendukung")),
    ("threats", marked("Ancaman"), marked("dari luar, menghambat")),
)


@dataclass(frozen=True, slots=True)
class PartText:
    """Whether a part of the dossier is there, and what to say when it is not."""

    key: str
    name: str
    file: str
    supplier: str
    state: str
    """`present`, `empty`, `absent` or `broken`."""
    is_partly_read: bool
    """Broken, with sound rows that are shown."""
    notices: tuple[NoticeGroup, ...]


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One assessment in the list of the profile page."""

    year: str
    link: str
    result: HealthResultText
    recorded: str
    """What a source recorded, where no total could be computed."""
    outside_force: bool
    """The rulebook was not in force at the end of the book year."""


def render_profile_page(
    templates: Templates,
    content: Content,
    cooperative: Cooperative,
    scores: Sequence[HealthScore],
    results: Sequence[HealthResultText],
    recorded_results: Sequence[str],
    readings: Sequence[ReadingText],
    trends: Sequence[TrendText],
    surplus: SurplusText | None,
    reading: CooperativeReading,
    problems: tuple[Problem, ...],
    as_of: date,
    modern: Sequence[ModernLine] = (),
    engagements: Sequence[EngagementLine] = (),
    formats: Sequence[str] = (),
) -> Page:
    """The profile page; `results[i]`, `recorded_results[i]` and `readings[i]` tell `scores[i]`, oldest first."""
    profile = cooperative.profile.content if cooperative.profile else None
    parts = {key: _part(key, cooperative, problems) for key in FILES}
    lines = tuple(
        HealthLine(str(score.period_end.year), health_page_name(score), result, recorded, score.outside_force)
        for score, result, recorded in reversed(list(zip(scores, results, recorded_results, strict=True)))
    )
    place = _place(profile, content)
    last_meeting = _last_meeting(cooperative)
    photos = cooperative.photos.content.photos if cooperative.photos else ()
    shown = {one.file: one for one in tell_photos(photos, cooperative.images, public=False)}
    pictured = {product.content.image for product in cooperative.products or () if product.content.image}
    facts, people, business = tell_facts(profile, place), tell_people(profile), tell_business(profile)
    values: dict[str, Any] = {
        "cooperative": cooperative,
        "profile": profile,
        "name": cooperative.name,
        "files": [(f"{DATA_FILE}.{one}", FILE_KINDS[one]) for one in formats],
        "badge_file": BADGE,
        "fictional": bool(profile and profile.fictional),
        "kind": wording.KINDS.get(profile.kind, "") if profile and profile.kind else "",
        "place": place,
        "facts": facts,
        "people": people,
        "business": business,
        "is_sparse": len(facts) <= FEW_FACTS and not people and not business,
        "profile_supplier": said(SUPPLIERS["profile"]),
        "last_meeting": last_meeting,
        "meeting_ago": wording.since(last_meeting, as_of) if last_meeting else "",
        "meetings": tell_meetings(cooperative.meetings or ()),
        "meeting_notices": tell_all(of_file(problems, f"{cooperative.folder}/{MEETINGS}")),
        "due": tell_due(reading.due),
        "surplus": surplus,
        "parts": parts,
        "present": sum(part.state == "present" for part in parts.values()),
        "lines": lines,
        "aspects": tell_aspects(scores[-1]) if scores else (),
        "modern": modern,
        "engagements": engagements,
        "newest_change": readings[-1].change if readings else None,
        "trends": trends,
        "statement_years_list": tell_years(reading),
        "health_broken": find_broken_assessments(cooperative, problems),
        "health_supplier": said(SUPPLIERS["assessments"]),
        "canvas": _canvas(cooperative.canvas.content) if cooperative.canvas else (),
        "swot": _swot(cooperative),
        "map": _map(cooperative),
        "stakeholders": cooperative.stakeholders.content.stakeholders if cooperative.stakeholders else (),
        "quadrant": quadrant,
        "photos": tuple(one for name, one in shown.items() if name not in pictured),
        "pictures": {name: shown[name] for name in pictured if name in shown},
        "products": [product.content for product in cooperative.products or ()],
        "certificates": {
            one.content.id: tell_certificates(read_certificates(one.content.certificates), as_of)
            for one in cooperative.products or ()
        },
        "sources": _sources(cooperative),
        "other_notices": find_other_notices(cooperative, reading, problems, (*FILES.values(), MEETINGS)),
        "as_of": as_of,
        "root": "../../",
    }
    kind = values["kind"] or said("Koperasi")
    newest = f" {lines[0].result.sentence}" if lines else ""
    description = (said("{kind} di {place}.", kind=kind, place=place) if place else f"{kind}.") + newest
    products = " ".join(f"{product.name} {product.category}" for product in values["products"])
    about = profile.about if profile and profile.about else ""
    years = (
        said("Kesehatan tahun buku {years}.", years=wording.joined(tuple(line.year for line in lines))) if lines else ""
    )
    return Page(
        path=f"koperasi/{cooperative.id}/index.html",
        frame=FRAME,
        title=cooperative.name,
        description=description,
        body=templates.render("pages/cooperative.html", values),
        search_text=" ".join(part for part in (description, years, about, products) if part),
    )


def tell_sheets(
    cooperative: Cooperative,
    content: Content,
    scores: Sequence[HealthScore],
    results: Sequence[HealthResultText],
    modern: Sequence[ModernLine],
    engagements: Sequence[EngagementLine],
) -> SheetMaterial:
    """What the sheets for paper repeat of the page."""
    profile = cooperative.profile.content if cooperative.profile else None
    return SheetMaterial(
        _place(profile, content),
        _last_meeting(cooperative),
        scores,
        results,
        modern,
        engagements,
        _canvas(cooperative.canvas.content) if cooperative.canvas else (),
        [wording.OUTPUTS[key] for key in FILES if getattr(cooperative, key) is not None],
    )


def _last_meeting(cooperative: Cooperative) -> date | None:
    """The newest yearly meeting of the list; without one, the profile's date."""
    yearly = [one.content.date for one in cooperative.meetings or () if one.content.kind is MeetingKind.TAHUNAN]
    stated = cooperative.profile.content.last_annual_meeting if cooperative.profile else None
    return max(yearly) if yearly else stated


def quadrant(stakeholder: Stakeholder) -> str:
    """The usual advice of the power and interest grid, by quadrant."""
    strong, keen = stakeholder.influence >= MIDDLE_LEVEL, stakeholder.interest >= MIDDLE_LEVEL
    if strong:
        return said("kelola erat") if keen else said("jaga kepuasan")
    return said("beri informasi") if keen else said("pantau")


def _part(key: str, cooperative: Cooperative, problems: tuple[Problem, ...]) -> PartText:
    file, state = FILES[key], find_part_state(cooperative, GeneralOutput(key))
    notices = tell_all(of_file(problems, f"{cooperative.folder}/{file}"))
    is_partly_read = state is PartState.BROKEN and bool(getattr(cooperative, key))
    return PartText(key, wording.OUTPUTS[key], file, said(SUPPLIERS[key]), state.value, is_partly_read, notices)


def _place(profile: Profile | None, content: Content) -> str:
    if profile is None:
        return ""
    names = content.region_path(profile.region) if profile.region else ()
    return ", ".join(names) or profile.place or ""


def _canvas(canvas: BusinessModelCanvas) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple((key, said(name), getattr(canvas, key)) for key, name in CANVAS_BLOCKS)


def _swot(cooperative: Cooperative) -> tuple[tuple[str, str, str, Any], ...]:
    if cooperative.swot is None:
        return ()
    swot = cooperative.swot.content
    return tuple((key, said(name), said(hint), getattr(swot, key)) for key, name, hint in SWOT_QUARTERS)


def _map(cooperative: Cooperative) -> Markup:
    if cooperative.stakeholders is None:
        return Markup()
    points = tuple((one.name, one.interest, one.influence) for one in cooperative.stakeholders.content.stakeholders)
    return stakeholder_map(points, said("Peta kepentingan dan pengaruh; isi yang sama ada pada daftar di bawahnya."))


def _sources(cooperative: Cooperative) -> list[Citation]:
    documents = [cooperative.profile, *cooperative.assessments]
    found = {(one.title, one.url): one for document in documents if document for one in document.content.sources}
    return list(found.values())
