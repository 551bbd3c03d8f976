"""Does a rulebook add up? Weights, bands without hole or overlap, names that exist, predicates, dates, citations.

A rulebook with any finding here is not used for scoring. Refuses to know whether the law is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from generator.checking.operands import check_operand_rules
from generator.model.cooperative import Authored
from generator.model.rulebook import Aspect, Band, Grounds, Indicator, Instrument, Method, Rulebook
from generator.problems.problem import Problem

BEST_CLASS = 4
"""Where indicators are graded 1 to 4, the score is 5 - value: 4 for the best class."""


def check_rulebook(authored: Authored[Rulebook], instruments: Mapping[str, Instrument]) -> list[Problem]:
    """Every reason why this rulebook cannot be used."""
    rulebook = authored.content
    return [
        *_check_identity(authored, instruments),
        *_check_names(authored),
        *_check_weights(authored),
        *_check_signs(authored),
        *_check_cycles(authored),
        *(
            problem
            for position, aspect in enumerate(rulebook.aspects)
            for number, indicator in enumerate(aspect.indicators)
            for problem in _check_indicator(authored, indicator, ("aspects", position, "indicators", number))
        ),
        *check_operand_rules(authored),
        *_check_predicates(authored),
        *_check_sources(authored),
    ]


def _check_identity(authored: Authored[Rulebook], instruments: Mapping[str, Instrument]) -> Iterator[Problem]:
    rulebook = authored.content
    if rulebook.instrument not in instruments:
        yield Problem("R02", authored.place("instrument"), {"id": rulebook.instrument})
    force = rulebook.in_force
    if force.until is not None and force.until < force.since:
        yield Problem("R03", authored.place("in_force"), {"since": force.since, "until": force.until})


def _check_names(authored: Authored[Rulebook]) -> Iterator[Problem]:
    rulebook = authored.content
    named = [account.id for account in rulebook.accounts] + [amount.id for amount in rulebook.amounts]
    indicators = [indicator for aspect in rulebook.aspects for indicator in aspect.indicators]
    questions = [question.id for indicator in indicators for question in indicator.questions]
    groups = (named, [aspect.id for aspect in rulebook.aspects], [one.id for one in indicators], questions)
    for group in groups:
        for name, times in Counter(group).items():
            if times > 1:
                yield Problem("R04", authored.place("id"), {"id": name, "times": str(times)})
    known = frozenset(named)
    for position, amount in enumerate(rulebook.amounts):
        place = authored.place("amounts", position)
        if bool(amount.terms) == (amount.share is not None):
            yield Problem("R05", place, {"id": amount.id})
        share = () if amount.share is None else (amount.share.of, amount.share.part, amount.share.whole)
        for name in (*(term.of for term in amount.terms), *share):
            if name not in known:
                yield Problem("R06", place, {"id": name, "owner": amount.id})
    for indicator in indicators:
        for operand in (indicator.numerator, indicator.denominator):
            if operand is not None and operand not in known:
                yield Problem("R06", authored.place("aspects"), {"id": operand, "owner": indicator.id})


def _check_weights(authored: Authored[Rulebook]) -> Iterator[Problem]:
    rulebook = authored.content
    weights = [aspect.weight for aspect in rulebook.aspects]
    yield from _compare(authored, rulebook.id, rulebook.total, weights, ("total",))
    if rulebook.method is Method.CLASS_AVERAGE:
        return
    for position, aspect in enumerate(rulebook.aspects):
        weights = [indicator.weight or Decimal(0) for indicator in aspect.indicators]
        yield from _compare(authored, aspect.id, aspect.weight, weights, ("aspects", position, "weight"))


def _check_signs(authored: Authored[Rulebook]) -> Iterator[Problem]:
    """Weights stand where the method needs them and only there, above zero."""
    averaged = authored.content.method is Method.CLASS_AVERAGE
    for position, aspect in enumerate(authored.content.aspects):
        for number, indicator in enumerate(aspect.indicators):
            weight = indicator.weight
            if (weight is not None) if averaged else (weight is None or weight <= 0):
                place = authored.place("aspects", position, "indicators", number, "weight")
                yield Problem("R17", place, {"id": indicator.id, "weight": "–" if weight is None else str(weight)})


def _compare(
    authored: Authored[Rulebook], owner: str, expected: Decimal, weights: list[Decimal], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    found = sum(weights, Decimal(0))
    if found != expected:
        values = {"owner": owner, "expected": str(expected), "found": str(found)}
        yield Problem("R07", authored.place(*path), values)


def _check_cycles(authored: Authored[Rulebook]) -> Iterator[Problem]:
    parts = {
        amount.id: [term.of for term in amount.terms]
        + ([amount.share.of, amount.share.part, amount.share.whole] if amount.share else [])
        for amount in authored.content.amounts
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> str | None:
        if name in above:
            return " → ".join((*above[above.index(name) :], name))
        if name in done:
            return None
        done.add(name)
        return next(filter(None, (visit(part, (*above, name)) for part in parts.get(name, ()))), None)

    for name in parts:
        circle = visit(name, ())
        if circle:
            yield Problem("R08", authored.place("amounts"), {"circle": circle})
            return


def _check_indicator(
    authored: Authored[Rulebook], indicator: Indicator, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    place = authored.place(*path)
    is_ratio = indicator.numerator is not None and indicator.denominator is not None
    if is_ratio + bool(indicator.questions) + bool(indicator.items) != 1:
        yield Problem("R09", place, {"id": indicator.id})
        return
    averaged = authored.content.method is Method.CLASS_AVERAGE
    if indicator.questions:
        found = (indicator.points_per_yes or Decimal(0)) * len(indicator.questions)
        if averaged or found != indicator.weight:
            yield Problem("R07", place, {"owner": indicator.id, "expected": str(indicator.weight), "found": str(found)})
        return
    for number, band in enumerate(indicator.bands):
        expected = BEST_CLASS + 1 - band.value if averaged else band.value * (indicator.weight or 0) / 100
        if band.score != expected:
            values = {"id": indicator.id, "score": str(band.score), "expected": f"{expected.normalize():f}"}
            yield Problem("R10", authored.place(*path, "bands", number), values)
    yield from _check_bands(authored, indicator, path)


def _check_bands(authored: Authored[Rulebook], indicator: Indicator, path: tuple[str | int, ...]) -> Iterator[Problem]:
    bands = indicator.bands
    place = authored.place(*path, "bands")
    if bool(bands) == (indicator.bands_unknown is not None):
        yield Problem("R09", place, {"id": indicator.id})
    if not bands:
        return
    for number, band in enumerate(bands):
        twice = (band.at_least is not None and band.above is not None) or (
            band.at_most is not None and band.below is not None
        )
        low, high = _low(band), _high(band)
        if twice or (low is not None and high is not None and (low > high)):
            yield Problem("R11", authored.place(*path, "bands", number), {"id": indicator.id})
            return
    if _low(bands[0]) is not None or _high(bands[-1]) is not None:
        yield Problem("R12", place, {"id": indicator.id, "at": "±∞"})
    for before, after in pairwise(bands):
        high, low = _high(before), _low(after)
        if high is None or low is None or low < high:
            at = next((str(limit) for limit in (low, high) if limit is not None), "±∞")
            yield Problem("R13", place, {"id": indicator.id, "at": at})
        elif low > high or (before.at_most is None and after.at_least is None):
            yield Problem("R12", place, {"id": indicator.id, "at": str(high)})
        elif before.at_most is not None and after.at_least is not None:
            yield Problem("R13", place, {"id": indicator.id, "at": str(high)})


def _low(band: Band) -> Decimal | None:
    return band.at_least if band.at_least is not None else band.above


def _high(band: Band) -> Decimal | None:
    return band.at_most if band.at_most is not None else band.below


def _check_predicates(authored: Authored[Rulebook]) -> Iterator[Problem]:
    classes = authored.content.predicates.classes
    place = authored.place("predicates")
    limits = [one.at_least for one in classes]
    if not classes or limits[-1] != 0:
        yield Problem("R14", place, {"at": str(limits[-1]) if limits else "0"})
    if classes and classes[0].below is not None:
        yield Problem("R14", place, {"at": str(classes[0].below)})
    for better, worse in pairwise(classes):
        if worse.below != better.at_least or worse.at_least >= better.at_least:
            yield Problem("R14", place, {"at": worse.id})


def _check_sources(authored: Authored[Rulebook]) -> Iterator[Problem]:
    rulebook = authored.content
    known = {source.key for source in rulebook.sources}
    for grounds in _all_grounds(rulebook):
        for key in grounds.sources:
            if key not in known:
                yield Problem("R15", authored.place("sources"), {"key": key, "citation": grounds.citation})
        if grounds.evidence.value != "unverified" and not grounds.sources:
            yield Problem("R16", authored.place("sources"), {"citation": grounds.citation})


def _all_grounds(rulebook: Rulebook) -> Iterator[Grounds]:
    yield from (amount.grounds for amount in rulebook.amounts)
    yield rulebook.predicates.grounds
    for indicator in _indicators(rulebook.aspects):
        yield indicator.grounds
        yield from (band.grounds for band in indicator.bands if band.grounds)
        yield from (question.grounds for question in indicator.questions if question.grounds)


def _indicators(aspects: tuple[Aspect, ...]) -> Iterator[Indicator]:
    for aspect in aspects:
        yield from aspect.indicators
