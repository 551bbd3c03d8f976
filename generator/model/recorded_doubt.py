"""What speaks against a result that a person recorded, told by the checks that found it.

A recorded result in doubt is quoted with its doubt and never stands for the result. Refuses to judge: whether figures
agree is for the checks alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from generator.problems.problem import Problem


class RecordedDoubt(StrEnum):
    """Doubts by the code of their problem, the gravest first."""

    OTHER_RULEBOOK = "K80"
    """The file was written for another rulebook than the one it is computed with: the two cannot be compared."""
    TOTAL_IMPOSSIBLE = "A06"
    TOTAL_DIFFERS = "A05"
    ASPECT_IMPOSSIBLE = "A04"
    ASPECT_DIFFERS = "A03"
    OTHER_SUM = "A07"
    OTHER_PREDICATE = "A08"


def find_doubt(problems: Iterable[Problem], file: str) -> RecordedDoubt | None:
    """The gravest doubt among the problems of one assessment's file; None where nothing speaks against its record."""
    found = {problem.code for problem in problems if problem.place.file == file}
    return next((doubt for doubt in RecordedDoubt if doubt in found), None)
