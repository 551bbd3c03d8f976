"""The change from a first to a final assessment as inline SVG: slopes of the aspects, and one strip for each.

Every aspect is drawn in percent of its own highest points, so that small and large aspects compare; the points stand in
the table beside it. What is not known is not drawn. Text is escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape

from generator.pages.figures import describe
from generator.pages.language import said

_TOP, _BOTTOM = 18, 258
_LEFT, _RIGHT = Fraction(13), Fraction(52)
_NAMES = Fraction(58)
_APART = 17
"""Pixels between two labels, so that no name meets another."""


@dataclass(frozen=True, slots=True)
class Slope:
    """One aspect: its letter in the table, its name, shares in percent; None is not known."""

    letter: str
    name: str
    before: Fraction | None
    after: Fraction | None


def aspect_slopes(slopes: Sequence[Slope], before: str, after: str, description: str) -> Markup:
    """The picture: first assessment on the left, final one on the right, a line for each aspect known in both."""
    parts = [
        f'<svg class="scale slopes" width="100%" height="{_BOTTOM + 26}" role="img">',
        describe(said("Perubahan nilai tiap aspek"), description),
    ]
    for share in (0, 25, 50, 75, 100):
        y = _y(Fraction(share))
        parts.append(f'<line x1="{_LEFT}%" x2="{_RIGHT}%" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(
            f'<text x="{float(_LEFT) - 1.5:.1f}%" y="{y + 4:.1f}" text-anchor="end" class="small">{share}</text>'
        )
    for x, label in ((_LEFT, before), (_RIGHT, after)):
        parts.append(f'<line x1="{x}%" x2="{x}%" y1="{_TOP}" y2="{_BOTTOM}" class="axis"/>')
        parts.append(f'<text x="{x}%" y="{_BOTTOM + 20}" text-anchor="middle" class="small">{escape(label)}</text>')
    labels = _spread([one.after if one.after is not None else one.before for one in slopes])
    for one, label_y in zip(slopes, labels, strict=True):
        parts += _draw(one, label_y)
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - every text above went through escape


def _draw(one: Slope, label_y: float | None) -> list[str]:
    parts = []
    if one.before is not None and one.after is not None:
        way = "falling" if one.after < one.before else "rising"
        parts.append(
            f'<line x1="{_LEFT}%" y1="{_y(one.before):.1f}" x2="{_RIGHT}%" y2="{_y(one.after):.1f}" '
            f'class="slope {way}"/>'
        )
    if one.before is not None:
        parts.append(f'<circle cx="{_LEFT}%" cy="{_y(one.before):.1f}" r="4.5" class="start"/>')
    if one.after is not None:
        parts.append(f'<circle cx="{_RIGHT}%" cy="{_y(one.after):.1f}" r="5" class="end"/>')
    if label_y is not None:
        known = one.after if one.after is not None else one.before
        end = _RIGHT if one.after is not None else _LEFT
        if known is not None:
            parts.append(
                f'<line x1="{float(end) + 1.4:.1f}%" y1="{_y(known):.1f}" x2="{float(_NAMES) - 1:.1f}%" '
                f'y2="{label_y - 4:.1f}" class="leader"/>'
            )
        parts.append(
            f'<text x="{_NAMES}%" y="{label_y:.1f}" class="label"><tspan class="letter">{escape(one.letter)}</tspan>'
            f'<tspan class="name" dx="5">{escape(one.name)}</tspan></text>'
        )
    return parts


def change_strip(
    before: Fraction | None, after: Fraction | None, spans: tuple[tuple[Fraction, Fraction], ...]
) -> Markup:
    """One aspect on its whole scale: an open mark for the first, a full one for the final; open results as spans."""
    parts = [
        '<svg class="strip change-strip" width="100%" height="18" aria-hidden="true">',
        '<rect x="0" y="5" width="100%" height="8" class="ground"/>',
    ]
    for low, high in spans:
        parts.append(f'<line x1="{_x(low)}" x2="{_x(high)}" y1="9" y2="9" class="open-span"/>')
    if before is not None and after is not None:
        way = "falling" if after < before else "rising"
        parts.append(f'<line x1="{_x(before)}" x2="{_x(after)}" y1="9" y2="9" class="way {way}"/>')
    if before is not None:
        parts.append(f'<circle cx="{_x(before)}" cy="9" r="5" class="start"/>')
    if after is not None:
        parts.append(f'<circle cx="{_x(after)}" cy="9" r="5.5" class="end"/>')
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - numbers and constants only


def _spread(values: Sequence[Fraction | None]) -> list[float | None]:
    """Heights of the labels: beside their points, moved apart where they would touch."""
    order = sorted((-value, number) for number, value in enumerate(values) if value is not None)
    places: list[float | None] = [None] * len(values)
    previous = float(_TOP - _APART)
    for negative, number in order:
        previous = max(_y(-negative) + 4, previous + _APART)
        places[number] = previous
    overflow = previous - (_BOTTOM + 4)
    if overflow > 0:
        limit = float(_BOTTOM + 4)
        for _, number in reversed(order):
            place = places[number]
            if place is not None:
                places[number] = limit = min(place, limit)
                limit -= _APART
    return places


def _y(share: Fraction) -> float:
    inside = min(max(share, Fraction(0)), Fraction(100))
    return float(_BOTTOM - inside * (_BOTTOM - _TOP) / 100)


def _x(share: Fraction) -> str:
    """Kept away from the ends, so that a mark at 0 or 100 is whole."""
    inside = min(max(share, Fraction(0)), Fraction(100))
    return f"{float(2 + inside * 96 / 100):.2f}%"
