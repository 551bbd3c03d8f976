"""A recorded result the checks speak against: told with that wherever it is quoted, never told as the result."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.outcome_cache import Outcome, OutcomeCache
from generator.pages.page import Page
from generator.processing import process_folder
from generator.workshop import Workshop
from tests.pages.conftest import ROOT, body_of, text_of

BY_HAND = ROOT / "tests" / "worked_examples" / "perdep_06_2016_by_hand" / "koperasi-contoh-hitung-tangan"
PROFILE = 'name: Koperasi Uji\nkind: simpan_pinjam\nregion: "51.08"\n'
OUTSIDE = 'recorded: {total: "90.00", predicate: sehat, on: 2024-03-14}\n'
INSIDE = 'recorded: {total: "66.00", predicate: cukup_sehat, on: 2024-03-14}\n'
IMPOSSIBLE = "90,00 (Sehat), tidak mungkin: di luar rentang hitungan"
HUBS = ("index.html", "koperasi/index.html", "bandingkan.html")


@pytest.fixture
def record(process: Callable[..., Outcome]) -> Callable[..., Outcome]:
    """The dossier scored by hand (65,20) with a recorded result; without `kas` its score is 62,20 to 72,70."""

    def run(recorded: str, without: str = "kas", **instead: int) -> Outcome:
        text = (BY_HAND / "assessments" / "health_2023.yml").read_text("utf-8")
        text = re.sub(rf"(?m)^  {without}:.*\n", "", text)
        for name, value in instead.items():
            text = re.sub(rf"(?m)^  {name}:.*$", f"  {name}: {value}", text)
        return process(profile=PROFILE, assessments__health_2023=text + recorded)

    return run


def hubs_of(workshop: Workshop, *outcomes: Outcome) -> dict[str, Page]:
    return {page.path: page for page in workshop.renderer.render_hubs(tuple(one.overview for one in outcomes), ())}


@pytest.mark.parametrize("path", HUBS)
def test_an_impossible_record_is_never_the_headline(
    record: Callable[..., Outcome], workshop: Workshop, path: str
) -> None:
    html = text_of(hubs_of(workshop, record(OUTSIDE))[path].body)
    assert "62,20 – 72,70" in html
    assert html.lower().count(f"tercatat: {IMPOSSIBLE.lower()}") + html.count(f"tercatat {IMPOSSIBLE}") == 1
    assert html.count("90,00 (Sehat)") == 1 and "belum dapat dihitung ulang" not in html


def test_a_reader_who_filters_finds_it_among_open_results(record: Callable[..., Outcome], workshop: Workshop) -> None:
    shown = [hubs_of(workshop, record(one))["koperasi/index.html"].body for one in (OUTSIDE, INSIDE)]
    tokens = [re.findall(r'data-f="([^"]*)"', body)[0].split() for body in shown]
    assert [one for one in tokens[0] if "predikat" in one] != [one for one in tokens[1] if "predikat" in one]
    assert not any("tercatat" in one for one in tokens[0]) and any("terbuka" in one for one in tokens[0])
    assert any("tercatat" in one for one in tokens[1])


@pytest.mark.parametrize("page", ["index", "kesehatan-2023", "ringkasan-2023"])
def test_the_pages_of_the_cooperative_say_it_with_the_quote(record: Callable[..., Outcome], page: str) -> None:
    html = text_of(body_of(record(OUTSIDE), page))
    quotes = html.count("90,00 (Sehat)")
    told = html.count(IMPOSSIBLE) + html.count("90,00 (Sehat), 14 Maret 2024, tidak mungkin: di luar rentang hitungan")
    assert quotes and told == quotes


def test_a_record_beside_a_whole_score_is_told_to_differ(record: Callable[..., Outcome]) -> None:
    html = text_of(body_of(record('recorded: {total: "66.00"}\n', without="-"), "ringkasan-2023"))
    assert "65,20" in html and "66,00, berbeda dari hitungan" in html


@pytest.mark.parametrize(
    ("recorded", "instead", "told"),
    [
        (
            'recorded: {total: "66.00", predicate: cukup_sehat, aspects: {manajemen: "14.00"}}\n',
            {"total_aset": 1000},
            "66,00 (Cukup Sehat), berbeda: skor aspeknya lain dari hitungan",
        ),
        (
            'recorded: {total: "66.00", aspects: {permodalan: "9.10"}}\n',
            {},
            "66,00, tidak mungkin: skor aspeknya di luar tabel aturan",
        ),
        (
            'recorded: {total: "66.00", predicate: sehat}\n',
            {},
            "66,00 (Sehat), tidak mungkin: predikatnya tidak sesuai batas aturan",
        ),
        (
            'recorded: {total: "66.00", aspects: {permodalan: "9.90", kualitas_aktiva_produktif: "16.75",'
            ' manajemen: "8.05", efisiensi: "7.50", likuiditas: "8.75", kemandirian_pertumbuhan: "7.75",'
            ' jatidiri_koperasi: "7.50"}}\n',
            {},
            "66,00, berbeda dari jumlah aspek yang tercatat",
        ),
    ],
)
def test_each_doubt_is_told_in_its_own_words(
    record: Callable[..., Outcome], workshop: Workshop, recorded: str, instead: dict[str, int], told: str
) -> None:
    outcome = record(recorded, **instead)
    assert f"tercatat: {told}" in text_of(hubs_of(workshop, outcome)["index.html"].body)
    assert f"Pernah tercatat: {told}" in text_of(body_of(outcome)).replace(" .", ".")


def test_a_record_by_another_rulebook_is_no_result_and_is_not_compared(
    process: Callable[..., Outcome], workshop: Workshop
) -> None:
    """The file is Perdep 06/2016's, the year that of the Juknis: the checks tell this and judge nothing else."""
    text = (BY_HAND / "assessments" / "health_2023.yml").read_text("utf-8").replace("rulebook: ", "# rulebook: ", 1)
    outcome = process(profile=PROFILE, assessments__health_2023=text + OUTSIDE)
    assert {one.code for one in outcome.problems} >= {"K80"}
    told = "90,00 (Sehat), menurut aturan lain daripada hitungan"
    assert f"tercatat: {told}" in text_of(hubs_of(workshop, outcome)["index.html"].body)
    page = text_of(body_of(outcome, "kesehatan-2023"))
    assert told in page and "belum dapat diperiksa" in page
    assert "rentang yang mungkin" not in page and "batas aturan" not in page


def test_a_record_that_nothing_speaks_against_keeps_its_headline(
    record: Callable[..., Outcome], workshop: Workshop
) -> None:
    kartika = process_folder(workshop, ROOT / "cooperatives" / "kartika-sriwijaya", render=True)
    html = text_of(hubs_of(workshop, record(INSIDE), kartika)["index.html"].body)
    for result in ("66,00 (Cukup Sehat)", "60,50 (Dalam Pengawasan)"):
        assert f"{result} hasil tercatat; belum dapat dihitung ulang" in html
    assert "tidak mungkin" not in html


def test_the_doubt_comes_back_from_the_cache(
    record: Callable[..., Outcome], workshop: Workshop, tmp_path: Path
) -> None:
    outcome = record(OUTSIDE)
    rules = {name: one.content for name, one in workshop.content.rulebooks.items()}
    cache = OutcomeCache(tmp_path / "kept", "", rules)
    cache.keep(outcome, "k")
    kept = cache.find("uji", "k")
    assert outcome.overview.assessments[0].doubt == "A06"
    assert kept is not None and kept.overview == outcome.overview
