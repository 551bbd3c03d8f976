"""The page of a training rubric with the activities that used it.

Knows how a result is told: exact until here, rounded only where a reader sees it, never across the rubric's limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.photo import ImageFile
from generator.model.teaching import RubricPage, RubricResult
from generator.model.training import ParticipantRole, SessionKind, Sessions, TrainingActivity, TrainingRubric
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import Labels, marked, said
from generator.pages.page import RULEBOOK_FRAME, Page, SiteFile
from generator.pages.photos import list_site_files, tell_photos
from generator.pages.rulebook_text import RulebookText

ROLES: Mapping[ParticipantRole, str] = Labels(
    {
        ParticipantRole.PENGURUS: "Pengurus",
        ParticipantRole.PENGAWAS: "Pengawas",
        ParticipantRole.PEGAWAI: "Pegawai",
    }
)
SESSIONS: Mapping[SessionKind, str] = Labels(
    {SessionKind.PELATIHAN: "Pelatihan", SessionKind.PENDAMPINGAN: "Pendampingan"}
)
IMAGE_FOLDER = "content/training/images"


@dataclass(frozen=True, slots=True)
class ActivityText:
    """One activity in words."""

    activity: TrainingActivity
    file: str
    got: str
    maximum: str
    percent: str
    """Empty while an item has no score."""
    passed: bool | None
    missing: str
    participants: tuple[tuple[str, str], ...]
    sessions: tuple[tuple[str, str], ...]
    preparation: tuple[tuple[str, str], ...]
    attitude: tuple[tuple[str, str], ...]
    scores: tuple[str, ...]
    """In the order of the rubric's items."""


def render_rubric_page(
    templates: Templates,
    page: RubricPage,
    texts: Mapping[str, RulebookText],
    flags: Mapping[str, str],
    images: tuple[ImageFile, ...] = (),
    public: bool = True,
) -> Page:
    """The page of one rubric; `flags` leads from the code of a note to what is said of it."""
    rubric = page.document.content
    text = texts.get(rubric.rulebook) if rubric.rulebook else None
    activities = [_tell(rubric, one.content, one.file, result) for one, result in page.activities]
    values = {
        "rubric": rubric,
        "file": page.document.file,
        "text": text,
        "aspects": {one.id: one.name.id for one in text.rulebook.aspects} if text else {},
        "maximum": wording.trimmed(sum(one.maximum for one in rubric.items)),
        "activities": activities,
        "photos": {one.content.id: tell_photos(one.content.photos, images, public) for one, _ in page.activities},
        "flags": flags,
        "root": "../../",
    }
    return Page(
        path=f"aturan/{rubric.id}/index.html",
        frame=RULEBOOK_FRAME,
        sources=(page.document.file,),
        title=rubric.title,
        description=rubric.summary,
        body=templates.render("pages/training_rubric.html", values),
        search_text=" ".join((rubric.summary, *(one.activity.title for one in activities))),
    )


def list_rubric_files(page: RubricPage, images: tuple[ImageFile, ...], public: bool) -> tuple[SiteFile, ...]:
    """The images shown on the page of a rubric."""
    shown = [photo for one, _ in page.activities for photo in tell_photos(one.content.photos, images, public)]
    return list_site_files(shown, f"aturan/{page.document.content.id}", IMAGE_FOLDER)


def _tell(rubric: TrainingRubric, activity: TrainingActivity, file: str, result: RubricResult) -> ActivityText:
    order = {item.id: str(number) for number, item in enumerate(rubric.items, start=1)}
    limit = Fraction(rubric.threshold.above)
    return ActivityText(
        activity,
        file,
        wording.trimmed(result.got),
        wording.trimmed(result.maximum),
        "" if result.percent is None else wording.percent(result.percent, (limit,)),
        result.passed,
        wording.joined(tuple(order[name] for name in result.missing)),
        tuple((ROLES[one.role], _number(one.number, marked("{count} orang"))) for one in activity.participants),
        tuple((SESSIONS[one.kind], _held(one)) for one in activity.sessions),
        tuple((step.name, _done(activity.preparation.get(step.id))) for step in rubric.preparation),
        tuple((step.name, activity.attitude.get(step.id, said(wording.NOT_STATED))) for step in rubric.attitude),
        tuple(
            wording.trimmed(activity.scores[item.id]) if item.id in activity.scores else said(wording.NOT_STATED)
            for item in rubric.items
        ),
    )


def _number(value: int | None, counted: str) -> str:
    if value is None:
        return said("jumlahnya tidak disebut dalam sumber")
    return said(counted, count=wording.count(value))


def _held(sessions: Sessions) -> str:
    counted = _number(sessions.held, marked("{count} kali"))
    return f"{counted}. {sessions.text}" if sessions.text else counted


def _done(value: bool | None) -> str:
    return said(wording.NOT_STATED) if value is None else said("sudah") if value else said("belum")
