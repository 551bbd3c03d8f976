"""The programme office's lists: nobody is lost, late means late on the day of the report, unknown is not counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.computing.assessment_changes import compute_changes
from generator.computing.dashboard import compute_dashboards
from generator.model.audience import Audience
from generator.model.dashboard import Participant
from generator.model.engagement import Decision
from generator.model.engagement_results import Eligibility
from generator.model.mentor_booking import MentorBooking
from generator.model.mentoring_model import EvaluationKind
from generator.model.mentoring_overview import (
    EvaluationMarks,
    FollowUpMark,
    GraduationStanding,
    JournalStanding,
)
from tests.computing.dashboards import HELD, RULES, change, compute, row, step
from tests.computing.mentoring import AS_OF, copy_base, open_project
from tests.computing.test_programme import chosen, write

LAYAK = GraduationStanding(
    Eligibility.NOT_MET, ("at_least",), (), True, Decision.LAYAK_WISUDA, date(2026, 11, 9), "Kantor"
)


@pytest.mark.requirement("M-034")
def test_what_the_target_lacks_is_told_beside_what_was_reached(tmp_path):
    folder = copy_base(tmp_path)
    found = compute(tmp_path)
    target = found.overview.target
    assert found.shortfall == Fraction(target.target) - found.overview.funnel[-1].count
    (folder / "applications.csv").unlink()
    (folder / "stage_log.csv").unlink()
    material = open_project(tmp_path)[0]
    assert compute_dashboards(material.overviews, (), material.names, RULES, Audience.INTERNAL, AS_OF) == ()


def test_a_participant_is_who_names_this_year_and_exists(tmp_path):
    copy_base(tmp_path)
    fictional = row("rekaan")
    found = compute(tmp_path, row("satu"), row("lain", programme="2023"), replace(fictional, fictional=True))
    assert [one.row.id for one in found.participants] == ["satu"]
    assert found.participants[0].cohort == "a"
    assert found.without_folder == ()
    assert [one.id for one in compute(tmp_path).without_folder] == ["u-1"]


def test_a_stopped_applicant_is_not_waited_for(tmp_path):
    folder = copy_base(tmp_path)
    line, log = chosen(1)
    write(folder, line.replace("2026-02-10,,,", "2026-02-10,,2026-02-20,kegiatan_berhenti"), log)
    found = compute(tmp_path)
    assert found.without_folder == ()
    assert [one.id for one in found.others] == ["u-1"]


@pytest.mark.requirement("M-035")
def test_assessments_wait_from_their_day_on(tmp_path):
    copy_base(tmp_path)
    marks = (step("mulai", "2026-03-02"), step("awal", due="2026-11-22"), step("akhir", due="2026-11-23"))
    found = compute(tmp_path, row(steps=marks), as_of=AS_OF)
    assert [(one.step, one.overdue) for one in found.assessments_due] == [("awal", None), ("akhir", None)]
    later = AS_OF + timedelta(days=1)
    marks = (step("mulai", due="2026-11-01", as_of=later), step("awal", due="2026-11-22", as_of=later))
    found = compute(tmp_path, row(steps=marks), as_of=later)
    assert [(one.step, one.overdue) for one in found.assessments_due] == [("awal", 1)]
    assert compute(tmp_path, row(steps=marks, stopped_on=date(2026, 5, 1))).assessments_due == ()


def test_an_assessment_that_was_held_and_has_no_file_is_named(tmp_path):
    copy_base(tmp_path)
    marks = (step("awal", "2026-03-09"), step("akhir", "2026-07-09"))
    assert [one.step for one in compute(tmp_path, row(steps=marks)).unfiled] == ["awal", "akhir"]
    assert compute(tmp_path, row(steps=marks, assessments=change(None, None))).unfiled == ()


@pytest.mark.requirement("M-067")
def test_a_step_left_out_is_listed_and_one_due_later_is_not(tmp_path):
    copy_base(tmp_path)
    left_out = (step("verifikasi", "2026-01-20"), step("mulai"), step("awal", "2026-03-09"))
    found = compute(tmp_path, row(steps=left_out, current="awal"))
    assert [(one.participant.row.id, one.steps) for one in found.skipped] == [("satu", ("mulai",))]
    later = (step("verifikasi", "2026-01-20"), step("mulai", due="2026-04-01"), step("awal", "2026-03-09"))
    assert compute(tmp_path, row(steps=later, current="awal")).skipped == ()
    assert compute(tmp_path, row(steps=left_out, current="verifikasi")).skipped == ()


@pytest.mark.requirement("M-035", "M-077")
def test_only_running_mentoring_can_have_a_late_journal(tmp_path):
    copy_base(tmp_path)
    silent = JournalStanding(3, date(2026, 10, 30), 1, date(2026, 11, 2), 14, False, 0)
    longer = JournalStanding(3, date(2026, 8, 3), 1, date(2026, 8, 4), 77, False, 0)
    rows = (
        row("diam", journal=silent),
        row("lama", journal=longer),
        row("kosong", journal=None),
        row("rajin"),
        row("selesai", journal=silent, ended=date(2026, 11, 1)),
        row("berhenti", journal=silent, stopped_on=date(2026, 11, 1)),
        row("diputuskan", journal=silent, graduation=LAYAK),
        row("tanpa", journal=None, mentors=()),
    )
    found = compute(tmp_path, *rows).late_journals
    assert [(one.participant.row.id, one.working_days) for one in found] == [
        ("kosong", None),
        ("lama", 77),
        ("diam", 14),
    ]


@pytest.mark.requirement("M-035", "M-071")
def test_evaluations_are_missed_when_their_time_has_come(tmp_path):
    copy_base(tmp_path)
    none = EvaluationMarks(None, None, None, None, {})
    half = EvaluationMarks(date(2026, 6, 1), None, None, None, {})
    closed = EvaluationMarks(date(2026, 6, 1), date(2026, 6, 2), date(2026, 10, 1), None, {})
    final = change(Fraction(20), Fraction(40))
    cases = {
        "belum-waktunya": ({"evaluations": none}, ()),
        "separuh": ({"evaluations": half}, (EvaluationKind.DUA_PIHAK,)),
        "akhir": ({"evaluations": none, "assessments": final}, (EvaluationKind.TIGA_PIHAK, EvaluationKind.DUA_PIHAK)),
        "ditutup": ({"evaluations": closed}, (EvaluationKind.PENDAMPING,)),
        "diputuskan": ({"evaluations": HELD, "graduation": LAYAK}, (EvaluationKind.PENUTUP, EvaluationKind.PENDAMPING)),
        "berhenti": ({"evaluations": half, "stopped_on": date(2026, 7, 1)}, ()),
    }
    found = compute(tmp_path, *(row(name, **changes) for name, (changes, _) in cases.items())).missing_evaluations
    assert {one.participant.row.id: one.kinds for one in found} == {
        name: kinds for name, (_, kinds) in cases.items() if kinds
    }


@pytest.mark.requirement("M-035", "M-071")
def test_an_evaluation_whose_step_is_late_is_missing_with_or_without_a_file(tmp_path):
    folder = copy_base(tmp_path)
    model = folder.parents[1] / "models" / "baru.yml"
    text = model.read_text("utf-8")
    kinds = {"rapat": "tiga_pihak", "rapat_b": "dua_pihak", "tutup": "penutup", "nilai": "pendamping"}
    for order, (name, kind) in enumerate(kinds.items(), 6):
        line = f"  - {{id: {name}, order: {order}, phase: inti, name: {{id: {name}, en: x}}, actor: pmo"
        text = text.replace("sources: []", f"{line}, evaluations: [{kind}]}}\nsources: []")
    model.write_text(text, "utf-8")
    none = EvaluationMarks(None, None, None, None, {})
    cases = {
        "tepat-waktu": ((step("rapat", due="2026-11-22"),), ()),
        "paruh": ((step("rapat", due="2026-11-21"),), (EvaluationKind.TIGA_PIHAK, EvaluationKind.DUA_PIHAK)),
        "separuh-nanti": (
            (step("rapat", due="2026-11-21"), step("rapat_b", due="2026-11-30")),
            (EvaluationKind.TIGA_PIHAK,),
        ),
        "tanpa-berkas": ((step("rapat", on="2026-07-01"),), (EvaluationKind.TIGA_PIHAK, EvaluationKind.DUA_PIHAK)),
        "penutup": ((step("tutup", due="2026-10-30"),), (EvaluationKind.PENUTUP,)),
        "pendamping": ((step("nilai", due="2026-10-30"),), (EvaluationKind.PENDAMPING,)),
    }
    people = [row(name, steps=marks, evaluations=none) for name, (marks, _) in cases.items()]
    found = compute(tmp_path, *people).missing_evaluations
    assert {one.participant.row.id: one.kinds for one in found} == {
        name: kinds for name, (_, kinds) in cases.items() if kinds
    }


@pytest.mark.requirement("M-095")
def test_follow_ups_past_their_day_come_longest_first(tmp_path):
    copy_base(tmp_path)
    marks = [FollowUpMark(f"tl-{late}", "Uji", "dinas", date(2026, 11, 1), None, late) for late in (None, 3, 21)]
    found = compute(tmp_path, row("a", follow_ups=tuple(marks[:2])), row("b", follow_ups=(marks[2],)))
    assert [(one.participant.row.id, one.follow_up.overdue) for one in found.late_follow_ups] == [("b", 21), ("a", 3)]


@pytest.mark.requirement("M-083", "M-125")
def test_the_graduation_list_holds_decisions_and_those_who_wait_for_one(tmp_path):
    copy_base(tmp_path)
    found = compute(
        tmp_path,
        row("diputuskan", graduation=LAYAK),
        row("menunggu", assessments=change(Fraction(1), Fraction(2))),
        row("belum"),
    )
    assert [(one.row.id, one.mentoring.graduation.contradicts) for one in found.graduations] == [
        ("diputuskan", True),
        ("menunggu", False),
    ]


@pytest.mark.requirement("M-033")
def test_activities_are_counted_by_stage_on_the_day(tmp_path):
    copy_base(tmp_path)
    year = tmp_path / "content" / "programmes" / "uji" / "programme.yml"
    text = year.read_text("utf-8").replace(
        "  - {step: berbagi, name: Berbagi, on: 2026-04-01}\n",
        "  - {step: berbagi, name: Satu, planned_on: 2026-04-01, on: 2026-04-03}\n"
        "  - {step: berbagi, name: Dua, planned_on: 2026-04-02}\n"
        "  - {step: verifikasi, name: Tiga, planned_on: 2026-12-01}\n",
    )
    year.write_text(text, "utf-8")
    counts = {
        as_of: [(one.phase, one.planned, one.held, one.late) for one in compute(tmp_path, as_of=as_of).activities]
        for as_of in (date(2026, 4, 2), date(2026, 4, 3))
    }
    assert counts[date(2026, 4, 2)] == [("Pra", 1, 0, 0), ("Inti", 2, 0, 1)]
    assert counts[date(2026, 4, 3)] == [("Pra", 1, 0, 0), ("Inti", 2, 1, 1)]


def booking(name: str, since: str, until: str = "", *days: str) -> MentorBooking:
    return MentorBooking(name, "uji", "tp-1", since, until, "e", 1, "j", tuple((day, 2) for day in days))


@pytest.mark.requirement("M-032")
def test_load_counts_what_runs_on_the_day_and_names_the_idle(tmp_path):
    folder = copy_base(tmp_path)
    scored = "administrative: {kelengkapan: ya}, competence: {pendidikan: 80}, documents_validated: ya, "
    scored += "interview: {sikap: 80, pengetahuan: 80}"
    (folder / "recruitment.yml").write_text(
        "candidates:\n"
        f"  - {{code: tp-1, post: Pemasaran, decision: terpilih, capacity: 2, {scored}}}\n"
        f"  - {{code: tp-2, post: Pemasaran, decision: terpilih, {scored}}}\n"
        "  - {code: tp-3, post: Pemasaran, decision: tidak_terpilih}\n",
        "utf-8",
    )
    rows = (
        row("berjalan", [booking("berjalan", "2026-04-01", "", "2026-04-02", "2026-12-01")]),
        row("selesai", [booking("selesai", "2026-03-01", "2026-11-21", "2026-03-02")]),
        row("nanti", [booking("nanti", "2026-12-01")]),
        row("berhenti", [booking("berhenti", "2026-03-05")], stopped_on=date(2026, 6, 1)),
    )
    first, second = compute(tmp_path, *rows).mentors
    assert (first.code, first.capacity, first.active, len(first.assignments)) == ("tp-1", 2, 1, 4)
    assert [(one.participant.row.id, one.days_on_site) for one in first.assignments] == [
        ("selesai", 1),
        ("berhenti", 0),
        ("berjalan", 1),
        ("nanti", 0),
    ]
    assert {one.theme for one in first.assignments} == {"pemasaran"}
    assert (second.code, second.active, second.assignments) == ("tp-2", 0, ())


@pytest.mark.requirement("M-123")
def test_ratings_are_of_the_whole_group_or_of_nobody(tmp_path):
    copy_base(tmp_path)
    rows = [
        row(str(level), evaluations=EvaluationMarks(None, None, None, date(2026, 10, 1), {"hadir": level}))
        for level in (2, 4, 5)
    ]
    few = compute(tmp_path, *rows[:2]).ratings
    assert (few.cooperatives, few.minimum, few.averages) == (2, 3, None)
    assert compute(tmp_path, *rows).ratings.averages == (("hadir", Fraction(11, 3)),)


def test_the_public_build_knows_no_journals_no_follow_ups_and_no_mentors(tmp_path):
    copy_base(tmp_path)
    found = compute(tmp_path, row(), audience=Audience.PUBLIC)
    inner = ("late_journals", "missing_evaluations", "late_follow_ups", "mentors", "ratings")
    assert [getattr(found, name) for name in inner] == [None] * 5
    assert all(getattr(compute(tmp_path, row()), name) is not None for name in inner)


def people(changes: list) -> list[Participant]:
    return [Participant(one, one.mentoring[0], "", "") for one in (row(str(n), assessments=c) for n, c in changes)]


POINTS = st.fractions(min_value=0, max_value=100, max_denominator=8)


@pytest.mark.requirement("M-122")
@given(st.lists(st.tuples(POINTS, POINTS), max_size=30))
def test_every_comparable_pair_is_in_one_bar(pairs):
    found = compute_changes(people([(n, change(a, b)) for n, (a, b) in enumerate(pairs)]))
    deltas = [b - a for a, b in pairs]
    assert found.compared == len(pairs) == sum(one.count for one in found.bins)
    assert found.risen == sum(one > 0 for one in deltas)
    assert found.fallen == sum(one < 0 for one in deltas)
    assert found.median == (median(deltas) if deltas else None)
    edges = [(one.low, one.high) for one in found.bins]
    assert all(high == low for (_, high), (low, _) in pairwise(edges))
    for one in found.bins:
        inside = [d for d in deltas if one.low <= d < one.high or (d == one.high == 100)]
        assert one.count == len(inside)


@pytest.mark.requirement("M-121")
def test_what_cannot_be_compared_is_listed_and_not_counted():
    cases = [
        (1, change(Fraction(10), None)),
        (2, change(Fraction(10), Fraction(90), False)),
        (3, change(Fraction(10), Fraction(9))),
    ]
    found = compute_changes(people(cases))
    assert found.compared == found.fallen == 1
    assert [one.participant.row.id for one in found.lines] == ["3", "1", "2"]
    assert [(one.low, one.high, one.count) for one in found.bins] == [(-10, 0, 1)]


@pytest.mark.requirement("M-093")
def test_late_copies_come_unsent_first_and_the_longest_before_the_others(tmp_path):
    year = copy_base(tmp_path)
    rows = (
        "51.08,2026-01-01,2026-01-31,2026-02-10,2026-02-13,,",
        "51.08,2026-02-01,2026-02-28,2026-03-10,2026-03-10,,",
        "51.08,2026-03-01,2026-03-31,2026-04-10,,,",
        "51.08,2026-04-01,2026-04-30,2026-05-10,2026-05-30,,",
        "51.08,2026-05-01,2026-05-31,2026-06-10,,,",
        "51.08,2026-06-01,2026-06-30,2026-12-10,,,",
    )
    head = "office,since,until,due_on,sent_on,received_on,channel\n"
    (year / "report_copies.csv").write_text(head + "\n".join(rows) + "\n", "utf-8")
    for audience in Audience:
        found = compute(tmp_path, row(), audience=audience)
        assert [(one.row.content.due_on.month, one.overdue, one.late) for one in found.late_copies] == [
            (4, 226, None),
            (6, 165, None),
            (5, None, 20),
            (2, None, 3),
        ]
        assert found.copies_overdue == 2
    before = compute(tmp_path, row(), as_of=date(2026, 5, 20))
    assert [(one.row.content.due_on.month, one.overdue, one.late) for one in before.late_copies] == [
        (4, 40, None),
        (5, 10, None),
        (2, None, 3),
    ], "what was sent after the day of the report was not sent yet"
