"""What is written once for all cooperatives: rulebooks, legal instruments, region names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.cooperative import Authored
from generator.model.goals import GoalRule
from generator.model.guidance import HealthGuidance
from generator.model.health_report import HealthReportContent
from generator.model.instrument import InstrumentPack
from generator.model.ledger import Account, LedgerFigure
from generator.model.loan_classes import LoanClassRules
from generator.model.mentoring_needs import MentoringNeeds
from generator.model.rulebook import Instrument, Rulebook
from generator.model.size_class import SizeClassRule


@dataclass(frozen=True, slots=True)
class Content:
    """Rulebooks that add up, by id; a rulebook that does not is absent and its problems are reported."""

    rulebooks: Mapping[str, Authored[Rulebook]]
    instruments: Mapping[str, Instrument]
    regions: Mapping[str, str]
    """Kemendagri code -> name."""
    mentoring_needs: MentoringNeeds | None = None
    """None when the file is absent or has problems: then no need is told."""
    size_classes: Authored[SizeClassRule] | None = None
    goals: Authored[GoalRule] | None = None
    guidance: HealthGuidance | None = None
    """None when the file is absent or does not fit the rulebooks it names: then nothing is explained or compared."""
    loan_classes: LoanClassRules | None = None
    """None when the file is absent or does not add up: then no class is suggested or computed."""

    chart: Mapping[str, Account] = field(default_factory=dict)
    """The shared chart of accounts by code; empty when it has problems: then only own charts give statements."""
    ledger_figures: Mapping[str, LedgerFigure] = field(default_factory=dict)
    """Where each figure of a rulebook comes from, by its name."""
    health_report: HealthReportContent | None = None
    """None when the file is absent or has problems: then reports state no purposes."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Rulebook id -> SHA-256 of its file in hexadecimal: the version of the data a report was made with."""

    packs: Mapping[str, Authored[InstrumentPack]] = field(default_factory=dict)
    """Instruments for modern cooperatives that add up, by address (id and version)."""

    def region_path(self, code: str) -> tuple[str, ...]:
        """Names from the smallest area to the province; codes that are not listed are left out."""
        parts = code.split(".")
        codes = [".".join(parts[:depth]) for depth in range(len(parts), 0, -1)]
        return tuple(self.regions[part] for part in codes if part in self.regions)
