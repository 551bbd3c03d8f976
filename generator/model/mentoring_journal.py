"""Rows of a mentoring folder: `daily_journal.csv`, `monitoring.csv`, `follow_ups.csv`. All for internal readers.

Knows one row; refuses to know gaps and what is overdue. People are counted by role and never named.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, internal_required
from generator.model.values import Count, Day, Identifier, Key, Name, Number, Text, Written


class JournalMode(StrEnum):
    """Where the mentor was."""

    LAPANGAN = "lapangan"
    JARAK_JAUH = "jarak_jauh"


class ActivityKind(StrEnum):
    """What mentoring is made of (Permen 02/2016)."""

    BIMBINGAN = "bimbingan"
    KONSULTASI = "konsultasi"
    ADVOKASI = "advokasi"


class ContactKind(StrEnum):
    """How the programme office kept in touch."""

    TELEPON = "telepon"
    KUNJUNGAN = "kunjungan"


class JournalEntry(Written):
    """One row of the mentor's daily journal."""

    date: Day = internal_required(description="Tanggal.")
    mentor: Identifier | None = internal(description="Kode pendamping; boleh kosong bila hanya satu.")
    mode: JournalMode = internal_required(description="lapangan atau jarak_jauh.")
    place: Name | None = internal(description="Tempat.")
    kind: ActivityKind = internal_required(description="bimbingan, konsultasi atau advokasi.")
    activity: Text = internal_required(description="Kegiatan.")
    hours: Number | None = internal(description="Lama, jam.")
    board: Count | None = internal(description="Banyaknya pengurus yang hadir.")
    supervisors: Count | None = internal(description="Banyaknya pengawas yang hadir.")
    staff: Count | None = internal(description="Banyaknya pengelola dan karyawan yang hadir.")
    members: Count | None = internal(description="Banyaknya anggota yang hadir.")
    result: Text | None = internal(description="Hasil.")
    next: Text | None = internal(description="Langkah berikutnya.")
    output: Key | None = internal(description="Output yang dikerjakan.")
    document: Name | None = internal(description="Buktinya dalam folder documents/.")
    confirmed_on: Day | None = internal(description="Tanggal koperasi membenarkan catatan ini.")


class MonitoringContact(Written):
    """One row of `monitoring.csv`: a call or a visit of the programme office."""

    date: Day = internal_required(description="Tanggal.")
    kind: ContactKind = internal_required(description="telepon atau kunjungan.")
    actor: Key = internal_required(description="Pelaku dari content/mentoring/actors.yml, contoh pmo.")
    findings: Text = internal_required(description="Temuan.")
    follow_up: Identifier | None = internal(description="Kode tindak lanjutnya dalam follow_ups.csv.")
    document: Name | None = internal(description="Buktinya dalam folder documents/.")


class FollowUp(Written):
    """One row of `follow_ups.csv`: who does what until when."""

    id: Identifier = internal_required(description="Kode tindak lanjut.")
    action: Text = internal_required(description="Yang harus dilakukan.")
    owner: Key = internal_required(description="Penanggung jawab dari content/mentoring/actors.yml, contoh dinas.")
    decided_on: Day | None = internal(description="Tanggal ditetapkan.")
    due_on: Day = internal_required(description="Tenggat.")
    done_on: Day | None = internal(description="Tanggal selesai; kosong bila belum.")
    result: Text | None = internal(description="Hasil.")
