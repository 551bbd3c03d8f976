"""Certificates in words, as of the day of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.certificate import Certificate
from generator.pages import wording


@dataclass(frozen=True, slots=True)
class CertificateText:
    """One certificate."""

    name: str
    state: str
    """`valid`, `expired` or `undated`."""
    until: str
    """`31 Agustus 2027`; empty when no last day is written."""


def tell_certificates(certificates: Iterable[Certificate], as_of: date) -> tuple[CertificateText, ...]:
    """Every certificate with its validity on that day."""
    return tuple(
        CertificateText(one.name, one.state_on(as_of).value, wording.day(one.valid_until) if one.valid_until else "")
        for one in certificates
    )
