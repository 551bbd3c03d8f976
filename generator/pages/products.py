"""The catalogue of products for buyers: what all cooperatives offer, real ones first, fictional ones apart.

Knows what a buyer asks: what, how much, from where, how soon, with which certificate, how to order. Refuses to show a
score of the cooperative beside its goods.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from generator.model.certificate import CertificateState
from generator.model.content import Content
from generator.model.offers import ProductOffer
from generator.model.results import CooperativeOverview
from generator.model.translations import INDONESIAN
from generator.pages import wording
from generator.pages.catalogue import LAST, NOT_STATED, tell_region
from generator.pages.certificate_text import CertificateText, tell_certificates
from generator.pages.edition import make_download
from generator.pages.environment import Templates
from generator.pages.facets import Choice, Facet, Row, collect_facet, slug, tell_tokens
from generator.pages.language import Labels, marked, said
from generator.pages.language import language as spoken
from generator.pages.page import Download, Page
from generator.pages.photos import FOLDER
from generator.pages.structured_data import describe_product, list_products
from generator.pages.table_csv import write_rows_csv

PATH = "produk/index.html"
TITLE = marked("Produk koperasi")
DESCRIPTION = marked("Produk koperasi dengan wilayah, kapasitas, sertifikat dan cara memesan.")
MOST = 1000
"""Products on one page: beyond, a browser takes long to show them."""
FILE = "produk/produk.csv"
WEIGHTS = (
    (Fraction(100), marked("100 kg sebulan atau lebih"), "kg-100"),
    (Fraction(1000), marked("1 ton sebulan atau lebih"), "kg-1000"),
    (Fraction(10_000), marked("10 ton sebulan atau lebih"), "kg-10000"),
)
BY_WEIGHT = marked("Menurut berat")
VALIDITY: Mapping[CertificateState, str] = Labels(
    {
        CertificateState.VALID: "ada yang masih berlaku",
        CertificateState.UNDATED: "ada, tanggal akhirnya belum disebutkan",
        CertificateState.EXPIRED: "ada yang sudah habis masanya",
    }
)
HEADING = (
    "koperasi", "nama_koperasi", "wilayah", "produk", "nama", "kelompok", "keterangan", "satuan", "harga", "kapasitas",
    "pesanan_minimum", "penyiapan_hari", "sertifikat", "cara_memesan", "rekaan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProductCard:
    """One product with its cooperative."""

    offer: ProductOffer
    cooperative: CooperativeOverview
    places: tuple[str, ...]
    certificates: tuple[CertificateText, ...]
    row: Row
    """Its answers to the facets."""
    address: str
    image: str
    """Empty when there is no photo."""

    @property
    def place(self) -> str:
        """`Kabupaten Buleleng, Bali`: the regency is near enough for a buyer."""
        return ", ".join(self.places[-2:]) or self.cooperative.place or ""

    @property
    def tokens(self) -> str:
        """For the attribute by which it is filtered."""
        return tell_tokens(self.row)

    @property
    def province(self) -> str:
        """The code of the province; `-` when it is not known."""
        return next(choice.value for choice in self.row["wilayah"])


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """A province with its own page: how many products, of which groups."""

    name: str
    link: str
    products: str
    fictional: str
    """Empty when there is none."""
    groups: str


def render_products(
    templates: Templates, overviews: tuple[CooperativeOverview, ...], content: Content, as_of: date, most: int = MOST
) -> tuple[Page, ...]:
    """One page of all products; beyond `most` products a page for each province, and the first page leads to them.

    The file for spreadsheets holds all of them either way.
    """
    cards = [_card(one, offer, content, as_of) for one in overviews for offer in one.offers]
    cards.sort(key=lambda card: (card.offer.category.lower(), card.offer.name.lower(), card.cooperative.id))
    file = make_download(FILE, lambda: write_rows_csv(HEADING, list(_list_rows(cards))))
    if len(cards) <= most:
        return (_page(templates, PATH, said(TITLE), cards, (), as_of, file),)
    groups: dict[str, list[ProductCard]] = defaultdict(list)
    for card in cards:
        groups[card.province].append(card)
    parts = [_page(templates, *_address(code, content), groups[code], (), as_of) for code in sorted(groups)]
    provinces = tuple(_line(page, groups[code]) for code, page in zip(sorted(groups), parts, strict=True))
    return (_page(templates, PATH, said(TITLE), [], provinces, as_of, file), *parts)


def _address(code: str, content: Content) -> tuple[str, str]:
    """Path and title of a province's page."""
    if code not in content.regions:
        return "produk/tanpa-wilayah.html", said("Produk koperasi yang wilayahnya belum disebutkan")
    return f"produk/{code}.html", said("Produk koperasi di {province}", province=content.regions[code])


