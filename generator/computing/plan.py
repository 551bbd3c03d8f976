"""How far a plan has come, indicator by indicator, from what sources state. An unstated value stays unknown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.plan import Attainment, Kpi, Plan
from generator.model.programme_results import KpiProgress, PlanResult


def compute_plan(
    plan: Authored[Plan], kpis: Sequence[Authored[Kpi]], attainments: Sequence[Authored[Attainment]]
) -> PlanResult:
    """Each indicator with its newest value of the target's nature: a year's own number is no cumulative one."""
    stated = [one.content for one in attainments]
    return PlanResult(plan, tuple(_progress(kpi.content, stated) for kpi in kpis))


def _progress(kpi: Kpi, stated: Sequence[Attainment]) -> KpiProgress:
    fitting = sorted(
        (one for one in stated if one.number == kpi.number and one.cumulative == kpi.target_cumulative),
        key=lambda one: one.year,
    )
    line = [(one.year, Fraction(one.value)) for one in fitting]
    if kpi.baseline_cumulative == kpi.target_cumulative or kpi.baseline == 0:
        line.insert(0, (kpi.baseline_year, Fraction(kpi.baseline)))
    if not fitting:
        return KpiProgress(kpi, None, None, tuple(line))
    way = Fraction(kpi.target) - Fraction(kpi.baseline)
    share = (Fraction(fitting[-1].value) - Fraction(kpi.baseline)) * 100 / way if way else None
    return KpiProgress(kpi, fitting[-1], share, tuple(line))
