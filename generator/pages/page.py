"""A page ready to be put into its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.model.translations import INDONESIAN

TITLE_TOKEN = "@@lumbung:title@@"
DESCRIPTION_TOKEN = "@@lumbung:description@@"
BODY_TOKEN = "@@lumbung:body@@"
PATH_TOKEN = "@@lumbung:path@@"
"""The page's address in the tree of its language: what a link to the same page in another language needs."""

PROVENANCE_TOKEN = "@@lumbung:provenance@@"
"""What the page was made from, told below every page."""

COOPERATIVE_FRAME = "koperasi/kerangka/index.html"
HEALTH_FRAME = "koperasi/kerangka/kesehatan.html"
STATEMENTS_FRAME = "koperasi/kerangka/laporan-keuangan.html"
RULEBOOK_FRAME = "aturan/kerangka/index.html"
PROGRAMME_FRAME = "program/kerangka/index.html"
REGION_FRAME = "wilayah/kerangka/index.html"
GUIDE_FRAME = "panduan/kerangka/index.html"
FRAMES = (COOPERATIVE_FRAME, HEALTH_FRAME, STATEMENTS_FRAME, RULEBOOK_FRAME, PROGRAMME_FRAME, REGION_FRAME, GUIDE_FRAME)
"""Built by the engine, filled by us, published never."""
OWN_FRAMES = (COOPERATIVE_FRAME, HEALTH_FRAME, STATEMENTS_FRAME)
"""Frames of pages that belong to one cooperative."""
DOCUMENT = ""
"""The frame of a page that is a whole document of its own, made for paper: neither searched for nor in the sitemap."""


FILE_KINDS: Mapping[str, str] = MappingProxyType({"xlsx": "Excel", "csv": "CSV", "json": "JSON", "zip": "ZIP"})
"""What a file opens in, for the reader, by its ending."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers, written beside it; the path is relative to the site's root."""

    path: str
    content: bytes

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def kind(self) -> str:
        """What it opens in, for the reader."""
        return FILE_KINDS[self.path.rsplit(".", 1)[-1]]


@dataclass(frozen=True, slots=True)
class Page:
    """Body as HTML; title, description and search text as plain text. Paths are relative to the site's root."""

    path: str
    frame: str
    """The built frame whose tokens this page replaces; a hub page is its own frame, a document has none."""
    title: str
    description: str
    body: str
    search_text: str
    """Empty for pages that are reached from others and not searched for."""
    downloads: tuple[Download, ...] = ()
    """Made with the page, so kept, projected and written with it; in no index and no sitemap."""
    language: str = INDONESIAN
    sources: tuple[str, ...] = ()
    """Files it rests on, relative to the project."""
    rulebooks: tuple[str, ...] = ()
    """Identifiers of those its scores were computed by."""
    _encoded: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)
    """The body in UTF-8, once somebody asked: it is written into the cache and into the site."""

    @property
    def encoded(self) -> bytes:
        """The body in UTF-8."""
        if not self._encoded:
            self._encoded.append(self.body.encode())
        return self._encoded[0]

    @property
    def path_in_tree(self) -> str:
        """Its path in the tree of its language."""
        return self.path if self.language == INDONESIAN else self.path.removeprefix(f"{self.language}/")

    @property
    def kind_of_frame(self) -> str:
        """Its frame, whatever the language."""
        return self.frame if self.language == INDONESIAN else self.frame.removeprefix(f"{self.language}/")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site that is copied from one of the project's, both relative to their roots."""

    path: str
    source: str
