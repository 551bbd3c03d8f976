"""Which rulebook applies: by kind of cooperative and by the end of the period. No match is no rule in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.profile import CooperativeKind, Principles, Profile
from generator.model.rulebook import Rulebook, Scope

SAVINGS_AND_LOAN = frozenset({Scope.KSP, Scope.USP})
SHARIA = frozenset({Scope.KSPPS, Scope.USPPS})


def is_in_force(rulebook: Rulebook, on: date) -> bool:
    """Whether the rulebook was in force in that month."""
    return rulebook.in_force.covers(on)


def applies_to(rulebook: Rulebook, profile: Profile) -> bool:
    """Whether the rulebook covers this kind; where the profile is silent about it, it is not refused."""
    return not _possible_scopes(profile).isdisjoint(rulebook.applies_to)


def _possible_scopes(profile: Profile) -> frozenset[Scope]:
    """What the profile leaves open stays possible; its principles rule out the other kind of savings and loans."""
    if profile.kind is CooperativeKind.SIMPAN_PINJAM:
        found = frozenset({Scope.KSP, Scope.KSPPS})
    elif profile.savings_and_loan_unit:
        found = frozenset({Scope.USP, Scope.USPPS})
    elif profile.kind is None or profile.savings_and_loan_unit is None:
        found = frozenset(Scope)
    else:
        found = frozenset({Scope.SEKTOR_RIIL})
    if profile.principles is Principles.SYARIAH:
        return found - SAVINGS_AND_LOAN
    return found - SHARIA if profile.principles is Principles.KONVENSIONAL else found


def choose_rulebook(rulebooks: Iterable[Rulebook], profile: Profile | None, period_end: date) -> Rulebook | None:
    """The rulebook in force for the kind at the period's end; the one issued last when several are.

    A rulebook for sharia cooperatives alone is used when the profile says `principles: syariah` or an assessment names
    it. Where the profile leaves savings and loans open, the rules for them come before those for the real sector.
    """
    is_sharia = profile is not None and profile.principles is Principles.SYARIAH
    fitting = [
        rulebook
        for rulebook in rulebooks
        if is_in_force(rulebook, period_end)
        and (is_sharia or not SHARIA.issuperset(rulebook.applies_to))
        and (profile is None or applies_to(rulebook, profile))
    ]
    return max(fitting, key=_rank, default=None)


def _rank(rulebook: Rulebook) -> tuple[bool, str, str]:
    return not (SAVINGS_AND_LOAN | SHARIA).isdisjoint(rulebook.applies_to), rulebook.in_force.first_month, rulebook.id
