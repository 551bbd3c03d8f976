"""Pages of the programme: all the data say, in words, for the right readers; text never runs as HTML."""

from __future__ import annotations

import random
import re
import shutil

import pytest

from generator.computing.dashboard import compute_dashboards
from generator.computing.regions import compute_regions
from generator.model.audience import Audience
from generator.problems.catalogue import tell
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, dead_links, text_of

ENGLISH = re.compile(r"\b(unknown|selected|applied|due|overdue|none|true|false|home_base|hb|ldc)\b")


def render(root, audience=Audience.PUBLIC, as_of=AS_OF):
    open_workshop.cache_clear()
    workshop = open_workshop(root, audience, as_of)
    listed = workshop.teaching.discrepancies
    areas = compute_regions((), workshop.mentoring, as_of)
    folders = [one for one in workshop.project.list_folders() if one.name.startswith("contoh-")]
    rows = [process_folder(workshop, one, render=False).overview for one in folders]
    material, rules = workshop.mentoring, workshop.ground.rules
    found = compute_dashboards(material.overviews, rows, material.names, rules, audience, as_of)
    rendered = (
        *workshop.renderer.render_mentoring(material, listed, found),
        *workshop.renderer.render_regions((), areas, workshop.mentoring, listed),
    )
    return {page.path.removesuffix("/index.html"): page for page in rendered}


@pytest.fixture(scope="module")
def pages():
    return render(ROOT)


@pytest.fixture(scope="module")
def internal():
    return render(ROOT, Audience.INTERNAL)


def body(pages, name):
    return text_of(pages[name].body)


@pytest.mark.requirement("M-050")
def test_the_diagram_has_a_picture_a_text_and_a_list_in_order(pages):
    html = pages["program/model-2023"].body
    pictures = re.findall(r'<svg class="lanes".*?</svg>', html, re.DOTALL)
    assert len(pictures) == 3
    told = []
    for picture in pictures:
        title, description = re.search(r"<title id=[^>]*>(.*?)</title><desc id=[^>]*>(.*?)</desc>", picture).groups()
        assert re.search(r'role="img" aria-labelledby="(\S+)-t \1-d"', picture)
        assert "Model 2023" in title
        told += [int(number) for number in re.findall(r"(\d+)\. ", description)]
        drawn = [int(number) for number in re.findall(r'class="step-name">(\d+)\. ', picture)]
        assert drawn == [int(number) for number in re.findall(r"(\d+)\. ", description)]
    rows = [int(number) for number in re.findall(r'<tr id="l-[a-z_]+"><td class="num">(\d+)</td>', html)]
    assert told == rows == list(range(1, 28))


@pytest.mark.requirement("S-03")
def test_a_rebuilt_diagram_is_marked(pages):
    for name, figure in (("2023", "Gambar 1"), ("proposed", "Gambar 2")):
        text = body(pages, f"program/model-{name}")
        assert f"Disusun ulang. {figure} tidak ada dalam naskah" in text
        assert "Catatan S-03" in text
        assert "Catatan S-05" in text
    assert "Disusun ulang" not in body(pages, "program/model-niamilah-2021")


@pytest.mark.requirement("M-066", "M-070", "M-092")
def test_in_phase_training_is_on_one_model_s_page_only(pages):
    assert "Pembekalan daring sesuai tema" in body(pages, "program/model-2023")
    assert "Pembekalan daring sesuai tema" not in body(pages, "program/model-proposed")
    assert "Sharing dan Learning" in body(pages, "program/model-proposed")


@pytest.mark.requirement("M-090", "M-091", "M-092", "M-093", "M-095")
def test_the_page_of_differences(pages):
    html = pages["program/perbedaan-proposed"].body
    text = text_of(html)
    assert "4 tambahan , 1 di antaranya menggantikan langkah lama" in text.replace("tambahan,", "tambahan ,")
    part = text_of(html.split('id="sama"')[0])
    for name in (
        "Verifikasi Dinas",
        "Sharing dan Learning",
        "Tembusan laporan kepada Dinas setempat",
        "Monitoring dan Lanjutan Pendampingan",
    ):
        assert name in part
    assert html.count("menggantikan <a") == 1
    assert "Dihapus" not in text
    assert "Berubah" not in text


