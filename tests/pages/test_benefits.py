"""Benefits of mentoring: counted exactly, unknown is not "not yet", finance only with consent, lessons searchable."""

from __future__ import annotations

import shutil

import pytest

from generator.computing.benefits import compute_benefits
from generator.computing.dashboard import compute_dashboards
from generator.model.audience import Audience
from generator.model.benefit import BenefitState, FinancingState
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, body_of, text_of

PAGE = "program/manfaat-2026-contoh/index.html"


class Site:
    """The made-up year for one audience."""

    def __init__(self, root, audience):
        open_workshop.cache_clear()
        self.workshop = workshop = open_workshop(root, audience, AS_OF)
        self.outcomes = {one.name: process_folder(workshop, one, True) for one in workshop.project.list_folders()}
        rows = [one.overview for one in self.outcomes.values()]
        material, ground = workshop.mentoring, workshop.ground
        found = compute_dashboards(
            material.overviews, rows, material.names, ground.rules, audience, AS_OF, ground.benefits
        )
        self.dashboard = next(one for one in found if one.overview.year.id == "2026-contoh")
        pages = workshop.renderer.render_mentoring(material, None, found)
        self.page = next(one for one in pages if one.path == PAGE)
        self.text = text_of(self.page.body)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    project = tmp_path_factory.mktemp("benefits")
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, project / name)
    for folder in (ROOT / "cooperatives").glob("contoh-*"):
        shutil.copytree(folder, project / "cooperatives" / folder.name)
    return project


@pytest.fixture(scope="module")
def public(root):
    return Site(root, Audience.PUBLIC)


@pytest.fixture(scope="module")
def internal(root):
    return Site(root, Audience.INTERNAL)


@pytest.mark.requirement("M-140", "M-141", "M-142", "M-143")
def test_each_item_counts_every_cooperative_once(internal):
    result = internal.dashboard.benefits
    people = [one for one in internal.dashboard.participants if one.mentoring.has_begun]
    for group in result.groups:
        for one in group:
            assert one.had + one.gained + one.partly + one.lacking + one.unknown == result.cooperatives == len(people)
            by_hand = [
                person
                for person in people
                if person.mentoring.benefits.get(one.item, (None, None))[1] is BenefitState.ADA
                and person.mentoring.benefits[one.item][0] in (BenefitState.BELUM, BenefitState.SEBAGIAN)
            ]
            assert one.gained == len(by_hand)
            assert sum(number for _, number, _ in one.cohorts) == one.gained
    counts = {one.item: one for group in result.groups for one in group}
    assert (counts["npwp"].gained, counts["npwp"].had) == (1, 4)
    assert counts["sop"].gained == 2
    assert counts["penjualan_daring"].lacking == 1
    assert set(counts) == set(internal.workshop.ground.benefits.ids)


@pytest.mark.requirement("M-142")
def test_the_page_tells_the_trend_by_cohort(public):
    assert "Administrasi anggota secara digital baru memiliki, menurut kelompok: Kelompok A: 1 dari 2; " in public.text
    assert "Kelompok B: 1 dari 1" in public.text


@pytest.mark.requirement("M-144")
def test_finance_is_told_to_the_public_with_consent_only(public, internal):
    def told(site):
        return {one.state: one.number for one in site.dashboard.benefits.financing}

    assert told(internal)[FinancingState.MENGAJUKAN] == 1
    assert told(public)[FinancingState.MENGAJUKAN] == 0
    assert told(public)[FinancingState.SIAP] == told(internal)[FinancingState.SIAP] == 2
    assert public.dashboard.benefits.financing_unknown == internal.dashboard.benefits.financing_unknown + 2
    for site, shown in ((public, False), (internal, True)):
        own = text_of(body_of(site.outcomes["contoh-madu-hutan"], "pendampingan-2026"))
        assert ("belum siap sebelum pendampingan, sudah mengajukan sesudahnya" in own) == shown
        own = text_of(body_of(site.outcomes["contoh-bahari-lestari"], "pendampingan-2026"))
        assert "belum siap sebelum pendampingan, siap mengajukan sesudahnya" in own


