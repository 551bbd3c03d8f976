"""Bytes of an image -> its kind and size, and the copy for the site without anything that tells of place or device.

Knows the outer structure of JPEG, PNG and WebP, and looks into Exif for two things only: which way is up, and whether a
place is told. Never decodes a picture.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from generator.model.photo import ImageFile
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.exif import read_exif, tells_place
from generator.reading.files import read_bytes
from generator.reading.jpeg import inspect_jpeg, strip_jpeg

MAX_IMAGE_BYTES = 2 * 1024 * 1024
MAX_SIDE = 10_000
IMAGE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.(jpg|jpeg|png|webp)", re.ASCII)
SUFFIXES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp"}
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
)
_WEBP_DROPPED = frozenset((b"EXIF", b"XMP "))
_WEBP_TOLD = 0x08 | 0x04
"""The bits of a WebP header that announce Exif and XMP."""
Chunk = tuple[bytes, bytes]


def read_image(path: Path, shown: str) -> ImageFile | Problem:
    """An image file whose content is what its name says."""
    content = read_bytes(path, shown, MAX_IMAGE_BYTES)
    if isinstance(content, Problem):
        return content
    name = path.name
    image = inspect_image(name, content) if IMAGE_NAME.fullmatch(name) else None
    if image is None or SUFFIXES[name.rpartition(".")[2]] != image.kind:
        return Problem("K72", Place(shown), {"file": name[:80], "limit": str(MAX_SIDE)})
    return image


def read_stripped(path: Path) -> bytes | None:
    """The copy for the site; None when the file is no longer what it was."""
    image = read_image(path, path.name)
    content = read_bytes(path, path.name, MAX_IMAGE_BYTES)
    return None if isinstance(image, Problem) or isinstance(content, Problem) else strip_metadata(content)


def inspect_image(name: str, content: bytes) -> ImageFile | None:
    """What the file is by its own bytes; None when it is none of the three kinds, or damaged."""
    try:
        kind = _kind_of(content)
        if kind == "jpeg":
            width, height, told = inspect_jpeg(content)
        elif kind == "png":
            width, height, told = _inspect_png(content)
        elif kind == "webp":
            width, height, told = _inspect_webp(content)
        else:
            return None
    except (struct.error, IndexError, ValueError):
        return None
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        return None
    return ImageFile(name, kind, width, height, told)


def strip_metadata(content: bytes) -> bytes:
    """The same picture, pixel for pixel, with nothing but what is needed to show it. For files that were inspected."""
    kind = _kind_of(content)
    if kind == "jpeg":
        return strip_jpeg(content)
    if kind == "png":
        return _PNG + b"".join(
            struct.pack(">I", len(data)) + name + data + check
            for name, data, check in _png_chunks(content)
            if name in _PNG_KEPT
        )
    kept = [(name, _without_told(name, data)) for name, data in _webp_chunks(content) if name not in _WEBP_DROPPED]
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in kept)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _kind_of(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(_PNG):
        return "png"
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, data and checksum of each part, up to the end mark."""
    at = len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", content, at)
        name, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if len(data) != length or len(check) != 4:
            raise ValueError("cut short")
        yield name, data, check
        if name == b"IEND":
            return
        at += 12 + length


def _inspect_png(content: bytes) -> tuple[int, int, bool]:
    width = height = 0
    told = False
    for name, data, _ in _png_chunks(content):
        if name == b"IHDR":
            width, height = struct.unpack_from(">II", data)
        elif name == b"eXIf":
            told = told or read_exif(data)[1]
        elif name not in _PNG_KEPT:
            told = told or tells_place(data)
    return width, height, told


def _webp_chunks(content: bytes) -> Iterator[Chunk]:
    (size,) = struct.unpack_from("<I", content, 4)
    end = 8 + size
    if end > len(content):
        raise ValueError("cut short")
    at = 12
    while at + 8 <= end:
        (length,) = struct.unpack_from("<I", content, at + 4)
        data = content[at + 8 : at + 8 + length]
        if len(data) != length:
            raise ValueError("cut short")
        yield content[at : at + 4], data
        at += 8 + length + length % 2


def _inspect_webp(content: bytes) -> tuple[int, int, bool]:
    width = height = 0
    told = False
    for name, data in _webp_chunks(content):
        if name == b"VP8X":
            width = 1 + int.from_bytes(data[4:7], "little")
            height = 1 + int.from_bytes(data[7:10], "little")
        elif name == b"VP8 " and not width:
            width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 6))
        elif name == b"VP8L" and not width:
            bits = int.from_bytes(data[1:5], "little")
            width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        elif name == b"EXIF":
            told = told or read_exif(data.removeprefix(b"Exif\0\0"))[1]
        elif name == b"XMP ":
            told = told or tells_place(data)
    return width, height, told


def _without_told(name: bytes, data: bytes) -> bytes:
    return bytes((data[0] & ~_WEBP_TOLD,)) + data[1:] if name == b"VP8X" else data
