"""A product as the shared catalogue for buyers shows it, already projected for the audience of the build.

Plain and small, since it travels between processes and lies in the cache. Refuses to know any score of its cooperative.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from generator.model.certificate import Certificate


@dataclass(frozen=True, slots=True)
class OfferPhoto:
    """A photo that may be shown; width and height in pixels."""

    file: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class ProductOffer:
    """One published product; None is not stated. `price` in whole rupiah for one `unit`."""

    id: str
    name: str
    category: str
    description: str | None
    unit: str | None
    price: int | None
    capacity: str | None
    monthly_kilograms: Fraction | None
    """The capacity as weight, where it is written as one."""
    minimum_order: str | None
    lead_time_days: int | None
    certificates: tuple[Certificate, ...]
    order_channel: str | None
    photo: OfferPhoto | None


@cache
def _adapter() -> TypeAdapter[tuple[ProductOffer, ...]]:
    return TypeAdapter(tuple[ProductOffer, ...])


def pack_offers(offers: tuple[ProductOffer, ...]) -> Any:
    """As values that JSON can hold; Fractions as text."""
    return _adapter().dump_python(offers, mode="json")


def unpack_offers(data: Any) -> tuple[ProductOffer, ...]:
    """The same values again; raises ValueError when they do not fit."""
    return _adapter().validate_python(data, strict=False)
