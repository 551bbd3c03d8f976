"""How fast scoring alone is: whole books with full trace under one rulebook, on one core, nothing read or rendered.

    python benchmarks/scoring.py [--rulebook perdep-06-2016] [--count 500] [--turns 7]

Beside it the two references of a health page, the size class and the goals of PEARLS. Best processor time.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.computing.goals import compute_goals
from generator.computing.health import PreparedRulebook, compute_health_score, prepare_rulebook
from generator.computing.size_class import compute_size_class
from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.rulebook import Rulebook
from generator.problems.place import Place
from generator.reading.content import read_instruments, read_rulebooks
from generator.references import open_references

ROOT = Path(__file__).resolve().parents[1]


def make_book(rulebook: Rulebook, chance: random.Random) -> Authored[HealthAssessment]:
    """One whole book: every account, every answer, every checklist, each with its line."""
    indicators = [one for aspect in rulebook.aspects for one in aspect.indicators]
    stated = {
        "figures": {one.id: chance.randint(1, 10**9) for one in rulebook.accounts},
        "answers": {each.id: chance.choice(("ya", "tidak")) for one in indicators for each in one.questions},
        "checklists": {one.id: chance.randint(0, one.items) for one in indicators if one.items},
    }
    content = HealthAssessment.model_validate({"rulebook": rulebook.id, "period_end": date(2023, 12, 31), **stated})
    named = [(section, name) for section, values in stated.items() for name in values]
    places = {path: Place("health_2023.yml", line, 3) for line, path in enumerate(named, start=1)}
    return Authored("cooperatives/contoh/assessments/health_2023.yml", content, places)


def measure(work: Callable[[Any], object], values: Sequence[Any], turns: int) -> float:
    """The best of the turns, in milliseconds each; results are let go one by one, as a build does."""
    best = float("inf")
    for _ in range(turns):
        start = time.process_time()
        for value in values:
            work(value)
        best = min(best, time.process_time() - start)
    return 1000 * best / len(values)


def main(name: str, count: int, turns: int) -> None:
    """Print a Markdown table."""
    instruments, _ = read_instruments(ROOT)
    rulebooks: dict[str, PreparedRulebook] = {
        one.content.id: prepare_rulebook(one.content) for one in read_rulebooks(ROOT)[0]
    }
    if name not in rulebooks:
        sys.exit(f"no such rulebook: {name}; known: {', '.join(sorted(rulebooks))}")
    references, _ = open_references(ROOT, instruments)
    chance = random.Random(7)
    books = [make_book(rulebooks[name].rulebook, chance) for _ in range(count)]
    scores = [compute_health_score(one, None, rulebooks) for one in books]
    rows: list[tuple[str, Callable[[Any], object], Sequence[Any]]] = [
        (f"score under {name}, full trace", lambda one: compute_health_score(one, None, rulebooks), books)
    ]
    if references.size_classes is not None:
        classes = references.size_classes.content
        rows.append(("size class", lambda one: compute_size_class(classes, one, None), scores))
    if references.prepared_goals is not None:
        goals = references.prepared_goals
        rows.append(("goals of PEARLS", lambda one: compute_goals(goals, one, ()), scores))
    # What is kept for all turns is no part of the work, so the collector need not walk it again and again.
    gc.freeze()
    print("| stage | ms each | each second |\n|---|---:|---:|")
    for stage, work, values in rows:
        each = measure(work, values, turns)
        print(f"| {stage} | {each:.3f} | {1000 / each:,.0f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rulebook", default="perdep-06-2016")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--turns", type=int, default=7)
    chosen = parser.parse_args()
    main(chosen.rulebook, chosen.count, chosen.turns)