@pytest.mark.requirement("M-001", "M-002", "M-019", "M-020", "S-02")
def test_the_hub_shows_plan_target_and_fifteen_indicators(pages):
    html = pages["program"].body
    text = text_of(html)
    assert "RPJMN 2020-2024" in text
    assert (
        "Peraturan Presiden tentang Rencana Pembangunan Jangka Menengah Nasional 2020-2024, Nomor 18 Tahun 2020" in text
    )
    assert html.count('<tr id="kpi-') == 15
    assert html.count('<span class="none">tidak diketahui</span>') == 14
    assert "400 unit (2023), 80,00 %" in text
    assert "500 unit (kumulatif)" in text
    assert "3.500 unit (kumulatif)" in text
    assert "Rp140 triliun" in text
    assert "Catatan S-02" in text
    assert "isinya tidak dimuat sumber" in text
    assert (
        "<desc>Jumlah koperasi modern yang dikembangkan, kumulatif. 2019: 0; 2023: 400. Target 2024: 500.</desc>"
        in html
    )


@pytest.mark.requirement("M-008", "M-010")
def test_codes_and_proxies_are_shown(pages):
    text = body(pages, "program")
    assert "TPB 8.10.1(b)" in text
    assert "TPB 9.3.2* (proksi)" in text


@pytest.mark.requirement("M-008")
def test_indicators_are_sifted_by_their_code(pages, browser):
    """The box is hidden until the script can serve it."""
    page = browser.new_page()
    page.set_content(pages["program"].body)
    assert not page.locator("input[type=search]").is_visible()
    page.add_script_tag(path=ROOT / "site_templates/theme/assets/javascripts/lumbung.js")
    rows = page.locator("table.kpi tbody tr")
    assert rows.count() == 15
    page.get_by_label("Saring menurut indikator atau kode TPB").fill("tpb 8.10.1")
    assert [row.get_attribute("id") for row in rows.all() if row.is_visible()] == ["kpi-5"]
    page.close()


@pytest.mark.requirement("M-051", "M-034", "M-035")
def test_the_sample_year_tells_its_numbers_and_that_it_is_made_up(pages):
    text = body(pages, "program/2026-contoh")
    assert text.count("Contoh rekaan.") == 1
    assert "dari target" not in text
    assert "terpilih menerima intervensi lain" in text
    assert "terpilih berhenti 13 April 2026: kegiatan usaha berhenti" in text
    for name, count in (("Mendaftar", 16), ("Terpilih", 11), ("Layak wisuda", 3)):
        assert f"{name} koperasi: {count} dari pendaftar: " in text
    for reason in (
        "berkas tidak lengkap",
        "pengurus tidak dapat dihubungi",
        "tidak dibenarkan Dinas",
        "pengurus berganti",
    ):
        assert reason in text
    assert "Pendaftar B-08 Verifikasi Dinas Dinas 12 Maret 2026 255 hari" in text
    assert "belum terlaksana, lewat 158 hari" in text
    assert "CONTOH/SPK/01/2026" in text


def test_overdue_days_follow_the_day_of_the_report():
    from datetime import date

    text = body(render(ROOT, as_of=date(2026, 11, 23)), "program/2026-contoh")
    assert "Pendaftar B-08 Verifikasi Dinas Dinas 12 Maret 2026 256 hari" in text


@pytest.mark.requirement("M-036", "M-051", "M-059")
def test_refused_names_and_candidates_are_for_internal_readers_only(pages, internal):
    public = " ".join(page.body + page.search_text for page in pages.values())
    for secret in (
        "Batu Bata Jaya",
        "Kopi Lereng",
        "tp-01",
        "TP-01",
        "Akta pendirian",
        "Catatan PMO",
        "Contoh catatan",
    ):
        assert secret not in public, secret
    assert "program/calon-2026-contoh" not in pages
    everything = " ".join(page.body for page in internal.values())
    for shown in ("Batu Bata Jaya", "TP-01", "Contoh catatan PMO"):
        assert shown in everything
    register = body(pages, "program/2026-contoh")
    register = register[register.index("Daftar pendaftar") :]
    # Few applicants come from one regency: of who was not chosen the public reads the province alone.
    assert "Pendaftar A-06 koperasi produsen · kelompok A Jawa Timur belum ditetapkan" in register
    assert "Kabupaten Malang" not in register
    assert "Kabupaten Malang" in body(internal, "program/2026-contoh")


