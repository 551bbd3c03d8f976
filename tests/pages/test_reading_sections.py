"""What would move a score, the needs it shows, and the years, as pages tell them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.outcome_cache import Outcome, digest_shared_inputs
from generator.pages.corrections_text import signed
from generator.pages.figures import ScaleClass
from generator.pages.trend_figure import TrendPoint, score_trend
from generator.processing import process_folder
from generator.project import Project
from generator.workshop import Workshop, open_workshop
from tests.computing.books import all_answers
from tests.computing.test_health import COMPLETE
from tests.pages.conftest import AS_OF, MOST, ROOT, body_of, dead_links, text_of


def assessment(year: int, rulebook: str = "perdep-06-2016", answers: bool = True, **figures: int) -> str:
    lines = [f"rulebook: {rulebook}", f"period_end: {year}-12-31", "figures:"]
    lines += [f"  {name}: {value}" for name, value in (COMPLETE | figures).items()]
    if answers:
        lines += ["answers:", *(f"  {name}: ya" for name in all_answers(rulebook))]
    return "\n".join(lines) + "\n"


def section(html: str, heading: str) -> str:
    """One section of a page by the id of its heading; empty when the page has none."""
    return html.split(f'id="{heading}"')[1].split("</section>")[0] if f'id="{heading}"' in html else ""


def test_the_section_ranks_links_and_names_one_of_several_ways(process_sample: Callable[..., str]) -> None:
    html = process_sample()
    assert dead_links(html) == [] and len(html.encode()) < MOST
    part = section(html, "gerak")
    points = [Fraction(one.replace(",", ".")) for one in re.findall(r'class="num figure">\+([\d,]+)<', part)]
    assert len(points) == 13 and points == sorted(points, reverse=True)
    told = text_of(part)
    assert "Kurang 2,5 poin untuk predikat Sehat . Salah satu dari beberapa jalan" in told
    assert "kas dan bank turun sedikitnya Rp27.792.049" in told
    assert html.count("bukan saran") == 1 and "bukan saran" in part


def test_a_change_is_told_with_what_stays_the_same(process: Callable[..., Outcome]) -> None:
    figures = {"partisipasi_bruto": 191_999_936, "partisipasi_bruto_dan_non_anggota": 256_000_000}
    figures |= {"kas_dan_bank": 25}
    html = body_of(process(assessments__health_2023=assessment(2023, **figures)), "kesehatan-2023")
    part, trace = text_of(section(html, "gerak")), text_of(html.replace(section(html, "gerak"), ""))
    gross = "sebelum beban pokok) naik sedikitnya Rp256 dan angka lainnya tetap (penyebutnya ikut berubah)"
    cash = "kas dan bank turun sedikitnya Rp5 dan kewajiban lancar tetap"
    assert gross in part and cash in part
    assert f"{gross}." in trace and f"Skor ukuran ini bertambah 2,50 poin bila {cash}." in trace


def test_persons_are_not_told_in_rupiah(process: Callable[..., Outcome]) -> None:
    written = "rulebook: perdep-07-2016\nperiod_end: 2023-12-31\n"
    written += "figures: {jumlah_mitra_pembiayaan: 150, jumlah_staf: 2}\n"
    html = text_of(body_of(process(assessments__health_2023=written), "kesehatan-2023"))
    assert "jumlah mitra pembiayaan (orang) naik sedikitnya 50 dan jumlah staf (orang) tetap" in html


def test_the_change_of_a_year_adds_up_on_the_page(process_sample: Callable[..., str]) -> None:
    part = section(process_sample(), "perubahan")
    aspects = part.split('class="plain compare changes"')[1].split("</table>")[0]
    shown = [
        Fraction(one.replace("\u2212", "-").replace(",", "."))
        for one in re.findall(r'class="change \w+">([^<]+)<', aspects)
    ]
    assert len(shown) == 8 and sum(shown[:-1]) == shown[-1] == Fraction("18.55")
    assert "menurut aturan yang sama" in text_of(part)
    assert part.count("<li>") == 16, "every indicator whose points changed"


def test_a_perfect_score_has_nothing_to_move_and_no_need(process: Callable[..., Outcome]) -> None:
    html = body_of(process(assessments__health_2023=assessment(2023)), "kesehatan-2023")
    assert ">100,00<" in html
    for heading in ("gerak", "kebutuhan", "perubahan"):
        assert f'id="{heading}"' not in html


def test_an_open_score_names_the_data_that_would_narrow_it_most(process: Callable[..., Outcome]) -> None:
    html = body_of(process(assessments__health_2023=assessment(2023, answers=False)), "kesehatan-2023")
    part = text_of(section(html, "gerak"))
    assert "Skor masih berupa rentang" in part and "Manajemen umum 12 jawaban 3,00" in part
    assert "predikat" not in part, "no way up is told while the total is open"
    empty = body_of(
        process("dua", assessments__health_2023="rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n"), "kesehatan-2023"
    )
    told = text_of(section(empty, "gerak"))
    assert told.index("Rasio volume pinjaman") < told.index("Rasio kas dan bank") and "Dan 16 ukuran lain." in told
    assert dead_links(empty) == []


def test_years_under_two_rules_are_compared_through_last_year_rescored(process: Callable[..., Outcome]) -> None:
    outcome = process(
        assessments__health_2015=assessment(2015, "permen-14-2009"),
        assessments__health_2016=assessment(2016, kas_dan_bank=25),
    )
    html = body_of(outcome, "kesehatan-2016")
    part = section(html, "perubahan")
    told = text_of(part)
    assert "Kedua skor itu tidak dapat dibandingkan langsung" in told
    assert "bukan skor yang pernah ditetapkan" in told and "2015 dihitung ulang" in told
    steps = part.split('class="plain compare steps"')[1].split("</table>")[0]
    shown = [
        Fraction(one.replace("\u2212", "-").replace(",", "."))
        for one in re.findall(r'class="change \w+">([^<]+)<', steps)
    ]
    assert len(shown) == 4 and sum(shown[:3]) == shown[3] == Fraction("-7.5")
    assert "tidak ada koreksi tercatat" in text_of(steps)
    assert dead_links(html) == []
    profile = section(body_of(outcome), "h-kesehatan")
    assert "2015 yang dihitung ulang menurut aturan 2016" in text_of(profile)
    assert "<figure" not in profile, "no line joins scores of two rules"


def test_a_rule_that_can_score_nothing_of_last_year_leaves_the_years_incomparable(
    process: Callable[..., Outcome],
) -> None:
    bare = "rulebook: permen-14-2009\nperiod_end: 2015-12-31\nfigures:\n  kas_dan_bank: 12\n"
    outcome = process(assessments__health_2015=bare, assessments__health_2016=assessment(2016))
    part = section(body_of(outcome, "kesehatan-2016"), "perubahan")
    assert "Skor dari aturan yang berbeda tidak dikurangkan" in text_of(part)
    assert "change-" not in part and "<table" not in part
    profile = section(body_of(outcome), "h-kesehatan")
    assert "memakai aturan yang berbeda" in text_of(profile)
    assert "<figure" not in profile and "change-" not in profile


CORRECTED = """corrections:
  - on: 2023-04-05
    was: {figures: {kas_dan_bank: 25}, answers: {m1_01: tidak}}
    because: Salah <salin>.
