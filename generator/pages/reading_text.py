"""Everything that follows from one score, in words: what would move it, the needs it shows, the change over a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.content import Content
from generator.model.outlook import Incomparable, ScoreReading, YearChange
from generator.model.results import HealthScore
from generator.model.rulebook import Rulebook
from generator.pages.corrections_text import CorrectionsText, tell_corrections
from generator.pages.goals_text import GoalsText, tell_goals
from generator.pages.other_rules import OtherRuleLine, tell_other_rules
from generator.pages.outlook_text import NeedText, OutlookText, tell_needs, tell_outlook
from generator.pages.rulebook_text import RulebookText
from generator.pages.size_class_text import SizeClassText, tell_size_class
from generator.pages.worksheets import Places
from generator.pages.year_change import YearChangeText, tell_year_change


@dataclass(frozen=True, slots=True)
class ReadingText:
    """The sections of a health page that follow from its score; an empty one is not shown."""

    outlook: OutlookText | None
    needs: tuple[NeedText, ...]
    weak_below: str
    theme_source: str
    change: YearChangeText | None
    others: tuple[OtherRuleLine, ...]
    corrections: CorrectionsText | None
    when_recorded: HealthScore | None
    """The books of the day their result was recorded, where they were corrected later."""
    size_class: SizeClassText | None
    goals: GoalsText | None


def tell_reading(
    reading: ScoreReading,
    score: HealthScore,
    text: RulebookText | None,
    texts: Mapping[str, RulebookText],
    content: Content,
    places: Places,
) -> ReadingText:
    """The sections; `text` is the score's own rulebook, `texts` all of them by id."""
    needs = content.mentoring_needs
    earlier = _rulebook_before(reading.change)
    return ReadingText(
        tell_outlook(reading.outlook, text),
        tell_needs(reading.needs),
        str(needs.weak_below) if needs else "",
        (needs.source or "") if needs else "",
        tell_year_change(reading.change, texts.get(earlier.id) if earlier else None, text),
        tell_other_rules(reading.others, texts),
        tell_corrections(reading.corrections, score, text),
        reading.when_recorded,
        tell_size_class(reading.size_class, content.instruments, places),
        tell_goals(reading.goals, places),
    )


def _rulebook_before(change: YearChange | Incomparable | None) -> Rulebook | None:
    """The rulebook last year was recorded under, whichever it is compared under."""
    if isinstance(change, YearChange) and change.split is not None:
        return change.split.corrected.rulebook
    return change.before.rulebook if change else None
