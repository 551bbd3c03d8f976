"""The site in one language: what was computed once, with the content in that language, rendered by its own renderer.

Nothing is read, checked or computed here. The first edition is Indonesian and takes everything as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.dashboard import Dashboard
from generator.model.engagement_results import MentoringGround
from generator.model.origin import Origin
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import RegionAreas
from generator.model.results import CooperativeOverview
from generator.model.teaching import TeachingMaterial
from generator.model.translatable import Translator
from generator.model.translations import Translations
from generator.pack_export import offer_pack
from generator.pages.dossiers import Dossier
from generator.pages.edition import move_pages
from generator.pages.forms import FormGroup
from generator.pages.glossary_links import MENTORING_PAGES, link_pages
from generator.pages.language import speaking
from generator.pages.page import Page
from generator.pages.renderer import PageRenderer
from generator.pages.sources import cite_sources
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.settings import read_formats
from generator.reading.translations import list_languages, read_pieces, read_translations

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SharedResults:
    """What the pages that belong to no single cooperative are made from."""

    overviews: tuple[CooperativeOverview, ...]
    teaching: TeachingMaterial
    mentoring: MentoringMaterial
    ground: MentoringGround
    dashboards: tuple[Dashboard, ...]
    areas: RegionAreas
    problems: tuple[Problem, ...]
    """Those told to every reader."""
    site_url: str | None = None
    """The site's own address, where it is known."""


@dataclass(frozen=True, slots=True)
class FixedPages:
    """Pages that can be rendered before any cooperative is known, not yet in the folder of their language."""

    rulebooks: tuple[Page, ...]
    references: tuple[Page, ...]
    teaching: tuple[Page, ...]
    instruments: tuple[Page, ...]
    guide: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site."""

    renderer: PageRenderer
    translations: Translations = field(default_factory=Translations)
    translator: Translator | None = None
    """None where the content is in the language it was written in."""

    def render_cooperatives(
        self, dossiers: Sequence[Dossier], once: Sequence[frozenset[str]] | None = None
    ) -> list[tuple[Page, ...]]:
        """All pages of each cooperative; `once` are, of each, the documents that another language has made already."""
        with speaking(self.translations):
            told = [self._in_its_words(one) for one in dossiers]
            made = self.renderer.render_cooperatives(told, with_documents=once is None)
            return [
                self._place(self._complete(pages, one), None if once is None else once[number])
                for number, (pages, one) in enumerate(zip(made, told, strict=True))
            ]

    @staticmethod
    def _complete(pages: tuple[Page, ...], dossier: Dossier) -> tuple[Page, ...]:
        ground = dossier[3].ground
        return link_pages(cite_sources(pages, *dossier[:2]), ground.terms if ground else (), MENTORING_PAGES)

    def tell_provenance(self, page: Page, origin: Origin) -> str:
        """What a page was made from, as HTML."""
        with speaking(self.translations):
            return self.renderer.tell_provenance(page, origin)

    def render_fixed(self, root: Path, material: TeachingMaterial, forms: tuple[FormGroup, ...]) -> FixedPages:
        """Those that rest on no cooperative; `root` is the project's. Raises OSError when a rule's file is gone."""
        with speaking(self.translations):
            renderer, content = self.renderer, self.renderer.content
            return FixedPages(
                tuple(offer_pack(root, renderer.render_rulebook(one), one.file) for one in content.rulebooks.values()),
                renderer.render_references(),
                renderer.render_teaching(self._in_its_words(material)),
                tuple(offer_pack(root, renderer.render_instrument(one), one.file) for one in content.packs.values()),
                renderer.render_guide(forms),
            )

    def render_shared(self, results: SharedResults, fixed: FixedPages) -> tuple[Page, ...]:
        """The fixed pages, the programme, regions and the hubs that lead to all of them."""
        with speaking(self.translations):
            return self._place(self._render_shared(results, fixed))

    def _render_shared(self, results: SharedResults, fixed: FixedPages) -> tuple[Page, ...]:
        told, renderer = self._in_its_words(results), self.renderer
        listed = told.teaching.discrepancies
        programme = (
            *renderer.render_mentoring(told.mentoring, listed, told.dashboards),
            *renderer.render_dashboards(told.dashboards, told.mentoring, told.ground.rules),
            *fixed.instruments,
            *renderer.render_regions(told.overviews, told.areas, told.mentoring, listed),
        )
        return (
            *fixed.rulebooks,
            *fixed.references,
            *fixed.teaching,
            *fixed.guide,
            *link_pages(programme, told.ground.terms),
            *renderer.render_hubs(
                told.overviews,
                told.problems,
                fixed.teaching,
                fixed.references,
                fixed.instruments,
                told.mentoring,
                told.site_url,
            ),
        )

    def _place(self, pages: tuple[Page, ...], once: frozenset[str] | None = None) -> tuple[Page, ...]:
        return pages if self.translator is None else move_pages(pages, self.translations.language, once)

    def _in_its_words(self, value: T) -> T:
        return value if self.translator is None else self.translator.translate(value)


def open_editions(
    project: Project,
    content: Content,
    material: object,
    as_of: date,
    audience: Audience,
) -> tuple[Edition, ...]:
    """The Indonesian edition, then one for each other language; `material` is shared content that stands beside
    `content`, so that results which point at it find their translation."""
    root, templates, formats = project.root, project.templates, read_formats(project.root)
    editions = [Edition(PageRenderer(templates, content, as_of, audience, formats=formats))]
    for language in list_languages(root, audience):
        translations = read_translations(root, language)
        translator = Translator(translations.content)
        translated, _ = translator.adopt((content, material))
        with speaking(translations):
            renderer = PageRenderer(templates, translated, as_of, audience, translations, formats)
        editions.append(Edition(renderer, translations, translator))
    return tuple(editions)


def read_wordings(root: Path, audience: Audience) -> dict[str, Mapping[str, str]]:
    """For each of them the pieces of templates in it, before anything else is read."""
    return {language: read_pieces(root, language) for language in list_languages(root, audience)}


def make_stamp(editions: Iterable[Edition], origin: Origin) -> Callable[[Page], str]:
    """What any page was made from, in its language. Pages are kept without it, since every commit changes it."""
    known = {one.translations.language: one for one in editions}
    return lambda page: known[page.language].tell_provenance(page, origin)


def make_ready(editions: Iterable[Edition], rest: bool = False) -> None:
    """Compile the templates of every cooperative, so that processes started from this one need not; or the rest."""
    for one in editions:
        one.renderer.make_ready(rest)