recorded: {total: "92.25", predicate: sehat, on: 2023-03-01}
"""


def test_a_correction_is_told_with_its_effect_and_the_recorded_result_is_held_against_its_day(
    process: Callable[..., Outcome],
) -> None:
    outcome = process(
        assessments__health_2022=assessment(2022) + CORRECTED,
        assessments__health_2023=assessment(2023, volume_pinjaman_anggota=950),
    )
    assert [one.code for one in outcome.problems if one.code.startswith("A")] == []
    html = body_of(outcome, "kesehatan-2022")
    told = text_of(section(html, "koreksi"))
    assert "Karena koreksi, skor total berubah +7,75 poin, dari 92,25 menjadi 100,00" in told
    assert "Rp25 Rp12 Salah &lt;salin&gt;." in told and "tidak ya Salah" in told and "health_2022.yml:" in told
    held = text_of(section(html, "tercatat"))
    assert "Jumlah 92,25 92,25 sama" in held and "seperti tertulis pada tanggal itu" in held
    after = section(body_of(outcome, "kesehatan-2023"), "perubahan")
    assert 'href="kesehatan-2022.html#koreksi"' in after
    assert re.findall(r'class="change \w+">([^<]+)<', after.split("</table>")[0]) == [
        "+7,75",
        "0,00",
        "0,00",
        "+7,75",
    ]


def test_an_open_step_is_unknown_and_never_a_guess(process: Callable[..., Outcome]) -> None:
    outcome = process(
        assessments__health_2015=assessment(2015, "permen-14-2009", answers=False),
        assessments__health_2016=assessment(2016),
    )
    part = section(body_of(outcome, "kesehatan-2016"), "perubahan")
    steps = part.split('class="plain compare steps"')[1].split("</table>")[0]
    assert steps.count("belum diketahui") == 2 and "Selisihnya 0,00 sampai +15,00" in text_of(steps)
    assert "<tfoot>" not in steps and "tidak ditebak" in text_of(part)


def test_the_profile_draws_one_picture_for_each_rulebook(process: Callable[..., Outcome]) -> None:
    years = {
        f"assessments__health_{year}": assessment(year, "permen-14-2009" if year < 2016 else "perdep-06-2016")
        for year in (2014, 2015, 2016, 2017)
    }
    profile = section(body_of(process(**years)), "h-kesehatan")
    assert profile.count('class="scale trend"') == 2
    assert [len(re.findall("<circle", one)) for one in profile.split("<figure>")[1:]] == [2, 2]
    for rule in ("14/Per/M.KUKM/XII/2009", "06/Per/Dep.6/IV/2016"):
        assert re.search(rf"<desc>Skor total menurut {rule}\. 20\d\d: 100,00; 20\d\d: 100,00\.</desc>", profile)
    assert "skor 2017 tetap" in text_of(profile)


def test_a_year_of_other_completeness_is_no_changed_condition(process: Callable[..., Outcome]) -> None:
    outcome = process(
        assessments__health_2022=assessment(2022, answers=False), assessments__health_2023=assessment(2023)
    )
    part = section(body_of(outcome, "kesehatan-2023"), "perubahan")
    assert "5 ukuran hanya berskor pada salah satu tahun" in text_of(part)
    assert "change up" not in part and "change down" not in part


def project_with(tmp_path: Path, needs: str) -> Workshop:
    """A project whose mapping is exchanged; everything else is the real content."""
    (tmp_path / "content").mkdir()
    for one in (ROOT / "content").iterdir():
        if one.name != "mentoring_needs.yml":
            # Links to folders are followed, links to files are refused.
            if one.is_dir():
                (tmp_path / "content" / one.name).symlink_to(one)
            else:
                shutil.copy(one, tmp_path / "content")
    (tmp_path / "content" / "mentoring_needs.yml").write_text(needs, "utf-8")
    (tmp_path / "site_templates").symlink_to(ROOT / "site_templates")
    folder = tmp_path / "cooperatives" / "uji" / "assessments"
    folder.mkdir(parents=True)
    (folder.parent / "profile.yml").write_text("name: Koperasi Uji\n", "utf-8")
    (folder / "health_2023.yml").write_text(assessment(2023, kas_dan_bank=25), "utf-8")
    open_workshop.cache_clear()
    return open_workshop(tmp_path, Audience.PUBLIC, AS_OF)


NEEDS = """weak_below: {limit}
themes:
  jaringan: {{name: "Jaringan <Kas>", output: Perjanjian kerja sama}}
