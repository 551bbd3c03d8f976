"""The published site as one file to carry along (ZIP): unpacked, it opens by a double click, without a network.

The same site gives the same bytes: names in order, fixed times, one mode. Written beside its target and exchanged at
the end. Knows files of output only.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from generator.pages.pack_archive import make_entry

START = "BACA-SAYA.txt"
_PACKED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".woff2", ".zip", ".xlsx", ".gz"})
"""Formats that are packed already."""
_SAYS = """Laporan koperasi terbuka, keadaan per {as_of}.

Buka berkas index.html di folder ini dengan klik ganda. Peramban apa pun dapat dipakai; jaringan tidak diperlukan.
Bila dibuka langsung dari dalam berkas ZIP, tautan tidak berjalan: keluarkan dulu semua isinya.

Open index.html in this folder with a double click; unpack the archive first. No network is needed.
"""


def write_site_archive(site: Path, target: Path, as_of: str) -> int:
    """Pack the site into `target`, below one folder named after it; gives the number of files. Raises OSError."""
    folder = target.stem
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    partial = Path(name)
    try:
        files = sorted(path for path in site.rglob("*") if path.is_file())
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(make_entry(f"{folder}/{START}"), _SAYS.format(as_of=as_of).replace("\n", "\r\n"))
            for path in files:
                shown = path.relative_to(site).as_posix()
                if shown == START:
                    continue
                entry = make_entry(f"{folder}/{shown}", is_packed=path.suffix in _PACKED)
                with path.open("rb") as source, archive.open(entry, "w") as into:
                    shutil.copyfileobj(source, into)
        partial.chmod(0o644)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return len(files)
