"""Members' meetings, the assessments that should follow them, and the surplus they divide, in words.

Knows the nine powers by name. Refuses to judge a quorum or a deadline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.cooperative import Authored
from generator.model.meeting import POWERS, DueAssessment, MeetingKind, MembersMeeting
from generator.model.surplus import SurplusTable
from generator.pages import wording
from generator.pages.language import Labels, marked, said
from generator.pages.rulebook_text import RulebookText

POWER_NAMES: Mapping[str, str] = Labels(
    {
        "kebijakan_umum": "Menetapkan kebijakan umum",
        "anggaran_dasar": "Mengubah anggaran dasar",
        "pemilihan": "Memilih, mengangkat, dan memberhentikan pengurus dan pengawas",
        "rencana_kerja": "Menetapkan rencana kerja dan anggaran",
        "batas_pinjaman": "Menetapkan batas pinjaman yang dapat dilakukan pengurus",
        "pertanggungjawaban": "Mengesahkan pertanggungjawaban pengurus dan pengawas",
        "pembagian_shu": "Menetapkan pembagian SHU",
        "penggabungan_pembubaran": "Memutuskan penggabungan, peleburan, kepailitan, dan pembubaran",
        "keputusan_lain": "Menetapkan keputusan lain",
    }
)
KINDS: Mapping[MeetingKind, str] = Labels({MeetingKind.LUAR_BIASA: "rapat anggota luar biasa"})
_TICKS: Mapping[bool | None, tuple[str, str]] = MappingProxyType(
    {True: ("yes", marked("ya")), False: ("open", marked("tidak")), None: ("open", wording.NOT_STATED)}
)
SURPLUS_NAMES: Mapping[str, str] = Labels({"surplus": "SHU setelah pajak menurut profil"})


@dataclass(frozen=True, slots=True)
class MeetingText:
    """One meeting."""

    on: str
    year: str
    kind: str
    present: str
    attendance: str
    quorum: str
    powers: tuple[tuple[str, str, str], ...]
    """State, word and name of each of the nine."""
    used: int
    told: int
    """How many of the nine were answered at all."""
    minutes: str
    line: int


@dataclass(frozen=True, slots=True)
class DueText:
    """One assessment that is due."""

    year: str
    on: str
    is_unreadable: bool


@dataclass(frozen=True, slots=True)
class SurplusLine:
    """One year: each measure with its change from the year before."""

    year: str
    values: tuple[tuple[str, str, str], ...]
    """Amount, change, and its way (`up`, `down`, `still` or empty)."""


@dataclass(frozen=True, slots=True)
class SurplusText:
    """The table, newest year first."""

    names: tuple[str, ...]
    lines: tuple[SurplusLine, ...]


def tell_meetings(meetings: Sequence[Authored[MembersMeeting]]) -> tuple[MeetingText, ...]:
    """All meetings, newest first."""
    return tuple(_tell(one.content, one.start.line) for one in reversed(meetings))


def tell_due(due: Sequence[DueAssessment]) -> tuple[DueText, ...]:
    """Newest book year first."""
    return tuple(DueText(str(one.book_year), wording.day(one.met_on), one.is_unreadable) for one in due)


def tell_surplus(table: SurplusTable | None, texts: Sequence[RulebookText | None]) -> SurplusText | None:
    """The surplus by year; accounts are named as the rulebooks of the assessments name them."""
    if table is None:
        return None
    names = dict(SURPLUS_NAMES)
    for text in texts:
        names |= text.names if text else {}
    lines = []
    for at in reversed(range(len(table.years))):
        values = tuple(_amount(row.values[at], row.changes[at]) for row in table.rows)
        lines.append(SurplusLine(str(table.years[at]), values))
    return SurplusText(tuple(names.get(row.name, row.name) for row in table.rows), tuple(lines))


def _amount(value: int | None, change: int | None) -> tuple[str, str, str]:
    shown = said(wording.NOT_STATED) if value is None else wording.rupiah(value)
    if change is None:
        return shown, "", ""
    way = "up" if change > 0 else "down" if change < 0 else "still"
    return shown, f"{'+' if change > 0 else ''}{wording.rupiah(change)}", way


def _tell(one: MembersMeeting, line: int) -> MeetingText:
    ticks = {name: getattr(one, name) for name in POWERS}
    present = "" if one.members_present is None else wording.count(one.members_present)
    if present and one.members_total is not None:
        present = said("{part} dari {whole}", part=present, whole=wording.count(one.members_total))
    attendance = one.attendance
    return MeetingText(
        wording.day(one.date),
        str(one.book_year),
        KINDS[one.kind] if one.kind is not MeetingKind.TAHUNAN else "",
        present,
        "" if attendance is None else wording.percent(attendance),
        {True: said("tercapai"), False: said("tidak tercapai"), None: ""}[one.quorum],
        tuple((_TICKS[ticks[name]][0], said(_TICKS[ticks[name]][1]), POWER_NAMES[name]) for name in POWERS),
        sum(tick is True for tick in ticks.values()),
        sum(tick is not None for tick in ticks.values()),
        one.minutes or "",
        line,
    )