@pytest.mark.requirement("M-063", "S-01")
def test_raw_and_normalised_weights_stand_beside_each_other(pages, internal):
    text = body(pages, "program/seleksi-tpkm-2023")
    assert "Bobot tercetak Disetarakan ke 100" in text
    for name, raw, normalised in (
        ("Sikap dan perilaku", 15, "17,65"),
        ("Pengetahuan dan keterampilan", 30, "35,29"),
        ("Kepemimpinan", 25, "29,41"),
        ("Kemampuan komunikasi", 15, "17,65"),
    ):
        assert f"{name} {raw} {normalised}" in text
    assert "Jumlah 85 100" in text
    assert "Catatan S-01" in text
    candidates = body(internal, "program/calon-2026-contoh")
    assert re.search(r"TP-01 Teknologi Hasil Perairan lulus sudah 72,00 dari 85 84,71 terpilih", candidates)
    assert "Catatan S-01" in candidates


@pytest.mark.requirement("M-130", "M-128", "M-129", "S-04", "S-05")
def test_the_real_year_says_what_is_not_known(pages):
    text = body(pages, "program/2023")
    assert "Tidak diketahui. Sumber tidak menyebut jumlah pendaftar, peserta, dan lulusan tahun ini." in text
    for name in ("Gema Tani Sejahtera", "Pondok Pesantren Baitunnajah", "Meugah Mandiri Agung"):
        assert name in text
    assert "Catatan S-04" in text
    assert "Catatan S-05" in text
    assert "arsip luring" in text
    assert "Contoh rekaan" not in text
    reported = body(pages, "program/2024")
    assert "Pendaftar 2.796" in reported
    assert "Pendampingan dimulai koperasi: tidak diketahui" in reported


@pytest.mark.requirement("M-110", "M-116")
def test_theme_pages_list_outputs_and_participants(pages):
    text = body(pages, "program/tema-tata-kelola-koperasi")
    assert "4 output diharapkan ada sesudah pendampingan; 16 buku wajib dihitung sebagai satu output" in text
    for name in ("Sertifikat nomor induk koperasi", "Buku daftar anggota", "Buku agenda surat masuk dan keluar"):
        assert name in text
    assert "Koperasi Contoh Tani Rahayu" in text
    assert "Baitunnajah" in text
    # What a cooperative lacks is told beside how many it has.
    assert re.search(
        r"Contoh Tani Rahayu Sedang didampingi, sampai [a-z ]+ (Output khusus: )?1 dari 4 Belum: .*16 buku wajib", text
    )
    assert "Koperasi Contoh Kelapa Makmur Berhenti 13 April 2026: kegiatan usaha berhenti" in text
    assert pages["program/tema-tata-kelola-koperasi"].body.count('<tr><td class="num">') == 16


@pytest.mark.requirement("S-06", "H-072", "H-073", "H-074", "H-075", "H-076")
def test_the_region_page_keeps_the_unknown_bucket(pages):
    text = body(pages, "wilayah/51.08")
    assert "Sudah melaksanakan RAT koperasi: 184 dari 308: 59,74 %" in text
    assert "Belum melaksanakan RAT koperasi: 22 dari 308: 7,14 %" in text
    assert "status tidak diketahui koperasi: 102 dari 308: 33,12 %" in text
    assert "Masuk kategori sakit koperasi: 52 dari 308: 16,88 %" in text
    assert "Belum bisa melakukan penilaian kesehatan koperasi: 6 dari 19: 31,58 %" in text
    assert "Catatan S-06" in text
    assert text.count("Balipuspanews") >= 3
    assert "Koperasi di bagian ini tidak ada dan tidak ikut dihitung dalam bagian mana pun" in text


@pytest.mark.requirement("M-021")
def test_terms_have_their_own_address(pages):
    html = pages["program/istilah"].body
    assert '<div id="pmo"><dt>Project Management Office (PMO)' in html
    assert html.count("Sumber: ") >= 16
    assert '<a href="istilah/index.html#pmo">PMO</a>' in pages["program"].body
    assert '<a href="../istilah/index.html#tpkm">TPKM</a>' in pages["program/model-2023"].body


