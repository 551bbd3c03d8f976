"""One assessment under one rulebook -> its score with the whole trace. Pure: no files, no clock.

Points are exact; a total and a predicate are given only when every indicator is scored, otherwise an interval.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath

from generator.computing.amounts import AmountBook, Fact, PreparedAmounts, prepare_amounts
from generator.computing.bands import PreparedIndicator, prepare_indicators
from generator.computing.indicators import (
    StatedRatio,
    compute_checklist,
    compute_questionnaire,
    compute_ratio,
)
from generator.computing.ledger_figures import take_from_books
from generator.computing.light import LightBook, LightIndicator, prepare_light, score_lightly
from generator.computing.selection import applies_to, choose_rulebook, is_in_force
from generator.computing.shared_parts import find_following
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.profile import Profile
from generator.model.results import (
    AspectScore,
    FindingState,
    HealthScore,
    IndicatorScore,
    NoScoreReason,
)
from generator.model.rulebook import Aspect, Predicate, Rulebook
from generator.model.statements import BookFigure
from generator.problems.place import Place


@dataclass(frozen=True, slots=True)
class PreparedRulebook:
    """A rulebook made ready for arithmetic, once for all cooperatives."""

    rulebook: Rulebook
    amounts: PreparedAmounts
    aspects: tuple[tuple[Aspect, Fraction, tuple[PreparedIndicator, ...]], ...]
    predicates: tuple[tuple[Predicate, Fraction], ...]
    light: tuple[tuple[LightIndicator, ...], ...]
    """The indicators of each aspect, for scores that are only compared."""

    def predicate_of(self, total: Fraction) -> Predicate:
        """The class of an exact total; classes stand best first and the last one has no lower limit to speak of."""
        for predicate, limit in self.predicates:
            if total >= limit:
                return predicate
        return self.predicates[-1][0]


Books = Callable[[PreparedRulebook], Mapping[str, BookFigure]]
"""What the books of a year give for the accounts a rulebook asks for."""
BookFinder = Callable[[HealthAssessment], Books | None]
"""The books of an assessment's year; None where there are none."""


def prepare_rulebook(rulebook: Rulebook) -> PreparedRulebook:
    """Bring a rulebook that adds up (see `checking.rulebook`) to exact fractions."""
    following = find_following(rulebook)
    aspects = tuple(
        (aspect, Fraction(aspect.weight), prepare_indicators(aspect, rulebook.method, rulebook.operands, following))
        for aspect in rulebook.aspects
    )
    return PreparedRulebook(
        rulebook,
        prepare_amounts(rulebook),
        aspects,
        tuple((predicate, Fraction(predicate.at_least)) for predicate in rulebook.predicates.classes),
        tuple(tuple(prepare_light(one) for one in indicators) for _, _, indicators in aspects),
    )


@dataclass(frozen=True, slots=True)
class StatedInputs:
    """What an assessment states, with the place of each value: read once, however many rulebooks score it."""

    facts: Mapping[str, Fact]
    stated: Mapping[str, StatedRatio]
    answers: Mapping[str, tuple[bool, Place]]
    checklists: Mapping[str, tuple[int, Place]]


def read_inputs(assessment: Authored[HealthAssessment]) -> StatedInputs:
    """The figures (rupiah), printed ratios, answers and counts of an assessment."""
    content = assessment.content
    checklists = {name: (count, assessment.place("checklists", name)) for name, count in content.checklists.items()}
    return StatedInputs(read_facts(assessment), _stated(assessment), _answers(assessment), checklists)


def compute_health_score(
    assessment: Authored[HealthAssessment],
    profile: Profile | None,
    rulebooks: Mapping[str, PreparedRulebook],
    books: BookFinder | None = None,
) -> HealthScore:
    """Score one assessment under the rulebook it names, or the one in force for its kind and period end.

    `books` finds the figures that a ledger or register of its year holds; they count where the assessment says so.
    """
    named, period_end = assessment.content.rulebook, assessment.content.period_end
    identity = PurePosixPath(assessment.file).stem
    if named is not None:
        prepared = rulebooks.get(named)
        if prepared is None:
            return _no_score(identity, assessment, None, NoScoreReason.UNKNOWN_RULEBOOK)
    else:
        chosen = choose_rulebook((one.rulebook for one in rulebooks.values()), profile, period_end)
        if chosen is None:
            return _no_score(identity, assessment, None, NoScoreReason.NO_RULE_IN_FORCE)
        prepared = rulebooks[chosen.id]
    if profile is not None and not applies_to(prepared.rulebook, profile):
        refused = _no_score(identity, assessment, prepared.rulebook, NoScoreReason.NOT_APPLICABLE)
        return replace(refused, aspects=_not_applicable(prepared))
    inputs, found = add_books(read_inputs(assessment), assessment, prepared, books)
    return replace(score_inputs(inputs, assessment, prepared), from_books=found)


def add_books(
    inputs: StatedInputs,
    assessment: Authored[HealthAssessment],
    prepared: PreparedRulebook,
    books: BookFinder | None,
) -> tuple[StatedInputs, Mapping[str, BookFigure]]:
    """What is scored once the books have their say, and all that they say of the rulebook's accounts."""
    give = books(assessment.content) if books is not None else None
    found = give(prepared) if give is not None else {}
    if not found or assessment.content.figures_from is None:
        return inputs, found
    return replace(inputs, facts=take_from_books(inputs.facts, found)), found


