"""The programme office's page: every number has its rows, the public build holds nothing internal, text stays text."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.computing.dashboard import compute_dashboards
from generator.computing.regions import compute_regions
from generator.model.audience import Audience
from generator.model.dashboard import ChangeBin
from generator.model.mentoring_overview import JournalStanding, pack_overviews, unpack_overviews
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.distribution_figure import change_bars
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, text_of

HOME = "program/dasbor-2026-contoh"


class Site:
    """The made-up year for one audience."""

    def __init__(self, audience: Audience, as_of: date = AS_OF) -> None:
        open_workshop.cache_clear()
        self.workshop = workshop = open_workshop(ROOT, audience, as_of)
        folders = workshop.project.list_folders()
        rows = [process_folder(workshop, one, False).overview for one in folders]
        self.rows = [self.made_up(one) for one in rows]
        material, rules = workshop.mentoring, workshop.ground.rules
        found = compute_dashboards(material.overviews, self.rows, material.names, rules, audience, as_of)
        self.dashboard = next(one for one in found if one.overview.year.id == "2026-contoh")
        pages = workshop.renderer.render_dashboards(found, material, rules)
        self.pages = {page.path.removesuffix("/index.html"): page for page in pages}
        self.files = {file.path: file for page in pages for file in page.downloads}
        self.html = self.pages[HOME].body
        self.text = text_of(self.html)

    @staticmethod
    def made_up(row):
        """One of them is called like a tag, and its journal is silent."""
        if row.id != "contoh-tani-rahayu":
            return row
        (mentoring,) = row.mentoring
        if mentoring.journal is not None:
            silent = JournalStanding(3, date(2026, 8, 3), 1, date(2026, 8, 4), 77, False, 0)
            mentoring = replace(mentoring, journal=silent)
        return replace(row, name='<b onclick="x()">Tani</b>', mentoring=(mentoring,))

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a download."""
        text = self.files[f"{HOME}/{name}.csv"].content.decode()
        return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def public():
    return Site(Audience.PUBLIC)


@pytest.fixture(scope="module")
def internal():
    return Site(Audience.INTERNAL)


@pytest.mark.requirement("M-034", "M-053", "M-082")
def test_the_funnel_and_its_table_are_the_register(internal):
    overview = internal.dashboard.overview
    rows = internal.table("corong")
    assert len(rows) == len(overview.year.applications)
    for bar in overview.funnel:
        name = words.BARS[bar.key]
        assert sum(row[name] == "ya" for row in rows) == bar.count
        assert re.search(rf"{name} koperasi: {bar.count} ", " ".join(internal.text.split()))
    # A made-up year is not held against a real target.
    assert internal.dashboard.shortfall is None
    assert "dari target" not in internal.text
    assert "masih kurang" not in internal.text
    assert "Angka rekaan tidak dibandingkan dengan target." in internal.text


@pytest.mark.requirement("M-034")
def test_a_real_year_tells_what_the_target_lacks(internal):
    material = internal.workshop.mentoring
    plan = next(one for one in material.plans if one.target is not None)
    overview = internal.dashboard.overview
    programme = overview.year.programme
    real = replace(programme, content=programme.content.model_copy(update={"fictional": False}))
    share = Fraction(overview.funnel[-1].count * 100) / Fraction(plan.target.kpi.target)
    overview = replace(
        overview, year=replace(overview.year, programme=real), target=plan.target.kpi, target_share=share
    )
    shortfall = Fraction(plan.target.kpi.target) - overview.funnel[-1].count
    found = replace(internal.dashboard, overview=overview, shortfall=shortfall)
    (page, *_) = internal.workshop.renderer.render_dashboards((found,), material, internal.workshop.ground.rules)
    text = text_of(page.body).replace("\xa0", " ")
    goal, told = wording.trimmed(plan.target.kpi.target), wording.percent(share).replace("\xa0", " ")
    assert f"dari target {goal} koperasi modern: {told}; masih kurang {wording.trimmed(shortfall)}." in text


@pytest.mark.requirement("M-034", "M-051")
def test_everybody_chosen_is_a_participant_with_one_wording_of_where_it_stands(internal, public):
    for site in (internal, public):
        listed = {row["nama"]: row for row in site.table("peserta")}
        bar = site.dashboard.overview.bar("terpilih")
        assert len(listed) == bar.count
        assert listed["Koperasi Contoh Kelapa Makmur"]["keadaan"] == "berhenti 13 April 2026: kegiatan usaha berhenti"
        assert listed["Koperasi Contoh Kelapa Makmur"]["output_umum"] == ""
        assert listed["Koperasi Contoh Pesantren Mandiri"]["keadaan"] == "menerima intervensi lain"
        participants = site.text[site.text.index("Peserta Koperasi Tema dan cara") :]
        assert "Koperasi Contoh Kelapa Makmur" in participants


