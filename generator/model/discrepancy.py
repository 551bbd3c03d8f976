"""`content/discrepancies/papers.yml`: where the sources contradict themselves or the law, as written by hand.

Knows what a source prints, what is right or still open, and what this site does about it. Refuses to correct a source.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import public
from generator.model.rulebook import Evidence
from generator.model.values import ContentName, ContentText, Identifier, Key, Name, Url, Written


class DiscrepancyState(StrEnum):
    """Whether it is known what is right."""

    JELAS = "jelas"
    TERBUKA = "terbuka"
    TANPA_AKIBAT = "tanpa_akibat"


class Source(Written):
    """One of the writings in which discrepancies were found."""

    id: Key = public(description="Kode sumber.")
    title: Name = public(description="Judul.")
    authors: Name = public(description="Penulis.")


class Discrepancy(Written):
    """One discrepancy."""

    id: Identifier = public(description="Kode, contoh s-08; catatan pada halaman lain memakai kode ini.")
    title: ContentName = public(description="Pokoknya dalam beberapa kata.")
    source: Key = public(description="Kode sumber.")
    at: ContentName = public(description="Letaknya dalam sumber: bagian, tabel, gambar.")
    printed: ContentText = public(description="Apa yang tertulis dalam sumber.")
    finding: ContentText = public(description="Apa yang benar, atau apa yang belum diketahui.")
    state: DiscrepancyState = public(description="jelas, terbuka, atau tanpa_akibat.")
    treatment: ContentText = public(description="Apa yang dilakukan situs ini.")
    evidence: Evidence = public(description="Tingkat bukti dari yang disebut benar.")
    grounds: ContentText = public(description="Dasar: hitungan, peraturan, atau alamat sumber.")
    urls: tuple[Url, ...] = public((), description="Alamat yang dibuka untuk memeriksanya.")


class DiscrepancyList(Written):
    """The whole file: one page."""

    id: Identifier = public(description="Kode halaman; menjadi alamatnya.")
    title: ContentName = public(description="Judul halaman.")
    summary: ContentText = public(description="Ringkasan satu atau dua kalimat.")
    sources: tuple[Source, ...] = public(description="Sumber yang diperiksa.")
    discrepancies: tuple[Discrepancy, ...] = public(description="Ketidaksesuaian.")
