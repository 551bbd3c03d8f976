"""All files of one programme year together, as read: what the checks and the figures work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model.application import Application, Outcome, StageRecord
from generator.model.audience import Audience
from generator.model.cooperative import Authored
from generator.model.mentoring_model import MentoringModel, ModelStep
from generator.model.programme import Programme
from generator.model.recruitment import Recruitment, RecruitmentForm
from generator.model.report_copy import ReportCopy
from generator.model.theme import Theme, plain_name, theme_names


@dataclass(frozen=True, slots=True)
class ProgrammeYear:
    """`applications`, `records`, `recruitment`, `copies` are None when the year has no such file: unknown, not none."""

    programme: Authored[Programme]
    applications: tuple[Authored[Application], ...] | None = None
    records: tuple[Authored[StageRecord], ...] | None = None
    recruitment: Authored[Recruitment] | None = None
    incomplete: bool = False
    """Whether rows of the applications were refused: what refers to one of them is not to blame."""
    copies: tuple[Authored[ReportCopy], ...] | None = None

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.programme.content.id

    def with_folders(self, folders: frozenset[str]) -> ProgrammeYear:
        """The copy that names only folders that are there: nothing else can be linked to."""
        if self.applications is None:
            return self
        return replace(self, applications=tuple(_with_folder(row, folders) for row in self.applications))

    def for_audience(self, audience: Audience, hidden: frozenset[str] = frozenset()) -> ProgrammeYear:
        """The copy a build works on: the public one knows candidates not at all, and names chosen applicants only.

        `hidden` are the steps whose days only internal readers know.
        """
        if audience is Audience.INTERNAL:
            return self
        applications = self.applications
        if applications is not None:
            applications = tuple(_public(one) for one in applications)
        records = self.records
        if records is not None:
            records = tuple(one.projected() for one in records if one.content.step not in hidden)
        programme = self.programme.projected()
        held = tuple(one for one in programme.content.activities if one.step not in hidden)
        return replace(
            self,
            programme=replace(programme, content=programme.content.model_copy(update={"activities": held})),
            applications=applications,
            records=records,
            recruitment=None,
            copies=None if self.copies is None else tuple(one.projected() for one in self.copies),
        )


def _with_folder(row: Authored[Application], folders: frozenset[str]) -> Authored[Application]:
    if row.content.cooperative is None or row.content.cooperative in folders:
        return row
    return replace(row, content=row.content.model_copy(update={"cooperative": None}))


def _public(application: Authored[Application]) -> Authored[Application]:
    seen = application.projected()
    if seen.content.outcome is Outcome.TERPILIH:
        return seen
    return replace(seen, content=seen.content.without_name())


@dataclass(frozen=True, slots=True)
class MentoringNames:
    """What programme years refer to, by id; only what holds together is here, and what was refused by file."""

    models: Mapping[str, MentoringModel]
    themes: Mapping[str, Theme]
    forms: Mapping[str, RecruitmentForm]
    actors: frozenset[str]
    plans: frozenset[str]
    regions: Mapping[str, str]
    cooperatives: frozenset[str]
    refused: frozenset[str] = frozenset()
    """Files that could not be used: they have told why themselves, and what rests on them only waits."""
    hidden: frozenset[str] = frozenset()
    """Steps the readers of this build do not know of: no model here holds them."""

    @property
    def internal_steps(self) -> frozenset[str]:
        """Steps that any model keeps for internal readers: one id is one step, in every model."""
        found = (step for model in self.models.values() for step in model.steps)
        return frozenset(step.id for step in found if step.audience is Audience.INTERNAL)

    def for_audience(self, audience: Audience) -> MentoringNames:
        """The copy a build works on: in the public one no model holds a step for internal readers."""
        if audience is Audience.INTERNAL:
            return self
        hidden = self.internal_steps
        models = {name: model.without(hidden) for name, model in self.models.items()}
        return replace(self, models=models, hidden=hidden)

    def waits(self, folder: str, name: str = "") -> bool:
        """Whether that file, or any of its folder, was refused."""
        return any(one.startswith(f"{folder}{name}.yml" if name else folder) for one in self.refused)

    def find_theme(self, name: str | None) -> Theme | None:
        """The theme called so: by id, name or another name, whatever the capitals."""
        if name is None:
            return None
        wanted = plain_name(name)
        return next((theme for theme in self.themes.values() if wanted in theme_names(theme)), None)

    def model_of(self, programme: Programme, cohort: str | None) -> MentoringModel | None:
        """The model of a cohort; of the only one when none is named."""
        found = programme.find_cohort(cohort)
        return self.models.get(found.model) if found else None

    def find_step(self, programme: Programme, cohort: str | None, step: str) -> ModelStep | None:
        """A step of the cohort's model; without a cohort, of any model the programme uses."""
        if programme.find_cohort(cohort) is not None:
            model = self.model_of(programme, cohort)
            return model.find_step(step) if model else None
        models = (self.models.get(one.model) for one in programme.cohorts)
        return next((found for model in models if model and (found := model.find_step(step))), None)
