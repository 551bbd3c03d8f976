"""`annual_meetings.csv`: one row for each members' meeting, with what it decided. Computed: what follows from it.

Left out means unknown: a power without a tick was perhaps used, a power with `tidak` was not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from generator.model.audience import internal, public
from generator.model.values import Count, Day, Name, Text, Written, Year, YesNo


class MeetingKind(StrEnum):
    """The yearly meeting, or one called for a reason of its own."""

    TAHUNAN = "tahunan"
    LUAR_BIASA = "luar_biasa"


class MembersMeeting(Written):
    """One row; the nine powers carry the names of the columns from `kebijakan_umum` on."""

    date: Day = public(description="Tanggal rapat, contoh 2024-02-24.")
    book_year: Year = public(description="Tahun buku yang dipertanggungjawabkan, contoh 2023.")
    kind: MeetingKind = public(MeetingKind.TAHUNAN, description="tahunan (RAT) atau luar_biasa.")
    members_total: Count | None = public(None, description="Jumlah anggota pada hari rapat.")
    members_present: Count | None = public(None, description="Jumlah anggota yang hadir.")
    quorum: YesNo | None = public(None, description="Kuorum menurut anggaran dasar tercapai: ya atau tidak.")
    kebijakan_umum: YesNo | None = public(None, description="Menetapkan kebijakan umum.")
    anggaran_dasar: YesNo | None = public(None, description="Mengubah anggaran dasar.")
    pemilihan: YesNo | None = public(
        None, description="Memilih, mengangkat, atau memberhentikan pengurus dan pengawas."
    )
    rencana_kerja: YesNo | None = public(None, description="Menetapkan rencana kerja dan anggaran (RK dan RAPB).")
    batas_pinjaman: YesNo | None = public(None, description="Menetapkan batas pinjaman yang dapat dilakukan pengurus.")
    pertanggungjawaban: YesNo | None = public(None, description="Mengesahkan pertanggungjawaban pengurus dan pengawas.")
    pembagian_shu: YesNo | None = public(None, description="Menetapkan pembagian SHU.")
    penggabungan_pembubaran: YesNo | None = public(
        None, description="Memutuskan penggabungan, peleburan, kepailitan, atau pembubaran."
    )
    keputusan_lain: YesNo | None = public(None, description="Menetapkan keputusan lain.")
    minutes: Name | None = public(None, description="Berkas notulen dalam folder documents.")
    notes: Text | None = internal(description="Catatan kerja; tidak pernah diterbitkan.")

    @property
    def attendance(self) -> Fraction | None:
        """The part of all members who were present, in percent."""
        if self.members_present is None or not self.members_total:
            return None
        return Fraction(self.members_present * 100, self.members_total)


POWERS = (
    "kebijakan_umum",
    "anggaran_dasar",
    "pemilihan",
    "rencana_kerja",
    "batas_pinjaman",
    "pertanggungjawaban",
    "pembagian_shu",
    "penggabungan_pembubaran",
    "keputusan_lain",
)
"""The nine powers of the meeting, in the order of the paper."""


@dataclass(frozen=True, slots=True)
class DueAssessment:
    """A health assessment that should follow a yearly meeting and is not there."""

    book_year: int
    met_on: date
    is_unreadable: bool
    """Its file exists, but could not be read."""
