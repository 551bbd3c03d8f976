"""Personal data has no place in the repository: citizen numbers, private telephones, private mail addresses in texts.

Knows shapes, not meanings: it masks what it finds and asks a person to look. Photographs and indirect hints are beyond
it. Amounts, product codes and register numbers must not raise an alarm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from generator.model.cooperative import Authored
from generator.problems.problem import Problem

_AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+", re.ASCII)
_SIXTEEN = re.compile(
    r"(?<![0-9])(?<![0-9][.,])(?<!Rp)(?<!Rp[ .])(?=((?:[0-9][ ._/‐-―-]?){15}[0-9])(?![0-9]))", re.ASCII
)
"""Looked for at every place where a number begins, so that figures before or after it cannot hide it."""
_MOBILE = re.compile(
    r"(?<![0-9])(?<![0-9][.,])(?:\+?62[ .-]?(?:\(0\))?|\(?0)[ .-]?8[0-9](?:[ .()‐-―-]{0,2}[0-9]){6,10}(?![0-9])",
    re.ASCII,
)
_LONG = re.compile(r"[0-9](?:[^0-9]{0,2}[0-9]){8}", re.ASCII)
"""What every citizen and mobile number has: nine digits close together. Most texts have not, and are done with."""
_DECIMAL = re.compile(r"[0-9]{1,2}\.[0-9]+", re.ASCII)
_CHAT = re.compile(r"(?<![\w.-])(?:wa\.me|api\.whatsapp\.com|t\.me)/\S+", re.IGNORECASE)
_MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z.]{2,}")
_PROVINCES = frozenset(
    re.findall(
        "[0-9]{2}",
        "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76"
        " 81 82 91 92 93 94 95 96",
    )
)
_OFFICE_FIELDS = frozenset({"phone", "email", "website", "url", "order_channel"})


def check_privacy(documents: tuple[Authored[BaseModel], ...]) -> list[Problem]:
    """Every text of the documents that looks like personal data."""
    return [problem for document in documents for problem in _check_document(document)]


def _check_document(document: Authored[BaseModel]) -> Iterator[Problem]:
    for path, text in _texts(document.content, ()):
        if len(text) < 8:
            continue
        plain = text if text.isascii() else _without_disguise(text)
        if not ("@" in plain or "/" in plain or _LONG.search(plain)):
            continue
        if path[-1] in _OFFICE_FIELDS and not _looks_like_citizen(text):
            continue
        place = document.place(*path)
        citizen = _find_citizen_number(plain)
        if citizen:
            yield Problem("P01", place, {"masked": f"{citizen[:4]}…", "length": str(len(citizen))})
        elif found := _find_private_line(plain):
            yield Problem("P02", place, {"masked": f"{found[:4]}…", "length": str(len(found))})
        elif mail := _MAIL.search(plain):
            yield Problem("P03", place, {"masked": f"{mail[0][:2]}…", "length": str(len(mail[0]))})


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text below a value with its path. Keys of a mapping are texts too; field names of a form are not."""
    parts: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        parts = value.items()
        yield from (((*path, name), name) for name in value)
    elif isinstance(value, tuple):
        parts = enumerate(value)
    elif isinstance(value, BaseModel):
        parts = value
    for name, part in parts:
        if type(part) is str:
            yield (*path, name), part
        elif part is not None and not isinstance(part, int):
            yield from _texts(part, (*path, name))


def _without_disguise(text: str) -> str:
    """Full-width digits as plain ones, invisible letters gone."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in normal if unicodedata.category(letter) != "Cf")


def _find_private_line(text: str) -> str | None:
    """A mobile number or chat link; `62.812.500.000` is an amount."""
    for match in _MOBILE.finditer(text):
        if not _AMOUNT.fullmatch(match[0]) and not _DECIMAL.fullmatch(match[0]):
            return match[0]
    chat = _CHAT.search(text)
    return chat[0] if chat else None


def _looks_like_citizen(text: str) -> bool:
    return _find_citizen_number(text) is not None


def _find_citizen_number(text: str) -> str | None:
    """16 digits that read as province, day of birth (women: day + 40) and month."""
    for match in _SIXTEEN.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[1])
        if digits[:2] not in _PROVINCES or not _is_birth_day(digits[6:10]):
            continue
        if not any(_AMOUNT.fullmatch(part) for part in re.split(r"[^0-9.]", match[1])):
            return digits
    return None


def _is_birth_day(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:])
    return (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
