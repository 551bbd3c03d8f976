"""The guidance of a rulebook's questions in words: how an answer is compared with figures, and where it is explained.

Knows how each kind of comparison is told. Refuses to compare; that is `checking.answers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.guidance import AccountGuidance, Comparison, ComparisonKind, HealthGuidance, QuestionGuidance
from generator.model.rulebook import Rulebook, Term
from generator.pages import wording


@dataclass(frozen=True, slots=True)
class GuidanceText:
    """What one rulebook's page explains, by the id of the question or account."""

    questions: Mapping[str, QuestionGuidance]
    accounts: Mapping[str, AccountGuidance]
    comparisons: Mapping[str, tuple[str, ...]]
    """The conditions that figures are held against, in words."""


def tell_guidance(guidance: HealthGuidance | None, rulebook: Rulebook, names: Mapping[str, str]) -> GuidanceText:
    """The texts of this rulebook; empty when the guidance was not written for it."""
    if guidance is None or not guidance.speaks_for(rulebook):
        return GuidanceText({}, {}, {})
    # A comparison of figures that this rulebook does not have is not made under it, so it is not told either.
    comparisons = {
        key: tuple(tell_comparison(rule, names) for rule in one.readings if _is_known(rule, names))
        for key, one in guidance.questions.items()
    }
    return GuidanceText(guidance.questions, guidance.accounts, comparisons)


def _is_known(rule: Comparison, names: Mapping[str, str]) -> bool:
    return all(term.of in names for term in (*rule.left, *rule.right))


def tell_comparison(rule: Comparison, names: Mapping[str, str]) -> str:
    """`simpanan pokok dan simpanan wajib sedikitnya 110 % dari saldonya setahun sebelumnya`."""
    left, right = _sum(rule.left, names), _sum(rule.right, names)
    percent = f"{wording.trimmed(rule.percent)}\u00a0%"
    if rule.kind is ComparisonKind.PACE:
        pace = "secepat" if rule.percent == 100 else f"{percent} dari pertumbuhan"
        return f"{left} tumbuh sedikitnya {pace} {right}"
    if rule.kind is ComparisonKind.GROWTH:
        other = "saldonya" if rule.left == rule.right else right
        return f"{left} sedikitnya {percent} dari {other} setahun sebelumnya"
    bound = "sebesar" if rule.percent == 100 else f"{percent} dari"
    return f"{left} sedikitnya {bound} {right}"


def explain_link(guidance: HealthGuidance | None, rulebook: Rulebook) -> str:
    """Where a page of a cooperative sends a reader who asks why; empty when nothing is explained there."""
    if guidance is None or not guidance.speaks_for(rulebook):
        return ""
    return f"../../aturan/{rulebook.id}/index.html"


def _sum(terms: tuple[Term, ...], names: Mapping[str, str]) -> str:
    added = [_part(term, names) for term in terms if term.weight > 0]
    taken = [_part(term, names) for term in terms if term.weight < 0]
    return " ditambah ".join(added) + (f" dikurangi {wording.joined(tuple(taken))}" if taken else "")


def _part(term: Term, names: Mapping[str, str]) -> str:
    name = wording.lower_first(names.get(term.of, term.of))
    return name if abs(term.weight) == 100 else f"{wording.trimmed(abs(term.weight))}\u00a0% {name}"
