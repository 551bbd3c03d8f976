"""The programme office's page of one year, for one audience; mentors, journals and follow-ups for internal readers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.dashboard import Dashboard, MentorLoad
from generator.model.mentoring_rules import MentoringRules
from generator.model.programme_results import MentoringMaterial
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.copy_text import tell_late_copy
from generator.pages.corrections_text import signed
from generator.pages.dashboard_files import make_dashboard_files
from generator.pages.dashboard_text import (
    EVALUATION,
    DashboardNames,
    describe_bins,
    list_instruments,
    page_of,
    tell_changes,
    tell_due,
    tell_graduations,
    tell_participants,
)
from generator.pages.distribution_figure import change_bars
from generator.pages.environment import Templates
from generator.pages.expiry_text import tell_expiry
from generator.pages.language import said
from generator.pages.mentors import mentor_page, render_mentor_page
from generator.pages.page import PROGRAMME_FRAME, Page
from generator.pages.programme_text import tell_bars, tell_drop_offs


def render_dashboard(
    templates: Templates,
    dashboard: Dashboard,
    material: MentoringMaterial,
    content: Content,
    rules: MentoringRules | None,
    audience: Audience,
    as_of: date,
) -> tuple[Page, ...]:
    """The page with the files behind its numbers, and one page for each mentor (internal readers)."""
    overview = dashboard.overview
    programme = overview.year.programme.content
    folder = f"program/{words.dashboard_page(programme.id)}"
    names = DashboardNames(dashboard, material, content)
    files = make_dashboard_files(dashboard, names, folder)
    internal = audience is Audience.INTERNAL
    picture, bins = describe_bins(dashboard.changes)
    graduations = tell_graduations(dashboard.graduations)
    late = [one for one in dashboard.assessments_due if one.overdue is not None]
    values: dict[str, Any] = {
        "programme": programme,
        "programme_link": f"../{programme.id}/index.html",
        "as_of": as_of,
        "internal": internal,
        "bars": tell_bars(overview),
        "drop_offs": tell_drop_offs(overview),
        "overview": overview,
        "graduated": overview.funnel[-1].count,
        "goal": wording.trimmed(overview.target.target) if overview.target else "",
        "share": wording.percent(overview.target_share) if overview.target_share is not None else "",
        "shortfall": wording.trimmed(max(dashboard.shortfall, Fraction(0))) if dashboard.shortfall is not None else "",
        "participants": tell_participants(dashboard, names),
        "without_folder": [(one.name, words.cooperative_link(one.cooperative)) for one in dashboard.without_folder],
        "late_assessments": len(late),
        "assessments": tell_due(dashboard.assessments_due, names),
        "unfiled": tell_due(dashboard.unfiled, names),
        "skipped": [
            (
                one.participant.row.name,
                page_of(one.participant),
                wording.joined(tuple(wording.lower_first(names.step(one.participant, step)) for step in one.steps)),
            )
            for one in dashboard.skipped
        ],
        "changes": tell_changes(dashboard.changes),
        "compared": dashboard.changes,
        "median": signed(dashboard.changes.median) if dashboard.changes.median is not None else "",
        "instruments": sorted({name for one in dashboard.changes.lines for name in list_instruments(one.change)}),
        "example": any(one.change.example for one in dashboard.changes.lines),
        "picture": change_bars(dashboard.changes.bins, picture),
        "bins": bins,
        "graduations": graduations,
        "mismatches": sum(one.contradicts for one in graduations),
        "activities": dashboard.activities,
        "copies": [tell_late_copy(one, names.place(one.row.content.office), internal) for one in dashboard.late_copies],
        "copies_overdue": dashboard.copies_overdue,
        "has_copies": bool(overview.year.copies),
        "expiring": [tell_expiry(mark, one.row.name, page_of(one)) for one, mark in dashboard.expiries],
        "expiry_limit": rules.expiry_notice if rules else None,
        "files": {name: one.name for name, one in files.items()},
        "gap_limit": rules.journal_gap if rules else None,
    }
    if internal:
        values |= _internal(dashboard, names)
    page = Page(
        path=f"{folder}/index.html",
        frame=PROGRAMME_FRAME,
        title=said("Dasbor: {name}", name=programme.name),
        description=said("Corong, tenggat, perubahan nilai, dan wisuda {name}.", name=programme.name),
        body=templates.render("pages/dashboard.html", values),
        search_text=said("dasbor PMO {name} corong asesmen jurnal wisuda", name=programme.name),
        downloads=tuple(files.values()),
    )
    mentors = tuple(
        render_mentor_page(templates, one, dashboard, names, as_of) for one in dashboard.mentors or () if internal
    )
    return (page, *mentors)


def _internal(dashboard: Dashboard, names: DashboardNames) -> dict[str, Any]:
    ratings = dashboard.ratings
    return {
        "journals": [
            (
                one.participant.row.name,
                page_of(one.participant),
                wording.day(one.last) if one.last else said("belum ada jurnal"),
                one.working_days,
                one.weekdays_only,
            )
            for one in dashboard.late_journals or ()
        ],
        "evaluations": [
            (
                one.participant.row.name,
                page_of(one.participant),
                wording.joined(tuple(EVALUATION[k] for k in one.kinds)),
            )
            for one in dashboard.missing_evaluations or ()
        ],
        "follow_ups": [
            (
                one.participant.row.name,
                f"{page_of(one.participant)}",
                one.follow_up.action,
                names.actors.get(one.follow_up.owner, one.follow_up.owner),
                wording.day(one.follow_up.due_on),
                said("{days} hari", days=wording.count(one.follow_up.overdue or 0)),
            )
            for one in dashboard.late_follow_ups or ()
        ],
        "mentors": [_load(one, dashboard, names) for one in dashboard.mentors or ()],
        "ratings": ratings,
        "averages": [
            (words.tell_key(name), wording.points(value))
            for name, value in (ratings.averages if ratings else None) or ()
        ],
    }


def _load(mentor: MentorLoad, dashboard: Dashboard, names: DashboardNames) -> dict[str, Any]:
    silent = {one.participant.row.id for one in dashboard.late_journals or ()}
    own = [one for one in mentor.assignments if one.is_active and one.participant.row.id in silent]
    themes = sorted({names.theme(one.theme) for one in mentor.assignments} - {""})
    return {
        "code": mentor.code.upper(),
        "link": f"../{mentor_page(dashboard.overview.year.id, mentor.code)}/index.html",
        "post": mentor.post,
        "themes": wording.joined(tuple(themes)) if themes and themes != [mentor.post] else "",
        "active": mentor.active,
        "all": len(mentor.assignments),
        "capacity": mentor.capacity,
        "over": mentor.capacity is not None and mentor.active > mentor.capacity,
        "days": sum(one.days_on_site for one in mentor.assignments),
        "silent": len(own),
    }
