"""A refused instrument or programme year tells its own problem once; the cooperatives that rest on it only wait."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.processing import process_folder
from generator.workshop import open_workshop

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
BAHARI = "cooperatives/contoh-bahari-lestari"
YEAR = "content/programmes/2026-contoh"
PACK = "content/rulebooks/instruments/koperasi-modern-contoh.yml"


@pytest.fixture
def found(tmp_path):
    """Codes of the made-up year's problems after edits (file, pattern, replacement), less those it is meant to show."""

    def run(*edits: tuple[str, str, str]) -> Counter[str]:
        for name in ("content", "site_templates"):
            shutil.copytree(ROOT / name, tmp_path / name)
        for folder in (ROOT / "cooperatives").glob("contoh-*"):
            shutil.copytree(folder, tmp_path / "cooperatives" / folder.name)
        open_workshop.cache_clear()
        before = _codes(tmp_path)
        for file, pattern, text in edits:
            path = tmp_path / file
            written, times = re.subn(pattern, text, path.read_text("utf-8"), count=1)
            assert times == 1, (file, pattern)
            path.write_text(written, "utf-8")
        open_workshop.cache_clear()
        return _codes(tmp_path) - before

    return run


def _codes(root: Path) -> Counter[str]:
    workshop = open_workshop(root, Audience.INTERNAL, AS_OF)
    problems = [*workshop.problems]
    for folder in sorted((root / "cooperatives").iterdir()):
        problems += process_folder(workshop, folder, False).problems
    return Counter(one.code for one in problems)


def test_weights_that_do_not_add_up_are_told_at_the_instrument_only(found):
    assert found((PACK, "weight: 15", "weight: 16")) == {"R61": 1}


def test_a_version_nobody_wrote_is_still_missed(found):
    assert found((f"{BAHARI}/assessments/modern_final_2026.yml", 'version: "1"', 'version: "9"')) == {"D02": 1}


def test_a_refused_year_makes_nobody_skip_a_step(found):
    assert found((f"{YEAR}/applications.csv", "2026-01-21,Teknologi Hasil", "2026-01-21,Teknologi Hasl")) == {"M16": 1}


def test_an_unknown_mentor_in_every_row_is_one_problem(found):
    assert found((f"{BAHARI}/mentoring/2026/engagement.yml", "code: tp-01", "code: tp-08")) == {"M03": 1}
