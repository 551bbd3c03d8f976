"""Documents whose time runs out, in words. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.engagement_results import ExpiryMark
from generator.pages import wording
from generator.pages.language import said


@dataclass(frozen=True, slots=True)
class ExpiryText:
    """One document; `name` and `link` are the cooperative's, empty on its own pages."""

    document: str
    until: str
    told: str
    is_over: bool
    name: str = ""
    link: str = ""


def tell_expiry(mark: ExpiryMark, name: str = "", link: str = "") -> ExpiryText:
    """`habis dalam 50 hari`, `habis hari ini`, `habis 53 hari lalu`."""
    if mark.days < 0:
        told = said("habis {days} hari lalu", days=wording.count(-mark.days))
    elif mark.days == 0:
        told = said("habis hari ini")
    else:
        told = said("habis dalam {days} hari", days=wording.count(mark.days))
    return ExpiryText(mark.name, wording.day(mark.valid_until), told, mark.days < 0, name, link)


def tell_expiries(marks: Iterable[ExpiryMark]) -> tuple[ExpiryText, ...]:
    """The same for one cooperative, in the order given."""
    return tuple(tell_expiry(mark) for mark in marks)
