"""A programme year built in a folder of a test's own, over the small programme of the problem gallery."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from generator.mentoring import open_mentoring
from generator.model.audience import Audience
from generator.model.programme_results import MentoringMaterial
from generator.problems.problem import Problem
from generator.reading.content import read_instruments, read_regions

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "problems" / "base"
AS_OF = date(2026, 11, 22)
HEADER = "id,name,region,kind,cohort,applied_on,theme,mode,needs_on,outcome,outcome_on,reason,stopped_on,stop_reason\n"
LOG_HEADER = "application,step,due_on,on,result\n"


def copy_base(root: Path) -> Path:
    """The small programme, free to be changed; gives its year's folder."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    return root / "content" / "programmes" / "uji"


def open_project(
    root: Path, as_of: date = AS_OF, audience: Audience = Audience.INTERNAL
) -> tuple[MentoringMaterial, list[Problem]]:
    """Everything of a project's programme, with the real regions and instruments."""
    regions, instruments = read_regions(ROOT)[0], list(read_instruments(ROOT)[0])
    folders = [path.name for path in (root / "cooperatives").iterdir()] if (root / "cooperatives").is_dir() else []
    return open_mentoring(root, regions, instruments, folders, audience, as_of)
