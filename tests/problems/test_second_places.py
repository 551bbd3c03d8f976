"""Sums of weights and unknown themes name a second place: where a slip likely is, or where the name can be added."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.engagement import open_instruments
from generator.problems.problem import Problem
from tests.problems.gallery import run_case
from tests.problems.staging import BASE

INSTRUMENT = "content/rulebooks/instruments/alat-uji-1.yml"
FORM = "content/recruitment/seleksi.yml"


def one_of(code: str, problems: list[Problem]) -> Problem:
    (found,) = (problem for problem in problems if problem.code == code)
    return found


@pytest.mark.parametrize(
    ("code", "related"),
    [
        ("R60", [(INSTRUMENT, 14)]),
        ("R61", [(INSTRUMENT, 14)]),
        ("M17", [(FORM, 5)]),
        ("M18", [(FORM, 4)]),
        ("M16", [("content/themes/pemasaran.yml", 0)]),
    ],
)
def test_the_other_place_is_told(code: str, related: list[tuple[str, int]]) -> None:
    found = one_of(code, list(run_case(code)["broken"].problems))
    assert [(place.file, place.line) for place in found.related] == related
    assert found.place not in found.related


def test_the_heaviest_item_is_looked_for_in_the_aspect_that_does_not_add_up(tmp_path: Path) -> None:
    second = "  - {id: tata, weight: 20, name: {id: T, en: T}, items: [{id: b1, weight: 10, text: {id: E, en: E}, "
    text = (BASE / INSTRUMENT).read_text("utf-8")
    (tmp_path / INSTRUMENT).parent.mkdir(parents=True)
    (tmp_path / INSTRUMENT).write_text(
        text.replace("aspects:\n", f"aspects:\n{second}evidence: {{id: F, en: F}}}}]}}\n"), "utf-8"
    )
    found = open_instruments(tmp_path, frozenset())[1]
    aspect = one_of("R61", found)
    assert (aspect.place.line, [place.line for place in aspect.related]) == (10, [10])
    assert [place.line for place in one_of("R60", found).related] == [15]
