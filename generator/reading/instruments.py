"""Instruments for assessing modern cooperatives, as written. Whether one adds up is `checking.instrument`."""

from __future__ import annotations

from pathlib import Path

from generator.model.cooperative import Authored
from generator.model.instrument import InstrumentPack
from generator.problems.problem import Problem
from generator.reading.forms import read_form

PACKS = "content/rulebooks/instruments"
_OTHER_FORMS = "training_"
"""Training rubrics lie in the same folder."""


def read_instrument_packs(project: Path) -> tuple[list[Authored[InstrumentPack]], list[Problem]]:
    """Every instrument in the order of file names; a file is named after its id, or its id and version."""
    packs: list[Authored[InstrumentPack]] = []
    problems: list[Problem] = []
    for path in sorted((project / PACKS).glob("*.yml")):
        if path.name.startswith(_OTHER_FORMS):
            continue
        found, refused = read_form(path, f"{PACKS}/{path.name}", InstrumentPack)
        problems += refused
        if found is None:
            continue
        if path.stem not in (found.content.id, found.content.address):
            problems.append(Problem("R01", found.place("id"), {"id": found.content.id, "file": path.stem}))
            continue
        packs.append(found)
    return packs, problems
