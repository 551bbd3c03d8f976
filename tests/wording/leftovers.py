"""Indonesian text that a page in another language still shows, apart from what people wrote in files of data.

What is marked `lang="id"`, typed literally, or stands in a file of the project as data (a name, a title, a printed
sentence) is no leftover: it is Indonesian in every language.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import yaml

_WORDS = re.compile(
    r"\b(?:dan|yang|dari|untuk|belum|tidak|dengan|pada|ini|itu|oleh|adalah|atau|dalam|bila|setiap|menurut|sudah|akan|"
    r"juga|sampai|paling|hanya|karena|tetapi|jadi|lihat|berkas|aturan|tahun|koperasi|skor|sejak|bukan|ada|lain|semua|"
    r"angka|baris|jumlah|nilai|anggota|bagian|kosong|halaman|kurang|lengkap|penilaian|pendamping(?:an)?)\b",
    re.IGNORECASE,
)
_VOID = frozenset(["br", "img", "input", "meta", "link", "hr", "wbr", "source", "col", "area", "base"])
_SHOWN = ("aria-label", "title", "alt", "placeholder", "data-label", "content")
_TERMS = re.compile(r"\((?:[^()]*\b(?:layak wisuda|sisa hasil usaha|rapat anggota)\b[^()]*)\)|“[^”]*”", re.IGNORECASE)
"""A term of the law told beside its meaning, and what is quoted."""


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        silent = self._open[-1][1] if self._open else False
        if "lang" in given:
            silent = given["lang"] == "id"
        silent = silent or tag in ("script", "style", "code") or "loc" in (given.get("class") or "").split()
        if not silent:
            self.found += [text or "" for name, text in attrs if name in _SHOWN or name.startswith("data-say-")]
        if tag not in _VOID:
            self._open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self.found.append(data)


_OFFICES = re.compile(
    r"(?:Permen|Peraturan Menteri|Menteri Negara|Kementerian|Diklat) Koperasi dan (?:Usaha Kecil dan Menengah|UM?KM)"
    r"|(?:Juknis|No|Nomor) \d+ Tahun \d{4}"
)
"""Names of offices and laws are names in every language."""


def collect_data(root: Path) -> list[str]:
    """Indonesian texts in files of data, the longest first."""
    found: set[str] = set()
    for path in (*(root / "cooperatives").rglob("*"), *(root / "content").rglob("*")):
        if path.suffix == ".yml":
            found.update(_scalars(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                found.update(cell for row in csv.reader(file) for cell in row)
    texts = {" ".join(part.split()) for text in found for part in text.split("\n\n")}
    return sorted((one for one in texts if _WORDS.search(one)), key=lambda one: (-len(one), one))


def find_leftovers(html: str, data: list[str]) -> Iterator[str]:
    """Texts of the page with an Indonesian word that no data holds."""
    parser = _Texts()
    parser.feed(html)
    for text in dict.fromkeys(" ".join(one.split()) for one in parser.found):
        rest = _OFFICES.sub("", _TERMS.sub("", text))
        if not _WORDS.search(rest):
            continue
        for known in data:
            if known in rest:
                rest = rest.replace(known, "")
            elif len(rest) > 20 and rest.rstrip(".… ") in known:
                rest = ""
        if _WORDS.search(rest):
            yield text


def _scalars(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _scalars(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _scalars(value)
    elif isinstance(tree, str):
        yield tree
