"""Certificates of a product: how people write them in one cell, and whether they are valid on a day.

`Halal (sampai 2027-08-31); P-IRT` is two certificates, the first with its last day. Refuses to guess the validity of
one whose last day is not written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.model.values import short_text

_DATED = re.compile(r"(?P<name>.*?)\s*\((?:berlaku )?sampai (?P<day>[^()]*)\)", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LINE = short_text(200)


class CertificateState(StrEnum):
    """Validity on the day of the report."""

    VALID = "valid"
    EXPIRED = "expired"
    UNDATED = "undated"
    """No last day is written."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate with its last day of validity."""

    name: str
    valid_until: date | None = None

    @property
    def written(self) -> str:
        """As people write it in a cell."""
        return self.name if self.valid_until is None else f"{self.name} (sampai {self.valid_until.isoformat()})"

    def state_on(self, day: date) -> CertificateState:
        """Valid through its last day."""
        if self.valid_until is None:
            return CertificateState.UNDATED
        return CertificateState.VALID if day <= self.valid_until else CertificateState.EXPIRED


def read_certificates(text: str | None) -> tuple[Certificate, ...]:
    """The certificates of a cell; raises a problem F07 for a last day that is no date."""
    return tuple(_read(part.strip()) for part in (text or "").split(";") if part.strip())


def _read(part: str) -> Certificate:
    found = _DATED.fullmatch(part)
    if found is None:
        return Certificate(part)
    written = found["day"].strip()
    try:
        if not _DAY.fullmatch(written):
            raise ValueError(written)
        return Certificate(found["name"], date.fromisoformat(written))
    except ValueError:
        raise PydanticCustomError("F07", "no such day", {"value": written}) from None


def _checked(value: Any) -> str:
    text = _LINE(value)
    read_certificates(text)
    return text


CertificateList = Annotated[str, BeforeValidator(_checked)]
"""Stays text as written; its last days are dates."""
