"""The run of totals under one rulebook as inline SVG: the whole scale from 0 to 100, years to the right.

Positions are percentages of the width and sizes are pixels, as in `pages.figures`. A line joins totals only: an open
result is a span, and nothing is drawn through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup, escape

from generator.pages.figures import ScaleClass, describe
from generator.pages.language import said

_TOP, _BOTTOM = 26, 166
_LEFT, _RIGHT = Fraction(14), Fraction(86)
_FEW_TOTALS, _FEW_SPANS = 5, 3
"""More years than these are labelled at both ends only, so that no label meets another on a phone."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year: the total in percent of the scale, or the span it lies in."""

    year: int
    low: Fraction
    high: Fraction
    label: str


def score_trend(classes: tuple[ScaleClass, ...], points: tuple[TrendPoint, ...], description: str) -> Markup:
    """The picture; `points` are of one rulebook, oldest first."""
    parts = [
        f'<svg class="scale trend" width="100%" height="{_BOTTOM + 24}" role="img">',
        describe(said("Skor total dari tahun ke tahun"), description),
    ]
    for band in classes:
        top, height = _y(band.high), _y(band.low) - _y(band.high)
        parts.append(f'<rect x="0" y="{top:.1f}" width="100%" height="{height:.1f}" class="tint-{band.shape}"/>')
    for band in classes:
        if band.low > 0:
            parts.append(f'<text x="4" y="{_y(band.low) - 4:.1f}" class="small">{escape(band.label)}</text>')
    places = _spread(points)
    few = _FEW_TOTALS if all(one.low == one.high for one in points) else _FEW_SPANS
    for (one, x), (other, next_x) in pairwise(zip(points, places, strict=True)):
        if one.low == one.high and other.low == other.high:
            parts.append(
                f'<line x1="{x}" y1="{_y(one.low):.1f}" x2="{next_x}" y2="{_y(other.low):.1f}" class="needle"/>'
            )
    for number, (one, x) in enumerate(zip(points, places, strict=True)):
        if one.low == one.high:
            parts.append(f'<circle cx="{x}" cy="{_y(one.low):.1f}" r="5"/>')
        else:
            parts.append(f'<line x1="{x}" y1="{_y(one.low):.1f}" x2="{x}" y2="{_y(one.high):.1f}" class="range"/>')
        if len(points) <= few or number in (0, len(points) - 1):
            label = escape(one.label)
            parts.append(f'<text x="{x}" y="{_y(one.high) - 10:.1f}" text-anchor="middle" class="total">{label}</text>')
        parts.append(f'<text x="{x}" y="{_BOTTOM + 18}" text-anchor="middle" class="small">{one.year}</text>')
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - every text above went through escape


def _y(value: Fraction) -> float:
    inside = min(max(value, Fraction(0)), Fraction(100))
    return float(_BOTTOM - inside * (_BOTTOM - _TOP) / 100)


def _spread(points: tuple[TrendPoint, ...]) -> list[str]:
    """Years at their true distance, so that a missing year is a gap."""
    first, span = points[0].year, points[-1].year - points[0].year
    step = (_RIGHT - _LEFT) / span if span else Fraction(0)
    return [f"{float(_LEFT + (one.year - first) * step):.2f}%" for one in points]
