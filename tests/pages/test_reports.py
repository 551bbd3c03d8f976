"""The documents for paper: what they state, what they refuse to state, and who may read it."""

from __future__ import annotations

import hashlib
import re
import shutil

import pytest

from generator.model.audience import Audience
from generator.pages.page import DOCUMENT
from generator.processing import make_documents, process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, body_of, text_of
from tests.stated_sample import SAMPLE

PURPOSES = (
    "sehat dan sesuai dengan peraturan",
    "Pelayanan prima",
    "Citra dan kredibilitas",
    "Aset kegiatan usaha",
    "Transparansi dan akuntabilitas",
    "Manfaat ekonomi bagi anggota",
)
PARTLY = """rulebook: perdep-06-2016
period_end: 2023-12-31
figures:
  kas: 0
  bank: 0
  kewajiban_lancar: 1000
answers:
  m1_01: ya
  m1_02: tidak
"""


@pytest.fixture
def sample(workshop):
    """Pages of the complete dossier."""
    shutil.copytree(SAMPLE, workshop.project.cooperatives / "contoh")
    return process_folder(workshop, workshop.project.cooperatives / "contoh", render=True)


@pytest.mark.requirement("H-006", "S-11")
@pytest.mark.parametrize("name", ["kesehatan-2023", "laporan-2023"])
def test_six_purposes_are_stated_with_the_note_that_the_source_numbers_five(sample, name):
    body = body_of(sample, name)
    found = next(one for one in re.findall(r"<ol[^>]*>(.*?)</ol>", body, re.DOTALL) if PURPOSES[1] in one)
    items = re.findall(r"<li>(.*?)</li>", found, re.DOTALL)
    assert len(items) == 6
    for words, item in zip(PURPOSES, items, strict=True):
        assert words in item
    assert "menomori lima butir; butir pertama memuat dua tujuan" in text_of(body)


def test_purposes_of_savings_and_loan_are_not_stated_under_other_rules(process):
    text = "rulebook: perdep-07-2016\nperiod_end: 2023-12-31\nfigures: {kas: 1}\n"
    outcome = process(assessments__health_2023=text)
    assert "Tujuan penilaian" not in text_of(body_of(outcome, "kesehatan-2023"))
    assert "bertujuan mewujudkan" not in text_of(body_of(outcome, "laporan-2023"))


@pytest.mark.requirement("H-007")
@pytest.mark.parametrize("name", ["laporan-2023", "ringkasan-2023"])
def test_board_supervisors_and_staff_each_have_lines_to_sign(sample, name):
    table = re.search(r'<table class="sign">.*?</table>', body_of(sample, name), re.DOTALL)[0]
    assert re.findall(r'<th scope="col">(.*?)</th>', table) == ["Pengurus", "Pengawas", "Pegawai atau pengelola"]
    for line in ("Tanda tangan:", "Nama:", "Tanggal:"):
        assert table.count(f"<td>{line}</td>") == 3


@pytest.mark.requirement("H-010")
@pytest.mark.parametrize("name", ["laporan-2023", "ringkasan-2023"])
def test_rule_version_year_and_day_are_stated(sample, name):
    body = body_of(sample, name)
    file = ROOT / "content" / "rulebooks" / "health" / "perdep-06-2016.yml"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    version = f"{digest[:4]} {digest[4:8]} {digest[8:12]}"
    assert f'<span class="id">{version}</span>' in body
    assert f"versi {version}" in re.search(r"<style>(.*?)</style>", body)[1].replace("\\2c ", ",")
    told = text_of(body)
    for words in ("06/Per/Dep.6/IV/2016", "perdep-06-2016", "sejak April 2016", "31 Desember 2023", "22 November 2026"):
        assert words in told


def test_the_rulebooks_page_states_the_same_version(workshop):
    rulebook = workshop.content.rulebooks["perdep-06-2016"]
    digest = hashlib.sha256((ROOT / rulebook.file).read_bytes()).hexdigest()
    body = workshop.renderer.render_rulebook(rulebook).body
    assert f"{digest[:4]} {digest[4:8]} {digest[8:12]}" in text_of(body)


def test_a_complete_report_has_every_measure_answer_and_recorded_result(sample):
    body = body_of(sample, "laporan-2023")
    measures = re.search(r'<table class="measures">.*?</table>', body, re.DOTALL)[0]
    assert measures.count("<tr><td><b>") == 17 + 5
    assert measures.count("÷ Rp") == 17
    answers = re.search(r'<table class="answers">.*?</table>', body, re.DOTALL)[0]
    assert len(re.findall(r'<tr class="(?:yes|no)">', answers)) == 38
    told = text_of(body)
    assert "77,50 dari 100 Cukup Sehat" in told
    assert "dicatat pada 14 Maret 2024" in told
    assert re.search(r"Jumlah 77,50 77,50 sama", told)
    assert "Kurang 2,5 poin untuk predikat Sehat" in told
    assert "Modal sendiri Nominal Bobot Masuk hitungan" in told


