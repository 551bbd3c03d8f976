"""Photos as figures, and the files a page needs beside it.

Knows which photos may be shown: those whose file is an image, and to the public only those with consent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.photo import ImageFile, Photo
from generator.pages import wording
from generator.pages.page import SiteFile

FOLDER = "gambar"
"""Beside the page that shows them."""


@dataclass(frozen=True, slots=True)
class PhotoText:
    """One photo as shown."""

    file: str
    src: str
    width: int
    height: int
    alt: str
    caption: str
    on: str
    consent: bool


def tell_photos(photos: Iterable[Photo], images: Iterable[ImageFile], public: bool) -> tuple[PhotoText, ...]:
    """The photos that have a file, in the order of their list."""
    files = {one.name: one for one in images}
    shown: dict[str, PhotoText] = {}
    for photo in photos:
        image = files.get(photo.file)
        if image is None or photo.file in shown or (public and not photo.consent):
            continue
        on = wording.day(photo.on) if photo.on else ""
        src = f"{FOLDER}/{image.name}"
        shown[photo.file] = PhotoText(
            photo.file, src, image.width, image.height, photo.alt, photo.caption or "", on, photo.consent
        )
    return tuple(shown.values())


def list_site_files(photos: Sequence[PhotoText], page_folder: str, source_folder: str) -> tuple[SiteFile, ...]:
    """The files of the photos shown on a page."""
    return tuple(SiteFile(f"{page_folder}/{one.src}", f"{source_folder}/{one.file}") for one in photos)
