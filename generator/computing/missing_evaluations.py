"""Evaluations that should be on file by the day of the report and are not.

Knows by the model which step an evaluation belongs to, and by each step's own days whether its time has come. Refuses
to ask for an evaluation of who stopped, and to take a logged day for the evaluation itself: only a file counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.dashboard import MissingEvaluations, Participant
from generator.model.mentoring_model import EvaluationKind, MentoringModel
from generator.model.mentoring_overview import EvaluationMarks

MID_TERM = frozenset({EvaluationKind.TIGA_PIHAK, EvaluationKind.DUA_PIHAK})


def list_missing_evaluations(
    people: Iterable[Participant], models: Mapping[str, MentoringModel]
) -> tuple[MissingEvaluations, ...]:
    """Everyone who lacks at least one, in the order given."""
    found = (find_missing(person, models.get(person.mentoring.model or "")) for person in people)
    return tuple(one for one in found if one.kinds)


def find_missing(person: Participant, model: MentoringModel | None) -> MissingEvaluations:
    """What is lacking: its step is past due or taken, or something that comes after it is there already."""
    one = person.mentoring
    if one.evaluations is None or one.stopped_on is not None:
        return MissingEvaluations(person, ())
    held = _list_held(one.evaluations)
    called, later = _ask_model(person, model)
    has_final = one.assessments is not None and one.assessments.final_on is not None
    if has_final:
        called |= MID_TERM
    elif MID_TERM & (called | held):
        # The two meetings are one evaluation, unless the other one has a day of its own that is still to come.
        called |= MID_TERM - later
    if one.graduation.decision is not None:
        called |= {EvaluationKind.PENUTUP, EvaluationKind.PENDAMPING}
    if EvaluationKind.PENUTUP in held:
        called |= {EvaluationKind.PENDAMPING}
    return MissingEvaluations(person, tuple(kind for kind in EvaluationKind if kind in called - held))


def _list_held(marks: EvaluationMarks) -> frozenset[EvaluationKind]:
    days = {
        EvaluationKind.TIGA_PIHAK: marks.three_way,
        EvaluationKind.DUA_PIHAK: marks.two_way,
        EvaluationKind.PENUTUP: marks.closing,
        EvaluationKind.PENDAMPING: marks.mentor_on,
    }
    return frozenset(kind for kind, day in days.items() if day is not None)


def _ask_model(
    person: Participant, model: MentoringModel | None
) -> tuple[frozenset[EvaluationKind], frozenset[EvaluationKind]]:
    """What steps taken or past due call for; and what steps that are due later only will call for."""
    kinds = {step.id: step.evaluations for step in (model.steps if model else ())}
    called: set[EvaluationKind] = set()
    later: set[EvaluationKind] = set()
    for mark in person.mentoring.steps:
        if mark.on is not None or mark.overdue is not None:
            called.update(kinds.get(mark.step, ()))
        elif mark.due_on is not None:
            later.update(kinds.get(mark.step, ()))
    return frozenset(called), frozenset(later)
