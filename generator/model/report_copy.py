"""Rows of `content/programmes/<id>/report_copies.csv`: a report owed to one local office (Dinas) for one period.

Knows when it is due, sent and received. An office is known by the code of its area and never by a person's name. Which
cooperatives a copy tells of follows from their area and is not written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.application import Application, Channel
from generator.model.audience import internal, public
from generator.model.cooperative import Authored
from generator.model.programme import Programme
from generator.model.values import Day, Name, RegionCode, Text, Written


class ReportCopy(Written):
    """One row."""

    office: RegionCode = public(description="Kode wilayah Dinas penerima: kabupaten, kota atau provinsi.")
    since: Day = public(description="Hari pertama masa laporan.")
    until: Day = public(description="Hari terakhir masa laporan.")
    due_on: Day = public(description="Tenggat pengiriman.")
    sent_on: Day | None = public(None, description="Tanggal dikirim; kosong bila belum.")
    received_on: Day | None = public(None, description="Tanggal diterima Dinas; kosong bila belum.")
    channel: Channel | None = public(None, description="telepon, kunjungan, daring atau surat.")
    number: Name | None = internal(None, description="Nomor surat pengantar.")
    receipt: Text | None = internal(None, description="Tanda terima: berkas, alamat, atau arsip luring.")
    note: Text | None = internal(None, description="Catatan.")


class CopyStatus(StrEnum):
    """How far a copy has come on the day of the report."""

    SCHEDULED = "scheduled"
    OVERDUE = "overdue"
    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class CopyResult:
    """One copy as of one day."""

    programme: Programme
    row: Authored[ReportCopy]
    status: CopyStatus
    overdue: int | None
    """Days past due; None unless it is overdue."""
    late: int | None
    """Days between due and sent, when it was sent late."""
    applications: tuple[Application, ...]
    """The cooperatives it tells of, by name: chosen, of this office, under a model that owes it a copy."""
