"""Which parts of the rule a result truly rests on, where those are not verified.

A definition that was not used says nothing about the result: an amount stated directly needs no weights, and a ratio
in one row of the table does not rest on the others. Refuses to judge: every grade is the rulebook's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.results import AmountResult, HealthScore, IndicatorScore
from generator.model.rulebook import Amount, Band, Evidence
from generator.pages import wording
from generator.pages.language import marked, said
from generator.pages.rulebook_text import RulebookText

_ORDER = (Evidence.VERIFIED, Evidence.SINGLE_SOURCE, Evidence.UNVERIFIED)
_NAMED = 2
OWN = marked("dasar ukuran ini")


@dataclass(frozen=True, slots=True)
class WeakPart:
    """One part that is not verified, with the anchor of its worksheet, if it has one."""

    evidence: Evidence
    word: str
    name: str
    anchor: str
    is_own: bool
    """The grounds of the indicator itself, which its clause states already."""


@dataclass(frozen=True, slots=True, eq=False)
class Weakness:
    """The unverified parts a score rests on, the weakest first. One object for each case of a rulebook."""

    parts: tuple[WeakPart, ...]
    label: str
    others: tuple[WeakPart, ...]
    """Those that the indicator's own clause does not state."""


def find_weakness(one: IndicatorScore, text: RulebookText) -> Weakness:
    """What the score rests on; worked out once for each row of the table and each choice of definitions."""
    row = find_row(one)
    used: list[Amount] = []
    if one.stated_ratio is None:
        _gather_used(one.numerator, used)
        _gather_used(one.denominator, used)
    names = tuple(rule.id for rule in used)
    key = ("weak", one.rule.id, row, one.by_operand_rule, one.stated_ratio is None, names)
    found: Weakness | None = text.remembered.get(key)
    if found is None:
        parts = _find_weak_parts(one, used, text)
        others = tuple(part for part in parts if not part.is_own)
        found = text.remembered[key] = Weakness(parts, weak_label(parts), others)
    return found


def find_row(one: IndicatorScore) -> int:
    """The number of the score's band in its table; -1 while there is none."""
    return -1 if one.band is None else next(row for row, band in enumerate(one.rule.bands) if band is one.band)


def _find_weak_parts(one: IndicatorScore, used: Sequence[Amount], text: RulebookText) -> tuple[WeakPart, ...]:
    found = {
        name: WeakPart(evidence, wording.EVIDENCE[evidence], said(OWN) if name == OWN else name, anchor, name == OWN)
        for evidence, name, anchor in (*_own_rows(one), *_definitions(used, text))
        if evidence is not Evidence.VERIFIED
    }
    return tuple(sorted(found.values(), key=lambda part: -_ORDER.index(part.evidence)))


def weak_label(parts: tuple[WeakPart, ...]) -> str:
    """`belum terverifikasi: bobot ATMR`; the weakest grade with the parts that have it."""
    if not parts:
        return ""
    names = [part.name for part in parts if part.evidence is parts[0].evidence]
    rest = len(names) - _NAMED
    told = (*names[:_NAMED], *([said("{count} lainnya", count=rest)] if rest > 0 else []))
    return f"{parts[0].word}: {wording.joined(tuple(told))}"


def count_weak(score: HealthScore, weak: Mapping[str, Weakness]) -> tuple[int, int, int]:
    """Scored indicators, and how many of them rest at worst on one source, or on nothing verified.

    `weak` holds what each indicator rests on, by its id.
    """
    scored = [one for one in score.indicators if one.score is not None]
    worst = [parts[0].evidence for one in scored if (parts := weak[one.rule.id].parts)]
    return len(scored), worst.count(Evidence.SINGLE_SOURCE), worst.count(Evidence.UNVERIFIED)


def _own_rows(one: IndicatorScore) -> Iterator[tuple[Evidence, str, str]]:
    rule = one.rule
    own = rule.grounds.evidence
    yield own, OWN, ""
    rows: tuple[Band, ...] = () if one.by_operand_rule else (one.band,) if one.band is not None else rule.bands
    weaker = [row.grounds.evidence for row in rows if row.grounds and _is_weaker(row.grounds.evidence, own)]
    if weaker:
        which = (
            said("baris tabel hasil ini") if one.band is not None else said("{count} baris tabel", count=len(weaker))
        )
        yield max(weaker, key=_ORDER.index), which, ""
    questions = [each.grounds.evidence for each in rule.questions if each.grounds]
    weaker = [evidence for evidence in questions if _is_weaker(evidence, own)]
    if weaker:
        yield max(weaker, key=_ORDER.index), said("{count} pertanyaan", count=len(weaker)), ""


def _is_weaker(one: Evidence, other: Evidence) -> bool:
    return _ORDER.index(one) > _ORDER.index(other)


def _definitions(used: Sequence[Amount], text: RulebookText) -> Iterator[tuple[Evidence, str, str]]:
    for rule in used:
        weighted = rule.share is None and not all(weight.is_whole for weight in text.weights[rule.id])
        name = wording.lower_first(_short(text.name(rule.id)))
        yield rule.grounds.evidence, said("bobot {name}" if weighted else "susunan {name}", name=name), f"a-{rule.id}"


def _gather_used(amount: AmountResult | None, used: list[Amount]) -> None:
    """Definitions that gave the value, or would give it: those of amounts that were not stated themselves."""
    if amount is None or amount.rule is None or amount.place is not None:
        return
    if amount.value is not None:
        used.append(amount.rule)
    for part in amount.parts:
        _gather_used(part, used)


def _short(name: str) -> str:
    """`ATMR` of `Aktiva tertimbang menurut risiko (ATMR)`; a badge has little room."""
    start, opening, rest = name.partition(" (")
    short = rest.removesuffix(")")
    return short if opening and short.isupper() and " " not in short else start
