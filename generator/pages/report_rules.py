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
from generator.pages.environment import Templates
from generator.pages.rulebook_text import ANSWERS, RulebookText

PIECES = "print/pieces.html"
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
    measures: Mapping[str, Markup]
    """Name and formula of each indicator."""
    weighted: frozenset[str]
    """Amounts in which parts count for more or less than they are, so that their sum has to be worked out."""
    purposes: HealthReportContent | None


def prepare_report_rules(text: RulebookText, templates: Templates, content: Content) -> ReportRules:
    """Prepare the pieces of one rulebook."""
    rulebook = text.rulebook
    row = templates.macro(PIECES, "answer_row")
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
    head = templates.macro(PIECES, "measure_head")
    told = content.health_report
    return ReportRules(
        tell_version(content.digests.get(rulebook.id, "")),
        _in_force(text),
        templates.macro(PIECES, "classes")(classes),
        {(one.id, yes): row(number, one.topic.id, *ANSWERS[yes]) for number, one in questions for yes in ANSWERS},
        {
            one.id: head(one.name.id, text.formulas[one.id])
            for aspect in rulebook.aspects
            for one in aspect.indicators
        },
        frozenset(key for key, weights in text.weights.items() if any(abs(one.factor) != 1 for one in weights)),
        told if told is not None and told.speaks_for(rulebook) else None,
    )


def tell_version(digest: str) -> str:
    """`3f2a 9c41 0b7d` of a hexadecimal digest."""
    shown = digest[:_SHOWN_DIGITS]
    return " ".join(shown[start : start + 4] for start in range(0, len(shown), 4))


def _in_force(text: RulebookText) -> str:
    force = text.rulebook.in_force
    since = f"sejak {wording.month(force.since)}"
    return f"{since} sampai {wording.month(force.until)}" if force.until else since
