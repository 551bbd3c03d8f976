"""`content/guidance/health_questions.yml`: why a question is asked, where evidence and figures are, what is compared.

Knows the written form. Refuses to know whether it fits a rulebook (`checking.guidance`) or refutes an answer
(`checking.answers`).
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from generator.model.audience import public
from generator.model.rulebook import Rulebook, Term, Wording
from generator.model.values import Identifier, Key, Number, Text, Written


class ComparisonKind(StrEnum):
    """How figures answer a question."""

    PART = "part"
    GROWTH = "growth"
    PACE = "pace"


class Comparison(Written):
    """`left` must come to at least `percent` of `right`; both are weighted sums over the rulebook's names."""

    kind: ComparisonKind = public(description="part: tahun yang sama; growth: right setahun lalu; pace: pertumbuhan.")
    left: tuple[Term, ...] = public(description="Jumlah yang dinilai.")
    right: tuple[Term, ...] = public(description="Jumlah pembandingnya.")
    percent: Number = public(Decimal(100), description="Ambang, persen dari pembanding.")


class QuestionGuidance(Written):
    """One question: why, where the evidence usually is, an invented example."""

    why: Wording = public(description="Mengapa ditanyakan.")
    look: Wording = public(description="Di mana buktinya biasanya ada.")
    example: Wording = public(description="Contoh rekaan.")
    readings: tuple[Comparison, ...] = public((), description="Cara memeriksa dengan angka; satu yang cocok cukup.")
    not_compared: Wording | None = public(None, description="Mengapa tidak diperiksa dengan angka.")


class AccountGuidance(Written):
    """One account: its usual place in the books, and an invented example of what to write."""

    place: Wording = public(description="Letak yang lazim dalam pembukuan.")
    example: Wording = public(description="Contoh rekaan.")


class RequiredFigure(Written):
    """An amount that may not be left out as soon as another is above zero."""

    amount: Key = public(description="Jumlah yang wajib ada.")
    once: Key = public(description="Wajib bila jumlah ini lebih dari nol.")


class PartOf(Written):
    """Figures that are by their own definition parts of another: together they do not exceed it."""

    parts: tuple[Key, ...] = public(description="Bagian-bagiannya; yang belum diketahui tidak dihitung.")
    whole: Key = public(description="Keseluruhannya.")
    unless_negative: tuple[Key, ...] = public((), description="Tidak dibandingkan bila salah satu angka ini negatif.")
    because: Text = public(description="Tempat pengertian itu tertulis.")


class Outcome(Written):
    """A figure that is written and scored although it follows from others."""

    amount: Key = public(description="Angka yang tertulis.")
    terms: tuple[Term, ...] = public(description="Angka yang menghasilkannya.")
    because: Text = public(description="Tempat pengertian itu tertulis.")


class SameFigure(Written):
    """A figure of the profile's yearly table and the amounts of an assessment that mean the same."""

    figure: Literal["assets", "own_capital", "business_volume", "surplus"] = public(
        description="Angka dalam profil: assets, own_capital, business_volume atau surplus."
    )
    amounts: tuple[Key, ...] = public(description="Angka penilaian; cocok dengan salah satunya cukup.")
    at_most: tuple[Key, ...] = public((), description="Angka penilaian yang tidak mungkin dilampaui.")


class HealthGuidance(Written):
    """The whole file, for the rulebooks it names."""

    rulebooks: tuple[Identifier, ...] = public(description="Aturan yang dijelaskan.")
    required: tuple[RequiredFigure, ...] = public((), description="Angka yang wajib ada.")
    parts: tuple[PartOf, ...] = public((), description="Angka yang bagian dari angka lain.")
    outcomes: tuple[Outcome, ...] = public((), description="Angka yang mengikuti angka lain.")
    yearly_figures: tuple[SameFigure, ...] = public((), description="Angka profil yang sama artinya.")
    questions: dict[Key, QuestionGuidance] = public(description="Pertanyaan menurut kodenya.")
    accounts: dict[Key, AccountGuidance] = public(description="Akun menurut namanya.")

    def speaks_for(self, rulebook: Rulebook) -> bool:
        """Whether the guidance was written for this rulebook: equal ids elsewhere may ask something else."""
        return rulebook.id in self.rulebooks
