from collections.abc import Callable
from pathlib import Path

from generator.outcome_cache import Outcome, OutcomeCache
from generator.pages.notices import MOST_SHOWN, tell_all
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.processing import process_folder
from generator.workshop import Workshop
from tests.pages.conftest import ROOT, body_of, text_of

BROKEN = "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n  figures: x\n"


def catalogue_of(workshop: Workshop, *outcomes: Outcome) -> str:
    hubs = workshop.renderer.render_hubs(tuple(one.overview for one in outcomes), ())
    return next(page.body for page in hubs if page.path == "koperasi/index.html")


def test_a_broken_assessment_exists_but_cannot_be_read_yet(process: Callable[..., Outcome], workshop: Workshop) -> None:
    outcome = process(assessments__health_2023=BROKEN)
    html = text_of(body_of(outcome))
    assert "Belum ada penilaian yang disampaikan" not in html
    assert html.count("Ada, tetapi belum terbaca") == 2, "at a glance and in the list"
    assert "ada, tetapi belum terbaca" in catalogue_of(workshop, outcome)
    readable = "rulebook: perdep-06-2016\nperiod_end: 2022-12-31\n"
    both = process("dua", assessments__health_2023=BROKEN, assessments__health_2022=readable)
    assert "1 penilaian ada, tetapi belum terbaca" in catalogue_of(workshop, both)
    assert "1 berkas penilaian ada, tetapi" in text_of(body_of(both))


def test_the_overview_comes_back_from_the_cache_as_it_was(process: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = process(assessments__health_2023=BROKEN)
    assert outcome.overview.broken == ("assessments/health_2023.yml",)
    cache = OutcomeCache(tmp_path / "kept", "", {})
    cache.keep(outcome, "k")
    kept = cache.find("uji", "k")
    assert kept is not None and kept.overview == outcome.overview


def test_many_problems_of_one_code_tell_reason_and_remedy_once() -> None:
    problems = [Problem("Y02", Place(f"cooperatives/a/{number:02}.yml", 1)) for number in range(MOST_SHOWN + 5)]
    groups = tell_all([*problems, Problem("K41", Place("cooperatives/a/x.yml"), {"date": "1989"})])
    assert [group.code for group in groups] == ["Y02", "K41"]
    first = groups[0]
    assert (first.count, len(first.items), first.rest) == (MOST_SHOWN + 5, MOST_SHOWN, 5)
    assert first.why and not any(item.why or item.remedy for item in first.items)


def test_pages_write_days_as_pages_do_and_quote_files_as_they_are() -> None:
    values = {"id": "permen-2009-12", "since": "2009-12", "until": "2016-03", "date": "2016-12-31"}
    (group,) = tell_all([Problem("K43", Place("f.yml", 1), values)])
    (item,) = group.items
    assert item.what == (
        "Aturan `permen-2009-12` (berlaku Desember 2009 sampai Maret 2016) tidak berlaku pada 31 Desember 2016."
    )
    (group,) = tell_all([Problem("K43", Place("f.yml", 1), {**values, "date": "2016-02-31"})])
    assert "2016-02-31" in group.items[0].what, "no day of the calendar: as written"


def test_reasons_that_name_different_values_stay_with_their_item() -> None:
    values = {"name": "a", "known": "x, y"}
    problems = [
        Problem("A02", Place("f.yml", line), {**values, "known": known}) for line, known in ((1, "x"), (2, "y"))
    ]
    (group,) = tell_all(problems)
    assert not group.why and [item.why for item in group.items] == [
        "Predikat yang dikenal: x.",
        "Predikat yang dikenal: y.",
    ]


def test_the_home_page_shows_the_example_as_such_and_results_before_ranges(workshop: Workshop) -> None:
    outcomes = [process_folder(workshop, folder, render=True) for folder in sorted((ROOT / "cooperatives").iterdir())]
    hubs = workshop.renderer.render_hubs(tuple(one.overview for one in outcomes), ())
    html = text_of(next(page.body for page in hubs if page.path == "index.html"))
    order = [
        html.index(words)
        for words in ("Contoh laporan lengkap (rekaan)", "77,50", "60,50 (Dalam Pengawasan)", "Belum pasti")
    ]
    assert order == sorted(order)
    assert "0 produk" not in html


def test_a_profile_that_says_little_is_told_in_one_sentence(process: Callable[..., Outcome]) -> None:
    html = body_of(process(profile="name: Koperasi Uji\nplace: Sleman\n"))
    profile = html[html.index('id="profile"') : html.index('id="kesehatan"')]
    assert "<h3>" not in profile
    assert "Wilayah: Sleman. Keterangan lain tentang koperasi ini belum disampaikan" in text_of(profile).replace(
        " .", "."
    )
