"""A development plan (`content/plans/<id>/plan.yml`) with its indicators and what was reached (tables beside it).

Knows targets as printed; refuses to know a programme. A value that nobody published is absent, never zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.audience import public
from generator.model.faq import FlaggedNote
from generator.model.profile import Citation
from generator.model.values import (
    ContentName,
    ContentText,
    Count,
    Identifier,
    Name,
    Text,
    Url,
    Written,
    Year,
    YesNo,
    short_decimal,
)

KpiValue = Annotated[Decimal, BeforeValidator(short_decimal), WithJsonSchema({"type": ["number", "string"]})]
"""At most two decimals, so that `3.500` (three thousand five hundred in Indonesian print) is refused, never 3.5."""


class Plan(Written):
    """The whole plan file."""

    id: Identifier = public(description="Kode rencana; sama dengan nama folder.")
    name: Name = public(description="Nama rencana.")
    since: Year = public(description="Tahun pertama.")
    until: Year = public(description="Tahun terakhir.")
    instrument: Identifier = public(description="Dasar hukum dalam daftar peraturan.")
    owner: ContentName = public(description="Penanggung jawab.")
    block: ContentName | None = public(None, description="Judul bagian tabelnya.")
    goal: ContentName | None = public(None, description="Sasaran.")
    target: Count | None = public(None, description="Nomor indikator yang menjadi target program.")
    remarks: tuple[ContentText, ...] = public((), description="Keterangan tentang tabelnya.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian.")
    sources: tuple[Citation, ...] = public(description="Sumber.")


class Kpi(Written):
    """One row of the plan's table."""

    number: Count = public(description="Nomor indikator.")
    indicator: Name = public(description="Indikator.")
    indicator_en: Name = public(description="Indikator dalam bahasa Inggris.")
    unit: Name = public(description="Satuan.")
    unit_en: Name = public(description="Satuan dalam bahasa Inggris.")
    baseline: KpiValue = public(description="Nilai awal.")
    baseline_year: Year = public(description="Tahun nilai awal.")
    baseline_cumulative: YesNo = public(False, description="ya bila nilai awal tercetak kumulatif.")
    target: KpiValue = public(description="Target.")
    target_year: Year = public(description="Tahun target.")
    target_cumulative: YesNo = public(False, description="ya bila target tercetak kumulatif.")
    sdg: Name | None = public(None, description="Kode TPB/SDG seperti tercetak.")
    proxy: YesNo = public(False, description="ya bila kode TPB bertanda bintang (proksi).")
    mark: Name | None = public(None, description="Tanda catatan kaki seperti tercetak.")
    note: Text | None = public(None, description="Isi catatan; kosong bila sumber tidak memuatnya.")


class Attainment(Written):
    """What was reached, as a source states it."""

    number: Count = public(description="Nomor indikator.")
    year: Year = public(description="Tahun.")
    value: KpiValue = public(description="Nilai.")
    cumulative: YesNo = public(False, description="ya bila jumlah sejak awal rencana.")
    source: ContentText = public(description="Sumber.")
    url: Url | None = public(None, description="Alamat sumber.")
