"""A step recorded as taken without what the model says it leaves behind: told once, wherever the step is recorded."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.problems.problem import Problem
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)
FREE = "mode: hb\ntheme: Tata Kelola Koperasi\n"
SPECIAL = """special:
  ad_art: {name: AD/ART, status: disahkan, document: documents/a.pdf}
  struktur_organisasi: {name: Struktur, status: selesai, document: documents/a.pdf}
  sertifikat_nik: {name: Sertifikat, status: selesai, document: documents/a.pdf, valid_until: 2026-10-01}
books:
"""


@pytest.fixture(scope="module")
def workshop():
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF)


def found(workshop, scratch: Path, files: dict[str, str], identity: str = "koperasi-uji") -> list[Problem]:
    folder = scratch / identity
    for name, text in {"profile.yml": "name: Koperasi Uji\n", "documents/a.pdf": "%PDF-1.4\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [one for one in workshop.assess(folder)[2] if one.code == "D47"]


def log(*steps: str, model: str = "2023", more: str = "") -> dict[str, str]:
    lines = "".join(f"  - {{step: {step}, on: 2026-09-20}}\n" for step in steps)
    return {"mentoring/2026/engagement.yml": f'model: "{model}"\n{FREE}steps:\n{lines}{more}'}


@pytest.mark.parametrize(
    ("step", "missing"),
    [
        ("perkenalan_dinas", None),
        ("asesmen_awal", "`assessments/modern_initial_2026.yml`"),
        (
            "output_umum",
            "`business_model_canvas.yml`, `swot.yml`, `stakeholder_map.yml`, `product_catalogue.csv`",
        ),
        ("evaluasi_tiga_pihak", "`evaluations.yml` (`mid_term: three_way`)"),
        ("evaluasi_dua_pihak", "`evaluations.yml` (`mid_term: two_way`)"),
        (
            "output_khusus",
            "Anggaran dasar dan anggaran rumah tangga (AD/ART), Sertifikat nomor induk koperasi, Struktur organisasi, "
            "16 buku wajib koperasi",
        ),
        ("asesmen_akhir", "`assessments/modern_final_2026.yml`"),
        ("evaluasi_penutup", "`evaluations.yml` (`closing`)"),
        ("penilaian_hasil", "`evaluations.yml` (`mentor`)"),
        ("monitoring_lanjutan", "`follow_ups.csv`"),
        ("evaluasi_program", "`decision`"),
    ],
)
def test_each_step_asks_for_its_own_evidence(workshop, tmp_path, step, missing):
    told = found(workshop, tmp_path, log(step, model="proposed"))
    assert [(one.place.line, one.values["missing"]) for one in told] == ([] if missing is None else [(5, missing)])


@pytest.mark.parametrize(("until", "lacks"), [("2026-10-01", False), ("2026-09-01", True)])
def test_what_ran_out_after_the_step_was_there_when_it_was_taken(workshop, tmp_path, until, lacks):
    material = workshop.ground.books
    books = "".join(f"  {one.id}: {{state: lengkap}}\n" for one in material.mandatory)
    outputs = SPECIAL.replace("2026-10-01", until) + books
    told = found(workshop, tmp_path, {**log("output_khusus"), "mentoring/2026/outputs.yml": outputs})
    assert [one.values["missing"] for one in told] == (["Sertifikat nomor induk koperasi"] if lacks else [])
    assert [place.line for one in told for place in one.related] == ([4] if lacks else [])


def test_a_draft_and_a_broken_file_are_no_evidence_but_a_refused_list_is_waited_for(workshop, tmp_path):
    draft = "special:\n  ad_art: {name: AD/ART, status: draf}\n"
    files = {**log("output_umum", "output_khusus"), "mentoring/2026/outputs.yml": draft, "swot.yml": "strengths: 3\n"}
    umum, khusus = found(workshop, tmp_path, files)
    assert "`swot.yml`" in umum.values["missing"]
    assert ("AD/ART" in khusus.values["missing"], khusus.related[0].line) == (True, 2)
    broken = {**files, "mentoring/2026/outputs.yml": "special: 3\n", "mentoring/2026/evaluations.yml": "closing: 3\n"}
    told = found(workshop, tmp_path, {**broken, **log("output_khusus", "evaluasi_penutup")})
    assert told == []


def test_a_step_of_a_later_day_has_not_been_taken(workshop, tmp_path):
    files = log("output_umum")
    files = {name: text.replace("2026-09-20", "2026-11-23") for name, text in files.items()}
    assert found(workshop, tmp_path, files) == []


def test_a_step_that_only_the_programme_recorded_is_told_at_its_row(workshop, tmp_path):
    text = 'programme: 2026-contoh\napplication: a-01\nmodel: "2023"\nmode: hb\ntheme: Teknologi Hasil Perairan\n'
    told = found(workshop, tmp_path, {"mentoring/2026/engagement.yml": text}, "contoh-bahari-lestari")
    assert told
    assert {one.place.file.rpartition("/")[2] for one in told} == {"stage_log.csv"}


def test_evaluations_and_hidden_steps_are_not_told_to_the_public(workshop, tmp_path):
    told = found(workshop, tmp_path, log("evaluasi_tiga_pihak", "evaluasi_dua_pihak"))
    three, two = (one.for_public().values for one in told)
    assert three == {"step": "Pertemuan tiga pihak", "on": "2026-09-20", "missing": "…"}
    assert set(two.values()) == {"…"}


def test_another_model_asks_by_its_own_data(tmp_path):
    """The rule follows what a model says of a step, whatever the step is called."""
    project = tmp_path / "proyek"
    shutil.copytree(ROOT / "content", project / "content")
    model = project / "content/models/supriyadi-2023.yml"
    text = model.read_text("utf-8").replace("id: evaluasi,", "id: evaluasi, outputs: [umum],")
    model.write_text(text, "utf-8")
    workshop = open_workshop(project, Audience.INTERNAL, AS_OF)
    told = found(workshop, project / "cooperatives", log("rencana", "evaluasi", model="supriyadi-2023"))
    assert [(one.place.line, one.values["step"]) for one in told] == [(6, "Evaluasi")]
