"""Areas of local offices, and the copies of reports owed to them: counted as of a day, fictional and real apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generator.computing.regions import compute_regions
from generator.model.audience import Audience
from generator.model.local_office import find_office, is_office, list_touchpoints, owes_copy
from generator.model.mentoring_stage import MentoringStage
from generator.model.region_results import MeetingState
from generator.model.report_copy import CopyStatus
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.computing.mentoring import AS_OF, ROOT, copy_base, open_project

HEAD = "office,since,until,due_on,sent_on,received_on\n"


@pytest.fixture(scope="module")
def sample():
    """Overviews and programme of this repository, for internal readers."""
    workshop = open_workshop(ROOT, Audience.INTERNAL, AS_OF)
    overviews = tuple(process_folder(workshop, one, render=False).overview for one in workshop.project.list_folders())
    return overviews, workshop.mentoring


@pytest.fixture(scope="module")
def areas(sample):
    return compute_regions(*sample, AS_OF)


def copies(tmp_path, rows, as_of=AS_OF):
    folder = copy_base(tmp_path)
    (folder / "report_copies.csv").write_text(HEAD + rows, "utf-8")
    material, problems = open_project(tmp_path, as_of)
    return material.copies, problems


@pytest.mark.requirement("M-038")
@pytest.mark.parametrize(
    ("region", "office"), [("51.08.09.2001", "51.08"), ("51.08.09", "51.08"), ("51.08", "51.08"), ("51", "51")]
)
def test_an_area_has_one_office(region, office):
    assert find_office(region) == office
    assert is_office(office)
    assert is_office(region) == (region == office)


@pytest.mark.requirement("M-038")
def test_every_cooperative_with_a_region_is_in_exactly_one_area(sample, areas):
    overviews = sample[0]
    placed = Counter(
        one.overview.id
        for group in (areas.real, areas.fictional)
        for area in group.values()
        for one in area.cooperatives
    )
    assert placed == {one.id: 1 for one in overviews if one.region}
    for fictional, group in ((False, areas.real), (True, areas.fictional)):
        for area in group.values():
            assert all(one.overview.fictional is fictional for one in area.cooperatives)
            assert all(one.programme.fictional is fictional for one in area.mentored)


@pytest.mark.requirement("M-096")
def test_touchpoints_are_the_steps_of_the_model_with_the_office(sample, areas):
    models = sample[1].names.models
    assert [step.id for step in list_touchpoints(models["2023"])] == ["perkenalan_dinas"]
    assert [step.id for step in list_touchpoints(models["proposed"])] == [
        "verifikasi_dinas",
        "perkenalan_dinas",
        "tembusan_laporan",
        "monitoring_lanjutan",
    ]
    assert [name for name in ("2023", "proposed") if owes_copy(models[name])] == ["proposed"]
    honey = areas.fictional["61.03"].mentored[0]
    assert [one.step.id for one in honey.touchpoints if one.on] == [
        "verifikasi_dinas",
        "perkenalan_dinas",
        "tembusan_laporan",
    ]
    assert (honey.touched, areas.fictional["61.03"].touched) == (3, 3)


def test_only_those_whose_mentoring_began_count_as_mentored(areas):
    stages = {one.application.id: one for area in areas.fictional.values() for one in area.mentored}
    assert stages["b-06"].stage is MentoringStage.OTHER_INTERVENTION
    assert stages["b-02"].stage is MentoringStage.AWAITING_DECISION
    assert stages["b-04"].stage is MentoringStage.STOPPED
    assert stages["a-04"].stage is MentoringStage.STOPPED
    assert [stages[name].has_begun for name in ("b-06", "b-04", "a-04", "b-01")] == [False, False, True, True]
    assert (areas.fictional["81.01"].begun, len(areas.fictional["81.01"].mentored)) == (0, 1)
    assert (areas.fictional["53.14"].begun, len(areas.fictional["53.14"].mentored)) == (2, 2)
    for area in areas.fictional.values():
        assert area.begun == sum(one.has_begun for one in area.mentored) <= len(area.mentored) <= area.applied


@pytest.mark.requirement("M-096")
def test_nothing_later_than_the_day_of_the_report_has_happened(tmp_path):
    early = date(2026, 4, 18)
    workshop = open_workshop(ROOT, Audience.INTERNAL, early)
    overviews = tuple(process_folder(workshop, one, render=False).overview for one in workshop.project.list_folders())
    area = compute_regions(overviews, workshop.mentoring, early).fictional["61.03"]
    assert [one.step.id for one in area.mentored[0].touchpoints if one.on] == ["verifikasi_dinas"]
    assert area.mentored[0].stage is MentoringStage.NOT_STARTED
    assert {one.status for one in area.copies} == {CopyStatus.SCHEDULED}
    assert area.late == ()


@pytest.mark.requirement("M-095")
def test_late_follow_ups_have_an_owner_and_days(areas):
    found = [
        (office, one.mark.owner, one.mark.overdue) for office, area in areas.fictional.items() for one in area.late
    ]
    assert ("52.08", "dinas", 9) in found
    for _, _, overdue in found:
        assert overdue > 0


def test_a_public_build_knows_of_no_follow_up():
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    overviews = tuple(process_folder(workshop, one, render=False).overview for one in workshop.project.list_folders())
    found = compute_regions(overviews, workshop.mentoring, AS_OF)
    assert {area.follow_ups for area in found.fictional.values()} == {None}
    assert all(not area.late for area in found.fictional.values())
    assert all(copy.row.content.number is None for area in found.fictional.values() for copy in area.copies)


@pytest.mark.requirement("H-002")
def test_no_list_of_meetings_is_unknown_and_never_no(sample):
    overviews, material = sample
    one = replace(overviews[0], region="61.03", fictional=False, mentoring=())
    for meetings, state in (
        (None, MeetingState.UNKNOWN),
        ((), MeetingState.NOT_RECORDED),
        (((2024, "2025-02-01"),), MeetingState.NOT_RECORDED),
        (((2025, "2026-02-01"), (2024, "2025-02-01")), MeetingState.HELD),
    ):
        area = compute_regions((replace(one, yearly_meetings=meetings),), material, AS_OF).real["61.03"]
        assert area.book_year == 2025
        assert [standing.meeting for standing in area.cooperatives] == [state]
        assert [(count.key, count.number) for count in area.by_meeting] == [(state.value, 1)]


@pytest.mark.requirement("M-093")
@pytest.mark.parametrize(
    ("row", "status", "overdue", "late"),
    [
        ("2026-10-16,,", CopyStatus.OVERDUE, 37, None),
        ("2026-11-22,,", CopyStatus.SCHEDULED, None, None),
        ("2026-11-21,,", CopyStatus.OVERDUE, 1, None),
        ("2026-10-16,2026-10-16,", CopyStatus.SENT, None, None),
        ("2026-10-16,2026-10-17,", CopyStatus.SENT, None, 1),
        ("2026-10-16,2026-10-14,2026-10-19", CopyStatus.RECEIVED, None, None),
    ],
)
def test_a_copy_is_scheduled_overdue_sent_or_received(tmp_path, row, status, overdue, late):
    found, problems = copies(tmp_path, f"51.08,2026-04-01,2026-09-30,{row}\n")
    assert problems == []
    assert [(one.status, one.overdue, one.late) for one in found] == [(status, overdue, late)]
    assert [one.id for one in found[0].applications] == ["u-1"]


@pytest.mark.requirement("M-093")
def test_a_copy_tells_of_those_who_were_there_in_its_period(tmp_path):
    rows = "51.08,2025-01-01,2026-02-09,2026-02-20,,\n51.08,2026-02-10,2026-12-31,2027-01-15,,\n"
    found, problems = copies(tmp_path, rows)
    assert [[one.id for one in copy.applications] for copy in found] == [[], ["u-1"]]
    assert [one.code for one in problems] == ["M28"]


@pytest.mark.requirement("M-093")
@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("51.99,2026-04-01,2026-09-30,2026-10-16,,\n", "K20"),
        ("51.08.09,2026-04-01,2026-09-30,2026-10-16,,\n", "M27"),
        ("51.07,2026-04-01,2026-09-30,2026-10-16,,\n", "M28"),
        ("51.08,2026-04-01,2026-09-30,2026-10-16,,2026-10-19\n", "M29"),
        ("51.08,2026-04-01,2026-09-30,2026-10-16,2026-12-01,\n", "K23"),
        ("51.08,2026-10-01,2026-09-30,2026-10-16,,\n", "M13"),
        ("51.08,2026-04-01,2026-09-30,2026-10-16,2026-09-29,\n", "M13"),
        ("51.08,2026-04-01,2026-09-30,2026-10-16,2026-10-10,2026-10-09\n", "M13"),
        ("51.08,2026-04-01,2026-09-30,2026-09-29,,\n", "M13"),
        ("51.08,2026-04-01,2026-09-30,2026-10-16,,\n" * 2, "M01"),
        ("51.08,2026-04-01,2026-09-30,2026-10-16,,\n51.08,2026-09-30,2026-12-31,2027-01-15,,\n", "M30"),
    ],
)
def test_a_wrong_row_is_told(tmp_path, rows, code):
    assert [one.code for one in copies(tmp_path, rows)[1]] == [code]


def test_a_year_without_the_table_owes_nothing_that_is_known(tmp_path):
    copy_base(tmp_path)
    material, problems = open_project(tmp_path)
    assert (material.copies, problems) == ((), [])
    assert material.overviews[0].year.copies is None
