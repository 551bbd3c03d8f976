"""The page of one programme year: funnel, reasons, register, activities, documents, and what its sources state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.audience import Audience
from generator.model.content import Content
from generator.model.mentoring_overview import MentoringOverview
from generator.model.programme import Reported
from generator.model.programme_results import MentoringMaterial, ProgrammeOverview
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.benefits import benefits_page
from generator.pages.environment import Templates
from generator.pages.language import Labels
from generator.pages.page import PROGRAMME_FRAME, Page
from generator.pages.plan_text import PlanText
from generator.pages.programme_text import (
    tell_activities,
    tell_applicants,
    tell_bars,
    tell_drop_offs,
    tell_overdue,
    tell_tallies,
)

REPORTED: Mapping[str, str] = Labels(
    {
        "applicants": "Pendaftar",
        "selected": "Terpilih",
        "home_base": "Didampingi homebase (HB)",
        "long_distance": "Didampingi jarak jauh (LDC)",
        "other_intervention": "Menerima intervensi lain",
        "themes": "Tema pendampingan",
        "graduated": "Layak wisuda",
    }
)


def render_programme_page(
    templates: Templates,
    overview: ProgrammeOverview,
    material: MentoringMaterial,
    plans: Mapping[str, PlanText],
    content: Content,
    audience: Audience,
    as_of: date,
    mentored: Mapping[str, MentoringOverview],
) -> Page:
    """The page of one year, for one audience; `mentored`: those with a folder in this year, by cooperative."""
    programme = overview.year.programme.content
    cohorts = [
        (cohort, material.by_model[cohort.model], words.model_page(cohort.model)) for cohort in programme.cohorts
    ]
    values = {
        "programme": programme,
        "file": overview.year.programme.file,
        "internal": audience is Audience.INTERNAL,
        "as_of": as_of,
        "plan": plans.get(programme.plan or ""),
        "cohorts": cohorts,
        "bars": tell_bars(overview),
        "dashboard": words.dashboard_page(programme.id),
        "has_rows": overview.year.applications is not None,
        "known": any(bar.count is not None for bar in overview.funnel),
        "drop_offs": tell_drop_offs(overview),
        "overview": overview,
        "share": wording.percent(overview.target_share) if overview.target_share is not None else "",
        "graduated": overview.funnel[-1].count,
        "goal": wording.trimmed(overview.target.target) if overview.target else "",
        "gates": _tell_gates(overview, material),
        "tallies": tell_tallies(overview, material, content) if overview.year.applications else {},
        "applicants": tell_applicants(overview, material, content, mentored),
        "activities": tell_activities(overview, material, content, as_of),
        "overdue": tell_overdue(overview, material),
        "documents": [(one, words.EVIDENCE[one.kind]) for one in programme.documents],
        "reported": _tell_reported(programme.reported),
        "studied": [(one, material.names.find_theme(one.theme)) for one in programme.studied],
        "theme_page": words.theme_page,
        "terms": material.terms,
        "benefits": benefits_page(programme.id) if material.benefits and overview.year.applications is not None else "",
        "selection": words.form_page(programme.recruitment.form) if programme.recruitment else "",
        "candidates": words.candidates_page(programme.id) if overview.year.recruitment else "",
    }
    names = " ".join(one.name for one in programme.studied)
    return Page(
        path=f"program/{programme.id}/index.html",
        frame=PROGRAMME_FRAME,
        sources=(overview.year.programme.file,),
        title=programme.name,
        description=programme.summary,
        body=templates.render("pages/programme.html", values),
        search_text=f"{programme.name} {programme.summary} {names}",
    )


def _tell_reported(reported: Reported | None) -> list[tuple[str, str]]:
    stated = ((name, getattr(reported, key, None)) for key, name in REPORTED.items())
    return [(name, wording.count(value)) for name, value in stated if value is not None]


def _tell_gates(overview: ProgrammeOverview, material: MentoringMaterial) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Hurdles before the choice, by cohort."""
    programme = overview.year.programme.content
    told = []
    for cohort in programme.cohorts:
        model = material.by_model[cohort.model]
        rows = []
        for gate in overview.gates:
            step = model.find_step(gate.step)
            if gate.cohort == cohort.id and step is not None:
                counts = (wording.count(number) for number in (gate.passed, gate.failed, gate.open))
                rows.append((step.name.id, *counts))
        if rows:
            told.append((f"{cohort.name} ({model.name.id})", rows))
    return told