def test_without_all_findings_there_is_no_total_and_nothing_missing_is_nought(process):
    outcome = process(assessments__health_2023=PARTLY)
    for name in ("laporan-2023", "ringkasan-2023"):
        told = text_of(body_of(outcome, name))
        assert "Belum ada skor akhir" in told
        assert "Yang kosong tidak dihitung nol" in told
    report = body_of(outcome, "laporan-2023")
    told = text_of(report)
    # Stated as nought: counted. Not stated: said so.
    assert "Rp0 ÷ Rp1.000" in told
    row = re.search(r"<tr><td><b>Rasio modal sendiri terhadap total aset</b>.*?</tr>", report, re.DOTALL)[0]
    assert "belum disampaikan" in row
    assert text_of(row).count("belum ada") == 2
    assert "Rp0" not in row
    total = text_of(re.search(r'<tr class="sum"><th scope="row">Jumlah.*?</tr>', report)[0])
    assert re.fullmatch(r" ?Jumlah 100 belum ada [0-9,]+ – [0-9,]+ ?", total), total
    assert "1 ya, 1 tidak, 10 belum dijawab" in told
    assert "Pertanyaan belum dijawab: 36" in told
    assert "Belum ada hasil yang dicatat" in told


def test_unanswered_questionnaires_are_told_in_one_sentence(process):
    outcome = process(assessments__health_2023=PARTLY.split("answers:")[0])
    assert "Belum satu pun dari 38 pertanyaan dijawab." in text_of(body_of(outcome, "laporan-2023"))


def test_contradictions_and_problems_of_the_file_are_marked(process):
    text = PARTLY.replace("  kas: 0", "  kas: 5\n  kas_dan_bank: 9")
    outcome = process(assessments__health_2023=text)
    told = text_of(body_of(outcome, "laporan-2023"))
    assert "Angka bertentangan:" in told
    assert "tertulis Rp9, sedangkan bagiannya berjumlah Rp5" in told
    assert "Kesalahan:" in told
    assert re.search(r"Pemeriksaan berkas: [1-9][0-9]* kesalahan", text_of(body_of(outcome, "ringkasan-2023")))


def test_without_any_result_there_is_nothing_to_print(process):
    outcome = process(assessments__health_2023="period_end: 1997-12-31\nfigures: {kas: 1}\n")
    assert [page.path for page in outcome.pages if page.frame == DOCUMENT] == ["koperasi/uji/profil.html"]
    assert "Untuk dicetak" not in text_of(body_of(outcome, "kesehatan-2023"))


def test_text_of_people_stays_text_in_page_and_style_sheet(process):
    name = '"} body{display:none} </style><script>window.canary=1</script> \\2c é'
    outcome = process(profile=f"name: '{name}'\nkind: simpan_pinjam\n", assessments__health_2023=PARTLY)
    for document in ("laporan-2023", "ringkasan-2023"):
        body = body_of(outcome, document)
        assert re.findall("<script[^>]*>", body) == ['<script src="../../assets/javascripts/print.js">']
        assert "canary=1&lt;/script" in body
        style = re.search(r"<style>(.*?)</style>", body, re.DOTALL)[1]
        assert body.count("</style>") == 1
        assert style.count("{") == style.count("}") == 4
        # Every letter that means something in a style sheet came in as an escape.
        strings = re.findall(r'content: "([^"]*)"', style)
        assert len(strings) == 3
        assert all(re.fullmatch(r"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*", one) for one in strings)


def test_evidence_of_answers_is_for_internal_readers_only(tmp_path):
    for name in ("content", "site_templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    folder = tmp_path / "cooperatives" / "uji"
    (folder / "assessments").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Uji\nkind: simpan_pinjam\n", "utf-8")
    (folder / "assessments" / "health_2023.yml").write_text(
        PARTLY + "evidence:\n  m1_01: Papan <visi> di kantor\n", "utf-8"
    )
    shown = {}
    for audience in Audience:
        _, _, pages = make_documents(open_workshop(tmp_path, audience, AS_OF), folder)
        shown[audience] = next(page.body for page in pages if "laporan" in page.path)
    assert "Bukti: Papan &lt;visi&gt; di kantor" in shown[Audience.INTERNAL]
    assert "Papan" not in shown[Audience.PUBLIC]


def test_a_broken_content_file_is_told_and_leaves_reports_without_purposes(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "site_templates").symlink_to(ROOT / "site_templates")
    (tmp_path / "content" / "health_report.yml").write_text("applies_to: [bank]\n", "utf-8")
    folder = tmp_path / "cooperatives" / "uji"
    (folder / "assessments").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Uji\nkind: simpan_pinjam\n", "utf-8")
    (folder / "assessments" / "health_2023.yml").write_text(PARTLY, "utf-8")
    workshop = open_workshop(tmp_path, Audience.PUBLIC, AS_OF)
    assert {problem.place.file for problem in workshop.problems} == {"content/health_report.yml"}
    body = body_of(process_folder(workshop, folder, render=True), "laporan-2023")
    assert "bertujuan" not in body
    assert '<table class="sign">' in body