def test_every_download_is_linked_and_every_link_is_a_download(public, internal):
    for site in (public, internal):
        linked = set(re.findall(r'href="([a-z-]+\.csv)"', site.html))
        assert linked <= {file.name for file in site.files.values()}
        empty = {file.name for file in site.files.values() if len(site.table(file.name[:-4])) == 0}
        assert {file.name for file in site.files.values()} - linked <= empty


@pytest.mark.requirement("M-035", "M-077", "M-095")
def test_what_is_late_stands_on_the_page_with_its_days(internal):
    found = internal.dashboard
    assert found.late_journals
    for one in found.late_journals:
        if one.working_days is not None:
            assert f"{wording.count(one.working_days)} hari kerja" in internal.text
    assert len(internal.table("jurnal")) == len(found.late_journals)
    assert {row["lewat_hari"] for row in internal.table("tindak-lanjut")} == {
        str(one.follow_up.overdue) for one in found.late_follow_ups
    }
    for one in found.late_follow_ups:
        assert one.follow_up.action in internal.text
    late = [one for one in found.assessments_due if one.overdue is not None]
    assert f"{len(late)} asesmen lewat tenggat" in internal.text
    assert len(internal.table("asesmen")) == len(found.assessments_due)


@pytest.mark.requirement("M-122", "M-120")
def test_the_picture_the_table_and_the_file_tell_the_same_changes(internal):
    changes = internal.dashboard.changes
    picture = re.search(r'<svg class="scale change-bars".*?role="img">.*?<desc>(.*?)</desc>', internal.html)
    told = [int(number) for number in re.findall(r": (\d+)(?=[;.])", picture[1])]
    assert told == [one.count for one in changes.bins]
    assert sum(told) == changes.compared > 0
    rows = internal.table("perubahan-nilai")
    written = [row["perubahan"] for row in rows if row["perubahan"]]
    exact = [one.change.points for one in changes.lines if one.change.points is not None]
    assert [Fraction(one) for one in written] == exact
    assert "Alat penilaian contoh." in internal.text
    for row in rows:
        assert row["nilai_akhir"] or not row["perubahan"]


@pytest.mark.requirement("M-121", "M-122")
def test_the_file_names_both_versions_and_says_why_there_is_no_change(internal):
    rows = {row["koperasi"]: row for row in internal.table("perubahan-nilai")}
    apart = rows["contoh-garam-pesisir"]
    name = "Asesmen koperasi modern (contoh) versi"
    assert apart["alat_penilaian"] == f"{name} 0 (awal); {name} 1 (akhir)"
    assert (apart["nilai_awal"], apart["nilai_akhir"], apart["perubahan"]) == ("18.75", "60.5", "")
    assert apart["keterangan"] == "tidak sebanding: versi alat penilaiannya berbeda"
    for row in rows.values():
        assert bool(row["perubahan"]) is not bool(row["keterangan"])
    assert f"Alat penilaian: {name} 0; {name} 1." in " ".join(internal.text.split())


def test_cells_of_the_funnel_say_what_they_are_where_the_headings_are_gone(internal):
    funnel = re.search(r'<table class="plain funnel">.*?</table>', internal.html, re.DOTALL)[0]
    cells = re.findall(r'<td class="num">(.*?)</td>', funnel)
    assert len(cells) == 12
    for cell in cells:
        assert cell.startswith('<span class="only-narrow"><span class="visually-hidden">')


@pytest.mark.requirement("M-083", "M-125")
def test_eligibility_and_decision_are_two_columns(internal, public):
    rows = {row["koperasi"]: row for row in internal.table("wisuda")}
    assert rows
    assert "bukti" in next(iter(rows.values()))
    assert "buktinya" not in public.text
    assert "bukti" not in public.table("wisuda")[0]
    for one in internal.dashboard.graduations:
        standing = one.mentoring.graduation
        row = rows[one.row.id]
        assert bool(row["keputusan"]) == (standing.decision is not None)
        assert row["berbeda"] == ("ya" if standing.contradicts else "tidak")
        assert row["syarat"] == "contoh"
        if standing.decided_on is not None:
            assert wording.day(standing.decided_on) in internal.text
            assert standing.office in internal.text
            assert (f"bukti: {standing.evidence}" if standing.evidence else "buktinya belum disebut") in internal.text


@pytest.mark.requirement("M-110")
def test_theme_pages_tell_how_far_each_cooperative_is(internal):
    workshop = internal.workshop
    pages = workshop.renderer.render_mentoring(workshop.mentoring, None, [internal.dashboard])
    told = {page.path.split("/")[1]: text_of(page.body) for page in pages}
    for one in internal.dashboard.participants:
        if one.mentoring.theme and not one.row.name.startswith("<"):
            page = told[words.theme_page(one.mentoring.theme)]
            part = one.mentoring.special
            assert re.search(rf"{one.row.name} .{{5,80}}Output khusus: {part.have} dari {part.of} ", page)


