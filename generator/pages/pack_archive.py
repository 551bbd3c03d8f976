"""Files of a rule as one archive for reuse elsewhere. The same files give the same bytes.

Knows names and bytes. Refuses to know what they say, and carries no clock: all entries have one fixed time.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_FIXED = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
"""Everybody may read what is unpacked; without it the mode would depend on who unpacks."""


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """The archive (ZIP), its entries in the order of their names."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(make_entry(name), content)
    return packed.getvalue()


def make_entry(name: str, is_packed: bool = False) -> zipfile.ZipInfo:
    """An entry without a clock; what is packed already, such as a picture, is only stored."""
    entry = zipfile.ZipInfo(name, _FIXED)
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    return entry
