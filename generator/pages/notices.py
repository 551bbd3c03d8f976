"""Problems as page text: the sentences of the catalogue, grouped by the file they were found in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.problems.catalogue import tell
from generator.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Notice:
    """One problem in words."""

    code: str
    is_error: bool
    where: str
    what: str
    why: str
    remedy: str


def tell_all(problems: Iterable[Problem]) -> tuple[Notice, ...]:
    """The problems in the order of their places."""
    found = []
    for problem in sorted(problems, key=lambda one: one.order):
        told = tell(problem, "id")
        found.append(Notice(told.code, told.severity == "error", told.where, told.what, told.why, told.remedy))
    return tuple(found)


def of_file(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """Those found in one file."""
    return tuple(problem for problem in problems if problem.place.file == file)
