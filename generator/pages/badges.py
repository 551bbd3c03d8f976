"""A small picture (SVG) of what a cooperative has done, for its own site: its last members' meeting, its mentoring.

Tells of nothing bad: a badge is something to show. It turns grey when its newest fact is older than eighteen months on
the day of the report. Refuses to know scores and predicates; these stand beside their aspects only.
"""

from __future__ import annotations

from datetime import date

from generator.model.mentoring_stage import MentoringStage
from generator.model.results import CooperativeOverview
from generator.model.values import add_months
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.page import Download

FILE = "lencana.svg"
FRESH_MONTHS = 18
_LETTER = 6.6
"""Width of a letter of the badge in its own units; texts are stretched to what they are given."""


def make_badge(templates: Templates, overview: CooperativeOverview, as_of: date) -> Download:
    """The picture beside the cooperative's page; of one without any such fact it says that it reports openly."""
    facts = list_facts(overview, as_of)
    words = " · ".join(text for text, _ in facts) or said("Laporan terbuka")
    days = [day for _, day in facts if day is not None]
    values = {
        "name": overview.name,
        "words": words,
        "is_old": bool(days) and add_months(max(days), FRESH_MONTHS) <= as_of,
        "left": 66,
        "right": round(len(words) * _LETTER + 18),
    }
    svg = templates.render("parts/badge.svg.html", values)
    return Download(f"koperasi/{overview.id}/{FILE}", svg.strip().encode() + b"\n")


def list_facts(overview: CooperativeOverview, as_of: date) -> list[tuple[str, date | None]]:
    """What may be shown, with the day it dates from."""
    facts: list[tuple[str, date | None]] = []
    if overview.yearly_meetings:
        year, day = overview.yearly_meetings[0]
        facts.append((said("RAT tahun buku {year}", year=year), date.fromisoformat(day)))
    newest = overview.mentoring[-1] if overview.mentoring else None
    if newest is not None and newest.stage is MentoringStage.GRADUATED:
        facts.append((said("Lulus pendampingan {year}", year=newest.year), newest.graduation.decided_on))
    elif newest is not None and newest.stage in (MentoringStage.RUNNING, MentoringStage.AWAITING_DECISION):
        facts.append((said("Didampingi {year}", year=newest.year), newest.started))
    return [(text, day) for text, day in facts if day is None or day <= as_of]
