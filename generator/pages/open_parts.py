"""Why a health score is still open: what was not supplied, what contradicts itself, what cannot be computed at all.

Three different things, never told as one: only the first can be mended by supplying more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.assessment import HealthAssessment
from generator.model.results import AmountResult, FindingState, HealthScore, IndicatorScore
from generator.pages import wording
from generator.pages.language import said
from generator.pages.rulebook_text import RulebookText
from generator.pages.worksheets import Places, find_contradictory


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A stated total beside what its parts give."""

    id: str
    name: str
    stated: str
    stated_place: str
    added: str
    added_places: str


@dataclass(frozen=True, slots=True)
class OpenParts:
    """Everything that keeps a total from being given. Figures are name and id, measures id and name."""

    figures: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    """Unanswered: topic and id."""
    contradictions: tuple[Contradiction, ...] = ()
    impossible: tuple[tuple[str, str], ...] = ()
    on_edge: tuple[tuple[str, str], ...] = ()
    """Printed ratios on the edge of two bands, for which no further figure is defined."""

    @property
    def answers(self) -> int:
        """How many questions are not answered."""
        return len(self.questions)

    @property
    def reasons(self) -> tuple[tuple[str, str, str], ...]:
        """What the predicate still depends on: words, the linked words, the anchor."""
        found = []
        if self.figures or self.answers:
            found.append((said("data yang"), said("belum disampaikan"), "kurang"))
        if self.contradictions:
            found.append((said("angka yang"), said("bertentangan"), "bertentangan"))
        if self.on_edge:
            found.append((said("rasio tercetak"), said("di tepi dua rentang"), f"r-{self.on_edge[0][0]}"))
        return tuple(found)


def find_open_parts(
    score: HealthScore, assessment: HealthAssessment, text: RulebookText | None, places: Places
) -> OpenParts:
    """The open parts of a score, each once, in the rulebook's order."""
    if text is None or score.reason is not None:
        return OpenParts()
    unscored = [one for one in score.indicators if one.score is None]
    amounts = {each.id: each for one in unscored for side in _sides(one) for each in find_contradictory(side)}
    wanted = {key: None for one in unscored if not one.rule.questions for key in one.missing if key not in amounts}
    impossible = [one for one in unscored if one.state is FindingState.NOT_COMPUTABLE]
    on_edge = [one for one in unscored if not one.missing and one.state is FindingState.INCOMPLETE]
    return OpenParts(
        figures=tuple((text.name(key), key) for key in wanted),
        questions=tuple(
            (answer.question.topic.id, answer.question.id)
            for one in unscored
            for answer in one.answers
            if answer.yes is None
        ),
        contradictions=tuple(_tell(one, assessment, text, places) for one in amounts.values()),
        impossible=tuple((one.rule.id, one.rule.name.id) for one in impossible),
        on_edge=tuple((one.rule.id, one.rule.name.id) for one in on_edge),
    )


def _sides(one: IndicatorScore) -> Iterator[AmountResult]:
    for side in (one.numerator, one.denominator):
        if side is not None:
            yield side


def _tell(one: AmountResult, assessment: HealthAssessment, text: RulebookText, places: Places) -> Contradiction:
    stated, added = assessment.figures.get(one.id), one.sum_of_parts
    return Contradiction(
        one.id,
        text.name(one.id),
        "" if stated is None else wording.rupiah(stated),
        places.text(one.place),
        "" if added is None else wording.rupiah(added),
        places.lines(_stated_places(one)),
    )


def _stated_places(amount: AmountResult) -> Iterator[AmountResult]:
    """The figures a sum was added from, down to those that were written."""
    for part in amount.parts:
        if part.place is not None:
            yield part
        else:
            yield from _stated_places(part)
