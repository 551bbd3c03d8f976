"""A recorded result beside the computed one, and what could be verified of it even without figures.

Every verdict here is that of the checks (`A` problems): a line without a problem is one that held. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.recorded_doubt import RecordedDoubt, find_doubt
from generator.model.results import HealthScore
from generator.pages import wording
from generator.pages.health_result import HealthResultText, quote_recorded_result, tell_recorded_result
from generator.pages.language import said
from generator.pages.measure_figures import points_span
from generator.pages.rulebook_text import RulebookText
from generator.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class RecordedLine:
    """A recorded number beside the computed one, with what the checks found."""

    name: str
    recorded: str
    computed: str
    holds: bool | None
    """None while nothing about it could be checked."""
    verdict: str


def quote_recorded(
    document: Authored[HealthAssessment], text: RulebookText | None, problems: Iterable[Problem], dated: bool = False
) -> str:
    """`60,50 (Dalam Pengawasan)`, with what the checks say against it; empty where no total is recorded.

    `dated` adds the day of the record where it is known: `60,50 (Dalam Pengawasan), 14 Maret 2024`.
    """
    recorded = document.content.recorded
    if recorded is None:
        return ""
    quote = tell_recorded_result(recorded.total, recorded.predicate, text)
    if dated and quote and recorded.on:
        quote = f"{quote}, {wording.day(recorded.on)}"
    return quote_recorded_result(quote, find_doubt(problems, document.file))


def tell_recorded(
    score: HealthScore,
    document: Authored[HealthAssessment],
    text: RulebookText | None,
    result: HealthResultText,
    problems: Iterable[Problem],
) -> tuple[RecordedLine, ...]:
    """The recorded aspects, total and predicate, in this order."""
    recorded = document.content.recorded
    if recorded is None:
        return ()
    problems = tuple(problems)
    refuted = {(problem.code, problem.place) for problem in problems}
    judged = score.reason is None and text is not None

    def fails(code: str, *path: str) -> bool:
        return (code, document.place("recorded", *path)) in refuted

    lines = []
    for one in score.aspects:
        if one.rule.id not in recorded.aspects:
            continue
        value, shown = recorded.aspects[one.rule.id], points_span(one.lowest, one.highest)
        if one.score is not None:
            lines.append(_compare(one.rule.name.id, value, one.score, shown))
            continue
        possible = not fails("A04", "aspects", one.rule.id)
        verdict = said("mungkin menurut tabel aturan") if possible else said("tidak mungkin menurut tabel aturan")
        lines.append(_line(one.rule.name.id, value, shown, possible if judged else None, verdict))
    if recorded.total is not None:
        whole = all(one.rule.id in recorded.aspects for one in score.aspects)
        adds_up, inside = not fails("A07", "total"), not fails("A06", "total")
        if score.total is not None:
            lines.append(_compare(said("Jumlah"), recorded.total, score.total, result.number))
        elif whole and inside:
            verdict = said("sama dengan jumlah aspek tercatat" if adds_up else "berbeda dari jumlah aspek tercatat")
            lines.append(_line(said("Jumlah"), recorded.total, result.number, adds_up if judged else None, verdict))
        else:
            verdict = said("di dalam rentang yang mungkin" if inside else "di luar rentang yang mungkin")
            lines.append(_line(said("Jumlah"), recorded.total, result.number, inside if judged else None, verdict))
    if recorded.predicate is not None:
        lines.append(_predicate(score, recorded.predicate, recorded.total is not None, text, result, fails))
    if find_doubt(problems, document.file) is RecordedDoubt.OTHER_RULEBOOK:
        # The checks held nothing against a rule that was not meant, so that nothing was found says nothing.
        return tuple(replace(line, holds=None) for line in lines)
    return tuple(lines)


def _predicate(
    score: HealthScore,
    written: str,
    has_total: bool,
    text: RulebookText | None,
    result: HealthResultText,
    fails: Callable[..., bool],
) -> RecordedLine:
    known = text.predicates.get(written) if text else None
    word = known.name if known else written
    shown = result.predicate or said("belum pasti")
    name = said("Predikat")
    if score.predicate is not None:
        same = score.predicate.id == written
        return RecordedLine(name, word, shown, same, said("sama") if same else said("berbeda"))
    if score.reason is not None or text is None:
        return RecordedLine(name, word, shown, None, "")
    if known is None:
        return RecordedLine(name, word, shown, False, said("tidak ada dalam aturan"))
    follows = not fails("A08", "predicate")
    if has_total:
        verdict = said(
            "sesuai batas aturan ({limits})" if follows else "tidak sesuai batas aturan ({limits})", limits=known.limits
        )
        return RecordedLine(name, word, shown, follows, verdict)
    verdict = said("sesuai rentang yang mungkin" if follows else "tidak sesuai rentang yang mungkin")
    return RecordedLine(name, word, shown, follows, verdict)


def _line(name: str, recorded: Decimal, shown: str, holds: bool | None, verdict: str) -> RecordedLine:
    return RecordedLine(name, wording.points(recorded), shown, holds, "" if holds is None else verdict)


def _compare(name: str, recorded: Decimal, computed: Fraction, shown: str) -> RecordedLine:
    difference = computed - Fraction(recorded)
    # A printed total of two decimals stands for everything that rounds to it.
    agrees = wording.points(recorded) == wording.points(computed)
    sign = "+" if difference > 0 else ""
    verdict = said("sama") if agrees else said("berbeda {points}", points=sign + wording.points(difference))
    return RecordedLine(name, wording.points(recorded), shown, agrees, verdict)
