"""Exact numbers as plain decimal text for messages; pages word numbers themselves."""

from __future__ import annotations

from fractions import Fraction

FEWEST, MOST = 2, 6


def shown_exact(value: Fraction) -> str:
    """Two decimals, more only when the value has more; what never ends is rounded half up at six."""
    digits = FEWEST
    while digits < MOST and (value * 10**digits).denominator != 1:
        digits += 1
    scaled = abs(value) * 10**digits
    whole = (2 * scaled + 1) // 2
    text = f"{whole:0{digits + 1}d}"
    return f"{'-' if value < 0 else ''}{text[:-digits]}.{text[-digits:]}"
