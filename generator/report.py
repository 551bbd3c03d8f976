"""Scores as the terminal and other programs read them: the JSON of `lumbung score`, and a table with the trace.

Knows how exact numbers become text: decimals as strings, unrounded; what has no end in decimals is given to 34 digits.
"""

from __future__ import annotations

from collections import Counter
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from generator.model.cooperative import Cooperative
from generator.model.results import AmountResult, AmountState, FindingState, HealthScore, IndicatorScore
from generator.pages import wording
from generator.problems.place import Place
from generator.problems.writers import plain

_LONG = Context(prec=34)
_STATES = {
    FindingState.SCORED: "",
    FindingState.INCOMPLETE: "belum lengkap",
    FindingState.NOT_COMPUTABLE: "tidak dapat dihitung",
    FindingState.NOT_APPLICABLE: "tidak berlaku",
}


def decimal_text(value: Fraction | None) -> str | None:
    """Plain decimal notation without an exponent; exact wherever decimals can be."""
    if value is None:
        return None
    twos_and_fives = value.denominator
    for prime in (2, 5):
        while twos_and_fives % prime == 0:
            twos_and_fives //= prime
    if twos_and_fives == 1:
        digits = Context(prec=max(50, len(str(value.numerator)) + len(str(value.denominator)) * 4))
        number = digits.divide(Decimal(value.numerator), Decimal(value.denominator))
        return f"{number:f}"
    return f"{_LONG.divide(Decimal(value.numerator), Decimal(value.denominator)):f}"


def list_sources(indicator: IndicatorScore) -> list[Place]:
    """Every place a number or answer of this indicator was stated at."""
    found: dict[Place, None] = {}
    stack: list[AmountResult] = [one for one in (indicator.denominator, indicator.numerator) if one is not None]
    while stack:
        amount = stack.pop()
        if amount.place is not None:
            found[amount.place] = None
        # A stated total whose parts are not all known was not added from them.
        if amount.state is not AmountState.STATED:
            stack.extend(reversed(amount.parts))
    if indicator.stated_ratio is not None:
        found[indicator.stated_ratio] = None
    for answer in indicator.answers:
        if answer.place is not None:
            found[answer.place] = None
    return list(found)


def scores_as_data(cooperative: Cooperative, scores: tuple[HealthScore, ...]) -> dict[str, Any]:
    """The documented JSON object."""
    return {"cooperative": cooperative.id, "assessments": [_score_as_data(score) for score in scores]}


def _score_as_data(score: HealthScore) -> dict[str, Any]:
    return {
        "kind": "health",
        "id": score.id,
        "rulebook": score.rulebook.id if score.rulebook else None,
        "period_end": score.period_end.isoformat(),
        "total": decimal_text(score.total),
        "lowest": decimal_text(score.lowest),
        "highest": decimal_text(score.highest),
        "predicate": score.predicate.id if score.predicate else None,
        "aspects": [
            {
                "id": aspect.rule.id,
                "score": decimal_text(aspect.score),
                "max": decimal_text(aspect.maximum),
                "indicators": [_indicator_as_data(indicator) for indicator in aspect.indicators],
            }
            for aspect in score.aspects
        ],
    }


def _indicator_as_data(indicator: IndicatorScore) -> dict[str, Any]:
    if indicator.answers:
        given = [one.yes for one in indicator.answers if one.yes is not None]
        numerator = Fraction(sum(given)) if len(given) == len(indicator.answers) else None
        denominator: Fraction | None = Fraction(len(indicator.answers))
    else:
        numerator = indicator.numerator.value if indicator.numerator else None
        denominator = indicator.denominator.value if indicator.denominator else None
    return {
        "id": indicator.rule.id,
        "numerator": decimal_text(numerator),
        "denominator": decimal_text(denominator),
        "ratio": decimal_text(indicator.ratio),
        "value": decimal_text(indicator.value),
        "score": decimal_text(indicator.score),
        "max": decimal_text(indicator.maximum),
        "state": indicator.state.value,
        "sources": [{"file": place.file, "line": place.line} for place in list_sources(indicator)],
    }


def print_scores(console: Console, cooperative: Cooperative, scores: tuple[HealthScore, ...]) -> None:
    """One table per assessment."""
    for score in scores:
        rule = score.rulebook.title.id if score.rulebook else "tidak ada aturan yang berlaku"
        if score.reason is not None:
            # Without a score there is nothing to list: rows of zeros would pass for one.
            console.print(escape(plain(f"{cooperative.name} — {score.period_end.isoformat()} — {rule}")))
            console.print(escape(plain(f"{score.file}: {wording.NO_SCORE[score.reason]}\n")))
            continue
        table = Table(
            caption=escape(plain(score.file)),
            title=escape(plain(f"{cooperative.name} — {score.period_end.isoformat()} — {rule}")),
        )
        for heading, side in (("Indikator", "left"), ("Rasio", "right"), ("Skor", "right"), ("Maks", "right")):
            table.add_column(heading, justify="right" if side == "right" else "left")
        table.add_column("Baris", overflow="fold")
        for aspect in score.aspects:
            table.add_section()
            total = _interval(aspect.score, aspect.lowest, aspect.highest)
            table.add_row(
                f"[bold]{escape(aspect.rule.name.id)}", "", f"[bold]{total}", wording.points(aspect.maximum), ""
            )
            for one in aspect.indicators:
                places = list_sources(one)
                own = [str(place.line) for place in places if place.file == score.file]
                more = f" (+{len(own) - 6})" if len(own) > 6 else ""
                kept = Counter(PurePosixPath(place.file).stem for place in places if place.file != score.file)
                shown = "; ".join(
                    [", ".join(own[:6]) + more] * bool(own) + [f"{name} ({kept[name]} angka)" for name in kept]
                )
                table.add_row(
                    f"  {escape(one.rule.name.id)}",
                    wording.percent(one.ratio) if one.ratio is not None else _STATES[one.state],
                    _interval(one.score, one.lowest, one.highest),
                    wording.points(one.maximum),
                    escape(plain(shown)),
                )
        console.print(table)
        if score.lowest is not None and score.highest is not None:
            classes = " – ".join(one.name.id for one in reversed(score.possible_predicates))
            console.print(f"Total: {_interval(score.total, score.lowest, score.highest)} — {escape(classes)}\n")


def _interval(score: Fraction | None, lowest: Fraction, highest: Fraction) -> str:
    if score is not None:
        return wording.points(score)
    return f"{wording.points(lowest)} – {wording.points(highest)}"