aspects:
  likuiditas: {{theme: jaringan, reason: pinjaman antarkoperasi}}
"""


def test_a_new_theme_needs_no_code(tmp_path: Path) -> None:
    workshop = project_with(tmp_path, NEEDS.format(limit=60))
    assert workshop.problems == ()
    html = body_of(process_folder(workshop, tmp_path / "cooperatives" / "uji", render=True), "kesehatan-2023")
    part = section(html, "kebutuhan")
    assert "Jaringan &lt;Kas&gt;" in part and "Perjanjian kerja sama" in part
    assert '<a href="#k-likuiditas">Likuiditas</a>' in part
    assert "7,50 dari 15; pinjaman antarkoperasi" in text_of(part) and "di bawah 60&nbsp;%" in part
    assert dead_links(html) == []


@pytest.mark.parametrize("needs", [NEEDS.format(limit=50), NEEDS.format(limit=60).replace("likuiditas", "likuidita")])
def test_no_need_at_the_threshold_or_from_a_mapping_with_problems(tmp_path: Path, needs: str) -> None:
    workshop = project_with(tmp_path, needs)
    wrong = [problem.values for problem in workshop.problems]
    assert wrong == ([{"id": "likuidita", "hint": "likuiditas"}] if "likuidita:" in needs else [])
    html = body_of(process_folder(workshop, tmp_path / "cooperatives" / "uji", render=True), "kesehatan-2023")
    assert 'id="kebutuhan"' not in html and 'id="gerak"' in html


def test_another_mapping_is_another_key_of_the_cache(tmp_path: Path) -> None:
    project_with(tmp_path, NEEDS.format(limit=50))
    first = digest_shared_inputs(Project(tmp_path))
    (tmp_path / "content" / "mentoring_needs.yml").write_text(NEEDS.format(limit=60), "utf-8")
    assert digest_shared_inputs(Project(tmp_path)) != first


CLASSES = (
    ScaleClass(Fraction(0), Fraction(51), "d", "0"),
    ScaleClass(Fraction(51), Fraction(100), "a", "51"),
)


def trend(*points: TrendPoint) -> str:
    return str(score_trend(CLASSES, points, 'Skor "total"'))


def test_a_line_joins_totals_and_nothing_is_drawn_through_an_open_result() -> None:
    first, second = (
        TrendPoint(2014, Fraction(50), Fraction(50), "50,00"),
        TrendPoint(2015, Fraction(70), Fraction(70), ""),
    )
    open_ = TrendPoint(2016, Fraction(40), Fraction(90), "40 – 90")
    assert trend(first, second).count("needle") == 1
    drawn = trend(first, second, open_)
    assert (drawn.count("needle"), drawn.count("<circle"), drawn.count('class="range"')) == (1, 2, 1)
    assert "&#34;total&#34;" in drawn


def test_years_stand_at_their_true_distance_and_many_years_stay_legible() -> None:
    gap = trend(*(TrendPoint(year, Fraction(50), Fraction(50), "x") for year in (2010, 2011, 2014)))
    assert re.findall(r'circle cx="([\d.]+)%', gap) == ["14.00", "32.00", "86.00"]
    many = trend(*(TrendPoint(year, Fraction(50), Fraction(50), "x") for year in range(2010, 2020)))
    assert many.count('class="total"') == 2 and many.count("<circle") == 10
    assert re.findall(r'cy="([\d.]+)"', trend(first_of(0), first_of(100))[:5000]) == ["166.0", "26.0"]


def first_of(total: int) -> TrendPoint:
    return TrendPoint(2010 + total, Fraction(total), Fraction(total), "x")


def test_a_sign_is_always_shown() -> None:
    assert [signed(Fraction(one)) for one in ("2.5", "-0.75", "0")] == ["+2,50", "\u22120,75", "0,00"]


def test_kept_books_give_what_a_correction_became_and_what_a_goal_asks(workshop: Workshop) -> None:
    folder = workshop.project.cooperatives / "contoh"
    shutil.copytree(ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera", folder)
    outcome = process_folder(workshop, folder, render=True)
    told = text_of(section(body_of(outcome, "kesehatan-2022"), "koreksi"))
    assert "Rp264.300.000 Rp246.300.000" in told and "belum" not in told.split("health_2022.yml")[0]
    assert "Karena koreksi, skor total berubah −0,30 poin, dari 59,25 menjadi 58,95" in told
    sheets = text_of(body_of(outcome, "lembar-2023").partition('id="acuan"')[2])
    assert "R12 SHU bersih ÷ rata-rata aset Rp92.190.050 ÷ Rp4.251.091.867,50 = 2,17 %" in sheets
    assert "Menunggu angka: A1 (seluruh sisa pinjaman yang menunggak)." in sheets
