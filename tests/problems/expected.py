"""`expected.json` of a code's folder: where the broken side must fail, and the message as a person reads it.

Knows that file; refuses to judge whether a message is good. `make examples` writes it from a real run, so that a
changed wording, place or count shows in a change's difference, where people look at it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.problems.catalogue import LANGUAGES
from generator.problems.problem import Problem
from generator.problems.writers import problem_as_data
from tests.problems.case import EXPECTED, HERE

SENTENCES = ("what", "why", "remedy")


def read_expected(code: str) -> list[dict[str, Any]]:
    """The problems of the broken side, in the order they are told."""
    rows: list[dict[str, Any]] = json.loads((HERE / code / EXPECTED).read_text("utf-8"))
    return rows


def write_expected(code: str, problems: Sequence[Problem]) -> None:
    """Write the file anew from what the broken side gave; problems of other codes are counted in `case.toml`."""
    rows = [tell_fully(one) for one in problems if one.code == code]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (HERE / code / EXPECTED).write_text(f"{text}\n", "utf-8")


def tell_fully(problem: Problem) -> dict[str, Any]:
    """The problem as `--format json` gives it, with its sentences in every language."""
    row = problem_as_data(problem, LANGUAGES[0])
    kept = {name: value for name, value in row.items() if name not in SENTENCES and value != []}
    for language in LANGUAGES:
        told = problem_as_data(problem, language)
        kept[language] = {name: told[name] for name in SENTENCES}
    return kept
