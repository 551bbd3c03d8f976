"""Rows of a programme year: `applications.csv` (who applied, with what outcome) and `stage_log.csv` (steps taken).

Knows one row; refuses to know funnels. Applicants that were not chosen are named to internal readers only.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.profile import CooperativeKind
from generator.model.values import Day, Identifier, Key, Name, RegionCode, Text, Written


class MentoringMode(StrEnum):
    """How a cooperative is to be mentored."""

    HOME_BASE = "hb"
    LONG_DISTANCE = "ldc"
    OTHER = "intervensi_lain"


class Outcome(StrEnum):
    """What became of an application."""

    DALAM_PROSES = "dalam_proses"
    TERPILIH = "terpilih"
    DITOLAK = "ditolak"
    MENGUNDURKAN_DIRI = "mengundurkan_diri"


class Reason(StrEnum):
    """Why an application or a mentoring ended early."""

    BERKAS_TIDAK_LENGKAP = "berkas_tidak_lengkap"
    TIDAK_MEMENUHI_SYARAT = "tidak_memenuhi_syarat"
    TIDAK_DAPAT_DIHUBUNGI = "tidak_dapat_dihubungi"
    TIDAK_DIBENARKAN_DINAS = "tidak_dibenarkan_dinas"
    KUOTA_PENUH = "kuota_penuh"
    PERMINTAAN_KOPERASI = "permintaan_koperasi"
    PENGURUS_BERGANTI = "pengurus_berganti"
    KEGIATAN_BERHENTI = "kegiatan_berhenti"
    LAINNYA = "lainnya"


class StepResult(StrEnum):
    """How a step ended."""

    SELESAI = "selesai"
    LULUS = "lulus"
    TIDAK_LULUS = "tidak_lulus"
    LAYAK_WISUDA = "layak_wisuda"
    BELUM_LAYAK_WISUDA = "belum_layak_wisuda"


class Channel(StrEnum):
    """By which way a step was taken."""

    TELEPON = "telepon"
    KUNJUNGAN = "kunjungan"
    DARING = "daring"
    SURAT = "surat"


class Application(Written):
    """One row of `applications.csv`."""

    id: Identifier = public(description="Nomor pendaftaran.")
    name: Name = public(description="Nama koperasi.")
    cooperative: Identifier | None = public(None, description="Folder koperasinya dalam cooperatives/, bila ada.")
    region: RegionCode = public(description="Kode wilayah Kemendagri.")
    kind: CooperativeKind = public(description="Jenis koperasi.")
    cohort: Key | None = public(None, description="Kelompok.")
    applied_on: Day = public(description="Tanggal mendaftar.")
    theme: Name | None = public(None, description="Tema kebutuhan: nama, kode atau sebutan lain tema.")
    mode: MentoringMode | None = public(None, description="hb, ldc atau intervensi_lain.")
    need: Text | None = internal(None, description="Kebutuhan yang ditetapkan.")
    needs_on: Day | None = public(None, description="Tanggal penetapan kebutuhan.")
    outcome: Outcome = public(description="dalam_proses, terpilih, ditolak atau mengundurkan_diri.")
    outcome_on: Day | None = public(None, description="Tanggal hasilnya.")
    reason: Reason | None = public(None, description="Alasan bila ditolak atau mengundurkan diri.")
    stopped_on: Day | None = public(None, description="Tanggal berhenti sesudah terpilih.")
    stop_reason: Reason | None = public(None, description="Alasan berhenti.")
    note: Text | None = internal(None, description="Catatan PMO.")

    def without_name(self) -> Application:
        """The public copy of an applicant that was not chosen: no name, and no area below its province."""
        hidden = {"name": self.code_name, "cooperative": None, "region": self.region[:2]}
        return self.model_copy(update=hidden)

    @property
    def code_name(self) -> str:
        """What stands in the place of a name that is not shown."""
        return f"Pendaftar {self.id.upper()}"


class StageRecord(Written):
    """One row of `stage_log.csv`: a step of the model, due or taken."""

    application: Identifier = public(description="Nomor pendaftaran.")
    step: Key = public(description="Kode langkah model.")
    due_on: Day | None = public(None, description="Tenggat.")
    on: Day | None = public(None, description="Tanggal dilakukan; kosong bila belum.")
    result: StepResult | None = public(None, description="Hasil langkah.")
    channel: Channel | None = public(None, description="telepon, kunjungan, daring atau surat.")
    office: Name | None = public(None, description="Kantor yang melakukannya.")
    evidence: Text | None = internal(None, description="Bukti: berkas, alamat, atau arsip luring.")
    note: Text | None = internal(None, description="Catatan.")
