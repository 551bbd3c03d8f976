"""Labels of the mentoring programme's enumerations in plain Indonesian, and the addresses of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.application import Channel, MentoringMode, Outcome, Reason, StepResult
from generator.model.mentoring_model import EvidenceKind, ModelStatus
from generator.model.mentoring_stage import MentoringStage
from generator.model.programme import Delivery
from generator.pages import wording
from generator.pages.language import Labels, marked, said

STATUS: Mapping[ModelStatus, str] = Labels(
    {ModelStatus.DIPAKAI: "dipakai", ModelStatus.USULAN: "usulan", ModelStatus.RUJUKAN: "rujukan kepustakaan"}
)
EVIDENCE: Mapping[EvidenceKind, str] = Labels(
    {
        EvidenceKind.KEGIATAN: "catatan kegiatan (tanggal, wilayah, peserta)",
        EvidenceKind.PENGUMUMAN: "pengumuman",
        EvidenceKind.DAFTAR_PERIKSA: "daftar periksa",
        EvidenceKind.CATATAN_HUBUNGAN: "catatan hubungan (tanggal, saluran, hasil)",
        EvidenceKind.CATATAN_KUNJUNGAN: "catatan kunjungan",
        EvidenceKind.CATATAN_PERTEMUAN: "catatan pertemuan",
        EvidenceKind.LEMBAR_PENILAIAN: "lembar penilaian",
        EvidenceKind.LEMBAR_ASESMEN: "lembar asesmen",
        EvidenceKind.LEMBAR_HASIL: "lembar hasil",
        EvidenceKind.PENETAPAN: "surat atau catatan penetapan",
        EvidenceKind.SURAT_KEPUTUSAN: "Surat Keputusan (SK)",
        EvidenceKind.SURAT_PERINTAH_KERJA: "Surat Perintah Kerja (SPK)",
        EvidenceKind.SURAT_PEMBERITAHUAN: "surat pemberitahuan ke Dinas",
        EvidenceKind.JURNAL_HARIAN: "jurnal harian",
        EvidenceKind.DOKUMEN_OUTPUT: "dokumen output",
        EvidenceKind.FORM_EVALUASI: "form evaluasi",
        EvidenceKind.PAPARAN: "paparan",
        EvidenceKind.TANDA_TERIMA: "tanda terima",
        EvidenceKind.RENCANA_TINDAK_LANJUT: "rencana tindak lanjut",
        EvidenceKind.LAPORAN: "laporan",
    }
)
OUTCOME: Mapping[Outcome, str] = Labels(
    {
        Outcome.DALAM_PROSES: "dalam proses",
        Outcome.TERPILIH: "terpilih",
        Outcome.DITOLAK: "ditolak",
        Outcome.MENGUNDURKAN_DIRI: "mengundurkan diri",
    }
)
REASON: Mapping[Reason, str] = Labels(
    {
        Reason.BERKAS_TIDAK_LENGKAP: "berkas tidak lengkap",
        Reason.TIDAK_MEMENUHI_SYARAT: "tidak memenuhi syarat",
        Reason.TIDAK_DAPAT_DIHUBUNGI: "pengurus tidak dapat dihubungi",
        Reason.TIDAK_DIBENARKAN_DINAS: "tidak dibenarkan Dinas",
        Reason.KUOTA_PENUH: "tempat sudah penuh",
        Reason.PERMINTAAN_KOPERASI: "atas permintaan koperasi",
        Reason.PENGURUS_BERGANTI: "pengurus berganti",
        Reason.KEGIATAN_BERHENTI: "kegiatan usaha berhenti",
        Reason.LAINNYA: "alasan lain",
    }
)
MODE: Mapping[MentoringMode, str] = Labels(
    {
        MentoringMode.HOME_BASE: "homebase (HB)",
        MentoringMode.LONG_DISTANCE: "jarak jauh (LDC)",
        MentoringMode.OTHER: "intervensi lain",
    }
)
STAGE: Mapping[MentoringStage, str] = Labels(
    {
        MentoringStage.GRADUATED: "layak wisuda",
        MentoringStage.NOT_GRADUATED: "belum layak wisuda",
        MentoringStage.STOPPED: "berhenti",
        MentoringStage.AWAITING_DECISION: "selesai didampingi, menunggu keputusan",
        MentoringStage.RUNNING: "sedang didampingi",
        MentoringStage.OTHER_INTERVENTION: "menerima intervensi lain",
        MentoringStage.NOT_STARTED: "belum mulai didampingi",
    }
)
RESULT: Mapping[StepResult, str] = Labels(
    {
        StepResult.SELESAI: "selesai",
        StepResult.LULUS: "lulus",
        StepResult.TIDAK_LULUS: "tidak lulus",
        StepResult.LAYAK_WISUDA: "layak wisuda",
        StepResult.BELUM_LAYAK_WISUDA: "belum layak wisuda",
    }
)
CHANNEL: Mapping[Channel, str] = Labels(
    {Channel.TELEPON: "telepon", Channel.KUNJUNGAN: "kunjungan", Channel.DARING: "daring", Channel.SURAT: "surat"}
)
DELIVERY: Mapping[Delivery, str] = Labels(
    {Delivery.LURING: "luring", Delivery.DARING: "daring", Delivery.KEDUANYA: "luring dan daring"}
)
BARS: Mapping[str, str] = Labels(
    {
        "mendaftar": "Mendaftar",
        "terpilih": "Terpilih",
        "mulai": "Pendampingan dimulai",
        "asesmen_awal": "Asesmen awal",
        "asesmen_akhir": "Asesmen akhir",
        "wisuda": "Layak wisuda",
    }
)
LEFT: Mapping[str, str] = Labels(
    {"ditolak": "ditolak", "mengundurkan_diri": "mengundurkan diri", "berhenti": "berhenti sesudah terpilih"}
)
FIELDS: Mapping[str, str] = Labels(
    {
        "phase": "tahap",
        "stage": "bagian",
        "name": "nama",
        "actor": "pelaku utama",
        "partners": "pihak lain",
        "scope": "lingkup",
        "gate": "wajib lulus",
        "throughout": "sepanjang tahap",
        "milestone": "tonggak",
        "not_before": "jarak paling dekat",
        "evidence": "bukti",
        "evaluations": "evaluasi",
        "audience": "pembaca catatannya",
    }
)
UNKNOWN = marked("tidak diketahui")
NOT_COMPARABLE = marked("tidak sebanding: versi alat penilaiannya berbeda")


def tell_stage(stage: MentoringStage, last: str, stopped_on: date | None, reason: Reason | None) -> str:
    """Where mentoring of one cooperative stands, on every page in the same words; `last` names the last step taken."""
    if stage is MentoringStage.STOPPED and stopped_on is not None:
        day = wording.day(stopped_on)
        if reason is None:
            return said("berhenti {day}", day=day)
        return said("berhenti {day}: {reason}", day=day, reason=REASON[reason])
    if stage is MentoringStage.RUNNING and last:
        return said("sedang didampingi, sampai {step}", step=wording.lower_first(last))
    return STAGE[stage]


def cooperative_link(identity: str | None) -> str:
    """From a page two folders deep to a cooperative's page; empty when it has no folder."""
    return f"../../koperasi/{identity}/index.html" if identity else ""


def model_page(model_id: str) -> str:
    """Folder of a model's page below `program/`."""
    return f"model-{model_id}"


def difference_page(model_id: str) -> str:
    """Folder of the page that holds a model against the one it is compared with."""
    return f"perbedaan-{model_id}"


def theme_page(theme_id: str) -> str:
    """Folder of a theme's page."""
    return f"tema-{theme_id.replace('_', '-')}"


def form_page(form_id: str) -> str:
    """Folder of a selection form's page."""
    return f"seleksi-{form_id}"


def candidates_page(year_id: str) -> str:
    """Folder of the page of a year's candidates (internal)."""
    return f"calon-{year_id}"


def dashboard_page(year_id: str) -> str:
    """Folder of the programme office's page of a year."""
    return f"dasbor-{year_id}"


def tell_key(key: str) -> str:
    """A key that people chose themselves, such as an item of an evaluation form, as a heading."""
    return key.replace("_", " ").capitalize()
