"""All pages of the mentoring programme, and its hub. Knows which there are; each is told in a module of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.dashboard import Dashboard
from generator.model.programme_results import MentoringMaterial
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.benefits import render_benefits_page
from generator.pages.environment import Templates
from generator.pages.language import said
from generator.pages.mentoring_model import render_difference_page, render_model_page
from generator.pages.page import Page
from generator.pages.plan_text import PlanText, tell_plan
from generator.pages.programme import render_programme_page
from generator.pages.recruitment import render_candidates_page, render_form_page
from generator.pages.themes import render_glossary_page, render_theme_page


def render_mentoring(
    templates: Templates,
    content: Content,
    material: MentoringMaterial,
    flags: Mapping[str, str],
    audience: Audience,
    as_of: date,
    dashboards: Sequence[Dashboard] = (),
) -> tuple[Page, ...]:
    """Every page; candidates for internal readers only. `flags`: code of a note -> its address from the site's root.

    `dashboards` know how far everyone is.
    """
    hub = templates.sharing({"flags": {code: f"../{address}" for code, address in flags.items()}})
    templates = templates.sharing({"flags": {code: f"../../{address}" for code, address in flags.items()}})
    plans = {
        one.plan.content.id: tell_plan(one, content.instruments.get(one.plan.content.instrument))
        for one in material.plans
    }
    pages = [_render_hub(hub, material, tuple(plans.values()))]
    mentored = {
        one.overview.year.id: {person.row.id: person.mentoring for person in one.participants} for one in dashboards
    }
    pages += [
        render_programme_page(templates, one, material, plans, content, audience, as_of, mentored.get(one.year.id, {}))
        for one in material.overviews
    ]
    pages += [render_model_page(templates, one, material.models, material.terms) for one in material.models.models]
    pages += [render_difference_page(templates, one, material.models.actors) for one in material.models.differences]
    pages += [render_theme_page(templates, one, material, dashboards, as_of) for one in material.themes]
    pages += [render_form_page(templates, one) for one in material.forms]
    if audience is Audience.INTERNAL:
        pages += [render_candidates_page(templates, one) for one in material.recruitments]
    if material.benefits is not None:
        counted = [one for one in dashboards if one.benefits is not None]
        pages += [render_benefits_page(templates, one, material.benefits, audience) for one in counted]
    if material.glossary is not None:
        pages.append(render_glossary_page(templates, material.glossary))
    return tuple(pages)


def _render_hub(templates: Templates, material: MentoringMaterial, plans: tuple[PlanText, ...]) -> Page:
    years = [
        (
            one.year.programme.content,
            [(words.BARS[bar.key], wording.count(bar.count)) for bar in one.funnel if bar.count is not None],
        )
        for one in material.overviews
    ]
    values = {
        "plans": plans,
        "years": [year for year in years if not year[0].fictional],
        "fictional": [year for year in years if year[0].fictional],
        "models": [
            (one.content, words.STATUS[one.content.status], words.model_page(one.content.id))
            for one in sorted(material.models.models, key=lambda one: list(words.STATUS).index(one.content.status))
        ],
        "differences": [(one, words.difference_page(one.after.id)) for one in material.models.differences],
        "themes": [(one.content, words.theme_page(one.content.id)) for one in material.themes],
        "forms": [(one.form.content, words.form_page(one.form.content.id)) for one in material.forms],
        "actors": material.models.actors,
        "terms": material.terms,
    }
    return Page(
        path="program/index.html",
        frame="program/index.html",
        title=said("Program pendampingan"),
        description=said("Target, tahun program, model dan tema pendampingan koperasi modern."),
        body=templates.render("pages/programmes.html", values),
        search_text=said("program pendampingan koperasi modern PMO TPKM"),
    )
