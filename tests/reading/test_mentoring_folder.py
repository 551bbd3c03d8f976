"""Mentoring folders from disk: what is there, what is refused, what nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.model.modern_assessment import AssessmentKind
from generator.reading.cooperative import read_cooperative

ENGAGEMENT = 'model: "2023"\nmode: hb\ntheme: Manajemen Bisnis\n'
JOURNAL = "date,mode,kind,activity\n2026-04-20,lapangan,bimbingan,Menata\n2026-04-31,lapangan,bimbingan,Menata\n"


@pytest.fixture
def read(tmp_path: Path):
    def run(**files: str):
        folder = tmp_path / "koperasi-uji"
        for name, text in {"profile_yml": "name: Uji\n", **files}.items():
            path = folder / name.replace("__", "/").replace("_yml", ".yml").replace("_csv", ".csv")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return read_cooperative(folder, "uji")

    return run


def test_years_are_read_oldest_first_and_absent_parts_are_unknown(read):
    files = {f"mentoring__{year}__engagement_yml": ENGAGEMENT for year in (2026, 2024)}
    cooperative, problems = read(**files)
    assert problems == []
    assert [one.year for one in cooperative.mentoring] == [2024, 2026]
    one = cooperative.mentoring[0]
    assert one.engagement is not None
    assert (one.journal, one.outputs, one.claims, one.follow_ups) == (None, None, None, None)


def test_a_refused_row_is_named_and_the_others_stand(read):
    cooperative, problems = read(mentoring__2026__daily_journal_csv=JOURNAL)
    assert [(one.code, one.place.line) for one in problems] == [("F07", 3)]
    assert [row.content.activity for row in cooperative.mentoring[0].journal or ()] == ["Menata"]
    assert "mentoring/2026/daily_journal.csv" in cooperative.broken


def test_a_slip_in_a_file_name_is_told_with_the_nearest(read):
    _, problems = read(
        mentoring__2023__enggagement_yml=ENGAGEMENT, assessments__modern_inital_2023_yml="on: 2023-03-01\n"
    )
    assert [one.code for one in problems] == ["K03", "K03"]
    assert {one.values["hint"] for one in problems} == {
        "mentoring/2023/engagement.yml",
        "assessments/modern_initial_2023.yml",
    }


def test_the_nearest_name_keeps_the_year(read):
    _, problems = read(
        mentoring__2026__enggagement_yml=ENGAGEMENT, assessments__modern_inital_2026_yml="on: 2026-03-01\n"
    )
    assert {one.values["hint"] for one in problems} == {
        "mentoring/2026/engagement.yml",
        "assessments/modern_initial_2026.yml",
    }


def test_what_is_left_of_a_refused_file_is_checked_but_not_shown(read):
    cooperative, problems = read(mentoring__2026__engagement_yml=ENGAGEMENT.replace("hb", "hbb"))
    assert [one.code for one in problems] == ["F08"]
    assert cooperative.mentoring[0].engagement is None
    left = cooperative.for_checks().mentoring[0].engagement
    assert left is not None
    assert left.content.theme == "Manajemen Bisnis"
    assert ("mode",) in left.refused


def test_the_public_copy_keeps_engagement_and_outputs_and_nothing_else(read):
    cooperative, _ = read(
        mentoring__2026__engagement_yml=ENGAGEMENT + "mentors:\n  - {code: tp-01}\nnotes: RAHASIA\n",
        mentoring__2026__outputs_yml="special:\n  sop: {name: SOP, status: draf, note: RAHASIA}\n",
        mentoring__2026__daily_journal_csv=JOURNAL.rsplit("\n", 2)[0] + "\n",
        mentoring__2026__claims_yml="claims:\n  - {id: a, text: RAHASIA}\n",
    )
    public = cooperative.for_audience(Audience.PUBLIC)
    assert "RAHASIA" not in repr(public.mentoring)
    assert "tp-01" not in repr(public.mentoring)
    assert public.mentoring[0].journal is None
    assert public.mentoring[0].outputs is not None


def test_assessments_are_found_by_the_name_of_their_file(read):
    text = 'instrument: koperasi-modern-contoh\nversion: "1"\non: 2026-03-01\n'
    cooperative, problems = read(assessments__modern_final_2026_yml=text)
    assert problems == []
    assert list(cooperative.modern) == [(2026, AssessmentKind.FINAL)]
