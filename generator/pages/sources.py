"""Which files a cooperative's pages rest on, and by which rulebooks their scores were computed.

Knows the cooperative as its readers may see it: a file of which they see nothing is not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.model.cooperative import Authored, Cooperative, MentoringFolder, Register
from generator.model.results import HealthScore
from generator.pages.engagement_text import engagement_page_name
from generator.pages.health_result import health_page_name, worksheets_page_name
from generator.pages.modern_text import modern_page_name
from generator.pages.page import DOCUMENT, Page
from generator.pages.postings import postings_page_name
from generator.pages.statements import statements_page_name


def cite_sources(pages: Iterable[Page], cooperative: Cooperative, scores: Sequence[HealthScore]) -> tuple[Page, ...]:
    """The same pages with their sources and rulebooks.

    `scores[i]` belongs to `cooperative.assessments[i]`. Documents for paper tell their sources themselves.
    """
    sources = _by_page(cooperative, scores)
    rules: dict[str, tuple[str, ...]] = {
        name(score): (score.rulebook.id,)
        for score in scores
        if score.rulebook
        for name in (health_page_name, worksheets_page_name)
    }
    rules["index.html"] = tuple(dict.fromkeys(score.rulebook.id for score in scores if score.rulebook))
    return tuple(
        page
        if page.frame == DOCUMENT
        else replace(page, sources=sources.get(name := _name(page), ()), rulebooks=rules.get(name, ()))
        for page in pages
    )


def _name(page: Page) -> str:
    return page.path.rsplit("/", 1)[-1]


def _by_page(cooperative: Cooperative, scores: Sequence[HealthScore]) -> dict[str, tuple[str, ...]]:
    def whole(files: Iterable[str]) -> tuple[str, ...]:
        start = f"{cooperative.folder}/"
        return tuple(dict.fromkeys(file if file.startswith(start) else start + file for file in files))

    found: dict[str, tuple[str, ...]] = {}
    shared, yearly = _books(cooperative)
    for score, assessment in zip(scores, cooperative.assessments, strict=True):
        files = whole([assessment.file, *yearly.get(score.period_end.year, ())])
        found[health_page_name(score)] = found[worksheets_page_name(score)] = files
    for year, listed in yearly.items():
        found[statements_page_name(year)] = whole([*listed, *shared])
        found[postings_page_name(year)] = whole([*listed[:1], *shared])
    for year in {year for year, _ in cooperative.modern}:
        both = [one.file for (of, _), one in sorted(cooperative.modern.items(), reverse=True) if of == year]
        found[modern_page_name(year)] = whole(both)
    for folder in cooperative.mentoring:
        found[engagement_page_name(folder.year)] = whole(_mentoring(folder))
    parts: tuple[Authored[Any] | None, ...] = (
        cooperative.profile,
        *reversed(cooperative.assessments),
        *(cooperative.meetings or ())[:1],
        cooperative.photos,
        cooperative.canvas,
        cooperative.swot,
        cooperative.stakeholders,
        *(cooperative.products or ())[:1],
    )
    beside = [one for name, files in sorted(found.items(), reverse=True) for one in files]
    found["index.html"] = whole([*(one.file for one in parts if one), *beside])
    return found


def _books(cooperative: Cooperative) -> tuple[list[str], dict[int, list[str]]]:
    """Files of every book year, and those of each, its journal first."""
    ledger = cooperative.ledger
    yearly: dict[int, list[str]] = {}
    for journal in ledger.journals if ledger else ():
        yearly.setdefault(journal.year, []).append(journal.file)
    for year, document in ledger.distributions.items() if ledger else ():
        yearly.setdefault(year, []).append(document.file)
    registers: tuple[Register[Any], ...] = (*cooperative.loans, *cooperative.savings)
    for register in registers:
        yearly.setdefault(register.year, []).append(register.file)
    own = [ledger.accounts_file] if ledger and ledger.accounts is not None and ledger.accounts_file else []
    checks = [one.file for one in ledger.balance_checks[:1]] if ledger else []
    return [*own, *checks], yearly


def _mentoring(folder: MentoringFolder) -> Iterator[str]:
    documents: tuple[Authored[Any] | None, ...] = (
        folder.engagement,
        folder.outputs,
        folder.evaluations,
        folder.claims,
        *(folder.journal or ())[:1],
        *(folder.contacts or ())[:1],
        *(folder.follow_ups or ())[:1],
    )
    for one in documents:
        if one is not None:
            yield one.file if "/" in one.file else f"{folder.folder}/{one.file}"