@pytest.mark.requirement("M-145")
def test_lessons_are_searchable_and_questions_stay_inside(public, internal):
    for site in (public, internal):
        assert "Suhu kotak es tidak pernah dicatat" in site.page.search_text
        assert "Tunjuk satu pengurus untuk tiap izin" in site.text
    question = "Mengapa apotek belum mau menandatangani"
    own = {site: body_of(site.outcomes["contoh-madu-hutan"], "pendampingan-2026") for site in (public, internal)}
    assert question in own[internal]
    assert question not in own[public]
    assert question not in public.page.body


@pytest.mark.requirement("M-141")
def test_channels_are_links_and_their_addresses_are_checked(root, public):
    own = body_of(public.outcomes["contoh-bahari-lestari"], "pendampingan-2026")
    assert '<a href="https://contoh.example/bahari-lestari" rel="noopener nofollow">Halaman contoh</a>' in own
    folder = root / "cooperatives" / "contoh-bahari-lestari"
    path = folder / "mentoring/2026/outputs.yml"
    kept = path.read_text("utf-8")
    path.write_text(kept.replace("https://contoh.example", "javascript:alert(1)//contoh"), "utf-8")
    try:
        open_workshop.cache_clear()
        problems = process_folder(open_workshop(root, Audience.PUBLIC, AS_OF), folder, False).problems
    finally:
        path.write_text(kept, "utf-8")
    assert [one.code for one in problems if one.code[0] == "F"] == ["F14"]


@pytest.mark.requirement("M-140")
def test_an_unknown_item_is_told_with_the_nearest(root):
    folder = root / "cooperatives" / "contoh-sapi-makmur"
    path = folder / "mentoring/2026/outputs.yml"
    kept = path.read_text("utf-8")
    path.write_text(kept.replace("  npwp:", "  npwpp:"), "utf-8")
    try:
        open_workshop.cache_clear()
        problems = process_folder(open_workshop(root, Audience.INTERNAL, AS_OF), folder, False).problems
    finally:
        path.write_text(kept, "utf-8")
    (problem,) = problems
    assert (problem.code, problem.values["hint"]) == ("M03", "npwp")


def test_nothing_recorded_is_unknown(internal):
    listed = internal.workshop.ground.benefits
    people = [one for one in internal.dashboard.participants if not one.mentoring.benefits]
    result = compute_benefits(people, listed)
    assert result.cooperatives == sum(one.mentoring.has_begun for one in people) > 0
    assert all(one.unknown == result.cooperatives for group in result.groups for one in group)
    assert result.financing_unknown == result.cooperatives


@pytest.mark.requirement("M-146")
def test_the_guide_s_pages_are_made_from_the_data_alone(tmp_path):
    """Steps, outputs and items are worded once, in the data: a changed word is a changed page."""
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "cooperatives").mkdir()
    changed = {
        "content/models/proposed.yml": ("Verifikasi Dinas", "program/model-proposed/index.html"),
        "content/themes/manajemen_bisnis.yml": ("business plan", "program/tema-manajemen-bisnis/index.html"),
        "content/rulebooks/instruments/koperasi-modern-contoh.yml": (
            "Kontrak offtaker dan realisasinya",
            "aturan/koperasi-modern-contoh-1/index.html",
        ),
    }
    for file, (words, _) in changed.items():
        path = tmp_path / file
        text = path.read_text("utf-8")
        assert words in text
        path.write_text(text.replace(words, "Kata uji"), "utf-8")
    open_workshop.cache_clear()
    workshop = open_workshop(tmp_path, Audience.PUBLIC, AS_OF)
    pages = {page.path: text_of(page.body) for page in workshop.renderer.render_mentoring(workshop.mentoring)}
    for pack in workshop.content.packs.values():
        page = workshop.renderer.render_instrument(pack)
        pages[page.path] = text_of(page.body)
    for words, path in changed.values():
        assert "Kata uji" in pages[path], path
        assert words not in pages[path], path