def _line(page: Page, cards: list[ProductCard]) -> ProvinceLine:
    fictional = sum(card.cooperative.fictional for card in cards)
    return ProvinceLine(
        page.title,
        page.path.rsplit("/", 1)[-1],
        wording.count(len(cards) - fictional),
        wording.count(fictional) if fictional else "",
        wording.joined(tuple(sorted({card.offer.category for card in cards}, key=str.lower))),
    )


def _page(
    templates: Templates,
    path: str,
    title: str,
    cards: list[ProductCard],
    provinces: tuple[ProvinceLine, ...],
    as_of: date,
    file: Download | None = None,
) -> Page:
    real = [card for card in cards if not card.cooperative.fictional]
    values: dict[str, Any] = {
        "real": real,
        "fictional": [card for card in cards if card.cooperative.fictional],
        "sellers": len({card.cooperative.id for card in real}),
        "provinces": provinces,
        "facets": _facets([card.row for card in cards]),
        "file": FILE.rsplit("/", 1)[-1],
        # One edition tells machines: another would offer the same goods twice.
        "data": list_products(_tell_machines(card) for card in real if spoken() == INDONESIAN),
        "as_of": as_of,
        "at_home": path == PATH,
    }
    names = " ".join(sorted({card.offer.category for card in cards}))
    body = templates.render("pages/products.html", values)
    description = said(DESCRIPTION) if path == PATH else f"{title}. {said(DESCRIPTION)}"
    return Page(path, PATH, title, description, body, f"{title}. {said(DESCRIPTION)} {names}", (file,) if file else ())


def _tell_machines(card: ProductCard) -> dict[str, Any]:
    return describe_product(card.offer, card.cooperative.name, card.places, card.address, card.image)


def _card(one: CooperativeOverview, offer: ProductOffer, content: Content, as_of: date) -> ProductCard:
    return ProductCard(
        offer,
        one,
        content.region_path(one.region) if one.region else (),
        tell_certificates(offer.certificates, as_of),
        _describe(one, offer, content, as_of),
        f"../koperasi/{one.id}/index.html#p-{offer.id}",
        f"../koperasi/{one.id}/{FOLDER}/{offer.photo.file}" if offer.photo else "",
    )


def _describe(one: CooperativeOverview, offer: ProductOffer, content: Content, as_of: date) -> Row:
    return {
        "kelompok": (Choice((0,), "", offer.category, slug(offer.category)),),
        "wilayah": tell_region(one.region, content),
        "kapasitas": tuple(_capacity(offer)),
        "sertifikat": tuple(_certificates(offer, as_of)),
    }


def _capacity(offer: ProductOffer) -> Iterator[Choice]:
    weight = offer.monthly_kilograms
    if offer.capacity is None:
        yield Choice((LAST,), "", said(NOT_STATED), "-")
    elif weight is None:
        yield Choice((LAST - 1,), "", said("disebutkan dengan satuan lain"), "lain")
    elif weight < WEIGHTS[0][0]:
        yield Choice((0,), said(BY_WEIGHT), said("kurang dari 100 kg sebulan"), "kg-0")
    else:
        for position, (least, label, value) in enumerate(WEIGHTS, start=1):
            if weight >= least:
                yield Choice((position,), said(BY_WEIGHT), said(label), value)


def _certificates(offer: ProductOffer, as_of: date) -> Iterator[Choice]:
    if not offer.certificates:
        yield Choice((LAST,), "", said("tanpa sertifikat"), "-")
    for one in offer.certificates:
        state = one.state_on(as_of)
        yield Choice((0, list(VALIDITY).index(state)), said("Masa berlaku"), VALIDITY[state], state.value)
        if state is not CertificateState.EXPIRED:
            yield Choice((1,), said("Sertifikat yang belum habis masanya"), one.name, f"s-{slug(one.name)}")


def _facets(rows: list[Row]) -> tuple[Facet, ...]:
    asked = (
        ("kelompok", said("Kelompok produk"), said("Semua kelompok")),
        ("wilayah", said("Wilayah"), said("Semua wilayah")),
        ("kapasitas", said("Kapasitas"), said("Semua kapasitas")),
        ("sertifikat", said("Sertifikat"), said("Dengan atau tanpa sertifikat")),
    )
    facets = (collect_facet(name, label, every, rows) for name, label, every in asked)
    return tuple(one for one in facets if sum(len(choices) for _, choices in one.groups) > 1)


def _list_rows(cards: list[ProductCard]) -> Iterator[tuple[Any, ...]]:
    for card in cards:
        one = card.offer
        certificates = "; ".join(each.written for each in one.certificates)
        told = (one.unit, one.price, one.capacity, one.minimum_order, one.lead_time_days, certificates)
        yield (
            card.cooperative.id,
            card.cooperative.name,
            ", ".join(card.places),
            one.id,
            one.name,
            one.category,
            one.description or "",
            *("" if value is None else value for value in told),
            one.order_channel or "",
            said("ya") if card.cooperative.fictional else said("tidak"),
        )
