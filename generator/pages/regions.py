"""Region pages, of regencies and provinces: registers with the part their source leaves open, and what a local office
(Dinas) needs to know of the cooperatives in its area.

A fictional programme stays in a part of its own and is never added to a real register or to real cooperatives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.programme_results import BreakdownResult, MentoringMaterial, RegisterResult
from generator.model.region_results import AreaResult, MeetingState, RegionAreas, Standing
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.hubs import CatalogueLine
from generator.pages.language import said
from generator.pages.page import REGION_FRAME, Page
from generator.pages.province_tiles import tell_provinces
from generator.pages.region_text import PROVINCE, office_name, tell_area

Areas = Mapping[str, AreaResult]


@dataclass(frozen=True, slots=True)
class BreakdownText:
    """A breakdown as rows: name, count, share, width, and whether it is the part nobody stated."""

    result: BreakdownResult
    title: str
    whole: str
    rows: tuple[tuple[str, str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area in a table: link (may be empty), name, registered cooperatives, and its numbers."""

    link: str
    name: str
    registered: str
    result: AreaResult | None
    held: str
    """Cooperatives whose last yearly meeting is on record, beside those nobody knows of."""


@dataclass(frozen=True, slots=True)
class AreaTotal:
    """The last row of a table of areas; empty text where nothing is recorded."""

    cooperatives: str
    held: str
    begun: str
    late_steps: str
    touched: str
    copies: str
    late: str


def render_region_pages(
    templates: Templates,
    hub_templates: Templates,
    material: MentoringMaterial,
    areas: RegionAreas,
    lines: Mapping[str, CatalogueLine],
    content: Content,
    audience: Audience,
) -> tuple[Page, ...]:
    """The list of regions, the page of each area that holds anything, and of the provinces these lie in."""
    real, fictional = areas.real, areas.fictional
    registers: dict[str, list[RegisterResult]] = {}
    for result in material.registers:
        registers.setdefault(result.register.content.region, []).append(result)
    codes = sorted({*registers, *real, *fictional})
    codes = sorted({*codes, *(code[:PROVINCE] for code in codes)})
    pages = []
    for code in codes:
        real_regencies = _list_regencies(code, codes, registers, real, content)
        fictional_regencies = _list_regencies(code, codes, {}, fictional, content)
        values: dict[str, Any] = {
            "code": code,
            "name": content.regions.get(code, code),
            "province": content.regions.get(code[:PROVINCE], code[:PROVINCE]) if len(code) > PROVINCE else "",
            "office": office_name(code, content.regions),
            "registers": [
                (one, wording.month(one.register.content.as_of), [_tell(part, content) for part in one.breakdowns])
                for one in registers.get(code, [])
            ],
            "real": tell_area(real[code], lines, material, audience is Audience.INTERNAL) if code in real else None,
            "fictional": tell_area(fictional[code], lines, material, audience is Audience.INTERNAL)
            if code in fictional
            else None,
            "real_regencies": real_regencies,
            "real_total": _sum_up(real_regencies),
            "fictional_regencies": fictional_regencies,
            "fictional_total": _sum_up(fictional_regencies),
            "internal": audience is Audience.INTERNAL,
        }
        name = ", ".join(content.region_path(code)) or code
        pages.append(
            Page(
                path=f"wilayah/{code}/index.html",
                frame=REGION_FRAME,
                title=name,
                description=said("Koperasi, RAT, pendampingan dan tembusan laporan di {name}.", name=name),
                body=templates.render("pages/region.html", values),
                search_text=said("{name}. Koperasi, RAT, pendampingan dan tembusan laporan kepada Dinas.", name=name),
            )
        )
    internal = audience is Audience.INTERNAL
    return (_render_hub(hub_templates, codes, registers, areas, content, internal), *pages)


def _list_regencies(
    code: str, codes: list[str], registers: Mapping[str, list[RegisterResult]], areas: Areas, content: Content
) -> list[AreaLine]:
    """Areas of a province; a regency has none below it that an office stands for."""
    if len(code) > PROVINCE:
        return []
    inside = [one for one in codes if one.startswith(f"{code}.") and (one in areas or one in registers)]
    return [_line(one, f"../{one}/index.html", registers, areas, content.regions.get(one, one)) for one in inside]


def _line(code: str, link: str, registers: Mapping[str, list[RegisterResult]], areas: Areas, name: str) -> AreaLine:
    area = areas.get(code)
    return AreaLine(
        link,
        name,
        ", ".join(wording.count(one.register.content.total) for one in registers.get(code, [])),
        area,
        _tell_meetings(area.cooperatives) if area and area.cooperatives else "",
    )


