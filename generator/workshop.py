"""One cooperative from its folder to its scores and what follows from them, with the shared content made ready once.

Knows the order of the stages for one folder, and nothing about pages, files of output or other cooperatives.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.books import KeptBooks, keep_books, open_book_content
from generator.checking.answers import check_answers
from generator.checking.assessment import check_assessment
from generator.checking.cooperative import check_cooperative
from generator.checking.guidance import check_guidance
from generator.checking.ledger_figures import check_book_figures
from generator.checking.limits import limit_per_file
from generator.checking.mentoring_needs import check_mentoring_needs
from generator.checking.privacy import withhold_personal_data
from generator.checking.recorded import check_recorded
from generator.checking.rulebook import check_rulebook
from generator.checking.rulebook_names import find_intended
from generator.computing.comparison import compare_rulebooks
from generator.computing.goals import PreparedGoals, compute_goals
from generator.computing.health import PreparedRulebook, compute_health_score, prepare_rulebook
from generator.computing.improvements import compute_outlook
from generator.computing.meetings import find_due_assessments
from generator.computing.mentoring_needs import find_mentoring_needs
from generator.computing.size_class import compute_size_class
from generator.computing.surplus import collect_surplus
from generator.computing.trend import collect_trends
from generator.computing.year_split import explain_corrections, explain_year, score_when_recorded
from generator.engagement import check_mentoring, compute_mentoring, open_ground, open_instruments
from generator.mentoring import open_mentoring
from generator.model.assessment import HealthAssessment
from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.engagement_results import MentoringGround
from generator.model.goals import GoalResults
from generator.model.instrument import InstrumentPack
from generator.model.outlook import CooperativeReading, ScoreReading
from generator.model.programme_results import MentoringMaterial
from generator.model.results import HealthScore
from generator.model.teaching import TeachingMaterial
from generator.outcome_cache import OutcomeCache, digest_shared_inputs
from generator.problems.problem import Problem
from generator.project import Project
from generator.reading.content import (
    digest_rulebooks,
    read_guidance,
    read_health_report,
    read_instruments,
    read_mentoring_needs,
    read_regions,
    read_rulebooks,
)
from generator.reading.cooperative import read_cooperative
from generator.reading.settings import read_formats
from generator.reading.translations import list_languages
from generator.references import open_references
from generator.teaching import RESERVED, open_teaching

if TYPE_CHECKING:
    from generator.editions import Edition
    from generator.pages.renderer import PageRenderer

PERSONAL = frozenset({"P01", "P02", "P03", "P06"})


@dataclass(frozen=True)
class Workshop:
    """The shared content, made ready once per process."""

    project: Project
    content: Content
    rulebooks: Mapping[str, PreparedRulebook]
    problems: tuple[Problem, ...]
    """Problems of the shared content."""
    audience: Audience
    as_of: date
    cache: OutcomeCache
    teaching: TeachingMaterial
    goals: PreparedGoals | None
    mentoring: MentoringMaterial
    ground: MentoringGround

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The site's languages, Indonesian first; made when a page is asked for: who only checks need not wait."""
        from generator.editions import open_editions

        material = (self.teaching, self.mentoring, self.ground)
        return open_editions(self.project, self.content, material, self.as_of, self.audience)

    @property
    def renderer(self) -> PageRenderer:
        """The Indonesian one."""
        return self.editions[0].renderer

    @property
    def packs(self) -> dict[str, InstrumentPack]:
        """Instruments for modern cooperatives by address."""
        return {address: pack.content for address, pack in self.content.packs.items()}

    def assess(self, folder: Path) -> tuple[Cooperative, tuple[HealthScore, ...], list[Problem]]:
        """Read, check and score one folder for this audience."""
        return self.examine(folder)[:3]

    def examine(self, folder: Path) -> tuple[Cooperative, tuple[HealthScore, ...], list[Problem], KeptBooks]:
        """The same with the books behind it."""
        written, problems = read_cooperative(folder, self.project.shown(folder))
        checked = written.for_checks()
        problems += check_cooperative(checked, self.content, self.as_of)
        books = keep_books(checked, self.content)
        finder = books.finder(self.content)
        problems += [*books.problems, *check_mentoring(checked, self.packs, self.ground, self.as_of)]
        if any(problem.code in PERSONAL for problem in problems):
            written, checked = withhold_personal_data(written), withhold_personal_data(checked)
        cooperative = written.for_audience(self.audience, self.ground.names.hidden)
        profile = cooperative.profile.content if cooperative.profile else None
        scores: list[HealthScore] = []
        computed: list[HealthScore] = []
        # Nothing was salvaged as a rule; what was withheld or projected once is not projected again.
        shown = cooperative if checked is written else checked.for_audience(self.audience, self.ground.names.hidden)
        for whole, seen in zip(checked.assessments, shown.assessments, strict=True):
            score = compute_health_score(seen, profile, self.rulebooks, finder)
            problems += check_book_figures(whole, score, books.years)
            problems += check_assessment(whole, score, checked, self.content, self.as_of)
            if find_intended(whole, score.rulebook, self.content) is None:
                # A result is held against the books of its day: a later correction does not make it wrong.
                then = score_when_recorded(seen, score, profile, self.rulebooks, finder)
                problems += check_recorded(seen, then or score)
            computed.append(score)
            if not whole.refused:
                scores.append(score)
        for whole, score in zip(checked.assessments, computed, strict=True):
            # What was written for another rule is told as such, and not judged by this one.
            if not books.are_missing(whole.content) and not find_intended(whole, score.rulebook, self.content):
                problems += check_answers(whole, score, scores, self.content.guidance)
        return cooperative, tuple(scores), limit_per_file(problems), books

    def interpret(
        self, cooperative: Cooperative, scores: tuple[HealthScore, ...], books: KeptBooks
    ) -> CooperativeReading:
        """What follows from the scores: what would move each, needs, change over the years, other rules."""
        profile = cooperative.profile.content if cooperative.profile else None
        classes = self.content.size_classes
        years = tuple(zip(cooperative.assessments, scores, strict=True))
        finder = books.finder(self.content)
        readings = tuple(
            ScoreReading(
                compute_outlook(score),
                find_mentoring_needs(score, self.content.mentoring_needs),
                explain_year(score, years, profile, self.rulebooks, finder),
                compare_rulebooks(assessment, profile, score, self.rulebooks, finder),
                explain_corrections(assessment, score, profile, self.rulebooks, finder),
                score_when_recorded(assessment, score, profile, self.rulebooks, finder),
                compute_size_class(classes.content, score, cooperative.profile) if classes else None,
                self._reach_goals(assessment.content, score, scores, books),
            )
            for assessment, score in years
        )
        return CooperativeReading(
            readings,
            collect_trends(scores),
            collect_surplus(cooperative),
            find_due_assessments(cooperative, self.as_of),
            books.for_audience(self.audience),
            books.years,
            books.registers.loans_for_audience(self.audience),
            books.registers.savings,
            *compute_mentoring(cooperative, self.packs, self.ground, self.as_of),
            self.ground,
        )

    def _reach_goals(
        self,
        assessment: HealthAssessment,
        score: HealthScore,
        scores: tuple[HealthScore, ...],
        books: KeptBooks,
    ) -> GoalResults | None:
        if self.goals is None:
            return None
        given = books.group_figures_of(assessment, self.goals.names, self.content)
        return compute_goals(self.goals, score, scores, given)


