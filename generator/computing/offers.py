"""Rows of a product catalogue -> offers for the shared catalogue. Pure.

Knows how a capacity is read as weight, and only where it is written as one (`2 ton per bulan`). Anything else stays
text: bottles are not weighed.
"""

from __future__ import annotations

import re
from fractions import Fraction

from generator.model.certificate import read_certificates
from generator.model.cooperative import Cooperative
from generator.model.dossier import Product
from generator.model.offers import OfferPhoto, ProductOffer

_CAPACITY = re.compile(
    r"(?:sekitar |kira-kira )?(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?P<decimals>,[0-9]+)? "
    r"(?P<unit>kg|kilogram|kuintal|ton) (?P<period>sebulan|per bulan|setahun|per tahun)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_KILOGRAMS = (("kg", 1), ("kilogram", 1), ("kuintal", 100), ("ton", 1000))
_MONTHS = (("bulan", 1), ("tahun", 12))


def collect_offers(cooperative: Cooperative) -> tuple[ProductOffer, ...]:
    """What the cooperative offers to everybody, in the order of its file; unpublished rows are left out."""
    photos = find_photos(cooperative)
    return tuple(
        make_offer(row.content, photos.get(row.content.image or ""))
        for row in cooperative.products or ()
        if row.content.published
    )


def make_offer(product: Product, photo: OfferPhoto | None = None) -> ProductOffer:
    """One row."""
    return ProductOffer(
        product.id,
        product.name,
        product.category,
        product.description,
        product.unit,
        product.price,
        product.capacity,
        read_monthly_kilograms(product.capacity),
        product.minimum_order,
        product.lead_time_days,
        read_certificates(product.certificates),
        product.order_channel,
        photo,
    )


def find_photos(cooperative: Cooperative) -> dict[str, OfferPhoto]:
    """Photos that have a file, by its name; the first line of a file counts."""
    files = {one.name: one for one in cooperative.images}
    found: dict[str, OfferPhoto] = {}
    for photo in cooperative.photos.content.photos if cooperative.photos else ():
        if (image := files.get(photo.file)) is not None:
            found.setdefault(photo.file, OfferPhoto(image.name, image.width, image.height, photo.alt))
    return found


def read_monthly_kilograms(capacity: str | None) -> Fraction | None:
    """Kilograms a month; None for whatever is not a weight in a month or a year."""
    found = _CAPACITY.fullmatch((capacity or "").strip())
    if found is None:
        return None
    decimals = (found["decimals"] or ",0").replace(",", ".", 1)
    number = Fraction(found["number"].replace(".", "")) + Fraction(f"0{decimals}")
    unit = dict(_KILOGRAMS)[found["unit"].lower()]
    months = next(months for name, months in _MONTHS if found["period"].lower().endswith(name))
    return number * unit / months
