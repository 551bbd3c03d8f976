"""The newest mentoring of a cooperative for lists of all of them: by its folder, else by the programme's register.

Refuses to lay a made-up programme on a real cooperative, or a real one on a made-up cooperative.
"""

from __future__ import annotations

from generator.model.mentoring_stage import MentoringStanding
from generator.model.programme_results import MentoringMaterial
from generator.model.results import CooperativeOverview


def find_latest(one: CooperativeOverview, material: MentoringMaterial | None) -> MentoringStanding | None:
    """None where neither tells of mentoring. Of one year the folder counts, since it knows more steps."""
    own = one.mentoring[-1] if one.mentoring else None
    registered = material.registered.get(one.id) if material else None
    if registered is not None and registered.fictional is one.fictional and (own is None or own.year < registered.year):
        return registered
    if own is None:
        return None
    return MentoringStanding(own.year, one.fictional, own.stage, own.model, own.current, own.theme)
