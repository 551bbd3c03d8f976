"""All pages of one build: keeps what they share (templates, the text of each rulebook), hands out `Page` values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.cooperative import Authored, Cooperative
from generator.model.dashboard import Dashboard
from generator.model.discrepancy import DiscrepancyList
from generator.model.instrument import InstrumentPack
from generator.model.mentoring_rules import MentoringRules
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import RegionAreas, ReportContent
from generator.model.results import CooperativeOverview
from generator.model.rulebook import Rulebook
from generator.model.teaching import TeachingMaterial
from generator.model.translations import Translations
from generator.pages.dashboard import render_dashboard
from generator.pages.discrepancies import link_flags, render_discrepancy_page
from generator.pages.dossiers import Dossier, Shared, render_dossiers
from generator.pages.environment import Templates
from generator.pages.faq import render_faq_page
from generator.pages.finding import render_hub_pages
from generator.pages.forms import FormGroup, render_form_page
from generator.pages.hubs import CatalogueLine, make_lines
from generator.pages.instrument import render_instrument_page
from generator.pages.mentoring import render_mentoring
from generator.pages.page import Page, SiteFile
from generator.pages.photos import list_site_files, tell_photos
from generator.pages.problem_codes import render_code_pages
from generator.pages.provenance import render_provenance
from generator.pages.references import render_goals_page, render_size_class_page
from generator.pages.regions import render_region_pages
from generator.pages.report_copy import render_copies
from generator.pages.report_rules import prepare_report_rules
from generator.pages.rulebook import render_rulebook_page
from generator.pages.rulebook_text import prepare_rulebook_texts
from generator.pages.training import list_rubric_files, render_rubric_page
from generator.problems.problem import Problem

FOR_COOPERATIVES = ("pages/cooperative.html", "pages/health.html", "print/", "parts/")
"""Templates of every cooperative with a health assessment: files, and folders."""


class PageRenderer:
    """Renders for one audience on one day; cooperatives it is given are already projected for that audience."""

    def __init__(
        self,
        templates_folder: Path,
        content: Content,
        as_of: date,
        audience: Audience,
        translations: Translations | None = None,
        formats: tuple[str, ...] = (),
    ) -> None:
        """Made and used while its language is spoken, with the content in it."""
        self._templates = Templates(templates_folder, translations)
        self.content = content
        self._as_of = as_of
        self._audience = audience
        self._formats = formats
        self._texts = prepare_rulebook_texts(content, self._templates)
        self.tell_provenance = partial(render_provenance, self._templates, self._texts, content, as_of)
        self._report_rules = {
            name: prepare_report_rules(text, self._templates, content) for name, text in self._texts.items()
        }
        self._shared = Shared(self._templates, content, self._texts, self._report_rules, audience, as_of, formats)

    def make_ready(self, rest: bool = False) -> None:
        """Compile what every cooperative needs, before processes are started; or the `rest`, while they are at work."""
        self._templates.compile(*(("pages/",) if rest else FOR_COOPERATIVES))

    def render_cooperatives(self, dossiers: Sequence[Dossier], with_documents: bool = True) -> list[tuple[Page, ...]]:
        """All pages of each; documents for paper where they are wanted."""
        return render_dossiers(self._shared, dossiers, with_documents)

    def render_instrument(self, pack: Authored[InstrumentPack]) -> Page:
        """The page of one version of an instrument for modern cooperatives."""
        return render_instrument_page(self._templates, pack.content, pack.file)

    def list_files(self, cooperative: Cooperative) -> tuple[SiteFile, ...]:
        """The images its pages show."""
        if cooperative.photos is None:
            return ()
        shown = tell_photos(cooperative.photos.content.photos, cooperative.images, public=False)
        return list_site_files(shown, f"koperasi/{cooperative.id}", f"{cooperative.folder}/images")

    def list_teaching_files(self, teaching: TeachingMaterial) -> tuple[SiteFile, ...]:
        """The images the teaching pages show."""
        public = self._audience is Audience.PUBLIC
        return tuple(file for page in teaching.rubrics for file in list_rubric_files(page, teaching.images, public))

    def render_rulebook(self, rulebook: Authored[Rulebook]) -> Page:
        """The page of one rulebook."""
        text = self._texts[rulebook.content.id]
        return render_rulebook_page(self._templates, text, rulebook.file, self._report_rules[text.rulebook.id].version)

    def render_references(self) -> tuple[Page, ...]:
        """What stands beside the rulebooks: size classes and goals."""
        classes, goals = self.content.size_classes, self.content.goals
        pages = () if classes is None else (render_size_class_page(self._templates, classes, self.content.instruments),)
        return pages if goals is None else (*pages, render_goals_page(self._templates, goals, self._texts))

    def render_teaching(self, teaching: TeachingMaterial) -> tuple[Page, ...]:
        """Questions, training rubrics, and where the sources contradict themselves."""
        listed = teaching.discrepancies
        flags = {} if listed is None else link_flags(listed.content)
        faqs = (render_faq_page(self._templates, one, self._texts, flags) for one in teaching.faqs)
        shared = (self._texts, flags, teaching.images, self._audience is Audience.PUBLIC)
        rubrics = (render_rubric_page(self._templates, one, *shared) for one in teaching.rubrics)
        more = () if listed is None else (render_discrepancy_page(self._templates, listed, teaching),)
        return (*faqs, *rubrics, *more)

    def render_mentoring(
        self,
        material: MentoringMaterial,
        discrepancies: Authored[DiscrepancyList] | None = None,
        dashboards: Sequence[Dashboard] = (),
    ) -> tuple[Page, ...]:
        """The mentoring programme: its hub, years, models, themes, regions; `dashboards` know how far everyone is."""
        flags = {} if discrepancies is None else link_flags(discrepancies.content)
        here = {code: address.replace("../", "aturan/", 1) for code, address in flags.items()}
        return render_mentoring(self._templates, self.content, material, here, self._audience, self._as_of, dashboards)

    def render_dashboards(
        self, dashboards: Sequence[Dashboard], material: MentoringMaterial, rules: MentoringRules | None
    ) -> tuple[Page, ...]:
        """The programme office's pages of every year, with the files behind their numbers."""
        return tuple(
            page
            for one in dashboards
            for page in render_dashboard(
                self._templates, one, material, self.content, rules, self._audience, self._as_of
            )
        )

    def render_regions(
        self,
        overviews: tuple[CooperativeOverview, ...],
        areas: RegionAreas,
        material: MentoringMaterial,
        discrepancies: Authored[DiscrepancyList] | None = None,
    ) -> tuple[Page, ...]:
        """Regencies and provinces for their local offices, with the bundles of reports copied to them."""
        flags = {} if discrepancies is None else link_flags(discrepancies.content)
        here = {code: address.replace("../", "../../aturan/", 1) for code, address in flags.items()}
        lines = {line.id: line for group in make_lines(overviews, self.content, self._texts) for line in group}
        pages = render_region_pages(
            self._templates.sharing({"flags": here}),
            self._templates,
            material,
            areas,
            lines,
            self.content,
            self._audience,
        )
        if self._audience is Audience.PUBLIC:
            return pages
        return (*pages, *self.render_copies(areas.reports, material))

    def render_copies(self, reports: Sequence[ReportContent], material: MentoringMaterial) -> tuple[Page, ...]:
        """The bundles of reports copied to local offices; for internal readers only."""
        lines: dict[str, dict[str, CatalogueLine]] = {}
        for report in reports:
            rows = tuple(one.overview for one in report.mentored if one.overview is not None)
            found = lines.setdefault(report.day.isoformat(), {})
            found |= {line.id: line for group in make_lines(rows, self.content, self._texts) for line in group}
        return render_copies(self._templates, reports, lines, material, self.content, self._as_of)

    def render_guide(self, forms: tuple[FormGroup, ...]) -> tuple[Page, ...]:
        """The page of the files to fill in; the help page of every problem code, and their list."""
        return (render_form_page(self._templates, forms), *render_code_pages(self._templates))

    def render_hubs(
        self,
        overviews: tuple[CooperativeOverview, ...],
        general_problems: tuple[Problem, ...],
        teaching: tuple[Page, ...] = (),
        references: tuple[Page, ...] = (),
        instruments: tuple[Page, ...] = (),
        material: MentoringMaterial | None = None,
        site_url: str | None = None,
    ) -> tuple[Page, ...]:
        """Home, catalogue, the list of rulebooks with what stands beside it, products, comparison, open data."""
        shared = (self._templates, overviews, self.content, material, self._texts, self._as_of)
        return render_hub_pages(*shared, general_problems, teaching, references, instruments, site_url, self._formats)
