"""One cooperative before and after a change: results, values that moved, completeness, problems and hints.

Pure: both sides were read, checked and scored before. Refuses to know where the two sides come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.computing.mentoring_outputs import compute_general_outputs
from generator.computing.review_assessments import compare_assessments, compare_inputs
from generator.computing.review_hints import find_hints
from generator.computing.review_problems import LineMaps, compare_problems
from generator.computing.written_values import find_moves
from generator.model.changes import ChangedFile, FileFate, InputMove
from generator.model.cooperative import Authored
from generator.model.engagement_results import EngagementResult, OutputProgress, OutputState
from generator.model.review import Completeness, CooperativeReview, Hint, OutputChange, RuleMove, Sighting

GENERAL = "general"


def compare_sightings(
    before: Sighting | None,
    after: Sighting | None,
    files: Sequence[ChangedFile],
    lines: LineMaps,
    copies: Sequence[Hint] = (),
) -> CooperativeReview:
    """Everything that differs; `copies` are hints that needed a look at other cooperatives."""
    known = after or before
    if known is None:
        raise ValueError("neither side")
    fate = FileFate.ADDED if before is None else FileFate.REMOVED if after is None else FileFate.CHANGED
    moves = tuple(_list_moves(before, after)) if before and after else ()
    return CooperativeReview(
        known.cooperative.id,
        known.cooperative.name,
        fate,
        tuple(files),
        compare_assessments(before, after),
        moves,
        tuple(_compare_completeness(before, after)),
        compare_problems(
            before.problems if before else (),
            after.problems if after else (),
            lines,
            _list_unread(after) if after else frozenset(),
        ),
        (*find_hints(before, after, moves), *copies) if after and files else (),
        known.fallen,
    )


def _list_unread(side: Sighting) -> frozenset[str]:
    """Broken files of which not even a part could be checked."""
    cooperative = side.cooperative
    left = {one.file for one in cooperative.salvaged}
    return frozenset(f"{cooperative.folder}/{name}" for name in cooperative.broken) - left


def _list_moves(before: Sighting, after: Sighting) -> Iterator[InputMove]:
    yield from compare_inputs(before, after)
    old = dict(list_documents(before))
    for name, document in list_documents(after):
        earlier = old.get(name)
        if earlier is not None and earlier.content != document.content:
            part = document.file.rpartition("/")[2].rpartition(".")[0]
            yield from find_moves(part, earlier, document)


def list_documents(side: Sighting) -> Iterator[tuple[str, Authored[Any]]]:
    """What people wrote for everybody, by a name that stays: files, and rows of tables by their own key."""
    cooperative = side.public
    if cooperative is None:
        return
    parts = (cooperative.profile, cooperative.canvas, cooperative.swot, cooperative.stakeholders, cooperative.photos)
    for part in parts:
        if part is not None:
            yield part.file, part
    for product in cooperative.products or ():
        yield f"{product.file}#{product.content.id}", product
    for meeting in cooperative.meetings or ():
        yield f"{meeting.file}#{meeting.content.book_year}", meeting
    for modern in cooperative.modern.values():
        yield modern.file, modern
    for folder in cooperative.mentoring:
        for document in (folder.engagement, folder.outputs):
            if document is not None:
                yield document.file, document
    if cooperative.ledger is not None:
        for distribution in cooperative.ledger.distributions.values():
            yield distribution.file, distribution


def _compare_completeness(before: Sighting | None, after: Sighting | None) -> Iterator[Completeness]:
    general = [_general(side) if side else None for side in (before, after)]
    yield _hold_outputs(GENERAL, general[0], general[1])
    old, new = _special(before), _special(after)
    for year in sorted({*old, *new}):
        yield _hold_outputs(str(year), old.get(year), new.get(year))


def _general(side: Sighting) -> tuple[OutputProgress, ...]:
    """With the signed sheets of the newest programme year, where there is one."""
    newest: EngagementResult | None = next(reversed(side.mentoring), None)
    return newest.general if newest else compute_general_outputs(side.cooperative, None)


def _special(side: Sighting | None) -> dict[int, tuple[OutputProgress, ...]]:
    return {one.folder.year: one.special for one in side.mentoring if one.special} if side else {}


def _hold_outputs(
    scope: str, before: tuple[OutputProgress, ...] | None, after: tuple[OutputProgress, ...] | None
) -> Completeness:
    was = {one.id: one for one in before or ()}
    now = {one.id: one for one in after or ()}
    changes = []
    for name in dict.fromkeys((*now, *was)):
        old, new = was.get(name), now.get(name)
        if before is not None and after is not None and (old and old.state) != (new and new.state):
            known = new or was[name]
            changes.append(
                OutputChange(name, known.name, old.state.value if old else None, new.state.value if new else None)
            )
    return Completeness(scope, _count(before), _count(after), tuple(changes))


def _count(outputs: tuple[OutputProgress, ...] | None) -> tuple[int, int] | None:
    if outputs is None:
        return None
    return sum(one.state is OutputState.VALID for one in outputs), len(outputs)


def compare_rules(before: Authored[Any], after: Authored[Any]) -> tuple[RuleMove, ...]:
    """Values of a rulebook or an instrument that differ."""
    return tuple(RuleMove(one.path, one.before, one.after, one.place) for one in find_moves("", before, after))
