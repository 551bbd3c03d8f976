"""A refused value -> the one value it can only mean, or why it may mean several. Knows the code of the refusal alone.

Nothing is guessed: `1.250` (in thousands, or one and a quarter), `03/04/2023` and `0,125 %` stay with the person
who wrote them. What is returned is only a proposal; the field itself has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from generator.problems.problem import Problem

_SPACES = re.compile(r"[ \u00a0\u202f]+")
_RUPIAH = re.compile(r"(?P<minus>-)?(?:Rp\.? ?)?(?P<whole>[0-9][0-9., ]*?)(?:,-+)?", re.ASCII | re.IGNORECASE)
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:(?P<mark>[. ,])[0-9]{3})(?:(?P=mark)[0-9]{3})*", re.ASCII)
_DECIMAL = re.compile(r"-?(?P<whole>[0-9][0-9.,]*?)[.,](?P<part>[0-9]+)", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_NAMED_DAY = re.compile(r"(?:([0-9]{1,2})[ -])?([A-Za-z]{3,9})\.?[ -]([0-9]{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})", re.ASCII)
_JOURNAL = re.compile(r"general_journal_([0-9]{4})\.csv$", re.ASCII)
_SHORTENED = re.compile(r"-?[0-9](?:[.,][0-9]+)?E[+-]?[0-9]+", re.ASCII | re.IGNORECASE)
"""How a narrow column shows a large number; the digits that it leaves out are lost."""
_MONTHS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_YES, _NO = frozenset({"ya", "iya", "yes", "y", "true"}), frozenset({"tidak", "tdk", "no", "n", "false"})


@dataclass(frozen=True, slots=True)
class Unsure:
    """Why a value is left to its writer: a code that the command words."""

    reason: str


def find_sure_value(problem: Problem) -> str | Unsure | None:
    """What the value of a problem must have meant; None where the code is not of the kinds that can be put right."""
    read = _BY_CODE.get(problem.code)
    if read is None or "coded" in problem.values or "value" not in problem.values:
        return None
    return read(_SPACES.sub(" ", problem.values["value"]).strip(), problem)


def _whole(text: str, problem: Problem) -> str | Unsure:
    found = _RUPIAH.fullmatch(text)
    if found is None:
        return Unsure("shortened" if _SHORTENED.fullmatch(text) else "other")
    whole, sign = found["whole"].strip(), found["minus"] or ""
    head, mark, cents = whole[:-3], whole[-3:-2], whole[-2:]
    if mark in (",", ".") and cents == "00" and mark not in head:
        whole = head
    if re.fullmatch(r"[1-9][0-9]*|0", whole, re.ASCII):
        digits = whole
    elif groups := _GROUPS.fullmatch(whole):
        if whole.count(groups["mark"]) == 1 and whole == found["whole"].strip() and groups["mark"] != " ":
            return Unsure("thousand")
        digits = re.sub("[., ]", "", whole)
    else:
        return Unsure("other")
    return f"{sign if digits != '0' else ''}{digits}"


def _decimal(text: str, problem: Problem) -> str | Unsure:
    found = _DECIMAL.fullmatch(text)
    if found is None:
        return Unsure("other")
    sign, whole, part = "-" if text.startswith("-") else "", found["whole"], found["part"]
    mark = text[len(sign) + len(whole)]
    if re.fullmatch(r"0|[1-9][0-9]*", whole, re.ASCII):
        # Three digits behind a mark may be thousands; nothing begins thousands with a zero.
        if len(part) == 3 and whole != "0" and len(whole) <= 3:
            return Unsure("thousand")
        return f"{sign}{whole}.{part}"
    groups = _GROUPS.fullmatch(whole)
    if groups is None or groups["mark"] == mark:
        return Unsure("thousand" if _GROUPS.fullmatch(f"{whole}{mark}{part}") else "other")
    return f"{sign}{re.sub('[.,]', '', whole)}.{part}"


def _day(text: str, problem: Problem) -> str | Unsure:
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        if one == other or other > 12 or one > 12:
            return _written(year, min(one, other), max(one, other))
        return Unsure("day")
    if found := _NAMED_DAY.fullmatch(text):
        months = [number for number, names in enumerate(_MONTHS, 1) if found[2].lower() in names.split()]
        if len(months) != 1:
            return Unsure("other")
        return _written(int(found[3]), months[0], int(found[1])) if found[1] else f"{found[3]}-{months[0]:02d}"
    if (found := _SHORT_YEAR.fullmatch(text)) and (journal := _JOURNAL.search(problem.place.file)):
        return _in_year(int(journal[1]), int(found[1]), int(found[3]), int(found[4]))
    if (found := _MONTH_FIRST.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return f"{found[2]}-{int(found[1]):02d}"
    return Unsure("other")


def _in_year(year: int, first: int, second: int, third: int) -> str | Unsure:
    """Every day of a journal is of its year: of all orders of the three numbers few are left."""
    orders = ((first, second, third), (second, first, third), (third, second, first))
    days = {_written(year, month, day) for day, month, short in orders if short == year % 100}
    sure = {day for day in days if isinstance(day, str)}
    return sure.pop() if len(sure) == 1 else Unsure("day" if sure else "other")


def _written(year: int, month: int, day: int) -> str | Unsure:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return Unsure("other")


def _yes_or_no(text: str, problem: Problem) -> str | Unsure:
    word = text.casefold().rstrip(".")
    return "ya" if word in _YES else "tidak" if word in _NO else Unsure("other")


def _choice(text: str, problem: Problem) -> str | Unsure:
    """A choice written with spaces, hyphens or capitals; one that is spelt differently is a matter of the writer."""
    alike = [one for one in _split(problem.values.get("known", "")) if _folded(one) == _folded(text)]
    return alike[0] if len(alike) == 1 else Unsure("other")


def _split(known: str) -> Iterator[str]:
    yield from (one for one in known.split(", ") if one)


def _folded(text: str) -> str:
    return re.sub(r"[ _-]+", "_", text.casefold())


_BY_CODE: Mapping[str, Callable[[str, Problem], str | Unsure]] = MappingProxyType(
    {"F06": _whole, "F18": _whole, "F07": _day, "F08": _choice, "F09": _yes_or_no, "F10": _decimal}
)
