"""Amounts of several years as bars, drawn at build time: one row a name, one bar a year, all from the same zero.

Positions are percentages of the width and sizes are pixels, as in `pages.figures`. The axis starts at zero or at the
lowest negative amount and is never cut; years differ by filling, so the picture holds in grey. Refuses to know what
the amounts mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape

from generator.pages import wording
from generator.pages.figures import describe
from generator.pages.language import said

_BAR, _GAP, _NAME, _SPACE = 13, 4, 20, 12
_LEFT, _RIGHT = Fraction(0), Fraction(60)
"""Bars stand between these; the amounts are set flush right beside them."""
MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class BarRow:
    """One name with an amount for each year, the newest first; None where nothing is known."""

    name: str
    amounts: tuple[int | None, ...]


def bar_figure(title: str, years: Sequence[str], rows: Sequence[BarRow]) -> Markup:
    """The picture; empty when there is nothing to draw."""
    known = [amount for row in rows for amount in row.amounts if amount is not None]
    low, high = min([0, *known]), max([0, *known])
    if low == high:
        return Markup()
    parts: list[str] = []
    top = 0
    zero = _at(0, low, high)
    for row in rows:
        parts.append(f'<text y="{top + 14}" class="name">{escape(row.name)}</text>')
        y = top + _NAME
        for number, (year, amount) in enumerate(zip(years, row.amounts, strict=True)):
            if amount is not None:
                start, end = sorted((zero, _at(amount, low, high)))
                parts.append(
                    f'<rect{_place(start)} y="{y}" width="{_percent(end - start)}" height="{_BAR}"'
                    f' class="bar-{min(number, 2)}"/>'
                )
            shown = said("tidak diketahui") if amount is None else wording.short_rupiah(amount)
            parts.append(f'<text x="100%" y="{y + 11}">{escape(shown)} · {escape(year)}</text>')
            y += _BAR + _GAP
        top = y + _SPACE - _GAP
    height = top - _SPACE + 2
    axis = f'<line x1="{_percent(zero)}" x2="{_percent(zero)}" y1="{_NAME}" y2="{height}" class="axis"/>'
    told = said("Satu batang tiap tahun, semuanya dari nol; angka lengkapnya pada tabel di bawah gambar.")
    picture = f'<svg class="bars" width="100%" height="{height}" role="img">{describe(title, told)}'
    return Markup(f"{picture}{''.join(parts)}{axis}</svg>")  # noqa: S704 - every text went through escape


def _at(amount: int, low: int, high: int) -> Fraction:
    return _LEFT + (_RIGHT - _LEFT) * Fraction(amount - low, high - low)


def _place(start: Fraction) -> str:
    """Where a bar starts; nothing is said of zero, which is where every bar starts by itself."""
    return f' x="{_percent(start)}"' if start else ""


def _percent(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".") + "%"
