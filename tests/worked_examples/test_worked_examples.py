"""Contracts: a book worked out by hand, and figures printed in public studies. Never regenerated from the program.

Where a study contradicts its own inputs (`consistent` = no), the table's score holds, never the printed one.
"""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from generator.model.audience import Audience
from generator.model.results import AmountState, FindingState
from generator.workshop import open_workshop
from tests.computing.books import ROOT, assess, pick, rulebook

HERE = Path(__file__).parent
BY_HAND = HERE / "perdep_06_2016_by_hand"
BOOK = BY_HAND / "koperasi-contoh-hitung-tangan"
PUBLISHED = list(csv.DictReader((HERE / "published_cases.csv").open(encoding="utf-8", newline="")))
FOLDERS = {"NAGARA": "kpri-nagara", "RODASEJAHTERA": "roda-sejahtera"}
COMPONENTS = {"pinjaman_anggota_volume": "volume_pinjaman_anggota"}
KARTIKA = ROOT / "cooperatives" / "kartika-sriwijaya"


def read(folder):
    """Scores by file stem, and the codes and problems of the folder."""
    _, scores, problems = open_workshop(ROOT, Audience.INTERNAL, date(2026, 11, 21)).assess(folder)
    return {score.id: score for score in scores}, problems


def codes(problems):
    return sorted(problem.code for problem in problems)


def expected():
    return yaml.load((BY_HAND / "expected.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


# --- the book worked out by hand -----------------------------------------------------------------------------------


def test_the_book_by_hand_has_no_problem():
    scores, problems = read(BOOK)
    assert codes(problems) == []
    assert list(scores) == ["health_2023"]


def test_every_ratio_and_score_matches_the_hand_to_the_last_digit():
    score = read(BOOK)[0]["health_2023"]
    by_hand = expected()["indicators"]
    assert list(by_hand) == [one.rule.id for one in score.indicators]
    ratios = 0
    for one in score.indicators:
        row = by_hand[one.rule.id]
        assert one.state is FindingState.SCORED
        assert one.score == Fraction(row["score"]), one.rule.id
        if one.rule.questions:
            continue
        assert one.numerator.value == Fraction(row["numerator"]), one.rule.id
        assert one.denominator.value == Fraction(row["denominator"]), one.rule.id
        assert one.ratio == Fraction(row["numerator"]) / Fraction(row["denominator"]) * 100, one.rule.id
        ratios += 1
    assert ratios == 17


def test_aspects_total_and_predicate_match_the_hand():
    score = read(BOOK)[0]["health_2023"]
    by_hand = expected()
    assert {one.rule.id: one.score for one in score.aspects} == {
        name: Fraction(points) for name, points in by_hand["aspects"].items()
    }
    assert score.total == score.lowest == score.highest == Fraction(by_hand["total"]) == Fraction("65.2")
    assert score.predicate.id == by_hand["predicate"]


def test_all_38_answers_match_the_lists_of_no_in_the_calculation():
    text = (BY_HAND / "perhitungan.md").read_text("utf-8")
    refused = set(re.findall(r"m[1-5]_[0-9]{2}", text))
    answers = [answer for one in read(BOOK)[0]["health_2023"].indicators for answer in one.answers]
    assert len(answers) == 38
    assert {answer.question.id for answer in answers if answer.yes is False} == refused
    assert sum(answer.yes is True for answer in answers) == 38 - len(refused) == 21


def test_the_calculation_in_words_ends_in_the_same_numbers():
    text = (BY_HAND / "perhitungan.md").read_text("utf-8")
    for name, points in expected()["aspects"].items():
        written = f"{Decimal(points):.2f}".replace(".", ",")
        assert f"**{written}**" in text, name
    assert "| **65,20** |" in text


def test_each_figure_of_the_book_is_traced_to_the_line_it_stands_on():
    lines = (BOOK / "assessments" / "health_2023.yml").read_text("utf-8").splitlines()
    score = read(BOOK)[0]["health_2023"]
    seen = set()
    stack = [part for one in score.indicators for part in (one.numerator, one.denominator) if part]
    while stack:
        amount = stack.pop()
        stack.extend(amount.parts)
        if amount.place is not None:
            assert lines[amount.place.line - 1].strip().startswith(f"{amount.id}:")
            assert int(lines[amount.place.line - 1].split(":")[1].split("#")[0]) == amount.value
            seen.add(amount.id)
    for one in score.indicators:
        for answer in one.answers:
            word = "ya" if answer.yes else "tidak"
            assert lines[answer.place.line - 1].strip() == f"{answer.question.id}: {word}"
    assert len(seen) > 35


def copy_by_hand(tmp_path, recorded):
    folder = tmp_path / BOOK.name
    shutil.copytree(BOOK, folder)
    with (folder / "assessments" / "health_2023.yml").open("a", encoding="utf-8") as file:
        file.write(recorded)
    return folder


RECORDED = """
recorded:
  total: "65.20"
  predicate: dalam_pengawasan
  aspects:
    permodalan: "11.40"
    kualitas_aktiva_produktif: "16.75"
    manajemen: "8.05"
    efisiensi: "7.50"
    likuiditas: "6.25"
    kemandirian_pertumbuhan: "7.75"
    jatidiri_koperasi: "7.50"
"""


def test_the_right_record_of_the_book_is_accepted(tmp_path):
    assert codes(read(copy_by_hand(tmp_path, RECORDED))[1]) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('total: "65.20"', 'total: "65.21"', ["A07"]),
        ('permodalan: "11.40"', 'permodalan: "9.90"', ["A03", "A07"]),
        ('jatidiri_koperasi: "7.50"', 'jatidiri_koperasi: "7.75"', ["A03", "A07"]),
        ("predicate: dalam_pengawasan", "predicate: cukup_sehat", ["A08"]),
        ("predicate: dalam_pengawasan", "predicate: sehat_sekali", ["A02"]),
        ("    permodalan:", "    permodalan_lain:", ["A01"]),
    ],
)
def test_any_change_of_the_record_is_refuted(tmp_path, old, new, found):
    assert RECORDED.count(old) == 1
    assert codes(read(copy_by_hand(tmp_path, RECORDED.replace(old, new)))[1]) == found


