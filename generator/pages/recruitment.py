"""The selection form of mentors (for everybody) and a year's candidates under it (internal readers only)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.programme_results import CandidateResult, FormResult, RecruitmentResult
from generator.model.recruitment import Decision
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.language import Labels, said
from generator.pages.page import PROGRAMME_FRAME, Page

DECISION: Mapping[Decision, str] = Labels(
    {
        Decision.TERPILIH: "terpilih",
        Decision.TIDAK_TERPILIH: "tidak terpilih",
        Decision.DALAM_PROSES: "dalam proses",
    }
)


def render_form_page(templates: Templates, result: FormResult) -> Page:
    """Criteria with their weights as printed, and put to 100 beside them, labelled so."""
    form = result.form.content
    values = {
        "form": form,
        "file": result.form.file,
        "total": result.total,
        "normalised": {name: wording.points(value) for name, value in result.normalised.items()},
    }
    return Page(
        path=f"program/{words.form_page(form.id)}/index.html",
        frame=PROGRAMME_FRAME,
        sources=(result.form.file,),
        title=form.title,
        description=said("Syarat, kriteria dan bobot seleksi tenaga pendamping."),
        body=templates.render("pages/recruitment_form.html", values),
        search_text=" ".join(one.name for one in (*form.administrative, *form.competence, *form.interview)),
    )


def render_candidates_page(templates: Templates, result: RecruitmentResult) -> Page:
    """All candidates of a year by code."""
    programme, form = result.year.programme.content, result.form.content
    document = result.year.recruitment
    values = {
        "programme": programme,
        "form": form,
        "form_page": words.form_page(form.id),
        "candidates": [_tell(one) for one in result.candidates],
        "chosen": sum(one.candidate.decision is Decision.TERPILIH for one in result.candidates),
        "capacity": sum(
            one.candidate.capacity or 0 for one in result.candidates if one.candidate.decision is Decision.TERPILIH
        ),
        "file": document.file if document else "",
    }
    return Page(
        path=f"program/{words.candidates_page(programme.id)}/index.html",
        frame=PROGRAMME_FRAME,
        title=said("Calon pendamping: {name}", name=programme.name),
        description=said("Hasil seleksi tenaga pendamping, hanya untuk internal."),
        body=templates.render("pages/candidates.html", values),
        search_text=said("calon tenaga pendamping"),
    )


def _tell(one: CandidateResult) -> dict[str, object]:
    candidate = one.candidate
    interview = one.interview
    return {
        "code": candidate.code.upper(),
        "post": candidate.post,
        "administrative": _passed(one.administrative),
        "competence": {name: wording.count(score) for name, score in candidate.competence.items()},
        "validated": _done(candidate.documents_validated),
        "interview": {name: wording.count(score) for name, score in candidate.interview.items()},
        "raw": said("{part} dari {whole}", part=wording.points(interview.raw), whole=wording.trimmed(interview.maximum))
        if interview
        else "",
        "normalised": wording.points(interview.normalised) if interview else "",
        "decision": DECISION[candidate.decision],
        "note": candidate.note,
    }


def _passed(value: bool | None) -> str:
    return said("belum lengkap") if value is None else said("lulus") if value else said("tidak lulus")


def _done(value: bool | None) -> str:
    return said(wording.NOT_STATED) if value is None else said("sudah") if value else said("belum")
