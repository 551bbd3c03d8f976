"""Region pages: registers with the part their source leaves open, and mentoring in each regency or city.

A fictional programme stays in a part of its own and is never added to a real register.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.model.application import Outcome
from generator.model.content import Content
from generator.model.programme import Programme
from generator.model.programme_results import BreakdownResult, MentoringMaterial, RegisterResult
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.page import REGION_FRAME, Page

REGENCY = 5
"""Length of a regency's code, `51.08`."""


@dataclass(frozen=True, slots=True)
class BreakdownText:
    """A breakdown as rows: name, count, share, width, and whether it is the part nobody stated."""

    result: BreakdownResult
    title: str
    whole: str
    rows: tuple[tuple[str, str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class RegionProgramme:
    """One programme's applicants of a region."""

    programme: Programme
    applied: int
    chosen: tuple[tuple[str, str, str], ...]
    """Name, link, theme of each chosen one."""


def render_region_pages(templates: Templates, material: MentoringMaterial, content: Content) -> tuple[Page, ...]:
    """The list of regions and the page of each that a register or an application names."""
    registers: dict[str, list[RegisterResult]] = {}
    for result in material.registers:
        registers.setdefault(result.register.content.region, []).append(result)
    programmes = _by_regency(material)
    codes = sorted({*registers, *programmes})
    pages = [_render(templates, code, registers.get(code, []), programmes.get(code, []), content) for code in codes]
    lines = [
        (
            f"{code}/index.html",
            ", ".join(content.region_path(code)) or code,
            [wording.count(one.register.content.total) for one in registers.get(code, [])],
            [one for one in programmes.get(code, []) if not one.programme.fictional],
            [one for one in programmes.get(code, []) if one.programme.fictional],
        )
        for code in codes
    ]
    hub = Page(
        path="wilayah/index.html",
        frame="wilayah/index.html",
        title="Wilayah",
        description="Register koperasi dan pendampingan menurut wilayah.",
        body=templates.render("pages/regions.html", {"lines": lines}),
        search_text="wilayah register koperasi",
    )
    return (hub, *pages)


def _by_regency(material: MentoringMaterial) -> dict[str, list[RegionProgramme]]:
    found: dict[str, list[RegionProgramme]] = {}
    for overview in material.overviews:
        rows: dict[str, list[tuple[bool, tuple[str, str, str]]]] = {}
        for row in overview.year.applications or ():
            one = row.content
            theme = material.names.find_theme(one.theme)
            link = words.cooperative_link(one.cooperative)
            told = (one.name, link, theme.name.id if theme else "")
            rows.setdefault(one.region[:REGENCY], []).append((one.outcome is Outcome.TERPILIH, told))
        for code, members in rows.items():
            chosen = tuple(told for is_chosen, told in members if is_chosen)
            found.setdefault(code, []).append(RegionProgramme(overview.year.programme.content, len(members), chosen))
    return found


def _render(
    templates: Templates,
    code: str,
    registers: list[RegisterResult],
    programmes: list[RegionProgramme],
    content: Content,
) -> Page:
    name = ", ".join(content.region_path(code)) or code
    values = {
        "code": code,
        "name": content.regions.get(code, code),
        "province": content.regions.get(code[:2], ""),
        "registers": [
            (one, wording.month(one.register.content.as_of), [_tell(part, content) for part in one.breakdowns])
            for one in registers
        ],
        "programmes": programmes,
        "fictional_only": not registers and all(one.programme.fictional for one in programmes),
    }
    return Page(
        path=f"wilayah/{code}/index.html",
        frame=REGION_FRAME,
        title=name,
        description=f"Koperasi dan pendampingan di {name}.",
        body=templates.render("pages/region.html", values),
        search_text=name,
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
