"""Figures that cannot be true beside each other, by the relations written in the guidance: parts of a whole, a result
and what it follows from, the yearly figures of a profile and the assessment of the same year.

Knows no relation itself. Unknown figures refute nothing; of two figures that disagree neither is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from generator.checking.bounds import Bounds
from generator.checking.exact_text import rupiah
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored, Cooperative
from generator.model.guidance import HealthGuidance, PartOf, SameFigure
from generator.model.profile import CooperativeKind, Profile
from generator.model.results import AmountResult, AmountState, HealthScore
from generator.model.rulebook import Rulebook, Scope, Term
from generator.problems.place import Place
from generator.problems.problem import Problem


def check_relations(
    assessment: Authored[HealthAssessment],
    score: HealthScore,
    cooperative: Cooperative,
    guidance: HealthGuidance | None,
    refuted: Collection[str] = (),
) -> Iterator[Problem]:
    """Parts above their whole, results that do not follow, profiles that say otherwise (rupiah, exact).

    Wholes in `refuted` are told already.
    """
    rulebook = score.rulebook
    if guidance is None or rulebook is None or not guidance.speaks_for(rulebook):
        return
    found = score.collect_amounts()
    yield from _check_parts(found, guidance, Bounds(rulebook), refuted)
    yield from _check_outcomes(assessment, found, guidance)
    profile = cooperative.profile
    if profile is not None and ("period_end",) not in assessment.refused and _speaks_of_all(rulebook, profile.content):
        yield from _check_profile(assessment, found, guidance, profile)


def _check_parts(
    found: Mapping[str, AmountResult], guidance: HealthGuidance, bounds: Bounds, refuted: Collection[str]
) -> Iterator[Problem]:
    told: dict[str, set[Place]] = {}
    for relation in guidance.parts:
        whole, parts = found.get(relation.whole), _known_parts(found, relation)
        if whole is None or whole.value is None or not parts or whole.id in refuted or _is_waived(found, relation):
            continue
        added = sum((value for _, value in parts), Fraction(0))
        # A whole below zero that cannot be is told as such; a loss has no parts to divide.
        floor = whole.value if bounds.is_never_negative(whole.id) else max(whole.value, Fraction(0))
        if added <= floor or floor < 0:
            continue
        places = [place for part, _ in parts for place, _ in sorted(_stated(part), key=lambda one: -one[1])]
        if not places or set(places) <= told.get(whole.id, set()):
            continue
        told.setdefault(whole.id, set()).update(places)
        values = {"part": " + ".join(part.id for part, _ in parts), "whole": whole.id}
        values |= {"part_value": rupiah(added), "whole_value": rupiah(whole.value)}
        # The largest figure of a sum is the likeliest to have a zero too many.
        first, *others = places
        yield Problem("K52", first, values, (*others, *(one for one, _ in _stated(whole))))


def _known_parts(found: Mapping[str, AmountResult], relation: PartOf) -> list[tuple[AmountResult, Fraction]]:
    """The parts that are known with their values, largest first."""
    known = [(one, one.value) for one in map(found.get, relation.parts) if one is not None and one.value is not None]
    return sorted(known, key=lambda one: -one[1])


def _is_waived(found: Mapping[str, AmountResult], relation: PartOf) -> bool:
    others = (found.get(name) for name in relation.unless_negative)
    return any(one is not None and one.value is not None and one.value < 0 for one in others)


def _check_outcomes(
    assessment: Authored[HealthAssessment], found: Mapping[str, AmountResult], guidance: HealthGuidance
) -> Iterator[Problem]:
    for outcome in guidance.outcomes:
        stated = assessment.content.figures.get(outcome.amount)
        here = found.get(outcome.amount)
        # What the books refute is told at the books.
        if stated is None or here is None or here.value != stated:
            continue
        computed = _add(found, outcome.terms)
        if computed is None or abs(stated - computed) < 1:
            continue
        values = {"name": outcome.amount, "stated": rupiah(Fraction(stated)), "computed": rupiah(computed)}
        values |= {"difference": rupiah(stated - computed), "formula": _write_formula(found, outcome.terms)}
        related = tuple(place for term in outcome.terms for place, _ in _stated(found[term.of]))
        yield Problem("K63", assessment.place("figures", outcome.amount), values, related)


def _add(found: Mapping[str, AmountResult], terms: tuple[Term, ...]) -> Fraction | None:
    total = Fraction(0)
    for term in terms:
        one = found.get(term.of)
        if one is None or one.value is None:
            return None
        total += one.value * Fraction(term.weight) / 100
    return total


def _write_formula(found: Mapping[str, AmountResult], terms: tuple[Term, ...]) -> str:
    words = []
    for term in terms:
        sign = "− " if term.weight < 0 else "+ "
        words.append(f"{sign}`{term.of}` {rupiah(found[term.of].value or Fraction(0))}")
    return " ".join(words).removeprefix("+ ")


def _speaks_of_all(rulebook: Rulebook, profile: Profile) -> bool:
    """Whether the assessment is of the whole cooperative and not of its savings-and-loan unit alone."""
    return profile.kind is CooperativeKind.SIMPAN_PINJAM or Scope.SEKTOR_RIIL in rulebook.applies_to


def _check_profile(
    assessment: Authored[HealthAssessment],
    found: Mapping[str, AmountResult],
    guidance: HealthGuidance,
    profile: Authored[Profile],
) -> Iterator[Problem]:
    year = assessment.content.period_end.year
    for position, line in enumerate(profile.content.yearly_figures):
        path = ("yearly_figures", position)
        if line.year != year or (*path, "year") in profile.refused:
            continue
        for same in guidance.yearly_figures:
            written = getattr(line, same.figure)
            if written is None or (first := _refute(written, same, found)) is None:
                continue
            value = first.value or Fraction(0)
            values = {"figure": same.figure, "year": str(year), "stated": rupiah(Fraction(written))}
            values |= {"name": first.id, "value": rupiah(value), "difference": rupiah(written - value)}
            places = tuple(place for place, _ in _stated(first)) if first.place else (assessment.place("figures"),)
            yield Problem("K81", profile.place(*path, same.figure), values, places)


def _refute(written: int, same: SameFigure, found: Mapping[str, AmountResult]) -> AmountResult | None:
    """The amount that speaks against a figure of the profile (rupiah); None where none does."""
    known = [one for one in map(found.get, same.amounts) if one is not None and one.value is not None]
    ranges = [between for one in known if (between := _can_be(one)) is not None]
    # One measure that cannot be compared may be the one that is meant.
    if known and len(ranges) == len(known) and not any(low - 1 < written < high + 1 for low, high in ranges):
        return known[0]
    most = [one for one in map(found.get, same.at_most) if one is not None and one.value is not None]
    return next((one for one in most if (limit := _can_be(one)) is not None and written >= limit[1] + 1), None)


def _can_be(amount: AmountResult) -> tuple[Fraction, Fraction] | None:
    """What the amount comes to when parts that count by less than all count in full, or not at all."""
    if amount.value is None:
        return None
    if amount.rule is None or all(abs(term.weight) == 100 for term in amount.rule.terms):
        return amount.value, amount.value
    if amount.state is not AmountState.COMPUTED:
        return None
    low = high = Fraction(0)
    for term, part in zip(amount.rule.terms, amount.parts, strict=True):
        value = part.value or Fraction(0)
        least, most = (value, value) if term.weight == 100 else sorted((Fraction(0), value))
        low, high = low + least, high + most
    return low, high


def _stated(amount: AmountResult) -> list[tuple[Place, Fraction]]:
    """Where a known amount was stated, or else its parts, each with its value (rupiah)."""
    if amount.place is not None:
        return [(amount.place, amount.value or Fraction(0))]
    return [found for part in amount.parts for found in _stated(part)]
