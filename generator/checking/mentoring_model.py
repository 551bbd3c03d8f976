"""Does a mentoring model hold together: names, order, phases, actors, and the model it is compared with?

A model with any finding here is not used. Refuses to know whether a model is wise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checking.names import check_file_name, check_known, check_unique
from generator.model.cooperative import Authored, Path
from generator.model.mentoring_model import ActorList, MentoringModel, ModelStep
from generator.problems.problem import Problem


def check_actors(authored: Authored[ActorList]) -> list[Problem]:
    """Actors named twice."""
    named = ((actor.id, authored.place("actors", at, "id")) for at, actor in enumerate(authored.content.actors))
    return list(check_unique(named))


def check_model(
    authored: Authored[MentoringModel], actors: frozenset[str] | None, models: Mapping[str, MentoringModel]
) -> list[Problem]:
    """Every problem of one model; `models` are all that could be read, by id.

    Against a refused list of actors (None) no name can be held.
    """
    problems = [*check_file_name(authored), *_check_names(authored, actors), *_check_order(authored)]
    return problems + list(_check_comparison(authored, models))


def _check_names(authored: Authored[MentoringModel], actors: frozenset[str] | None) -> Iterator[Problem]:
    model = authored.content
    for part in ("phases", "stages", "steps"):
        yield from check_unique((one.id, authored.place(part, at, "id")) for at, one in enumerate(getattr(model, part)))
    phases = {phase.id for phase in model.phases}
    phase_of = {stage.id: stage.phase for stage in model.stages}
    steps = {step.id for step in model.steps}
    for at, stage in enumerate(model.stages):
        yield from check_known(authored, ("stages", at, "phase"), stage.phase, phases, "phases")
    for at, step in enumerate(model.steps):
        yield from check_known(authored, ("steps", at, "phase"), step.phase, phases, "phases")
        for path, actor in _actors(at, step):
            # Nothing can be held against a list that was refused.
            known = actors if actors is not None else {actor}
            yield from check_known(authored, path, actor, known, "content/mentoring/actors.yml")
        if step.stage is not None:
            of_phase = {name for name, phase in phase_of.items() if phase == step.phase}
            yield from check_known(authored, ("steps", at, "stage"), step.stage, of_phase, f"stages ({step.phase})")
        if step.not_before is not None:
            before = step.not_before.step
            yield from check_known(authored, ("steps", at, "not_before", "step"), before, steps - {step.id}, "steps")


def _actors(at: int, step: ModelStep) -> Iterator[tuple[Path, str]]:
    yield ("steps", at, "actor"), step.actor
    yield from ((("steps", at, "partners", number), name) for number, name in enumerate(step.partners))


def _check_order(authored: Authored[MentoringModel]) -> Iterator[Problem]:
    """Orders run from 1 without a hole, and no step of an earlier phase follows one of a later phase."""
    model = authored.content
    places = {phase.id: at for at, phase in enumerate(model.phases)}
    ordered = sorted(enumerate(model.steps), key=lambda one: one[1].order)
    reached = 0
    for expected, (at, step) in enumerate(ordered, start=1):
        place = authored.place("steps", at, "order")
        if step.order != expected:
            yield Problem("M02", place, {"id": step.id, "order": str(step.order), "expected": str(expected)})
            return
        phase = places.get(step.phase, reached)
        if phase < reached:
            values = {"id": step.id, "phase": step.phase, "reached": model.phases[reached].id}
            yield Problem("M04", place, values, (authored.place("steps", at, "phase"),))
        reached = max(reached, phase)


def _check_comparison(authored: Authored[MentoringModel], models: Mapping[str, MentoringModel]) -> Iterator[Problem]:
    model = authored.content
    other = None
    if model.compared_with is not None:
        yield from check_known(authored, ("compared_with",), model.compared_with, models.keys() - {model.id}, "models")
        other = models.get(model.compared_with)
        if other is None:
            return
    gone = {step.id for step in other.steps} - {step.id for step in model.steps} if other is not None else set()
    for at, step in enumerate(model.steps):
        if step.replaces is not None:
            where = f"models/{model.compared_with}" if model.compared_with else "compared_with"
            yield from check_known(authored, ("steps", at, "replaces"), step.replaces, gone, where)