def test_no_anchor_is_dead_and_no_code_is_shown(pages, internal):
    for found in (pages, internal):
        for name, page in found.items():
            assert dead_links(page.body) == [], name
            text = re.sub(r'<span class="loc">.*?</span>', "", page.body)
            words = text_of(re.sub(r"<code>.*?</code>", "", text))
            assert not re.search(r"\b[a-z]+_[a-z_]+\b", words), (name, re.search(r"\b[a-z]+_[a-z_]+\b", words))
            if name != "program/istilah":
                assert not ENGLISH.search(words), (name, ENGLISH.search(words))


def test_text_from_data_never_runs(tmp_path):
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "cooperatives").mkdir()
    evil = "<script>alert(1)</script>"
    words = ("Verifikasi Dinas", "Penjaringan Koperasi", "Struktur organisasi", "Kelengkapan", "Menurut kecamatan")
    texts = []
    for name in ("mentoring", "models", "themes", "recruitment", "regions/registers"):
        texts += sorted((tmp_path / "content" / name).glob("*.yml"))
    for path in texts:
        text = path.read_text("utf-8").replace("id: Kementerian, en", f'id: "{evil}", en')
        for word in words:
            text = text.replace(word, evil)
        path.write_text(text, "utf-8")
    folder = tmp_path / "content" / "programmes" / "2026-contoh"
    text = (folder / "programme.yml").read_text("utf-8").replace("Kelompok A", evil).replace("TPKM ditetapkan", evil)
    (folder / "programme.yml").write_text(text, "utf-8")
    rows = (folder / "applications.csv").read_text("utf-8").replace("Koperasi Contoh Madu Hutan", evil)
    (folder / "applications.csv").write_text(re.sub(r",contoh-[a-z-]+,", ",,", rows), "utf-8")
    rendered = render(tmp_path, Audience.INTERNAL)
    assert "program/2026-contoh" in rendered
    for name in ("program", "program/2026-contoh", "program/model-proposed", "program/tema-tata-kelola-koperasi"):
        assert "&lt;script&gt;" in rendered[name].body, name
    ours = '<script src="../../assets/javascripts/print.js">'
    assert not any("<script" in page.body.replace(ours, "") for page in rendered.values())
    assert any(ours in page.body for page in rendered.values())


def test_a_project_without_a_programme_still_has_its_hubs(tmp_path):
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "cooperatives").mkdir()
    for name in ("mentoring", "models", "themes", "programmes", "plans", "recruitment", "regions/registers"):
        shutil.rmtree(tmp_path / "content" / name)
    rendered = render(tmp_path)
    assert set(rendered) == {"program", "wilayah"}
    assert "Belum ada." in body(rendered, "wilayah")


@pytest.mark.parametrize("seed", range(8))
def test_a_spoiled_file_is_told_and_never_stops_the_program(tmp_path, seed):
    chance = random.Random(seed)
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "cooperatives").mkdir()
    names = ("mentoring", "models", "themes", "programmes", "plans", "recruitment", "regions/registers")
    files = [path for name in names for path in sorted((tmp_path / "content" / name).rglob("*.*"))]
    for path in chance.sample(files, 3):
        lines = path.read_text("utf-8").split("\n")
        at = chance.randrange(len(lines))
        spoil = chance.randrange(4)
        if spoil == 0:
            del lines[at]
        elif spoil == 1:
            lines.insert(at, chance.choice(lines))
        elif spoil == 2:
            lines[at] = lines[at].split(":")[0] + ":"
        else:
            lines = lines[:at]
        path.write_text("\n".join(lines), "utf-8")
    rendered = render(tmp_path, Audience.INTERNAL)
    assert {"program", "wilayah"} <= set(rendered)
    workshop = open_workshop(tmp_path, Audience.INTERNAL, AS_OF)
    assert all(tell(problem).what for problem in workshop.problems)


@pytest.mark.requirement("S-01", "S-02", "S-03", "S-04", "S-05", "S-06")
def test_every_note_leads_to_the_list_of_discrepancies(pages):
    linked = set()
    for name, page in pages.items():
        assert "<b>Catatan S-" not in page.body, name
        depth = "../" * (page.path.count("/"))
        for address, code in re.findall(r'<a href="([^"]*)">Catatan (S-[0-9]{2})</a>', page.body):
            assert address == f"{depth}aturan/perbedaan-sumber/index.html#{code.lower()}"
            linked.add(code)
    assert linked == {f"S-{number:02}" for number in range(1, 7)}
