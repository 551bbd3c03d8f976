"""The written form of size classes (KUK), and what is computed from them for one cooperative and year.

Knows the form and the result; refuses to know how they come together (`computing.size_class`). Members are persons,
capital and assets whole rupiah. A class says nothing about health.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.model.audience import public
from generator.model.rulebook import Grounds, InForce, RuleSource, Wording
from generator.model.values import Day, Identifier, Key, Rupiah, Written
from generator.problems.place import Place


class MeasureUnit(StrEnum):
    """What a measure counts."""

    PERSONS = "persons"
    RUPIAH = "rupiah"


class Combination(StrEnum):
    """How the classes of the measures make one class."""

    HIGHEST = "highest"


class OnLimit(StrEnum):
    """Where a figure exactly on a limit belongs."""

    LOWER = "lower"
    UPPER = "upper"


class Measure(Written):
    """One of the figures that decide."""

    id: Key = public(description="Nama ukuran: members, own_capital atau assets.")
    name: Wording = public(description="Sebutan.")
    unit: MeasureUnit = public(description="persons atau rupiah.")
    figures: tuple[Key, ...] = public(
        (), description="Akun atau jumlah dalam penilaian; yang pertama diketahui dipakai."
    )


class OtherLimit(Written):
    """The same limit as another source has it."""

    at_most: Rupiah = public(description="Batas atas menurut sumber lain.")
    source: str = public(description="Kunci sumber.")


class ClassLimit(Written):
    """The most a class allows of one measure."""

    measure: Key = public(description="Nama ukuran.")
    at_most: Rupiah = public(description="Batas atas: rupiah atau orang.")
    grounds: Grounds = public(description="Dasar.")
    others: tuple[OtherLimit, ...] = public((), description="Batas menurut sumber lain.")


class SizeClass(Written):
    """One class; the last has no limits."""

    id: Key = public(description="Kode kelas.")
    name: Wording = public(description="Sebutan.")
    limits: tuple[ClassLimit, ...] = public((), description="Batas tiap ukuran.")


class CombinationRule(Written):
    """How the measures are joined."""

    rule: Combination = public(description="highest: kelas tertinggi dari semua ukuran.")
    grounds: Grounds = public(description="Dasar.")


class OnLimitRule(Written):
    """What a figure exactly on a limit means."""

    rule: OnLimit = public(description="lower atau upper.")
    grounds: Grounds = public(description="Dasar.")


class SizeClassRule(Written):
    """The whole file."""

    id: Identifier = public(description="Kode aturan.")
    instrument: Identifier = public(description="Kode peraturan dalam instruments.yml.")
    title: Wording = public(description="Judul.")
    in_force: InForce = public(description="Masa berlaku.")
    checked_on: Day = public(description="Tanggal data ini terakhir diperiksa.")
    caveats: tuple[Wording, ...] = public((), description="Peringatan bagi pembaca.")
    sources: tuple[RuleSource, ...] = public(description="Sumber.")
    measures: tuple[Measure, ...] = public(description="Ukuran.")
    combination: CombinationRule = public(description="Cara menggabungkan ukuran.")
    on_limit: OnLimitRule = public(description="Arti angka tepat pada batas.")
    classes: tuple[SizeClass, ...] = public(description="Kelas, dari yang terkecil.")


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """One measure of one cooperative; `position` counts classes from 0 and is None while the figure is unknown."""

    measure: Measure
    value: Fraction | None
    place: Place | None
    amount: str | None
    """The amount of the assessment it is, where it was worked out there."""
    position: int | None
    limit: ClassLimit | None
    """The limit of its class; the last class has none."""
    on_limit: bool = False
    other_position: int | None = None
    """The class by the limits of another source, where it differs."""
    other_source: str = ""


@dataclass(frozen=True, slots=True)
class SizeClassResult:
    """The class, or the range of classes while a figure is unknown."""

    rule: SizeClassRule
    measures: tuple[MeasureResult, ...]
    lowest: int
    highest: int

    @property
    def is_certain(self) -> bool:
        """Whether no unknown figure could still change the class."""
        return self.lowest == self.highest

    @property
    def possible(self) -> tuple[SizeClass, ...]:
        """The classes still possible, smallest first."""
        return self.rule.classes[self.lowest : self.highest + 1]

    @property
    def missing(self) -> tuple[Measure, ...]:
        """What would narrow the range."""
        return () if self.is_certain else tuple(one.measure for one in self.measures if one.value is None)
