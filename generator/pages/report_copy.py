"""The printed bundle of one report copied to a local office (tembusan): a cover letter and one sheet per cooperative.

For internal readers only. Every list on a sheet is bounded, so that a cooperative never runs over to a second one.
Knows what an office needs to go on with mentoring; refuses to name a person, and to compute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.content import Content
from generator.model.engagement_results import Eligibility
from generator.model.mentoring_overview import AssessmentChange, Completeness, FollowUpMark, MentoringOverview
from generator.model.mentoring_stage import MentoringStage
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import Mentored, ReportContent
from generator.model.report_copy import CopyResult
from generator.pages import engagement_words as result_words
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.copy_text import copy_page_name, period_of, tell_copy
from generator.pages.corrections_text import signed
from generator.pages.environment import Templates
from generator.pages.hubs import CatalogueLine
from generator.pages.page import DOCUMENT, Page
from generator.pages.region_text import TouchpointText, office_name, tell_stage, tell_touchpoint
from generator.pages.report import cut

LISTED = 16
"""Cooperatives on the cover letter; the others are counted."""
_STEPS, _FOLLOW_UPS, _TOUCHPOINTS = 8, 4, 8
_LETTERS, _RESULT, _ACTION = 100, 150, 60


@dataclass(frozen=True, slots=True)
class SheetText:
    """One cooperative's sheet."""

    number: str
    name: str
    region: str
    rows: tuple[tuple[str, str], ...]
    stage: str
    short_stage: str
    """For the list of the letter."""
    touched: str
    touchpoints: tuple[TouchpointText, ...]
    steps: tuple[tuple[str, str], ...]
    """Day and name of what was done in the period."""
    more_steps: str
    follow_ups: tuple[tuple[str, str, str, str], ...]
    """Action, owner, due day, state; the office's own first."""
    more_follow_ups: str
    unknown: str
    """What is not known because there is no folder, or nothing was written."""


def render_copies(
    templates: Templates,
    reports: Sequence[ReportContent],
    lines: Mapping[str, Mapping[str, CatalogueLine]],
    material: MentoringMaterial,
    content: Content,
    as_of: date,
) -> tuple[Page, ...]:
    """The bundle of every copy; `lines` are catalogue rows by the day of the copy and the cooperative's id."""
    return tuple(
        render_copy(templates, one, lines.get(one.day.isoformat(), {}), material, content, as_of) for one in reports
    )


def render_copy(
    templates: Templates,
    report: ReportContent,
    lines: Mapping[str, CatalogueLine],
    material: MentoringMaterial,
    content: Content,
    as_of: date,
) -> Page:
    """The bundle of one copy. It tells of the report's day; `as_of` is the day it is printed for."""
    copy, members = report.copy, report.mentored
    sheets = tuple(
        _tell_sheet(one, f"{at} dari {len(members)}", copy, lines, material, content)
        for at, one in enumerate(members, start=1)
    )
    code = copy.row.content.office
    office = office_name(code, content.regions)
    place = ", ".join(content.region_path(code)) or code
    period = period_of(copy)
    values = {
        "programme": copy.programme,
        "office": office,
        "place": place,
        "short_place": cut(content.regions.get(code, code), 60),
        "period": period,
        "copy": copy.row.content,
        "text": tell_copy(copy, internal=True),
        "sheets": sheets,
        "listed": sheets[:LISTED],
        "rest": len(sheets) - LISTED if len(sheets) > LISTED else 0,
        "day": report.day,
        "as_of": report.day,
        "printed": as_of if report.is_reprint else None,
        "region_page": "index.html",
    }
    return Page(
        path=f"wilayah/{code}/{copy_page_name(copy)}",
        frame=DOCUMENT,
        title=f"Tembusan laporan pendampingan: {place}, {period}",
        description=f"Surat pengantar dan {len(sheets)} lembar koperasi bagi {office}.",
        body=templates.render("print/report_copy.html", values),
        search_text="",
    )


