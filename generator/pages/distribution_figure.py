"""How many cooperatives changed by how many points: upright bars as inline SVG, each with its number above it.

The counts stand in the description as well, and line by line in the table beside it. Text is escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.model.dashboard import ChangeBin
from generator.pages.figures import describe
from generator.pages.language import said

_TOP, _BOTTOM, _HEIGHT = 22, 150, 186
_MINUS = "\N{MINUS SIGN}"


def change_bars(bins: Sequence[ChangeBin], description: str) -> Markup:
    """The picture; each edge between two bars carries its points, zero a stronger line."""
    if not bins:
        return Markup("")
    most = max(one.count for one in bins)
    width = 100 / len(bins)
    parts = [
        f'<svg class="scale change-bars" width="100%" height="{_HEIGHT}" role="img">',
        describe(said("Sebaran perubahan nilai"), description),
        f'<svg x="4%" width="92%" height="{_HEIGHT}" class="inner">',
    ]
    for number, one in enumerate(bins):
        left = number * width
        height = (_BOTTOM - _TOP) * one.count / most
        way = "falling" if one.high <= 0 else "rising"
        if one.count:
            parts.append(
                f'<rect x="{left + width * 0.06:.2f}%" y="{_BOTTOM - height:.1f}" width="{width * 0.88:.2f}%" '
                f'height="{height:.1f}" class="{way}"/>'
            )
            parts.append(
                f'<text x="{left + width / 2:.2f}%" y="{_BOTTOM - height - 6:.1f}" text-anchor="middle" '
                f'class="number">{one.count}</text>'
            )
    parts.append(f'<line x1="0" x2="100%" y1="{_BOTTOM}" y2="{_BOTTOM}" class="axis"/>')
    every = max(1, -(-len(bins) // 8))
    for number, edge in enumerate([*(one.low for one in bins), bins[-1].high]):
        x = number * width
        zero = " zero" if edge == 0 else ""
        top = _TOP if zero else _BOTTOM
        parts.append(f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{top}" y2="{_BOTTOM + 5}" class="tick{zero}"/>')
        if number % every == 0 or zero:
            parts.append(
                f'<text x="{x:.2f}%" y="{_BOTTOM + 20}" text-anchor="middle" class="small">{signed(edge)}</text>'
            )
    return Markup("".join(parts) + "</svg></svg>")  # noqa: S704 - every text above went through escape


def signed(points: int) -> str:
    """With its sign, as on an axis around zero."""
    return f"+{points}" if points > 0 else f"{_MINUS}{-points}" if points < 0 else "0"
