"""The page of a mentoring model, drawn and listed from its data, and the page of differences between two models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.model.cooperative import Authored
from generator.model.mentoring_model import Actor, MentoringModel, ModelStep
from generator.model.mentoring_results import ModelDifference, ModelMaterial
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.model_figure import LaneFigure, draw_lanes
from generator.pages.page import PROGRAMME_FRAME, Page


@dataclass(frozen=True, slots=True)
class StepText:
    """One step in words."""

    step: ModelStep
    stage: str
    actor: str
    partners: str
    evidence: tuple[str, ...]
    fresh: bool
    opens: bool
    """Whether it is the first of its stage."""
    rule: str
    """What must have happened before; empty when nothing."""


@dataclass(frozen=True, slots=True)
class PhaseText:
    """One phase with its picture and its list."""

    id: str
    name: str
    picture: Markup
    steps: tuple[StepText, ...]


def render_model_page(
    templates: Templates, authored: Authored[MentoringModel], material: ModelMaterial, terms: frozenset[str]
) -> Page:
    """The page of one model."""
    model = authored.content
    difference = next((one for one in material.differences if one.after.id == model.id), None)
    fresh = frozenset(step.id for step in difference.added) if difference else frozenset()
    actors = {actor.id: actor for actor in material.actors}
    values = {
        "model": model,
        "status": words.STATUS[model.status],
        "file": authored.file,
        "phases": [_tell_phase(model, phase.id, phase.name.id, actors, fresh) for phase in model.phases],
        "actors": [actor for actor in material.actors if actor.id in _used(model)],
        "terms": terms,
        "difference": words.difference_page(model.id) if difference else "",
        "other": difference.before if difference else None,
        "fresh": fresh,
        "readings": _tell_readings(model),
    }
    names = " ".join(step.name.id for step in model.ordered)
    return Page(
        path=f"program/{words.model_page(model.id)}/index.html",
        frame=PROGRAMME_FRAME,
        sources=(authored.file,),
        title=said("{model}: langkah pendampingan", model=model.name.id),
        description=model.summary,
        body=templates.render("pages/mentoring_model.html", values),
        search_text=f"{model.name.id} {model.summary} {names}",
    )


def _tell_readings(model: MentoringModel) -> list[tuple[str, str]]:
    """What was read from the context, each once with the numbers of its steps."""
    found: dict[str, list[str]] = {}
    for step in model.ordered:
        if step.reading:
            found.setdefault(step.reading, []).append(str(step.order))
    return [(text, wording.joined(tuple(numbers))) for text, numbers in found.items()]


def _used(model: MentoringModel) -> set[str]:
    return {name for step in model.steps for name in (step.actor, *step.partners)}


def _tell_phase(
    model: MentoringModel, phase: str, name: str, actors: Mapping[str, Actor], fresh: frozenset[str]
) -> PhaseText:
    steps = [step for step in model.ordered if step.phase == phase]
    stages = {stage.id: stage.name.id for stage in model.stages}
    told = tuple(_tell(model, step, stages, actors, fresh) for step in steps)
    used = _used(model)
    groups = [
        (stages.get(stage or "", ""), tuple(members)) for stage, members in groupby(steps, key=lambda step: step.stage)
    ]
    lines = "; ".join(f"{one.step.order}. {one.step.name.id} ({one.actor})" for one in told)
    figure = LaneFigure(
        f"bagan-{phase}",
        said("{model}, tahap {phase}", model=model.name.id, phase=name),
        said("Langkah menurut urutan dan pelakunya: {lines}.", lines=lines),
        [(actor.id, actor.name.id) for actor in actors.values() if actor.id in used],
        groups,
        fresh,
    )
    return PhaseText(phase, name, draw_lanes(figure), told)


def _tell(
    model: MentoringModel,
    step: ModelStep,
    stages: Mapping[str, str],
    actors: Mapping[str, Actor],
    fresh: frozenset[str],
) -> StepText:
    rule = ""
    if step.not_before is not None:
        other = model.find_step(step.not_before.step)
        if other:
            rule = said(
                "paling cepat {months} bulan sesudah {step}",
                months=step.not_before.months,
                step=wording.lower_first(other.name.id),
            )
    return StepText(
        step,
        stages.get(step.stage or "", ""),
        actors[step.actor].name.id,
        wording.joined(tuple(actors[name].name.id for name in step.partners)),
        tuple(words.EVIDENCE[kind] for kind in step.evidence),
        step.id in fresh,
        step.stage is not None and step is next(one for one in model.ordered if one.stage == step.stage),
        rule,
    )


def render_difference_page(templates: Templates, difference: ModelDifference, actors: Sequence[Actor]) -> Page:
    """What one model adds to, replaces in and takes from another; nothing here is written by hand."""
    by_id = {actor.id: actor for actor in actors}
    before, after = difference.before, difference.after
    stages = {stage.id: stage.name.id for model in (before, after) for stage in model.stages}
    phases = {phase.id: phase.name.id for model in (before, after) for phase in model.phases}
    fresh = frozenset(step.id for step in difference.added)
    values = {
        "before": before,
        "after": after,
        "added": [_tell(after, step, stages, by_id, fresh) for step in difference.added],
        "replaced": difference.replaced,
        "removed": difference.removed,
        "changed": [(one.after, [words.FIELDS[name] for name in one.fields]) for one in difference.changed],
        "same": difference.same,
        "phases": phases,
        "before_page": words.model_page(before.id),
        "after_page": words.model_page(after.id),
    }
    return Page(
        path=f"program/{words.difference_page(after.id)}/index.html",
        frame=PROGRAMME_FRAME,
        title=said(
            "{model} dibandingkan dengan {other}", model=after.name.id, other=wording.lower_first(before.name.id)
        ),
        description=said(
            "{added} tambahan, {replaced} di antaranya pengganti.",
            added=len(difference.added),
            replaced=len(difference.replaced),
        ),
        body=templates.render("pages/model_difference.html", values),
        search_text=" ".join(step.name.id for step in difference.added),
    )
