"""Which rulebook applies: by kind of cooperative and by the end of the period. No match is no rule in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.profile import CooperativeKind, Profile
from generator.model.rulebook import Rulebook


def is_in_force(rulebook: Rulebook, on: date) -> bool:
    """Whether the rulebook was in force in that month."""
    month = f"{on.year:04d}-{on.month:02d}"
    until = rulebook.in_force.until
    return rulebook.in_force.since <= month and (until is None or month <= until)


def applies_to(rulebook: Rulebook, profile: Profile) -> bool:
    """Whether the rulebook covers this kind; where the profile is silent about it, it is not refused."""
    if profile.kind is CooperativeKind.SIMPAN_PINJAM:
        return "ksp" in rulebook.applies_to
    if profile.savings_and_loan_unit:
        return "usp" in rulebook.applies_to
    return profile.kind is None or profile.savings_and_loan_unit is None


def choose_rulebook(rulebooks: Iterable[Rulebook], profile: Profile | None, period_end: date) -> Rulebook | None:
    """The rulebook in force for the kind at the period's end; the one issued last when several are."""
    fitting = [
        rulebook
        for rulebook in rulebooks
        if is_in_force(rulebook, period_end) and (profile is None or applies_to(rulebook, profile))
    ]
    return max(fitting, key=lambda rulebook: (rulebook.in_force.since, rulebook.id), default=None)
