"""Which local office (Dinas) a cooperative belongs to, and where the office takes part in its mentoring. Pure.

Knows areas by their codes and steps by what a model says of them. Refuses to know an office's name or address.
"""

from __future__ import annotations

from generator.model.mentoring_model import EvidenceKind, MentoringModel, ModelStep, StepScope

OFFICE = "dinas"
"""The local office's id among the actors."""
_REGENCY, _PROVINCE = 5, 2


def find_office(region: str) -> str:
    """The one office of an area: of its regency or city, or of the province when nothing smaller is known."""
    return region[:_REGENCY] if len(region) >= _REGENCY else region[:_PROVINCE]


def is_office(region: str) -> bool:
    """Whether an office goes by that code."""
    return len(region) in (_PROVINCE, _REGENCY)


def list_touchpoints(model: MentoringModel) -> tuple[ModelStep, ...]:
    """Steps of each cooperative in which the office acts or takes part, in order."""
    return tuple(step for step in model.ordered if step.scope is StepScope.KOPERASI and _takes_part(step))


def owes_copy(model: MentoringModel) -> bool:
    """Whether the model has a step that hands a report to the office against a receipt."""
    return any(EvidenceKind.TANDA_TERIMA in step.evidence and _takes_part(step) for step in model.steps)


def _takes_part(step: ModelStep) -> bool:
    return OFFICE in (step.actor, *step.partners)
