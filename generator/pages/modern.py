"""The first and the final assessment of one programme year as a page: aspects, items, proof, change, what is missing.

Knows how the two are laid side by side. Refuses to compute, and to compare what used different instruments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.model.instrument import InstrumentPack, InstrumentStatus
from generator.model.modern_assessment import AssessmentKind
from generator.model.modern_results import Change, ItemScore, ModernAspectScore, ModernScore, ModernYear
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.instrument import STATUSES, instrument_path
from generator.pages.language import said
from generator.pages.modern_text import (
    ChangeText,
    ItemText,
    modern_page_name,
    remark_of,
    share_of,
    tell_assessment,
    tell_change,
    tell_level,
    tell_total,
)
from generator.pages.notices import of_file, tell_all
from generator.pages.page import HEALTH_FRAME, Page
from generator.pages.slope_figure import Slope, aspect_slopes, change_strip
from generator.problems.problem import Problem

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class AspectText:
    """One aspect over both assessments."""

    id: str
    letter: str
    name: str
    weight: str
    before: str
    after: str
    change: ChangeText
    strip: Markup
    items: tuple[ItemText, ...]


@dataclass(frozen=True, slots=True)
class LowItem:
    """A low item of the newest assessment, with what is done about it."""

    id: str
    name: str
    level: str
    action: str
    reason: str


def render_modern_page(
    templates: Templates,
    cooperative: Cooperative,
    year: ModernYear,
    problems: tuple[Problem, ...],
    siblings: tuple[ModernYear, ...],
    audience: Audience,
) -> Page:
    """The page of one programme year; `siblings` are all years of the cooperative."""
    files = [one.document for one in (year.initial, year.final) if one] + list(year.unknown)
    newest = year.newest
    pack = newest.pack if newest else None
    internal = audience is Audience.INTERNAL
    aspects = _aspects(year, internal) if year.change or not (year.initial and year.final) else ()
    apart = () if aspects else _apart(year, internal)
    values: dict[str, Any] = {
        "cooperative": cooperative,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "year": str(year.year),
        "pack": pack,
        "status": STATUSES[pack.status] if pack else "",
        "is_example": bool(pack and pack.status is InstrumentStatus.CONTOH),
        "instrument_link": f"../../{instrument_path(pack)}" if pack else "",
        "initial": tell_assessment(AssessmentKind.INITIAL, year.initial, problems) if year.initial else None,
        "final": tell_assessment(AssessmentKind.FINAL, year.final, problems) if year.final else None,
        "change": tell_change(year.change.total) if year.change else None,
        "same_items": year.change.same_items_apply if year.change else True,
        "other_packs": [one.pack for one in (year.initial, year.final) if one] if apart else [],
        "aspects": aspects,
        "apart": apart,
        "slopes": _slopes(year) if year.change else None,
        "low": _low_items(newest) if newest and internal else [],
        "low_name": _low_name(pack) if pack else "",
        "unknown": year.unknown,
        "explanations": _explanations(year),
        "folder": f"{cooperative.folder}/assessments",
        "internal": internal,
        "notices_list": tell_all(problem for one in files for problem in of_file(problems, one.file)),
        "tabs": tuple((str(one.year), modern_page_name(one.year), one.year == year.year) for one in siblings),
        "root": "../../",
    }
    sentence = _sentence(year)
    return Page(
        path=f"koperasi/{cooperative.id}/{modern_page_name(year.year)}",
        frame=HEALTH_FRAME,
        title=said("Koperasi modern {year}: {name}", year=year.year, name=cooperative.name),
        description=said(
            "Asesmen koperasi modern {name} tahun program {year}. {sentence}",
            name=cooperative.name,
            year=year.year,
            sentence=sentence,
        ),
        body=templates.render("pages/modern.html", values),
        search_text=said(
            "{name} asesmen koperasi modern {year}. {sentence}",
            name=cooperative.name,
            year=year.year,
            sentence=sentence,
        ),
    )


def _explanations(year: ModernYear) -> list[tuple[str, str]]:
    """What the assessors add, each under the assessment it belongs to."""
    told = [(said("Asesmen awal"), year.initial), (said("Asesmen akhir"), year.final)]
    files = [(kind, one.document) for kind, one in told if one] + [("", one) for one in year.unknown]
    return [(kind, one.content.explanation) for kind, one in files if one.content.explanation]


def _sentence(year: ModernYear) -> str:
    parts = []
    if year.initial:
        parts.append(said("nilai awal {points}", points=tell_total(year.initial)))
    if year.final:
        parts.append(said("nilai akhir {points}", points=tell_total(year.final)))
    example = year.newest is not None and year.newest.pack.status is InstrumentStatus.CONTOH
    if not parts:
        return said("Alat penilaiannya tidak dikenal.")
    both = wording.joined(tuple(parts))
    told = said("{points} (alat contoh).", points=both) if example else f"{both}."
    return told[:1].upper() + told[1:]


def _aspects(year: ModernYear, internal: bool) -> tuple[AspectText, ...]:
    newest = year.newest
    if newest is None:
        return ()
    count = len(newest.aspects)
    first = year.initial.aspects if year.initial else (None,) * count
    final = year.final.aspects if year.final else (None,) * count
    changes = year.change.aspects if year.change else (Change(None, None),) * count
    item_changes = iter(year.change.items if year.change else (Change(None, None),) * len(newest.items))
    found = []
    for number, (before, after, change) in enumerate(zip(first, final, changes, strict=True)):
        aspect = after or before
        if aspect is None:
            continue
        found.append(
            AspectText(
                aspect.rule.id,
                LETTERS[number % len(LETTERS)],
                aspect.rule.name.id,
                wording.trimmed(aspect.rule.weight),
                tell_total(before) if before else "",
                tell_total(after) if after else "",
                tell_change(change),
                _strip(before, after),
                tuple(_items(year, before, after, item_changes, internal)),
            )
        )
    return tuple(found)


def _items(
    year: ModernYear,
    before: ModernAspectScore | None,
    after: ModernAspectScore | None,
    changes: Iterator[Change],
    internal: bool,
) -> Iterator[ItemText]:
    shown = after or before
    for number, one in enumerate(shown.items if shown else ()):
        first, final = before.items[number] if before else None, after.items[number] if after else None
        yield ItemText(
            one.rule.id,
            one.rule.text.id,
            wording.trimmed(one.rule.weight),
            tell_level(first, _levels(year.initial)),
            tell_level(final, _levels(year.final)),
            _line(first),
            _line(final),
            tell_change(next(changes)),
            tuple(_evidence(one, year)) if internal else (),
            _remarks(one, year),
        )


def _remarks(item: ItemScore, year: ModernYear) -> str:
    both = (score.document.content for score in (year.initial, year.final) if score)
    return "; ".join(dict.fromkeys(filter(None, (remark_of(item.rule, written) for written in both))))


def _evidence(item: ItemScore, year: ModernYear) -> Iterator[tuple[str, str]]:
    told: dict[str, list[str]] = {}
    for score, label in ((year.initial, said("awal")), (year.final, said("akhir"))):
        proof = score.document.content.evidence.get(item.rule.id) if score else None
        if proof is not None:
            told.setdefault("; ".join(part for part in (proof.text, proof.document) if part), []).append(label)
    for text, labels in told.items():
        yield wording.joined(tuple(labels)), text


def _levels(score: ModernScore | None) -> dict[int, str]:
    return {level.value: level.name for level in score.pack.scale} if score else {}


def _line(score: ItemScore | None) -> str:
    return said("baris {line}", line=score.place.line) if score and score.place and score.place.line else ""


def _strip(before: ModernAspectScore | None, after: ModernAspectScore | None) -> Markup:
    spans = []
    for one in (before, after):
        if one is not None and one.points is None:
            low, high = share_of(one, one.lowest), share_of(one, one.highest)
            if low is not None and high is not None:
                spans.append((low, high))
    first = share_of(before, before.points) if before else None
    return change_strip(first, share_of(after, after.points) if after else None, tuple(spans))


def _slopes(year: ModernYear) -> Markup | None:
    if year.initial is None or year.final is None:
        return None
    slopes = [
        Slope(
            LETTERS[number % len(LETTERS)],
            before.rule.name.id,
            share_of(before, before.points),
            share_of(after, after.points),
        )
        for number, (before, after) in enumerate(zip(year.initial.aspects, year.final.aspects, strict=True))
    ]
    if not any(one.before is not None and one.after is not None for one in slopes):
        return None
    return aspect_slopes(
        slopes,
        said("awal"),
        said("akhir"),
        said("Nilai tiap aspek pada asesmen awal dan akhir; angkanya ada pada tabel di bawahnya."),
    )


def _apart(year: ModernYear, internal: bool) -> tuple[tuple[ModernScore, tuple[AspectText, ...]], ...]:
    """Two assessments that cannot be compared: each with its own tables, nothing beside it."""
    alone = (
        (year.initial, ModernYear(0, year.initial, None, None)),
        (year.final, ModernYear(0, None, year.final, None)),
    )
    return tuple((score, _aspects(one, internal)) for score, one in alone if score)


def _low_name(pack: InstrumentPack) -> str:
    return next((level.name for level in pack.scale if level.value == pack.low_below), "")


def _low_items(score: ModernScore) -> list[LowItem]:
    limit = score.pack.low_below
    if limit is None:
        return []
    written, levels = score.document.content, _levels(score)
    found = []
    for item in score.items:
        if item.level is None or item.level >= limit:
            continue
        action = written.actions.get(item.rule.id)
        plan, reason = (action.plan, action.not_pursued) if action else (None, None)
        found.append(LowItem(item.rule.id, item.rule.text.id, tell_level(item, levels), plan or "", reason or ""))
    return found
