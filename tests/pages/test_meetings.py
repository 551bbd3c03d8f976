"""Members' meetings, the assessment each should bring, and the surplus over the years: read, reckoned, shown."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from generator.computing.meetings import find_due_assessments
from generator.computing.surplus import collect_surplus
from generator.model.audience import Audience
from generator.model.meeting import POWERS, MembersMeeting
from generator.processing import process_folder
from generator.reading.cooperative import read_cooperative
from generator.workshop import open_workshop
from tests.pages.conftest import ROOT, body_of, dead_links, text_of

KSP = "name: Koperasi Uji\nkind: simpan_pinjam\n"
HEALTH = "rulebook: perdep-06-2016\nperiod_end: {}-12-31\nfigures:\n  shu_sebelum_pajak: {}\n"
HEAD = "date,book_year,kind,members_total,members_present,quorum,pemilihan,pembagian_shu,minutes,notes\n"
ROWS = (
    "2023-02-25,2022,,120,80,,,,,\n"
    "2024-02-24,2023,tahunan,120,90,ya,tidak,ya,notulen.pdf,RAHASIA\n"
    "2024-08-01,2023,luar_biasa,120,100,,ya,,,\n"
    "2025-02-22,2024,,,,,,,,\n"
)


def write(root: Path, profile: str = KSP, rows: str = ROWS, **assessments: str) -> Path:
    folder = root / "cooperatives" / "uji"
    for name in ("assessments", "documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "profile.yml").write_text(profile)
    (folder / "annual_meetings.csv").write_text(HEAD + rows)
    (folder / "documents" / "notulen.pdf").write_bytes(b"%PDF-1.4\n")
    for name, text in assessments.items():
        (folder / "assessments" / f"health_{name[1:]}.yml").write_text(text)
    return folder


def workshop_at(root: Path, day: date, audience: Audience = Audience.PUBLIC):
    for name in ("content", "site_templates"):
        if not (root / name).exists():
            (root / name).symlink_to(ROOT / name)
    open_workshop.cache_clear()
    return open_workshop(root, audience, day)


def due(folder: Path, day: date) -> list[int]:
    return [one.book_year for one in find_due_assessments(read_cooperative(folder, "uji")[0], day)]


@pytest.mark.requirement("H-002")
def test_a_meeting_without_an_assessment_makes_one_due_and_only_the_day_given_decides(tmp_path):
    folder = write(tmp_path, _2022=HEALTH.format(2022, 5))
    assert due(folder, date(2024, 2, 23)) == []
    assert due(folder, date(2024, 2, 24)) == [2023]
    assert due(folder, date(2025, 2, 22)) == [2024, 2023]
    write(tmp_path, _2022=HEALTH.format(2022, 5), _2023=HEALTH.format(2023, 5))
    assert due(folder, date(2025, 2, 22)) == [2024]


@pytest.mark.requirement("H-002", "H-005")
@pytest.mark.parametrize(
    ("profile", "is_due"),
    [
        (KSP, True),
        ("name: Uji\nkind: produsen\nsavings_and_loan_unit: ya\n", True),
        ("name: Uji\nkind: produsen\nsavings_and_loan_unit: tidak\n", False),
        ("name: Uji\nkind: produsen\n", False),
        ("name: Uji\n", False),
    ],
)
def test_only_who_is_known_to_save_and_lend_is_waited_for(tmp_path, profile, is_due):
    assert bool(due(write(tmp_path, profile), date(2026, 1, 1))) == is_due


def test_an_assessment_that_cannot_be_read_is_told_apart(tmp_path):
    folder = write(tmp_path, _2023="period_end: kemarin\n")
    found = find_due_assessments(read_cooperative(folder, "uji")[0], date(2024, 3, 1))
    assert [(one.book_year, one.is_unreadable) for one in found] == [(2023, True), (2022, False)]


@pytest.mark.requirement("H-002")
def test_what_is_due_stands_on_the_page_the_list_and_the_home_page(tmp_path):
    folder = write(tmp_path, _2022=HEALTH.format(2022, 5))
    workshop = workshop_at(tmp_path, date(2024, 3, 1))
    outcome = process_folder(workshop, folder, render=True)
    body = body_of(outcome)
    assert "Penilaian kesehatan tahun buku 2023 ditunggu. RAT-nya sudah dilaksanakan pada 24 Februari 2024" in text_of(
        body
    )
    assert dead_links(body) == []
    home, catalogue = workshop.renderer.render_hubs((outcome.overview,), ())[:2]
    assert "Koperasi Uji tahun buku 2023, RAT 24 Februari 2024" in text_of(home.body)
    assert "Koperasi tanpa usaha simpan pinjam tidak didaftar di sini." in text_of(home.body)
    assert "penilaian tahun buku 2023 ditunggu" in text_of(catalogue.body)
    early = process_folder(workshop_at(tmp_path, date(2024, 2, 1)), folder, render=True)
    assert "ditunggu" not in body_of(early)


@pytest.mark.requirement("H-003")
def test_nine_powers_are_ticked_and_minutes_attached(tmp_path):
    assert len(POWERS) == 9 and set(POWERS) <= set(MembersMeeting.model_fields)
    workshop = workshop_at(tmp_path, date(2026, 1, 1))
    body = body_of(process_folder(workshop, write(tmp_path), render=True))
    part = body.split('id="rapat"')[1].split("</section>")[0]
    newest, extra, yearly, _ = part.split('<ol class="meetings">')[1].split("<h3>")[1:]
    assert "Keputusan belum disampaikan" in newest and "Notulen belum disampaikan" in newest
    assert "rapat anggota luar biasa" in extra
    told = text_of(yearly)
    assert yearly.count("<li class=") == 9 and told.count("belum disampaikan") == 7
    assert "1 dari 9 wewenang dipakai" in told and "ya Menetapkan pembagian SHU" in told
    assert "tidak Memilih, mengangkat, dan memberhentikan" in told
    assert "Hadir 90 dari 120 anggota (75,00 %)" in told and "documents/notulen.pdf" in told
    assert "RAHASIA" not in body


@pytest.mark.requirement("H-004", "S-07")
def test_the_law_in_force_is_named_and_the_annulled_one_only_in_a_note(tmp_path):
    body = body_of(process_folder(workshop_at(tmp_path, date(2026, 1, 1)), write(tmp_path), render=True))
    part = body.split('id="rapat"')[1].split("</section>")[0]
    assert "UU 25/1992" in part
    assert "UU 17/2012; undang-undang itu sudah dibatalkan" in text_of(part)
    assert 'href="../../aturan/perbedaan-sumber/index.html#s-07"' in part


@pytest.mark.requirement("H-001")
def test_the_surplus_of_each_year_is_shown_with_its_definition(tmp_path):
    profile = KSP + "yearly_figures:\n  - {year: 2021, surplus: 40}\n  - {year: 2022, surplus: 50}\n"
    folder = write(tmp_path, profile, _2022=HEALTH.format(2022, 50), _2023=HEALTH.format(2023, -20))
    table = collect_surplus(read_cooperative(folder, "uji")[0])
    assert table.years == (2021, 2022, 2023)
    assert [(row.name, row.values, row.changes) for row in table.rows] == [
        ("surplus", (40, 50, None), (None, 10, None)),
        ("shu_sebelum_pajak", (None, 50, -20), (None, None, -70)),
    ]
    body = body_of(process_folder(workshop_at(tmp_path, date(2026, 1, 1)), folder, render=True))
    part = text_of(body.split('id="shu"')[1].split("</section>")[0])
    assert "ialah pendapatan koperasi dalam satu tahun buku dikurangi biaya" in part
    assert "SHU sebelum pajak" in part and "\u2212Rp20 \u2212Rp70" in part
    assert part.index("2023") < part.index("2022")


def test_no_surplus_no_section(tmp_path):
    folder = write(tmp_path)
    assert collect_surplus(read_cooperative(folder, "uji")[0]) is None
    assert 'id="shu"' not in body_of(process_folder(workshop_at(tmp_path, date(2026, 1, 1)), folder, render=True))


def test_a_bad_row_is_named_and_the_others_stand(tmp_path):
    folder = write(
        tmp_path, rows="24-02-2024,2023,,,,,,,,\n2025-02-22,2024,,-1,,mungkin,,,,\n2023-02-25,2022,,,,,,,,\n"
    )
    cooperative, problems = read_cooperative(folder, "uji")
    assert [one.content.book_year for one in cooperative.meetings] == [2022]
    assert sorted((one.code, one.place.line) for one in problems) == [("F07", 2), ("F09", 3), ("F13", 3)]
    assert "annual_meetings.csv" in cooperative.broken


def test_attendance_is_exact_and_unknown_without_members():
    row = {"date": "2024-02-24", "book_year": "2023", "members_present": "1", "members_total": "3"}
    assert MembersMeeting.model_validate(row).attendance == Fraction(100, 3)
    assert MembersMeeting.model_validate(row | {"members_total": "0"}).attendance is None
