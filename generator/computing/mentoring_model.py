"""Two mentoring models held against each other, step by step. Knows steps by their ids; refuses to judge them."""

from __future__ import annotations

from generator.model.mentoring_model import MentoringModel
from generator.model.mentoring_results import ModelDifference, StepChange

COMPARED = (
    "phase",
    "stage",
    "name",
    "actor",
    "partners",
    "scope",
    "gate",
    "throughout",
    "milestone",
    "not_before",
    "evidence",
    "evaluations",
    "audience",
)


def compute_difference(before: MentoringModel, after: MentoringModel) -> ModelDifference:
    """What `after` adds to, takes from and changes in `before`; the order number alone is no change."""
    old = {step.id: step for step in before.ordered}
    new = {step.id: step for step in after.ordered}
    added = tuple(step for name, step in new.items() if name not in old)
    gone = {name: step for name, step in old.items() if name not in new}
    replaced = tuple((gone[step.replaces], step) for step in added if step.replaces in gone)
    taken = {step.id for step, _ in replaced}
    changed = []
    same = []
    for name in (name for name in old if name in new):
        fields = tuple(field for field in COMPARED if getattr(old[name], field) != getattr(new[name], field))
        if fields:
            changed.append(StepChange(old[name], new[name], fields))
        else:
            same.append(new[name])
    removed = tuple(step for name, step in gone.items() if name not in taken)
    return ModelDifference(before, after, added, replaced, removed, tuple(changed), tuple(same))
