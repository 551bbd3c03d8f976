"""The result sheet of five components, and eligibility by rule: beside the decision, never instead of it."""

from __future__ import annotations

from fractions import Fraction

from generator.computing.mentoring_outputs import count_valid
from generator.model.cooperative import MentoringFolder
from generator.model.engagement import Decision, GraduationDecision
from generator.model.engagement_results import (
    Eligibility,
    GraduationResult,
    OutputProgress,
    OutputState,
    Requirement,
    SheetKey,
    SheetPart,
    SheetState,
)
from generator.model.instrument import InstrumentStatus
from generator.model.modern_results import ModernYear


def compute_sheet(
    folder: MentoringFolder,
    general: tuple[OutputProgress, ...],
    special: tuple[OutputProgress, ...],
    assessments: ModernYear | None,
    theme_known: bool,
) -> tuple[SheetPart, ...]:
    """All five components in the order of the source, each there, partly there, or missing."""
    evaluation = folder.evaluations.content.mentor if folder.evaluations else None
    engagement = folder.engagement.content if folder.engagement else None
    interventions = engagement.interventions if engagement else None
    return (
        _counted(SheetKey.GENERAL, general),
        _counted(SheetKey.SPECIAL, special) if theme_known else SheetPart(SheetKey.SPECIAL, SheetState.MISSING),
        SheetPart(SheetKey.ASSESSMENTS, _assessed(assessments)),
        SheetPart(SheetKey.MENTOR, SheetState.COMPLETE if evaluation else SheetState.MISSING),
        SheetPart(
            SheetKey.INTERVENTIONS,
            SheetState.MISSING if interventions is None else SheetState.COMPLETE,
            None if interventions is None else len(interventions),
        ),
    )


def _counted(key: SheetKey, outputs: tuple[OutputProgress, ...]) -> SheetPart:
    have = count_valid(outputs)
    begun = any(one.state is not OutputState.MISSING for one in outputs)
    state = SheetState.COMPLETE if have == len(outputs) else SheetState.PARTIAL if begun else SheetState.MISSING
    return SheetPart(key, state, have, len(outputs))


def _assessed(year: ModernYear | None) -> SheetState:
    scores = [one for one in (year.initial, year.final) if one] if year else []
    if not scores:
        return SheetState.MISSING
    return (
        SheetState.COMPLETE if len(scores) == 2 and all(one.total is not None for one in scores) else SheetState.PARTIAL
    )


def compute_graduation(
    decision: GraduationDecision | None,
    assessments: ModernYear | None,
    general: bool,
    special: bool | None,
) -> GraduationResult:
    """Held against the rule of the instrument that was used; no rule, no eligibility. Unknown is never a failure."""
    newest = assessments.newest if assessments else None
    rule = newest.pack.graduation if newest else None
    if newest is None or rule is None:
        return GraduationResult(Eligibility.NO_RULE, (), False)
    final, limit = assessments.final if assessments else None, Fraction(rule.at_least)
    reached = None
    if final is not None:
        reached = True if final.lowest >= limit else False if final.highest < limit else None
    requirements = [Requirement("at_least", reached)]
    if rule.general_outputs:
        requirements.append(Requirement("general_outputs", general))
    if rule.special_outputs:
        requirements.append(Requirement("special_outputs", special))
    states = [one.met for one in requirements]
    eligibility = Eligibility.OPEN
    if False in states:
        eligibility = Eligibility.NOT_MET
    elif None not in states:
        eligibility = Eligibility.MET
    said = decision.decision if decision else None
    contradicts = (eligibility is Eligibility.MET and said is Decision.BELUM_LAYAK_WISUDA) or (
        eligibility is Eligibility.NOT_MET and said is Decision.LAYAK_WISUDA
    )
    example = newest.pack.status is InstrumentStatus.CONTOH
    return GraduationResult(eligibility, tuple(requirements), contradicts, rule, example, newest.pack.address)
