"""One assessment under other rulebooks: the results and what explains the difference. Computed, never written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.results import HealthScore, IndicatorScore


class DifferenceKind(StrEnum):
    """Why an indicator counts otherwise under another rulebook."""

    OTHER_SHARE = "other_share"
    """Both have it, with another part of its maximum: another table, or another formula."""
    OTHER_WEIGHT = "other_weight"
    """Both give the same part of the maximum, but the maximum differs."""
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """One indicator that explains the difference; `here` is the assessment's own rulebook (points)."""

    kind: DifferenceKind
    here: IndicatorScore | None
    there: IndicatorScore | None

    @property
    def name(self) -> str:
        """The indicator's name in the law's words."""
        one = self.here or self.there
        return one.rule.name.id if one else ""


@dataclass(frozen=True, slots=True)
class OtherRuleScore:
    """The assessment under another rulebook, with what explains the difference, the largest first.

    The score holds points, states and predicate; amounts, ratios and answers of its indicators are left out as a rule.
    """

    score: HealthScore
    differences: tuple[RuleDifference, ...]
