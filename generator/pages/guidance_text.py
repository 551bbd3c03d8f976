"""The guidance of a rulebook's questions in words: how an answer is compared with figures, and where it is explained.

Knows how each kind of comparison is told. Refuses to compare; that is `checking.answers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.guidance import AccountGuidance, Comparison, ComparisonKind, HealthGuidance, QuestionGuidance
from generator.model.rulebook import Rulebook, Term
from generator.pages import wording
from generator.pages.language import said


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
    percent = wording.trimmed_percent(rule.percent)
    if rule.kind is ComparisonKind.PACE:
        if rule.percent == 100:
            return said("{left} tumbuh sedikitnya secepat {right}", left=left, right=right)
        return said(
            "{left} tumbuh sedikitnya {percent} dari pertumbuhan {right}", left=left, percent=percent, right=right
        )
    if rule.kind is ComparisonKind.GROWTH:
        other = said("saldonya") if rule.left == rule.right else right
        return said(
            "{left} sedikitnya {percent} dari {other} setahun sebelumnya", left=left, percent=percent, other=other
        )
    if rule.percent == 100:
        return said("{left} sedikitnya sebesar {right}", left=left, right=right)
    return said("{left} sedikitnya {percent} dari {right}", left=left, percent=percent, right=right)


def explain_link(guidance: HealthGuidance | None, rulebook: Rulebook) -> str:
    """Where a page of a cooperative sends a reader who asks why; empty when nothing is explained there."""
    if guidance is None or not guidance.speaks_for(rulebook):
        return ""
    return f"../../aturan/{rulebook.id}/index.html"


def _sum(terms: tuple[Term, ...], names: Mapping[str, str]) -> str:
    added = [_part(term, names) for term in terms if term.weight > 0]
    taken = [_part(term, names) for term in terms if term.weight < 0]
    return wording.sum_of(added, taken)


def _part(term: Term, names: Mapping[str, str]) -> str:
    name = wording.lower_first(names.get(term.of, term.of))
    return (
        name
        if abs(term.weight) == 100
        else said("{percent} {name}", percent=wording.trimmed_percent(abs(term.weight)), name=name)
    )
