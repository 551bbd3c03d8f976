"""Everything that follows from one score, in words: what would move it, the needs it shows, the change over a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.content import Content
from generator.model.outlook import ScoreReading
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
    size_class: SizeClassText | None
    goals: GoalsText | None


def tell_reading(
    reading: ScoreReading,
    text: RulebookText | None,
    texts: Mapping[str, RulebookText],
    content: Content,
    places: Places,
) -> ReadingText:
    """The sections; `text` is the score's own rulebook, `texts` all of them by id."""
    needs = content.mentoring_needs
    earlier = reading.change.before.rulebook if reading.change else None
    return ReadingText(
        tell_outlook(reading.outlook, text),
        tell_needs(reading.needs),
        str(needs.weak_below) if needs else "",
        (needs.source or "") if needs else "",
        tell_year_change(reading.change, texts.get(earlier.id) if earlier else None, text),
        tell_other_rules(reading.others, texts),
        tell_size_class(reading.size_class, content.instruments, places),
        tell_goals(reading.goals, places),
    )
