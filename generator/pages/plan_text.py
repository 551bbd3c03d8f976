"""A plan's indicators in words, and the cumulative line of its target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from generator.model.plan import Kpi
from generator.model.programme_results import KpiProgress, PlanResult
from generator.model.rulebook import Instrument
from generator.pages import mentoring_words as words
from generator.pages import wording
from generator.pages.language import said
from generator.pages.model_figure import LinePoint, draw_target_line

_TRILLION = ("triliun rupiah", "trillion rupiah")
"""The unit as the plan names it, in either language."""


@dataclass(frozen=True, slots=True)
class KpiText:
    """One row of the table."""

    kpi: Kpi
    baseline: str
    target: str
    reached: str
    """With its year; `tidak diketahui` while no source states it."""
    share: str
    """Percent of the way; empty while unknown."""
    fill: str
    """The same as a width, 0 to 100."""
    source: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan in words."""

    id: str
    name: str
    owner: str
    basis: str
    block: str
    goal: str
    rows: tuple[KpiText, ...]
    codes: tuple[str, ...]
    """Codes of the sustainable development goals in its rows."""
    target: KpiText | None
    line: Markup
    result: PlanResult


def kpi_value(value: Decimal, unit: str) -> str:
    """`3,3 %`, `Rp140 triliun`, `3.500 unit`."""
    number = wording.trimmed(value)
    if unit in _TRILLION:
        return said("Rp{number} triliun", number=number).replace(" ", "\u00a0")
    return wording.trimmed_percent(value) if unit == "%" else f"{number}\u00a0{unit}"


def kpi_value_en(value: Decimal, unit: str) -> str:
    """The same in English: `IDR 140 trillion`, `3,500 units`, `3.3%`."""
    number = wording.trimmed(value, "en")
    if unit == "trillion rupiah":
        return f"IDR {number} trillion"
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}"


def tell_plan(result: PlanResult, instrument: Instrument | None) -> PlanText:
    """All words of a plan."""
    plan = result.plan.content
    rows = tuple(_tell(one) for one in result.progress)
    target = next((row for row in rows if row.kpi.number == plan.target), None)
    return PlanText(
        plan.id,
        plan.name,
        plan.owner,
        said("{title}, Nomor {number}", title=instrument.title, number=instrument.number)
        if instrument
        else said(words.UNKNOWN),
        plan.block or "",
        plan.goal or "",
        rows,
        tuple(dict.fromkeys(row.kpi.sdg for row in rows if row.kpi.sdg)),
        target,
        _line(result.target) if result.target else Markup(""),
        result,
    )


def _tell(one: KpiProgress) -> KpiText:
    kpi = one.kpi
    reached = f"{kpi_value(one.reached.value, kpi.unit)} ({one.reached.year})" if one.reached else said(words.UNKNOWN)
    share = wording.percent(one.share) if one.share is not None else ""
    fill = f"{float(min(max(one.share, Fraction(0)), Fraction(100))):.2f}" if one.share is not None else ""
    cumulative = f" {said('(kumulatif)')}"
    return KpiText(
        kpi,
        kpi_value(kpi.baseline, kpi.unit) + cumulative * kpi.baseline_cumulative,
        kpi_value(kpi.target, kpi.unit) + cumulative * kpi.target_cumulative,
        reached,
        share,
        fill,
        one.reached.source if one.reached else "",
        one.reached.url if one.reached else None,
    )


def _line(one: KpiProgress) -> Markup:
    kpi = one.kpi
    whole = kpi.target
    if not whole or not one.line:
        return Markup("")
    points = [LinePoint(year, float(value * 100 / int(whole)), wording.trimmed(value)) for year, value in one.line]
    known = "; ".join(f"{year}: {wording.trimmed(value)}" for year, value in one.line)
    goal = LinePoint(kpi.target_year, 100.0, said("target {number}", number=wording.trimmed(whole)))
    words_ = said(
        "{indicator}, kumulatif. {known}. Target {year}: {number}.",
        indicator=kpi.indicator,
        known=known,
        year=kpi.target_year,
        number=wording.trimmed(whole),
    )
    return draw_target_line(points, goal, kpi.baseline_year, words_)
