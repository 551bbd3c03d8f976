"""The page of a modern-cooperative assessment and of its instrument: what it says, shows and refuses to compare."""

from __future__ import annotations

import re
import shutil

import pytest

from generator.model.audience import Audience
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, body_of, dead_links, text_of
from tests.stated_sample import SAMPLE

PACK = "content/rulebooks/instruments/koperasi-modern-contoh.yml"
HEAD = 'instrument: koperasi-modern-contoh\nversion: "1"\non: {}\n'


@pytest.fixture
def project(tmp_path):
    """A project of its own with the complete dossier, in which files may be changed."""
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(SAMPLE, tmp_path / "cooperatives" / "contoh")
    return tmp_path


def render(project, audience=Audience.PUBLIC):
    open_workshop.cache_clear()
    workshop = open_workshop(project, audience, AS_OF)
    return workshop, process_folder(workshop, project / "cooperatives" / "contoh", render=True)


@pytest.mark.requirement("M-120", "S-13")
def test_every_page_with_a_result_of_the_example_says_that_it_is_one(project):
    workshop, outcome = render(project)
    page = text_of(body_of(outcome, "modern-2024"))
    assert "Alat penilaian contoh, bukan formulir resmi." in page
    assert "Dinilai dengan alat contoh, bukan formulir resmi" in text_of(body_of(outcome))
    pack = workshop.content.packs["koperasi-modern-contoh-1"]
    shown = workshop.renderer.render_instrument(pack)
    assert "Alat penilaian contoh, bukan formulir resmi." in text_of(shown.body)
    assert dead_links(shown.body) == []
    assert "(alat contoh)" in next(one.description for one in outcome.pages if "modern" in one.path)


@pytest.mark.requirement("M-068", "M-074", "M-122")
def test_first_and_final_totals_and_their_change_stand_side_by_side(project):
    body = body_of(render(project)[1], "modern-2024")
    page = text_of(body)
    assert "Asesmen awal 31,50 dari 100" in page
    assert "Asesmen akhir 53,50 dari 100" in page
    assert "+22,00 poin" in page
    assert len(re.findall('class="end"', body)) == 12
    assert dead_links(body) == []
    assert 'role="img"' in body


@pytest.mark.requirement("M-075")
def test_the_rubric_is_published_in_plain_words(project):
    workshop, _ = render(project)
    pack = workshop.content.packs["koperasi-modern-contoh-1"]
    page = text_of(workshop.renderer.render_instrument(pack).body)
    for item in pack.content.items:
        assert item.text.id in page
        assert item.evidence.id in page
    assert "Syarat contoh, bukan batas kementerian." in page
    assert "paling sedikit 60 dari 100" in page
    old = workshop.content.packs["koperasi-modern-contoh-0"]
    assert "Belum ada syarat." in text_of(workshop.renderer.render_instrument(old).body)


def test_proof_and_actions_are_for_internal_readers(project):
    public = text_of(body_of(render(project)[1], "modern-2024"))
    internal = text_of(body_of(render(project, Audience.INTERNAL)[1], "modern-2024"))
    for words in ("Enam belas buku; tiga di antaranya", "Menambah layanan gadai hasil panen"):
        assert words in internal
        assert words not in public


@pytest.mark.requirement("M-073")
def test_a_low_item_has_an_action_a_reason_or_says_that_it_has_none(project):
    page = text_of(body_of(render(project, Audience.INTERNAL)[1], "modern-2024"))
    low = page[page.index("Butir rendah dan tindakannya") :]
    assert "Tidak dikejar: Usahanya simpan pinjam" in low
    assert "Layanan digital bagi anggota 1 Dimulai belum ditulis" in low
    assert "Pencatatan digital" not in low


