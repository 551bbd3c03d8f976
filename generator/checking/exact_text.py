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


def rupiah(value: Fraction | int) -> str:
    """`1.250.000` as Indonesians write it; half rupiah kept."""
    whole, rest = divmod(abs(Fraction(value)), 1)
    text = f"{int(whole):,}".replace(",", ".")
    if rest:
        text += "," + float_free(rest).partition(".")[2]
    return f"-{text}" if value < 0 else text


def float_free(value: Fraction) -> str:
    """Up to six decimals without passing through binary floats."""
    scaled = round(abs(value) * 10**6)
    whole, rest = divmod(scaled, 10**6)
    decimals = f"{rest:06d}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' + decimals if decimals else ''}"
