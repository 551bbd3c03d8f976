"""`assessments/health_<year>.yml`: what a person states about one book year.

Figures in whole rupiah by the rulebook's names, answers, ratios printed by a source that shows no amounts, and the
result a person recorded; former values of what was corrected. Left out means unknown; nothing here is computed.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.profile import Citation
from generator.model.values import Count, Day, Key, Number, Rupiah, Text, Written, YesNo


class RecordedResult(Written):
    """The result somebody signed or published; the program recomputes and compares (points of 100)."""

    total: Number | None = public(None, description='Skor total yang tercatat, contoh "60.50".')
    predicate: Key | None = public(None, description="Predikat yang tercatat, contoh dalam_pengawasan.")
    on: Day | None = public(None, description="Tanggal hasil dicatat atau ditandatangani.")
    aspects: dict[Key, Number] = public({}, description="Skor tiap aspek yang tercatat.")


class FiguresFrom(StrEnum):
    """Where figures that are not stated come from."""

    LEDGER = "ledger"
    """The books and the registers of the year."""
    REGISTERS = "registers"
    """The registers of loans and savings only: the balance sheet is stated."""


class FormerValues(Written):
    """What the file stated before a correction, in the sections of the file itself."""

    figures: dict[Key, Rupiah] = public({}, description="Angka sebelum dikoreksi, rupiah utuh.")
    ratios: dict[Key, Number] = public({}, description="Rasio sebelum dikoreksi.")
    checklists: dict[Key, Count] = public({}, description="Daftar periksa sebelum dikoreksi.")
    answers: dict[Key, YesNo] = public({}, description="Jawaban sebelum dikoreksi: ya atau tidak.")
    unstated: tuple[Key, ...] = public((), description="Nama yang sebelum koreksi belum disampaikan.")


class Correction(Written):
    """One correction of this file, told by the file itself: the present values stand in their sections."""

    on: Day = public(description="Tanggal koreksi, contoh 2024-05-02.")
    was: FormerValues = public(
        description="Nilai sebelum koreksi; nilai sekarang tertulis di bagiannya sendiri atau dihitung dari buku besar."
    )
    because: Text = public(description="Sebab koreksi, dalam satu kalimat.")


class HealthAssessment(Written):
    """The whole file."""

    rulebook: str | None = public(None, description="Kode aturan; kosong = dipilih menurut jenis koperasi dan tanggal.")
    period_end: Day = public(description="Akhir tahun buku, contoh 2023-12-31.")
    figures_from: FiguresFrom | None = public(
        None,
        description=(
            "ledger = angka dihitung dari buku besar dan daftar tahun itu; registers = hanya dari daftar pinjaman dan"
            " simpanan; kosong = semua dinyatakan."
        ),
    )
    figures: dict[Key, Rupiah] = public({}, description="Angka menurut nama akun aturan, rupiah utuh; 0 berarti nol.")
    ratios: dict[Key, Number] = public(
        {}, description="Rasio dalam persen yang dicetak sumber tanpa angka rupiahnya; ditulis seperti tercetak."
    )
    checklists: dict[Key, Count] = public(
        {}, description="Daftar periksa: berapa butir yang terpenuhi; ditulis angkanya saja."
    )
    answers: dict[Key, YesNo] = public({}, description="Jawaban pertanyaan manajemen: ya atau tidak.")
    recorded: RecordedResult | None = public(None, description="Hasil yang pernah dicatat; diperiksa ulang.")
    corrections: tuple[Correction, ...] = public((), description="Riwayat koreksi: nilai lama, tanggal, sebabnya.")
    sources: tuple[Citation, ...] = public((), description="Sumber terbitan yang dikutip.")
    explanation: Text | None = public(None, description="Penjelasan bagi pembaca.")
    evidence: dict[Key, Text] = internal({}, description="Bukti tiap jawaban; hanya untuk pembaca internal.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")
