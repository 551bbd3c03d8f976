"""Everything that follows from one score, in words: what would move it, the needs it shows, the change over a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.mentoring_needs import MentoringNeeds
from generator.model.outlook import Incomparable, ScoreReading, YearChange
from generator.model.results import HealthScore
from generator.model.rulebook import Rulebook
from generator.pages.corrections_text import CorrectionsText, tell_corrections
from generator.pages.other_rules import OtherRuleLine, tell_other_rules
from generator.pages.outlook_text import NeedText, OutlookText, tell_needs, tell_outlook
from generator.pages.rulebook_text import RulebookText
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


def tell_reading(
    reading: ScoreReading,
    score: HealthScore,
    text: RulebookText | None,
    texts: Mapping[str, RulebookText],
    needs: MentoringNeeds | None,
) -> ReadingText:
    """The sections; `text` is the score's own rulebook, `texts` all of them by id."""
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
    )


def _rulebook_before(change: YearChange | Incomparable | None) -> Rulebook | None:
    """The rulebook last year was recorded under, whichever it is compared under."""
    if isinstance(change, YearChange) and change.split is not None:
        return change.split.corrected.rulebook
    return change.before.rulebook if change else None
