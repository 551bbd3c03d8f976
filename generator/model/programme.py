"""One programme year (`content/programmes/<id>/programme.yml`): plan, cohorts, call, activities, documents, what a
source reported about it.

Knows what was planned and done by offices and roles; refuses to hold a person's name. Applications and the log of steps
stand in tables of their own (`model.application`).
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.faq import FlaggedNote
from generator.model.mentoring_model import EvidenceKind
from generator.model.profile import Citation
from generator.model.values import (
    ContentName,
    ContentText,
    Count,
    Day,
    Identifier,
    Key,
    Name,
    RegionCode,
    Text,
    Written,
    Year,
    YesNo,
)


class Delivery(StrEnum):
    """How a meeting is held."""

    LURING = "luring"
    DARING = "daring"
    KEDUANYA = "keduanya"


class Cohort(Written):
    """Cooperatives that go through the year under one model."""

    id: Key = public(description="Kode kelompok.")
    name: ContentName = public(description="Sebutan.")
    model: Identifier = public(description="Kode model pendampingan.")


class Call(Written):
    """The open call for cooperatives."""

    opens: Day = public(description="Dibuka.")
    closes: Day = public(description="Ditutup.")
    text: ContentText | None = public(None, description="Syarat atau keterangan.")


class Activity(Written):
    """A planned or held activity of the programme, such as a briefing or a training session."""

    step: Key = public(description="Langkah model.")
    cohort: Key | None = public(None, description="Kelompok; kosong bila untuk semua.")
    name: ContentName = public(description="Nama kegiatan.")
    actor: Key | None = public(None, description="Penyelenggara; bila kosong, pelaku langkahnya.")
    region: RegionCode | None = public(None, description="Wilayah kegiatan.")
    planned_on: Day | None = public(None, description="Tanggal rencana.")
    on: Day | None = public(None, description="Tanggal terlaksana.")
    delivery: Delivery | None = public(None, description="luring, daring atau keduanya.")
    topic: ContentText | None = public(None, description="Materi.")
    attendance: Count | None = public(None, description="Banyaknya peserta.")
    evidence: ContentText | None = public(None, description="Bukti: nama berkas, alamat, atau arsip luring.")


class ProgrammeDocument(Written):
    """A decree, order or notice of the programme."""

    kind: EvidenceKind = public(description="surat_keputusan, surat_perintah_kerja atau surat_pemberitahuan.")
    cohort: Key | None = public(None, description="Kelompok; kosong bila untuk semua.")
    number: Name = public(description="Nomor dokumen.")
    on: Day = public(description="Tanggal dokumen.")
    holder: ContentName | None = public(None, description="Kantor yang menyimpan.")
    link: Text | None = public(None, description="Berkas atau alamat; kosong bila arsip luring.")
    sha256: Name | None = public(None, description="Sidik berkasnya.")


class Reported(Written):
    """Counts a source states about a year without naming the cooperatives."""

    applicants: Count | None = public(None, description="Pendaftar.")
    selected: Count | None = public(None, description="Terpilih.")
    home_base: Count | None = public(None, description="Didampingi homebase (HB).")
    long_distance: Count | None = public(None, description="Didampingi jarak jauh (LDC).")
    other_intervention: Count | None = public(None, description="Menerima intervensi lain.")
    themes: Count | None = public(None, description="Banyaknya tema.")
    graduated: Count | None = public(None, description="Layak wisuda.")


class Fact(Written):
    """A statement of a source, in our words."""

    text: ContentText = public(description="Isi.")
    citation: ContentText = public(description="Letaknya dalam sumber.")


class StudiedCooperative(Written):
    """A cooperative a source names, with nothing but what it states."""

    name: Name = public(description="Nama seperti tercetak.")
    theme: Name = public(description="Tema seperti tercetak.")


class Confirmation(Written):
    """Which office confirmed what."""

    what: ContentText = public(description="Apa yang dikonfirmasi.")
    office: ContentName = public(description="Kantor yang mengonfirmasi.")
    on: Day | None = public(None, description="Tanggal; kosong bila sumber tidak menyebutnya.")


class EvidenceItem(Written):
    """A document or interview a study rests on."""

    name: ContentName = public(description="Nama bukti.")
    kind: ContentName = public(description="Jenisnya: dokumen, wawancara, observasi.")
    holder: ContentName | None = public(None, description="Penyimpan, bila disebut.")
    link: Text | None = public(None, description="Alamat; kosong berarti arsip luring.")


class RecruitmentRound(Written):
    """One round of recruiting mentors."""

    form: Identifier = public(description="Kode alat seleksi dalam content/recruitment/.")
    opens: Day = public(description="Dibuka.")
    closes: Day = public(description="Ditutup.")
    posts: tuple[ContentName, ...] = public(description="Tema yang dicari.")


class Programme(Written):
    """The whole file."""

    id: Identifier = public(description="Kode tahun program; sama dengan nama folder.")
    year: Year = public(description="Tahun program.")
    name: ContentName = public(description="Nama program.")
    fictional: YesNo = public(False, description="ya bila seluruhnya rekaan.")
    summary: ContentText = public(description="Ringkasan.")
    plan: Identifier | None = public(None, description="Kode rencana dalam content/plans/.")
    cohorts: tuple[Cohort, ...] = public((), description="Kelompok menurut model.")
    call: Call | None = public(None, description="Open call koperasi.")
    recruitment: RecruitmentRound | None = public(None, description="Putaran rekrutmen TPKM.")
    activities: tuple[Activity, ...] = public((), description="Kegiatan, rencana dan kenyataannya.")
    documents: tuple[ProgrammeDocument, ...] = public((), description="SK, SPK, surat pemberitahuan.")
    reported: Reported | None = public(None, description="Angka yang dinyatakan sumber.")
    facts: tuple[Fact, ...] = public((), description="Keterangan sumber.")
    studied: tuple[StudiedCooperative, ...] = public((), description="Koperasi yang disebut sumber.")
    confirmations: tuple[Confirmation, ...] = public((), description="Konfirmasi.")
    evidence: tuple[EvidenceItem, ...] = public((), description="Bukti yang dipakai sumber.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian sumber.")
    remarks: Text | None = internal(description="Catatan PMO, hanya untuk internal.")
    sources: tuple[Citation, ...] = public(description="Sumber.")

    def find_cohort(self, cohort_id: str | None) -> Cohort | None:
        """The cohort of that id; the only one when none is named."""
        if cohort_id is None:
            return self.cohorts[0] if len(self.cohorts) == 1 else None
        return next((one for one in self.cohorts if one.id == cohort_id), None)
