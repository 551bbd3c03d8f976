"""What is told of the problems of a folder: enough of each file to work on, never a flood, never personal data.

Knows which problems come first: personal data, then the first of each code, then what is wrong with the text itself,
then errors, then warnings, each in the order of the file. The rest is counted, not forgotten. A message that quotes a
refused value must not publish the telephone number in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.checking.privacy import find_personal_data
from generator.problems.catalogue import severity_of
from generator.problems.place import Place
from generator.problems.problem import Problem, Severity

MAX_PER_FILE = 100
COUNTED = "K14"
TEXT_FAMILIES = frozenset({"Y", "C"})
TEXT_CODES = frozenset({"K08", "K09", "K10", "K11"})
QUOTED = frozenset({"value", "key", "field", "name", "column", "id"})
"""Values of problems that repeat what a person wrote."""


def limit_per_file(problems: Iterable[Problem]) -> list[Problem]:
    """At most `MAX_PER_FILE` problems of each file and one that counts the others, in the order of places."""
    by_file: dict[str, list[Problem]] = {}
    untold: dict[str, int] = {}
    for problem in problems:
        file = problem.place.file
        if problem.code == COUNTED:
            # Reading has stopped telling before; what it counted is added to what is left out here.
            untold[file] = untold.get(file, 0) + int(problem.values["rest"])
        else:
            by_file.setdefault(file, []).append(problem)
    kept: list[Problem] = []
    for file in by_file.keys() | untold.keys():
        found = by_file.get(file, [])
        kept += found if len(found) <= MAX_PER_FILE else _most_urgent(found)
        rest = len(found[MAX_PER_FILE:]) + untold.get(file, 0)
        if rest:
            kept.append(Problem(COUNTED, Place(file), {"rest": str(rest), "limit": str(MAX_PER_FILE)}))
    return sorted((_discreet(problem) for problem in kept), key=lambda problem: problem.order)


def _most_urgent(found: list[Problem]) -> list[Problem]:
    """Of each code at least the first: a hundred of one mistake must not hide that there is another."""
    found.sort(key=lambda problem: problem.order)
    first: dict[str, Problem] = {}
    for problem in found:
        first.setdefault(problem.code, problem)
    heads = {id(problem) for problem in first.values()}
    found.sort(key=lambda problem: min(_urgency(problem), 1 if id(problem) in heads else 4))
    return found[:MAX_PER_FILE]


def _discreet(problem: Problem) -> Problem:
    risky = {name for name in QUOTED & problem.values.keys() if find_personal_data(problem.values[name], "")}
    if not risky:
        return problem
    return replace(problem, values={name: "…" if name in risky else text for name, text in problem.values.items()})


def _urgency(problem: Problem) -> int:
    if problem.code.startswith("P"):
        return 0
    if severity_of(problem) is not Severity.ERROR:
        return 4
    # What keeps a file from being read as meant comes before all that follows from it.
    return 2 if problem.code[0] in TEXT_FAMILIES or problem.code in TEXT_CODES else 3
