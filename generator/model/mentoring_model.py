"""A mentoring model (`content/models/<id>.yml`) and the actors of all (`content/mentoring/actors.yml`), as written.

Knows phases, stages and steps with who acts, what they leave as evidence and what must come first. Refuses to know any
cooperative: what was really done is logged elsewhere and held against these steps.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import Audience, public
from generator.model.faq import FlaggedNote
from generator.model.profile import Citation
from generator.model.rulebook import Wording
from generator.model.values import ContentText, Count, Identifier, Key, Text, Written, YesNo


class ModelStatus(StrEnum):
    """How far a model has come."""

    DIPAKAI = "dipakai"
    USULAN = "usulan"
    RUJUKAN = "rujukan"


class StepScope(StrEnum):
    """Whether a step is taken once for the programme or once for each cooperative."""

    PROGRAM = "program"
    KOPERASI = "koperasi"


class Milestone(StrEnum):
    """Steps that every funnel shows, whatever a model calls them."""

    MULAI = "mulai"
    ASESMEN_AWAL = "asesmen_awal"
    ASESMEN_AKHIR = "asesmen_akhir"
    WISUDA = "wisuda"


class EvaluationKind(StrEnum):
    """The evaluations a year of mentoring has, whatever a model calls the steps they belong to."""

    TIGA_PIHAK = "tiga_pihak"
    DUA_PIHAK = "dua_pihak"
    PENUTUP = "penutup"
    PENDAMPING = "pendamping"


class OutputGroup(StrEnum):
    """The two groups of outputs of mentoring, whatever a model calls the steps that finish them."""

    UMUM = "umum"
    KHUSUS = "khusus"


class EvidenceKind(StrEnum):
    """What a step leaves behind."""

    KEGIATAN = "kegiatan"
    PENGUMUMAN = "pengumuman"
    DAFTAR_PERIKSA = "daftar_periksa"
    CATATAN_HUBUNGAN = "catatan_hubungan"
    CATATAN_KUNJUNGAN = "catatan_kunjungan"
    CATATAN_PERTEMUAN = "catatan_pertemuan"
    LEMBAR_PENILAIAN = "lembar_penilaian"
    LEMBAR_ASESMEN = "lembar_asesmen"
    LEMBAR_HASIL = "lembar_hasil"
    PENETAPAN = "penetapan"
    SURAT_KEPUTUSAN = "surat_keputusan"
    SURAT_PERINTAH_KERJA = "surat_perintah_kerja"
    SURAT_PEMBERITAHUAN = "surat_pemberitahuan"
    JURNAL_HARIAN = "jurnal_harian"
    DOKUMEN_OUTPUT = "dokumen_output"
    FORM_EVALUASI = "form_evaluasi"
    PAPARAN = "paparan"
    TANDA_TERIMA = "tanda_terima"
    RENCANA_TINDAK_LANJUT = "rencana_tindak_lanjut"
    LAPORAN = "laporan"


class Actor(Written):
    """An office or role, never a person."""

    id: Key = public(description="Kode pelaku.")
    name: Wording = public(description="Sebutan singkat.")
    role: Wording = public(description="Perannya dalam pendampingan.")
    reads: tuple[Text, ...] = public((), description="Halaman yang terutama dibacanya.")


class ActorList(Written):
    """`content/mentoring/actors.yml`."""

    actors: tuple[Actor, ...] = public(description="Pelaku, menurut urutan lajur pada bagan.")
    sources: tuple[Citation, ...] = public((), description="Sumber.")


class Phase(Written):
    """A large part of the programme."""

    id: Key = public(description="Kode tahap.")
    name: Wording = public(description="Nama tahap.")


class Stage(Written):
    """A group of steps inside a phase."""

    id: Key = public(description="Kode bagian.")
    phase: Key = public(description="Kode tahapnya.")
    name: Wording = public(description="Nama bagian.")


class NotBefore(Written):
    """A step may not be taken sooner than so many whole months after another."""

    step: Key = public(description="Langkah yang mendahului.")
    months: Count = public(description="Paling cepat sekian bulan sesudahnya.")


class ModelStep(Written):
    """One step."""

    id: Key = public(description="Kode langkah; tetap selama langkahnya sama, juga pada model lain.")
    order: Count = public(description="Urutan, mulai 1 tanpa lubang.")
    phase: Key = public(description="Kode tahap.")
    stage: Key | None = public(None, description="Kode bagian di dalam tahap.")
    name: Wording = public(description="Nama langkah.")
    text: ContentText | None = public(None, description="Isi langkah.")
    actor: Key = public(description="Pelaku utama, dari content/mentoring/actors.yml; menentukan lajur pada bagan.")
    partners: tuple[Key, ...] = public((), description="Pihak lain yang terlibat.")
    scope: StepScope = public(StepScope.KOPERASI, description="program: sekali; koperasi: sekali tiap koperasi.")
    gate: YesNo = public(False, description="ya bila langkah ini harus lulus sebelum koperasi terpilih.")
    throughout: YesNo = public(False, description="ya bila berlangsung sepanjang tahapnya.")
    milestone: Milestone | None = public(None, description="Tonggak yang dihitung pada corong program.")
    not_before: NotBefore | None = public(None, description="Jarak paling dekat dari langkah lain.")
    evaluations: tuple[EvaluationKind, ...] = public(
        (), description="Evaluasi yang sudah harus ada pada langkah ini: tiga_pihak, dua_pihak, penutup, pendamping."
    )
    outputs: tuple[OutputGroup, ...] = public(
        (), description="Output yang sudah harus lengkap pada langkah ini: umum, khusus."
    )
    audience: Audience = public(
        Audience.PUBLIC,
        description="internal bila tanggal dan catatan langkah ini tidak untuk umum; kosong: public.",
    )
    replaces: Key | None = public(None, description="Langkah model terdahulu yang digantikan.")
    evidence: tuple[EvidenceKind, ...] = public((), description="Bukti yang diperlukan.")
    reading: ContentText | None = public(
        None, description="Apa yang kami baca dari konteks karena sumber tidak menyebutnya."
    )


class MentoringModel(Written):
    """The whole file: one model."""

    id: Identifier = public(description="Kode model; sama dengan nama berkas.")
    name: Wording = public(description="Nama model.")
    status: ModelStatus = public(description="dipakai, usulan atau rujukan.")
    summary: ContentText = public(description="Ringkasan.")
    compared_with: Identifier | None = public(None, description="Model yang menjadi pembandingnya.")
    reconstructed: ContentText | None = public(
        None, description="Bila bagannya disusun ulang dari uraian: apa sebabnya."
    )
    phases: tuple[Phase, ...] = public(description="Tahap, berurutan.")
    stages: tuple[Stage, ...] = public((), description="Bagian di dalam tahap, berurutan.")
    steps: tuple[ModelStep, ...] = public(description="Langkah.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian sumber.")
    sources: tuple[Citation, ...] = public(description="Sumber.")

    def find_step(self, step_id: str) -> ModelStep | None:
        """The step of that name."""
        return next((step for step in self.steps if step.id == step_id), None)

    def without(self, hidden: frozenset[str]) -> MentoringModel:
        """The copy whose readers do not know of these steps."""
        if not any(step.id in hidden for step in self.steps):
            return self
        return self.model_copy(update={"steps": tuple(step for step in self.steps if step.id not in hidden)})

    @property
    def ordered(self) -> tuple[ModelStep, ...]:
        """Steps in their order."""
        return tuple(sorted(self.steps, key=lambda step: step.order))

    @property
    def gates(self) -> tuple[ModelStep, ...]:
        """Steps a cooperative has to pass before it is chosen, in order."""
        return tuple(step for step in self.ordered if step.gate)
