"""Names an assessment uses, held against rulebooks: which are unknown, and for which rulebook a file was written.

Knows that equal names may stand in several rulebooks, so a file is told to belong to another one only when that one
knows nearly all its names. Refuses to judge the figures behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.model.assessment import HealthAssessment
from generator.model.content import Content
from generator.model.cooperative import Authored
from generator.model.rulebook import Rulebook
from generator.problems.hints import nearest
from generator.problems.problem import Problem

MAX_HINTS = 100
LEAST_FOREIGN = 3
"""With fewer unknown names each is told by itself: they may as well be slips."""
_UNKNOWN_NAME = {"figures": "K44", "answers": "K45", "ratios": "K46", "checklists": "K57", "evidence": "K47"}
_SECTIONS = ("figures", "answers", "ratios", "checklists")
"""What decides for which rulebook a file was written; evidence is internal and only follows the others."""


def names_of(rulebook: Rulebook) -> Mapping[str, list[str]]:
    """The names each section of an assessment may use."""
    amounts = [account.id for account in rulebook.accounts] + [amount.id for amount in rulebook.amounts]
    indicators = [indicator for aspect in rulebook.aspects for indicator in aspect.indicators]
    questions = [question.id for indicator in indicators for question in indicator.questions]
    ratios = [indicator.id for indicator in indicators if not indicator.questions]
    return {
        "figures": amounts,
        "answers": questions,
        "ratios": ratios,
        "checklists": [indicator.id for indicator in indicators if indicator.items is not None],
        "evidence": [*questions, *ratios, *amounts],
    }


def find_intended(
    assessment: Authored[HealthAssessment], rulebook: Rulebook | None, content: Content
) -> Rulebook | None:
    """Another rulebook that knows nearly every name of the file, where this one does not; None as a rule.

    Of several that fit alike, the one for the same kinds of cooperative, then one in force at the period's end, then
    the newest.
    """
    if rulebook is None or ("rulebook",) in assessment.refused:
        return None
    unknown = len(list_unknown(assessment.content, rulebook))
    if unknown < LEAST_FOREIGN:
        return None
    total = sum(len(getattr(assessment.content, section)) for section in _SECTIONS)
    end, scopes = assessment.content.period_end, set(rulebook.applies_to)

    def rank(other: Rulebook) -> tuple[int, bool, bool, str, str]:
        force = other.in_force
        left = len(list_unknown(assessment.content, other))
        return -left, not scopes.isdisjoint(other.applies_to), force.covers(end), force.first_month, other.id

    others = [one.content for one in content.rulebooks.values() if one.content.id != rulebook.id]
    best = max(others, key=rank, default=None)
    if best is None:
        return None
    left = len(list_unknown(assessment.content, best))
    return best if left * 10 <= total and left * 4 <= unknown else None


def list_unknown(written: HealthAssessment, rulebook: Rulebook) -> list[tuple[str, str]]:
    """Section and name of everything stated that the rulebook does not know, in the order of the form."""
    names = names_of(rulebook)
    found = []
    for section in _SECTIONS:
        allowed = frozenset(names[section])
        found += [(section, name) for name in getattr(written, section) if name not in allowed]
    return found


def check_intended(assessment: Authored[HealthAssessment], rulebook: Rulebook, intended: Rulebook) -> Iterator[Problem]:
    """One problem for the whole file, and one for each name that neither of the two rulebooks knows."""
    written = assessment.content
    foreign, known = list_unknown(written, rulebook), names_of(intended)
    unknown = {one for one in foreign if one[1] in known[one[0]]}
    place = assessment.place("rulebook") if written.rulebook is not None else assessment.key_place(*foreign[0])
    total = sum(len(getattr(written, section)) for section in _SECTIONS)
    values = {"intended": intended.id, "rulebook": rulebook.id, "count": str(len(unknown)), "total": str(total)}
    # The folder of the folder `assessments`, as `lumbung new` names it.
    values |= {"folder": PurePosixPath(assessment.file).parent.parent.name, "year": str(written.period_end.year)}
    yield Problem("K80", place, values)
    for section, name in foreign:
        if (section, name) not in unknown:
            values = {"name": name, "hint": nearest(name, known[section]), "rulebook": intended.id}
            yield Problem(_UNKNOWN_NAME[section], assessment.key_place(section, name), values)


def check_names(assessment: Authored[HealthAssessment], rulebook: Rulebook, content: Content) -> Iterator[Problem]:
    """Every name the rulebook does not know, with the one that was likely meant."""
    for section, known in names_of(rulebook).items():
        allowed = frozenset(known)
        unknown = [name for name in getattr(assessment.content, section) if name not in allowed]
        # A name of another rulebook is spelt right: the rulebook is in question, and a like name would mislead.
        elsewhere = (
            {one for each in content.rulebooks.values() for one in names_of(each.content)[section]} if unknown else ()
        )
        for number, name in enumerate(unknown):
            # Looking for the nearest name takes time; nobody reads more than the first hints.
            hint = nearest(name, known) if number < MAX_HINTS and name not in elsewhere else ""
            values = {"name": name, "hint": hint, "rulebook": rulebook.id}
            withheld = frozenset({"name", "hint"}) if section == "evidence" else frozenset[str]()
            yield Problem(_UNKNOWN_NAME[section], assessment.key_place(section, name), values, withheld=withheld)
