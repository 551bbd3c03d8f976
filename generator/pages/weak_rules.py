"""Which parts of the rule a result truly rests on, where those are not verified.

A definition that was not used says nothing about the result: an amount stated directly needs no weights, and a ratio
in one row of the table does not rest on the others. Refuses to judge: every grade is the rulebook's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.results import AmountResult, HealthScore, IndicatorScore
from generator.model.rulebook import Amount, Band, Evidence
from generator.pages import wording
from generator.pages.rulebook_text import RulebookText

_ORDER = (Evidence.VERIFIED, Evidence.SINGLE_SOURCE, Evidence.UNVERIFIED)
_NAMED = 2
OWN = "dasar ukuran ini"


@dataclass(frozen=True, slots=True)
class WeakPart:
    """One part that is not verified, with the anchor of its worksheet, if it has one."""

    evidence: Evidence
    word: str
    name: str
    anchor: str
    is_own: bool
    """The grounds of the indicator itself, which its clause states already."""


def find_weak_parts(one: IndicatorScore, text: RulebookText) -> tuple[WeakPart, ...]:
    """The unverified parts this score rests on, the weakest first."""
    found = {
        name: WeakPart(evidence, wording.EVIDENCE[evidence], name, anchor, name == OWN)
        for evidence, name, anchor in (*_own_rows(one), *_definitions(one, text))
        if evidence is not Evidence.VERIFIED
    }
    return tuple(sorted(found.values(), key=lambda part: -_ORDER.index(part.evidence)))


def weak_label(parts: tuple[WeakPart, ...]) -> str:
    """`belum terverifikasi: bobot ATMR`; the weakest grade with the parts that have it."""
    if not parts:
        return ""
    names = [part.name for part in parts if part.evidence is parts[0].evidence]
    rest = len(names) - _NAMED
    told = (*names[:_NAMED], *([f"{rest} lainnya"] if rest > 0 else []))
    return f"{parts[0].word}: {wording.joined(tuple(told))}"


def count_weak(score: HealthScore, text: RulebookText) -> tuple[int, int, int]:
    """Scored indicators, and how many of them rest at worst on one source, or on nothing verified."""
    scored = [one for one in score.indicators if one.score is not None]
    worst = [parts[0].evidence for one in scored if (parts := find_weak_parts(one, text))]
    return len(scored), worst.count(Evidence.SINGLE_SOURCE), worst.count(Evidence.UNVERIFIED)


def _own_rows(one: IndicatorScore) -> Iterator[tuple[Evidence, str, str]]:
    rule = one.rule
    own = rule.grounds.evidence
    yield own, OWN, ""
    rows: tuple[Band, ...] = () if one.by_zero_rule else (one.band,) if one.band is not None else rule.bands
    weaker = [row.grounds.evidence for row in rows if row.grounds and _is_weaker(row.grounds.evidence, own)]
    if weaker:
        which = "baris tabel hasil ini" if one.band is not None else f"{len(weaker)} baris tabel"
        yield max(weaker, key=_ORDER.index), which, ""
    questions = [each.grounds.evidence for each in rule.questions if each.grounds]
    weaker = [evidence for evidence in questions if _is_weaker(evidence, own)]
    if weaker:
        yield max(weaker, key=_ORDER.index), f"{len(weaker)} pertanyaan", ""


def _is_weaker(one: Evidence, other: Evidence) -> bool:
    return _ORDER.index(one) > _ORDER.index(other)


def _definitions(one: IndicatorScore, text: RulebookText) -> Iterator[tuple[Evidence, str, str]]:
    if one.stated_ratio is not None:
        return
    for side in (one.numerator, one.denominator):
        for rule in _used(side):
            weighted = rule.share is None and any(weight.factor != 1 for weight in text.weights[rule.id])
            name = wording.lower_first(_short(text.name(rule.id)))
            yield rule.grounds.evidence, f"{'bobot' if weighted else 'susunan'} {name}", f"a-{rule.id}"


def _used(amount: AmountResult | None) -> Iterator[Amount]:
    """Definitions that gave the value, or would give it: those of amounts that were not stated themselves."""
    if amount is None or amount.rule is None or amount.place is not None:
        return
    if amount.value is not None:
        yield amount.rule
    for part in amount.parts:
        yield from _used(part)


def _short(name: str) -> str:
    """`ATMR` of `Aktiva tertimbang menurut risiko (ATMR)`; a badge has little room."""
    start, opening, rest = name.partition(" (")
    short = rest.removesuffix(")")
    return short if opening and short.isupper() and " " not in short else start
