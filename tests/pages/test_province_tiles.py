"""The tile map: every province once, beside its neighbours, and made-up cooperatives never among the real ones."""

from __future__ import annotations

import re

import pytest

from generator.model.audience import Audience
from generator.pages.province_tiles import TILES
from generator.reading.content import read_regions
from tests.pages.conftest import ROOT, text_of
from tests.pages.test_region_pages import render


@pytest.fixture(scope="module")
def hub() -> str:
    return render(ROOT, Audience.PUBLIC)["wilayah/index.html"].body


def test_every_province_has_one_tile_of_its_own() -> None:
    names, problems = read_regions(ROOT)
    assert problems == []
    assert set(TILES) == {code for code in names if len(code) == 2}
    assert len(TILES) == 38
    assert len({(one.column, one.row) for one in TILES.values()}) == 38
    assert len({one.short for one in TILES.values()}) == 38


@pytest.mark.parametrize(
    ("west", "east"), [("11", "31"), ("31", "35"), ("35", "51"), ("51", "53"), ("61", "64"), ("73", "74"), ("81", "93")]
)
def test_west_stands_left_of_east(west: str, east: str) -> None:
    assert TILES[west].column < TILES[east].column


@pytest.mark.parametrize(("north", "south"), [("11", "18"), ("65", "63"), ("71", "73"), ("31", "32"), ("91", "93")])
def test_north_stands_above_south(north: str, south: str) -> None:
    assert TILES[north].row < TILES[south].row


def test_tiles_and_table_say_the_same_and_examples_are_apart(hub: str) -> None:
    rows = re.findall(
        r'<tr><th scope="row"><a href="(\d\d)/index.html">([^<]+)</a></th><td[^>]*>(\d+)</td><td[^>]*>(\d+)', hub
    )
    assert {code for code, *_ in rows} >= {"34", "51", "11"}
    for code, _, real, made_up in rows:
        found = re.search(rf'<li style="[^"]*"([^>]*)><a href="{code}/index.html"[^>]*>(.*?)</li>', hub)
        assert found, code
        assert re.findall(r"<b>(\d+)</b>", found[2]) == ([real] if int(real) else [])
        assert re.findall(r"<i>(\d+)\*</i>", found[2]) == ([made_up] if int(made_up) else [])
    assert hub.count("<li style=") == 38
    yogya = next(one for one in rows if one[0] == "34")
    assert yogya[2:] == ("1", "1"), "one published cooperative, one made-up"
    assert "tidak ikut dihitung" in text_of(hub)
