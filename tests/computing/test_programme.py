"""The funnel and the lists of a programme year: sums that agree, unknown that stays unknown, one day that decides."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.audience import Audience
from generator.model.values import add_months
from tests.computing.mentoring import AS_OF, HEADER, LOG_HEADER, ROOT, copy_base, open_project

CHOSEN = "2026-01-05,Pemasaran,hb,2026-02-01,terpilih,2026-02-10,,,"
GRADUATING_MODEL = """
  - {id: wisuda, order: 6, phase: inti, name: {id: Wisuda, en: Graduation}, actor: pmo, milestone: wisuda}
"""


def write(folder: Path, applications: str, log: str = "") -> None:
    (folder / "applications.csv").write_text(HEADER + applications, "utf-8")
    (folder / "stage_log.csv").write_text(LOG_HEADER + log, "utf-8")


def chosen(number: int, *more: str) -> tuple[str, str]:
    name = f"u-{number}"
    log = f"{name},verifikasi,,2026-01-20,lulus\n" + "".join(f"{name},{line}\n" for line in more)
    return f"{name},Koperasi {number},51.08,jasa,a,{CHOSEN}\n", log


@pytest.fixture
def graduating(tmp_path):
    folder = copy_base(tmp_path)
    model = tmp_path / "content" / "models" / "baru.yml"
    text = model.read_text("utf-8")
    model.write_text(text.replace("sources: []", GRADUATING_MODEL.strip("\n") + "\nsources: []"), "utf-8")
    plan = tmp_path / "content" / "plans" / "uji" / "kpi.csv"
    plan.write_text(plan.read_text("utf-8").replace("3500", "500"), "utf-8")
    return folder


WAY = ("mulai,,2026-03-02,selesai", "awal,,2026-03-09,selesai", "akhir,,2026-07-09,selesai")


@pytest.mark.requirement("M-002", "M-034")
def test_three_graduates_of_a_target_of_five_hundred(graduating, tmp_path):
    rows = [chosen(one, *WAY, f"wisuda,,2026-10-{one:02},layak_wisuda") for one in (1, 2, 3)]
    rows.append(chosen(4, *WAY, "wisuda,,2026-10-04,belum_layak_wisuda"))
    write(graduating, "".join(row for row, _ in rows), "".join(log for _, log in rows))
    material, problems = open_project(tmp_path)
    assert problems == []
    overview = material.overviews[0]
    assert [bar.count for bar in overview.funnel] == [4, 4, 4, 4, 4, 3]
    assert overview.target_share == Fraction(3, 5)
    assert (overview.running, overview.decided_against) == (0, 1)


@pytest.mark.requirement("M-053", "M-051", "M-034")
def test_the_funnel_s_first_bar_is_the_register_and_nobody_is_lost(tmp_path):
    material, problems = open_project(ROOT)
    assert problems == []
    overview = next(one for one in material.overviews if one.year.id == "2026-contoh")
    rows = overview.year.applications
    assert overview.funnel[0].count == len(rows) == 16
    outcomes = [row.content.outcome.value for row in rows]
    assert overview.bar("terpilih").count == outcomes.count("terpilih")
    left = sum(one.count for one in overview.drop_offs)
    decided = overview.decided_against + overview.funnel[-1].count
    assert left + overview.pending + overview.running + len(overview.awaiting_ids) + decided == 16
    # Its closing evaluation is logged and no decision is.
    assert overview.awaiting_ids == {"b-02"}
    assert all(one.reason for one in overview.drop_offs)
    for tallies in (overview.by_region, overview.by_theme, overview.by_kind, overview.by_mode, overview.by_cohort):
        assert sum(one.applied for one in tallies) == 16
        assert sum(one.chosen for one in tallies) == overview.bar("terpilih").count


@pytest.mark.requirement("M-057")
def test_modes_of_the_chosen_add_up_to_the_chosen():
    overview = next(one for one in open_project(ROOT)[0].overviews if one.year.id == "2026-contoh")
    modes = {one.key: one.chosen for one in overview.by_mode}
    assert modes == {"hb": 5, "ldc": 5, "intervensi_lain": 1, None: 0}


@pytest.mark.requirement("M-035")
def test_overdue_depends_on_the_day_of_the_report_only(tmp_path):
    folder = copy_base(tmp_path)
    row, log = chosen(1, "mulai,2026-03-10,,", "awal,2026-05-01,2026-05-02,selesai")
    write(folder, row, log.replace("u-1,awal,2026-05-01,2026-05-02,selesai\n", ""))
    for day, late in ((date(2026, 3, 10), []), (date(2026, 3, 11), [1]), (date(2026, 4, 9), [30])):
        assert [one.days for one in open_project(tmp_path, day)[0].overviews[0].overdue] == late
    stopped = row.rstrip("\n").removesuffix(",,") + ",2026-03-15,pengurus_berganti\n"
    write(folder, stopped, log.replace("u-1,awal,2026-05-01,2026-05-02,selesai\n", ""))
    material, problems = open_project(tmp_path)
    assert problems == []
    assert material.overviews[0].overdue == ()


def test_what_happens_later_does_not_count_yet(graduating, tmp_path):
    row, log = chosen(1, *WAY, "wisuda,,2026-10-01,layak_wisuda")
    write(graduating, row, log)
    for day, reached in ((date(2026, 2, 9), 1), (date(2026, 2, 10), 2), (date(2026, 7, 8), 4), (date(2026, 10, 1), 6)):
        overview = open_project(tmp_path, day)[0].overviews[0]
        assert sum(bar.count or 0 for bar in overview.funnel) == reached


def test_without_a_register_nothing_is_zero(tmp_path):
    folder = copy_base(tmp_path)
    (folder / "applications.csv").unlink()
    (folder / "stage_log.csv").unlink()
    overview = open_project(tmp_path)[0].overviews[0]
    assert [bar.count for bar in overview.funnel] == [None] * 6
    assert (overview.pending, overview.running, overview.target_share, overview.gates) == (None, None, None, ())
    (folder / "applications.csv").write_text(HEADER, "utf-8")
    (folder / "stage_log.csv").write_text(LOG_HEADER, "utf-8")
    assert [bar.count for bar in open_project(tmp_path)[0].overviews[0].funnel] == [0] * 6


def test_counts_of_a_source_stand_where_there_is_no_register():
    overview = next(one for one in open_project(ROOT)[0].overviews if one.year.id == "2024")
    assert [bar.count for bar in overview.funnel] == [2796, 114, None, None, None, None]


OUTCOMES = st.sampled_from(["terpilih", "ditolak", "mengundurkan_diri", "dalam_proses"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outcomes=st.lists(st.tuples(OUTCOMES, st.integers(0, 3)), max_size=12))
def test_every_applicant_is_in_exactly_one_place(tmp_path, outcomes):
    folder = copy_base(tmp_path)
    rows, logs = "", ""
    for number, (outcome, steps) in enumerate(outcomes):
        if outcome == "terpilih":
            row, log = chosen(number, *WAY[:steps])
            rows, logs = rows + row, logs + log
        else:
            reason = "" if outcome == "dalam_proses" else "lainnya"
            day = "" if outcome == "dalam_proses" else "2026-02-10"
            rows += f"u-{number},K,51.08,jasa,a,2026-01-05,,,,{outcome},{day},{reason},,\n"
    write(folder, rows, logs)
    material, problems = open_project(tmp_path)
    assert problems == []
    overview = material.overviews[0]
    counts = [bar.count for bar in overview.funnel]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == len(outcomes)
    assert sum(one.count for one in overview.drop_offs) + overview.pending + overview.running == len(outcomes)


@given(day=st.dates(date(1990, 1, 1), date(2090, 12, 31)), months=st.integers(0, 60))
def test_months_are_added_by_the_calendar(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.requirement("M-051", "M-036")
def test_the_public_copy_never_held_refused_names_candidates_or_notes():
    material, _ = open_project(ROOT, audience=Audience.PUBLIC)
    overview = next(one for one in material.overviews if one.year.id == "2026-contoh")
    year = overview.year
    assert overview.funnel[0].count == 16
    assert material.recruitments == ()
    assert year.recruitment is None
    for row in year.applications:
        assert row.content.need is None
        assert row.content.note is None
        if row.content.outcome.value != "terpilih":
            assert row.content.name == f"Pendaftar {row.content.id.upper()}"
            assert len(row.content.region) == 2
    assert all(record.content.evidence is None and record.content.note is None for record in year.records)
    assert year.programme.content.remarks is None
    internal = next(one for one in open_project(ROOT)[0].overviews if one.year.id == "2026-contoh")
    assert any(row.content.note for row in internal.year.applications)
    assert date(2026, 11, 22) == AS_OF
