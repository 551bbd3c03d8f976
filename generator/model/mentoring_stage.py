"""Where mentoring of one chosen cooperative stands, whatever its model calls the steps. One rule for every page."""

from __future__ import annotations

from enum import StrEnum

from generator.model.application import MentoringMode
from generator.model.engagement import Decision
from generator.model.mentoring_model import MentoringModel, ModelStep


class MentoringStage(StrEnum):
    """From the choice to the decision."""

    GRADUATED = "graduated"
    NOT_GRADUATED = "not_graduated"
    STOPPED = "stopped"
    RUNNING = "running"
    OTHER_INTERVENTION = "other_intervention"
    """Chosen for help of another kind: no mentor is to come."""
    NOT_STARTED = "not_started"


def has_begun(current: ModelStep | None, model: MentoringModel | None) -> bool:
    """Whether the last step taken lies after the model's first phase."""
    return current is not None and model is not None and current.phase != model.phases[0].id


def find_stage(
    decision: Decision | None, is_stopped: bool, has_begun: bool, mode: MentoringMode | None
) -> MentoringStage:
    """A decision counts before an end, an end before a beginning; `has_begun`: a step after the choice was taken."""
    if decision is not None:
        return MentoringStage.GRADUATED if decision is Decision.LAYAK_WISUDA else MentoringStage.NOT_GRADUATED
    if is_stopped:
        return MentoringStage.STOPPED
    if has_begun:
        return MentoringStage.RUNNING
    return MentoringStage.OTHER_INTERVENTION if mode is MentoringMode.OTHER else MentoringStage.NOT_STARTED
