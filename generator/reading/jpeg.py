"""JPEG by its markers: size, Exif, and a copy that keeps only what is needed to show the picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.reading.exif import read_exif, tells_place, write_orientation

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDC, 0xDD))
_ADOBE, _COLOURS, _HEAD, _NOTES = 0xEE, 0xE2, 0xE0, 0xE1
_RESTARTS = range(0xD0, 0xD8)
_EXIF = b"Exif\0\0"
_SIDEWAYS = 5
"""From this orientation on, width and height change places."""


def inspect_jpeg(content: bytes) -> tuple[int, int, bool]:
    """Width and height as shown, and whether a place is told; ValueError when it is cut short or has no picture."""
    width = height = 0
    way, told = 1, False
    for marker, data, _ in _segments(content):
        if marker in _SIZES:
            height, width = struct.unpack_from(">HH", data, 1)
        elif marker == _NOTES and data.startswith(_EXIF):
            way, found = read_exif(data[len(_EXIF) :])
            told = told or found
        elif not _is_kept(marker, data):
            told = told or tells_place(data)
    return (height, width, told) if way >= _SIDEWAYS else (width, height, told)


def strip_jpeg(content: bytes) -> bytes:
    """The same picture without notes, previews, and whatever follows its end."""
    way = 1
    parts = []
    for marker, data, scan in _segments(content):
        if marker == _NOTES and data.startswith(_EXIF):
            way = read_exif(data[len(_EXIF) :])[0]
        if _is_kept(marker, data):
            parts.append(_segment(marker, data) + scan)
    head = _segment(_NOTES, _EXIF + write_orientation(way)) if way != 1 else b""
    return b"\xff\xd8" + head + b"".join(parts) + b"\xff\xd9"


def _is_kept(marker: int, data: bytes) -> bool:
    if marker in _SIZES or marker in _TABLES or marker in (_SCAN, _ADOBE):
        return True
    return (marker == _HEAD and data.startswith(b"JFIF\0")) or (
        marker == _COLOURS and data.startswith(b"ICC_PROFILE\0")
    )


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, data, and after a scan its pixels; up to the end mark."""
    at = 2
    while True:
        while content[at] == 0xFF and content[at + 1] == 0xFF:
            at += 1
        if content[at] != 0xFF:
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker == _END:
            return
        if marker == _START:
            raise ValueError("a picture in a picture")
        (length,) = struct.unpack_from(">H", content, at + 2)
        data = content[at + 4 : at + 2 + length]
        if length < 2 or len(data) != length - 2:
            raise ValueError("cut short")
        at += 2 + length
        scan = b""
        if marker == _SCAN:
            end = _end_of_scan(content, at)
            scan, at = content[at:end], end
        yield marker, data, scan


def _end_of_scan(content: bytes, at: int) -> int:
    """The next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise ValueError("no end")
        if content[at + 1] != 0 and content[at + 1] not in _RESTARTS:
            return at
        at += 2