def test_register_and_themes_tell_the_state_of_the_dashboard(internal):
    workshop = internal.workshop
    pages = workshop.renderer.render_mentoring(workshop.mentoring, None, [internal.dashboard])
    register = next(text_of(one.body) for one in pages if one.path == "program/2026-contoh/index.html")
    states = (
        ("Garam Pesisir", "selesai didampingi, menunggu keputusan"),
        ("Simpan Rukun", "sedang didampingi, sampai pertemuan koperasi dan kementerian"),
    )
    for name, state in states:
        for page in (register, internal.text):
            assert re.search(rf"Koperasi Contoh {name} .{{5,200}}{state}", page)
        assert not re.search(r"sampai asesmen (awal|akhir)", register)


@pytest.mark.requirement("M-116")
def test_documents_that_run_out_are_listed_for_everybody(internal, public):
    for site in (internal, public):
        assert "Hasil uji air bersih" in site.text
        assert "Habis dalam 49 hari" in site.text
        assert "Habis 53 hari lalu" in site.text
        rows = site.table("masa-berlaku")
        assert [(row["koperasi"], row["sisa_hari"]) for row in rows] == [
            ("contoh-tani-rahayu", "-53"),
            ("contoh-bahari-lestari", "49"),
        ]
    later = Site(Audience.PUBLIC, date(2027, 1, 11))
    assert "Habis 1 hari lalu" in later.text


def test_the_graduation_list_says_that_its_rule_is_an_example(internal, public):
    for page in (internal, public):
        assert "Syarat contoh, bukan batas kementerian." in page.text
        assert "tidak dihitung" not in page.text
        assert "belum terpenuhi nilai asesmen akhir Layak wisuda berbeda dari hitungan" in page.text


@pytest.mark.parametrize("odd", [False, True])
def test_a_mismatch_is_flagged_in_words(internal, odd):
    dashboard, workshop = internal.dashboard, internal.workshop
    changed = []
    for number, one in enumerate(dashboard.graduations):
        standing = replace(one.mentoring.graduation, contradicts=odd and number == 0)
        changed.append(replace(one, mentoring=replace(one.mentoring, graduation=standing)))
    pages = workshop.renderer.render_dashboards(
        [replace(dashboard, graduations=tuple(changed))], workshop.mentoring, workshop.ground.rules
    )
    text = text_of(pages[0].body)
    assert ("1 keputusan berbeda dari hitungan" in text) == odd
    assert text.count("berbeda dari hitungan") == (3 if odd else 0)
    (table,) = [file for file in pages[0].downloads if file.name == "wisuda.csv"]
    assert table.content.decode().count(",ya,") == odd


@pytest.mark.requirement("M-033")
def test_activities_by_stage_add_up_to_the_year_s(internal):
    rows = internal.table("kegiatan")
    assert sum(int(row["kegiatan"]) for row in rows) == len(
        internal.dashboard.overview.year.programme.content.activities
    )
    for row in rows:
        assert int(row["terlaksana"]) + int(row["lewat_rencana"]) <= int(row["kegiatan"])
        assert row["bagian"] in internal.text


@pytest.mark.requirement("M-032", "M-036")
def test_mentors_have_a_page_each_by_code_with_their_cooperatives(internal):
    loads = internal.dashboard.mentors
    assert loads
    for one in loads:
        page = internal.pages[f"program/pendamping-2026-contoh-{one.code}"]
        text = text_of(page.body)
        assert f"Pendamping {one.code.upper()}" in text
        assert f"{one.active} koperasi berjalan" in text
        for assignment in one.assignments:
            assert f"koperasi/{assignment.participant.row.id}/" in page.body
        assert f"../pendamping-2026-contoh-{one.code}/index.html" in internal.html
    rows = internal.table("beban-pendamping")
    assert {row["pendamping"] for row in rows} == {one.code.upper() for one in loads}


@pytest.mark.requirement("M-036", "M-071", "M-123")
def test_the_public_build_holds_nothing_of_mentors_journals_and_follow_ups(public, internal):
    assert set(public.pages) == {HOME}
    assert {file.name for file in public.files.values()} == {
        f"{name}.csv"
        for name in (
            "corong",
            "peserta",
            "asesmen",
            "perubahan-nilai",
            "wisuda",
            "kegiatan",
            "masa-berlaku",
            "tembusan",
        )
    }
    everything = public.html + "".join(file.content.decode() for file in public.files.values())
    secrets = [one.follow_up.action for one in internal.dashboard.late_follow_ups]
    secrets += [one.code for one in internal.dashboard.mentors]
    secrets += ['id="beban"', 'id="jurnal"', 'id="tindak-lanjut"', "Batu Bata Jaya"]
    for secret in secrets:
        assert secret.lower() not in everything.lower(), secret
        assert secret.lower() in (internal.html + internal.files[f"{HOME}/corong.csv"].content.decode()).lower()
    assert "hanya untuk pembaca internal" in public.text


