"""Problem codes -> sentences in Indonesian and English.

Knows the catalogue file; the values of a problem are only ever filled into its sentences, never used as a pattern.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.problems.problem import Problem, Severity

LANGUAGES = ("id", "en")
_HINT = {"id": "Mungkin maksudnya `{hint}`.", "en": "Perhaps `{hint}` is meant."}
_CODED = {
    "id": {
        "empty": "(kosong)",
        "list": "(daftar)",
        "mapping": "(kumpulan kunci)",
        "text": "teks",
        "rupiah": "angka rupiah utuh",
        "day": "tanggal",
        "decimal": "angka desimal",
        "whole": "angka utuh",
        "zip": "berkas Excel atau arsip zip",
        "gzip": "arsip gzip",
        "pdf": "berkas PDF",
        "xls": "berkas Excel lama (.xls)",
        "utf-16": "teks UTF-16",
        "git-lfs": "penunjuk Git LFS",
        "absent": "berkasnya tidak ada",
        "damaged": "berkasnya rusak atau bukan buku kerja Excel",
        "locked": "berkasnya terkunci dengan kata sandi",
        "old": "bentuk lama (.xls)",
        "ods": "bentuk OpenDocument (.ods)",
        "xlsb": "bentuk biner (.xlsb)",
        "plain_text": "berkasnya teks atau CSV, bukan buku kerja",
        "declared": "berkasnya memuat deklarasi XML yang tidak dipakai Excel",
        "size": "ukuran berkas (KB)",
        "parts": "jumlah bagian",
        "unpacked": "ukuran setelah dibuka (KB)",
        "ratio": "kepadatan satu bagian (kali)",
        "cells": "jumlah sel",
        "layak_wisuda": "layak wisuda",
        "belum_layak_wisuda": "belum layak wisuda",
        "at_least": "nilai asesmen akhir",
        "general_outputs": "kelima output umum",
        "special_outputs": "output khusus",
    },
    "en": {
        "empty": "(empty)",
        "list": "(list)",
        "mapping": "(group of keys)",
        "text": "text",
        "rupiah": "amount of whole rupiah",
        "day": "date",
        "decimal": "decimal number",
        "whole": "whole number",
        "zip": "an Excel file or zip archive",
        "gzip": "a gzip archive",
        "pdf": "a PDF file",
        "xls": "an old Excel file (.xls)",
        "utf-16": "UTF-16 text",
        "git-lfs": "a Git LFS pointer",
        "absent": "there is no such file",
        "damaged": "the file is damaged or no Excel workbook",
        "locked": "the file is locked by a password",
        "old": "the old format (.xls)",
        "ods": "the OpenDocument format (.ods)",
        "xlsb": "the binary format (.xlsb)",
        "plain_text": "the file is text or CSV and no workbook",
        "declared": "the file holds an XML declaration that Excel does not use",
        "size": "file size (KB)",
        "parts": "number of parts",
        "unpacked": "unpacked size (KB)",
        "ratio": "packing of one part (times)",
        "cells": "number of cells",
        "layak_wisuda": "fit to graduate",
        "belum_layak_wisuda": "not yet fit to graduate",
        "at_least": "score of the final assessment",
        "general_outputs": "the five general outputs",
        "special_outputs": "special outputs",
    },
}
_KILOBYTES = "_kb"
"""Values whose name ends so are whole KB."""
_MAX_VALUE = 300
_LONG_NUMBER = re.compile(r"(?<![0-9.])[0-9](?:[ ._-]?[0-9]){15,}")
_AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words, ready for a page or a terminal (plain text, not yet escaped for either)."""

    code: str
    severity: str
    where: str
    what: str
    why: str
    remedy: str


@cache
def read_catalogue() -> Mapping[str, Mapping[str, object]]:
    """All codes with their sentences."""
    return tomllib.loads(files("generator.problems").joinpath("catalogue.toml").read_text("utf-8"))


def severity_of(problem: Problem) -> Severity:
    """Error or warning, by code."""
    return Severity(str(read_catalogue()[problem.code].get("severity", "error")))


def count_by_severity(problems: Sequence[Problem]) -> tuple[int, int]:
    """Errors and warnings."""
    errors = sum(1 for problem in problems if severity_of(problem) is Severity.ERROR)
    return errors, len(problems) - errors


def tell(problem: Problem, language: str = "id") -> Told:
    """The problem in the given language."""
    entry = read_catalogue()[problem.code]
    sentences = entry[language]
    if not isinstance(sentences, list):
        raise TypeError(problem.code)
    values = {name: _cut(value) for name, value in word_values(problem.values, language).items()}
    what, why, remedy = (str(sentence).format_map(values) for sentence in sentences)
    if values.get("hint"):
        remedy = f"{remedy} {_HINT[language].format_map(values)}"
    return Told(problem.code, severity_of(problem).value, _writable(str(problem.place)), what, why, remedy)


def word_values(values: Mapping[str, str], language: str) -> dict[str, str]:
    """The values as the reader sees them: codes (named in `coded`, several after commas) and sizes in words."""
    worded = dict(values)
    for name in worded.pop("coded", "").split():
        worded[name] = ", ".join(_CODED[language].get(part, part) for part in worded[name].split(", "))
    for name, value in worded.items():
        if name.endswith(_KILOBYTES):
            worded[name] = _size(int(value), language)
    return worded


def _size(kilobytes: int, language: str) -> str:
    """KB, from 1 MB on in tenths of a MB; rounded up, so that what is too large also reads as larger."""
    if kilobytes < 1024:
        return f"{kilobytes} KB"
    whole, tenths = divmod(-(-kilobytes * 10 // 1024), 10)
    return f"{whole}{',' if language == 'id' else '.'}{tenths} MB" if tenths else f"{whole} MB"


def _cut(value: str) -> str:
    value = _LONG_NUMBER.sub(_mask, _writable(value))
    return value if len(value) <= _MAX_VALUE else f"{value[:_MAX_VALUE]}…"


def _writable(text: str) -> str:
    """File names of any bytes can be told; what is no letter is shown by its number."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _mask(number: re.Match[str]) -> str:
    """Sixteen digits and more may be a citizen number, which no message may repeat; amounts keep their figures."""
    return number[0] if _AMOUNT.fullmatch(number[0]) else f"{number[0][:4]}…"