def test_a_refuted_aspect_names_both_numbers_and_where_they_part(tmp_path):
    # 4.00 = 1.75 + 2.25: the lowest row of gross participation instead of the third.
    changed = RECORDED.replace('jatidiri_koperasi: "7.50"', 'jatidiri_koperasi: "4.00"')
    problem = next(one for one in read(copy_by_hand(tmp_path, changed))[1] if one.code == "A03")
    assert (problem.values["recorded"], problem.values["computed"]) == ("4.00", "7.50")
    assert problem.values["indicator"] == "Rasio partisipasi bruto"
    line = (tmp_path / BOOK.name / "assessments" / "health_2023.yml").read_text("utf-8").splitlines()
    assert line[problem.place.line - 1].strip() == 'jatidiri_koperasi: "4.00"'


# --- published cases -----------------------------------------------------------------------------------------------


def contracts():
    return [row for row in PUBLISHED if row["case_id"] in FOLDERS and row["score_recomputed"]]


def test_every_published_row_is_accounted_for():
    kinds = {(row["case_id"], row["consistent"]) for row in PUBLISHED}
    assert {case for case, _ in kinds} == {*FOLDERS, "TANIMAKMUR", "PEDOMAN20-CONTOH", "KARTIKA"}
    assert {verdict for _, verdict in kinds} == {"yes", "no", "untested"}
    assert sum(row["consistent"] == "no" for row in contracts()) == 5
    assert sum(row["consistent"] == "yes" for row in contracts()) == 13


@pytest.mark.parametrize(
    "row", contracts(), ids=[f"{row['case_id']}-{row['year']}-{row['component_id']}" for row in contracts()]
)
def test_a_published_row_gives_the_score_of_the_table(row):
    score = read(ROOT / "cooperatives" / FOLDERS[row["case_id"]])[0][f"health_{row['year']}"]
    assert score.rulebook.id == "permen-14-2009"
    found = pick(score, COMPONENTS.get(row["component_id"], row["component_id"]))
    assert found.score == Fraction(row["score_recomputed"])
    if row["consistent"] == "no":
        assert found.score != Fraction(row["score_published"])
    elif row["score_published"]:
        assert found.score == Fraction(row["score_published"])
    if row["numerator"]:
        assert found.ratio == Fraction(int(row["numerator"]) * 100, int(row["denominator"]))
        told = re.search(r"recomputed ratio ([0-9.]+)%", row["note"])[1]
        assert f"{Decimal(found.ratio.numerator) / Decimal(found.ratio.denominator):.4f}" == told
    else:
        assert found.ratio == Fraction(row["ratio_percent_published"])


def test_kpri_nagara_2014_capital_adequacy_leads_to_its_two_lines():
    score = read(ROOT / "cooperatives" / "kpri-nagara")[0]["health_2014"]
    found = pick(score, "kecukupan_modal_sendiri")
    assert (found.score, found.state) == (3, FindingState.SCORED)
    assert found.ratio == Fraction(133147306300, 1204854973)
    assert f"{round(found.ratio * 100) / Decimal(100):.2f}" == "110.51"
    file = "cooperatives/kpri-nagara/assessments/health_2014.yml"
    lines = (ROOT / file).read_text("utf-8").splitlines()
    for amount, text in ((found.numerator, "modal_tertimbang: 1331473063"), (found.denominator, "atmr: 1204854973")):
        assert (amount.state, amount.place.file) == (AmountState.STATED, file)
        assert lines[amount.place.line - 1].strip() == text


def test_a_study_with_gaps_gets_an_interval_and_no_predicate():
    for score in read(ROOT / "cooperatives" / "kpri-nagara")[0].values():
        assert (score.total, score.predicate) == (None, None)
        assert 0 < score.lowest < score.highest < 100


