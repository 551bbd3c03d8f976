"""Where mentoring stands by the programme's register alone, for cooperatives without a folder of their own on it. Pure.

Knows that the newest year counts. Refuses to know what a folder tells: pages put that first.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.computing.mentored import follow
from generator.model.application import Outcome
from generator.model.mentoring_stage import MentoringStanding
from generator.model.programme_results import MentoringMaterial


def list_registered(material: MentoringMaterial) -> Mapping[str, MentoringStanding]:
    """By the id of each cooperative that was chosen, as its newest programme year tells."""
    found: dict[str, MentoringStanding] = {}
    for year in sorted(material.overviews, key=lambda one: (one.year.programme.content.year, one.year.id)):
        for row in year.year.applications or ():
            application = row.content
            if application.outcome is not Outcome.TERPILIH or application.cooperative is None:
                continue
            one = follow(year, application, {}, material)
            theme = material.names.find_theme(application.theme)
            found[application.cooperative] = MentoringStanding(
                one.programme.year,
                one.programme.fictional,
                one.stage,
                one.model.id if one.model else None,
                one.current.id if one.current else None,
                theme.id if theme else None,
            )
    return found
