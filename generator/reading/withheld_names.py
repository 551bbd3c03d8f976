"""Which names of files the public may learn: those of forms, which everybody knows.

A file of any other name can carry a person's. Refuses to know what is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from generator.problems.problem import NAME_OF_FILE, Problem

YEAR = "2023"


def withhold_name(problem: Problem, folder: str, known: Collection[str]) -> Problem:
    """The problem, for the public without the file's name unless it is one of the `known`, written with a year.

    `folder` is the cooperative's, as messages print it; what is told of the folder itself stays as it is.
    """
    name = problem.place.file.removeprefix(f"{folder}/")
    if name == problem.place.file or re.sub("[0-9]{4}", YEAR, name) in known:
        return problem
    return replace(problem, withheld=problem.withheld | {NAME_OF_FILE, "name", "file"})
