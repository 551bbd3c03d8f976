"""A programme year in words: bars of the funnel, reasons, tallies, overdue steps, applicants with how far they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.model.application import Application, Outcome
from generator.model.content import Content
from generator.model.engagement import Decision
from generator.model.mentoring_model import Milestone
from generator.model.mentoring_overview import MentoringOverview
from generator.model.mentoring_stage import find_stage
from generator.model.programme import Activity
from generator.model.programme_results import MentoringMaterial, ProgrammeOverview, Tally
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.language import said

CHOSEN, GRADUATED = "terpilih", Milestone.WISUDA.value


@dataclass(frozen=True, slots=True)
class BarText:
    """One bar: its count, and its width against the longest."""

    key: str
    name: str
    count: str
    share: str
    """Percent of the applicants; empty while unknown."""
    fill: str


@dataclass(frozen=True, slots=True)
class ApplicantText:
    """One applicant in the register."""

    id: str
    name: str
    link: str
    place: str
    kind: str
    cohort: str
    theme: str
    theme_link: str
    mode: str
    outcome: str
    reason: str
    stage: str


@dataclass(frozen=True, slots=True)
class ActivityText:
    """One activity, planned and held."""

    activity: Activity
    phase: str
    step: str
    actor: str
    cohort: str
    place: str
    planned: str
    held: str
    delay: str
    delivery: str


@dataclass(frozen=True, slots=True)
class OverdueText:
    """One step that is late."""

    applicant: str
    link: str
    step: str
    actor: str
    due: str
    late: str


Tallies = tuple[tuple[str, str, str, str], ...]
"""Name, link (may be empty), applied, chosen."""


def tell_bars(overview: ProgrammeOverview) -> tuple[BarText, ...]:
    """The funnel; shares are of the applicants."""
    first = overview.funnel[0].count
    bars = []
    for bar in overview.funnel:
        name = words.BARS[bar.key]
        if bar.count is None:
            bars.append(BarText(bar.key, name, said(words.UNKNOWN), "", ""))
            continue
        share = Fraction(bar.count * 100, first) if first else None
        part = wording.percent(share) if share is not None else ""
        bars.append(BarText(bar.key, name, wording.count(bar.count), part, f"{float(share):.2f}" if share else ""))
    return tuple(bars)


def tell_drop_offs(overview: ProgrammeOverview) -> tuple[tuple[str, str, str, str], ...]:
    """After which bar, how, why, how many."""
    return tuple(
        (
            words.BARS[one.after],
            words.LEFT[one.outcome],
            words.REASON[one.reason] if one.reason else said(words.UNKNOWN),
            wording.count(one.count),
        )
        for one in overview.drop_offs
    )


def tell_tallies(overview: ProgrammeOverview, material: MentoringMaterial, content: Content) -> dict[str, Tallies]:
    """Applicants and chosen ones by each trait, by its title."""
    programme = overview.year.programme.content
    cohorts = {cohort.id: cohort.name for cohort in programme.cohorts}
    themes = {theme.id: theme.name.id for theme in material.names.themes.values()}
    links = {theme: f"../{words.theme_page(theme)}/index.html" for theme in themes}
    modes = {mode.value: name for mode, name in words.MODE.items()}
    named = {
        said("Provinsi"): (overview.by_region, dict(content.regions), {}),
        said("Tema"): (overview.by_theme, themes, links),
        said("Jenis koperasi"): (overview.by_kind, {str(kind): name for kind, name in wording.KINDS.items()}, {}),
        said("Cara pendampingan"): (overview.by_mode, modes, {}),
        said("Kelompok"): (overview.by_cohort, cohorts, {}),
    }
    return {title: _tallies(*parts) for title, parts in named.items()}


def _tallies(tallies: Sequence[Tally], names: Mapping[str, str], links: Mapping[str, str]) -> Tallies:
    return tuple(
        (
            names.get(one.key, one.key) if one.key is not None else said("belum ditetapkan"),
            links.get(one.key or "", ""),
            wording.count(one.applied),
            wording.count(one.chosen),
        )
        for one in tallies
    )


def tell_name(one: Application) -> str:
    """The name, or what stands in its place where it is not shown."""
    return said("Pendaftar {code}", code=one.id.upper()) if one.name == one.code_name else one.name


def tell_applicant_stage(one: Application, overview: ProgrammeOverview) -> str:
    """Where a chosen applicant stands by the register alone; empty for the others."""
    if one.outcome is not Outcome.TERPILIH:
        return ""
    reached = [bar.key for bar in overview.funnel if one.id in bar.applications]
    last = reached[-1] if reached else CHOSEN
    decision = None
    if last == GRADUATED:
        decision = Decision.LAYAK_WISUDA
    elif one.id in overview.decided_against_ids:
        decision = Decision.BELUM_LAYAK_WISUDA
    closed = one.id in overview.awaiting_ids
    stage = find_stage(decision, one.stopped_on is not None, last != CHOSEN, closed, one.mode)
    return words.tell_stage(stage, words.BARS[last], one.stopped_on, one.stop_reason)


def tell_mentored_stage(mentoring: MentoringOverview, material: MentoringMaterial) -> str:
    """Where a cooperative stands by its own folder, which knows more steps than the register's milestones."""
    model = material.by_model.get(mentoring.model or "")
    step = model.find_step(mentoring.current or "") if model else None
    last = step.name.id if step else ""
    return words.tell_stage(mentoring.stage, last, mentoring.stopped_on, mentoring.stop_reason)


