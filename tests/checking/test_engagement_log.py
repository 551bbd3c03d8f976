"""A cooperative's own log held against the programme's: one event, one date, one result, whichever file tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)
HEAD = 'programme: 2026-contoh\napplication: {}\nmodel: "{}"\nmode: {}\ntheme: {}\n'
FIRST = HEAD.format("a-01", "2023", "hb", "Teknologi Hasil Perairan")
"""Fit for graduation by the programme's log."""
STOPPED = HEAD.format("a-04", "2023", "ldc", "Manajemen Pemasaran")
"""Stopped on 29 June by the register."""
FREE = 'model: "2023"\nmode: hb\ntheme: Manajemen Bisnis\n'
"""Of no programme year: there is no other log."""


def found(scratch: Path, identity: str, text: str) -> list[tuple[str, str, list[str]]]:
    folder = scratch / identity
    (folder / "mentoring" / "2026").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Koperasi Uji\n", "utf-8")
    (folder / "mentoring" / "2026" / "engagement.yml").write_text(text, "utf-8")
    problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(folder)[2]
    return [
        (one.code, one.values.get("here", ""), [Path(place.file).name for place in one.related])
        for one in problems
        if one.code in ("D27", "D28", "D43")
    ]


STEP = "  - {{step: evaluasi_program, on: 2026-11-09, result: {}}}\n"
DECISION = "decision: {{decision: {}, on: 2026-11-09, office: Kantor contoh}}\n"
FIT, UNFIT = "layak_wisuda", "belum_layak_wisuda"


@pytest.mark.parametrize(
    ("head", "step", "decision", "expected"),
    [
        (FIRST, FIT, FIT, []),
        (FIRST, UNFIT, FIT, [("D43", UNFIT, ["stage_log.csv"])]),
        (FIRST, FIT, UNFIT, [("D43", UNFIT, ["stage_log.csv"])]),
        (FIRST, UNFIT, UNFIT, [("D43", UNFIT, ["stage_log.csv"])] * 2),
        (FREE, FIT, FIT, []),
        (FREE, FIT, UNFIT, [("D43", FIT, ["engagement.yml"])]),
    ],
)
def test_one_result_in_every_record(tmp_path, head, step, decision, expected):
    text = f"{head}steps:\n{STEP.format(step)}{DECISION.format(decision)}"
    assert found(tmp_path, "contoh-bahari-lestari", text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("stopped: {on: 2026-06-29, reason: pengurus_berganti}\n", []),
        ("stopped: {on: 2026-06-30, reason: pengurus_berganti}\n", [("D28", "2026-06-30", ["applications.csv"])]),
        ("", [("D28", "-", ["applications.csv"])]),
    ],
)
def test_the_register_and_the_folder_stop_on_one_day(tmp_path, line, expected):
    assert found(tmp_path, "contoh-anyam-pandan", STOPPED + line) == expected


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ("  - {step: evaluasi_program, on: 2026-11-09}\n", 1),
        ("  - {step: perkenalan_dinas, on: 2026-03-02}\n  - {step: evaluasi_program, on: 2026-11-09}\n", 5),
    ],
)
def test_a_skipped_step_is_told_with_both_ends_of_the_gap(tmp_path, steps, line):
    (tmp_path / "mentoring" / "2026").mkdir(parents=True)
    (tmp_path / "profile.yml").write_text("name: Koperasi Uji\n", "utf-8")
    (tmp_path / "mentoring" / "2026" / "engagement.yml").write_text(f"{FREE}steps:\n{steps}", "utf-8")
    problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(tmp_path)[2]
    told = [one for one in problems if one.code == "D23"]
    assert [[place.line for place in one.related] for one in told] == [[line]]
    assert told[0].place.line == 4 + steps.count("\n")
