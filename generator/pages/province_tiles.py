"""Where each province stands in the tile map: one tile of the same size for each, roughly as on a map of Indonesia.

Knows places and short names alone. A new province is a line here; until then it stands in the table without a tile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.region_results import AreaResult


@dataclass(frozen=True, slots=True)
class Tile:
    """A province's place, counted from 1 at the north-west, and the short name people use for it."""

    column: int
    row: int
    short: str


TILES: Mapping[str, Tile] = {
    "11": Tile(1, 1, "Aceh"),
    "12": Tile(1, 2, "Sumut"),
    "14": Tile(2, 2, "Riau"),
    "21": Tile(3, 2, "Kepri"),
    "13": Tile(1, 3, "Sumbar"),
    "15": Tile(2, 3, "Jambi"),
    "19": Tile(3, 3, "Babel"),
    "17": Tile(1, 4, "Bengkulu"),
    "16": Tile(2, 4, "Sumsel"),
    "18": Tile(2, 5, "Lampung"),
    "36": Tile(2, 6, "Banten"),
    "31": Tile(3, 6, "Jakarta"),
    "32": Tile(3, 7, "Jabar"),
    "33": Tile(4, 6, "Jateng"),
    "34": Tile(4, 7, "DIY"),
    "35": Tile(5, 6, "Jatim"),
    "51": Tile(6, 7, "Bali"),
    "52": Tile(7, 7, "NTB"),
    "53": Tile(8, 7, "NTT"),
    "61": Tile(5, 2, "Kalbar"),
    "65": Tile(6, 1, "Kaltara"),
    "64": Tile(6, 2, "Kaltim"),
    "62": Tile(5, 3, "Kalteng"),
    "63": Tile(6, 3, "Kalsel"),
    "75": Tile(8, 1, "Gorontalo"),
    "71": Tile(9, 1, "Sulut"),
    "72": Tile(8, 2, "Sulteng"),
    "76": Tile(8, 3, "Sulbar"),
    "74": Tile(9, 3, "Sultra"),
    "73": Tile(8, 4, "Sulsel"),
    "82": Tile(10, 2, "Malut"),
    "81": Tile(10, 4, "Maluku"),
    "96": Tile(11, 2, "Papua Barat Daya"),
    "92": Tile(12, 2, "Papua Barat"),
    "91": Tile(13, 2, "Papua"),
    "94": Tile(12, 3, "Papua Tengah"),
    "95": Tile(13, 3, "Papua Pegunungan"),
    "93": Tile(13, 4, "Papua Selatan"),
}


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """A province with its cooperatives; fictional ones are counted apart and never added."""

    name: str
    link: str
    """Empty where the province has no page."""
    tile: Tile | None
    real: int
    fictional: int


def tell_provinces(
    names: Mapping[str, str],
    paged: frozenset[str],
    real: Mapping[str, AreaResult],
    fictional: Mapping[str, AreaResult],
) -> tuple[ProvinceLine, ...]:
    """Every province by its two-digit code; `paged` are those with a page of their own."""
    return tuple(
        ProvinceLine(
            name,
            f"{code}/index.html" if code in paged else "",
            TILES.get(code),
            _count(code, real),
            _count(code, fictional),
        )
        for code, name in sorted(names.items())
        if len(code) == 2
    )


def _count(code: str, areas: Mapping[str, AreaResult]) -> int:
    return sum(len(area.cooperatives) for one, area in areas.items() if one[:2] == code)
