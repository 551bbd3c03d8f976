"""Geometry of the pictures, as pure functions from numbers to inline SVG.

Positions are percentages of the width and sizes are pixels, so a picture fills a phone and a sheet of paper alike and
its text keeps its size. Colours come from the stylesheet; shape and label carry the meaning. Text is escaped here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from textwrap import wrap

from markupsafe import Markup, escape

from generator.pages.language import said, written

_RANKED = ("a", "b", "c", "e")
_LAST = "d"
_PATHS = {
    "a": "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z",
    "b": "M-4.5-4.5H4.5V4.5H-4.5Z",
    "c": "M0-5.2L5.4 4.4H-5.4Z",
    "e": "M0 5.2L5.4-4.4H-5.4Z",
    "d": "M0-5.8L5.8 0L0 5.8L-5.8 0Z",
}
_HATCH = (
    '<defs><pattern id="{id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" class="hatch-ground"/><rect width="2.5" height="7" class="hatch-line"/></pattern>'
    "</defs>"
)


@dataclass(frozen=True, slots=True, eq=False)
class ScaleClass:
    """A predicate on the scale: limits in percent of the scale, shape by its place among the classes.

    Made once per rulebook and told apart by identity, so that the ground of a picture is found quickly.
    """

    low: Fraction
    high: Fraction
    shape: str
    label: str
    """The lower limit as text."""


def shape_of(position: int, classes: int) -> str:
    """The shape of the class at `position` (0 is the best): the last class always has the last shape."""
    if position == classes - 1:
        return _LAST
    return _RANKED[min(position, len(_RANKED) - 1)]


def mark(shape: str) -> Markup:
    """The small shape that stands before a predicate's name."""
    return Markup(  # noqa: S704 - both parts are constants of this module
        f'<svg class="mark mark-{shape}" viewBox="-7 -7 14 14" aria-hidden="true"><path d="{_PATHS[shape]}"/></svg>'
    )


def describe(title: str, description: str) -> str:
    """The name of a picture and what it shows, as its first children: for screen readers and a pointer at rest."""
    return f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"


def _at(value: Fraction) -> str:
    # The quotient of whole numbers is the same float as that of the fraction, without its detours.
    return f"{min(max(value.numerator / value.denominator, 0.0), 100.0):.2f}%"


@lru_cache(maxsize=64)
def _scale_ground(classes: tuple[ScaleClass, ...]) -> str:
    parts = [_HATCH.format(id="hatch-scale")]
    for one in classes:
        middle, width = (one.low + one.high) / 2, one.high - one.low
        parts.append(f'<rect x="{_at(one.low)}" y="38" width="{_at(width)}" height="22" class="tint-{one.shape}"/>')
        parts.append(
            f'<svg x="{_at(middle)}" y="49" class="over mark-{one.shape}"><path d="{_PATHS[one.shape]}"/></svg>'
        )
    for one in classes:
        if one.low > 0:
            parts.append(f'<line x1="{_at(one.low)}" x2="{_at(one.low)}" y1="34" y2="66" class="tick"/>')
            parts.append(
                f'<text x="{_at(one.low)}" y="82" text-anchor="middle" class="small">{escape(one.label)}</text>'
            )
    parts.append('<text x="0" y="82" class="small">0</text>')
    parts.append('<text x="100%" y="82" text-anchor="end" class="small">100</text>')
    return "".join(parts)


def score_scale(classes: tuple[ScaleClass, ...], low: Fraction, high: Fraction, label: str, description: str) -> Markup:
    """The whole scale from 0 to 100 with its classes; the result as a mark, or as a hatched span when it is open."""
    parts = [
        '<svg class="scale" width="100%" height="92" role="img">',
        describe(said("Skor pada skala 0 sampai 100"), description),
        _scale_ground(classes),
    ]
    if low != high:
        parts.append(
            f'<rect x="{_at(low)}" y="38" width="{_at(high - low)}" height="22" fill="url(#hatch-scale)" class="span"/>'
        )
        parts.append(f'<line x1="{_at(low)}" x2="{_at(low)}" y1="28" y2="66" class="needle"/>')
    parts.append(f'<line x1="{_at(high)}" x2="{_at(high)}" y1="28" y2="66" class="needle"/>')
    middle = (low + high) / 2
    anchor = "start" if middle < 18 else "end" if middle > 82 else "middle"
    # Near an end the label hangs from that end of the scale, so that it never leaves the picture.
    place = Fraction(0) if middle < 18 else Fraction(100) if middle > 82 else middle
    for end in {low, high}:
        parts.append(f'<svg x="{_at(end)}" y="28" class="over needle-head"><path d="M-6-7H6L0 2Z"/></svg>')
    parts.append(f'<text x="{_at(place)}" y="15" text-anchor="{anchor}" class="value">{escape(label)}</text></svg>')
    return Markup("".join(parts))  # noqa: S704 - every text above went through escape


@lru_cache(maxsize=64)
def _strip_ground(classes: tuple[ScaleClass, ...]) -> str:
    parts = ['<svg class="strip" width="100%" height="18" aria-hidden="true">']
    for one in classes:
        parts.append(
            f'<rect x="{_at(one.low)}" y="5" width="{_at(one.high - one.low)}" height="8" class="tint-{one.shape}"/>'
        )
    for one in classes:
        if one.low > 0:
            parts.append(f'<line x1="{_at(one.low)}" x2="{_at(one.low)}" y1="4" y2="14" class="tick"/>')
    return "".join(parts)


