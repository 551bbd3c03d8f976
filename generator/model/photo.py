"""Photos as people list them (`images/photos.yml`, `photos:` of a training activity), and what their files are.

A photo without alternative text cannot be written; one without consent never reaches the public build.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.audience import internal, public
from generator.model.values import Day, Name, Text, Written, YesNo


class Photo(Written):
    """One photo in the folder of images."""

    file: Name = public(description="Nama berkas dalam folder gambar, contoh rapat-2024.jpg.")
    alt: Text = public(description="Apa yang tampak, bagi yang tidak dapat melihat gambarnya; tanpa nama orang.")
    consent: YesNo = public(description="ya bila yang tampak (atau walinya) mengizinkan gambarnya diterbitkan.")
    caption: Text | None = public(None, description="Keterangan di bawah gambar.")
    on: Day | None = public(None, description="Tanggal pengambilan.")


class PhotoList(Written):
    """`images/photos.yml`."""

    photos: tuple[Photo, ...] = public(description="Daftar foto.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")


@dataclass(frozen=True, slots=True)
class ImageFile:
    """What the bytes of an image say of it; the size is as shown, after turning it upright."""

    name: str
    kind: str
    """`jpeg`, `png` or `webp`."""
    width: int
    height: int
    has_location: bool
    """Whether it tells where it was taken."""