def tell_applicants(
    overview: ProgrammeOverview,
    material: MentoringMaterial,
    content: Content,
    mentored: Mapping[str, MentoringOverview],
) -> tuple[ApplicantText, ...]:
    """The register: every applicant, the refused among them. `mentored`: those with a folder, by cooperative."""
    year = overview.year
    programme = year.programme.content
    cohorts = {cohort.id: cohort.name for cohort in programme.cohorts}
    told = []
    for row in year.applications or ():
        one = row.content
        theme = material.names.find_theme(one.theme)
        names = content.region_path(one.region)
        own = mentored.get(one.cooperative or "") if one.outcome is Outcome.TERPILIH else None
        told.append(
            ApplicantText(
                one.id.upper(),
                tell_name(one),
                words.cooperative_link(one.cooperative),
                ", ".join(names) or one.region,
                wording.KINDS[one.kind],
                cohorts.get(one.cohort or "", ""),
                theme.name.id if theme else said("belum ditetapkan"),
                f"../{words.theme_page(theme.id)}/index.html" if theme else "",
                words.MODE[one.mode] if one.mode else "",
                words.OUTCOME[one.outcome],
                words.REASON[one.reason] if one.reason else "",
                tell_mentored_stage(own, material) if own is not None else tell_applicant_stage(one, overview),
            )
        )
    return tuple(told)


def tell_activities(
    overview: ProgrammeOverview, material: MentoringMaterial, content: Content, as_of: date
) -> tuple[ActivityText, ...]:
    """Activities in the order of their dates, plan beside fact."""
    programme = overview.year.programme.content
    cohorts = {cohort.id: cohort.name for cohort in programme.cohorts}
    actors = {actor.id: actor.name.id for actor in material.models.actors}
    told = []
    for one in sorted(programme.activities, key=lambda activity: activity.on or activity.planned_on or date.max):
        step = material.names.find_step(programme, one.cohort, one.step)
        model = material.names.model_of(programme, one.cohort or programme.cohorts[0].id)
        phases = {phase.id: phase.name.id for phase in model.phases} if model else {}
        names = content.region_path(one.region) if one.region else ()
        told.append(
            ActivityText(
                one,
                phases.get(step.phase, "") if step else "",
                step.name.id if step else "",
                actors.get(one.actor or (step.actor if step else ""), ""),
                cohorts.get(one.cohort or "", ""),
                ", ".join(names),
                wording.day(one.planned_on) if one.planned_on else "",
                wording.day(one.on) if one.on and one.on <= as_of else "",
                _delay(one, as_of),
                words.DELIVERY[one.delivery] if one.delivery else "",
            )
        )
    return tuple(told)


def _delay(activity: Activity, as_of: date) -> str:
    planned, held = activity.planned_on, activity.on
    if planned is None:
        return ""
    if held is not None and held <= as_of:
        days = (held - planned).days
        return (
            said("{days} hari sesudah rencana", days=wording.count(days))
            if days > 0
            else said("sesuai rencana")
            if not days
            else said("{days} hari sebelum rencana", days=wording.count(-days))
        )
    days = (as_of - planned).days
    if days <= 0:
        return said("belum waktunya")
    return said("belum terlaksana, lewat {days} hari", days=wording.count(days))


def tell_overdue(overview: ProgrammeOverview, material: MentoringMaterial) -> tuple[OverdueText, ...]:
    """Steps past their day, the latest first."""
    programme = overview.year.programme.content
    actors = {actor.id: actor.name.id for actor in material.models.actors}
    told = []
    for one in overview.overdue:
        application, record = one.application.content, one.record.content
        step = material.names.find_step(programme, application.cohort, record.step)
        told.append(
            OverdueText(
                tell_name(application),
                words.cooperative_link(application.cooperative),
                step.name.id if step else record.step,
                actors.get(step.actor, "") if step else "",
                wording.day(record.due_on) if record.due_on else "",
                said("{days} hari", days=wording.count(one.days)),
            )
        )
    return tuple(told)
