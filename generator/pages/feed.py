"""A feed of what happened (Atom): results recorded and corrected, members' meetings, mentoring begun, ended, decided.

Events come by the days written in the data, never by the clock of a build; what lies after the day of the report is not
told yet. Addresses are whole where the site's own address is known, else relative to the feed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.mentoring_overview import MentoringOverview
from generator.model.mentoring_stage import MentoringStage
from generator.model.results import CooperativeOverview
from generator.pages.environment import Templates
from generator.pages.health_result import health_page_name
from generator.pages.language import said

PATH = "feed.xml"
MOST = 100
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:lumbung:feed")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One event of one cooperative."""

    key: str
    """What it is, in a form that never changes: the identity of the entry is made of it."""
    on: date
    title: str
    link: str

    @property
    def identity(self) -> str:
        """The same event keeps its identity from build to build."""
        return f"urn:uuid:{uuid.uuid5(_SPACE, self.key)}"


def render_feed(
    templates: Templates, overviews: Sequence[CooperativeOverview], as_of: date, site_url: str | None
) -> bytes:
    """The newest hundred events, the newest first; those of fictional cooperatives say so."""
    events = sorted(list_events(overviews, as_of), key=lambda one: (one.on, one.key), reverse=True)[:MOST]
    root = "" if site_url is None else f"{site_url.rstrip('/')}/"
    values = {"events": events, "root": root, "as_of": as_of, "path": PATH, "identity": uuid.uuid5(_SPACE, root)}
    return templates.render("parts/feed.xml.html", values).encode()


def list_events(overviews: Iterable[CooperativeOverview], as_of: date) -> Iterator[FeedEntry]:
    """All events up to the day of the report."""
    for one in overviews:
        name = said("{name} (contoh rekaan)", name=one.name) if one.fictional else one.name
        for key, on, title, page in _list_events(one):
            if on <= as_of:
                link = f"koperasi/{one.id}/{page}"
                yield FeedEntry(f"{one.id}/{key}/{on.isoformat()}", on, f"{name}: {title}", link)


def _list_events(one: CooperativeOverview) -> Iterator[tuple[str, date, str, str]]:
    for assessment in one.assessments:
        page = health_page_name(assessment)
        if assessment.recorded_on is not None:
            title = said("hasil penilaian kesehatan tahun buku {year} tercatat", year=assessment.year)
            yield f"{assessment.id}/recorded", date.fromisoformat(assessment.recorded_on), title, page
        for day in assessment.corrected_on:
            title = said("data penilaian kesehatan tahun buku {year} dikoreksi", year=assessment.year)
            yield f"{assessment.id}/corrected", date.fromisoformat(day), title, page
    for year, day in one.yearly_meetings or ():
        yield f"rat/{year}", date.fromisoformat(day), said("RAT tahun buku {year}", year=year), "index.html"
    for mentoring in one.mentoring:
        yield from _list_mentoring(mentoring)


def _list_mentoring(one: MentoringOverview) -> Iterator[tuple[str, date, str, str]]:
    page, year = f"pendampingan-{one.year}.html", one.year
    if one.started is not None:
        yield f"mentoring/{year}/started", one.started, said("pendampingan {year} dimulai", year=year), page
    if one.stopped_on is not None:
        yield f"mentoring/{year}/stopped", one.stopped_on, said("pendampingan {year} berhenti", year=year), page
    if one.graduation.decided_on is not None:
        graduated = one.stage is MentoringStage.GRADUATED
        title = (
            said("lulus pendampingan {year}", year=year)
            if graduated
            else said("keputusan pendampingan {year}", year=year)
        )
        yield f"mentoring/{year}/decided", one.graduation.decided_on, title, page
