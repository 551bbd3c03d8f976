"""Steps of mentoring past their day in words, the same for an area and for a cooperative. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.engagement_results import EngagementResult
from generator.model.mentoring_model import Actor, ModelStep
from generator.model.region_results import Mentored
from generator.pages import wording
from generator.pages.language import said


@dataclass(frozen=True, slots=True)
class LateStepText:
    """One step past its day: what, whose turn it is, since when."""

    step: str
    actor: str
    """Empty where the actor is not known."""
    due: str
    late: str


def tell_late_steps(result: EngagementResult, actors: Iterable[Actor]) -> tuple[LateStepText, ...]:
    """Of one year of a cooperative, the longest late first."""
    names = _names(actors)
    return tuple(
        _tell(one.step, one.due_on, one.overdue, names) for one in result.late if one.due_on is not None and one.overdue
    )


def tell_mentored_late(one: Mentored, actors: Iterable[Actor]) -> tuple[LateStepText, ...]:
    """Of one cooperative of an area, in the same order."""
    names = _names(actors)
    return tuple(_tell(late.step, late.due_on, late.days, names) for late in one.late)


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    return {actor.id: actor.name.id for actor in actors}


def _tell(step: ModelStep, due_on: date, days: int, names: dict[str, str]) -> LateStepText:
    late = said("{days} hari", days=wording.count(days))
    return LateStepText(step.name.id, names.get(step.actor, ""), wording.day(due_on), late)