def strip_symbol(classes: tuple[ScaleClass, ...], name: str) -> Markup:
    """The ground of the strips of a long list, drawn once; `name` is an id of the page."""
    ground = _strip_ground(classes).split(">", 1)[1]
    return Markup(f'<symbol id="{escape(name)}" overflow="visible">{ground}</symbol>')  # noqa: S704 - escaped


def refer_strip(strip: Markup, classes: tuple[ScaleClass, ...], name: str) -> Markup:
    """A strip that shows the ground drawn once instead of its own."""
    ground = _strip_ground(classes)
    head = ground.split(">", 1)[0]
    return Markup(str(strip).replace(ground, f'{head}><use href="#{escape(name)}"/>', 1))  # noqa: S704 - escaped


def score_strip(classes: tuple[ScaleClass, ...], low: Fraction, high: Fraction) -> Markup:
    """The same scale as one line of a list, without text: the numbers stand beside it."""
    parts = [_strip_ground(classes)]
    if low != high:
        parts.append(f'<line x1="{_at(low)}" x2="{_at(high)}" y1="9" y2="9" class="beam"/>')
    for end in (low,) if low == high else (low, high):
        parts.append(f'<line x1="{_at(end)}" x2="{_at(end)}" y1="0" y2="18" class="needle"/>')
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - numbers and constants only


_COLUMN = Fraction(20)
_ROW_HEIGHT = 104
_STEP = 25
_CELL_ROWS = 4
_LINE = 21
MIDDLE_LEVEL = 3
"""The lowest level that counts as high."""


def stakeholder_map(points: tuple[tuple[str, int, int], ...], description: str) -> Markup:
    """Interest to the right, influence upwards, one cell for each pair of levels; a point is its number in the list.

    Names stand in their own cell, so they cannot collide; a cell with more points than rows shows numbers only.
    """
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for position, (_, interest, influence) in enumerate(points):
        cells[(interest, influence)].append(position)
    height = 5 * _ROW_HEIGHT
    # Levels from MIDDLE_LEVEL up count as high, so the lines run between cells and through no name.
    cut, edge = 20 * (MIDDLE_LEVEL - 1), _ROW_HEIGHT * (6 - MIDDLE_LEVEL)
    parts = [
        f'<svg class="map" width="100%" height="{height}" role="img">',
        describe(said("Peta pemangku kepentingan"), description),
        f'<rect x="{cut}%" width="{100 - cut}%" height="{edge}" class="close"/>',
    ]
    for step in range(1, 5):
        parts.append(f'<line x1="{step * 20}%" x2="{step * 20}%" y1="0" y2="{height}" class="grid"/>')
        parts.append(f'<line x1="0" x2="100%" y1="{step * _ROW_HEIGHT}" y2="{step * _ROW_HEIGHT}" class="grid"/>')
    for level in range(1, 6):
        middle = (5 - level) * _ROW_HEIGHT + _ROW_HEIGHT // 2
        parts.append(f'<text x="-6" y="{middle + 4}" text-anchor="end" class="level">{level}</text>')
        parts.append(
            f'<text x="{level * 20 - 10}%" y="{height + 16}" text-anchor="middle" class="level">{level}</text>'
        )
    parts.append(f'<line x1="{cut}%" x2="{cut}%" y1="0" y2="{height}" class="axis"/>')
    parts.append(f'<line x1="0" x2="100%" y1="{edge}" y2="{edge}" class="axis"/>')
    for (interest, influence), members in sorted(cells.items()):
        left, top = _COLUMN * (interest - 1), (5 - influence) * _ROW_HEIGHT
        parts.append(f'<svg x="{_at(left)}" y="{top}" class="over"{written()}>{_cell(points, members)}</svg>')
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - names are escaped in _cell


def _cell(points: tuple[tuple[str, int, int], ...], members: list[int]) -> str:
    rows = min(len(members), _CELL_ROWS)
    step = 2 * _STEP if len(members) == 2 else _STEP
    first = _ROW_HEIGHT / 2 - (rows - 1) * step / 2
    parts = []
    for order, position in enumerate(members[: 2 * _CELL_ROWS]):
        column, row = divmod(order, _CELL_ROWS)
        x, y = 17 + column * _STEP, first + row * step
        parts.append(
            f'<circle cx="{x}" cy="{y:g}" r="10.5"/><text x="{x}" y="{y + 4:g}" class="number">{position + 1}</text>'
        )
        if len(members) <= _CELL_ROWS:
            lines = wrap(points[position][0], _LINE, max_lines=3 if len(members) <= 2 else 2, placeholder=" …")
            start = y + 4 - 6.5 * (len(lines) - 1)
            parts += [
                f'<text x="{x + 15}" y="{start + 13 * number:g}" class="name">{escape(line)}</text>'
                for number, line in enumerate(lines)
            ]
    if len(members) > 2 * _CELL_ROWS:
        parts.append(f'<text x="17" y="{_ROW_HEIGHT - 3}" class="more">+{len(members) - 2 * _CELL_ROWS}</text>')
    return "".join(parts)
