"""Rules of the programme that a programme year must keep: told with both places, at the right row, and once."""

from __future__ import annotations

import pytest

from generator.problems.catalogue import severity_of, tell
from tests.computing.mentoring import copy_base, open_project

CANDIDATE = """candidates:
  - code: c-1
    administrative: {{kelengkapan: {complete}}}
    competence: {{pendidikan: 80}}
    documents_validated: {validated}
    interview: {{sikap: 80, pengetahuan: 80}}
    decision: terpilih
"""


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def folder(tmp_path):
    return copy_base(tmp_path)


def test_the_small_programme_is_sound(folder, tmp_path):
    material, problems = open_project(tmp_path)
    assert problems == []
    assert [bar.count for bar in material.overviews[0].funnel] == [2, 1, 1, 1, 1, 0]


@pytest.mark.requirement("M-054")
def test_a_refusal_needs_a_reason(folder, tmp_path):
    change(folder, "applications.csv", "kuota_penuh", "")
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["field"]) for one in problems] == [("M10", "reason")]


@pytest.mark.requirement("M-054")
def test_a_reason_is_one_of_the_known_codes(folder, tmp_path):
    change(folder, "applications.csv", "kuota_penuh", "penuh")
    problems = open_project(tmp_path)[1]
    assert [one.code for one in problems] == ["F08"]
    assert "kuota_penuh" in problems[0].values["known"]


@pytest.mark.requirement("M-055", "M-091")
@pytest.mark.parametrize("row", ["", "u-1,verifikasi,,2026-01-20,tidak_lulus\n", "u-1,verifikasi,2026-01-20,,\n"])
def test_nobody_is_chosen_past_a_hurdle_of_the_model(folder, tmp_path, row):
    change(folder, "stage_log.csv", "u-1,verifikasi,,2026-01-20,lulus\n", row)
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["step"]) for one in problems] == [("M11", "verifikasi")]
    assert problems[0].place.file.endswith("applications.csv")
    if row:
        assert [place.file.rpartition("/")[2] for place in problems[0].related] == ["stage_log.csv"]


@pytest.mark.requirement("M-057", "M-058")
@pytest.mark.parametrize(("old", "field"), [(",Pemasaran,", "theme"), (",hb,", "mode"), (",2026-02-01,", "needs_on")])
def test_needs_are_set_before_the_choice(folder, tmp_path, old, field):
    change(folder, "applications.csv", old, ",,")
    assert [(one.code, one.values["field"]) for one in open_project(tmp_path)[1]] == [("M12", field)]


@pytest.mark.requirement("M-058")
def test_needs_after_the_choice_are_told_with_both_dates(folder, tmp_path):
    change(folder, "applications.csv", "2026-02-01,terpilih", "2026-02-11,terpilih")
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["first"], one.values["then"]) for one in problems] == [
        ("M13", "2026-02-11", "2026-02-10")
    ]
    assert problems[0].related


@pytest.mark.requirement("M-053")
@pytest.mark.parametrize(("day", "places"), [("2025-12-31", "applications.csv"), ("2026-02-01", "programme.yml")])
def test_an_application_outside_the_call_is_told(folder, tmp_path, day, places):
    change(folder, "applications.csv", "2026-01-05", day)
    assert [(one.code, one.place.file.rpartition("/")[2]) for one in open_project(tmp_path)[1]][:1] == [("M13", places)]


@pytest.mark.requirement("M-064")
@pytest.mark.parametrize("kind", ["surat_keputusan", "surat_perintah_kerja", "surat_pemberitahuan"])
def test_all_three_documents_come_before_mentoring(folder, tmp_path, kind):
    change(folder, "programme.yml", f"{{kind: {kind}", "{kind: penetapan")
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["kind"]) for one in problems] == [("M21", kind)]
    assert problems[0].related[0].file.endswith("programme.yml")


@pytest.mark.requirement("M-064")
def test_a_document_dated_after_the_start_does_not_help(folder, tmp_path):
    change(folder, "programme.yml", 'number: "2", on: 2026-02-20', 'number: "2", on: 2026-03-03')
    assert [one.code for one in open_project(tmp_path)[1]] == ["M21"]


@pytest.mark.requirement("M-066", "M-070", "M-092")
def test_a_step_of_the_other_model_is_refused_with_what_stands_for_it(folder, tmp_path):
    change(folder, "programme.yml", "step: berbagi", "step: pembekalan")
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["hint"], one.values["others"]) for one in problems] == [("M06", "berbagi", "lama")]
    assert "Mungkin maksudnya `berbagi`." in tell(problems[0]).remedy


@pytest.mark.requirement("M-074")
@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-03-09", "2026-07-09", []),
        ("2026-03-09", "2026-07-08", ["M22"]),
        ("2026-03-31", "2026-07-31", []),
        ("2026-03-31", "2026-07-30", ["M22"]),
    ],
)
def test_the_final_assessment_comes_four_months_after_the_first(folder, tmp_path, first, last, found):
    change(folder, "stage_log.csv", "u-1,awal,,2026-03-09", f"u-1,awal,,{first}")
    change(folder, "stage_log.csv", "u-1,akhir,,2026-07-09", f"u-1,akhir,,{last}")
    problems = open_project(tmp_path)[1]
    assert [one.code for one in problems] == found
    assert all(one.related for one in problems)


