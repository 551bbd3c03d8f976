"""The scripted pull request gives the golden reports: one figure edited, a cooperative added, a file broken, a rule."""

from __future__ import annotations

import json

import pytest
from markdown_it import MarkdownIt

from tests.review.golden import FOLDER, HINT, REPORTS, write_reports


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return write_reports(tmp_path_factory.mktemp("usulan"))


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_is_the_golden_one(name: str, reports: dict[str, str]) -> None:
    assert reports[name] == (FOLDER / name).read_text("utf-8"), HINT


def test_the_golden_report_tells_each_of_the_four_changes() -> None:
    told = json.loads((FOLDER / "pull_request.json").read_text("utf-8"))
    by_id = {one["id"]: one for one in told["cooperatives"]}
    edited, added, broken = (
        by_id[f"koperasi-contoh-{name}"] for name in ("hitung-tangan", "baru", "lumbung-sejahtera")
    )
    (move,) = edited["inputs"]
    assert (move["name"], move["before"], move["after"], move["factor"], move["line"]) == (
        "figures.kas",
        "11846275",
        "11846275000",
        "1000",
        7,
    )
    assert {hint["kind"] for hint in edited["hints"]} == {"thousand", "bands"}
    assert (added["fate"], added["assessments"][0]["total"]["before"]) == ("added", None)
    assert {hint["kind"] for hint in added["hints"]} == {"neighbour"}
    assert [problem["code"] for problem in broken["problems"]["new"]] == ["A08", "Y01"]
    assert [one["after"] for one in broken["completeness"][0]["changes"]] == ["broken"]
    assert broken["predicate_changed"]
    (rule,) = told["rules"]
    assert [(move["before"], move["after"]) for move in rule["moves"]] == [("66", "78"), ("66", "78")]
    assert told["unchanged"] == {"cooperatives": 3, "computed_again": 3}
    # Changed predicates come first.
    assert told["cooperatives"][0]["id"] == broken["id"]


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith(".md")])
def test_a_name_of_the_data_does_not_act_in_the_report(name: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render((FOLDER / name).read_text("utf-8"))
    assert "<b>" not in html
    assert "&lt;b&gt;Jaya" in html
    assert "@Baru" not in html
