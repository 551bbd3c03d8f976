"""Where mentoring of one chosen cooperative stands, whatever its model calls the steps. One rule for every page."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from generator.model.application import MentoringMode
from generator.model.engagement import Decision
from generator.model.mentoring_model import EvaluationKind, MentoringModel, ModelStep


class MentoringStage(StrEnum):
    """From the choice to the decision."""

    GRADUATED = "graduated"
    NOT_GRADUATED = "not_graduated"
    STOPPED = "stopped"
    AWAITING_DECISION = "awaiting_decision"
    """Mentored to the end: the closing evaluation was held, no decision has been made."""
    RUNNING = "running"
    OTHER_INTERVENTION = "other_intervention"
    """Chosen for help of another kind: no mentor is to come."""
    NOT_STARTED = "not_started"

    @property
    def awaits_steps(self) -> bool:
        """Whether a step past its day is late; after an end nothing is due any more."""
        return self not in (MentoringStage.STOPPED, MentoringStage.GRADUATED)


@dataclass(frozen=True, slots=True)
class MentoringStanding:
    """One cooperative's mentoring in one programme year, by ids; None where not stated or not known."""

    year: int
    fictional: bool
    """Whether the programme is made up."""
    stage: MentoringStage
    model: str | None
    current: str | None
    """The last step taken."""
    theme: str | None


def has_begun(current: ModelStep | None, model: MentoringModel | None) -> bool:
    """Whether the last step taken lies after the model's first phase."""
    return current is not None and model is not None and current.phase != model.phases[0].id


def has_closed(taken: Container[str], model: MentoringModel | None) -> bool:
    """Whether the step that holds the closing evaluation is among the steps taken, given by their ids."""
    steps = model.steps if model else ()
    return any(EvaluationKind.PENUTUP in step.evaluations and step.id in taken for step in steps)


def find_stage(
    decision: Decision | None, is_stopped: bool, has_begun: bool, has_closed: bool, mode: MentoringMode | None
) -> MentoringStage:
    """A decision counts before an end, an end before a beginning.

    `has_begun`: a step after the choice was taken; `has_closed`: the closing evaluation was held.
    """
    if decision is not None:
        return MentoringStage.GRADUATED if decision is Decision.LAYAK_WISUDA else MentoringStage.NOT_GRADUATED
    if is_stopped:
        return MentoringStage.STOPPED
    if has_closed:
        return MentoringStage.AWAITING_DECISION
    if has_begun:
        return MentoringStage.RUNNING
    return MentoringStage.OTHER_INTERVENTION if mode is MentoringMode.OTHER else MentoringStage.NOT_STARTED
