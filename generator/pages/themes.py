"""Theme pages: what mentoring on a theme should leave behind, and who is mentored on it. Also the glossary's page."""

from __future__ import annotations

from generator.model.application import Outcome
from generator.model.cooperative import Authored
from generator.model.glossary import Glossary
from generator.model.programme_results import MentoringMaterial
from generator.model.theme import Theme
from generator.pages import mentoring_words as words
from generator.pages.environment import Templates
from generator.pages.page import PROGRAMME_FRAME, Page


def render_theme_page(templates: Templates, authored: Authored[Theme], material: MentoringMaterial) -> Page:
    """The page of one theme."""
    theme = authored.content
    mentored = []
    for overview in material.overviews:
        programme = overview.year.programme.content
        chosen = [
            (
                row.content.name,
                words.cooperative_link(row.content.cooperative),
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
