"""Why two years differ: last year's books rescored before and after their corrections, and under this year's rulebook.

Knows the three steps (data, rule, condition) and that they add up exactly. Refuses to guess: where a total is open, a
step is known between two bounds only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from generator.computing.corrections import (
    has_later_corrections,
    list_corrected_values,
    list_restored_figures,
    restore_books,
)
from generator.computing.health import BookFinder, Books, PreparedRulebook, compute_health_score
from generator.computing.trend import compare_with_year_before, compare_years
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.outlook import ChangePart, ChangeSplit, CorrectionEffect, Incomparable, YearChange
from generator.model.profile import Profile
from generator.model.results import AmountResult, HealthScore, IndicatorScore
from generator.model.statements import BookFigure

ScoredBooks = tuple[Authored[HealthAssessment], HealthScore]
_NOTHING = ChangePart(Fraction(0), Fraction(0))


def explain_year(
    score: HealthScore,
    years: Sequence[ScoredBooks],
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    finder: BookFinder | None = None,
) -> YearChange | Incomparable | None:
    """The year before beside this one, with the three steps between their totals.

    Years under different rulebooks are compared through last year's books rescored under this year's rule; where that
    rule can score nothing of them, they stay incomparable.
    """
    found = compare_with_year_before(score, [one for _, one in years])
    if found is None:
        return None
    books = next(assessment for assessment, one in years if one is found.before)
    split = split_change(books, found.before, score, profile, rulebooks, finder)
    if isinstance(found, YearChange):
        return found if split is None else replace(found, split=split)
    if split is None or all(one.score is None for one in split.rescored.indicators):
        return found
    return replace(compare_years(split.rescored, score), split=split)


def split_change(
    books: Authored[HealthAssessment],
    before: HealthScore,
    after: HealthScore,
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    finder: BookFinder | None = None,
) -> ChangeSplit | None:
    """The steps from last year's total to this year's; None where one of the scores is missing altogether."""
    if before.rulebook is None or after.rulebook is None:
        return None
    first = before
    if books.content.corrections:
        first = _score_restored(books, None, before.rulebook.id, profile, rulebooks, finder)
    rescored = before
    if before.rulebook.id != after.rulebook.id:
        rescored = score_under(books, after.rulebook.id, profile, rulebooks, finder)
    rule, condition, whole = _between(before, rescored), _between(rescored, after), _between(first, after)
    if rule is None or condition is None or whole is None:
        return None
    return ChangeSplit(first, before, rescored, after, _corrected(first, before), rule, condition, whole)


def explain_corrections(
    books: Authored[HealthAssessment],
    score: HealthScore,
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    finder: BookFinder | None = None,
) -> CorrectionEffect | None:
    """What the corrections of one file did to its score; None where it tells of none or has no score."""
    if not books.content.corrections or score.rulebook is None or score.reason is not None:
        return None
    first = _score_restored(books, None, score.rulebook.id, profile, rulebooks, finder)
    moved = tuple(
        one
        for aspect in compare_years(first, score).aspects
        for one in aspect.indicators
        if one.points or (one.before.score is None) != (one.after.score is None)
    )
    return CorrectionEffect(list_corrected_values(books, score.from_books), first, _corrected(first, score), moved)


def score_when_recorded(
    books: Authored[HealthAssessment],
    score: HealthScore,
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    finder: BookFinder | None = None,
) -> HealthScore | None:
    """The score of the books on the day their result was recorded; None where they have not been corrected since."""
    recorded = books.content.recorded
    if recorded is None or recorded.on is None or score.rulebook is None or score.reason is not None:
        return None
    if not has_later_corrections(books, recorded.on):
        return None
    return _score_restored(books, recorded.on, score.rulebook.id, profile, rulebooks, finder)


def score_under(
    books: Authored[HealthAssessment],
    rulebook: str,
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    finder: BookFinder | None = None,
) -> HealthScore:
    """The same books under a named rulebook."""
    named = books.content.model_copy(update={"rulebook": rulebook})
    return compute_health_score(replace(books, content=named), profile, rulebooks, finder)


def _score_restored(
    books: Authored[HealthAssessment],
    day: date | None,
    rulebook: str,
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    finder: BookFinder | None,
) -> HealthScore:
    """The books as they stood: a former figure counts alone, it does not stand against the one that replaced it."""
    withheld = list_restored_figures(books, day)

    def find(assessment: HealthAssessment) -> Books | None:
        give = finder(assessment) if finder is not None else None
        if give is None:
            return None

        def give_others(prepared: PreparedRulebook) -> Mapping[str, BookFigure]:
            return {name: figure for name, figure in give(prepared).items() if name not in withheld}

        return give_others

    return score_under(restore_books(books, day), rulebook, profile, rulebooks, find)


def _between(before: HealthScore, after: HealthScore) -> ChangePart | None:
    """The change of the total; exactly nothing where both are one and the same score."""
    if before is after:
        return _NOTHING
    if before.lowest is None or before.highest is None or after.lowest is None or after.highest is None:
        return None
    return ChangePart(after.lowest - before.highest, after.highest - before.lowest)


def _corrected(first: HealthScore, corrected: HealthScore) -> ChangePart:
    """The change of the total by corrections: what they do not touch is the same on both sides, known or not."""
    if first is corrected:
        return _NOTHING
    lowest = highest = Fraction(0)
    for one, other in zip(first.indicators, corrected.indicators, strict=True):
        if _facts(one) != _facts(other):
            lowest += other.lowest - one.highest
            highest += other.highest - one.lowest
    return ChangePart(lowest, highest)


def _facts(one: IndicatorScore) -> tuple[object, ...]:
    """Everything stated that an indicator can rest on, down to the single account."""
    sides = tuple(None if side is None else _values(side) for side in (one.numerator, one.denominator))
    answers = tuple(answer.yes for answer in one.answers)
    return (one.ratio, one.lowest, one.highest, one.fulfilled and one.fulfilled[0], sides, answers)


def _values(amount: AmountResult) -> tuple[object, ...]:
    return (amount.id, amount.state, amount.value, *(_values(part) for part in amount.parts))
