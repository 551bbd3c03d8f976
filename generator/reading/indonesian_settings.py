"""How a spreadsheet with Indonesian settings writes a cell of a `;` table: `1.250.000,00`, `31/12/2023`, `12,5`.

Knows that one dialect and gives the plain form the fields are typed from. What is not plainly of that dialect comes
back untouched, so that the field refuses it in its own words: nothing is rounded, guessed or repaired.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel

_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<minus>-)?(?:Rp\.?[ \u00a0]*)?(?P<inner>-)?"
    r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<cents>[0-9]{1,2}))?(?P<close>\))?",
    re.ASCII,
)
_DAY = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_DECIMAL = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),([0-9]{1,12})", re.ASCII)


def plain_amount(text: str) -> str:
    """`Rp1.250.000,00` -> `1250000`; `(5.000)` -> `-5000`. Cents other than zero leave the text as it was."""
    found = _AMOUNT.fullmatch(text.strip(" \u00a0"))
    if found is None or (found["open"] is None) != (found["close"] is None) or (found["cents"] or "0").strip("0"):
        return text
    signs = sum(1 for name in ("open", "minus", "inner") if found[name])
    if signs > 1:
        return text
    whole = found["whole"].replace(".", "")
    # A zero in front is no way to write an amount: perhaps it is a code or a telephone number.
    if len(whole) > 1 and whole.startswith("0"):
        return text
    return f"-{whole}" if signs and whole != "0" else whole


def plain_day(text: str) -> str:
    """`31/12/2023` (day first, as these settings write it) -> `2023-12-31`."""
    found = _DAY.fullmatch(text.strip())
    return f"{found[4]}-{int(found[3]):02d}-{int(found[1]):02d}" if found else text


def plain_decimal(text: str) -> str:
    """`12,50` -> `12.50`."""
    found = _DECIMAL.fullmatch(text.strip())
    return f"{found[1]}{found[2].replace('.', '')}.{found[3]}" if found else text


def plain_cells(cells: Mapping[str, str], model: type[BaseModel]) -> dict[str, str]:
    """The cells of one row of a `;` table, each in the plain form of its field's type; texts stay as they are."""
    kinds = {field.alias or name: _kind(field.annotation) for name, field in model.model_fields.items()}
    plain = {int: plain_amount, date: plain_day, Decimal: plain_decimal}
    return {name: plain[kind](cell) if (kind := kinds.get(name)) in plain else cell for name, cell in cells.items()}


def _kind(annotation: Any) -> Any:
    """The plain type inside `X` or `X | None`."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return _kind(parts[0]) if parts else annotation
