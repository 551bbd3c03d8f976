"""`content/guidance/health_questions.yml`: why a question is asked, where evidence and figures are, what is compared.

Knows the written form. Refuses to know whether it fits a rulebook (`checking.guidance`) or refutes an answer
(`checking.answers`).
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from generator.model.audience import public
from generator.model.rulebook import Rulebook, Term, Wording
from generator.model.values import Identifier, Key, Number, Written


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


class HealthGuidance(Written):
    """The whole file, for the rulebooks it names."""

    rulebooks: tuple[Identifier, ...] = public(description="Aturan yang dijelaskan.")
    required: tuple[RequiredFigure, ...] = public((), description="Angka yang wajib ada.")
    questions: dict[Key, QuestionGuidance] = public(description="Pertanyaan menurut kodenya.")
    accounts: dict[Key, AccountGuidance] = public(description="Akun menurut namanya.")

    def speaks_for(self, rulebook: Rulebook) -> bool:
        """Whether the guidance was written for this rulebook: equal ids elsewhere may ask something else."""
        return rulebook.id in self.rulebooks