def score_inputs(
    inputs: StatedInputs, assessment: Authored[HealthAssessment], prepared: PreparedRulebook
) -> HealthScore:
    """Score what an assessment states under one rulebook, whichever it names itself."""
    aspects = score_aspects(prepared, inputs.facts, inputs.stated, inputs.answers, inputs.checklists)
    return _add_up(assessment, prepared, aspects)


def score_points(
    inputs: StatedInputs, assessment: Authored[HealthAssessment], prepared: PreparedRulebook
) -> HealthScore:
    """The same points, states and predicate without their trace: for a rule that is only compared."""
    book = LightBook(prepared.amounts, inputs.facts)
    stated, answers, checklists = inputs.stated, inputs.answers, inputs.checklists
    aspects = tuple(
        _sum_up(
            aspect,
            weight,
            tuple(
                score_lightly(one, book, stated.get(one.full.rule.id), answers, checklists.get(one.full.rule.id))
                for one in indicators
            ),
        )
        for (aspect, weight, _), indicators in zip(prepared.aspects, prepared.light, strict=True)
    )
    return _add_up(assessment, prepared, aspects)


def _add_up(
    assessment: Authored[HealthAssessment], prepared: PreparedRulebook, aspects: tuple[AspectScore, ...]
) -> HealthScore:
    lowest = add_points(one.lowest for one in aspects)
    complete = all(one.score is not None for one in aspects)
    highest = lowest if complete else add_points(one.highest for one in aspects)
    period_end = assessment.content.period_end
    return HealthScore(
        id=PurePosixPath(assessment.file).stem,
        file=assessment.file,
        period_end=period_end,
        rulebook=prepared.rulebook,
        outside_force=not is_in_force(prepared.rulebook, period_end),
        total=lowest if complete else None,
        lowest=lowest,
        highest=highest,
        predicate=prepared.predicate_of(lowest) if complete else None,
        possible_predicates=_between(prepared, lowest, highest),
        aspects=aspects,
    )


def score_aspects(
    prepared: PreparedRulebook,
    facts: Mapping[str, Fact],
    stated: Mapping[str, StatedRatio],
    answers: Mapping[str, tuple[bool, Place]],
    checklists: Mapping[str, tuple[int, Place]],
) -> tuple[AspectScore, ...]:
    """All aspects with their indicators (points)."""
    book = AmountBook(prepared.amounts, facts)
    found = []
    for aspect, weight, indicators in prepared.aspects:
        scores = tuple(
            compute_questionnaire(one, answers)
            if one.rule.questions
            else compute_checklist(one, checklists.get(one.rule.id))
            if one.rule.items is not None
            else compute_ratio(one, book, stated.get(one.rule.id))
            for one in indicators
        )
        found.append(_sum_up(aspect, weight, scores))
    return tuple(found)


def _sum_up(aspect: Aspect, weight: Fraction, scores: tuple[IndicatorScore, ...]) -> AspectScore:
    lowest = add_points([one.lowest for one in scores])
    complete = all(one.score is not None for one in scores)
    highest = lowest if complete else add_points([one.highest for one in scores])
    return AspectScore(aspect, lowest if complete else None, lowest, highest, weight, scores)


def add_points(points: Iterable[Fraction]) -> Fraction:
    """The exact sum, through one common divisor instead of a new fraction at every step."""
    parts = [one.as_integer_ratio() for one in points]
    scale = math.lcm(*[below for _, below in parts])
    return Fraction(sum([above * (scale // below) for above, below in parts]), scale)


def read_facts(assessment: Authored[HealthAssessment]) -> dict[str, Fact]:
    """The stated figures with their places."""
    return {name: Fact(value, assessment.place("figures", name)) for name, value in assessment.content.figures.items()}


def _answers(assessment: Authored[HealthAssessment]) -> dict[str, tuple[bool, Place]]:
    return {name: (yes, assessment.place("answers", name)) for name, yes in assessment.content.answers.items()}


def _stated(assessment: Authored[HealthAssessment]) -> dict[str, StatedRatio]:
    return {
        name: state_ratio(printed, assessment.place("ratios", name))
        for name, printed in assessment.content.ratios.items()
    }


def state_ratio(printed: Decimal, place: Place) -> StatedRatio:
    """A printed ratio stands for everything that rounds to it; exactly zero and the sign are taken at their word."""
    exponent = printed.as_tuple().exponent
    half = Fraction(1, 2 * 10 ** (-exponent if isinstance(exponent, int) and exponent < 0 else 0))
    value = Fraction(printed)
    if value == 0:
        return StatedRatio(value, value, value, place, half)
    return StatedRatio(value - half, value + half, value, place, half)


def _not_applicable(prepared: PreparedRulebook) -> tuple[AspectScore, ...]:
    """The rulebook's tree with nothing scored: not applicable is neither zero nor missing."""
    none = Fraction(0)
    return tuple(
        AspectScore(
            aspect,
            None,
            none,
            none,
            weight,
            tuple(IndicatorScore(one.rule, FindingState.NOT_APPLICABLE, none, none, one.maximum) for one in indicators),
        )
        for aspect, weight, indicators in prepared.aspects
    )


def _between(prepared: PreparedRulebook, lowest: Fraction, highest: Fraction) -> tuple[Predicate, ...]:
    classes = [predicate for predicate, _ in prepared.predicates]
    names = [predicate.id for predicate in classes]
    best, worst = names.index(prepared.predicate_of(highest).id), names.index(prepared.predicate_of(lowest).id)
    return tuple(classes[best : worst + 1])


def _no_score(
    identity: str, assessment: Authored[HealthAssessment], rulebook: Rulebook | None, reason: NoScoreReason
) -> HealthScore:
    return HealthScore(identity, assessment.file, assessment.content.period_end, rulebook, reason)
