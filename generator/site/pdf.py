"""Documents as PDF files, by WeasyPrint: the only importer of weasyprint, an optional part of the installation.

Tagged for readers that speak (PDF/UA-1). Reads the project's own style sheets and fonts and nothing else: no file,
no host. The same document gives the same bytes.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.pages.page import Page

_SITE = "http://site.invalid/"
"""The address under which a document sees the site it belongs to; a reserved name, and never asked."""
_ASSETS = "assets/"
_TYPES = {".css": "text/css", ".woff2": "font/woff2"}
VARIANT = "pdf/ua-1"
_CLOCK = "SOURCE_DATE_EPOCH"


class PdfUnavailable(Exception):
    """WeasyPrint, or a system library it needs, is not installed; the text says which."""


def check_available() -> None:
    """Raise PdfUnavailable where no PDF can be made."""
    try:
        import weasyprint  # noqa: F401
    except ImportError as missing:
        raise PdfUnavailable("weasyprint") from missing
    except OSError as missing:
        raise PdfUnavailable("pango") from missing


def make_pdf(page: Page, theme: Path) -> bytes:
    """The document as PDF; `theme` is the folder whose `assets/` it is drawn with.

    Raises PdfUnavailable, and ValueError when the document asks for anything but those assets.
    """
    check_available()
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)

    def fetch(address: str, *_: Any) -> URLFetcherResponse:
        path = address.partition("?")[0].removeprefix(_SITE)
        file = theme / path
        inside = address.startswith(_SITE + _ASSETS) and ".." not in path.split("/")
        if not inside or file.suffix not in _TYPES or not file.is_file():
            raise FatalURLFetchingError(address)
        return URLFetcherResponse(address, file.read_bytes(), {"Content-Type": _TYPES[file.suffix]})

    try:
        document = weasyprint.HTML(string=page.body, base_url=_SITE + page.path, url_fetcher=fetch)
        identifier = hashlib.sha256(page.body.encode()).digest()[:16]
        with _fixed_clock():
            made: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
    except FatalURLFetchingError as refused:
        raise ValueError(str(refused)) from refused
    return made


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """Embedded fonts carry the time of their cutting; this variable is how their library lets it be fixed."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CLOCK]
        else:
            os.environ[_CLOCK] = before


def publish_pdf(page: Page, theme: Path, target: Path) -> None:
    """Write the PDF whole or not at all; OSError when the place cannot be written."""
    made = make_pdf(page, theme)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(made)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