def _sum_up(lines: list[AreaLine]) -> AreaTotal | None:
    """All areas together; None where there is one or none to add up. Registers of different days are not added."""
    areas = [one.result for one in lines if one.result is not None]
    if len(lines) < 2:
        return None
    members = [member for area in areas for member in area.cooperatives]
    copied = [area.copies_overdue for area in areas if area.copies]
    followed = [len(area.late) for area in areas if area.follow_ups is not None]
    return AreaTotal(
        wording.count(len(members)),
        _tell_meetings(members) if members else "",
        wording.count(sum(area.begun for area in areas)),
        wording.count(sum(area.late_steps for area in areas)) if any(area.mentored for area in areas) else "",
        wording.count(sum(area.touched for area in areas)),
        wording.count(sum(copied)) if copied else "",
        wording.count(sum(followed)) if followed else "",
    )


def _tell_meetings(cooperatives: Sequence[Standing]) -> str:
    """`3 dari 5`; a cooperative without a list of meetings is neither held nor not held."""
    held = sum(one.meeting is MeetingState.HELD for one in cooperatives)
    unknown = sum(one.meeting is MeetingState.UNKNOWN for one in cooperatives)
    known = len(cooperatives) - unknown
    if not known:
        return said("tidak diketahui")
    part, whole = wording.count(held), wording.count(known)
    if not unknown:
        return said("{part} dari {whole}", part=part, whole=whole)
    return said(
        "{part} dari {whole}, {unknown} tidak diketahui", part=part, whole=whole, unknown=wording.count(unknown)
    )


def _render_hub(
    templates: Templates,
    codes: list[str],
    registers: Mapping[str, list[RegisterResult]],
    areas: RegionAreas,
    content: Content,
    internal: bool,
) -> Page:
    real, fictional = areas.real, areas.fictional

    def lines(
        chosen: list[str], found: Areas, regs: Mapping[str, list[RegisterResult]], unplaced: AreaResult | None
    ) -> list[AreaLine]:
        placed = [
            _line(code, f"{code}/index.html", regs, found, ", ".join(content.region_path(code)) or code)
            for code in chosen
        ]
        last = _line("", "#tanpa-wilayah", {}, {"": unplaced}, said("Wilayah belum diketahui")) if unplaced else None
        return [*placed, last] if last else placed

    regencies = [code for code in codes if len(code) > PROVINCE or code in real or code in fictional]
    real_lines = lines([one for one in regencies if one in registers or one in real], real, registers, areas.unplaced)
    fictional_lines = lines([one for one in regencies if one in fictional], fictional, {}, areas.unplaced_fictional)
    unplaced = [one for one in (areas.unplaced, areas.unplaced_fictional) if one is not None]
    values = {
        "internal": internal,
        "real": real_lines,
        "real_total": _sum_up(real_lines),
        "fictional": fictional_lines,
        "fictional_total": _sum_up(fictional_lines),
        "unplaced": [one.overview for area in unplaced for one in area.cooperatives],
        "provinces": tell_provinces(content.regions, frozenset(codes), real, fictional),
    }
    return Page(
        path="wilayah/index.html",
        frame="wilayah/index.html",
        title=said("Wilayah"),
        description=said("Register koperasi, RAT, pendampingan dan tembusan laporan menurut wilayah."),
        body=templates.render("pages/regions.html", values),
        search_text=said("wilayah register koperasi Dinas"),
    )


def _tell(result: BreakdownResult, content: Content) -> BreakdownText:
    rows = []
    breakdown = result.breakdown
    # Areas by size; other parts in the order in which their source states them.
    areas = all(part.region for part in breakdown.parts)
    parts = sorted(breakdown.parts, key=lambda part: -part.count) if areas else breakdown.parts
    for part in parts:
        name = part.name or content.regions.get(part.region or "", part.region or "")
        rows.append((name, *_share(part.count, result.whole), False))
    if result.rest:
        rows.append((breakdown.rest, *_share(result.rest, result.whole), True))
    return BreakdownText(result, breakdown.name, wording.count(result.whole), tuple(rows))


def _share(part: int, whole: int) -> tuple[str, str, str]:
    share = Fraction(part * 100, whole) if whole else Fraction(0)
    return wording.count(part), wording.percent(share), f"{float(share):.2f}"
