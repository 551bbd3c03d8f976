"""The programme office's lists in words: who, what, when it was due, how late. Counts nothing that was not counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.application import Application
from generator.model.content import Content
from generator.model.dashboard import ChangeDistribution, Dashboard, DueStep, Participant
from generator.model.engagement_results import Eligibility
from generator.model.mentoring_model import EvaluationKind, MentoringModel
from generator.model.mentoring_overview import AssessmentChange, Completeness
from generator.model.programme_results import MentoringMaterial
from generator.pages import engagement_words, wording
from generator.pages import mentoring_words as words
from generator.pages.corrections_text import signed
from generator.pages.distribution_figure import signed as signed_edge
from generator.pages.engagement_text import engagement_page_name
from generator.pages.language import Labels, said
from generator.pages.modern_text import modern_page_name
from generator.pages.programme_text import tell_applicant_stage
from generator.pages.slope_figure import change_strip

EVALUATION: Mapping[EvaluationKind, str] = Labels(
    {
        EvaluationKind.TIGA_PIHAK: "pertemuan tiga pihak",
        EvaluationKind.DUA_PIHAK: "pertemuan koperasi dan kementerian",
        EvaluationKind.PENUTUP: "evaluasi penutup",
        EvaluationKind.PENDAMPING: "evaluasi pendamping oleh koperasi",
    }
)
ELIGIBILITY: Mapping[Eligibility, str] = Labels(
    {
        Eligibility.MET: "syarat terpenuhi",
        Eligibility.NOT_MET: "belum terpenuhi",
        Eligibility.OPEN: "belum dapat ditentukan",
        Eligibility.NO_RULE: "tidak dihitung",
    }
)


@dataclass(frozen=True, slots=True)
class ParticipantText:
    """One cooperative with how far it came."""

    name: str
    link: str
    place: str
    cohort: str
    theme: str
    theme_link: str
    mode: str
    stage: str
    general: str
    special: str


@dataclass(frozen=True, slots=True)
class DueText:
    """One step that is due or late."""

    name: str
    link: str
    step: str
    due: str
    late: str
    """`37 hari`, or empty while it is not due."""


@dataclass(frozen=True, slots=True)
class ChangeText:
    """First and final points of one cooperative; `why` says what is missing for a comparison."""

    name: str
    link: str
    before: str
    after: str
    points: str
    why: str
    strip: Markup


@dataclass(frozen=True, slots=True)
class GraduationText:
    """Computed eligibility beside the decision."""

    name: str
    link: str
    eligibility: str
    unmet: str
    decision: str
    decided: str
    office: str
    evidence: str
    contradicts: bool
    example: bool


class DashboardNames:
    """Names of what a dashboard refers to."""

    def __init__(self, dashboard: Dashboard, material: MentoringMaterial, content: Content) -> None:
        self._models: Mapping[str, MentoringModel] = material.by_model
        self._names = material.names
        self._content = content
        programme = dashboard.overview.year.programme.content
        self._cohorts = {cohort.id: cohort.name for cohort in programme.cohorts}
        self.actors = {actor.id: actor.name.id for actor in material.models.actors}

    def step(self, person: Participant, step_id: str) -> str:
        """The name of a step in the model of that cooperative."""
        model = self._models.get(person.mentoring.model or "")
        step = model.find_step(step_id) if model else None
        return step.name.id if step else step_id

    def theme(self, theme_id: str | None) -> str:
        """The name of a theme; empty when not known."""
        theme = self._names.themes.get(theme_id or "")
        return theme.name.id if theme else ""

    def find_theme(self, written: str | None) -> str | None:
        """The id of the theme called so; None when not known."""
        theme = self._names.find_theme(written)
        return theme.id if theme else None

    def cohort(self, cohort: str) -> str:
        """The cohort's name; empty when not known."""
        return self._cohorts.get(cohort, "")

    def place(self, region: str) -> str:
        """The names of the region, the smallest first."""
        return ", ".join(self._content.region_path(region)) if region else ""

    def stage(self, person: Participant) -> str:
        """Where mentoring stands."""
        one = person.mentoring
        last = self.step(person, one.current) if one.current else ""
        return words.tell_stage(one.stage, last, one.stopped_on, one.stop_reason)


def page_of(person: Participant) -> str:
    """From a page two folders deep to the mentoring page of a cooperative."""
    return f"../../koperasi/{person.row.id}/{engagement_page_name(person.mentoring.year)}"


def tell_participants(dashboard: Dashboard, names: DashboardNames) -> tuple[ParticipantText, ...]:
    """Everyone chosen this year: by their own folders, then those only the register tells of."""
    return (
        *(_tell_participant(one, names) for one in dashboard.participants),
        *(_tell_other(one, dashboard, names) for one in dashboard.others),
    )


