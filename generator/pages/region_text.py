"""One area's figures for its local office (Dinas) in words. Computes nothing; no office is known by a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model.mentoring_model import Actor
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import AreaResult, Count, MeetingState, Mentored, Standing, Touchpoint
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.copy_text import CopyText, tell_copy
from generator.pages.expiry_text import ExpiryText, tell_expiry
from generator.pages.hubs import CatalogueLine
from generator.pages.language import Labels, said
from generator.pages.late_steps import LateStepText, tell_mentored_late

MEETING: Mapping[MeetingState, str] = Labels(
    {
        MeetingState.HELD: "sudah melaksanakan RAT",
        MeetingState.NOT_RECORDED: "RAT belum tercatat dalam daftar rapatnya",
        MeetingState.UNKNOWN: "status RAT tidak diketahui",
    }
)
PROVINCE = 2


@dataclass(frozen=True, slots=True)
class StandingText:
    """One cooperative of the area; `line` is the row of the catalogue, where a result never stands alone."""

    line: CatalogueLine
    meeting: str
    is_held: bool
    last: str
    """The newest yearly meeting on record where the one looked for is not; empty otherwise."""


@dataclass(frozen=True, slots=True)
class TouchpointText:
    """One step with the office."""

    name: str
    part: str
    """What the office does in it."""
    when: str
    state: str
    kind: str
    """done, late or open."""


@dataclass(frozen=True, slots=True)
class MentoredText:
    """One cooperative in the programme."""

    name: str
    link: str
    theme: str
    model: str
    standing: str
    count: str
    touchpoints: tuple[TouchpointText, ...]
    late: tuple[LateStepText, ...]


@dataclass(frozen=True, slots=True)
class LateText:
    """Follow-ups past due of one owner: action, cooperative, link, due day, days."""

    owner: str
    rows: tuple[tuple[str, str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class AreaText:
    """The part of a page that tells of real cooperatives, or of fictional ones."""

    result: AreaResult
    standings: tuple[StandingText, ...]
    tallies: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    mentored: tuple[MentoredText, ...]
    programmes: tuple[tuple[str, str, str], ...]
    """Name, link, how many applied and were chosen."""
    activities: tuple[tuple[str, str], ...]
    late: tuple[LateText, ...]
    expiries: tuple[ExpiryText, ...]
    copies: tuple[CopyText, ...]


def office_name(code: str, regions: Mapping[str, str]) -> str:
    """`Dinas yang membidangi koperasi, Kabupaten Buleleng`: what it is called differs by region and time."""
    return said("Dinas yang membidangi koperasi, {region}", region=regions.get(code, code))


def tell_area(
    result: AreaResult, lines: Mapping[str, CatalogueLine], material: MentoringMaterial, internal: bool
) -> AreaText:
    """The whole area; bundles and what is owed to whom are for internal readers."""
    standings = tuple(
        StandingText(
            lines[one.overview.id],
            wording.day(one.met_on) if one.met_on else MEETING[one.meeting],
            one.meeting is MeetingState.HELD,
            _last_meeting(one),
        )
        for one in result.cooperatives
    )
    return AreaText(
        result,
        standings,
        tuple((title, rows) for title, rows in _tallies(result, material) if rows),
        tuple(tell_mentored(one, material) for one in result.mentored),
        tuple(_programmes(result)),
        tuple(
            (
                wording.day(day) if (day := one.on or one.planned_on) else said(wording.NOT_STATED),
                _activity(one.name, one.on),
            )
            for _, one in result.activities
        ),
        tell_late(result, material.models.actors) if internal else (),
        tuple(tell_expiry(mark, one.name, words.cooperative_link(one.id)) for one, mark in result.expiries),
        tuple(tell_copy(one, internal) for one in result.copies),
    )


def _last_meeting(one: Standing) -> str:
    if one.meeting is MeetingState.HELD or one.last is None:
        return ""
    year, day = one.last
    return said("Terakhir tercatat {day}, tahun buku {year}.", day=wording.day(day), year=year)


def _day(day: date | None) -> str:
    return wording.day(day) if day else said(wording.NOT_STATED)


def _activity(name: str, on: date | None) -> str:
    return name if on else said("{name} (belum terlaksana)", name=name)


def _tallies(result: AreaResult, material: MentoringMaterial) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    themes = {one.content.id: one.content.name.id for one in material.themes}
    stages = {key.value: name for key, name in words.STAGE.items()}
    meetings = {key.value: name for key, name in MEETING.items()}
    return (
        (said("Jenis koperasi"), _rows(result.by_kind, wording.KINDS)),
        (said("RAT tahun buku {year}", year=result.book_year), _rows(result.by_meeting, meetings)),
        (said("Keadaan koperasi terpilih"), _rows(result.by_stage, stages)),
        (said("Tema pendampingan"), _rows(result.by_theme, themes)),
    )


def _rows(counts: tuple[Count, ...], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_capital(names.get(one.key or "", one.key or said("tidak disebut"))), wording.count(one.number))
        for one in counts
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _programmes(result: AreaResult) -> list[tuple[str, str, str]]:
    told = []
    for programme, group in groupby(result.mentored, key=lambda one: one.programme):
        link = f"../../program/{programme.id}/index.html"
        chosen = wording.count(len(list(group)))
        told.append((programme.name, link, said("{count} koperasi terpilih", count=chosen)))
    return told


def tell_mentored(one: Mentored, material: MentoringMaterial) -> MentoredText:
    """One cooperative with the steps its office takes part in."""
    theme = material.names.find_theme(one.application.theme)
    return MentoredText(
        one.application.name,
        words.cooperative_link(one.application.cooperative),
        theme.name.id if theme else "",
        one.model.name.id if one.model else "",
        tell_stage(one),
        said("{part} dari {whole}", part=wording.count(one.touched), whole=wording.count(len(one.touchpoints))),
        tuple(tell_touchpoint(mark, one.stopped_on) for mark in one.touchpoints),
        tell_mentored_late(one, material.models.actors),
    )


def tell_stage(one: Mentored) -> str:
    """Where mentoring stands, with the last step taken."""
    stopped_on, reason = one.application.stopped_on, one.application.stop_reason
    if stopped_on is None and one.mentoring is not None:
        stopped_on, reason = one.mentoring.stopped_on, one.mentoring.stop_reason
    return words.tell_stage(one.stage, one.current.name.id if one.current else "", stopped_on, reason)


def tell_touchpoint(one: Touchpoint, stopped_on: date | None) -> TouchpointText:
    """One step; a day nobody wrote down is not a late one, and after a stop none is waited for."""
    part = said("melakukan") if one.step.actor == "dinas" else said("terlibat")
    if one.on is not None:
        return TouchpointText(one.step.name.id, part, wording.day(one.on), said("sudah"), "done")
    when = said("tenggat {day}", day=wording.day(one.due_on)) if one.due_on else ""
    if one.overdue:
        late = said("terlambat {days} hari", days=wording.count(one.overdue))
        return TouchpointText(one.step.name.id, part, when, late, "late")
    if stopped_on is not None:
        state = said("tidak ditunggu lagi: pendampingan berhenti {day}", day=wording.day(stopped_on))
        return TouchpointText(one.step.name.id, part, when, state, "open")
    return TouchpointText(one.step.name.id, part, when, said("belum tercatat"), "open")


def tell_late(result: AreaResult, actors: tuple[Actor, ...]) -> tuple[LateText, ...]:
    """Follow-ups past due, by owner."""
    names = {actor.id: actor.name.id for actor in actors}
    told = []
    for owner, group in groupby(result.late, key=lambda one: one.mark.owner):
        rows = tuple(
            (
                one.mark.action,
                one.cooperative.name,
                words.cooperative_link(one.cooperative.id),
                wording.day(one.mark.due_on),
                said("{days} hari", days=wording.count(one.mark.overdue or 0)),
            )
            for one in group
        )
        told.append(LateText(names.get(owner, owner), rows))
    return tuple(told)