def test_what_was_not_assessed_opens_the_total_and_is_named(project):
    path = project / "cooperatives/contoh/assessments/modern_final_2024.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^  f3: 2\n|^recorded.*\n", "", text), "utf-8")
    page = text_of(body_of(render(project)[1], "modern-2024"))
    assert "Asesmen akhir 51,00–56,00 dari 100" in page
    assert "Perubahan belum pasti" in page
    assert "Yang belum dinilai: asesmen akhir" in page
    assert "1 butir belum dinilai" in page


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('total: "53.50"', 'total: "60.00"', "Tercatat 60,00 pada 24 Juli 2024. Hasil itu berbeda dari hitungan."),
        (
            "  f3: 2\n",
            "",
            "Tercatat 60,00 pada 24 Juli 2024. Hasil itu tidak mungkin: di luar rentang hitungan.",
        ),
        (
            '"53.50", on',
            '"53.50", aspects: {kelembagaan: "1.00"}, on',
            "Tercatat 53,50 pada 24 Juli 2024. Skor aspek yang tercatat bersamanya berbeda dari hitungan.",
        ),
        ("answers:", "answers:", "Tercatat 53,50 pada 24 Juli 2024."),
    ],
)
def test_a_recorded_total_is_quoted_with_what_speaks_against_it(project, old, new, told):
    path = project / "cooperatives/contoh/assessments/modern_final_2024.yml"
    text = path.read_text("utf-8")
    assert old in text
    text = text.replace(old, new)
    path.write_text(text if new else text.replace('"53.50"', '"60.00"'), "utf-8")
    page = text_of(body_of(render(project)[1], "modern-2024"))
    assert told in page
    assert page.count("Hasil itu") + page.count("Skor aspek yang tercatat") == told.count("hitungan")


def test_one_assessment_alone_is_shown_alone(process):
    outcome = process(assessments__modern_initial_2025=HEAD.format("2025-03-01") + "answers: {a1: 1}\n")
    page = text_of(body_of(outcome, "modern-2025"))
    assert "Asesmen awal 1,00–97,00 dari 100" in page
    assert "Asesmen akhir belum disampaikan" in page
    assert "Perubahan dihitung setelah asesmen awal dan akhir ada." in page


@pytest.mark.requirement("M-121")
def test_other_versions_are_labelled_not_comparable(project):
    pack = project / PACK
    text = pack.read_text("utf-8").replace('version: "1"', 'version: "2"')
    pack.with_name("koperasi-modern-contoh-2.yml").write_text(text, "utf-8")
    path = project / "cooperatives/contoh/assessments/modern_final_2024.yml"
    path.write_text(path.read_text("utf-8").replace('version: "1"', 'version: "2"'), "utf-8")
    body = body_of(render(project)[1], "modern-2024")
    page = text_of(body)
    assert "Perubahan tidak dapat dibandingkan" in page
    assert "+22,00" not in page
    assert "31,50" in page
    assert "53,50" in page
    assert "Selisih" not in page
    assert dead_links(body) == []
    internal = body_of(render(project, Audience.INTERNAL)[1], "modern-2024")
    assert dead_links(internal) == []
    # Each of the two tells its own items; the low ones of the newest are led to.
    assert {"b-a1", "awal-b-a1"} <= set(re.findall(r'id="([^"]+)"', internal))
    assert len(re.findall(r'id="([^"]+)"', internal)) == len(set(re.findall(r'id="([^"]+)"', internal)))
    first = internal[internal.index('id="awal-k-kelembagaan"') : internal.index('id="k-kelembagaan"')]
    assert "Bukti awal: " in first
    assert "Bukti akhir: " not in first
    assert "Arsiran" not in page


def test_a_cooperative_without_such_data_has_no_such_page(process):
    outcome = process()
    assert not [one.path for one in outcome.pages if "modern" in one.path]
    assert "Koperasi modern" not in body_of(outcome)


def test_text_of_data_never_runs(process):
    text = HEAD.format("2025-03-01") + "not_applicable: {a1: '<script>alert(1)</script>'}\n"
    body = body_of(process(assessments__modern_initial_2025=text), "modern-2025")
    assert "<script>" not in body
    assert "&lt;script&gt;" in body