@pytest.mark.requirement("M-123")
def test_ratings_are_shown_of_a_group_with_its_size(internal):
    ratings = internal.dashboard.ratings
    if ratings.averages is None:
        assert f"paling sedikit {ratings.minimum}" in internal.text
        return
    for name, value in ratings.averages:
        assert f"{words.tell_key(name)} {wording.points(value)}" in internal.text
    assert f"Rata-rata {ratings.cooperatives} koperasi" in internal.text


def test_text_never_runs_and_no_name_of_the_program_is_left(internal, public):
    for site in (internal, public):
        for page in site.pages.values():
            assert "<b onclick" not in page.body
            text = text_of(page.body)
            assert not re.search(r"\b(None|True|False|overdue|due_on|not_met|no_rule|asesmen_akhir|hb|ldc)\b", text)
    assert "&lt;b onclick" in internal.html


def test_links_lead_to_pages_that_there_are(internal):
    workshop = internal.workshop
    rows, material = tuple(internal.rows), workshop.mentoring
    shared = (
        *workshop.renderer.render_mentoring(material, workshop.teaching.discrepancies),
        *workshop.renderer.render_regions(rows, compute_regions(rows, material, AS_OF), material),
    )
    there = {page.path for page in shared} | {page.path for page in internal.pages.values()} | set(internal.files)
    for page in internal.pages.values():
        for address in re.findall(r'href="([^"#]+)(?:#[^"]*)?"', page.body):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address))
            assert target in there or target.startswith("koperasi/"), target
    programme = next(page for page in shared if page.path == "program/2026-contoh/index.html")
    assert "../dasbor-2026-contoh/index.html" in programme.body


def test_bars_keep_zero_and_the_sign_apart():
    bins = tuple(ChangeBin(low, low + 10, count) for low, count in ((-10, 1), (0, 0), (10, 3)))
    picture = str(change_bars(bins, 'a "b"'))
    assert picture.count("<rect") == 2
    assert picture.count('class="falling"') == 1
    assert picture.count('class="tick zero"') == 1
    for edge in ("\N{MINUS SIGN}10", ">0<", "+10", "+20"):
        assert edge in picture
    assert "<desc>a &#34;b&#34;</desc>" in picture
    assert change_bars((), "") == ""


def test_a_name_is_no_formula_and_a_number_no_text(internal):
    dashboard = internal.dashboard
    line = dashboard.changes.lines[0]
    row = replace(line.participant.row, name="=1+1")
    change = replace(line.change, points=Fraction(-1, 3), initial=Fraction(59, 2), final=Fraction(100))
    odd = replace(line, participant=replace(line.participant, row=row), change=change)
    changes = replace(dashboard.changes, lines=(odd,))
    workshop = internal.workshop
    pages = workshop.renderer.render_dashboards(
        [replace(dashboard, changes=changes)], workshop.mentoring, workshop.ground.rules
    )
    (table,) = [file for file in pages[0].downloads if file.name == "perubahan-nilai.csv"]
    (written,) = csv.DictReader(io.StringIO(table.content.decode()))
    assert written["nama"] == "'=1+1"
    assert (written["nilai_awal"], written["nilai_akhir"], written["perubahan"]) == ("29.5", "100", "-0.3333")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", written["asesmen_awal"])


def test_what_is_kept_for_later_builds_is_what_was_computed(internal):
    for row in internal.rows:
        assert unpack_overviews(json.loads(json.dumps(pack_overviews(row.mentoring)))) == row.mentoring


@pytest.mark.requirement("M-093")
def test_late_copies_stand_on_the_page_with_links_and_as_the_areas_count_them(internal, public):
    for site in (internal, public):
        section = site.html.partition('<h2 id="tembusan">')[2].partition("</section>")[0]
        assert 'href="../../wilayah/53.14/index.html"' in section
        assert ("tembusan-2026-contoh-2026-09-30.html" in section) == (site is internal)
        assert "Terlambat 37 hari" in text_of(section)
        assert "dikirim 7 hari sesudah tenggat" in text_of(section)
        assert "1 tembusan laporan terlambat" in site.text
    assert [(one["kode_wilayah"], one["dikirim"], one["lewat_hari"]) for one in internal.table("tembusan")] == [
        ("53.14", "", "37"),
        ("52.08", "2026-10-23", "7"),
    ]
