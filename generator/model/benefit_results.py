"""What was counted about the benefits of mentoring in one programme year."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.benefit import FinancingState
from generator.model.results import CooperativeOverview


@dataclass(frozen=True, slots=True)
class BenefitCount:
    """Cooperatives by one item: had it before, newly hold it, partly, not, not recorded; they add up to all."""

    item: str
    had: int
    gained: int
    partly: int
    lacking: int
    unknown: int
    cohorts: tuple[tuple[str, int, int], ...]
    """Cohort, how many newly hold it, of how many recorded ones; the cohort is empty where it is not known."""


@dataclass(frozen=True, slots=True)
class FinancingCount:
    """Cooperatives in one state after mentoring."""

    state: FinancingState
    number: int


@dataclass(frozen=True, slots=True)
class BenefitsResult:
    """One year."""

    cooperatives: int
    groups: tuple[tuple[BenefitCount, ...], ...]
    """In the order of the list of benefits."""
    financing: tuple[FinancingCount, ...]
    financing_unknown: int
    """Not recorded or, in the public build, not consented to."""
    lessons: tuple[tuple[CooperativeOverview, str, str], ...]
    """Cooperative, root cause (may be empty), lesson."""
