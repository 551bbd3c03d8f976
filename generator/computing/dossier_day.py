"""A mentoring dossier as it stood on one day: what is dated later is not in it yet. Pure.

Knows only what carries a day. A general output whose sheet was renewed later is not counted, since what it held before
is not known; books, and what has no day at all, stand as they are written now.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generator.model.cooperative import Authored, Cooperative, MentoringFolder
from generator.model.engagement import Engagement
from generator.model.mentoring_journal import FollowUp
from generator.model.mentoring_outputs import GeneralOutput, MentoringOutputs

_PARTS = {
    GeneralOutput.PROFILE: "profile",
    GeneralOutput.CANVAS: "canvas",
    GeneralOutput.SWOT: "swot",
    GeneralOutput.STAKEHOLDERS: "stakeholders",
    GeneralOutput.PRODUCTS: "products",
}


def see_dossier(cooperative: Cooperative, programme: str, day: date) -> Cooperative:
    """The copy that holds the folder of that programme alone, and of its outputs what was there by the day."""
    folders = [
        folder
        for folder in cooperative.mentoring
        if folder.engagement is not None and folder.engagement.content.programme == programme
    ]
    renewed = {
        _PARTS[key]
        for folder in folders
        if folder.outputs is not None
        for key, entry in folder.outputs.content.general.items()
        if entry.updated_on is not None and entry.updated_on > day
    }
    modern = {key: one for key, one in cooperative.modern.items() if one.content.on <= day}
    parts: dict[str, Any] = dict.fromkeys(renewed)
    return replace(cooperative, modern=modern, mentoring=tuple(_see(one, day) for one in folders), **parts)


def _see(folder: MentoringFolder, day: date) -> MentoringFolder:
    """Evaluations, claims and contacts with the programme office are not told to local offices."""
    return replace(
        folder,
        engagement=folder.engagement and _change(folder.engagement, _see_engagement(folder.engagement.content, day)),
        outputs=folder.outputs and _change(folder.outputs, _see_outputs(folder.outputs.content, day)),
        evaluations=None,
        claims=None,
        contacts=None,
        journal=folder.journal and tuple(row for row in folder.journal if row.content.date <= day),
        follow_ups=folder.follow_ups
        and tuple(
            _change(row, _see_follow_up(row.content, day))
            for row in folder.follow_ups
            if row.content.decided_on is None or row.content.decided_on <= day
        ),
    )


def _change(document: Authored[Any], content: Any) -> Authored[Any]:
    return replace(document, content=content)


def _see_engagement(written: Engagement, day: date) -> Engagement:
    mentors = (one for one in written.mentors if one.since is None or one.since <= day)
    there: dict[str, Any] = {
        name: part if (part := getattr(written, name)) is not None and part.on <= day else None
        for name in ("stopped", "decision", "handover", "need")
    }
    return written.model_copy(
        update={
            **there,
            "mentors": tuple(
                one if one.until is None or one.until <= day else one.model_copy(update={"until": None})
                for one in mentors
            ),
            "steps": tuple(one for one in written.steps if one.on <= day),
            "interventions": written.interventions and tuple(one for one in written.interventions if one.on <= day),
            "sign_offs": tuple(one for one in written.sign_offs if one.on <= day),
        }
    )


def _see_outputs(written: MentoringOutputs, day: date) -> MentoringOutputs:
    return written.model_copy(
        update={
            "special": {key: one for key, one in written.special.items() if one.on is None or one.on <= day},
            "other": tuple(one for one in written.other if one.on is None or one.on <= day),
        }
    )


def _see_follow_up(row: FollowUp, day: date) -> FollowUp:
    if row.done_on is None or row.done_on <= day:
        return row
    return row.model_copy(update={"done_on": None, "result": None})
