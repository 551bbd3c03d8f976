"""Problems of two sides of a change: which ones it brought, which ones it mended, which ones were there before.

A problem is known again by its code, file and values, wherever its line has moved; then by its code and the line it
stood at. Refuses to know how a problem is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from generator.model.review import ProblemChanges
from generator.problems.problem import Problem

LineMaps = Mapping[str, Mapping[int, int]]
"""By file: where each line of the earlier text stands now."""


def compare_problems(
    before: Sequence[Problem], after: Sequence[Problem], lines: LineMaps, unread: frozenset[str] = frozenset()
) -> ProblemChanges:
    """Every problem of both sides exactly once; what is on both sides is told as it stands now.

    `unread` are files that give nothing to check now: what was found in them before is not mended.
    """
    old: list[Problem] = []
    gone, new = list(before), list(after)
    keys: tuple[Callable[[Problem, bool], Hashable], ...] = (
        lambda one, earlier: (one.identity, _line_now(one, lines) if earlier else one.place.line),
        lambda one, earlier: one.identity,
        lambda one, earlier: (one.code, one.place.file, one.values.get("field") or one.order),
        lambda one, earlier: (one.code, one.place.file, _line_now(one, lines) if earlier else one.place.line),
    )
    for key in keys:
        gone, new, known = _match(gone, new, key)
        old += known
    hidden = [one for one in gone if one.place.file in unread]
    fixed = [one for one in gone if one.place.file not in unread]
    return ProblemChanges(_sorted(new), _sorted(fixed), _sorted(old), _sorted(hidden))


def _match(
    before: list[Problem], after: list[Problem], key: Callable[[Problem, bool], Hashable]
) -> tuple[list[Problem], list[Problem], list[Problem]]:
    """What is left of either side, and what was found again; equals are paired in their order."""
    waiting: dict[Hashable, list[Problem]] = defaultdict(list)
    for problem in before:
        waiting[key(problem, True)].append(problem)
    new: list[Problem] = []
    known: list[Problem] = []
    for problem in after:
        found = waiting[key(problem, False)]
        (known if found else new).append(problem)
        del found[:1]
    return [one for rest in waiting.values() for one in rest], new, known


def _line_now(problem: Problem, lines: LineMaps) -> int:
    """Where the line of an earlier problem stands now; a line that is gone matches no other."""
    line = problem.place.line
    moved = lines.get(problem.place.file)
    return line if moved is None or not line else moved.get(line, -1)


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: one.order))
