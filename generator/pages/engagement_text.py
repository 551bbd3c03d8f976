"""One year of mentoring in words: where it stands, its outputs, its steps. Computes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from generator.model.application import StepResult
from generator.model.cooperative import MentoringFolder
from generator.model.engagement_results import (
    EngagementResult,
    MentoringGround,
    OutputProgress,
    OutputState,
    SheetKey,
    SheetPart,
    SheetState,
    StepProgress,
)
from generator.model.mentoring_outputs import BookState
from generator.pages import engagement_words as words
from generator.pages import mentoring_words as programme_words
from generator.pages import wording
from generator.pages.expiry_text import tell_expiries
from generator.pages.language import said
from generator.pages.modern_text import tell_total


@dataclass(frozen=True, slots=True)
class OutputText:
    """One output."""

    name: str
    state: str
    is_valid: bool
    when: str


@dataclass(frozen=True, slots=True)
class StepText:
    """One step of the timeline."""

    name: str
    when: str
    is_done: bool
    note: str
    """Overdue, result, note."""
    is_late: bool


@dataclass(frozen=True, slots=True)
class EngagementLine:
    """One year in the list of the profile page."""

    year: str
    link: str
    theme: str
    standing: str
    general: str
    special: str
    expiring: str
    """What ran out or soon will, in one line; empty when nothing does."""


def tell_findings(folder: MentoringFolder, ground: MentoringGround) -> list[tuple[str, str, str]]:
    """What the programme office found: text, name of the theme that answers it, its link; the last two may be empty."""
    need = folder.engagement.content.need if folder.engagement else None
    told = []
    for one in need.findings if need else ():
        theme = ground.names.find_theme(one.theme) if one.theme else None
        link = f"../../program/{programme_words.theme_page(theme.id)}/index.html" if theme else ""
        told.append((one.text, theme.name.id if theme else one.theme or "", link))
    return told


def tell_requirements(result: EngagementResult) -> list[tuple[str, bool | None, str]]:
    """Each requirement for graduation: its name, met or not or not known, the two numbers where it is a number."""
    told = []
    for one in result.graduation.requirements:
        figures = ""
        rule, final = result.graduation.rule, result.assessments.final if result.assessments else None
        if one.key == "at_least" and rule is not None and final is not None:
            figures = said(
                "{total}, syaratnya paling sedikit {least}",
                total=tell_total(final),
                least=wording.points(Fraction(rule.at_least)),
            )
        told.append((words.REQUIREMENT[one.key], one.met, figures))
    return told


def engagement_page_name(year: int) -> str:
    """The file name of the page of a programme year."""
    return f"pendampingan-{year}.html"


def tell_standing(result: EngagementResult) -> str:
    """Where mentoring stands, in a few words."""
    document = result.folder.engagement
    if document is None:
        return said("berkas pendampingannya belum terbaca")
    written = document.content
    last = result.current.name.id if result.current else ""
    stopped = written.stopped
    return programme_words.tell_stage(
        result.stage, last, stopped.on if stopped else None, stopped.reason if stopped else None
    )


def tell_line(result: EngagementResult) -> EngagementLine:
    """The line of the profile page."""
    document = result.folder.engagement
    theme = result.theme.name.id if result.theme else document.content.theme if document else said(wording.NOT_STATED)
    return EngagementLine(
        str(result.folder.year),
        engagement_page_name(result.folder.year),
        theme,
        tell_standing(result),
        tell_count(result.general),
        tell_count(result.special) if result.special else said(wording.NOT_STATED),
        "; ".join(f"{one.document} {one.told}" for one in tell_expiries(result.expiries)),
    )


def tell_count(outputs: tuple[OutputProgress, ...]) -> str:
    """`3 dari 5`."""
    return said("{part} dari {whole}", part=sum(one.state is OutputState.VALID for one in outputs), whole=len(outputs))


def tell_output(one: OutputProgress, names: Mapping[str, str]) -> OutputText:
    """One output with its date, or what is missing."""
    state = words.OUTPUT_STATE[one.state]
    if one.have is not None:
        state = said("{part} dari {whole} lengkap", part=one.have, whole=one.of)
    when = wording.day(one.on) if one.on else ""
    if one.valid_until is not None:
        until = said("berlaku sampai {day}", day=wording.day(one.valid_until))
        when = f"{when}; {until}" if when else until
    return OutputText(names.get(one.name, one.name), state, one.state is OutputState.VALID, when)


def tell_books(result: EngagementResult) -> tuple[tuple[str, str], ...]:
    """Every mandatory book with its state."""
    return tuple(
        (name, words.BOOK_STATE[BookState(state)] if state else said(wording.NOT_STATED))
        for _, name, state in result.books
    )


def tell_timeline(result: EngagementResult) -> tuple[tuple[str, tuple[StepText, ...]], ...]:
    """Steps by phase, in the order of the model; what runs throughout a phase has no day of its own.

    Where no mentor is to come, only the steps that were taken or have a day.
    """
    if result.model is None:
        return ()
    names = {phase.id: phase.name.id for phase in result.model.phases}
    steps = [one for one in result.steps if not one.step.throughout]
    if result.is_unmentored:
        steps = [one for one in steps if one.on is not None or one.due_on is not None]
    return tuple(
        (names[phase], tuple(_step(one) for one in group))
        for phase, group in groupby(steps, key=lambda one: one.step.phase)
    )


def _step(one: StepProgress) -> StepText:
    if one.on is not None:
        when = wording.day(one.on)
    else:
        when = said("tenggat {day}", day=wording.day(one.due_on)) if one.due_on else said("belum tercatat")
    notes = []
    if one.overdue:
        notes.append(said("terlambat {days} hari", days=one.overdue))
    result = one.entry.result if one.entry else one.record.content.result if one.record else None
    if result is not None and result is not StepResult.SELESAI:
        notes.append(programme_words.RESULT[result])
    if one.on is not None and one.due_on is not None and one.on > one.due_on:
        notes.append(said("{days} hari sesudah tenggat", days=(one.on - one.due_on).days))
    if one.entry and one.entry.note:
        notes.append(one.entry.note)
    return StepText(one.step.name.id, when, one.on is not None, "; ".join(notes), bool(one.overdue))


def tell_sheet(part: SheetPart, result: EngagementResult) -> tuple[str, str, str]:
    """Component, state, and what it holds; a missing one says so and is never a zero."""
    state, detail = words.SHEET_STATE[part.state], ""
    if part.key is SheetKey.ASSESSMENTS and result.assessments is not None:
        year = result.assessments
        scores = ((said("awal"), year.initial), (said("akhir"), year.final))
        parts = [f"{name} {tell_total(score)}" for name, score in scores if score]
        detail = "; ".join([*parts, said(programme_words.NOT_COMPARABLE)] if year.is_apart else parts)
    elif part.key is SheetKey.MENTOR:
        state = words.FILLED[part.state]
        detail = said("nilainya hanya tampil sebagai gabungan") if part.state is SheetState.COMPLETE else ""
    elif part.key is SheetKey.INTERVENTIONS:
        state = words.FILLED[part.state]
        if part.have is not None:
            seen = said("{count} kali, lihat di bawah", count=part.have)
            detail = seen if part.have else said("tidak ada intervensi lain")
    elif part.have is not None:
        detail = said("{part} dari {whole}", part=part.have, whole=part.of)
    return words.SHEET[part.key], state, detail
