"""Mentoring files held against their model, their theme and each other, as the papers ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.problems.catalogue import tell
from generator.workshop import open_workshop

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
HEAD = "model: {model}\nmode: hb\ntheme: {theme}\n"
JOURNAL = "date,mode,kind,activity\n"


@pytest.fixture
def check(tmp_path):
    def run(as_of: date = AS_OF, model: str = '"2023"', theme: str = "Manajemen Bisnis", **files: str):
        engagement = HEAD.format(model=model, theme=theme) + files.pop("engagement", "")
        named = {"engagement.yml": engagement, **{name.replace("__", "."): text for name, text in files.items()}}
        folder = tmp_path / "koperasi-uji"
        (folder / "mentoring/2026").mkdir(parents=True)
        (folder / "profile.yml").write_text("name: Koperasi Uji\n")
        for name, text in named.items():
            (folder / "mentoring/2026" / name).write_text(text, "utf-8")
        return open_workshop(ROOT, Audience.INTERNAL, as_of).assess(folder)[2]

    return run


@pytest.mark.requirement("M-022")
def test_mentoring_is_one_of_three_kinds_and_mentors_one_of_two(check):
    found = check(
        engagement="need: {on: 2026-03-01}\nmentors:\n  - {code: tp-01, type: perorang, since: 2026-04-01}\n",
        daily_journal__csv=JOURNAL + "2026-04-20,lapangan,bimbing,Menata toko\n",
    )
    assert {(one.code, one.values["hint"]) for one in found} == {("F08", "perorangan"), ("F08", "bimbingan")}
    assert any(one.values["known"] == "bimbingan, konsultasi, advokasi" for one in found)


@pytest.mark.requirement("M-058")
def test_a_need_set_after_the_mentor_came_is_told_with_both_lines(check):
    (problem,) = check(engagement="need: {on: 2026-05-01}\nmentors:\n  - {code: tp-03, since: 2026-04-14}\n")
    assert problem.code == "D21"
    assert problem.place.line == 4
    assert [place.line for place in problem.related] == [6]


@pytest.mark.requirement("M-066", "M-092")
def test_a_step_of_the_other_model_is_refused_with_the_one_that_stands_for_it(check):
    steps = "steps:\n  - {step: pembekalan_tema, on: 2026-06-10}\n"
    (problem,) = check(model="proposed", engagement=steps)
    assert (problem.code, problem.values["hint"]) == ("M06", "sharing_learning")
    assert "2023" in problem.values["others"]


@pytest.mark.requirement("M-074")
def test_a_final_assessment_step_before_four_months_is_told(check):
    steps = "steps:\n  - {step: asesmen_awal, on: 2026-05-31}\n  - {step: asesmen_akhir, on: 2026-09-29}\n"
    problem = next(one for one in check(engagement=steps) if one.code == "M22")
    assert problem.values["earliest"] == "2026-09-30"


@pytest.mark.requirement("M-118")
@pytest.mark.parametrize(("theme", "hint"), [("Manajemen usaha peternakan sapi", None), ("Manajemen Peternkan", "M16")])
def test_other_names_of_a_theme_resolve_and_unknown_ones_get_the_nearest(check, theme, hint):
    found = check(theme=theme)
    assert [one.code for one in found] == ([hint] if hint else [])
    if hint:
        assert found[0].values["hint"] == "Manajemen Peternakan"


@pytest.mark.parametrize("as_of", [date(2026, 4, 19), date(2026, 4, 20)])
def test_dates_after_the_day_of_the_report_are_told_wherever_they_stand(check, as_of):
    found = check(
        as_of,
        engagement="need: {on: 2026-03-01}\nsteps:\n  - {step: perkenalan_dinas, on: 2026-04-20}\n",
        monitoring__csv="date,kind,actor,findings\n2026-04-20,telepon,pmo,Baik\n",
        follow_ups__csv="id,action,owner,due_on,done_on\na,Menata,dinas,2027-01-01,2026-04-20\n",
    )
    late = sorted(one.place.file.rpartition("/")[2] for one in found if one.code == "K23")
    assert late == (["engagement.yml", "follow_ups.csv", "monitoring.csv"] if as_of < date(2026, 4, 20) else [])


def test_unknown_actors_mentors_books_and_outputs_get_the_nearest(check):
    found = check(
        engagement="need: {on: 2026-03-01}\nmentors:\n  - {code: tp-03, since: 2026-04-01}\n",
        theme="Tata Kelola",
        daily_journal__csv="date,mentor,mode,kind,activity\n2026-04-20,tp-3,lapangan,bimbingan,Menata buku\n",
        monitoring__csv="date,kind,actor,findings\n2026-04-20,telepon,pmoo,Baik\n",
        outputs__yml="special:\n  ad_artt: {name: AD/ART, status: draf}\nbooks:\n  kass: {state: lengkap}\n",
    )
    assert {one.values["hint"] for one in found if one.code == "M03"} == {"tp-03", "pmo", "ad_art", "kas"}


def test_messages_about_internal_files_tell_the_public_nothing_of_them(check):
    found = check(
        engagement="need: {on: 2026-05-02}\nmentors:\n  - {code: tp-03, since: 2026-04-01}\n",
        daily_journal__csv="date,mentor,mode,kind,activity\n2026-04-20,tp-3,lapangan,bimbingan,Menata buku\n",
        claims__yml="claims:\n  - {id: rahasia, text: A}\n  - {id: rahasia, text: B}\n",
    )
    assert {one.code for one in found} == {"D21", "M03", "M01"}
    for problem in found:
        told = tell(problem.for_public())
        for words in ("tp-", "rahasia", "2026-04-01"):
            assert words not in f"{told.what} {told.why} {told.remedy}", problem.code


def test_nothing_is_wrong_with_an_empty_year(check):
    assert check() == []
