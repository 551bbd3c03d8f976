"""Theme pages: what mentoring on a theme should leave behind, and who is mentored on it. Also the glossary's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.application import Application, Outcome
from generator.model.cooperative import Authored
from generator.model.dashboard import Dashboard, Participant
from generator.model.glossary import Glossary
from generator.model.programme_results import MentoringMaterial, ProgrammeOverview
from generator.model.theme import Theme
from generator.pages import mentoring_words as words
from generator.pages.engagement_text import engagement_page_name
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.page import PROGRAMME_FRAME, Page
from generator.pages.programme_text import tell_applicant_stage, tell_mentored_stage


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One chosen cooperative: where it stands, and which special outputs are complete."""

    name: str
    link: str
    stage: str
    count: str
    """`1 dari 4`; empty without a mentoring folder."""
    lacking: str


def render_theme_page(
    templates: Templates,
    authored: Authored[Theme],
    material: MentoringMaterial,
    dashboards: Sequence[Dashboard],
    as_of: date,
) -> Page:
    """The page of one theme; who has outputs of their own is told by the dashboards."""
    reached = {(one.overview.year.id, person.row.id): person for one in dashboards for person in one.participants}
    theme = authored.content
    mentored = []
    for overview in material.overviews:
        programme = overview.year.programme.content
        chosen = [
            _tell_line(row.content, overview, reached.get((overview.year.id, row.content.cooperative or "")), material)
            for row in overview.year.applications or ()
            if row.content.outcome is Outcome.TERPILIH and material.names.find_theme(row.content.theme) is theme
        ]
        studied = [one for one in programme.studied if material.names.find_theme(one.theme) is theme]
        if chosen or studied:
            mentored.append((programme, chosen, studied))
    values = {
        "theme": theme,
        "file": authored.file,
        "books": material.books.content if material.books and any(one.books for one in theme.outputs) else None,
        "mentored": mentored,
        "as_of": as_of,
    }
    return Page(
        path=f"program/{words.theme_page(theme.id)}/index.html",
        frame=PROGRAMME_FRAME,
        sources=(authored.file,),
        title=said("Tema: {theme}", theme=theme.name.id),
        description=said("Output khusus pendampingan dengan tema {theme}.", theme=theme.name.id),
        body=templates.render("pages/theme.html", values),
        search_text=" ".join((theme.name.id, *theme.aliases, *(one.name for one in theme.outputs))),
    )


def _tell_line(
    application: Application, overview: ProgrammeOverview, person: Participant | None, material: MentoringMaterial
) -> ThemeLine:
    if person is None:
        link = words.cooperative_link(application.cooperative)
        return ThemeLine(application.name, link, tell_applicant_stage(application, overview), "", "")
    row, mentoring = person.row, person.mentoring
    special = mentoring.special
    return ThemeLine(
        row.name,
        f"../../koperasi/{row.id}/{engagement_page_name(mentoring.year)}",
        tell_mentored_stage(mentoring, material),
        said("{part} dari {whole}", part=special.have, whole=special.of) if special else "",
        "; ".join(mentoring.lacking),
    )


def render_glossary_page(templates: Templates, glossary: Authored[Glossary]) -> Page:
    """All terms in alphabetical order."""
    terms = sorted(glossary.content.terms, key=lambda one: one.term.id.casefold())
    return Page(
        path="program/istilah/index.html",
        frame=PROGRAMME_FRAME,
        sources=(glossary.file,),
        title=said("Istilah pendampingan"),
        description=said("Istilah program pendampingan dengan sumbernya."),
        body=templates.render("pages/glossary.html", {"terms": terms, "file": glossary.file}),
        search_text=" ".join(f"{one.term.id} {one.short or ''}" for one in terms),
    )
