"""Stated sums held against their parts, and the two sides of the balance sheet against each other.

Knows every value an amount can have while figures contradict each other, so that one wrong figure is told once and a
second one is not hidden behind it. Never chooses between two values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from generator.checking.bounds import Bounds
from generator.checking.exact_text import rupiah
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.results import AmountResult, AmountState, HealthScore
from generator.problems.place import Place
from generator.problems.problem import Problem

BALANCE = ("total_aset", "total_pasiva")


def check_sums(assessment: Authored[HealthAssessment], score: HealthScore) -> list[Problem]:
    """Sums that their parts refute, sides that do not balance, parts above their whole (rupiah, exact)."""
    found = score.collect_amounts()
    stated = {name: Fraction(value) for name, value in assessment.content.figures.items()}
    problems = [*_check_added(assessment, found, stated)]
    if score.rulebook is not None:
        problems += _check_least(assessment, found, Bounds(score.rulebook))
    problems += _check_balance(assessment, found, stated)
    return problems


def _check_added(
    assessment: Authored[HealthAssessment], found: Mapping[str, AmountResult], stated: Mapping[str, Fraction]
) -> Iterator[Problem]:
    for amount in found.values():
        value = stated.get(amount.id)
        # What agrees with its parts is computed; what the books refute is told at the books.
        if value is None or amount.rule is None or amount.state not in (AmountState.STATED, AmountState.CONTRADICTORY):
            continue
        # With a wrong figure among the parts the sum is still told when no way to mend the parts would give it.
        possible = _readings_of_parts(amount, stated)
        added = amount.sum_of_parts if amount.sum_of_parts is not None else _add_leaves(amount)
        if added is None or any(abs(value - one) < 1 for one in possible):
            continue
        parts = ", ".join(part.id for part in amount.parts)
        values = {"name": amount.id, "stated": rupiah(value), "added": rupiah(added)}
        values |= {"difference": rupiah(value - added), "parts": parts}
        yield Problem("K50", assessment.place("figures", amount.id), values)


def _readings(amount: AmountResult, stated: Mapping[str, Fraction]) -> frozenset[Fraction]:
    """Every value the amount has when one of the figures that contradict each other is taken at its word."""
    own = amount.value if amount.value is not None else stated.get(amount.id)
    if amount.state is AmountState.COMPUTED or amount.rule is None:
        # A figure that the books contradict has no value at all.
        return frozenset() if amount.value is None else frozenset({amount.value})
    return _readings_of_parts(amount, stated) | (frozenset() if own is None else frozenset({own}))


def _readings_of_parts(amount: AmountResult, stated: Mapping[str, Fraction]) -> frozenset[Fraction]:
    choices = product(*(_readings(part, stated) for part in amount.parts))
    return frozenset(added for one in choices if (added := _combine(amount, one)) is not None)


def _add_leaves(amount: AmountResult) -> Fraction | None:
    """What the parts give when sums among them count by their own parts; None while an account is unknown."""
    if amount.rule is None:
        return amount.value
    parts = [_add_leaves(part) for part in amount.parts]
    known = tuple(added if added is not None else part.value for part, added in zip(amount.parts, parts, strict=True))
    return None if None in known else _combine(amount, tuple(one for one in known if one is not None))


def _combine(amount: AmountResult, parts: tuple[Fraction, ...]) -> Fraction | None:
    if amount.rule is None:
        return None
    if amount.rule.share is not None:
        of, part, whole = parts
        return of * part / whole if whole > 0 else None
    terms = zip(amount.rule.terms, parts, strict=True)
    return sum((value * Fraction(term.weight) / 100 for term, value in terms), Fraction(0))


def _check_least(
    assessment: Authored[HealthAssessment], found: Mapping[str, AmountResult], bounds: Bounds
) -> Iterator[Problem]:
    """Unknown parts can add to a sum, never take from it, unless they may be negative."""
    groups = [one for one in found.values() if one.state is AmountState.STATED and one.rule is not None]
    for amount in groups:
        if amount.value is None:
            continue
        if amount.value < 0 and bounds.is_never_negative(amount.id):
            continue
        known, least = bounds.known_parts(amount), bounds.least_of_parts(amount)
        # Sums that are stated without their parts count as one: cash and bank together beside the total assets.
        for group in groups:
            counted = bounds.least_with(amount, group, found)
            if counted is not None and (least is None or counted[0] > least):
                least, known = counted
        # Half weights can leave half a rupiah, which a whole stated figure cannot show.
        if known and least is not None and least - amount.value >= 1:
            values = {"name": amount.id, "stated": rupiah(amount.value), "known": rupiah(least)}
            values["parts"] = ", ".join(known)
            # The largest part is the likeliest to have a zero too many.
            places = [(one.value, one.place) for one in map(found.get, known) if one and one.value and one.place]
            largest = max(places, default=None)
            related = (largest[1],) if largest else ()
            yield Problem("K55", assessment.place("figures", amount.id), values, related)


def _check_balance(
    assessment: Authored[HealthAssessment], found: Mapping[str, AmountResult], stated: Mapping[str, Fraction]
) -> Iterator[Problem]:
    sides = [found.get(name) for name in BALANCE]
    assets, funding = (
        _readings(side, stated) if side is not None else frozenset({stated[name]} if name in stated else ())
        for name, side in zip(BALANCE, sides, strict=True)
    )
    # A side that its own parts refute is told as such; no second problem where its parts do balance.
    if not assets or not funding or assets & funding or not _is_told_here(assessment, sides, stated):
        return
    left, right = (_most_direct(name, side, stated) for name, side in zip(BALANCE, sides, strict=True))
    if left is None or right is None:
        return
    values = {"assets": rupiah(left), "funding": rupiah(right), "difference": rupiah(left - right)}
    above, below = (assessment.place("figures", name) if name in stated else None for name in BALANCE)
    place = below or above or assessment.place("figures")
    yield Problem("K51", place, values, (above,) if below and above else ())


def _most_direct(name: str, side: AmountResult | None, stated: Mapping[str, Fraction]) -> Fraction | None:
    if name in stated or side is None:
        return stated.get(name)
    return _add_leaves(side) if side.value is None else side.value


def _is_told_here(
    assessment: Authored[HealthAssessment], sides: list[AmountResult | None], stated: Mapping[str, Fraction]
) -> bool:
    """Books whose own sides differ are told at the books."""
    return any(name in stated for name in BALANCE) or any(
        place.file == assessment.file for side in sides if side is not None for place in _places(side)
    )


def _places(amount: AmountResult) -> Iterator[Place]:
    if amount.place is not None:
        yield amount.place
    for part in amount.parts:
        yield from _places(part)
