"""Breakdowns of a region's register with the part their source leaves open. Refuses to say what that part is."""

from __future__ import annotations

from generator.model.cooperative import Authored
from generator.model.programme_results import BreakdownResult, RegisterResult
from generator.model.region_register import RegionRegister


def compute_register(authored: Authored[RegionRegister]) -> RegisterResult:
    """Each breakdown of the total, or of one district that another breakdown counts."""
    register = authored.content
    wholes = {part.region: part.count for one in register.breakdowns if one.of is None for part in one.parts}
    results = []
    for breakdown in register.breakdowns:
        whole = register.total if breakdown.of is None else wholes[breakdown.of]
        results.append(BreakdownResult(breakdown, whole, sum(part.count for part in breakdown.parts)))
    return RegisterResult(authored, tuple(results))
