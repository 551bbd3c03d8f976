"""A score and the written mapping -> mentoring themes that the weak parts point at, in the order of the mapping.

Weak is only what stays below the threshold whatever is still missing. Refuses to know any theme.
"""

from __future__ import annotations

from fractions import Fraction

from generator.model.mentoring_needs import MentoringNeeds, ThemeChoice
from generator.model.outlook import MentoringNeed, WeakPart
from generator.model.results import AspectScore, HealthScore, IndicatorScore

HUNDRED = 100


def find_mentoring_needs(score: HealthScore, needs: MentoringNeeds | None) -> tuple[MentoringNeed, ...]:
    """Themes with the weak aspects and indicators that led there."""
    if needs is None or score.reason is not None:
        return ()
    found: dict[str, list[WeakPart]] = {key: [] for key in needs.themes}
    for aspect in score.aspects:
        choice = needs.aspects.get(aspect.rule.id)
        weak = _weigh(aspect, choice, needs.weak_below)
        if choice is not None and weak is not None:
            found[choice.theme].append(weak)
        for one in aspect.indicators:
            finer = needs.indicators.get(one.rule.id)
            part = _weigh(one, finer, needs.weak_below)
            # A weak aspect speaks for its indicators where both lead to the same theme.
            told = weak is not None and choice is not None and finer is not None and choice.theme == finer.theme
            if finer is not None and part is not None and not told:
                found[finer.theme].append(part)
    return tuple(MentoringNeed(key, needs.themes[key], tuple(parts)) for key, parts in found.items() if parts)


def _weigh(part: AspectScore | IndicatorScore, choice: ThemeChoice | None, weak_below: int) -> WeakPart | None:
    if choice is None or part.maximum <= 0:
        return None
    share = Fraction(part.highest) * HUNDRED / part.maximum
    return WeakPart(part, share, choice.reason) if share < weak_below else None
