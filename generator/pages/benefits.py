"""The page of one programme year's benefits: who newly holds what, and what others can learn. Computes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.audience import Audience
from generator.model.benefit import BenefitList, BenefitState, FinancingState
from generator.model.benefit_results import BenefitCount
from generator.model.cooperative import Authored
from generator.model.dashboard import Dashboard
from generator.model.mentoring_outputs import MentoringOutputs
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import Labels, said
from generator.pages.page import PROGRAMME_FRAME, Page

STATES: Mapping[BenefitState, str] = Labels(
    {BenefitState.BELUM: "belum", BenefitState.SEBAGIAN: "sebagian", BenefitState.ADA: "ada"}
)
FINANCING: Mapping[FinancingState, str] = Labels(
    {
        FinancingState.BELUM_SIAP: "belum siap",
        FinancingState.SIAP: "siap mengajukan",
        FinancingState.MENGAJUKAN: "sudah mengajukan",
        FinancingState.MEMPEROLEH: "sudah memperoleh",
    }
)


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One item of one cooperative."""

    name: str
    before: str
    after: str
    is_new: bool


def benefits_page(programme: str) -> str:
    """The folder of the page, from the folder of the programme pages."""
    return f"manfaat-{programme}"


def tell_benefits(outputs: MentoringOutputs | None, benefits: BenefitList | None) -> list[BenefitLine]:
    """What one cooperative recorded, in the order of the list; what it did not record is left out."""
    told = []
    written = outputs.benefits if outputs else {}
    for group in benefits.groups if benefits else ():
        for item in group.items:
            entry = written.get(item.id)
            if entry is None or (entry.before is None and entry.after is None):
                continue
            new = entry.after is BenefitState.ADA and entry.before not in (None, BenefitState.ADA)
            told.append(BenefitLine(item.name.id, _state(entry.before), _state(entry.after), new))
    return told


def _state(state: BenefitState | None) -> str:
    return STATES[state] if state is not None else said(wording.NOT_STATED)


def tell_financing(outputs: MentoringOutputs | None) -> tuple[str, str] | None:
    """Before and after; None where it is not recorded or not for these readers."""
    one = outputs.financing if outputs else None
    if one is None or one.after is None:
        return None
    return (FINANCING[one.before] if one.before else said(wording.NOT_STATED), FINANCING[one.after])


def render_benefits_page(
    templates: Templates,
    dashboard: Dashboard,
    benefits: Authored[BenefitList],
    audience: Audience,
) -> Page:
    """The page of one year; its dashboard was made with the list of benefits."""
    programme = dashboard.overview.year.programme.content
    result = dashboard.benefits
    if result is None:
        raise ValueError(programme.id)
    cohorts = {cohort.id: cohort.name for cohort in programme.cohorts}
    groups = [
        (
            group,
            [
                (item.name.id, count, _tell_cohorts(count, cohorts))
                for item, count in zip(group.items, counts, strict=True)
            ],
        )
        for group, counts in zip(benefits.content.groups, result.groups, strict=True)
    ]
    lessons = [(one.name, words.cooperative_link(one.id), cause, lesson) for one, cause, lesson in result.lessons]
    return Page(
        path=f"program/{benefits_page(programme.id)}/index.html",
        frame=PROGRAMME_FRAME,
        sources=(benefits.file,),
        title=said("Manfaat pendampingan: {name}", name=programme.name),
        description=said("Yang baru dimiliki koperasi sesudah pendampingan, dan pelajarannya."),
        body=templates.render(
            "pages/benefits.html",
            {
                "programme": programme,
                "groups": groups,
                "result": result,
                "financing": [(FINANCING[one.state], one.number) for one in result.financing],
                "lessons": lessons,
                "internal": audience is Audience.INTERNAL,
                "benefits": benefits.content,
                "file": benefits.file,
            },
        ),
        search_text=" ".join((programme.name, "manfaat pelajaran", *(f"{one[2]} {one[3]}" for one in lessons))),
    )


def _tell_cohorts(count: BenefitCount, names: Mapping[str, str]) -> str:
    parts = [
        said("{cohort}: {part} dari {whole}", cohort=names.get(cohort, cohort), part=gained, whole=known)
        for cohort, gained, known in count.cohorts
        if cohort
    ]
    return "; ".join(parts)
