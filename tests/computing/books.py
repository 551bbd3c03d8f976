"""Books for the scoring tests: the real rulebooks made ready once, and assessments built from plain dicts."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator.computing.health import PreparedRulebook, compute_health_score, prepare_rulebook
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.profile import Profile
from generator.model.results import HealthScore, IndicatorScore
from generator.model.rulebook import Rulebook
from generator.problems.place import Place
from generator.reading.content import read_rulebooks

ROOT = Path(__file__).resolve().parents[2]
FILE = "cooperatives/uji/assessments/health_2023.yml"
WEIGHTED = ("perdep-06-2016", "perdep-07-2016", "permen-14-2009", "permen-20-2008")
AVERAGED = ("juknis-15-2021-ksp", "juknis-15-2021-sektor-riil")
RULEBOOKS = AVERAGED + WEIGHTED


@cache
def real_rulebooks() -> dict[str, PreparedRulebook]:
    found, problems = read_rulebooks(ROOT)
    assert not problems
    return {one.content.id: prepare_rulebook(one.content) for one in found}


def rulebook(name: str) -> Rulebook:
    return real_rulebooks()[name].rulebook


def write_assessment(**parts: Any) -> Authored[HealthAssessment]:
    """As if read from a file in which every figure, answer and ratio has a line of its own."""
    content = HealthAssessment.model_validate({"period_end": date(2023, 12, 31), **parts})
    places: dict[tuple[str | int, ...], Place] = {}
    for section in ("figures", "answers", "ratios", "checklists"):
        for name in parts.get(section, {}):
            places[(section, name)] = Place(FILE, len(places) + 1, 3)
    return Authored(FILE, content, places)


def assess(profile: Profile | None = None, **parts: Any) -> HealthScore:
    """The score under the rulebook of 2016 unless another is named; `rulebook=None` leaves the choice open."""
    parts.setdefault("rulebook", "perdep-06-2016")
    return compute_health_score(write_assessment(**parts), profile, real_rulebooks())


def pick(score: HealthScore, name: str) -> IndicatorScore:
    return next(one for one in score.indicators if one.rule.id == name)


def ratio_rules(name: str) -> list[Any]:
    """Ratios of two amounts that have a table."""
    return [one for aspect in rulebook(name).aspects for one in aspect.indicators if one.numerator and one.bands]


def all_answers(name: str = "perdep-06-2016", yes: str = "ya") -> dict[str, str]:
    return {
        question.id: yes for aspect in rulebook(name).aspects for one in aspect.indicators for question in one.questions
    }
