"""The catalogue of cooperatives: one lean row each, and the facets a reader may choose.

Knows what each facet asks and how a cooperative answers it; not knowing is a choice of its own. A predicate is only
ever offered together with its rulebook and book year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from generator.model.content import Content
from generator.model.engagement import Decision
from generator.model.mentoring_stage import MentoringStage, MentoringStanding
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import MeetingState, find_standing
from generator.model.results import CooperativeOverview
from generator.pages import engagement_words, wording
from generator.pages.environment import Templates
from generator.pages.facets import Choice, Facet, collect_facet, slug, tell_tokens
from generator.pages.figures import refer_strip, strip_symbol
from generator.pages.hubs import CatalogueLine
from generator.pages.language import Labels, marked, said
from generator.pages.latest_mentoring import find_latest
from generator.pages.page import Page
from generator.pages.rulebook_text import RulebookText

LAST = 99
"""Rank of what is not known: after everything else."""
MEETING: Mapping[MeetingState, str] = Labels(
    {
        MeetingState.HELD: "sudah dilaksanakan",
        MeetingState.NOT_RECORDED: "belum tercatat dalam daftar rapat",
        MeetingState.UNKNOWN: "tidak diketahui",
    }
)
NOT_STATED = marked("belum disebutkan")
_DECISIONS: Mapping[MentoringStage, Decision] = MappingProxyType(
    {
        MentoringStage.GRADUATED: Decision.LAYAK_WISUDA,
        MentoringStage.NOT_GRADUATED: Decision.BELUM_LAYAK_WISUDA,
    }
)

Row = dict[str, tuple[Choice, ...]]


def describe(
    one: CooperativeOverview,
    line: CatalogueLine,
    content: Content,
    material: MentoringMaterial | None,
    texts: Mapping[str, RulebookText],
    as_of: date,
) -> Row:
    """What a cooperative answers to every facet."""
    meeting = find_standing(one, as_of.year - 1).meeting
    stage, theme = _mentoring(one, material)
    return {
        "wilayah": tell_region(one.region, content),
        "jenis": (Choice((0,), "", line.kind, one.kind),)
        if one.kind
        else (Choice((LAST,), "", said(NOT_STATED), "-"),),
        "tahap": (stage,),
        "tema": (theme,),
        "predikat": (_predicate(one, line, texts),),
        "rat": (Choice((list(MeetingState).index(meeting),), "", MEETING[meeting], meeting.value),),
    }


def tell_region(code: str | None, content: Content) -> tuple[Choice, ...]:
    """The province as a whole, and the regency or city in it."""
    if not code or code[:2] not in content.regions:
        return (Choice((LAST, 0), "", said(NOT_STATED), "-"),)
    province = content.regions[code[:2]]
    number = int(code[:2])
    found = [Choice((0, number, 0), province, said("seluruh {province}", province=province), code[:2])]
    regency = code[:5]
    if len(regency) == 5 and regency in content.regions:
        found.append(Choice((0, number, 1), province, content.regions[regency], regency))
    return tuple(found)


def _mentoring(one: CooperativeOverview, material: MentoringMaterial | None) -> tuple[Choice, Choice]:
    newest = find_latest(one, material)
    if newest is None:
        none = Choice((LAST,), "", said("tanpa catatan pendampingan"), "-")
        return none, none
    themes = {} if material is None else material.names.themes
    theme = themes.get(newest.theme or "")
    told = (
        Choice((0,), "", theme.name.id, slug(theme.id))
        if theme
        else Choice((LAST - 1,), "", said(NOT_STATED), "kosong")
    )
    return _stage(newest, material), told


def _stage(newest: MentoringStanding, material: MentoringMaterial | None) -> Choice:
    decision = _DECISIONS.get(newest.stage)
    if decision is not None:
        return Choice(
            (50, list(type(decision)).index(decision)), "", engagement_words.DECISION[decision].lower(), slug(decision)
        )
    if newest.stage is MentoringStage.STOPPED:
        return Choice((60, 0), "", said("berhenti"), "berhenti")
    model = None if material is None else material.by_model.get(newest.model or "")
    step = model.find_step(newest.current) if model and newest.current else None
    if model is None or step is None:
        return Choice((0, 0), "", said("belum ada langkah tercatat"), "awal")
    phases = [phase.id for phase in model.phases]
    phase = next(phase for phase in model.phases if phase.id == step.phase)
    return Choice((1, phases.index(step.phase)), "", phase.name.id, slug(phase.id))


def _predicate(one: CooperativeOverview, line: CatalogueLine, texts: Mapping[str, RulebookText]) -> Choice:
    newest = one.assessments[0] if one.assessments else None
    text = texts.get(newest.rulebook_id) if newest and newest.rulebook_id else None
    if newest is None or text is None or line.result is None or newest.lowest is None:
        return Choice((LAST,), "", said("belum ada penilaian"), "-")
    group = said("{rule}, tahun buku {year}", rule=text.short_name, year=newest.year)
    start = f"{newest.rulebook_id}.{newest.year}"
    rank = (0, -newest.year)
    if newest.predicate is not None:
        position = list(text.predicates).index(newest.predicate.id)
        return Choice((*rank, position), group, line.result.predicate, slug(f"{start}.{newest.predicate.id}"))
    if line.recorded:
        return Choice((*rank, LAST - 1), group, said("hanya hasil tercatat"), slug(f"{start}.tercatat"))
    return Choice((*rank, LAST), group, said("belum pasti"), slug(f"{start}.terbuka"))


def collect_facets(rows: list[Row], as_of: date) -> tuple[Facet, ...]:
    """All facets; one in which no row differs from another is left out, since it can choose nothing."""
    asked = (
        ("wilayah", said("Wilayah"), said("Semua wilayah")),
        ("jenis", said("Jenis"), said("Semua jenis")),
        ("tahap", said("Tahap pendampingan"), said("Semua tahap")),
        ("tema", said("Tema pendampingan"), said("Semua tema")),
        ("predikat", said("Predikat, aturan dan tahun buku"), said("Semua predikat")),
        ("rat", said("RAT tahun buku {year}", year=as_of.year - 1), said("Semua keadaan RAT")),
    )
    facets = (collect_facet(name, label, every, rows) for name, label, every in asked)
    return tuple(one for one in facets if sum(len(choices) for _, choices in one.groups) > 1)


def render_catalogue(
    templates: Templates,
    overviews: tuple[CooperativeOverview, ...],
    lines: tuple[CatalogueLine, ...],
    fictional: tuple[CatalogueLine, ...],
    content: Content,
    material: MentoringMaterial | None,
    texts: Mapping[str, RulebookText],
    as_of: date,
) -> Page:
    """The list of all cooperatives; the fullest example comes first."""
    by_id = {line.id: line for line in (*lines, *fictional)}
    rows = {one.id: describe(one, by_id[one.id], content, material, texts, as_of) for one in overviews}
    drawn = {text.short_name: (text, f"skala-{number}") for number, text in enumerate(texts.values(), start=1)}
    fullest = sorted(fictional, key=lambda line: -line.present)
    body = templates.render(
        "pages/catalogue.html",
        {
            "lines": [_lean(line, drawn) for line in lines],
            "fictional": [_lean(line, drawn) for line in fullest],
            "facets": collect_facets(list(rows.values()), as_of),
            "tokens": {name: tell_tokens(row) for name, row in rows.items()},
            "symbols": [strip_symbol(text.scale, name) for text, name in drawn.values()],
            "as_of": as_of,
            "root": "../",
        },
    )
    path = "koperasi/index.html"
    description = said("{count} koperasi dalam laporan ini.", count=wording.count(len(lines)))
    return Page(path, path, said("Daftar koperasi"), description, body, description)


def _lean(line: CatalogueLine, drawn: Mapping[str, tuple[RulebookText, str]]) -> CatalogueLine:
    """The ground of a strip is the same in a thousand rows: it stands on the page once."""
    if line.result is None or line.result.rule not in drawn:
        return line
    text, name = drawn[line.result.rule]
    return replace(line, result=replace(line.result, strip=refer_strip(line.result.strip, text.scale, name)))
