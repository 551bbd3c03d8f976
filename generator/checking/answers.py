"""Answers held against figures: a yes or no that the year's own numbers refute, and a figure that may not be left out.

Knows three kinds of comparison; which sums are compared and by which threshold is written in the guidance. Unknown
figures refute nothing, and an answer stands as long as one written reading agrees with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from generator.checking.exact_text import float_free, rupiah
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.guidance import Comparison, ComparisonKind, HealthGuidance
from generator.model.results import AmountResult, AmountState, HealthScore
from generator.model.rulebook import Rulebook, Term
from generator.problems.place import Place
from generator.problems.problem import Problem


@lru_cache(maxsize=256)
def _share(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


@dataclass(frozen=True, slots=True)
class BookYear:
    """The figures of one book year, by name."""

    year: int
    amounts: Mapping[str, AmountResult]

    def add(self, terms: tuple[Term, ...]) -> Fraction | None:
        """A weighted sum (rupiah); None while one of its parts is unknown."""
        total: Fraction | None = None
        for term in terms:
            found = self.amounts.get(term.of)
            if found is None or found.value is None:
                return None
            value = found.value if term.weight == 100 else found.value * _share(term.weight)
            total = value if total is None else total + value
        return Fraction(0) if total is None else total

    def places(self, *sums: tuple[Term, ...]) -> list[Place]:
        """Where the figures of the sums were written, each once."""
        found = [place for terms in sums for term in terms for place in _stated(self.amounts[term.of])]
        return sorted(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one comparison gives: whether the condition is met. The numbers are told only when somebody asks."""

    met: bool
    tell: Callable[[], str]
    find_places: Callable[[], tuple[Place, ...]]

    @property
    def figures(self) -> str:
        """The numbers compared, in figures."""
        return self.tell()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where they were written."""
        return self.find_places()


def check_answers(
    assessment: Authored[HealthAssessment],
    score: HealthScore,
    siblings: Iterable[HealthScore],
    guidance: HealthGuidance | None,
) -> list[Problem]:
    """Every answer that all readings of its figures refute, and every required figure that is missing."""
    refused = {("rulebook",), ("period_end",)} & assessment.refused
    if guidance is None or score.rulebook is None or refused or not guidance.speaks_for(score.rulebook):
        return []
    now = BookYear(score.period_end.year, score.collect_amounts())
    earlier = find_year_before(score, siblings)
    before = BookYear(now.year - 1, earlier.collect_amounts() if earlier else {})
    return [
        *_check_answers(assessment, score.rulebook, guidance, now, before),
        *_check_required(assessment, score, guidance, now),
    ]


def find_year_before(score: HealthScore, siblings: Iterable[HealthScore]) -> HealthScore | None:
    """The assessment of the book year that ended twelve months earlier under the same rulebook: other rulebooks may
    define the same sums otherwise."""
    end = score.period_end
    found = [
        one
        for one in siblings
        if one.rulebook is not None
        and score.rulebook is not None
        and one.rulebook.id == score.rulebook.id
        and (one.period_end.year, one.period_end.month) == (end.year - 1, end.month)
    ]
    return found[0] if len(found) == 1 else None


def compare(rule: Comparison, now: BookYear, before: BookYear) -> Verdict | None:
    """The verdict of one comparison (rupiah, exact); None while a figure is unknown or nothing can be compared with."""
    if rule.kind is ComparisonKind.PACE:
        return _compare_pace(rule, now, before)
    other = before if rule.kind is ComparisonKind.GROWTH else now
    left, right = now.add(rule.left), other.add(rule.right)
    if left is None or right is None or right <= 0:
        return None
    bound = right if rule.percent == 100 else right * _share(rule.percent)
    met = left >= bound

    def tell() -> str:
        is_growth = rule.kind is ComparisonKind.GROWTH
        upper = f"{_name(rule.left)}{f' ({now.year})' if is_growth else ''} = {rupiah(left)}"
        lower = f"{_name(rule.right)}{f' ({other.year})' if is_growth else ''}"
        factor = "" if rule.percent == 100 else f"{_percent(Fraction(rule.percent))} × "
        return f"{upper} {'≥' if met else '<'} {factor}{lower} = {rupiah(bound)}"

    return Verdict(met, tell, lambda: (*now.places(rule.left), *other.places(rule.right)))


def _compare_pace(rule: Comparison, now: BookYear, before: BookYear) -> Verdict | None:
    left, right = now.add(rule.left), now.add(rule.right)
    old_left, old_right = before.add(rule.left), before.add(rule.right)
    if left is None or right is None or old_left is None or old_right is None or old_left <= 0 or old_right <= 0:
        return None
    pace, other = left / old_left, right / old_right
    met = pace >= other * _share(rule.percent)

    def tell() -> str:
        digits = 2 if round(pace, 4) != round(other, 4) else 6
        return "; ".join(
            f"{_name(terms)} {before.year} → {now.year}: {rupiah(old)} → {rupiah(new)} ({_growth(new / old, digits)})"
            for terms, old, new in ((rule.left, old_left, left), (rule.right, old_right, right))
        )

    return Verdict(met, tell, lambda: (*now.places(rule.left, rule.right), *before.places(rule.left, rule.right)))


def _check_answers(
    assessment: Authored[HealthAssessment],
    rulebook: Rulebook,
    guidance: HealthGuidance,
    now: BookYear,
    before: BookYear,
) -> Iterator[Problem]:
    for name, one in guidance.questions.items():
        yes = assessment.content.answers.get(name)
        if yes is None or not one.readings:
            continue
        found = [compare(rule, now, before) for rule in one.readings]
        verdicts = [verdict for verdict in found if verdict is not None]
        # A reading whose figures are unknown may agree with the answer.
        if len(verdicts) < len(found) or any(verdict.met == yes for verdict in verdicts):
            continue
        figures = "; ".join(verdict.figures for verdict in verdicts)
        places = tuple(dict.fromkeys(place for verdict in verdicts for place in verdict.places))
        values = {
            "question": name,
            "topic": _topic(rulebook, name),
            "answer": "ya" if yes else "tidak",
            "figures": figures,
        }
        values["places"] = ", ".join(_short(place, assessment.file) for place in places)
        yield Problem("K60", assessment.place("answers", name), values, places)


def _topic(rulebook: Rulebook, name: str) -> str:
    indicators = (one for aspect in rulebook.aspects for one in aspect.indicators)
    return next(question.topic.id for one in indicators for question in one.questions if question.id == name)


def _check_required(
    assessment: Authored[HealthAssessment], score: HealthScore, guidance: HealthGuidance, now: BookYear
) -> Iterator[Problem]:
    printed = {one.rule.numerator for one in score.indicators if one.rule.id in assessment.content.ratios}
    for required in guidance.required:
        amount, once = now.amounts.get(required.amount), now.amounts.get(required.once)
        if amount is None or once is None or once.value is None or once.value <= 0 or amount.id in printed:
            continue
        accounts = ", ".join(f"`{name}`" for name in _unknown_accounts(amount))
        if amount.state is not AmountState.UNKNOWN or not accounts:
            continue
        values = {"amount": amount.id, "accounts": accounts, "once": once.id, "value": rupiah(once.value)}
        first, *others = _stated(once) or (assessment.place("figures"),)
        yield Problem("K61", first, values, tuple(others))


def _unknown_accounts(amount: AmountResult) -> Iterator[str]:
    if amount.state is AmountState.UNKNOWN and not amount.parts:
        yield amount.id
    for part in amount.parts:
        yield from _unknown_accounts(part)


def _stated(amount: AmountResult) -> tuple[Place, ...]:
    """Where an amount was stated, or else its parts."""
    if amount.place is not None:
        return (amount.place,)
    return tuple(place for part in amount.parts for place in _stated(part))


def _name(terms: tuple[Term, ...]) -> str:
    words: list[str] = []
    for term in terms:
        factor = "" if abs(term.weight) == 100 else f"{_percent(abs(Fraction(term.weight)))} × "
        sign = "− " if term.weight < 0 else "+ " if words else ""
        words.append(f"{sign}{factor}`{term.of}`")
    return words[0] if len(words) == 1 else f"({' '.join(words)})"


def _growth(factor: Fraction, digits: int) -> str:
    percent = round((factor - 1) * 100, digits)
    return f"{'+' if percent >= 0 else ''}{_percent(percent)}"


def _percent(value: Fraction) -> str:
    return f"{float_free(value).replace('.', ',')} %"


def _short(place: Place, file: str) -> str:
    """The line alone in the assessment's own file; with the file's name elsewhere."""
    return str(place.line) if place.file == file else f"{place.file.rpartition('/')[2]}:{place.line}"