def test_final_before_first_is_told(folder, tmp_path):
    change(folder, "stage_log.csv", "u-1,akhir,,2026-07-09", "u-1,akhir,,2026-03-08")
    assert sorted(one.code for one in open_project(tmp_path)[1]) == ["M13", "M22"]


@pytest.mark.requirement("M-060")
def test_nobody_is_appointed_without_the_administrative_items(folder, tmp_path):
    (folder / "recruitment.yml").write_text(CANDIDATE.format(complete="tidak", validated="ya"), "utf-8")
    assert [(one.code, one.values["part"]) for one in open_project(tmp_path)[1]] == [("M19", "administrative")]


@pytest.mark.requirement("M-062")
@pytest.mark.parametrize(("validated", "found"), [("ya", []), ("tidak", ["M20"]), ("", ["M20"])])
def test_an_interview_without_validation_warns(folder, tmp_path, validated, found):
    (folder / "recruitment.yml").write_text(CANDIDATE.format(complete="ya", validated=validated), "utf-8")
    material, problems = open_project(tmp_path)
    assert [one.code for one in problems] == found
    assert all(severity_of(one).value == "warning" for one in problems)
    assert len(material.overviews) == 1


@pytest.mark.requirement("M-063", "S-01")
def test_weights_that_do_not_make_100_are_flagged_unless_explained(folder, tmp_path):
    form = tmp_path / "content" / "recruitment" / "seleksi.yml"
    form.write_text(form.read_text("utf-8").replace("weight: 40", "weight: 25"), "utf-8")
    assert [(one.code, one.values["sum"]) for one in open_project(tmp_path)[1]] == [("M17", "85")]
    form.write_text(form.read_text("utf-8") + "weight_note: {flag: S-01, text: Tercetak demikian.}\n", "utf-8")
    assert open_project(tmp_path)[1] == []


def test_a_refused_row_or_file_blames_nothing_else(folder, tmp_path):
    change(folder, "applications.csv", "2026-01-05", "5 Januari")
    assert [one.code for one in open_project(tmp_path)[1]] == ["F07"]
    (tmp_path / "content" / "models" / "lama.yml").write_text("id: [", "utf-8")
    material, problems = open_project(tmp_path)
    assert sorted(one.code for one in problems)[:1] == ["F07"]
    assert material.overviews == ()


def test_errors_keep_a_year_from_the_site_and_future_dates_do_not(folder, tmp_path):
    change(folder, "stage_log.csv", "u-1,akhir,,2026-07-09", "u-1,akhir,,2026-12-31")
    material, problems = open_project(tmp_path)
    assert [one.code for one in problems] == ["K23"]
    assert [bar.count for bar in material.overviews[0].funnel] == [2, 1, 1, 1, 0, 0]
    change(folder, "applications.csv", "kuota_penuh", "")
    material, problems = open_project(tmp_path)
    assert sorted(one.code for one in problems) == ["K23", "M10"]
    assert material.overviews == ()


def test_personal_data_in_a_programme_is_told(folder, tmp_path):
    change(folder, "programme.yml", "summary: Uji", "summary: Hubungi 0812-3456-7890")
    assert [one.code for one in open_project(tmp_path)[1]] == ["P02"]


def test_a_reading_of_an_unknown_evidence_kind_names_the_nearest(folder, tmp_path):
    change(folder, "programme.yml", "kind: surat_keputusan", "kind: surat_keputusn")
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["hint"]) for one in problems] == [("F08", "surat_keputusan")]


def test_a_folder_may_come_later_but_a_slip_in_its_name_is_told(folder, tmp_path):
    change(folder, "applications.csv", "id,name,region", "id,name,cooperative,region")
    change(folder, "applications.csv", "Koperasi Satu,", "Koperasi Satu,koperasi-satu,")
    change(folder, "applications.csv", "Koperasi Dua,", "Koperasi Dua,,")
    material, problems = open_project(tmp_path)
    assert problems == []
    assert material.overviews[0].year.applications[0].content.cooperative is None
    (tmp_path / "cooperatives" / "koperasi-satuu").mkdir(parents=True)
    assert [(one.code, one.values["hint"]) for one in open_project(tmp_path)[1]] == [("M03", "koperasi-satuu")]
    (tmp_path / "cooperatives" / "koperasi-satu").mkdir()
    material, problems = open_project(tmp_path)
    assert problems == []
    assert material.overviews[0].year.applications[0].content.cooperative == "koperasi-satu"


@pytest.mark.parametrize(
    ("row", "other"),
    [
        ("", ("stage_log.csv", 3, 5)),
        ("u-1,awal,2026-03-09,,\n", ("stage_log.csv", 4, 21)),
    ],
)
def test_a_skipped_milestone_is_told_with_the_place_of_the_gap(folder, tmp_path, row, other):
    change(folder, "stage_log.csv", "u-1,awal,,2026-03-09,selesai\n", row)
    told = [one for one in open_project(tmp_path)[1] if one.code == "M24"]
    places = [(place.file.rpartition("/")[2], place.line, place.column) for one in told for place in one.related]
    assert places == [other]


def test_a_log_that_begins_late_points_to_the_application(folder, tmp_path):
    for row in ("u-1,mulai,,2026-03-02,selesai\n", "u-1,awal,,2026-03-09,selesai\n"):
        change(folder, "stage_log.csv", row, "")
    told = [one for one in open_project(tmp_path)[1] if one.code == "M24"]
    assert [(place.file.rpartition("/")[2], place.line) for one in told for place in one.related] == [
        ("applications.csv", 2)
    ]
