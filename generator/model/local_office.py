"""Which local office (Dinas) a cooperative belongs to, and where the office takes part in its mentoring. Pure.

Knows areas by their codes and steps by what a model says of them. Refuses to know an office's name or address.
"""

from __future__ import annotations

from generator.model.application import Application, Outcome
from generator.model.mentoring_model import EvidenceKind, MentoringModel, ModelStep, StepScope
from generator.model.programme_year import MentoringNames, ProgrammeYear
from generator.model.report_copy import ReportCopy

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


def list_told(year: ProgrammeYear, names: MentoringNames, copy: ReportCopy) -> tuple[Application, ...]:
    """Chosen cooperatives of the copy's office that were in the programme during its period."""
    told = [
        row.content
        for row in year.applications or ()
        if find_office(row.content.region) == copy.office
        and row.content.outcome is Outcome.TERPILIH
        and (row.content.outcome_on is None or row.content.outcome_on <= copy.until)
        and (row.content.stopped_on is None or row.content.stopped_on >= copy.since)
        and (model := names.model_of(year.programme.content, row.content.cohort)) is not None
        and owes_copy(model)
    ]
    return tuple(sorted(told, key=lambda one: (one.name, one.id)))


def _takes_part(step: ModelStep) -> bool:
    return OFFICE in (step.actor, *step.partners)
