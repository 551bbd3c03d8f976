"""What printed reports say of a rulebook, worked out once per rulebook: its version, classes, questions, purposes.

Everything here depends on the rulebook and the shared content alone. Refuses to know any cooperative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.content import Content
from generator.model.health_report import HealthReportContent
from generator.pages import wording
from generator.pages.environment import Macro, Templates
from generator.pages.pattern import Pattern, hole
from generator.pages.rulebook_text import ANSWERS, RulebookText

PIECES = "print/pieces.html"
_MACROS = ("answer_row", "proof_row", "classes", "measure_row", "sum_table")
_SHOWN_DIGITS = 12


@dataclass(frozen=True, slots=True)
class ReportRules:
    """The shared pieces of all reports under one rulebook."""

    version: str
    """The first digits of the rulebook file's SHA-256, in groups of four; empty when the file's digest is not known."""
    in_force: str
    classes: Markup
    """The scale of totals with the name and limits of each class."""
    answers: Mapping[tuple[str, bool | None], Markup]
    """The row of a question with each of its possible answers; None is not answered."""
    proof: Pattern
    """The row that names the evidence of an answer."""
    weighted: frozenset[str]
    """Amounts in which parts count for more or less than they are, so that their sum has to be worked out."""
    purposes: HealthReportContent | None
    _macros: Mapping[str, Macro]

    def pattern(self, macro: str, *shape: object) -> Pattern:
        """A row or table of the report rendered for one shape, with holes for the figures."""
        return Pattern(self._macros[macro](*shape))


def prepare_report_rules(text: RulebookText, templates: Templates, content: Content) -> ReportRules:
    """Prepare the pieces of one rulebook."""
    rulebook = text.rulebook
    macros = {name: templates.macro(PIECES, name) for name in _MACROS}
    row = macros["answer_row"]
    questions = [
        (number, question)
        for aspect in rulebook.aspects
        for one in aspect.indicators
        for number, question in enumerate(one.questions, start=1)
    ]
    # Both from the lowest class up; widths in percent of the scale.
    classes = [
        (text.predicates[one.id], f"{float(part.high - part.low):.2f}")
        for one, part in zip(reversed(rulebook.predicates.classes), text.scale, strict=True)
    ]
    told = content.health_report
    return ReportRules(
        tell_version(content.digests.get(rulebook.id, "")),
        _in_force(text),
        macros["classes"](classes),
        {(one.id, yes): row(number, one.topic.id, *ANSWERS[yes]) for number, one in questions for yes in ANSWERS},
        Pattern(macros["proof_row"](hole(0))),
        frozenset(key for key, weights in text.weights.items() if any(abs(one.factor) != 1 for one in weights)),
        told if told is not None and told.speaks_for(rulebook) else None,
        macros,
    )


def tell_version(digest: str) -> str:
    """`3f2a 9c41 0b7d` of a hexadecimal digest."""
    shown = digest[:_SHOWN_DIGITS]
    return " ".join(shown[start : start + 4] for start in range(0, len(shown), 4))


def _in_force(text: RulebookText) -> str:
    force = text.rulebook.in_force
    since = f"sejak {wording.month(force.since)}"
    return f"{since} sampai {wording.month(force.until)}" if force.until else since
