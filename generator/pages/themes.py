"""Theme pages: what mentoring on a theme should leave behind, and who is mentored on it. Also the glossary's page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.application import Outcome
from generator.model.cooperative import Authored
from generator.model.dashboard import Dashboard
from generator.model.glossary import Glossary
from generator.model.mentoring_overview import Completeness
from generator.model.programme_results import MentoringMaterial
from generator.model.theme import Theme
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.page import PROGRAMME_FRAME, Page


def render_theme_page(
    templates: Templates, authored: Authored[Theme], material: MentoringMaterial, dashboards: Sequence[Dashboard]
) -> Page:
    """The page of one theme; who has outputs of their own is told by the dashboards."""
    reached = {
        (one.overview.year.id, person.row.id): person.mentoring.special
        for one in dashboards
        for person in one.participants
    }
    theme = authored.content
    mentored = []
    for overview in material.overviews:
        programme = overview.year.programme.content
        chosen = [
            (
                row.content.name,
                words.cooperative_link(row.content.cooperative),
                _tell_special(reached.get((overview.year.id, row.content.cooperative or ""))),
            )
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
        "required": sum(
            len(material.books.content.mandatory) if one.books and material.books else 1 for one in theme.outputs
        ),
    }
    return Page(
        path=f"program/{words.theme_page(theme.id)}/index.html",
        frame=PROGRAMME_FRAME,
        title=f"Tema: {theme.name.id}",
        description=f"Output khusus pendampingan dengan tema {theme.name.id}.",
        body=templates.render("pages/theme.html", values),
        search_text=" ".join((theme.name.id, *theme.aliases, *(one.name for one in theme.outputs))),
    )


def _tell_special(part: Completeness | None) -> str:
    """`1 dari 2 output khusus lengkap`; empty where no file of the cooperative says so."""
    return f"{wording.count(part.have)} dari {wording.count(part.of)} output khusus lengkap" if part else ""


def render_glossary_page(templates: Templates, glossary: Authored[Glossary]) -> Page:
    """All terms in alphabetical order."""
    terms = sorted(glossary.content.terms, key=lambda one: one.term.id.casefold())
    return Page(
        path="program/istilah/index.html",
        frame=PROGRAMME_FRAME,
        title="Istilah pendampingan",
        description="Istilah program pendampingan dengan sumbernya.",
        body=templates.render("pages/glossary.html", {"terms": terms, "file": glossary.file}),
        search_text=" ".join(f"{one.term.id} {one.short or ''}" for one in terms),
    )
