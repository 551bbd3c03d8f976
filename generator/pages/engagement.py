"""The mentoring page of one cooperative and programme year.

Everybody reads where it stands: theme, stage, outputs, totals, the decision. The timeline, journal, contacts,
evaluations, claims, follow-ups and the hand-over are for internal readers. A mentor's evaluation is never shown alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.model.engagement_results import Eligibility, EngagementResult, MentoringGround
from generator.model.instrument import InstrumentStatus
from generator.model.mentoring_evaluation import ClaimSource
from generator.model.mentoring_model import Actor
from generator.model.outlook import CooperativeReading
from generator.pages import engagement_words as words
from generator.pages import mentoring_words as programme_words
from generator.pages import wording
from generator.pages.benefits import tell_benefits, tell_financing
from generator.pages.engagement_text import (
    engagement_page_name,
    tell_books,
    tell_count,
    tell_findings,
    tell_output,
    tell_requirements,
    tell_sheet,
    tell_standing,
    tell_timeline,
)
from generator.pages.environment import Templates
from generator.pages.expiry_text import tell_expiries
from generator.pages.language import said
from generator.pages.late_steps import tell_late_steps
from generator.pages.modern_text import modern_page_name, tell_change, tell_total
from generator.pages.notices import of_file, tell_all
from generator.pages.page import HEALTH_FRAME, Page
from generator.problems.problem import Problem

FILES = (
    "engagement.yml",
    "outputs.yml",
    "evaluations.yml",
    "claims.yml",
    "daily_journal.csv",
    "monitoring.csv",
    "follow_ups.csv",
)
RECENT = 8
"""Journal entries shown before the rest is folded away."""


def render_engagement_pages(
    templates: Templates,
    cooperative: Cooperative,
    reading: CooperativeReading,
    problems: tuple[Problem, ...],
    audience: Audience,
    as_of: date,
) -> tuple[Page, ...]:
    """The page of each year of mentoring; none while nothing is known of what they rest on."""
    ground = reading.ground
    if ground is None:
        return ()
    return tuple(
        render_engagement_page(
            templates, cooperative, one, ground, ground.actors, problems, reading.mentoring, audience, as_of
        )
        for one in reading.mentoring
    )


def render_engagement_page(
    templates: Templates,
    cooperative: Cooperative,
    result: EngagementResult,
    ground: MentoringGround,
    actors: tuple[Actor, ...],
    problems: tuple[Problem, ...],
    siblings: tuple[EngagementResult, ...],
    audience: Audience,
    as_of: date,
) -> Page:
    """The page of one year; `siblings` are all years of the cooperative."""
    folder = result.folder
    written = folder.engagement.content if folder.engagement else None
    internal = audience is Audience.INTERNAL
    year = result.assessments
    notices = [problem for name in FILES for problem in of_file(problems, f"{folder.folder}/{name}")]
    theme = result.theme.name.id if result.theme else written.theme if written else said(wording.NOT_STATED)
    programme = ground.find_year(written) if written else None
    # A decision of a later day has not been made yet.
    decided = written.decision if written and written.decision and written.decision.on <= as_of else None
    values: dict[str, Any] = {
        "cooperative": cooperative,
        "fictional": bool(cooperative.profile and cooperative.profile.content.fictional),
        "year": str(folder.year),
        "folder": folder.folder,
        "engagement": written,
        "theme": theme,
        "theme_link": f"../../program/{programme_words.theme_page(result.theme.id)}/index.html" if result.theme else "",
        "model": result.model.name.id if result.model else "",
        "model_link": f"../../program/{programme_words.model_page(result.model.id)}/index.html" if result.model else "",
        "programme": programme.programme.content.name if programme else "",
        "programme_link": f"../../program/{programme.id}/index.html" if programme else "",
        "mode": programme_words.MODE[written.mode] if written else "",
        "standing": tell_standing(result),
        "late_steps": tell_late_steps(result, actors),
        "general_count": tell_count(result.general),
        "general": [tell_output(one, wording.OUTPUTS) for one in result.general],
        "special_count": tell_count(result.special) if result.special else "",
        "special": [tell_output(one, {}) for one in result.special],
        "other": [tell_output(one, {}) for one in result.other],
        "books": tell_books(result),
        "expiring": tell_expiries(result.expiries),
        "benefits": tell_benefits(folder.outputs.content if folder.outputs else None, ground.benefits),
        "financing": tell_financing(folder.outputs.content if folder.outputs else None),
        "channels": folder.outputs.content.channels if folder.outputs else (),
        "lessons": folder.outputs.content.lessons if folder.outputs else (),
        "initial": tell_total(year.initial) if year and year.initial else "",
        "final": tell_total(year.final) if year and year.final else "",
        "change": tell_change(year.change.total) if year and year.change else None,
        "apart": said(programme_words.NOT_COMPARABLE) if year and year.is_apart else "",
        "is_example": bool(year and year.newest and year.newest.pack.status is InstrumentStatus.CONTOH),
        "modern_link": modern_page_name(folder.year) if year else "",
        "decision": words.DECISION[decided.decision] if decided else "",
        "decided": decided,
        "eligibility": words.ELIGIBILITY[result.graduation.eligibility],
        "requirements": tell_requirements(result),
        "rule_note": said(words.EXAMPLE_RULE) if result.graduation.example else "",
        "rule_link": f"../../aturan/{result.graduation.pack}/index.html#wisuda",
        "contradicts": result.graduation.contradicts,
        "has_rule": result.graduation.eligibility is not Eligibility.NO_RULE,
        "internal": internal,
        "internal_note": said(words.SPECIAL_PUBLIC),
        "notices_list": tell_all(notices),
        "tabs": tuple((str(one.folder.year), engagement_page_name(one.folder.year), one is result) for one in siblings),
        "as_of": as_of,
        "root": "../../",
    }
    if internal:
        values |= _internal(result, ground, {actor.id: actor.name.id for actor in actors})
    sentence = said("Tema {theme}; {standing}.", theme=theme, standing=tell_standing(result))
    return Page(
        path=f"koperasi/{cooperative.id}/{engagement_page_name(folder.year)}",
        frame=HEALTH_FRAME,
        title=said("Pendampingan {year}: {name}", year=folder.year, name=cooperative.name),
        description=said(
            "Pendampingan {name} tahun program {year}. {sentence}",
            name=cooperative.name,
            year=folder.year,
            sentence=sentence,
        ),
        body=templates.render("pages/engagement.html", values),
        search_text=said(
            "{name} pendampingan {year}. {sentence}", name=cooperative.name, year=folder.year, sentence=sentence
        ),
    )


def _internal(result: EngagementResult, ground: MentoringGround, actors: dict[str, str]) -> dict[str, Any]:
    folder = result.folder
    journal = sorted(folder.journal or (), key=lambda row: row.content.date, reverse=True)
    entries = [
        (row.content, words.MODE[row.content.mode], words.KIND[row.content.kind], _present(row.content))
        for row in journal
    ]
    follow_ups = sorted(
        result.follow_ups or (), key=lambda one: (one.is_done, -(one.overdue or 0), one.row.content.due_on)
    )
    evaluations = folder.evaluations.content if folder.evaluations else None
    rules = ground.rules
    weeks = result.journal.unconfirmed_weeks if result.journal else ()
    return {
        "timeline": tell_timeline(result),
        "unmentored": result.is_unmentored,
        "findings": tell_findings(folder, ground),
        "sheet": [tell_sheet(part, result) for part in result.sheet],
        "journal": result.journal,
        "weeks": [(monday, monday + timedelta(days=6)) for monday in weeks],
        "recent": entries[:RECENT],
        "earlier": entries[RECENT:],
        "gap_limit": rules.journal_gap if rules else None,
        "minimum_group": rules.minimum_group if rules else None,
        "contact_months": [
            (wording.month(month), ", ".join(f"{one.number} {words.CONTACT[one.kind]}" for one in counts))
            for month, counts in groupby(result.contacts or (), lambda one: one.month)
        ],
        "contacts": None
        if folder.contacts is None
        else [
            (row.content, words.CONTACT[row.content.kind], actors.get(row.content.actor, row.content.actor))
            for row in sorted(folder.contacts, key=lambda row: row.content.date, reverse=True)
        ],
        "follow_ups": None
        if result.follow_ups is None
        else [(one, one.row.content, actors.get(one.row.content.owner, one.row.content.owner)) for one in follow_ups],
        "claims": None
        if result.claims is None
        else [
            (
                one.claim,
                words.CLAIM[one.state],
                [(words.SOURCE[mark.source], words.SAYS[mark.says], mark) for mark in one.claim.sources],
                len(ClaimSource) - len({mark.source for mark in one.claim.sources}),
            )
            for one in result.claims
        ],
        "meetings": _meetings(evaluations, actors),
        "closing": evaluations.closing if evaluations else None,
        "mentor_evaluation": evaluations.mentor if evaluations else None,
    }


def _present(entry: Any) -> str:
    counted = (
        (said("pengurus"), entry.board),
        (said("pengawas"), entry.supervisors),
        (said("pengelola dan karyawan"), entry.staff),
        (said("anggota"), entry.members),
    )
    return wording.joined(tuple(f"{number} {name}" for name, number in counted if number))


def _meetings(evaluations: Any, actors: dict[str, str]) -> list[tuple[str, Any, str]]:
    halves = evaluations.mid_term if evaluations else None
    found = []
    for name, title in (
        ("three_way", said("Pertemuan tiga pihak")),
        ("two_way", said("Pertemuan koperasi dan kementerian")),
    ):
        meeting = getattr(halves, name) if halves else None
        present = wording.joined(tuple(actors.get(one, one) for one in meeting.present)) if meeting else ""
        found.append((title, meeting, present))
    return found
