"""The page of one mentor in one year, for internal readers: cooperatives, journals, what is late. By code only."""

from __future__ import annotations

from datetime import date

from generator.model.dashboard import Assignment, Dashboard, MentorLoad
from generator.pages import wording
from generator.pages.dashboard_text import DashboardNames, page_of
from generator.pages.environment import Templates
from generator.pages.mentoring_words import dashboard_page
from generator.pages.page import PROGRAMME_FRAME, Page


def mentor_page(year_id: str, code: str) -> str:
    """Folder of a mentor's page below `program/`."""
    return f"pendamping-{year_id}-{code}"


def render_mentor_page(
    templates: Templates, mentor: MentorLoad, dashboard: Dashboard, names: DashboardNames, as_of: date
) -> Page:
    """Assignments with their journals, and the follow-ups of the mentor's cooperatives that are late."""
    programme = dashboard.overview.year.programme.content
    own = {one.participant.row.id for one in mentor.assignments if one.is_active}
    code = mentor.code.upper()
    values = {
        "programme": programme,
        "dashboard": f"../{dashboard_page(programme.id)}/index.html",
        "code": code,
        "mentor": mentor,
        "as_of": as_of,
        "assignments": [_tell(one, names) for one in mentor.assignments],
        "follow_ups": [
            (
                one.participant.row.name,
                page_of(one.participant),
                one.follow_up.action,
                names.actors.get(one.follow_up.owner, one.follow_up.owner),
                wording.day(one.follow_up.due_on),
                f"{wording.count(one.follow_up.overdue or 0)} hari",
            )
            for one in dashboard.late_follow_ups or ()
            if one.participant.row.id in own
        ],
    }
    return Page(
        path=f"program/{mentor_page(programme.id, mentor.code)}/index.html",
        frame=PROGRAMME_FRAME,
        title=f"Pendamping {code}: {programme.name}",
        description=f"Penugasan dan jurnal pendamping {code}, hanya untuk internal.",
        body=templates.render("pages/mentor.html", values),
        search_text=f"pendamping {code} {mentor.post}",
    )


def _tell(one: Assignment, names: DashboardNames) -> dict[str, object]:
    person = one.participant
    journal = person.mentoring.journal
    silent = journal.silent_days if journal and one.is_active else None
    return {
        "name": person.row.name,
        "link": page_of(person),
        "place": names.place(person.region),
        "theme": names.theme(one.theme),
        "since": wording.day(one.since) if one.since else "",
        "until": wording.day(one.until) if one.until else "",
        "is_active": one.is_active,
        "stage": names.stage(person),
        "days": one.days_on_site,
        "entries": journal.entries if journal else None,
        "last": wording.day(journal.last) if journal and journal.last else "",
        "silent": silent,
        "unconfirmed": journal.unconfirmed_weeks if journal else None,
    }
