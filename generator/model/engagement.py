"""`mentoring/<year>/engagement.yml`: how one cooperative is mentored in one programme year.

Knows what was agreed, who acted by code and role, which steps were taken and when, and what an office decided. The
steps of a model, the themes and the books stand elsewhere. Mentors are codes; no person has a name here.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.application import MentoringMode, Reason, StepResult
from generator.model.audience import internal, internal_required, public
from generator.model.values import Day, Identifier, Key, Name, Text, Written


class MentorType(StrEnum):
    """Who may mentor (Permen 02/2016): an institution or an individual."""

    LEMBAGA = "lembaga"
    PERORANGAN = "perorangan"


class Decision(StrEnum):
    """The two predicates of the programme."""

    LAYAK_WISUDA = "layak_wisuda"
    BELUM_LAYAK_WISUDA = "belum_layak_wisuda"


class Finding(Written):
    """One thing the programme office found, and the theme that answers it."""

    text: Text = internal_required(description="Temuan.")
    theme: Name | None = internal(description="Tema yang menjawabnya: nama, kode atau sebutan lain tema.")


class Need(Written):
    """What the cooperative needs; set before a mentor is sought."""

    on: Day = public(description="Tanggal kebutuhan ditetapkan.")
    text: Text | None = internal(description="Kebutuhannya.")
    items: tuple[Key, ...] = internal((), description="Butir asesmen yang mendasarinya.")
    findings: tuple[Finding, ...] = internal((), description="Temuan identifikasi oleh tim PMO, dengan temanya.")


class MentorAssignment(Written):
    """One mentor, by code, for a span of days."""

    code: Identifier = internal_required(description="Kode pendamping (TPKM); bukan nama orang.")
    type: MentorType = internal(MentorType.PERORANGAN, description="perorangan atau lembaga.")
    theme: Name | None = internal(description="Tema keahliannya; kosong bila sama dengan tema pendampingan.")
    since: Day | None = internal(description="Mulai mendampingi.")
    until: Day | None = internal(description="Selesai mendampingi; kosong bila masih.")


class StepEntry(Written):
    """A step of the model that was taken."""

    step: Key = public(description="Kode langkah model.")
    on: Day = public(description="Tanggal dilakukan.")
    result: StepResult | None = public(None, description="Hasil langkah.")
    document: Name | None = internal(description="Buktinya dalam folder documents/.")
    note: Text | None = internal(description="Catatan.")


class Intervention(Written):
    """Help beside mentoring that counts in the result sheet."""

    on: Day = internal_required(description="Tanggal.")
    office: Name = internal_required(description="Kantor atau lembaga yang memberikannya.")
    text: Text = internal_required(description="Bentuknya.")


class Stopped(Written):
    """Mentoring that ended early."""

    on: Day = public(description="Tanggal berhenti.")
    reason: Reason = public(description="Alasan.")


class GraduationDecision(Written):
    """What the deciding office decided; never computed."""

    decision: Decision = public(description="layak_wisuda atau belum_layak_wisuda.")
    on: Day = public(description="Tanggal keputusan.")
    office: Name = public(description="Kantor yang memutuskan.")
    document: Name | None = internal(description="Keputusannya dalam folder documents/.")
    reason: Text | None = internal(description="Pertimbangan.")


class HandOver(Written):
    """The baton for the local office: what is done, what is open, what should come next."""

    on: Day = internal_required(description="Tanggal serah terima.")
    to: Name = internal_required(description="Kantor yang menerima.")
    done: tuple[Text, ...] = internal((), description="Yang sudah selesai.")
    open: tuple[Text, ...] = internal((), description="Yang masih terbuka.")
    next: tuple[Text, ...] = internal((), description="Yang disarankan berikutnya.")


class SignOff(Written):
    """Which office confirmed what."""

    what: Text = internal_required(description="Apa yang dikonfirmasi.")
    office: Name = internal_required(description="Kantor yang mengonfirmasi.")
    on: Day = internal_required(description="Tanggal.")


class Engagement(Written):
    """The whole file."""

    programme: Identifier | None = public(None, description="Tahun program dalam content/programmes/.")
    application: Identifier | None = public(None, description="Nomor pendaftarannya dalam tahun program itu.")
    model: Identifier = public(description="Kode model pendampingan.")
    mode: MentoringMode = public(description="hb, ldc atau intervensi_lain.")
    theme: Name = public(description="Tema pendampingan: nama, kode atau sebutan lain tema.")
    need: Need | None = public(None, description="Kebutuhan yang ditetapkan sebelum pendamping dicari.")
    mentors: tuple[MentorAssignment, ...] = internal((), description="Pendamping menurut kode.")
    steps: tuple[StepEntry, ...] = public((), description="Langkah model yang sudah dilakukan.")
    interventions: tuple[Intervention, ...] | None = internal(
        description="Intervensi lain; [] bila memang tidak ada, kosong bila belum diketahui."
    )
    stopped: Stopped | None = public(None, description="Bila pendampingan berhenti sebelum selesai.")
    decision: GraduationDecision | None = public(None, description="Keputusan layak wisuda, oleh orang.")
    handover: HandOver | None = internal(description="Serah terima kepada Dinas.")
    sign_offs: tuple[SignOff, ...] = internal((), description="Konfirmasi kantor.")
    notes: Text | None = internal(description="Catatan kerja.")

    def without_steps(self, hidden: frozenset[str]) -> Engagement:
        """The copy whose log does not hold these steps."""
        if not any(entry.step in hidden for entry in self.steps):
            return self
        return self.model_copy(update={"steps": tuple(entry for entry in self.steps if entry.step not in hidden)})
