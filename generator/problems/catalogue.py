"""Problem codes -> sentences in Indonesian and English.

Knows the catalogue file; the values of a problem are only ever filled into its sentences, never used as a pattern.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.problems.problem import Problem, Severity

LANGUAGES = ("id", "en")
_HINT = {"id": "Mungkin maksudnya `{hint}`.", "en": "Perhaps `{hint}` is meant."}
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


def tell(problem: Problem, language: str = "id") -> Told:
    """The problem in the given language."""
    entry = read_catalogue()[problem.code]
    sentences = entry[language]
    if not isinstance(sentences, list):
        raise TypeError(problem.code)
    values = {name: _cut(value) for name, value in problem.values.items()}
    what, why, remedy = (str(sentence).format_map(values) for sentence in sentences)
    if values.get("hint"):
        remedy = f"{remedy} {_HINT[language].format_map(values)}"
    return Told(problem.code, severity_of(problem).value, str(problem.place), what, why, remedy)


def _cut(value: str) -> str:
    value = _LONG_NUMBER.sub(_mask, value)
    return value if len(value) <= _MAX_VALUE else f"{value[:_MAX_VALUE]}…"


def _mask(number: re.Match[str]) -> str:
    """Sixteen digits and more may be a citizen number, which no message may repeat; amounts keep their figures."""
    return number[0] if _AMOUNT.fullmatch(number[0]) else f"{number[0][:4]}…"
