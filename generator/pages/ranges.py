"""The limits of bands and predicates in words, with what belongs to them said; exact values in, text out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generator.model.rulebook import Band, Predicate, Unit
from generator.pages import wording
from generator.pages.language import said


def band_range(band: Band, unit: Unit = Unit.PERCENT) -> str:
    """The limits of a band in words, with what belongs to it said."""
    low, above, high, below = (
        None if limit is None else _measured(limit, unit)
        for limit in (band.at_least, band.above, band.at_most, band.below)
    )
    if band.at_least is None and band.above is None:
        if below is not None:
            return said("kurang dari {limit}", limit=below)
        return said("{limit} atau kurang", limit=high) if high is not None else said("semua nilai")
    if low is None:
        if below is not None:
            return said("lebih dari {low} sampai kurang dari {high}", low=above, high=below)
        return (
            said("lebih dari {limit}", limit=above)
            if high is None
            else said("lebih dari {low} sampai {high}", low=above, high=high)
        )
    return _span(low, below, high)


def _span(low: str, below: str | None, high: str | None) -> str:
    if below is not None:
        return said("{low} sampai kurang dari {high}", low=low, high=below)
    if high is not None:
        return said("{low} sampai {high}", low=low, high=high)
    return said("{limit} atau lebih", limit=low)


def _measured(value: Decimal, unit: Unit) -> str:
    return wording.trimmed(value) + wording.unit_suffix(unit)


def band_limits(band: Band) -> tuple[Fraction, ...]:
    """All limits a band names."""
    return tuple(
        Fraction(limit) for limit in (band.at_least, band.above, band.at_most, band.below) if limit is not None
    )


def predicate_range(predicate: Predicate) -> str:
    """The limits of a predicate in points."""
    if predicate.below is not None and predicate.at_least == 0:
        return said("kurang dari {limit}", limit=wording.trimmed(predicate.below))
    return _span(
        wording.trimmed(predicate.at_least), None if predicate.below is None else wording.trimmed(predicate.below), None
    )
