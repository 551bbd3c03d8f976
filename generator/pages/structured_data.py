"""Products as schema.org data for machines: only what the files state, and only of cooperatives that exist.

The text is made for a script element: nothing in it can end that element or begin another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from generator.model.offers import ProductOffer

_ESCAPES = MappingProxyType({ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&'\u2028\u2029"})


def list_products(items: Iterable[dict[str, Any]]) -> Markup:
    """A schema.org ItemList as JSON; empty when there is nothing to list."""
    listed = [{"@type": "ListItem", "position": number, "item": item} for number, item in enumerate(items, start=1)]
    if not listed:
        return Markup()
    whole = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": listed}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - what could end the script element is escaped just before


def describe_product(
    offer: ProductOffer, seller: str, places: tuple[str, ...], address: str, image: str
) -> dict[str, Any]:
    """One Product with its Offer; `places` from the smallest area to the province, addresses relative to the page."""
    found: dict[str, Any] = {
        "@type": "Product",
        "name": offer.name,
        "category": offer.category,
        "url": address,
        "description": offer.description,
        "image": image or None,
        "hasCertification": [
            _kept({"@type": "Certification", "name": one.name, "expires": _day(one.valid_until)})
            for one in offer.certificates
        ],
        "offers": _offer(offer, seller, places),
    }
    return _kept(found)


def _offer(offer: ProductOffer, seller: str, places: tuple[str, ...]) -> dict[str, Any]:
    organization: dict[str, Any] = {"@type": "Organization", "name": seller}
    if places:
        organization["address"] = _kept(
            {
                "@type": "PostalAddress",
                "addressCountry": "ID",
                "addressRegion": places[-1],
                "addressLocality": ", ".join(places[:-1]),
            }
        )
    found: dict[str, Any] = {"@type": "Offer", "seller": organization}
    if offer.price is not None:
        found |= {"price": str(offer.price), "priceCurrency": "IDR"}
        if offer.unit:
            found["priceSpecification"] = {
                "@type": "UnitPriceSpecification",
                "price": str(offer.price),
                "priceCurrency": "IDR",
                "unitText": offer.unit,
            }
    if offer.lead_time_days is not None:
        found["deliveryLeadTime"] = {"@type": "QuantitativeValue", "value": offer.lead_time_days, "unitCode": "DAY"}
    return found


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