def _tell_sheet(
    one: Mentored,
    number: str,
    copy: CopyResult,
    lines: Mapping[str, CatalogueLine],
    material: MentoringMaterial,
    content: Content,
) -> SheetText:
    mentoring = one.mentoring
    row = copy.row.content
    theme = material.names.find_theme(one.application.theme)
    head = (
        ("Jenis", wording.KINDS.get(one.application.kind, "")),
        ("Tema", theme.name.id if theme else ""),
        ("Cara", words.MODE[one.application.mode] if one.application.mode else ""),
        ("Model", one.model.name.id if one.model else ""),
    )
    done = _list_done(one, row.since, row.until)
    open_marks = [mark for mark in (mentoring.follow_ups or () if mentoring else ()) if mark.done_on is None]
    open_marks.sort(key=lambda mark: (mark.owner != "dinas", mark.due_on, mark.id))
    names = {actor.id: actor.name.id for actor in material.models.actors}
    return SheetText(
        number,
        cut(one.application.name, 110),
        ", ".join(content.region_path(one.application.region)) or one.application.region,
        (
            *((name, cut(value, _LETTERS)) for name, value in head if value),
            *((name, cut(value, _RESULT)) for name, value in _tell_results(one, mentoring, lines) if value),
        ),
        _capital(tell_stage(one)),
        _capital(words.STAGE[one.stage]),
        f"{wording.count(one.touched)} dari {wording.count(len(one.touchpoints))}",
        tuple(tell_touchpoint(mark, one.stopped_on) for mark in one.touchpoints[:_TOUCHPOINTS]),
        tuple((wording.day(day), cut(name, _LETTERS)) for day, name in done[-_STEPS:]),
        _more(len(done) - _STEPS, "langkah sebelumnya"),
        tuple(_tell_follow_up(mark, names) for mark in open_marks[:_FOLLOW_UPS]),
        _more(len(open_marks) - _FOLLOW_UPS, "tindak lanjut lagi"),
        _tell_unknown(one, mentoring),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _more(number: int, what: str) -> str:
    return f"dan {wording.count(number)} {what}" if number > 0 else ""


def _list_done(one: Mentored, since: date, until: date) -> list[tuple[date, str]]:
    if one.mentoring is None or one.model is None:
        taken = [(mark.on, mark.step.name.id) for mark in one.touchpoints]
    else:
        steps = {step.id: step.name.id for step in one.model.steps}
        taken = [(mark.on, steps.get(mark.step, mark.step)) for mark in one.mentoring.steps]
    return sorted((on, name) for on, name in taken if on is not None and since <= on <= until)


def _tell_results(
    one: Mentored, mentoring: MentoringOverview | None, lines: Mapping[str, CatalogueLine]
) -> tuple[tuple[str, str], ...]:
    health = _tell_health(lines.get(one.overview.id) if one.overview else None)
    if mentoring is None:
        return (("Penilaian kesehatan", health),)
    return (
        ("Output umum", _tell_count(mentoring.general)),
        ("Output khusus", _tell_count(mentoring.special) if mentoring.special else ""),
        ("Asesmen koperasi modern", _tell_assessment(mentoring.assessments)),
        ("Keputusan", _tell_decision(mentoring)),
        ("Serah terima", _tell_handover(one, mentoring)),
        ("Penilaian kesehatan", health),
    )


def _tell_count(count: Completeness) -> str:
    return f"{wording.count(count.have)} dari {wording.count(count.of)} lengkap"


def _tell_assessment(change: AssessmentChange | None) -> str:
    """First and final total; a total with an item missing is not told as a number."""
    if change is None:
        return "belum ada"
    told = []
    for name, on, total in (
        ("awal", change.initial_on, change.initial),
        ("akhir", change.final_on, change.final),
    ):
        if on is not None:
            told.append(f"{name} {wording.points(total) if total is not None else 'belum lengkap'}")
    if change.final_on is None:
        told.append("akhir belum ada")
    elif change.points is not None:
        told.append(f"berubah {signed(change.points)} poin")
    elif change.initial_on is not None and not change.comparable:
        told.append(words.NOT_COMPARABLE)
    return ", ".join(told) + ("; dinilai dengan alat contoh, bukan formulir resmi" if change.example else "")


def _tell_decision(mentoring: MentoringOverview) -> str:
    graduation = mentoring.graduation
    if graduation.decision is not None and graduation.decided_on is not None:
        decided = wording.day(graduation.decided_on)
        told = f"{result_words.DECISION[graduation.decision]}, {decided}, {graduation.office}"
        if not graduation.contradicts:
            return told
        return f"{told}; berbeda dari hitungan {'syarat contoh' if graduation.example else 'syarat'}"
    rule = graduation.eligibility
    if rule is Eligibility.NO_RULE:
        return "belum diputuskan"
    told = f"belum diputuskan. {result_words.ELIGIBILITY[rule]}"
    return f"{told} {result_words.EXAMPLE_RULE}" if graduation.example else told


def _tell_handover(one: Mentored, mentoring: MentoringOverview) -> str:
    if mentoring.handed_over_on is not None:
        return f"{wording.day(mentoring.handed_over_on)}, kepada {mentoring.handed_over_to}"
    closed = one.stage in (MentoringStage.GRADUATED, MentoringStage.NOT_GRADUATED)
    return "belum ditulis, padahal pendampingan sudah diputuskan" if closed else ""


def _tell_health(line: CatalogueLine | None) -> str:
    if line is None or line.result is None:
        return ""
    beside = f"tahun buku {line.year}, {line.result.rule}"
    if line.recorded:
        return f"{line.recorded}, {beside}"
    if line.result.predicate:
        return f"{line.result.predicate} ({line.result.number}), {beside}"
    if not line.result.is_open:
        return ""
    told = f"belum pasti ({line.result.number}), {beside}"
    return f"{told}; tercatat {line.doubted}" if line.doubted else told


def _tell_follow_up(mark: FollowUpMark, names: Mapping[str, str]) -> tuple[str, str, str, str]:
    state = f"terlambat {wording.count(mark.overdue)} hari" if mark.overdue else "berjalan"
    return cut(mark.action, _ACTION), names.get(mark.owner, mark.owner), wording.day(mark.due_on), state


def _tell_unknown(one: Mentored, mentoring: MentoringOverview | None) -> str:
    if one.overview is None:
        return "Berkas koperasi ini belum ada, jadi output, asesmen dan tindak lanjutnya belum diketahui."
    if mentoring is None:
        return "Berkas pendampingannya belum ada, jadi output, asesmen dan tindak lanjutnya belum diketahui."
    return "Tindak lanjutnya belum dicatat." if mentoring.follow_ups is None else ""
