"""What was computed for the teaching pages, beside the documents they rest on. Never what a person wrote itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.model.cooperative import Authored
from generator.model.discrepancy import DiscrepancyList
from generator.model.faq import Faq
from generator.model.photo import ImageFile
from generator.model.results import IndicatorScore
from generator.model.training import TrainingActivity, TrainingRubric


@dataclass(frozen=True, slots=True)
class RubricResult:
    """One activity under its rubric. `percent` and `passed` are None while an item has no score."""

    got: Fraction
    """Sum of the scores that are known."""
    maximum: Fraction
    percent: Fraction | None
    passed: bool | None
    missing: tuple[str, ...]
    """Items without a score."""


@dataclass(frozen=True, slots=True)
class FaqPage:
    """A file of questions with its examples worked out, by question."""

    document: Authored[Faq]
    examples: Mapping[str, IndicatorScore]


@dataclass(frozen=True, slots=True)
class RubricPage:
    """A rubric with the activities that used it."""

    document: Authored[TrainingRubric]
    activities: tuple[tuple[Authored[TrainingActivity], RubricResult], ...]


@dataclass(frozen=True, slots=True)
class TeachingMaterial:
    """All teaching pages; documents with problems are absent."""

    faqs: tuple[FaqPage, ...] = ()
    rubrics: tuple[RubricPage, ...] = ()
    discrepancies: Authored[DiscrepancyList] | None = None
    images: tuple[ImageFile, ...] = ()
    """Image files of the activities."""

    @property
    def addresses(self) -> frozenset[str]:
        """What these pages are called below `aturan/`."""
        faqs = (one.document.content.id for one in self.faqs)
        return frozenset((*faqs, *(one.document.content.id for one in self.rubrics)))
