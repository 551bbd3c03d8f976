"""The shipped models, plan, themes and register against what the papers print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.model.application import MentoringMode
from generator.model.mentoring_model import EvidenceKind, Milestone, ModelStatus
from generator.model.recruitment import Candidate
from generator.pages.plan_text import kpi_value, kpi_value_en
from generator.reading.content import read_instruments, read_mentoring_needs
from tests.computing.mentoring import ROOT, copy_base, open_project


@pytest.fixture(scope="module")
def material():
    found, problems = open_project(ROOT)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def models(material):
    return {one.content.id: one.content for one in material.models.models}


@pytest.mark.requirement("M-050")
def test_three_phases_and_all_steps_of_2023(models):
    model = models["2023"]
    assert [phase.name.id for phase in model.phases] == ["Pra Pendampingan", "Pendampingan", "Pasca Pendampingan"]
    assert model.status is ModelStatus.DIPAKAI
    by_stage = {stage.id: [step.id for step in model.ordered if step.stage == stage.id] for stage in model.stages}
    assert by_stage["penjaringan"] == [
        "sosialisasi_dinas",
        "open_call",
        "seleksi_administratif_koperasi",
        "verifikasi_koperasi",
        "identifikasi_koperasi",
    ]
    assert by_stage["rekrutmen"] == [
        "open_rekrutmen_tpkm",
        "seleksi_administratif_tpkm",
        "seleksi_kompetensi_tpkm",
        "seleksi_wawancara_tpkm",
        "penetapan_tpkm",
    ]
    assert [stage.id for stage in model.stages if stage.phase == "pra"] == [
        "penjaringan",
        "kebutuhan",
        "rekrutmen",
        "pembekalan",
    ]


@pytest.mark.requirement("M-056", "M-058")
def test_selection_comes_before_the_needs_and_the_needs_before_the_mentor(models):
    for name in ("2023", "proposed"):
        order = {step.id: step.order for step in models[name].steps}
        assert order["open_call"] < order["verifikasi_koperasi"] < order["penetapan_kebutuhan"]
        assert order["penetapan_kebutuhan"] < order["open_rekrutmen_tpkm"] < order["penetapan_tpkm"]
        assert models[name].find_step("verifikasi_koperasi").gate
        assert EvidenceKind.CATATAN_HUBUNGAN in models[name].find_step("verifikasi_koperasi").evidence
    assert {one.value for one in MentoringMode} == {"hb", "ldc", "intervensi_lain"}


def test_the_appointment_needs_all_three_documents(models):
    evidence = models["2023"].find_step("penetapan_tpkm").evidence
    assert evidence == (
        EvidenceKind.SURAT_KEPUTUSAN,
        EvidenceKind.SURAT_PERINTAH_KERJA,
        EvidenceKind.SURAT_PEMBERITAHUAN,
    )


@pytest.mark.requirement("M-074")
def test_steps_of_mentoring_with_their_order_and_interval(models):
    model = models["2023"]
    wanted = [
        "perkenalan_dinas",
        "perkenalan_koperasi",
        "asesmen_awal",
        "output_umum",
        "pembekalan_tema",
        "evaluasi_tiga_pihak",
        "evaluasi_dua_pihak",
        "output_khusus",
        "aspek_lain",
        "asesmen_akhir",
        "evaluasi_penutup",
        "jurnal_harian",
        "monitoring_pmo",
    ]
    assert [step.id for step in model.ordered if step.phase == "pendampingan"] == wanted
    rule = model.find_step("asesmen_akhir").not_before
    assert (rule.step, rule.months) == ("asesmen_awal", 4)
    assert [step.id for step in model.steps if step.throughout] == ["jurnal_harian", "monitoring_pmo"]
    assert {step.milestone for step in model.steps if step.milestone} == set(Milestone)


@pytest.mark.requirement("M-066", "M-090")
def test_the_differences_are_exactly_the_paper_s_additions(material):
    difference = material.models.differences
    assert len(difference) == 1
    one = difference[0]
    assert (one.before.id, one.after.id) == ("2023", "proposed")
    assert [step.id for step in one.added] == [
        "verifikasi_dinas",
        "sharing_learning",
        "tembusan_laporan",
        "monitoring_lanjutan",
    ]
    assert [(old.id, new.id) for old, new in one.replaced] == [("pembekalan_tema", "sharing_learning")]
    assert (one.removed, one.changed) == ((), ())
    assert len(one.same) + 1 == len(one.before.steps)
    by_id = {step.id: step for step in one.added}
    assert by_id["verifikasi_dinas"].stage == "penjaringan"
    assert by_id["verifikasi_dinas"].gate
    assert by_id["monitoring_lanjutan"].phase == "pasca"
    assert {by_id["monitoring_lanjutan"].actor, *by_id["monitoring_lanjutan"].partners} >= {"dinas", "kementerian"}


def test_a_changed_step_is_told_by_field(tmp_path):
    copy_base(tmp_path)
    path = tmp_path / "content" / "models" / "baru.yml"
    path.write_text(path.read_text("utf-8").replace("{id: Mulai, en: Start}", "{id: Awalan, en: Start}"), "utf-8")
    one = open_project(tmp_path)[0].models.differences[0]
    assert [(change.after.id, change.fields) for change in one.changed] == [("mulai", ("name",))]
    assert [step.id for step in one.added] == ["berbagi"]


@pytest.mark.requirement("M-023")
def test_stages_of_the_literature_load_the_same_way(models):
    assert len(models["niamilah-2021"].steps) == 6
    assert next(step.name.id for step in models["supriyadi-2023"].ordered) == "Identifikasi masalah"
    assert models["irawan-2018"].status is models["schein-proses"].status is ModelStatus.RUJUKAN


@pytest.mark.requirement("M-023", "M-117")
def test_a_new_model_and_a_new_theme_need_no_code(tmp_path):
    copy_base(tmp_path)
    base = tmp_path / "content"
    text = (base / "models" / "lama.yml").read_text("utf-8").replace("id: lama\n", "id: daerah\n")
    (base / "models" / "daerah.yml").write_text(text, "utf-8")
    (base / "themes" / "wisata.yml").write_text(
        "id: wisata\nname: {id: Wisata, en: Tourism}\noutputs: []\nsources: []\n", "utf-8"
    )
    found, problems = open_project(tmp_path)
    assert problems == []
    assert found.models.find("daerah") is not None
    assert found.names.find_theme("WISATA").id == "wisata"


@pytest.mark.requirement("S-03")
def test_rebuilt_diagrams_say_so(models):
    for name in ("2023", "proposed"):
        assert models[name].reconstructed
        assert "S-03" in [note.flag for note in models[name].notes]


@pytest.mark.requirement("M-030")
def test_actors_are_offices_and_roles(material):
    actors = {actor.id: actor for actor in material.models.actors}
    assert list(actors)[:5] == ["kementerian", "pmo", "dinas", "tpkm", "koperasi"]
    for duty in ("merencanakan", "sumber daya", "mengelola", "mengendalikan", "memantau dan mengevaluasi"):
        assert duty in actors["pmo"].role.id
    steps = [step for model in material.models.models for step in model.content.steps]
    used = {name for step in steps for name in (step.actor, *step.partners)}
    assert used <= set(actors)


ROWS = [
    (1, "3.3", "3.9"),
    (2, "57.2", "65"),
    (3, "5.1", "5.5"),
    (4, "8.1", "11"),
    (5, "24.7", "30.8"),
    (6, "19.7", "22"),
    (7, "2.4", "5"),
    (8, "50.4", "80"),
    (9, "140", "325"),
    (10, "0", "500"),
    (11, "1.7", "4"),
    (12, "22", "30"),
    (13, "18.5", "20"),
    (14, "1.9", "2.5"),
    (15, "748", "3500"),
]


@pytest.mark.requirement(
    "M-003", "M-004", "M-005", "M-006", "M-007", "M-009", "M-011", "M-013", "M-014", "M-016", "M-017"
)
def test_table_1_is_loaded_whole_as_printed(material):
    rows = [one.kpi for one in material.plans[0].progress]
    assert [(row.number, row.baseline, row.target) for row in rows] == [
        (number, Decimal(low), Decimal(high)) for number, low, high in ROWS
    ]
    assert all(row.indicator_en and row.unit_en for row in rows)
    assert rows[13].unit == "% PDB"


@pytest.mark.requirement("M-008", "M-010", "M-015", "M-019")
def test_codes_proxies_cumulative_flags_and_marks_without_notes(material):
    rows = {one.kpi.number: one.kpi for one in material.plans[0].progress}
    assert {number: row.sdg for number, row in rows.items() if row.sdg} == {5: "8.10.1(b)", 7: "9.3.2*", 13: "9.3.1*"}
    assert [number for number, row in rows.items() if row.proxy] == [7, 13]
    assert [number for number, row in rows.items() if row.target_cumulative] == [10, 12, 15]
    assert [number for number, row in rows.items() if row.baseline_cumulative] == [12]
    marks = {1: "ii", 2: "iii", 3: "iii", 4: "iii", 5: "iv", 6: "iv", 8: "v", 11: "ii", 15: "vi"}
    assert {number: row.mark for number, row in rows.items() if row.mark} == marks
    assert all(row.note is None for row in rows.values())


@pytest.mark.requirement("M-003", "M-012")
def test_units_are_told_in_both_languages(material):
    rows = {one.kpi.number: one.kpi for one in material.plans[0].progress}
    assert kpi_value(rows[9].baseline, rows[9].unit) == "Rp140\u00a0triliun"
    assert kpi_value_en(rows[9].baseline, rows[9].unit_en) == "IDR 140 trillion"
    assert kpi_value(rows[3].target, rows[3].unit) == "5,5\u00a0%"
    assert kpi_value_en(rows[3].target, rows[3].unit_en) == "5.5%"
    assert kpi_value(rows[15].target, rows[15].unit) == "3.500\u00a0unit"
    assert kpi_value_en(rows[15].target, rows[15].unit_en) == "3,500 units"


@pytest.mark.requirement("M-018")
def test_a_dot_of_thousands_is_refused_never_read_as_a_decimal(tmp_path):
    copy_base(tmp_path)
    path = tmp_path / "content" / "plans" / "uji" / "kpi.csv"
    path.write_text(path.read_text("utf-8").replace("3500", "3.500"), "utf-8")
    found, problems = open_project(tmp_path)
    assert [(one.code, one.place.line) for one in problems] == [("F10", 2)]
    assert found.plans == ()


@pytest.mark.requirement("M-002", "M-013")
def test_the_target_is_the_plan_s_own_row_and_unknown_values_stay_unknown(material):
    plan = material.plans[0]
    assert plan.target.kpi is plan.progress[9].kpi
    for overview in material.overviews:
        programme = overview.year.programme.content
        expected = None if programme.fictional or programme.plan is None else plan.target.kpi
        assert overview.target is expected
    assert any(one.target is plan.target.kpi for one in material.overviews)
    assert plan.target.line == ((2019, 0), (2023, 400))
    assert plan.target.share == 80
    assert [one.kpi.number for one in plan.progress if one.reached is None] == [*range(1, 10), *range(11, 16)]
    assert all(one.share is None for one in plan.progress if one.reached is None)


@pytest.mark.requirement("M-001", "M-020", "S-02")
def test_the_plan_rests_on_the_presidential_regulation(material):
    plan = material.plans[0].plan.content
    assert (plan.since, plan.until, plan.owner) == (2020, 2024, "Kementerian Koperasi dan UKM")
    instrument = read_instruments(ROOT)[0][plan.instrument]
    assert instrument.title.startswith("Peraturan Presiden")
    assert "S-02" in [note.flag for note in plan.notes]


@pytest.mark.requirement("M-110", "M-111", "M-112", "M-113", "M-114", "M-115", "M-116")
def test_themes_and_special_outputs_of_table_2(material):
    outputs = {theme.content.name.id: [one.id for one in theme.content.outputs] for theme in material.themes}
    assert outputs == {
        "Manajemen Bisnis": ["rencana_usaha"],
        "Manajemen Pemasaran": ["strategi_pemasaran"],
        "Teknologi Hasil Perairan": ["sop_penanganan_ikan", "som_penanganan_ikan"],
        "Akuntansi Keuangan": ["sop_akuntansi_keuangan"],
        "Manajemen Peternakan": ["sop_peternakan"],
        "Tata Kelola Koperasi": ["ad_art", "sertifikat_nik", "struktur_organisasi", "buku_wajib"],
    }
    governance = material.names.themes["tata_kelola_koperasi"]
    assert governance.open_ended
    certificate = governance.outputs[1]
    assert (certificate.expires, certificate.valid_months) == (True, None)
    assert len(material.books.content.mandatory) == 16
    assert [book.id for book in material.books.content.books if book.variant] == ["saran_pengawas"]


@pytest.mark.requirement("M-118")
@pytest.mark.parametrize(
    ("called", "theme"),
    [
        ("manajemen usaha", "manajemen_bisnis"),
        ("manajemen usaha peternakan sapi", "manajemen_peternakan"),
        ("tata kelola", "tata_kelola_koperasi"),
        ("  Tata   KELOLA koperasi ", "tata_kelola_koperasi"),
        ("akuntansi_keuangan", "akuntansi_keuangan"),
    ],
)
def test_other_names_lead_to_the_theme(material, called, theme):
    assert material.names.find_theme(called).id == theme


@pytest.mark.requirement("M-118")
def test_an_unknown_theme_names_the_nearest(tmp_path):
    folder = copy_base(tmp_path)
    path = folder / "applications.csv"
    path.write_text(path.read_text("utf-8").replace("Pemasaran", "Pemasran"), "utf-8")
    problems = open_project(tmp_path)[1]
    assert [(one.code, one.values["hint"]) for one in problems] == [("M16", "Pemasaran")]


def test_themes_have_the_same_names_where_weak_scores_lead_to_them(material):
    needs = read_mentoring_needs(ROOT)[0].content
    assert {name: theme.name for name, theme in needs.themes.items()} == {
        name: theme.name.id for name, theme in material.names.themes.items()
    }


@pytest.mark.requirement("M-130", "M-127", "M-128", "M-129")
def test_the_year_2023_holds_what_the_paper_states_and_nothing_else(material):
    year = next(one.year for one in material.overviews if one.year.id == "2023")
    programme = year.programme.content
    assert [(one.name, one.theme) for one in programme.studied] == [
        ("Koperasi Konsumen Gema Tani Sejahtera", "manajemen usaha"),
        ("Koperasi Pemasaran Pondok Pesantren Baitunnajah", "tata kelola koperasi"),
        ("Koperasi Produsen Meugah Mandiri Agung", "manajemen usaha peternakan sapi"),
    ]
    assert (year.applications, year.records, programme.reported, programme.documents, programme.call) == (None,) * 2 + (
        None,
        (),
        None,
    )
    assert [one.office for one in programme.confirmations] == ["Tim PMO", "Kementerian Koperasi dan UKM"]
    assert all(one.on is None for one in programme.confirmations)
    assert len(programme.evidence) == 8
    assert any("dua koperasi peserta lainnya" in fact.text for fact in programme.facts)
    names = ("Gema Tani", "Baitunnajah", "Meugah")
    for path in (*(ROOT / "cooperatives").rglob("*.yml"), *(ROOT / "cooperatives").rglob("*.csv")):
        assert not any(name in path.read_text("utf-8") for name in names), path


@pytest.mark.requirement("M-130")
def test_the_sample_year_is_fictional_and_fills_every_part(material):
    overview = next(one for one in material.overviews if one.year.id == "2026-contoh")
    programme = overview.year.programme.content
    assert programme.fictional
    assert len(overview.year.applications) >= 12
    assert {cohort.model for cohort in programme.cohorts} == {"2023", "proposed"}
    assert len(overview.by_region) >= 8
    assert {one.key for one in overview.by_theme} >= set(material.names.themes)
    outcomes = {row.content.outcome.value for row in overview.year.applications}
    assert outcomes == {"terpilih", "ditolak", "mengundurkan_diri", "dalam_proses"}
    assert overview.overdue
    assert overview.funnel[-1].count == 3
    for row in overview.year.applications:
        assert row.content.name.startswith("Koperasi Contoh ")
        if row.content.cooperative:
            text = (ROOT / "cooperatives" / row.content.cooperative / "profile.yml").read_text("utf-8")
            assert "\nfictional: ya\n" in text
            assert f"\nname: {row.content.name}\n" in f"\n{text}"


@pytest.mark.requirement("M-031", "M-052", "M-059", "M-065")
def test_activities_are_held_against_their_plan(material):
    programme = next(one for one in material.overviews if one.year.id == "2026-contoh").year.programme.content
    steps = [one.step for one in programme.activities]
    assert steps.count("sosialisasi_dinas") == 2
    assert any(one.region and one.evidence for one in programme.activities if one.step == "sosialisasi_dinas")
    assert all(one.planned_on for one in programme.activities)
    assert {one.delivery.value for one in programme.activities if one.step == "pembekalan_tpkm"} == {"luring", "daring"}
    assert programme.recruitment.opens < programme.recruitment.closes
    assert len(programme.recruitment.posts) == 6


@pytest.mark.requirement("M-036")
def test_candidates_have_a_code_and_no_field_for_a_person():
    fields = set(Candidate.model_fields)
    assert "documents_validated" in fields
    assert not fields & {"name", "cv", "phone", "email", "address", "nik"}


@pytest.mark.requirement("S-06", "H-070", "H-071", "H-072", "H-073", "H-074", "H-075")
def test_the_register_of_buleleng_keeps_its_unknown_part(material):
    result = material.registers[0]
    register = result.register.content
    assert (register.total, register.members, register.as_of) == (308, 62006, "2017-03")
    parts = {one.breakdown.id: one for one in result.breakdowns}
    assert [part.count for part in parts["kecamatan"].breakdown.parts] == [19, 12, 29, 142, 27, 20, 16, 7, 36]
    assert (parts["kecamatan"].known, parts["kecamatan"].rest) == (308, 0)
    meetings = parts["rapat_anggota_tahunan"]
    assert [part.count for part in meetings.breakdown.parts] == [184, 22]
    assert (meetings.known, meetings.rest, meetings.whole) == (206, 102, 308)
    assert [note.flag for note in meetings.breakdown.notes] == ["S-06"]
    assert (parts["kategori_sakit"].known, parts["kategori_sakit"].rest) == (52, 256)
    assert (parts["penilaian_tejakula"].known, parts["penilaian_tejakula"].whole) == (6, 19)
    assert all(one.breakdown.citation for one in result.breakdowns)


def test_districts_of_the_register_are_named_as_the_paper_names_them(material):
    named = {
        material.names.regions[part.region]: part.count for part in material.registers[0].breakdowns[0].breakdown.parts
    }
    assert named == {
        "Tejakula": 19,
        "Kubutambahan": 12,
        "Sawan": 29,
        "Buleleng": 142,
        "Sukasada": 27,
        "Banjar": 20,
        "Seririt": 16,
        "Busungbiu": 7,
        "Gerokgak": 36,
    }


@pytest.mark.requirement("H-070")
def test_a_register_that_does_not_add_up_names_both_numbers(tmp_path):
    copy_base(tmp_path)
    folder = tmp_path / "content" / "regions" / "registers"
    folder.mkdir(parents=True)
    text = (ROOT / "content" / "regions" / "registers" / "buleleng-2017.yml").read_text("utf-8")
    (folder / "buleleng-2017.yml").write_text(text.replace("total: 308", "total: 309"), "utf-8")
    found, problems = open_project(tmp_path)
    assert [(one.code, one.values["sum"], one.values["total"]) for one in problems] == [("M15", "308", "309")]
    assert found.registers == ()


@pytest.mark.requirement("M-021", "S-04", "S-05")
def test_the_glossary_gives_each_term_its_source(material):
    terms = {one.id: one for one in material.glossary.content.terms}
    assert {"koperasi_modern", "modernisasi_koperasi", "pendampingan", "pmo", "tpkm", "layak_wisuda"} <= set(terms)
    assert all(one.citation and one.meaning.en for one in terms.values())
    assert terms["pmo"].term.id == "Project Management Office"
    assert terms["pmo"].note.flag == "S-04"
    assert terms["surat_keputusan"].note.flag == "S-05"
    assert "25 Tahun 1992" in terms["koperasi"].meaning.id


@pytest.mark.requirement("M-040")
def test_a_regency_can_run_its_own_programme_without_national_data(tmp_path):
    folder = copy_base(tmp_path)
    for path in (tmp_path / "content" / "plans").rglob("*.*"):
        path.unlink()
    (tmp_path / "content" / "plans" / "uji").rmdir()
    programme = folder / "programme.yml"
    programme.write_text(programme.read_text("utf-8").replace("plan: uji\n", ""), "utf-8")
    found, problems = open_project(tmp_path, date(2026, 11, 22))
    assert problems == []
    assert found.overviews[0].target is None
    assert found.overviews[0].funnel[0].count == 2
