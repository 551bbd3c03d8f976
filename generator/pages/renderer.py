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
from generator.model.instrument import InstrumentPack, InstrumentStatus
from generator.model.mentoring_rules import MentoringRules
from generator.model.outlook import CooperativeReading
from generator.model.programme_results import MentoringMaterial
from generator.model.region_results import RegionAreas, ReportContent
from generator.model.results import CooperativeOverview, HealthScore
from generator.model.rulebook import Rulebook
from generator.model.teaching import TeachingMaterial
from generator.model.translations import Translations
from generator.pages.cooperative import render_profile_page, tell_sheets
from generator.pages.dashboard import render_dashboard
from generator.pages.discrepancies import link_flags, render_discrepancy_page
from generator.pages.dossier_files import offer_files
from generator.pages.engagement import render_engagement_pages
from generator.pages.engagement_text import tell_line as tell_engagement_line
from generator.pages.environment import Templates
from generator.pages.faq import render_faq_page
from generator.pages.finding import render_hub_pages
from generator.pages.forms import FormGroup, render_form_page
from generator.pages.health import render_health_page, tell_health
from generator.pages.health_result import tell_recorded_result, tell_result
from generator.pages.hubs import CatalogueLine, make_lines
from generator.pages.instrument import render_instrument_page
from generator.pages.meetings import tell_surplus
from generator.pages.mentoring import render_mentoring
from generator.pages.modern import render_modern_page
from generator.pages.modern_text import tell_line
from generator.pages.page import Page, SiteFile
from generator.pages.photos import list_site_files, tell_photos
from generator.pages.postings import render_postings_page
from generator.pages.problem_codes import render_code_pages
from generator.pages.provenance import render_provenance
from generator.pages.reading_text import tell_reading
from generator.pages.references import render_goals_page, render_size_class_page
from generator.pages.regions import render_region_pages
from generator.pages.report import render_reports, render_worksheets, tell_identity
from generator.pages.report_copy import render_copies
from generator.pages.report_rules import prepare_report_rules
from generator.pages.rulebook import render_rulebook_page
from generator.pages.rulebook_text import prepare_rulebook_texts
from generator.pages.sheets import render_sheets
from generator.pages.statements import render_statement_pages, trial_balance_page_name
from generator.pages.training import list_rubric_files, render_rubric_page
from generator.pages.worksheets import Places
from generator.pages.year_change import tell_trends
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

    def make_ready(self, rest: bool = False) -> None:
        """Compile what every cooperative needs, before processes are started; or the `rest`, while they are at work."""
        self._templates.compile(*(("pages/",) if rest else FOR_COOPERATIVES))

    def render_cooperative(
        self,
        cooperative: Cooperative,
        scores: tuple[HealthScore, ...],
        problems: tuple[Problem, ...],
        reading: CooperativeReading,
        with_documents: bool = True,
    ) -> tuple[Page, ...]:
        """The profile page, of each assessment a page and two documents for paper, of each year of the books a page.

        `scores[i]` belongs to `cooperative.assessments[i]`.
        """
        texts = [self._texts.get(score.rulebook.id) if score.rulebook else None for score in scores]
        results = [tell_result(score, text) for score, text in zip(scores, texts, strict=True)]
        recorded = [
            tell_recorded_result(one.total, one.predicate, text) if one and score.total is None else ""
            for score, one, text in zip(
                scores, (document.content.recorded for document in cooperative.assessments), texts, strict=True
            )
        ]
        folder = f"{cooperative.folder}/assessments"
        told = [
            tell_reading(one, score, text, self._texts, self.content, Places(folder, document.file))
            for one, score, text, document in zip(reading.scores, scores, texts, cooperative.assessments, strict=True)
        ]
        trends = tell_trends(reading.trends, texts)
        modern_lines = tuple(
            tell_line(one, one.newest is not None and one.newest.pack.status is InstrumentStatus.CONTOH)
            for one in reversed(reading.modern)
        )
        engagement_lines = tuple(tell_engagement_line(one) for one in reversed(reading.mentoring))
        profile = render_profile_page(
            self._templates,
            self.content,
            cooperative,
            scores,
            results,
            recorded,
            told,
            trends,
            tell_surplus(reading.surplus, texts),
            reading,
            problems,
            self._as_of,
            modern_lines,
            engagement_lines,
            self._formats,
        )
        health_books = [
            trial_balance_page_name(score.period_end.year) if score.period_end.year in reading.statements else ""
            for score in scores
        ]
        told_health = [
            tell_health(
                cooperative,
                score,
                assessment,
                text,
                result,
                self._report_rules.get(text.rulebook.id) if text else None,
                one,
                problems,
                scores,
                self._audience,
                books,
            )
            for score, assessment, text, result, one, books in zip(
                scores, cooperative.assessments, texts, results, told, health_books, strict=True
            )
        ]
        health = [render_health_page(self._templates, one) for one in told_health]
        statements = render_statement_pages(
            self._templates, cooperative, reading, problems, self._audience, self._as_of
        )
        postings = [render_postings_page(self._templates, cooperative, one) for one in reading.statements.values()]
        modern = [
            render_modern_page(self._templates, cooperative, one, problems, reading.modern, self._audience)
            for one in reading.modern
        ]
        engagements = render_engagement_pages(
            self._templates, cooperative, reading, problems, self._audience, self._as_of
        )
        sums = [page for one in told_health for page in render_worksheets(self._templates, one, self._as_of)]
        pages = (profile, *health, *statements, *filter(None, postings), *sums, *modern, *engagements)
        if not with_documents:
            return pages
        identity = tell_identity(self._templates, cooperative, self.content)
        reports = [
            page
            for one in told_health
            for page in render_reports(self._templates, one, identity, self._as_of, self._audience)
        ]
        material = tell_sheets(cooperative, self.content, scores, results, modern_lines, engagement_lines)
        sheets = render_sheets(self._templates, cooperative, material, self._as_of)
        profile = offer_files(profile, cooperative, scores, self._as_of, self._formats)
        return (profile, *pages[1:], *reports, *sheets)

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
