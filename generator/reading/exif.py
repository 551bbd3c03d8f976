"""Exif and XMP: which way is up, and whether a place is told. Nothing else of them is read."""

from __future__ import annotations

import struct

_ORIENTATION, _PLACE = 0x0112, 0x8825
_UPRIGHT = 1
_WAYS = range(1, 9)


def read_exif(tiff: bytes) -> tuple[int, bool]:
    """Orientation (1 to 8) and whether there is a place; damaged Exif counts as telling one, to be on the safe side."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT, bool(tiff)
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        way, told = _UPRIGHT, False
        for number in range(count):
            at = first + 2 + 12 * number
            (tag,) = struct.unpack_from(f"{order}H", tiff, at)
            if tag == _ORIENTATION:
                (way,) = struct.unpack_from(f"{order}H", tiff, at + 8)
            elif tag == _PLACE:
                (below,) = struct.unpack_from(f"{order}I", tiff, at + 8)
                (entries,) = struct.unpack_from(f"{order}H", tiff, below)
                told = entries > 0
    except struct.error:
        return _UPRIGHT, True
    return (way if way in _WAYS else _UPRIGHT), told


def write_orientation(way: int) -> bytes:
    """Exif that says nothing but which way is up."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, way, 0, 0)


def tells_place(text: bytes) -> bool:
    """Whether XMP or another note names a position."""
    return b"GPS" in text