@lru_cache(maxsize=2)
def open_workshop(root: Path, audience: Audience, as_of: date) -> Workshop:
    """Read and check the shared content; remembered, so that each process does it once."""
    project = Project(root)
    instruments, problems = read_instruments(root)
    written, refused = read_rulebooks(root)
    regions, unread = read_regions(root)
    problems += refused + unread
    rulebooks = {}
    for rulebook in written:
        found = check_rulebook(rulebook, instruments)
        problems += found
        if not found:
            rulebooks[rulebook.content.id] = rulebook
    needs, unfit = read_mentoring_needs(root)
    if needs is not None and not unfit:
        unfit = check_mentoring_needs(needs, [one.content for one in written])
    guidance, amiss = read_guidance(root)
    if guidance is not None and not amiss:
        amiss = check_guidance(guidance, {one.content.id: one.content for one in written})
    report, unreadable = read_health_report(root)
    references, failed = open_references(root, instruments)
    for_books = open_book_content(root)
    problems += [*unfit, *amiss, *unreadable, *failed, *for_books.problems]
    prepared = {name: prepare_rulebook(rulebook.content) for name, rulebook in rulebooks.items()}
    beside = [one.content.id for one in (references.size_classes, references.goals) if one is not None]
    teaching, flawed = open_teaching(root, prepared, beside)
    packs, faulty = open_instruments(root, frozenset({*rulebooks, *RESERVED, *beside, *teaching.addresses}))
    folders = [folder.name for folder in project.list_folders()]
    mentoring, unsound = open_mentoring(root, regions, list(instruments), folders, audience, as_of)
    ground, odd = open_ground(root, mentoring, bool(faulty))
    problems += flawed + faulty + unsound + odd
    content = Content(
        rulebooks,
        instruments,
        regions,
        mentoring_needs=needs.content if needs is not None and not unfit else None,
        size_classes=references.size_classes,
        goals=references.goals,
        guidance=guidance.content if guidance is not None and not amiss else None,
        health_report=report.content if report is not None else None,
        digests=digest_rulebooks(root, rulebooks.values()),
        loan_classes=for_books.loan_classes,
        chart=for_books.chart,
        ledger_figures=for_books.ledger_figures,
        packs=packs,
    )
    settings = (*list_languages(root, audience), *read_formats(root))
    about = (audience.value, as_of.isoformat(), sys.version, str(root), *settings)
    shared_key = digest_shared_inputs(project, *about)
    cache_folder = project.cache / "outcomes" / audience.value
    return Workshop(
        project,
        content,
        prepared,
        tuple(sorted(problems, key=lambda problem: problem.order)),
        audience,
        as_of,
        OutcomeCache(cache_folder, shared_key, {name: one.content for name, one in rulebooks.items()}),
        teaching,
        references.prepared_goals,
        mentoring,
        ground,
    )
