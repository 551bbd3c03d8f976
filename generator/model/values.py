"""Types of the values people write. A value is typed by its field, never by its look: everything arrives as text.

Knows the one strict grammar of each type (whole rupiah, decimal number, date, ya/tidak, short text). Each refusal is a
`PydanticCustomError` whose type is a code of the problem catalogue, so no Python word reaches the reader.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_DIGITS = 18
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Dates of any record here; other years are slips."""
_WANTED = {"F06": "rupiah", "F07": "day", "F10": "decimal", "F18": "whole"}
"""What a single value is called where a list or a group of keys stands in its place; otherwise a text."""
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?", re.ASCII)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
_YEAR_OR_MONTH = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_KEY = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*", re.ASCII)
_LOAN_CODE = re.compile(r"(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9./-]{0,39}", re.ASCII)
_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[^\s<>\"'`]*)?", re.ASCII)
_REGION = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?", re.ASCII)


_BLANK = frozenset(" \u00a0\u115f\u1160\u2800\u3164\uffa0")
"""Blanks, and letters of other scripts that are drawn as nothing."""


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a type whose values are translated before a page in another language shows them."""


class Written(BaseModel):
    """What a person wrote. Frozen; a key the form does not know is an error, never dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _as_text(value: Any) -> str:
    if value is None:
        raise PydanticCustomError("F12", "empty")
    if not isinstance(value, str):
        raise PydanticCustomError("F03", "text expected", {"wanted": "text"})
    return value


def _matched(pattern: re.Pattern[str], code: str, convert: Callable[[str], Any]) -> Callable[[Any], Any]:
    def parse(value: Any) -> Any:
        if not isinstance(value, str):
            if value is None:
                raise PydanticCustomError("F12", "empty")
            if isinstance(value, (list, dict)):
                raise PydanticCustomError("F03", "one value expected", {"wanted": _WANTED.get(code, "text")})
            return value
        if not pattern.fullmatch(value):
            raise PydanticCustomError(code, "value refused")
        return convert(value)

    return parse


def _to_date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("F07", "no such day") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise PydanticCustomError("F19", "year out of range", {"lowest": str(FIRST_YEAR), "highest": str(LAST_YEAR)})
    return found


def _shows(text: str) -> bool:
    """Whether anything of it can be seen: a name of invisible letters is no name."""
    return any(one.isprintable() and one not in _BLANK for one in text)


def short_text(limit: int) -> Callable[[Any], str]:
    """A validator of one line or paragraph of at most `limit` letters."""

    def parse(value: Any) -> str:
        text = _as_text(value).strip()
        if not text or not (text.isascii() or _shows(text)):
            raise PydanticCustomError("F12", "empty")
        if len(text) > limit:
            raise PydanticCustomError("F11", "too long", {"limit": str(limit), "length": str(len(text))})
        return text

    return parse


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("ya", "tidak"):
        return value == "ya"
    raise PydanticCustomError("F09", "ya or tidak expected")


def _in_range(lowest: int, highest: int) -> Callable[[Any], Any]:
    whole = _matched(_WHOLE, "F18", int)

    def parse(value: Any) -> Any:
        number = whole(value)
        if not lowest <= number <= highest:
            raise PydanticCustomError("F13", "out of range", {"lowest": str(lowest), "highest": str(highest)})
        return number

    return parse


_SHORT_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,2})?", re.ASCII)
short_decimal = _matched(_SHORT_DECIMAL, "F10", Decimal)
"""At most two decimals: a dot of thousands is refused."""


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month where that day does not exist."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_TEXT_SCHEMA = WithJsonSchema({"type": "string"})
_NUMBER_SCHEMA = WithJsonSchema({"type": ["integer", "number", "string"]})

Name = Annotated[str, BeforeValidator(short_text(200))]
Text = Annotated[str, BeforeValidator(short_text(5000))]
ContentName = Annotated[Name, Translatable()]
"""A name the site itself gives, in its content: it is shown in every language of the site."""
ContentText = Annotated[Text, Translatable()]
"""A text of the site's own content; what a cooperative wrote is `Text` and stays in its words."""
Identifier = Annotated[str, BeforeValidator(_matched(_ID, "F15", str))]
Key = Annotated[str, BeforeValidator(_matched(_KEY, "F16", str))]
LoanCode = Annotated[str, BeforeValidator(_matched(_LOAN_CODE, "P05", str)), WithJsonSchema({"type": "string"})]
"""The number of a loan or group: it holds a digit and no space, so that a person's name is none."""
Url = Annotated[str, BeforeValidator(_matched(_URL, "F14", str))]
RegionCode = Annotated[str, BeforeValidator(_matched(_REGION, "F17", str)), _TEXT_SCHEMA]
Rupiah = Annotated[int, BeforeValidator(_matched(_WHOLE, "F06", int)), WithJsonSchema({"type": "integer"})]
"""Whole rupiah: digits only, an optional minus; no dots, no commas, no `Rp`."""
Count = Annotated[int, BeforeValidator(_in_range(0, 10**9)), WithJsonSchema({"type": "integer"})]
Level = Annotated[
    int, BeforeValidator(_in_range(1, 5)), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})
]
Percent = Annotated[
    int, BeforeValidator(_in_range(1, 100)), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 100})
]
Score = Annotated[
    int, BeforeValidator(_in_range(0, 100)), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 100})
]
Year = Annotated[int, BeforeValidator(_in_range(FIRST_YEAR, LAST_YEAR)), WithJsonSchema({"type": "integer"})]
Number = Annotated[Decimal, BeforeValidator(_matched(_DECIMAL, "F10", Decimal)), _NUMBER_SCHEMA]
"""An exact decimal with a point."""
Day = Annotated[
    date, BeforeValidator(_matched(_DATE, "F07", _to_date)), WithJsonSchema({"type": "string", "format": "date"})
]
Month = Annotated[str, BeforeValidator(_matched(_MONTH, "F07", str)), _TEXT_SCHEMA]
YearOrMonth = Annotated[str, BeforeValidator(_matched(_YEAR_OR_MONTH, "F07", str)), _NUMBER_SCHEMA]
"""`2016-04`, or `2021` where the month is not known; it stays as written."""
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ya", "tidak"]})]