def _tell_participant(one: Participant, names: DashboardNames) -> ParticipantText:
    return ParticipantText(
        one.row.name,
        page_of(one),
        names.place(one.region),
        names.cohort(one.cohort),
        *_tell_theme(one.mentoring.theme, names),
        words.MODE[one.mentoring.mode] if one.mentoring.mode else "",
        names.stage(one),
        tell_part(one.mentoring.general),
        tell_part(one.mentoring.special),
    )


def _tell_other(one: Application, dashboard: Dashboard, names: DashboardNames) -> ParticipantText:
    theme = names.find_theme(one.theme)
    return ParticipantText(
        one.name,
        words.cooperative_link(one.cooperative),
        names.place(one.region),
        names.cohort(one.cohort or ""),
        *_tell_theme(theme, names),
        words.MODE[one.mode] if one.mode else "",
        tell_applicant_stage(one, dashboard.overview),
        said(words.UNKNOWN),
        said(words.UNKNOWN),
    )


def _tell_theme(theme: str | None, names: DashboardNames) -> tuple[str, str]:
    link = f"../{words.theme_page(theme)}/index.html" if theme else ""
    return names.theme(theme) or said(words.UNKNOWN), link


def tell_part(part: Completeness | None) -> str:
    """`3 dari 5`."""
    return said("{part} dari {whole}", part=part.have, whole=part.of) if part is not None else said(words.UNKNOWN)


def tell_due(steps: tuple[DueStep, ...], names: DashboardNames) -> tuple[DueText, ...]:
    """Steps with their day."""
    return tuple(
        DueText(
            one.participant.row.name,
            page_of(one.participant),
            names.step(one.participant, one.step),
            wording.day(one.due_on),
            said("{days} hari", days=wording.count(one.overdue)) if one.overdue is not None else "",
        )
        for one in steps
    )


def tell_changes(changes: ChangeDistribution) -> tuple[ChangeText, ...]:
    """One line for each cooperative that was assessed."""
    told = []
    for line in changes.lines:
        one = line.change
        person = line.participant
        told.append(
            ChangeText(
                person.row.name,
                f"../../koperasi/{person.row.id}/{modern_page_name(person.mentoring.year)}",
                _points(one.initial_on is not None, one.initial),
                _points(one.final_on is not None, one.final),
                signed(one.points) if one.points is not None else "",
                tell_why_not(one),
                change_strip(one.initial, one.final, ()),
            )
        )
    return tuple(told)


def _points(held: bool, total: wording.Exact | None) -> str:
    if total is not None:
        return wording.points(total)
    return said("belum lengkap") if held else said("belum ada")


def tell_why_not(change: AssessmentChange) -> str:
    """Why there is no change of points to tell; empty where there is one."""
    if change.points is not None:
        return ""
    if change.initial_on is None:
        return said("asesmen awal belum ada")
    if change.final_on is None:
        return said("asesmen akhir belum ada")
    return said("butirnya belum lengkap") if change.comparable else said(words.NOT_COMPARABLE)


def list_instruments(change: AssessmentChange) -> tuple[str, ...]:
    """The instrument with its version; of the first and the final assessment where these differ."""
    used = (*([change.before] if change.before else []), (change.instrument, change.version))
    return tuple(said("{instrument} versi {version}", instrument=name, version=version) for name, version in used)


def tell_instrument(change: AssessmentChange) -> str:
    """The same in one cell."""
    names = list_instruments(change)
    if len(names) == 1:
        return names[0]
    return said("{first} (awal); {final} (akhir)", first=names[0], final=names[1])


def describe_bins(changes: ChangeDistribution) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The picture in one sentence, and its table: from, to and how many."""
    rows = []
    for number, one in enumerate(changes.bins):
        last = number == len(changes.bins) - 1
        low, high = signed_edge(one.low), signed_edge(one.high)
        span = said("{low} sampai {high}" if last else "{low} sampai di bawah {high}", low=low, high=high)
        rows.append((span, wording.count(one.count)))
    told = "; ".join(f"{name}: {number}" for name, number in rows)
    return said("Banyaknya koperasi menurut perubahan nilai. {bins}.", bins=told), tuple(rows)


def tell_graduations(people: tuple[Participant, ...]) -> tuple[GraduationText, ...]:
    """Those with a decision first, the oldest on top; then those that wait for one."""
    told = []
    for person in sorted(people, key=_graduation_order):
        one = person.mentoring.graduation
        lacking = [engagement_words.REQUIREMENT[key] for key in one.unmet]
        told.append(
            GraduationText(
                person.row.name,
                page_of(person),
                ELIGIBILITY[one.eligibility],
                wording.joined(tuple(lacking)),
                engagement_words.DECISION[one.decision] if one.decision else "",
                wording.day(one.decided_on) if one.decided_on else "",
                one.office,
                one.evidence,
                one.contradicts,
                one.example,
            )
        )
    return tuple(told)


def _graduation_order(person: Participant) -> tuple[bool, str, str]:
    decided = person.mentoring.graduation.decided_on
    return decided is None, decided.isoformat() if decided else "", person.row.id
