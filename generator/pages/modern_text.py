"""Scores of modern-cooperative assessments in words: totals, spans, changes, levels. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.instrument import InstrumentItem
from generator.model.modern_assessment import AssessmentKind, AssessorRole, ModernAssessment
from generator.model.modern_results import Change, ItemScore, ItemState, ModernAspectScore, ModernScore, ModernYear
from generator.pages import mentoring_words, wording
from generator.pages.corrections_text import signed
from generator.pages.language import Labels, marked, said
from generator.problems.problem import Problem

_AGAINST = {
    "D10": marked("Hasil itu berbeda dari hitungan."),
    "D11": marked("Hasil itu tidak mungkin: di luar rentang hitungan."),
}
KINDS: Mapping[AssessmentKind, str] = Labels(
    {AssessmentKind.INITIAL: "Asesmen awal", AssessmentKind.FINAL: "Asesmen akhir"}
)
ROLES: Mapping[AssessorRole, str] = Labels(
    {
        AssessorRole.TPKM: "pendamping (TPKM)",
        AssessorRole.PMO: "PMO",
        AssessorRole.KEMENTERIAN: "kementerian",
        AssessorRole.DINAS: "Dinas",
        AssessorRole.PENGURUS: "pengurus",
        AssessorRole.PENGAWAS: "pengawas",
        AssessorRole.PENGELOLA: "pengelola",
    }
)


@dataclass(frozen=True, slots=True)
class ChangeText:
    """A change in words; `way` is up, down, still or open (not known)."""

    points: str
    way: str


@dataclass(frozen=True, slots=True)
class ItemText:
    """One item over both assessments."""

    id: str
    name: str
    weight: str
    before: str
    after: str
    before_place: str
    after_place: str
    change: ChangeText
    evidence: tuple[tuple[str, str], ...]
    """When seen, and what; empty in the public build."""
    remark: str


@dataclass(frozen=True, slots=True)
class AssessmentText:
    """One assessment at a glance."""

    title: str
    total: str
    is_open: bool
    on: str
    assessors: str
    missing: tuple[str, ...]
    recorded: str
    file: str


@dataclass(frozen=True, slots=True)
class ModernLine:
    """One programme year in the list of the profile page."""

    year: str
    link: str
    before: str
    after: str
    change: ChangeText | None
    is_example: bool
    apart: str = ""
    """Why two totals are no change; empty where they are one."""


def modern_page_name(year: int) -> str:
    """The file name of the page of a programme year."""
    return f"modern-{year}.html"


def tell_total(score: ModernScore | ModernAspectScore) -> str:
    """Points, or the span they lie in."""
    exact = score.total if isinstance(score, ModernScore) else score.points
    if exact is not None:
        return wording.points(exact)
    return f"{wording.points(score.lowest)}–{wording.points(score.highest)}"


def tell_change(change: Change) -> ChangeText:
    """The difference with its sign."""
    if change.points is None:
        return ChangeText("", "open")
    way = "still" if change.points == 0 else "up" if change.points > 0 else "down"
    return ChangeText(signed(change.points) if change.points else said("tetap"), way)


def tell_level(score: ItemScore | None, levels: Mapping[int, str]) -> str:
    """`2 Sebagian`, or why there is none; empty when there was no such assessment."""
    if score is None:
        return ""
    if score.state is ItemState.NOT_APPLICABLE:
        return said("tidak berlaku")
    return said("belum dinilai") if score.level is None else f"{score.level} {levels[score.level]}"


def tell_assessment(kind: AssessmentKind, score: ModernScore, problems: Iterable[Problem]) -> AssessmentText:
    """The head of one assessment; `problems` tell what speaks against the recorded result."""
    written = score.document.content
    return AssessmentText(
        KINDS[kind],
        tell_total(score),
        score.total is None,
        wording.day(written.on),
        tell_assessors(written),
        tuple(item.text.id for item in score.missing),
        tell_recorded(score, problems),
        score.document.file.rpartition("/")[2],
    )


def tell_assessors(written: ModernAssessment) -> str:
    """`PMO dan 2 pengurus`."""
    parts = tuple(
        said("{count} {role}", count=wording.count(one.number), role=ROLES[one.role])
        if one.number is not None
        else ROLES[one.role]
        for one in written.assessors
    )
    return wording.joined(parts)


def tell_recorded(score: ModernScore, problems: Iterable[Problem]) -> str:
    """What was signed, beside what is computed, with what the checks say against it."""
    document = score.document
    recorded = document.content.recorded
    if recorded is None or recorded.total is None:
        return ""
    points = wording.points(recorded.total)
    quote = said("Tercatat {points}.", points=points)
    if recorded.on is not None:
        quote = said("Tercatat {points} pada {day}.", points=points, day=wording.day(recorded.on))
    against = {problem.place: problem.code for problem in problems if problem.code in _AGAINST}
    if (place := document.place("recorded", "total")) in against:
        return f"{quote} {said(_AGAINST[against[place]])}"
    if any(document.place("recorded", "aspects", name) in against for name in recorded.aspects):
        return f"{quote} {said('Skor aspek yang tercatat bersamanya berbeda dari hitungan.')}"
    return quote


def tell_line(year: ModernYear, is_example: bool) -> ModernLine:
    """The line of the profile page."""
    change = tell_change(year.change.total) if year.change else None
    return ModernLine(
        str(year.year),
        modern_page_name(year.year),
        tell_total(year.initial) if year.initial else "",
        tell_total(year.final) if year.final else "",
        change,
        is_example,
        said(mentoring_words.NOT_COMPARABLE) if year.is_apart else "",
    )


def share_of(aspect: ModernAspectScore, value: Fraction | None) -> Fraction | None:
    """Points in percent of the aspect's highest; None where nothing of it applies."""
    return None if value is None or not aspect.maximum else value * 100 / aspect.maximum


def remark_of(item: InstrumentItem, written: ModernAssessment) -> str:
    """Why an item cannot apply."""
    return written.not_applicable.get(item.id, "")
