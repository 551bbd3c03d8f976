"""Labels of a cooperative's mentoring in plain Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.engagement import Decision
from generator.model.engagement_results import ClaimState, Eligibility, OutputState, SheetKey, SheetState
from generator.model.mentoring_evaluation import ClaimSource, Says
from generator.model.mentoring_journal import ActivityKind, ContactKind, JournalMode
from generator.model.mentoring_outputs import BookState
from generator.pages.language import Labels, marked

OUTPUT_STATE: Mapping[OutputState, str] = Labels(
    {
        OutputState.VALID: "lengkap",
        OutputState.EXPIRED: "masa berlakunya habis",
        OutputState.UNDATED: "masa berlakunya belum dicatat",
        OutputState.DRAFT: "masih draf",
        OutputState.WITHOUT_DOCUMENT: "dokumennya belum ada",
        OutputState.PARTIAL: "sebagian",
        OutputState.BROKEN: "berkasnya perlu diperbaiki",
        OutputState.MISSING: "belum ada",
    }
)
BOOK_STATE: Mapping[BookState, str] = Labels(
    {
        BookState.LENGKAP: "lengkap",
        BookState.TIDAK_MUTAKHIR: "tidak mutakhir",
        BookState.BELUM_ADA: "belum ada",
    }
)
SHEET: Mapping[SheetKey, str] = Labels(
    {
        SheetKey.GENERAL: "Output umum",
        SheetKey.SPECIAL: "Output khusus",
        SheetKey.ASSESSMENTS: "Asesmen awal dan akhir",
        SheetKey.MENTOR: "Evaluasi pendamping oleh koperasi",
        SheetKey.INTERVENTIONS: "Intervensi lain",
    }
)
SHEET_STATE: Mapping[SheetState, str] = Labels(
    {SheetState.COMPLETE: "lengkap", SheetState.PARTIAL: "baru sebagian", SheetState.MISSING: "belum ada"}
)
FILLED: Mapping[SheetState, str] = Labels(
    {SheetState.COMPLETE: "sudah diisi", SheetState.PARTIAL: "baru sebagian", SheetState.MISSING: "belum diisi"}
)
"""The same for a form, and for what is only written down."""
ELIGIBILITY: Mapping[Eligibility, str] = Labels(
    {
        Eligibility.MET: "Semua syarat terpenuhi.",
        Eligibility.NOT_MET: "Ada syarat yang belum terpenuhi.",
        Eligibility.OPEN: "Belum dapat ditentukan: datanya belum lengkap.",
        Eligibility.NO_RULE: "Tidak dihitung: belum ada asesmen, atau alat penilaiannya tidak memuat syarat.",
    }
)
REQUIREMENT: Mapping[str, str] = Labels(
    {
        "at_least": "nilai asesmen akhir",
        "general_outputs": "kelima output umum",
        "special_outputs": "output khusus",
    }
)
EXAMPLE_RULE = marked("Syarat contoh, bukan batas kementerian.")
DECISION: Mapping[Decision, str] = Labels(
    {Decision.LAYAK_WISUDA: "Layak wisuda", Decision.BELUM_LAYAK_WISUDA: "Belum layak wisuda"}
)
CLAIM: Mapping[ClaimState, str] = Labels(
    {
        ClaimState.TRIANGULATED: "tertriangulasi",
        ClaimState.SINGLE: "belum tertriangulasi: baru dari satu pihak",
        ClaimState.CONFLICT: "sumbernya bertentangan",
        ClaimState.DENIED: "dibantah",
        ClaimState.UNSUPPORTED: "belum ada sumber",
    }
)
SOURCE: Mapping[ClaimSource, str] = Labels(
    {
        ClaimSource.LAPORAN: "Laporan",
        ClaimSource.PMO: "PMO",
        ClaimSource.PENDAMPING: "Pendamping",
        ClaimSource.KOPERASI: "Koperasi",
        ClaimSource.DINAS: "Dinas",
    }
)
SAYS: Mapping[Says, str] = Labels({Says.MEMBENARKAN: "membenarkan", Says.MEMBANTAH: "membantah"})
MODE: Mapping[JournalMode, str] = Labels({JournalMode.LAPANGAN: "di lapangan", JournalMode.JARAK_JAUH: "jarak jauh"})
KIND: Mapping[ActivityKind, str] = Labels(
    {
        ActivityKind.BIMBINGAN: "bimbingan",
        ActivityKind.KONSULTASI: "konsultasi",
        ActivityKind.ADVOKASI: "advokasi",
    }
)
CONTACT: Mapping[ContactKind, str] = Labels({ContactKind.TELEPON: "telepon", ContactKind.KUNJUNGAN: "kunjungan"})
SPECIAL_PUBLIC = marked("Jurnal, evaluasi, dan catatan pemantauan hanya untuk pembaca internal.")
