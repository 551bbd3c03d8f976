"""The written form of a reference of goals (PEARLS), and what is found for one cooperative and year.

Goals are met or not met; there are no weights, no total, no predicate, and nothing here enters a score. Ratios and
limits are percent, term weights percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from generator.model.audience import public
from generator.model.operands import OperandCase, OperandRules
from generator.model.results import AmountResult
from generator.model.rulebook import Grounds, RuleSource, Scope, Wording
from generator.model.values import ContentText, Count, Day, Identifier, Key, Name, Number, Written


class BookYear(StrEnum):
    """Of which year a figure is taken."""

    NOW = "now"
    BEFORE = "before"


class InputTerm(Written):
    """One part of an input: an account or amount of the rulebooks; weight in percent, negative to deduct."""

    of: Key = public(description="Akun atau jumlah dalam aturan penilaian.")
    weight: Number = public(Decimal(100), description="Bobot, persen.")
    year: BookYear = public(BookYear.NOW, description="now: tahun ini; before: setahun sebelumnya.")


class Way(Written):
    """One way to make the input; the first whose figures are all known is used."""

    terms: tuple[InputTerm, ...] = public(description="Bagian-bagiannya.")


class GoalInput(Written):
    """A figure of the reference, made from the accounts of the rulebooks."""

    id: Key = public(description="Nama masukan.")
    name: Wording = public(description="Sebutan.")
    ways: tuple[Way, ...] = public(description="Cara menyusunnya dari akun; yang pertama lengkap dipakai.")
    grounds: Grounds = public(description="Dasar pemetaan.")


class GoalGroup(Written):
    """A letter of the reference."""

    id: Name = public(description="Huruf.")
    name: Wording = public(description="Sebutan.")


class GoalLimits(Written):
    """The goal: limits with open or closed ends, one exact value, or words where no number is given."""

    at_least: Number | None = public(None, description="Batas bawah, termasuk, persen.")
    above: Number | None = public(None, description="Batas bawah, tidak termasuk, persen.")
    at_most: Number | None = public(None, description="Batas atas, termasuk, persen.")
    below: Number | None = public(None, description="Batas atas, tidak termasuk, persen.")
    exactly: Number | None = public(None, description="Tepat sebesar ini, persen.")
    words: Wording | None = public(None, description="Sasaran tanpa angka.")


class Goal(Written):
    """One ratio with its goal."""

    id: Name = public(description="Kode rasio, contoh E1.")
    name: Wording = public(description="Rasio dengan kata.")
    numerator: Key | None = public(None, description="Masukan pembilang.")
    denominator: Key | None = public(None, description="Masukan penyebut.")
    not_computed: ContentText | None = public(None, description="Mengapa tidak dihitung dari pembukuan.")
    goal: GoalLimits = public(description="Sasaran.")
    grounds: Grounds = public(description="Dasar.")


class GoalRule(Written):
    """The whole file."""

    id: Identifier = public(description="Kode acuan.")
    short_name: Name = public(description="Nama pendek.")
    title: Wording = public(description="Judul.")
    publisher: Name = public(description="Penerbit.")
    applies_to: tuple[Scope, ...] = public(description="Jenis koperasi yang dibandingkan.")
    checked_on: Day = public(description="Tanggal data ini terakhir diperiksa.")
    count: Count = public(description="Banyaknya rasio menurut penerbitnya.")
    count_grounds: Grounds = public(description="Dasar banyaknya rasio.")
    caveats: tuple[Wording, ...] = public((), description="Peringatan bagi pembaca.")
    sources: tuple[RuleSource, ...] = public(description="Sumber.")
    operands: OperandRules = public(description="Arti angka nol, negatif, atau yang belum diketahui dalam rasio.")
    inputs: tuple[GoalInput, ...] = public(description="Masukan.")
    groups: tuple[GoalGroup, ...] = public(description="Kelompok menurut huruf awal kode.")
    goals: tuple[Goal, ...] = public(description="Rasio dengan sasarannya.")


class GoalState(StrEnum):
    """What is known of a goal."""

    MET = "met"
    NOT_MET = "not_met"
    NO_NUMBER = "no_number"
    """The ratio is known; the goal has no number to hold it against."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class InputResult:
    """The value of an input (rupiah) with its parts; None while no way is complete."""

    input: GoalInput
    value: Fraction | None
    parts: tuple[tuple[InputTerm, AmountResult], ...] = ()


@dataclass(frozen=True, slots=True)
class GoalFinding:
    """One goal of one cooperative and year; `ratio` is exact percent."""

    goal: Goal
    state: GoalState
    ratio: Fraction | None = None
    numerator: InputResult | None = None
    denominator: InputResult | None = None
    operand_case: OperandCase | None = None
    """Why a ratio of known figures is not judged."""


@dataclass(frozen=True, slots=True)
class GoalResults:
    """All goals; never added up."""

    rule: GoalRule
    findings: tuple[GoalFinding, ...]

    def count(self, state: GoalState) -> int:
        """How many goals are in a state."""
        return sum(one.state is state for one in self.findings)

    @property
    def has_ratios(self) -> bool:
        """Whether a single ratio could be computed."""
        return any(one.ratio is not None for one in self.findings)
