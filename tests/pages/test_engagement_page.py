"""The mentoring page: what everybody reads, what only internal readers do, and what is never shown alone."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from generator.model.audience import Audience
from generator.problems.catalogue import tell
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, body_of, dead_links, text_of

PAGE = "pendampingan-2026"


@pytest.fixture
def project(tmp_path):
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    # The programme's register names them all; only the one that is rendered has files.
    for folder in (ROOT / "cooperatives").iterdir():
        (tmp_path / "cooperatives" / folder.name).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def render(project):
    def run(name: str, audience: Audience = Audience.INTERNAL, change=None, as_of: date = AS_OF):
        folder = project / "cooperatives" / name
        shutil.copytree(ROOT / "cooperatives" / name, folder, dirs_exist_ok=True)
        if change is not None:
            change(folder)
        open_workshop.cache_clear()
        return process_folder(open_workshop(project, audience, as_of), folder, render=True)

    return run


def page_of(outcome) -> str:
    return text_of(body_of(outcome, PAGE))


def test_everybody_reads_theme_stage_outputs_and_totals(render):
    page = page_of(render("contoh-bahari-lestari", Audience.PUBLIC))
    assert "Tema Teknologi Hasil Perairan" in page
    assert "5 dari 5 output umum" in page
    assert "2 dari 2 output khusus" in page
    assert "26,00 → 67,25" in page
    assert "Dinilai dengan alat contoh, bukan formulir resmi." in page
    assert "Layak wisuda, 9 November 2026, oleh Penyelenggara program (contoh)" in page
    assert "Semua syarat terpenuhi." in page
    assert "Syarat contoh, bukan batas kementerian." in page


@pytest.mark.parametrize(("day", "decided"), [(date(2026, 11, 8), False), (date(2026, 11, 9), True)])
def test_a_decision_stands_there_from_its_day_on(render, day, decided):
    page = page_of(render("contoh-bahari-lestari", as_of=day))
    assert ("Layak wisuda, 9 November 2026" in page) is decided
    assert ("Diputuskan Penyelenggara program" in page) is decided
    assert ("belum diputuskan" in page) is not decided


@pytest.mark.requirement("M-121")
def test_totals_of_two_versions_never_stand_as_a_change(render):
    told = "tidak sebanding: versi alat penilaiannya berbeda"
    outcome = render("contoh-garam-pesisir")
    page = page_of(outcome)
    assert f"18,75 → 60,50 T{told[1:]}." in page
    assert f"awal 18,75; akhir 60,50; {told}" in page
    for name in ("profil", "index"):
        assert told in text_of(body_of(outcome, name))
    # Words may break on a small screen, numbers may not.
    assert f'<td><span class="none">{told}</span></td>' in body_of(outcome, "index")
    for name in ("profil", "index", PAGE):
        assert told not in text_of(body_of(render("contoh-bahari-lestari"), name))


@pytest.mark.requirement("M-036", "M-071", "M-123")
def test_no_journal_mentor_meeting_claim_or_hand_over_reaches_the_public_build(render):
    outcome = render("contoh-bahari-lestari", Audience.PUBLIC)
    everything = " ".join(page.body + page.search_text + page.description for page in outcome.pages)
    internal = render("contoh-bahari-lestari")
    shown = body_of(internal, PAGE)
    for words in (
        "tp-01",
        "Menguji SOP pada tiga pendaratan",
        "Pencatatan digital baru berjalan",
        "Pendamping hadir sesuai jadwal",
        "Buku kas ditutup setiap minggu",
        "Pelatihan pengemasan",
        "gudang perlu ditata",
        "belum ada cara baku penanganan dan pascapanen",
    ):
        assert words in shown, words
        if words != "belum ada cara baku penanganan dan pascapanen":
            assert words not in everything, words
    assert "hanya untuk pembaca internal" in everything


@pytest.mark.requirement("M-123")
def test_a_single_evaluation_of_a_mentor_is_not_shown_even_inside(render):
    page = page_of(render("contoh-bahari-lestari"))
    assert "Diisi koperasi 14 Oktober 2026" in page
    assert "hanya tampil sebagai gabungan paling sedikit 5 koperasi" in page
    for item in ("kehadiran", "penguasaan tema", "penguasaan_tema"):
        assert item not in page


@pytest.mark.requirement("M-076", "M-094")
def test_a_closed_engagement_hands_over_what_is_done_open_and_next(render):
    page = page_of(render("contoh-bahari-lestari"))
    for words in ("Serah terima kepada Dinas", "Sudah selesai", "Masih terbuka", "Disarankan berikutnya"):
        assert words in page
    missing = page_of(render("contoh-garam-pesisir"))
    assert "Pendampingan sudah ditutup, tetapi serah terimanya belum ditulis." in missing


@pytest.mark.requirement("M-067", "M-078", "M-079")
def test_the_timeline_follows_the_model_and_tells_what_is_late(render):
    body = body_of(render("contoh-tani-rahayu"), PAGE)
    page = text_of(body).partition("Perjalanan menurut model")[2]
    assert page.index("Perkenalan kepada Dinas") < page.index("Penilaian asesmen awal") < page.index("Pertemuan tiga")
    assert "Terlambat 114 hari" in page
    assert "4 hari sesudah tenggat" in page
    assert "masih berlangsung" in page
    assert "Kunjungan PMO" in page
    assert dead_links(body) == []


@pytest.mark.requirement("M-079")
@pytest.mark.parametrize("audience", list(Audience))
def test_everybody_reads_which_steps_are_late_and_whose_turn_it_is(render, audience):
    page = " ".join(page_of(render("contoh-tani-rahayu", audience)).split())
    late = page.partition("Langkah yang terlambat")[2].partition("Output pendampingan")[0]
    assert re.findall(r"terlambat ([0-9]+ hari)", late) == ["114 hari", "53 hari", "38 hari", "23 hari", "16 hari"]
    assert late.count("pelaku: ") == 5


def test_where_nothing_is_late_or_mentoring_has_stopped_no_step_is_late(render):
    for name in ("contoh-bahari-lestari", "contoh-anyam-pandan"):
        assert "Langkah yang terlambat" not in page_of(render(name))


@pytest.mark.requirement("M-116")
def test_what_runs_out_stands_on_both_pages_of_the_cooperative(render):
    outcome = render("contoh-bahari-lestari", Audience.PUBLIC)
    assert "Hasil uji air bersih berlaku sampai 10 Januari 2027 Habis dalam 49 hari" in page_of(outcome)
    assert "Hasil uji air bersih habis dalam 49 hari" in text_of(body_of(outcome))
    assert "Masa berlaku dokumen" not in page_of(render("contoh-sapi-makmur", Audience.PUBLIC))


@pytest.mark.requirement("M-021")
def test_terms_lead_to_their_entries(render):
    outcome = render("contoh-bahari-lestari", Audience.PUBLIC)
    links = re.findall(r'<a class="term" href="([^"#]+)#([a-z_]+)">([^<]+)</a>', body_of(outcome, PAGE))
    assert {address for address, _, _ in links} == {"../../program/istilah/index.html"}
    assert {"output_umum", "output_khusus"} <= {identity for _, identity, _ in links}
    assert len({identity for _, identity, _ in links}) == len(links)
    assert 'class="term"' not in body_of(outcome)


@pytest.mark.requirement("M-056")
def test_findings_lead_to_their_themes_for_internal_readers(render):
    body = next(one.body for one in render("contoh-garam-pesisir").pages if "pendampingan-2026" in one.path)
    part = body[body.index("Panen tidak dicatat menurut petak.") :]
    assert part.index('<a href="../../program/tema-manajemen-bisnis/index.html">') < part.index("Belum ada pembeli")
    assert "Panen tidak dicatat" not in page_of(render("contoh-garam-pesisir", Audience.PUBLIC))

    def misspell(folder):
        path = folder / "mentoring/2026/engagement.yml"
        path.write_text(path.read_text("utf-8").replace('theme: "Manajemen Pemasaran"', "theme: Manajemen Pasaran"))

    (problem,) = [one for one in render("contoh-garam-pesisir", change=misspell).problems if one.code == "M16"]
    assert problem.values["hint"] == "Manajemen Pemasaran"


@pytest.mark.requirement("M-081", "M-124")
def test_missing_components_are_told_missing(render):
    page = page_of(render("contoh-simpan-rukun"))
    sheet = page[page.index("Lembar hasil") :]
    assert "Intervensi lain belum diisi –" in sheet
    assert "Evaluasi pendamping oleh koperasi belum diisi" in sheet


def test_other_help_without_a_mentor_is_told_as_such(render):
    page = page_of(render("contoh-pesantren-mandiri", Audience.PUBLIC))
    assert "Menerima intervensi lain" in page
    assert "sampai penetapan kebutuhan" not in page


@pytest.mark.requirement("M-126", "M-127")
def test_claims_say_who_bears_them_out(render):
    page = page_of(render("contoh-warung-bersama"))
    assert "tertriangulasi" in page
    assert "belum tertriangulasi: baru dari satu pihak" in page
    assert "sumbernya bertentangan" in page
    assert "Hanya diamati pada koperasi ini." in page


@pytest.mark.requirement("M-083")
def test_a_decision_against_the_rule_is_flagged(render, project):
    pack = project / "content/rulebooks/instruments/koperasi-modern-contoh.yml"
    pack.write_text(pack.read_text("utf-8").replace("at_least: 60", "at_least: 90"), "utf-8")
    outcome = render("contoh-bahari-lestari")
    page = page_of(outcome)
    assert "Ada syarat yang belum terpenuhi." in page
    assert "Nilai asesmen akhir: belum terpenuhi (67,25, syaratnya paling sedikit 90" in page
    assert "Syarat contoh, bukan batas kementerian." in page
    assert "Keputusan dan hitungan berbeda." in page
    assert [one.code for one in outcome.problems] == ["D31"]
    told = tell(outcome.problems[0]).what
    assert "Keputusannya layak wisuda" in told
    assert "belum terpenuhi: nilai asesmen akhir" in told
    assert not re.search(r"layak_wisuda|at_least|graduation", told)


def test_without_an_assessment_no_office_is_said_to_owe_requirements(render):
    page = page_of(render("contoh-pesantren-mandiri"))
    assert "Tidak dihitung: belum ada asesmen, atau alat penilaiannya tidak memuat syarat." in page


def test_help_of_another_kind_without_a_mentor_owes_no_journal_and_no_later_step(render):
    page = page_of(render("contoh-pesantren-mandiri"))
    assert "Tidak diperlukan: koperasi ini menerima intervensi lain, tanpa pendamping." in page
    assert "Tidak ada pendampingan yang perlu diserahterimakan." in page
    for told in (
        "Jurnal harian wajib ditulis",
        "Pendampingan belum ditutup",
        "Pendamping belum disebut",
        "Asesmen akhir<",
    ):
        assert told not in page


def test_mentoring_that_was_closed_waits_for_the_decision(render):
    page = page_of(render("contoh-garam-pesisir"))
    assert "elesai didampingi, menunggu keputusan" in page
    assert "edang didampingi" not in page


def test_calls_and_visits_of_one_month_stand_together(render):
    page = page_of(render("contoh-madu-hutan"))
    assert "Juni 2026: 1 telepon; Juli 2026: 1 kunjungan, 1 telepon; Agustus 2026: 1 telepon;" in page


def test_a_refused_file_leaves_the_rest_and_is_told(render):
    def spoil(folder):
        path = folder / "mentoring/2026/engagement.yml"
        path.write_text(path.read_text("utf-8").replace("mode: hb", "mode: hbb"), "utf-8")

    outcome = render("contoh-bahari-lestari", change=spoil)
    page = page_of(outcome)
    assert "berkas pendampingannya belum terbaca" in page.lower()
    assert "Yang perlu diperbaiki dalam berkas pendampingan" in page
    assert "29 catatan" in page
    assert [one.code for one in outcome.problems] == ["F08"]


def test_an_unknown_theme_is_told_with_the_nearest(render):
    def rename(folder):
        path = folder / "mentoring/2026/engagement.yml"
        path.write_text(path.read_text("utf-8").replace('theme: "Manajemen Bisnis"', "theme: Manajemen Bisni"), "utf-8")

    outcome = render("contoh-warung-bersama", change=rename)
    (problem,) = [one for one in outcome.problems if one.code == "M16"]
    assert problem.values["hint"] == "Manajemen Bisnis"


def test_what_people_wrote_keeps_its_capitals(render):
    """Amounts and names stand at the start of a result as often as anywhere else."""
    page = page_of(render("contoh-garam-pesisir"))
    assert "Hasil: Rp38.000.000 termasuk palet. Berikutnya: Membandingkan dua sumber dana." in page
    assert "rp38" not in page
    assert "Bukti: documents/kartu-suhu.md" in page_of(render("contoh-bahari-lestari"))


def test_text_of_data_never_runs(render):
    def inject(folder):
        path = folder / "mentoring/2026/claims.yml"
        path.write_text('claims:\n  - id: a\n    text: "<script>alert(1)</script>"\n', "utf-8")

    body = body_of(render("contoh-warung-bersama", change=inject), PAGE)
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_personal_data_in_a_journal_is_told_and_withheld(render):
    def add(folder):
        path = folder / "mentoring/2026/daily_journal.csv"
        row = "2026-06-02,tp-03,lapangan,,bimbingan,Hubungi 0812-3456-7890 untuk jadwal,,,,,,,,,,\n"
        path.write_text(path.read_text("utf-8") + row, "utf-8")

    outcome = render("contoh-warung-bersama", change=add)
    assert "P02" in {one.code for one in outcome.problems}
    assert "0812-" not in " ".join(page.body for page in outcome.pages)


@pytest.mark.requirement("M-032")
def test_a_kept_outcome_still_holds_the_days_of_mentors(render, project):
    first = render("contoh-bahari-lestari")
    workshop = open_workshop(project, Audience.INTERNAL, AS_OF)
    kept = process_folder(workshop, project / "cooperatives" / "contoh-bahari-lestari", render=True)
    assert kept is not first
    assert kept == first
    (booking,) = first.overview.bookings
    assert (booking.mentor, booking.programme) == ("tp-01", "2026-contoh")
    assert booking.on_site
    assert render("contoh-bahari-lestari", Audience.PUBLIC).overview.bookings == ()
