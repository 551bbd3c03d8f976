"""Mentoring cases that one small folder cannot hold: the programme's own log, other cooperatives, a graduation rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.engagement import (
    check_bookings,
    check_mentoring,
    open_instruments,
    open_mentoring_rules,
)
from generator.model.audience import Audience
from generator.model.mentor_booking import MentorBooking
from generator.problems.problem import Problem
from generator.reading.cooperative import read_cooperative
from generator.workshop import open_workshop
from tests.problems.instrument_cases import write_pack

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 21)
Case = Callable[[Path, bool], list[Problem]]
ENGAGEMENT = 'model: "2023"\nmode: hb\ntheme: Manajemen Bisnis\n'
RULE = """graduation:
  at_least: 50
  general_outputs: tidak
  special_outputs: tidak
  set_by: Kantor contoh
  source: Contoh
aspects:"""


def _ground():
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF).ground


def _folder(scratch: Path, name: str, files: dict[str, str]) -> Path:
    for file, text in {"profile.yml": "name: Koperasi Uji\n", **files}.items():
        path = scratch / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return scratch / name


def _other_day(scratch: Path, broken: bool) -> list[Problem]:
    """The programme's log of the made-up year says 14 April."""
    text = 'programme: 2026-contoh\napplication: a-01\nmodel: "2023"\nmode: hb\ntheme: Teknologi Hasil Perairan\n'
    text += f"steps:\n  - {{step: perkenalan_dinas, on: 2026-04-1{5 if broken else 4}}}\n"
    folder = _folder(scratch, "contoh-bahari-lestari", {"mentoring/2026/engagement.yml": text})
    found = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)[2]
    # Evidence of the steps in the programme's log is another matter.
    return [one for one in found if one.code != "D47"]


def _other_result(scratch: Path, broken: bool) -> list[Problem]:
    """The programme's log of the made-up year says that this one is fit for graduation."""
    text = 'programme: 2026-contoh\napplication: a-01\nmodel: "2023"\nmode: hb\ntheme: Teknologi Hasil Perairan\n'
    said = "belum_layak_wisuda" if broken else "layak_wisuda"
    text += f"decision: {{decision: {said}, on: 2026-11-09, office: Kantor contoh}}\n"
    folder = _folder(scratch, "contoh-bahari-lestari", {"mentoring/2026/engagement.yml": text})
    found = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)[2]
    # A decision without assessments and steps without evidence are another matter.
    return [one for one in found if one.code not in ("D32", "D47")]


def _decision(scratch: Path, broken: bool) -> list[Problem]:
    write_pack(scratch, "1", ("aspects:", RULE))
    assessment = 'instrument: alat-uji\nversion: "1"\non: 2026-0{}-01\nanswers: {{a1: 0, a2: 0}}\n'
    predicate = "layak_wisuda" if broken else "belum_layak_wisuda"
    decision = f"decision: {{decision: {predicate}, on: 2026-11-09, office: Kantor contoh}}\n"
    files = {
        "assessments/modern_initial_2026.yml": assessment.format(3),
        "assessments/modern_final_2026.yml": assessment.format(8),
        "mentoring/2026/engagement.yml": ENGAGEMENT + decision,
    }
    cooperative = read_cooperative(_folder(scratch, "koperasi-uji", files), "uji")[0]
    packs = {address: pack.content for address, pack in open_instruments(scratch, frozenset())[0].items()}
    return check_mentoring(cooperative, packs, _ground(), AS_OF)


def booking(cooperative: str, since: str = "2026-04-14", until: str = "", *days: tuple[str, int]) -> MentorBooking:
    """One assignment of the same mentor."""
    folder = f"{cooperative}/mentoring/2026"
    file = f"{folder}/engagement.yml"
    return MentorBooking(
        cooperative, "2026-contoh", "tp-01", since, until, file, 5, f"{folder}/daily_journal.csv", days
    )


def _same_day(scratch: Path, broken: bool) -> list[Problem]:
    other = ("2026-05-04", 4) if broken else ("2026-05-05", 4)
    return check_bookings([booking("a", "", "", ("2026-05-04", 3)), booking("b", "", "", other)], _ground())


def _too_many(scratch: Path, broken: bool) -> list[Problem]:
    """The recruitment of the made-up year gives this mentor two cooperatives."""
    until = "" if broken else "2026-04-30"
    found = [booking("a", "2026-04-14", until), booking("b", "2026-04-20"), booking("c", "2026-05-04")]
    return check_bookings(found, _ground())


def _holiday(scratch: Path, broken: bool) -> list[Problem]:
    year = 2027 if broken else 2026
    text = "journal_gap: 5\nminimum_group: 5\nchosen_by: Uji\nholidays:\n  - year: 2026\n    source: {title: Uji}\n"
    (scratch / "content").mkdir()
    path = scratch / "content" / "mentoring_rules.yml"
    path.write_text(f"{text}    days:\n      - {{on: {year}-01-01, name: Tahun Baru}}\n", "utf-8")
    return open_mentoring_rules(scratch)[1]


ENGAGEMENT_CASES: dict[str, Case] = {
    "D27": _other_day,
    "D31": _decision,
    "D37": _same_day,
    "D38": _too_many,
    "D43": _other_result,
    "D46": _holiday,
}
ENGAGEMENT_PLACES = {"D27": (7, 34), "D31": (4, 22), "D37": (4, 0), "D38": (5, 0), "D43": (6, 22), "D46": (8, 14)}
