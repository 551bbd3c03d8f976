"""What an assessment states, held against its rulebook, its dates and its own sums; then its recorded result.

Knows which names a rulebook has and which stated values contradict each other. Never chooses between two values.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from generator.checking.bounds import Bounds
from generator.checking.corrections import check_corrections
from generator.checking.exact_text import float_free, rupiah
from generator.checking.relations import check_relations
from generator.checking.rulebook_names import check_intended, check_names, find_intended
from generator.checking.sums import check_sums
from generator.model.amount_range import bound_ratio
from generator.model.assessment import HealthAssessment
from generator.model.content import Content
from generator.model.cooperative import Authored, Cooperative
from generator.model.results import AmountState, HealthScore, IndicatorScore, NoScoreReason
from generator.model.rulebook import Rulebook
from generator.problems.hints import nearest
from generator.problems.problem import Problem


def check_assessment(
    assessment: Authored[HealthAssessment], score: HealthScore, cooperative: Cooperative, content: Content, as_of: date
) -> list[Problem]:
    """Every problem of one assessment apart from its recorded result."""
    if ("rulebook",) in assessment.refused:
        # Under another rulebook than the one that was meant, names and sums would be judged wrongly.
        return [*_check_dates(assessment, cooperative, as_of)]
    found = [*_check_dates(assessment, cooperative, as_of), *_check_rulebook(assessment, score, content)]
    rulebook, intended = score.rulebook, find_intended(assessment, score.rulebook, content)
    if rulebook is not None and intended is not None:
        # Names and sums would be judged by a rule the file was not written for.
        corrected = check_corrections(assessment, None, as_of, score.from_books)
        return [*found, *check_intended(assessment, rulebook, intended), *corrected]
    sums = check_sums(assessment, score)
    refuted = {one.values["name"] for one in sums if one.code == "K55"}
    return [
        *found,
        *(_check_under(assessment, score, rulebook, content) if rulebook else ()),
        *check_corrections(assessment, rulebook, as_of, score.from_books),
        *sums,
        *check_relations(assessment, score, cooperative, content.guidance, refuted),
    ]


def _check_under(
    assessment: Authored[HealthAssessment], score: HealthScore, rulebook: Rulebook, content: Content
) -> Iterator[Problem]:
    bounds = Bounds(rulebook)
    yield from check_names(assessment, rulebook, content)
    yield from _check_checklists(assessment, rulebook)
    yield from _check_signs(assessment, score, rulebook, bounds)
    yield from _check_ratios(assessment, score, bounds)


def _check_dates(assessment: Authored[HealthAssessment], cooperative: Cooperative, as_of: date) -> Iterator[Problem]:
    recorded = assessment.content.recorded
    on = recorded.on if recorded else None
    if on is not None and on > as_of:
        yield Problem("K23", assessment.place("recorded", "on"), {"date": on.isoformat(), "as_of": as_of.isoformat()})
    if ("period_end",) in assessment.refused:
        return
    end = assessment.content.period_end
    place = assessment.place("period_end")
    if on is not None and on < end:
        values = {"date": on.isoformat(), "period_end": end.isoformat()}
        yield Problem("A09", assessment.place("recorded", "on"), values, (place,))
    if end > as_of:
        yield Problem("K23", place, {"date": end.isoformat(), "as_of": as_of.isoformat()})
    founded = cooperative.profile.content.founded if cooperative.profile else None
    if cooperative.profile and founded is not None and end < founded:
        values = {"date": end.isoformat(), "founded": founded.isoformat()}
        yield Problem("K24", place, values, (cooperative.profile.place("founded"),))


def _check_rulebook(assessment: Authored[HealthAssessment], score: HealthScore, content: Content) -> Iterator[Problem]:
    named = assessment.content.rulebook
    place = assessment.place("rulebook")
    if score.reason is NoScoreReason.UNKNOWN_RULEBOOK and named is not None:
        known = sorted(content.rulebooks)
        values = {"id": named[:60], "hint": nearest(named, known), "known": ", ".join(known)}
        yield Problem("K40", place, values)
    elif ("period_end",) in assessment.refused:
        return
    elif score.reason is NoScoreReason.NO_RULE_IN_FORCE:
        yield Problem("K41", assessment.place("period_end"), {"date": assessment.content.period_end.isoformat()})
    elif score.reason is NoScoreReason.NOT_APPLICABLE and score.rulebook:
        yield Problem("K42", place, {"id": score.rulebook.id})
    elif score.outside_force and score.rulebook:
        force = score.rulebook.in_force
        values = {"id": score.rulebook.id, "since": force.since, "until": force.until or "…"}
        yield Problem("K43", place, {**values, "date": assessment.content.period_end.isoformat()})


def _check_checklists(assessment: Authored[HealthAssessment], rulebook: Rulebook) -> Iterator[Problem]:
    indicators = [indicator for aspect in rulebook.aspects for indicator in aspect.indicators]
    items = {one.id: one.items for one in indicators if one.items is not None}
    for name, count in assessment.content.checklists.items():
        if name in items and count > items[name]:
            place = assessment.place("checklists", name)
            yield Problem("K58", place, {"name": name, "count": str(count), "items": str(items[name])})


def _check_signs(
    assessment: Authored[HealthAssessment], score: HealthScore, rulebook: Rulebook, bounds: Bounds
) -> Iterator[Problem]:
    """A negative loan or cost would fall into the best band: healthy by its sign."""
    found = score.collect_amounts()
    for name in (*(one.id for one in rulebook.accounts), *(one.id for one in rulebook.amounts)):
        stated = assessment.content.figures.get(name)
        if stated is None or stated >= 0 or not bounds.is_never_negative(name):
            continue
        # A sum that its parts contradict is told as such.
        if name not in found or found[name].state is not AmountState.CONTRADICTORY:
            yield Problem("K54", assessment.place("figures", name), {"name": name, "value": rupiah(Fraction(stated))})


def _check_ratios(assessment: Authored[HealthAssessment], score: HealthScore, bounds: Bounds) -> Iterator[Problem]:
    for indicator in score.indicators:
        rule = indicator.rule
        printed = assessment.content.ratios.get(rule.id)
        operands = (rule.numerator, rule.denominator)
        if printed is not None and printed < 0 and all(name and bounds.is_never_negative(name) for name in operands):
            yield Problem("K56", assessment.place("ratios", rule.id), {"name": rule.id, "printed": str(printed)})
            continue
        # Of a questionnaire no ratio can be written: that name is unknown (K46), whatever number stands beside it.
        if printed is None or rule.questions:
            continue
        exponent = printed.as_tuple().exponent
        half = Fraction(1, 2 * 10 ** (-exponent if isinstance(exponent, int) and exponent < 0 else 0))
        values = {"name": rule.id, "printed": str(printed)}
        if indicator.ratio is None or indicator.stated_ratio is not None:
            possible = _find_impossible(indicator, Fraction(printed), half, bounds)
            if possible:
                yield Problem("K62", assessment.place("ratios", rule.id), {**values, "possible": possible})
        elif abs(Fraction(printed) - indicator.ratio) > half:
            values["computed"] = float_free(round(indicator.ratio, 6))
            yield Problem("K53", assessment.place("ratios", rule.id), values)


def _find_impossible(indicator: IndicatorScore, printed: Fraction, half: Fraction, bounds: Bounds) -> str:
    """The bound that a printed ratio breaks whatever is still unknown, as `≥ 8.27`; empty where it breaks none."""
    above, below = indicator.numerator, indicator.denominator
    if above is None or below is None:
        return ""
    lowest, highest = bound_ratio(above, below, Fraction(indicator.rule.multiplier), bounds.is_never_negative)
    if lowest is not None and printed + half < lowest:
        return f"≥ {float_free(round(lowest, 6))}"
    if highest is not None and printed - half > highest:
        return f"≤ {float_free(round(highest, 6))}"
    return ""
