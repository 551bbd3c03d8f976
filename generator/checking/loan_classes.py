"""Do the rules from arrears to classes add up: every kind of instalments once, limits in order, sources named?

A file with any finding here is not used: no class is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.cooperative import Authored
from generator.model.loan_classes import LoanClassRules
from generator.model.registers import Instalments
from generator.problems.problem import Problem


def check_loan_classes(authored: Authored[LoanClassRules]) -> list[Problem]:
    """Every row that cannot decide a class."""
    return list(_check(authored))


def _check(authored: Authored[LoanClassRules]) -> Iterator[Problem]:
    written = authored.content
    sources = {source.key for source in written.sources}
    covered: set[Instalments] = set()
    for number, rule in enumerate(written.substandard):
        for span in ("principal", "interest"):
            limits = getattr(rule, span)
            if limits.above >= limits.up_to:
                place = authored.place("substandard", number, span, "up_to")
                yield Problem("R40", place, {"above": str(limits.above), "up_to": str(limits.up_to)})
        for position, instalments in enumerate(rule.instalments):
            if instalments in covered:
                place = authored.place("substandard", number, "instalments", position)
                yield Problem("R41", place, {"instalments": instalments.value})
            covered.add(instalments)
        for position, key in enumerate(rule.grounds.sources):
            if key not in sources:
                place = authored.place("substandard", number, "grounds", "sources", position)
                yield Problem("R42", place, {"key": key, "known": ", ".join(sorted(sources))})
    for position, key in enumerate(written.doubtful.grounds.sources):
        if key not in sources:
            yield Problem(
                "R42",
                authored.place("doubtful", "grounds", "sources", position),
                {"key": key, "known": ", ".join(sorted(sources))},
            )
    for instalments in Instalments:
        if instalments not in covered:
            yield Problem("R41", authored.place("substandard"), {"instalments": instalments.value})
