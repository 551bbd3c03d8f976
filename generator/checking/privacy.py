"""Personal data has no place in the repository: citizen numbers, private telephones, private mail addresses in texts.

Knows shapes, not meanings: it masks what it finds and asks a person to look. Photographs and indirect hints are beyond
it. Amounts, product codes and register numbers must not raise an alarm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from generator.model.cooperative import Authored, Cooperative, ModelT
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
WITHHELD = "(disembunyikan: memuat data pribadi)"
_OFFICE_FIELDS = frozenset({"phone", "email", "website", "url", "order_channel"})


def check_privacy(documents: tuple[Authored[BaseModel], ...]) -> list[Problem]:
    """Every text of the documents that looks like personal data."""
    return [problem for document in documents for problem in _check_document(document)]


def withhold_personal_data(cooperative: Cooperative) -> Cooperative:
    """The same cooperative with every text that holds personal data replaced by a notice, for pages of any audience."""
    return replace(
        cooperative,
        profile=cooperative.profile and _withhold(cooperative.profile),
        canvas=cooperative.canvas and _withhold(cooperative.canvas),
        swot=cooperative.swot and _withhold(cooperative.swot),
        stakeholders=cooperative.stakeholders and _withhold(cooperative.stakeholders),
        products=cooperative.products and tuple(_withhold(one) for one in cooperative.products),
        assessments=tuple(_withhold(one) for one in cooperative.assessments),
        ledger=cooperative.ledger and cooperative.ledger.without_memos(),
        loans=tuple(
            replace(register, rows=tuple(_withhold(row) for row in register.rows)) for register in cooperative.loans
        ),
        meetings=cooperative.meetings and tuple(_withhold(one) for one in cooperative.meetings),
        photos=cooperative.photos and _withhold(cooperative.photos),
        modern={key: _withhold(one) for key, one in cooperative.modern.items()},
        mentoring=tuple(one.changed(_withhold) for one in cooperative.mentoring),
    )


def _withhold(document: Authored[ModelT]) -> Authored[ModelT]:
    return replace(document, content=_without_personal_data(document.content, ""))


def _without_personal_data(value: Any, field: str | int) -> Any:
    if type(value) is str:
        return WITHHELD if find_personal_data(value, field) else value
    if isinstance(value, tuple):
        return tuple(_without_personal_data(part, field) for part in value)
    if isinstance(value, dict):
        kept = (name for name in value if not find_personal_data(name, ""))
        return {name: _without_personal_data(value[name], name) for name in kept}
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _without_personal_data(part, name) for name, part in value})
    return value


def _check_document(document: Authored[BaseModel]) -> Iterator[Problem]:
    for path, text in _texts(document.content, ()):
        for code, found in find_personal_data(text, path[-1]):
            shown = found[: 2 if code == "P03" else 4]
            yield Problem(code, document.place(*path), {"masked": f"{shown}…", "length": str(len(found))})


def find_personal_data(text: str, field: str | int) -> list[tuple[str, str]]:
    """Code and text of each kind of personal data in a text; the office's own channels have fields of their own."""
    if len(text) < 8:
        return []
    plain = text if text.isascii() else _without_disguise(text)
    if not ("@" in plain or "/" in plain or _LONG.search(plain)):
        return []
    found = []
    citizen = _find_citizen_number(plain)
    if citizen:
        found.append(("P01", citizen))
    if field in _OFFICE_FIELDS:
        return found
    private = _find_private_line(plain)
    if private and not (citizen and private in citizen):
        found.append(("P02", private))
    mail = _MAIL.search(plain)
    if mail:
        found.append(("P03", mail[0]))
    return found


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
