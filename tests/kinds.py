"""The kinds of page a built site has, read from its addresses: a new kind names itself, so that no check can forget it.

Two pages are of one kind when their addresses differ only in what stands for one cooperative, region, rule, model,
theme, programme or day.
"""

from __future__ import annotations

import re
from pathlib import Path

ONE_OF_MANY = (
    (r"^((?:en/)?koperasi)/[^/]+/", r"\1/*/"),
    (r"^((?:en/)?wilayah)/\d\d/", r"\1/<provinsi>/"),
    (r"^((?:en/)?wilayah)/\d\d\.\d\d/", r"\1/<kabupaten>/"),
    (r"^((?:en/)?aturan)/(?:juknis|perdep|permen)-[^/]+/", r"\1/<aturan>/"),
    (r"^((?:en/)?aturan)/koperasi-modern-[^/]+/", r"\1/<alat ukur>/"),
    (r"^((?:en/)?program)/(model|tema|pendamping|perbedaan|seleksi|calon|dasbor)-[^/]+/", r"\1/\2-*/"),
    (r"^((?:en/)?panduan/kode)/[A-Z]\d\d\.html", r"\1/<kode>.html"),
    (r"\d{4}-\d\d-\d\d", "<hari>"),
    (r"(?<=[-/])\d{4}(-contoh)?(?=[-./])", "<tahun>"),
)


def name_kind(path: str) -> str:
    """The kind of the page at this address below the site's root."""
    for pattern, instead in ONE_OF_MANY:
        path = re.sub(pattern, instead, path)
    return path


def list_kinds(site: Path) -> dict[str, str]:
    """Of each kind its heaviest page: what is longest runs over first."""
    heaviest: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        kind, size = name_kind(path), file.stat().st_size
        if size > heaviest.get(kind, (-1, ""))[0]:
            heaviest[kind] = (size, path)
    return {kind: path for kind, (_, path) in heaviest.items()}


def list_lightest(site: Path, prefix: str) -> dict[str, str]:
    """Of the kinds under a prefix the lightest page: where much is missing, what is left must still look meant."""
    lightest: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        kind, size = name_kind(path), file.stat().st_size
        if kind.startswith(prefix) and size < lightest.get(kind, (size + 1, ""))[0]:
            lightest[kind] = (size, path)
    return {kind: path for kind, (_, path) in lightest.items()}
