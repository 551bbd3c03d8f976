"""What the engine says of the pages and settings that people write, in Indonesian with what to do about it.

Knows the sentences of MkDocs 1.6, which its successor took over. Whatever it does not know is passed on as it is.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb

Place = Callable[[str], str]
"""A page as the engine names it -> its file in the project."""

_DOC = r"^Doc file '(?P<page>[^']+)' contains "
_HINT = r"(?: Did you mean '(?P<hint>[^']+)'\?)?"
_SENTENCES = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (
            r'^The following pages exist in the docs directory, but are not included in the "nav" configuration:'
            r"\n(?P<pages>.+)$",
            "{pages} belum disebut dalam `nav` pada mkdocs.yml: tambahkan di sana, atau pada `not_in_nav` bila tidak"
            " perlu masuk menu.",
        ),
        (
            r"^A reference to '(?P<page>[^']+)' is included in the 'nav' configuration, which is not found",
            "{page} disebut dalam `nav` pada mkdocs.yml, tetapi tidak ada: tulis berkasnya, atau hapus barisnya.",
        ),
        (
            r"^An absolute path to '(?P<link>[^']+)' is included in the 'nav' configuration",
            "`nav` pada mkdocs.yml menyebut `{link}` dengan garis miring di depan: hapus garis miring itu.",
        ),
        (
            _DOC + r"a link '(?P<link>[^']+)', but the target.* is not found among documentation files\." + _HINT,
            "{page}: tautan `{link}` tidak menuju halaman mana pun.{hint}",
        ),
        (
            _DOC + r"an unrecognized relative link '(?P<link>[^']+)', it was left as is\." + _HINT,
            "{page}: tautan `{link}` tidak menuju halaman mana pun; alamat halaman berakhir dengan `.md`.{hint}",
        ),
        (
            _DOC + r"an absolute link '(?P<link>[^']+)', it was left as is\." + _HINT,
            "{page}: tautan `{link}` dimulai dengan garis miring: tulis alamat yang dihitung dari halaman itu.{hint}",
        ),
        (
            _DOC + r"a link '(?P<link>[^']+)', but there is no such anchor on this page",
            "{page}: tautan `{link}` menuju bagian yang tidak ada pada halaman itu.",
        ),
        (
            _DOC + r"a link '(?P<link>[^']+)', but the doc '(?P<target>[^']+)' does not contain an anchor '[^']+'",
            "{page}: tautan `{link}` menuju bagian yang tidak ada dalam {target}.",
        ),
        (
            r"^Excluding '(?P<page>[^']+)' from the site because it conflicts with '(?P<target>[^']+)'",
            "{page} dan {target} akan menjadi halaman yang sama: hapus salah satunya.",
        ),
        (
            r"^Encoding error reading file: (?P<page>.+)$",
            "{page} bukan teks UTF-8: simpan ulang sebagai UTF-8.",
        ),
        # Told as an encoding error already.
        (r"^Error reading page '[^']+': 'utf-8' codec", ""),
        (r"^Error (?:reading|building) page '(?P<page>[^']+)': (?P<rest>.+)$", "{page} tidak dapat dipakai ({rest})."),
        (r"^File not found: (?P<page>.+)$", "{page} tidak ditemukan."),
        (
            r"^Config value '(?P<name>[^']+)': Unrecognised configuration name",
            "mkdocs.yml: `{name}` bukan nama setelan; periksa ejaannya.",
        ),
        (
            r"^Config value 'theme': Unrecognised theme name: '(?P<name>[^']+)'",
            "mkdocs.yml: tema `{name}` tidak terpasang; situs ini dibuat dengan tema `material`.",
        ),
        (
            r"^Config value 'plugins': The \"(?P<name>[^\"]+)\" plugin is not installed",
            "mkdocs.yml: plugin `{name}` tidak terpasang: pasang, atau hapus barisnya.",
        ),
        (
            r"^Config value '(?P<name>[^']+)': Expected type: <class 'bool'>",
            "mkdocs.yml: `{name}` diisi `true` atau `false`.",
        ),
        (
            r"^Config value '(?P<name>[^']+)': Expected type: <class 'str'>",
            "mkdocs.yml: `{name}` diisi satu teks.",
        ),
        (
            r"^Config value '(?P<name>[^']+)': (?P<rest>.+)$",
            "mkdocs.yml: isi `{name}` tidak dapat dipakai ({rest}).",
        ),
    )
)
_PAGES = ("page", "target")


def tell_message(message: str, place: Place) -> str:
    """The engine's message in words; empty where another one says it already."""
    for pattern, sentence in _SENTENCES:
        found = pattern.search(message)
        if found is not None:
            said = {name: text or "" for name, text in found.groupdict().items()}
            said |= {name: place(said[name]) for name in _PAGES if name in said}
            if "pages" in said:
                said["pages"] = ", ".join(place(line.strip(" -")) for line in said["pages"].splitlines())
            if said.get("hint"):
                said["hint"] = f" Mungkin maksudnya `{said['hint']}`."
            return sentence.format_map(said)
    return message


def tell_fault(error: Exception, project: Path) -> str:
    """What stopped the engine, in one line: a template that cannot be used is named with its line.

    Empty where the engine has told it already.
    """
    if isinstance(error, UnicodeDecodeError):
        return ""
    kind = f"{type(error).__name__}: {error}"
    templates = [one for one in extract_tb(error.__traceback__) if one.filename.endswith(".html")]
    if not templates:
        return kind
    file = Path(templates[-1].filename)
    shown = file.relative_to(project) if file.is_relative_to(project) else file
    return f"{shown.as_posix()} baris {templates[-1].lineno}: templat tidak dapat dipakai ({kind})."


class MessageFormatter(logging.Formatter):
    """Formats what the engine logs."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def format(self, record: logging.LogRecord) -> str:
        """One message in words."""
        return tell_message(record.getMessage(), self._place)
