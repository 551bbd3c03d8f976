"""`mentoring/<year>/outputs.yml`: what mentoring is to leave behind, and which document shows it.

Knows general outputs, special outputs by theme, the mandatory books and the open list. Whether an output is complete is
computed from valid documents, never stated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from generator.model.audience import internal, public
from generator.model.benefit import BenefitEntry, Financing, Lesson, SalesChannel
from generator.model.values import Day, Key, Name, Text, Written


class GeneralOutput(StrEnum):
    """The five outputs every mentored cooperative works on; each is a file of the dossier."""

    PROFILE = "profile"
    CANVAS = "canvas"
    SWOT = "swot"
    STAKEHOLDERS = "stakeholders"
    PRODUCTS = "products"


GENERAL_FILES: Mapping[GeneralOutput, str] = MappingProxyType(
    {
        GeneralOutput.PROFILE: "profile.yml",
        GeneralOutput.CANVAS: "business_model_canvas.yml",
        GeneralOutput.SWOT: "swot.yml",
        GeneralOutput.STAKEHOLDERS: "stakeholder_map.yml",
        GeneralOutput.PRODUCTS: "product_catalogue.csv",
    }
)
"""Which file of the dossier each is."""


class DocumentStatus(StrEnum):
    """How far a document has come."""

    DRAF = "draf"
    SELESAI = "selesai"
    DISAHKAN = "disahkan"


class BookState(StrEnum):
    """How a mandatory book stands."""

    LENGKAP = "lengkap"
    TIDAK_MUTAKHIR = "tidak_mutakhir"
    BELUM_ADA = "belum_ada"


class GeneralEntry(Written):
    """The signed sheet of a general output, beside its file in the dossier."""

    document: Name | None = public(None, description="Lembarnya dalam folder documents/.")
    updated_on: Day | None = public(None, description="Terakhir diperbarui.")
    note: Text | None = internal(description="Catatan.")


class SpecialEntry(Written):
    """One special output of the theme, or another one from the open list."""

    name: Name = public(description="Nama output.")
    status: DocumentStatus = public(description="draf, selesai atau disahkan.")
    version: Name | None = public(None, description="Versi.")
    on: Day | None = public(None, description="Tanggal dokumen.")
    valid_until: Day | None = public(None, description="Akhir masa berlaku, seperti tercetak pada dokumennya.")
    document: Name | None = public(None, description="Berkasnya dalam folder documents/.")
    note: Text | None = internal(description="Catatan.")


class BookEntry(Written):
    """One mandatory book."""

    state: BookState = public(description="lengkap, tidak_mutakhir atau belum_ada.")
    updated_on: Day | None = public(None, description="Catatan terakhir di dalamnya.")
    note: Text | None = internal(description="Catatan.")


class MentoringOutputs(Written):
    """The whole file."""

    general: dict[GeneralOutput, GeneralEntry] = public({}, description="Output umum.")
    special: dict[Key, SpecialEntry] = public({}, description="Output khusus menurut kode output temanya.")
    other: tuple[SpecialEntry, ...] = public((), description="Output lain di luar daftar tema (“dll.”).")
    books: dict[Key, BookEntry] = public({}, description="Buku wajib menurut kodenya.")
    benefits: dict[Key, BenefitEntry] = public({}, description="Manfaat menurut kode butirnya, sebelum dan sesudah.")
    financing: Financing | None = public(None, description="Dekatnya koperasi dengan pembiayaan.")
    channels: tuple[SalesChannel, ...] = public((), description="Saluran pemasaran dan penjualan daring.")
    lessons: tuple[Lesson, ...] = public((), description="Akar masalah yang ditemukan dan pelajarannya.")
    notes: Text | None = internal(description="Catatan kerja.")