def test_the_guidelines_own_example():
    row = next(row for row in PUBLISHED if row["case_id"] == "PEDOMAN20-CONTOH")
    figures = {"volume_pinjaman_anggota": int(row["numerator"]), "volume_pinjaman": int(row["denominator"])}
    for name in ("permen-14-2009", "perdep-06-2016"):
        found = pick(assess(rulebook=name, figures=figures), "volume_pinjaman_anggota")
        assert found.score == Fraction(row["score_published"]) == Fraction("7.5")
        assert f"{float(found.ratio):.1f}" == row["ratio_percent_published"]


def test_tani_makmur_equity_re_adds_with_the_weights_of_the_rulebook():
    score = read(ROOT / "cooperatives" / "tani-makmur")[0]["health_2010"]
    weighted = pick(score, "kecukupan_modal_sendiri").numerator
    equity = {"simpanan_pokok", "simpanan_wajib", "modal_penyertaan", "cadangan_umum"}
    equity |= {"cadangan_tujuan_risiko", "shu_belum_dibagi"}
    pairs = [
        (part.value, Fraction(term.weight) / 100)
        for term, part in zip(weighted.rule.terms, weighted.parts, strict=True)
        if part.id in equity
    ]
    assert len(pairs) == 6
    assert sum(value for value, _ in pairs) == 164390956
    assert sum(value * weight for value, weight in pairs) == 143498202
    # Three parts of the amount are not in the study: unknown, so the whole stays unknown.
    assert (weighted.state, weighted.value) == (AmountState.UNKNOWN, None)
    unknown = {part.id for part in weighted.parts if part.value is None}
    assert unknown == {"modal_penyetaraan", "modal_sumbangan", "kewajiban_lain"}


# --- Kartika Sriwijaya: a recorded result without figures ----------------------------------------------------------


def change_kartika(tmp_path, old, new):
    folder = tmp_path / KARTIKA.name
    shutil.copytree(KARTIKA, folder)
    path = folder / "assessments" / "health_2019.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")
    return codes(read(folder)[1])


def test_the_recorded_result_of_kartika_holds():
    row = next(row for row in PUBLISHED if row["case_id"] == "KARTIKA")
    scores, problems = read(KARTIKA)
    assert codes(problems) == []
    assert scores["health_2019"].total is None
    text = yaml.load((KARTIKA / "assessments" / "health_2019.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    recorded = text["recorded"]
    assert Fraction(recorded["total"]) == Fraction(row["score_published"]) == Fraction("60.5")
    assert sum(map(Fraction, recorded["aspects"].values())) == Fraction("60.5")
    assert recorded["predicate"] == "dalam_pengawasan"
    limits = {one.id: one for one in rulebook("perdep-06-2016").predicates.classes}[recorded["predicate"]]
    assert limits.at_least <= Decimal(recorded["total"]) < limits.below


ASPECTS = {
    "permodalan": ("12.00", "11.40", "12.01"),
    "kualitas_aktiva_produktif": ("8.75", "9.25", "8.80"),
    "manajemen": ("15.00", "14.75", "15.25"),
    "efisiensi": ("8.00", "7.50", "8.25"),
    "likuiditas": ("3.75", "5.00", "3.00"),
    "kemandirian_pertumbuhan": ("6.00", "5.50", "6.10"),
    "jatidiri_koperasi": ("7.00", "8.50", "7.10"),
}


@pytest.mark.parametrize("aspect", ASPECTS)
def test_another_possible_aspect_no_longer_adds_up(tmp_path, aspect):
    printed, possible, _ = ASPECTS[aspect]
    assert change_kartika(tmp_path, f'{aspect}: "{printed}"', f'{aspect}: "{possible}"') == ["A07"]


@pytest.mark.parametrize("aspect", ASPECTS)
def test_an_aspect_that_no_rows_can_give_is_refuted_without_any_figure(tmp_path, aspect):
    printed, _, impossible = ASPECTS[aspect]
    assert change_kartika(tmp_path, f'{aspect}: "{printed}"', f'{aspect}: "{impossible}"') == ["A04", "A07"]


@pytest.mark.parametrize(
    ("total", "found"),
    [("60.51", ["A07"]), ("60.49", ["A07"]), ("66.00", ["A07", "A08"]), ("100.01", ["A06", "A07", "A08"])],
)
def test_another_total_is_refuted(tmp_path, total, found):
    assert change_kartika(tmp_path, 'total: "60.50"', f'total: "{total}"') == found


@pytest.mark.parametrize("predicate", ["sehat", "cukup_sehat", "dalam_pengawasan_khusus"])
def test_another_predicate_is_refuted(tmp_path, predicate):
    assert change_kartika(tmp_path, "predicate: dalam_pengawasan", f"predicate: {predicate}") == ["A08"]


def test_a_predicate_of_another_rulebook_is_not_known(tmp_path):
    assert change_kartika(tmp_path, "predicate: dalam_pengawasan", "predicate: kurang_sehat") == ["A02"]
