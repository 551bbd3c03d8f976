"""A register of cooperatives in one region as a source states it (`content/regions/registers/<id>.yml`).

Knows a total and its breakdowns with the source of each; refuses to fill what a breakdown leaves open.
"""

from __future__ import annotations

from generator.model.audience import public
from generator.model.faq import FlaggedNote
from generator.model.profile import Citation
from generator.model.values import ContentName, ContentText, Count, Identifier, Key, Month, RegionCode, Written, YesNo


class RegisterPart(Written):
    """One part of a breakdown."""

    id: Key | None = public(None, description="Kode bagian; boleh kosong bila `region` ditulis.")
    region: RegionCode | None = public(None, description="Kecamatan, bila rinciannya menurut wilayah.")
    name: ContentName | None = public(None, description="Sebutan; kosong bila nama wilayah cukup.")
    count: Count = public(description="Banyaknya koperasi.")


class Breakdown(Written):
    """The total, or one district of it, split by one question."""

    id: Key = public(description="Kode rincian.")
    name: ContentName = public(description="Judul rincian.")
    of: RegionCode | None = public(None, description="Kecamatan yang dirinci; kosong berarti seluruh wilayah.")
    complete: YesNo = public(False, description="ya bila bagian-bagiannya harus berjumlah sama dengan keseluruhan.")
    rest: ContentName = public("status tidak diketahui", description="Sebutan sisa yang tidak dirinci sumber.")
    parts: tuple[RegisterPart, ...] = public(description="Bagian.")
    citation: ContentText = public(description="Siapa yang menyatakan, dan kapan.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian.")


class RegionRegister(Written):
    """The whole file."""

    id: Identifier = public(description="Kode register; sama dengan nama berkas.")
    region: RegionCode = public(description="Wilayah register.")
    as_of: Month = public(description="Bulan keadaannya.")
    total: Count = public(description="Banyaknya koperasi terdaftar.")
    members: Count | None = public(None, description="Jumlah anggota seluruhnya.")
    citation: ContentText = public(description="Siapa yang menyatakan jumlahnya.")
    breakdowns: tuple[Breakdown, ...] = public((), description="Rincian.")
    sources: tuple[Citation, ...] = public(description="Sumber.")
