"""The pages by which readers find their way: home, cooperatives, rulebooks, products, comparison."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.content import Content
from generator.model.programme_results import MentoringMaterial
from generator.model.results import CooperativeOverview
from generator.pages.catalogue import render_catalogue
from generator.pages.comparison import render_comparison
from generator.pages.environment import Templates
from generator.pages.hubs import make_lines, render_home, render_rulebook_index
from generator.pages.open_data import render_open_data
from generator.pages.page import Page
from generator.pages.products import render_products
from generator.pages.rulebook_text import RulebookText
from generator.problems.problem import Problem


def render_hub_pages(
    templates: Templates,
    overviews: tuple[CooperativeOverview, ...],
    content: Content,
    material: MentoringMaterial | None,
    texts: Mapping[str, RulebookText],
    as_of: date,
    problems: tuple[Problem, ...],
    teaching: tuple[Page, ...],
    references: tuple[Page, ...],
    instruments: tuple[Page, ...],
    site_url: str | None,
    formats: tuple[str, ...],
) -> tuple[Page, ...]:
    """In the order of the site's navigation, the pages of products, the comparison and open data last."""
    lines, fictional = make_lines(overviews, content, texts)
    by_id = {line.id: line for line in (*lines, *fictional)}
    ordered = tuple(texts.values())
    return (
        render_home(templates, lines, fictional, ordered, problems, as_of),
        render_catalogue(templates, overviews, lines, fictional, content, material, texts, as_of),
        render_rulebook_index(templates, ordered, teaching, references, instruments),
        *render_products(templates, overviews, content, as_of),
        render_comparison(templates, overviews, by_id, content, material, texts, as_of),
        render_open_data(templates, overviews, material, as_of, site_url, formats),
    )
