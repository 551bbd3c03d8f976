"""The training rubric (`content/rulebooks/instruments/`) and what one activity recorded (`content/training/`).

Knows stages, checklist, items and scores as written; refuses to know whether somebody passed (`computing.training`).
Persons have no place here: participants are roles with a number.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import public
from generator.model.faq import FlaggedNote
from generator.model.photo import Photo
from generator.model.profile import Citation
from generator.model.values import ContentName, ContentText, Count, Day, Identifier, Key, Name, Number, Written, YesNo


class ParticipantRole(StrEnum):
    """Who takes part, never by name."""

    PENGURUS = "pengurus"
    PENGAWAS = "pengawas"
    PEGAWAI = "pegawai"


class SessionKind(StrEnum):
    """The two kinds of meeting."""

    PELATIHAN = "pelatihan"
    PENDAMPINGAN = "pendampingan"


class Step(Written):
    """A stage, a row of the checklist or a row of the attitude scale."""

    id: Key = public(description="Kode.")
    name: ContentName = public(description="Sebutan.")
    text: ContentText | None = public(None, description="Penjelasan.")


class RubricItem(Written):
    """One ability that is scored."""

    id: Key = public(description="Kode butir.")
    text: ContentText = public(description="Uraian seperti tercetak.")
    maximum: Number = public(description="Skor tertinggi.")
    aspect: Key | None = public(None, description="Aspek aturan yang dilatih, menurut uraian tercetak.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian pada butir ini.")


class Threshold(Written):
    """What counts as understood: strictly above."""

    above: Number = public(description="Batas persen, tidak termasuk batas itu sendiri.")
    meaning: ContentText = public(description="Arti hasil di atas batas.")
    reading: ContentText | None = public(None, description="Cara baca batasnya.")


class TrainingRubric(Written):
    """The whole rubric."""

    id: Identifier = public(description="Kode rubrik; menjadi alamat halamannya.")
    title: ContentName = public(description="Judul.")
    summary: ContentText = public(description="Ringkasan.")
    rulebook: Identifier | None = public(None, description="Kode aturan yang dilatihkan.")
    stages: tuple[Step, ...] = public(description="Tahap kegiatan, berurutan.")
    preparation: tuple[Step, ...] = public(description="Daftar periksa persiapan.")
    items: tuple[RubricItem, ...] = public(description="Butir yang dinilai.")
    threshold: Threshold = public(description="Batas lulus.")
    attitude: tuple[Step, ...] = public((), description="Sikap yang diamati.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian.")
    sources: tuple[Citation, ...] = public(description="Sumber.")


class Participants(Written):
    """How many of one role took part."""

    role: ParticipantRole = public(description="pengurus, pengawas atau pegawai.")
    number: Count | None = public(None, description="Banyaknya; kosong bila sumber tidak menyebutnya.")


class Sessions(Written):
    """How often one kind of meeting took place."""

    kind: SessionKind = public(description="pelatihan atau pendampingan.")
    held: Count | None = public(None, description="Berapa kali; kosong bila sumber tidak menyebutnya.")
    text: ContentText | None = public(None, description="Keterangan.")


class RecordedScore(Written):
    """The result a source printed; the program recomputes and compares."""

    got: Number | None = public(None, description="Jumlah skor perolehan.")
    percent: Number | None = public(None, description="Persen, dua desimal.")


class TrainingActivity(Written):
    """What one activity recorded."""

    id: Identifier = public(description="Kode kegiatan.")
    rubric: Identifier = public(description="Kode rubrik.")
    title: ContentName = public(description="Judul kegiatan.")
    place: Name | None = public(None, description="Wilayah.")
    on: Day | None = public(None, description="Tanggal penilaian.")
    participants: tuple[Participants, ...] = public((), description="Peserta menurut peran.")
    preparation: dict[Key, YesNo] = public({}, description="Daftar periksa: ya atau tidak.")
    sessions: tuple[Sessions, ...] = public((), description="Pertemuan.")
    scores: dict[Key, Number] = public({}, description="Skor tiap butir.")
    attitude: dict[Key, ContentName] = public({}, description="Sikap peserta menurut pengamatan.")
    photos: tuple[Photo, ...] = public((), description="Foto kegiatan; berkasnya dalam content/training/images.")
    recorded: RecordedScore | None = public(None, description="Hasil yang tercetak; diperiksa ulang.")
    sources: tuple[Citation, ...] = public(description="Sumber.")
