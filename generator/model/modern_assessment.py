"""`assessments/modern_initial_<year>.yml` and `modern_final_<year>.yml`: one assessment of a modern cooperative.

What assessors wrote: levels by item, the proof they saw, what cannot apply and why. Left out means not assessed, never
level zero. Assessors are roles with a number. Nothing here is computed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.profile import Citation
from generator.model.values import Count, Day, Identifier, Key, Name, Number, Text, Written

FINAL_AFTER_MONTHS = 4
"""The final assessment is made after four months of mentoring (the mentoring paper, phase Pendampingan)."""
_FILE = re.compile(r"(?:^|/)modern_(initial|final)_([0-9]{4})\.yml")


class AssessmentKind(StrEnum):
    """Before and after mentoring; the file's name says which."""

    INITIAL = "initial"
    FINAL = "final"


class AssessorRole(StrEnum):
    """Who assessed, never by name."""

    TPKM = "tpkm"
    PMO = "pmo"
    KEMENTERIAN = "kementerian"
    DINAS = "dinas"
    PENGURUS = "pengurus"
    PENGAWAS = "pengawas"
    PENGELOLA = "pengelola"


class Assessors(Written):
    """How many of one role assessed."""

    role: AssessorRole = public(description="Peran penilai.")
    number: Count | None = public(None, description="Banyaknya; kosong bila tidak dicatat.")


class ItemEvidence(Written):
    """The proof seen for one item."""

    text: Text | None = internal(description="Bukti yang dilihat penilai.")
    document: Name | None = internal(description="Berkasnya dalam folder documents/, contoh documents/ad-art.pdf.")


class ItemAction(Written):
    """What is done about a low item, or why it is not pursued."""

    plan: Text | None = internal(description="Tindakan yang direncanakan.")
    not_pursued: Text | None = internal(description="Alasan butir ini tidak dikejar dalam pendampingan.")


class RecordedTotal(Written):
    """The total somebody signed; the program recomputes and compares (of 100)."""

    total: Number | None = public(None, description='Nilai total yang tercatat, contoh "62.50".')
    aspects: dict[Key, Number] = public({}, description="Nilai tiap aspek yang tercatat.")
    on: Day | None = public(None, description="Tanggal hasil dicatat.")


class ModernAssessment(Written):
    """The whole file."""

    instrument: Identifier = public(description="Kode alat penilaian dalam content/rulebooks/instruments.")
    version: Identifier = public(description="Versi alat penilaian.")
    on: Day = public(description="Tanggal penilaian.")
    assessors: tuple[Assessors, ...] = public((), description="Peran para penilai.")
    answers: dict[Key, Count] = public({}, description="Tingkat tiap butir; butir yang kosong belum dinilai.")
    not_applicable: dict[Key, Text] = public({}, description="Butir yang tidak mungkin berlaku, dengan alasannya.")
    evidence: dict[Key, ItemEvidence] = internal({}, description="Bukti tiap butir; hanya untuk pembaca internal.")
    actions: dict[Key, ItemAction] = internal({}, description="Tindakan untuk butir yang rendah.")
    recorded: RecordedTotal | None = public(None, description="Hasil yang pernah dicatat; diperiksa ulang.")
    explanation: Text | None = public(None, description="Penjelasan bagi pembaca.")
    sources: tuple[Citation, ...] = public((), description="Sumber terbitan yang dikutip.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")


def find_modern_key(file: str) -> tuple[int, AssessmentKind] | None:
    """Programme year and kind, as the file's name says; None for a file of another name."""
    match = _FILE.search(file)
    return (int(match[2]), AssessmentKind(match[1])) if match else None
