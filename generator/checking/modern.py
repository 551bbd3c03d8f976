"""Assessments of a modern cooperative, held against their instrument, each other, the calendar and what was recorded.

Knows references, dates and sums. Refuses to know how points come about, and never fills what was not assessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.checking.exact_text import shown_exact
from generator.model.cooperative import Authored, Cooperative
from generator.model.instrument import InstrumentPack
from generator.model.modern_assessment import FINAL_AFTER_MONTHS, AssessmentKind, ModernAssessment
from generator.model.modern_results import ModernScore, ModernYear
from generator.model.values import add_months
from generator.problems.hints import nearest
from generator.problems.problem import Problem

Document = Authored[ModernAssessment]


def check_modern(
    cooperative: Cooperative,
    years: tuple[ModernYear, ...],
    packs: Mapping[str, InstrumentPack],
    as_of: date,
    waits: bool = False,
) -> list[Problem]:
    """Every problem of the assessments; `years` are computed from the same cooperative, `packs` are by address.

    `waits`: an instrument was refused and told so itself, so an unknown one is waited for, not missed.
    """
    problems: list[Problem] = []
    for (year, _), document in cooperative.modern.items():
        problems += _check_dates(document, year, as_of)
        problems += () if waits else _check_instrument(document, packs)
        problems += _check_documents(document, cooperative)
    for one in years:
        for score in (one.initial, one.final):
            if score is not None:
                problems += _check_items(score)
                problems += _check_recorded(score)
    return [*problems, *_check_order(cooperative.modern), *_check_twins(cooperative.modern), *_check_pairs(years)]


def _check_dates(document: Document, year: int, as_of: date) -> Iterator[Problem]:
    if ("on",) in document.refused:
        return
    on = document.content.on
    if on > as_of:
        yield Problem("K23", document.place("on"), {"date": on.isoformat(), "as_of": as_of.isoformat()})
    # A programme year may end early in the next calendar year.
    elif on.year not in (year, year + 1):
        yield Problem("D17", document.place("on"), {"date": on.isoformat(), "year": str(year)})


def _check_instrument(document: Document, packs: Mapping[str, InstrumentPack]) -> Iterator[Problem]:
    name, version = document.content.instrument, document.content.version
    if f"{name}-{version}" in packs or {("instrument",), ("version",)} & document.refused:
        return
    known = sorted({pack.id for pack in packs.values()})
    if name not in known:
        values = {"id": name, "known": ", ".join(known) or "-", "hint": nearest(name, known)}
        yield Problem("D01", document.place("instrument"), values)
        return
    versions = sorted(pack.version for pack in packs.values() if pack.id == name)
    yield Problem("D02", document.place("version"), {"id": name, "version": version, "known": ", ".join(versions)})


def _check_documents(document: Document, cooperative: Cooperative) -> Iterator[Problem]:
    for item, evidence in document.content.evidence.items():
        name = evidence.document
        if name is not None and name not in cooperative.document_paths:
            hint = nearest(name, cooperative.document_paths)
            values = {"name": name, "folder": cooperative.folder, "hint": hint}
            place = document.place("evidence", item, "document")
            yield Problem("D09", place, values, (), frozenset({"name", "hint"}))


def _check_items(score: ModernScore) -> Iterator[Problem]:
    document, pack = score.document, score.pack
    written = document.content
    known = [item.id for item in pack.items]
    for part in ("answers", "not_applicable", "evidence", "actions"):
        for name in getattr(written, part):
            if name not in known:
                values = {"id": name, "instrument": pack.id, "hint": nearest(name, known)}
                hidden = frozenset({"id", "hint"}) if part in ("evidence", "actions") else frozenset[str]()
                yield Problem("D03", document.key_place(part, name), values, (), hidden)
    levels = {level.value: level for level in pack.scale}
    shown = ", ".join(map(str, levels))
    for name, value in written.answers.items():
        if name in written.not_applicable:
            related = document.place("not_applicable", name)
            yield Problem("D05", document.place("answers", name), {"id": name, "value": str(value)}, (related,))
        elif name in known and value not in levels:
            yield Problem("D04", document.place("answers", name), {"id": name, "value": str(value), "levels": shown})
        elif name in known and levels[value].needs_evidence and not _has_proof(document, name):
            asked = next(item.evidence.id for item in pack.items if item.id == name)
            values = {"id": name, "value": str(value), "level": levels[value].name, "asked": asked}
            yield Problem("D08", document.place("answers", name), values)


def _has_proof(document: Document, name: str) -> bool:
    if ("evidence",) in document.refused or ("evidence", name) in document.refused:
        return True
    proof = document.content.evidence.get(name)
    return proof is not None and (proof.text is not None or proof.document is not None)


def _check_recorded(score: ModernScore) -> Iterator[Problem]:
    document = score.document
    recorded = document.content.recorded
    if recorded is None:
        return
    aspects = {aspect.rule.id: aspect for aspect in score.aspects}
    for name, value in recorded.aspects.items():
        found = aspects.get(name)
        if found is None:
            place = document.key_place("recorded", "aspects", name)
            yield Problem("D14", place, {"id": name, "known": ", ".join(aspects), "hint": nearest(name, aspects)})
        elif not _agrees(value, found.points, found.lowest, found.highest):
            path = ("recorded", "aspects", name)
            yield _differs(document, path, str(value), found.points, found.lowest, found.highest)
    total = recorded.total
    if total is not None and not _agrees(total, score.total, score.lowest, score.highest):
        yield _differs(document, ("recorded", "total"), str(total), score.total, score.lowest, score.highest)


def _agrees(recorded: Decimal, exact: Fraction | None, lowest: Fraction, highest: Fraction) -> bool:
    """A recorded figure is known to its last digit, rounded half up as people round."""
    text = format(recorded, "f")
    value, digits = Fraction(text), len(text.partition(".")[2])
    unit: int = 10**digits
    if exact is not None:
        return (2 * exact * unit + 1) // 2 == value * unit
    half = Fraction(1, 2 * unit)
    return lowest - half <= value <= highest + half


def _differs(
    document: Document,
    path: tuple[str, ...],
    recorded: str,
    exact: Fraction | None,
    lowest: Fraction,
    highest: Fraction,
) -> Problem:
    if exact is not None:
        return Problem("D10", document.place(*path), {"recorded": recorded, "computed": shown_exact(exact)})
    bounds = {"lowest": shown_exact(lowest), "highest": shown_exact(highest)}
    return Problem("D11", document.place(*path), {"recorded": recorded, **bounds})


def _check_order(modern: Mapping[tuple[int, AssessmentKind], Document]) -> Iterator[Problem]:
    for (year, kind), final in modern.items():
        if kind is not AssessmentKind.FINAL:
            continue
        first = modern.get((year, AssessmentKind.INITIAL))
        if first is None:
            yield Problem("D13", final.start, {"year": str(year)})
            continue
        if ("on",) in first.refused or ("on",) in final.refused:
            continue
        earlier, later = first.content.on, final.content.on
        days = {"first": earlier.isoformat(), "final": later.isoformat()}
        due = add_months(earlier, FINAL_AFTER_MONTHS)
        if later <= earlier:
            yield Problem("D06", final.place("on"), days, (first.place("on"),))
        elif later < due:
            values = {**days, "months": str(FINAL_AFTER_MONTHS), "due": due.isoformat()}
            yield Problem("D07", final.place("on"), values, (first.place("on"),))


def _check_twins(modern: Mapping[tuple[int, AssessmentKind], Document]) -> Iterator[Problem]:
    """Two assessments of a kind on one day are one assessment under two years."""
    seen: dict[tuple[AssessmentKind, date], Document] = {}
    for (_, kind), document in sorted(modern.items()):
        if ("on",) in document.refused:
            continue
        first = seen.setdefault((kind, document.content.on), document)
        if first is not document:
            values = {"date": document.content.on.isoformat(), "other": first.file.rpartition("/")[2]}
            yield Problem("D16", document.place("on"), values, (first.place("on"),))


def _check_pairs(years: tuple[ModernYear, ...]) -> Iterator[Problem]:
    for one in years:
        first, final = one.initial, one.final
        if first is None or final is None:
            continue
        if one.change is None:
            values = {"first": first.pack.address, "final": final.pack.address}
            place = final.document.place("version")
            yield Problem("D12", place, values, (first.document.place("version"),))
        elif not one.change.same_items_apply:
            differing = first.document.content.not_applicable.keys() ^ final.document.content.not_applicable.keys()
            one_side = final if differing & final.document.content.not_applicable.keys() else first
            yield Problem("D15", one_side.document.place("not_applicable"), {"items": ", ".join(sorted(differing))})
