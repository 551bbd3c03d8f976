"""Pages of regions for local offices: roll-up, yearly meetings, touchpoints, follow-ups, copies, for the right eyes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.computing.regions import compute_regions
from generator.model.audience import Audience
from generator.model.recorded_doubt import RecordedDoubt
from generator.model.results import HealthSummary
from generator.pages.page import DOCUMENT
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT, text_of

ENGLISH = re.compile(r"\b(unknown|held|overdue|scheduled|received|sent|running|stopped|none|dinas_|home_base|hb)\b")


def render(root, audience, as_of=AS_OF, change=lambda overview: overview):
    open_workshop.cache_clear()
    workshop = open_workshop(root, audience, as_of)
    folders = workshop.project.list_folders()
    overviews = tuple(change(process_folder(workshop, one, render=False).overview) for one in folders)
    areas = compute_regions(overviews, workshop.mentoring, as_of)
    listed = workshop.teaching.discrepancies
    return {page.path: page for page in workshop.renderer.render_regions(overviews, areas, workshop.mentoring, listed)}


@pytest.fixture(scope="module")
def sample():
    """Overviews and programme as everybody reads them."""
    open_workshop.cache_clear()
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    folders = workshop.project.list_folders()
    return tuple(process_folder(workshop, one, render=False).overview for one in folders), workshop.mentoring


@pytest.fixture(scope="module")
def internal():
    return render(ROOT, Audience.INTERNAL)


@pytest.fixture(scope="module")
def public():
    return render(ROOT, Audience.PUBLIC)


def said(pages, path):
    return " ".join(text_of(pages[path].body).split())


@pytest.mark.requirement("M-116")
def test_the_office_sees_which_documents_run_out(public):
    text = said(public, "wilayah/51.08/index.html")
    assert "Masa berlaku dokumen" in text
    assert re.search(r"Hasil uji air bersih Koperasi Contoh Bahari Lestari .*10 Januari 2027 Habis dalam 49 hari", text)
    assert "Masa berlaku dokumen" not in said(public, "wilayah/73.08/index.html")


@pytest.mark.requirement("M-038")
def test_the_office_is_named_by_its_area_and_never_by_a_person(internal):
    text = said(internal, "wilayah/61.03/index.html")
    assert "Dinas yang membidangi koperasi, Kabupaten Sanggau" in text
    assert "tepat satu Dinas" in text
    assert not re.search(r"Kepala Dinas|Bapak|Ibu|telepon|e-mail", text)


@pytest.mark.requirement("M-096")
def test_touchpoints_are_listed_with_their_number(public):
    text = said(public, "wilayah/61.03/index.html")
    assert "Dinas terlibat 3 dari 4 langkah" in text
    assert "Verifikasi Dinas melakukan 4 Maret 2026" in text
    assert "Tembusan laporan kepada Dinas setempat terlibat" in text


@pytest.mark.requirement("M-052")
def test_activities_for_offices_of_the_province_stand_on_the_page_of_the_regency(public):
    assert "12 Januari 2026 Sosialisasi bagi Dinas di Bali dan Nusa Tenggara" in said(
        public, "wilayah/51.08/index.html"
    )
    assert "Sosialisasi" not in said(public, "wilayah/61.03/index.html")


@pytest.mark.requirement("H-002")
def test_health_never_stands_without_year_and_rule_and_no_meetings_are_unknown(public):
    text = said(public, "wilayah/51.08/index.html")
    assert re.search(r"Cukup Sehat, 77,50 tahun buku 2023, 06/Per/Dep.6/IV/2016", text)
    assert "RAT belum tercatat dalam daftar rapatnya" in text
    assert "status RAT tidak diketahui" in said(public, "wilayah/11.06/index.html")
    for page in public.values():
        for found in re.finditer(r"(Sehat|Cukup Sehat|Dalam Pengawasan)(?: \(|, )[0-9]", text_of(page.body)):
            assert "tahun buku" in text_of(page.body)[found.end() : found.end() + 60]


def test_a_record_that_cannot_be_right_is_told_as_such_in_the_area_and_in_its_copy():
    bounds = {"total": None, "lowest": Fraction(62), "highest": Fraction(73), "predicate": None}
    recorded = {"recorded_total": Fraction(90), "recorded_predicate": "sehat", "recorded_on": "2024-03-14"}
    doubted = HealthSummary(
        "health_2023",
        2023,
        "perdep-06-2016",
        **bounds,
        **recorded,
        missing=1,
        doubt=RecordedDoubt.TOTAL_IMPOSSIBLE,
    )

    def doubt(overview):
        return replace(overview, assessments=(doubted,))

    pages = render(ROOT, Audience.INTERNAL, change=doubt)
    told = [" ".join(text_of(page.body).split()) for page in pages.values()]
    in_areas = [one for one in told if "Tercatat: 90,00 (Sehat), tidak mungkin: di luar rentang hitungan." in one]
    in_copies = [one for one in told if "; tercatat 90,00 (Sehat), tidak mungkin: di luar rentang hitungan" in one]
    assert in_areas and in_copies
    for one in told:
        assert one.count("90,00 (Sehat)") == one.count("90,00 (Sehat), tidak mungkin")


@pytest.mark.requirement("M-095")
def test_late_follow_ups_stand_by_owner_for_internal_readers_only(internal, public):
    text = said(internal, "wilayah/52.08/index.html")
    assert "Penanggung jawab: Dinas" in text
    assert "Mengunjungi koperasi setelah serah terima Koperasi Contoh Ternak Sentosa" in text
    assert "9 hari" in text
    assert "Tidak ada yang terlambat dari 5 tindak lanjut yang tercatat." in said(internal, "wilayah/61.03/index.html")
    assert not any("Tindak lanjut yang terlambat" in page.body for page in public.values())


@pytest.mark.requirement("M-093")
def test_each_due_report_has_a_status_and_internal_readers_its_bundle(internal, public):
    for pages in (internal, public):
        assert "Terlambat 37 hari" in said(pages, "wilayah/53.14/index.html")
        assert "Diterima; dikirim 7 hari sesudah tenggat" in said(pages, "wilayah/52.08/index.html")
        assert "Terkirim, tanda terimanya belum ada" in said(pages, "wilayah/81.01/index.html")
        assert "Belum waktunya" in said(pages, "wilayah/61.03/index.html")
    bundles = {path for path, page in internal.items() if page.frame == DOCUMENT}
    assert bundles == {
        f"wilayah/{office}/tembusan-2026-contoh-{until}.html"
        for office, until in (
            *((office, "2026-09-30") for office in ("11.06", "52.08", "53.14", "61.03", "81.01")),
            ("61.03", "2026-12-31"),
        )
    }
    linked = {
        f"{path.rpartition('/')[0]}/{link}"
        for path, page in internal.items()
        for link in re.findall(r'href="(tembusan-[^"]+)"', page.body)
    }
    assert linked == bundles
    assert not any(page.frame == DOCUMENT or "tembusan-2026" in page.body for page in public.values())
    assert not any("CONTOH/TB" in page.body for page in public.values())


BUNDLE = "tembusan-2026-contoh-2026-09-30.html"


@pytest.mark.requirement("M-093", "M-094")
def test_a_bundle_says_what_the_office_needs_to_go_on(internal):
    text = said(internal, f"wilayah/52.08/{BUNDLE}")
    assert "Nomor CONTOH/TB/02/2026" in text
    assert "Dikirim 23 Oktober 2026" in text
    assert "Tembusan laporan pendampingan 1 koperasi" in text
    assert "Koperasi Contoh Ternak Sentosa Selesai didampingi, menunggu keputusan 2" in text
    assert "dinilai dengan alat contoh, bukan formulir resmi" in text
    assert "Keterlibatan Dinas: 2 dari 4 langkah" in text
    # Only what happened in the period is told as done in it.
    done = text.partition("Dilakukan dalam masa laporan")[2].partition("Keterlibatan Dinas")[0]
    assert "Pemenuhan output khusus" in done
    assert "Evaluasi" not in done
    # The meeting about the mentor's work is not the office's to read of.
    assert "Pertemuan tiga pihak" in done
    assert "koperasi dan kementerian" not in text
    # Two totals of different versions are no change.
    apart = "awal 18,75, akhir 60,50, tidak sebanding: versi alat penilaiannya berbeda"
    assert f"{apart}; dinilai dengan alat contoh, bukan formulir resmi" in said(internal, f"wilayah/53.14/{BUNDLE}")
    assert "tidak sebanding" not in text


@pytest.mark.requirement("M-093")
def test_what_came_after_the_sending_is_in_no_bundle(internal):
    text = said(internal, f"wilayah/52.08/{BUNDLE}")
    assert "Cetak ulang 22 November 2026. Isinya menurut keadaan 23 Oktober 2026, hari tembusan ini dikirim." in text
    # Decided on 16 November, handed over on 29 October, the office's own follow-up of the same day.
    for later in ("elum layak wisuda,", "16 November", "29 Oktober", "30 Oktober", "Mengunjungi koperasi", "Diterima"):
        assert later not in text, later
    # What was already agreed stands open as it stood that day: due on 31 August, 53 days late.
    assert "terlambat 53 hari" in text
    # Not sent yet: the bundle is of the day of the report and is no reprint.
    fresh = said(internal, f"wilayah/53.14/{BUNDLE}")
    assert "Cetak ulang" not in fresh
    assert "data per 22 November 2026" in fresh


@pytest.mark.requirement("M-093")
@pytest.mark.parametrize(("office", "day"), [("52.08", date(2026, 10, 23)), ("61.03", date(2026, 10, 15))])
def test_a_reprint_is_what_was_printed_on_the_day_of_sending(internal, office, day):
    path = f"wilayah/{office}/{BUNDLE}"
    first, again = said(render(ROOT, Audience.INTERNAL, day), path), said(internal, path)
    assert "Cetak ulang" not in first
    first, again = (text[text.index("Surat pengantar tembusan laporan Program") :] for text in (first, again))
    note = again[again.index("Cetak ulang 22 November 2026. Isinya") : again.index("Nomor CONTOH")]
    assert again.replace(note, "") == first


def test_provinces_count_late_follow_ups_for_internal_readers_and_say_who_is_mentored(internal, public):
    path = "wilayah/52/index.html"
    assert "Tindak lanjut terlambat" in internal[path].body
    assert "Tindak lanjut terlambat" not in public[path].body
    for pages in (internal, public):
        assert "yang terpilih tetapi tidak pernah mulai tidak dihitung" in said(pages, path)
    assert "Didampingi 0 pendampingannya sudah mulai, dari 1 terpilih" in said(public, "wilayah/81.01/index.html")
    assert "dan 1 pendaftar" not in said(public, "wilayah/81.01/index.html")
    assert "dan 1 pendaftar" in said(internal, "wilayah/81.01/index.html")


def test_one_office_of_the_sample_has_two_cooperatives_to_read_of(internal):
    text = said(internal, "wilayah/53.14/tembusan-2026-contoh-2026-09-30.html")
    assert "Tembusan laporan pendampingan 2 koperasi" in text
    assert "Dikirim belum dikirim" in text
    for name in ("Koperasi Contoh Garam Pesisir", "Koperasi Contoh Tani Rahayu"):
        assert text.count(name) >= 2


def test_a_province_lists_its_regencies_and_the_hub_keeps_fiction_apart(public):
    assert 'href="../51.08/index.html"' in public["wilayah/51/index.html"].body
    hub = public["wilayah/index.html"].body
    real, fictional = hub.split('id="rekaan"')
    assert 'href="51.08/index.html"' in real
    assert 'href="61.03/index.html"' not in real
    assert 'href="61.03/index.html"' in fictional
    row = next(row for row in real.split("<tr>") if "51.08" in row)
    assert ">308<" in text_of(row).replace(" 308 ", ">308<")
    assert "Dalam laporan: 0" in text_of(row)


def test_no_page_shows_ids_or_english(internal):
    for path, page in internal.items():
        found = ENGLISH.search(text_of(page.body.partition("<main")[2] or page.body))
        assert not found, (path, found)


def test_a_list_of_areas_ends_with_their_sum(internal):
    body = internal["wilayah/index.html"].body
    table = next(
        one for one in re.findall(r"<table.*?</table>", body, re.S) if "wilayah/61.03" in one or "61.03/" in one
    )
    cell = r"Didampingi: </span>(\d+)<"
    rows, foot = table.split("<tfoot>")
    parts = [int(number) for number in re.findall(cell, rows)]
    assert len(parts) > 5
    assert sum(parts) > 0
    assert [int(number) for number in re.findall(cell, foot)] == [sum(parts)]


def test_a_single_area_is_not_summed(internal):
    assert "<tfoot>" not in internal["wilayah/61/index.html"].body


@pytest.mark.requirement("M-096")
def test_the_area_says_who_is_behind_and_whose_turn_it_is(public):
    text = said(public, "wilayah/34.03/index.html")
    assert "langkah lewat tenggat, pada 1 koperasi" in text
    late = text.split("Langkah pendampingan yang terlambat")[1].split("Keterlibatan Dinas dalam pendampingan")[0]
    assert "Koperasi Contoh Simpan Rukun" in late
    assert re.search(r"utput khusus pelaku: .* 53 hari .*terlambat 38 hari .*terlambat 23 hari", late)
    # A row of a table without headings, as on a phone, says what each cell is.
    assert "pelaku: " in late


@pytest.mark.requirement("M-096")
def test_late_steps_of_all_areas_are_those_of_the_programme(sample):
    overviews, material = sample
    areas = compute_regions(overviews, material, AS_OF)
    mentored = [one for area in areas.fictional.values() for one in area.mentored]
    told = {(one.application.id, late.step.id, late.days) for one in mentored for late in one.late}
    year = next(one for one in material.overviews if one.year.id == "2026-contoh")
    chosen = {one.application.id for one in mentored}
    listed = {(one.application.content.id, one.record.content.step, one.days) for one in year.overdue}
    assert told
    assert told == {one for one in listed if one[0] in chosen}
    assert sum(area.late_steps for area in areas.fictional.values()) == len(told)


def test_a_yearly_meeting_that_is_missing_is_told_with_the_last_on_record(public):
    text = said(public, "wilayah/53.14/index.html")
    assert "RAT belum tercatat dalam daftar rapatnya Terakhir tercatat 18 Maret 2023, tahun buku 2022." in text


def test_after_a_stop_nothing_is_waited_for(public):
    text = said(public, "wilayah/81.01/index.html")
    assert "tenggat 30 April 2026 tidak ditunggu lagi: pendampingan berhenti 13 April 2026" in text
    assert "Tidak ada langkah yang lewat tenggat" in text


def test_cooperatives_without_an_area_are_counted_and_named_in_the_list_of_areas(public, sample):
    overviews = sample[0]
    real = [one for one in overviews if not one.fictional]
    lost = [one for one in real if not one.region]
    assert lost
    body = public["wilayah/index.html"].body
    text = said(public, "wilayah/index.html")
    assert re.search(rf"Wilayah belum diketahui Register: tidak diketahui Dalam laporan: {len(lost)} ", text)
    # The sum of the list is the number the home page tells.
    assert re.search(rf"Jumlah Dalam laporan: {len(real)} ", text)
    for one in lost:
        assert f'href="../koperasi/{one.id}/index.html"' in body
    assert f"{len(lost)} koperasi yang wilayahnya belum diketahui tidak ada pada peta." in text
    assert 'id="tanpa-wilayah"' in body


def test_what_the_search_shows_of_an_area_is_a_sentence(public):
    assert public["wilayah/34.03/index.html"].search_text.endswith("tembusan laporan kepada Dinas.")
