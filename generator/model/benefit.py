"""What mentoring is said to bring, and what one cooperative had before and has after it.

Knows the kinds (`content/mentoring/benefits.yml`) and one cooperative's record, a part of `outputs.yml`. Refuses to
know how many gained what. How near a cooperative is to finance is for the public only where it consents.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.audience import internal, public
from generator.model.profile import Citation
from generator.model.rulebook import Wording
from generator.model.values import Key, Name, Text, Url, Written, YesNo


class BenefitState(StrEnum):
    """Whether a cooperative has something."""

    BELUM = "belum"
    SEBAGIAN = "sebagian"
    ADA = "ada"


class FinancingState(StrEnum):
    """How near a cooperative is to finance."""

    BELUM_SIAP = "belum_siap"
    SIAP = "siap"
    MENGAJUKAN = "mengajukan"
    MEMPEROLEH = "memperoleh"


class BenefitItem(Written):
    """One thing that can be seen to be there."""

    id: Key = public(description="Kode butir.")
    name: Wording = public(description="Nama butir.")


class BenefitGroup(Written):
    """One benefit."""

    id: Key = public(description="Kode manfaat.")
    name: Wording = public(description="Nama manfaat.")
    items: tuple[BenefitItem, ...] = public(description="Butir-butirnya.")


class BenefitList(Written):
    """`content/mentoring/benefits.yml`."""

    groups: tuple[BenefitGroup, ...] = public(description="Manfaat.")
    sources: tuple[Citation, ...] = public((), description="Sumber.")

    @property
    def ids(self) -> tuple[str, ...]:
        """Every item in order."""
        return tuple(item.id for group in self.groups for item in group.items)


class BenefitEntry(Written):
    """One item before and after mentoring; empty is not recorded."""

    before: BenefitState | None = public(None, description="Sebelum pendampingan: belum, sebagian atau ada.")
    after: BenefitState | None = public(None, description="Sesudahnya: belum, sebagian atau ada.")
    document: Name | None = internal(description="Buktinya dalam folder documents/.")


class Financing(Written):
    """Nearness to finance before and after."""

    before: FinancingState | None = public(None, description="Sebelum: belum_siap, siap, mengajukan atau memperoleh.")
    after: FinancingState | None = public(None, description="Sesudah: belum_siap, siap, mengajukan atau memperoleh.")
    consent: YesNo = public(False, description="ya bila koperasi mengizinkan keadaannya disebut kepada umum.")
    note: Text | None = internal(description="Catatan.")

    def public_form(self) -> Financing:
        """Without consent the public knows nothing of it."""
        return self if self.consent else Financing()


class SalesChannel(Written):
    """A channel the cooperative sells or tells through."""

    name: Name = public(description="Nama saluran.")
    url: Url = public(description="Alamatnya, diawali https://.")


class Lesson(Written):
    """What a question to the mentor taught: its root cause and what others can learn."""

    question: Text | None = internal(description="Pertanyaan koperasi; hanya untuk pembaca internal.")
    cause: Text | None = public(None, description="Akar masalahnya.")
    lesson: Text = public(description="Pelajaran bagi koperasi lain.")
