"""What was computed about mentoring models, beside the models themselves. Never what a person wrote."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.cooperative import Authored
from generator.model.mentoring_model import Actor, MentoringModel, ModelStep


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step both models have, with the fields in which they differ."""

    before: ModelStep
    after: ModelStep
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelDifference:
    """One model held against another. Every step of the two is in exactly one part."""

    before: MentoringModel
    after: MentoringModel
    added: tuple[ModelStep, ...]
    """Steps only the later model has, in its order; replacements among them."""
    replaced: tuple[tuple[ModelStep, ModelStep], ...]
    """A step that went, and the added one that stands for it."""
    removed: tuple[ModelStep, ...]
    """Steps that went without a replacement."""
    changed: tuple[StepChange, ...]
    same: tuple[ModelStep, ...]


@dataclass(frozen=True, slots=True)
class ModelMaterial:
    """All models that hold together, by id, and the comparisons their files ask for."""

    actors: tuple[Actor, ...] = ()
    models: tuple[Authored[MentoringModel], ...] = ()
    differences: tuple[ModelDifference, ...] = ()

    def find(self, model_id: str) -> MentoringModel | None:
        """The model of that id."""
        return next((one.content for one in self.models if one.content.id == model_id), None)
