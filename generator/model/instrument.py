"""`content/rulebooks/instruments/<id>.yml`: an instrument for assessing modern cooperatives, as data.

Knows the written form: aspects, items, weights, the scale, the proof that is asked, and what each item rests on.
Refuses to know any answer. Whether it is the ministry's form or only an example is a field of its own, never a guess.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import public
from generator.model.profile import Citation
from generator.model.rulebook import Wording
from generator.model.values import ContentName, ContentText, Count, Identifier, Key, Number, Written, YesNo


class InstrumentStatus(StrEnum):
    """Whose instrument it is."""

    CONTOH = "contoh"
    RESMI = "resmi"


class ScaleLevel(Written):
    """One level of the scale: what the assessor writes and what it means."""

    value: Count = public(description="Angka yang ditulis penilai.")
    name: ContentName = public(description="Sebutan singkat.")
    meaning: ContentText = public(description="Keadaan yang dinilai demikian.")
    needs_evidence: YesNo = public(False, description="ya bila tingkat ini hanya boleh diberikan dengan bukti.")


class InstrumentGround(Written):
    """What items rest on: a published criterion, a programme output, a rule."""

    id: Key = public(description="Kode dasar.")
    text: ContentName = public(description="Dasarnya dalam beberapa kata.")
    source: ContentText = public(description="Siapa menyatakannya, dan kapan.")


class InstrumentItem(Written):
    """One thing that is assessed."""

    id: Key = public(description="Kode butir.")
    weight: Number = public(description="Bobot butir; seluruh butir berjumlah 100.")
    text: Wording = public(description="Yang dinilai.")
    evidence: Wording = public(description="Bukti yang diminta.")
    grounds: tuple[Key, ...] = public((), description="Kode dasar butir ini.")


class InstrumentAspect(Written):
    """A group of items; its weight is stated and must be the sum of theirs."""

    id: Key = public(description="Kode aspek.")
    name: Wording = public(description="Nama aspek.")
    weight: Number = public(description="Bobot aspek.")
    items: tuple[InstrumentItem, ...] = public(description="Butir-butirnya.")


class GraduationRule(Written):
    """What the deciding office asks of a cooperative; without this group nothing is computed about graduation."""

    at_least: Number = public(description="Nilai asesmen akhir paling sedikit, dari 100.")
    general_outputs: YesNo = public(True, description="ya bila kelima output umum harus lengkap.")
    special_outputs: YesNo = public(True, description="ya bila output khusus temanya harus lengkap.")
    set_by: ContentName = public(description="Kantor yang menetapkan syarat ini.")
    source: ContentText = public(description="Dasar syarat ini.")


class InstrumentPack(Written):
    """The whole file."""

    id: Identifier = public(description="Kode alat penilaian.")
    version: Identifier = public(description="Versi; asesmen awal dan akhir memakai versi yang sama.")
    status: InstrumentStatus = public(description="contoh atau resmi.")
    title: ContentName = public(description="Judul.")
    summary: ContentText = public(description="Ringkasan.")
    notice: ContentText | None = public(None, description="Yang harus diketahui pembaca sebelum memakai hasilnya.")
    scale: tuple[ScaleLevel, ...] = public(description="Tingkat nilai, dari yang terendah.")
    low_below: Count | None = public(None, description="Butir di bawah tingkat ini perlu tindakan atau alasan.")
    grounds: tuple[InstrumentGround, ...] = public((), description="Dasar butir-butir.")
    aspects: tuple[InstrumentAspect, ...] = public(description="Aspek dengan butirnya.")
    graduation: GraduationRule | None = public(None, description="Syarat layak wisuda; kosong = belum ditetapkan.")
    license: ContentText | None = public(None, description="Izin pemakaian ulang.")
    sources: tuple[Citation, ...] = public((), description="Sumber.")

    @property
    def address(self) -> str:
        """The name of its page: the version belongs to it, so that an older one stays readable."""
        return f"{self.id}-{self.version}"

    @property
    def items(self) -> tuple[InstrumentItem, ...]:
        """All items in order."""
        return tuple(item for aspect in self.aspects for item in aspect.items)

    @property
    def highest(self) -> int:
        """The highest level of the scale."""
        return self.scale[-1].value
