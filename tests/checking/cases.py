"""Small cooperatives for the checks: written as the files a person would write, scored with the real rulebooks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from generator.checking.assessment import check_assessment
from generator.checking.cooperative import check_cooperative
from generator.checking.recorded import check_recorded
from generator.checking.rulebook import check_rulebook
from generator.computing.health import PreparedRulebook, compute_health_score, prepare_rulebook
from generator.computing.year_split import score_when_recorded
from generator.model.content import Content
from generator.model.cooperative import Cooperative
from generator.model.results import HealthScore
from generator.problems.problem import Problem
from generator.reading.content import read_guidance, read_instruments, read_regions, read_rulebooks
from generator.reading.cooperative import read_cooperative

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 21)
HEALTH = "assessments/health_2023.yml"
KSP = "name: Koperasi Uji\nkind: simpan_pinjam\n"


@cache
def real_content() -> tuple[Content, Mapping[str, PreparedRulebook]]:
    """The rulebooks and regions of this project."""
    instruments, _ = read_instruments(ROOT)
    written, _ = read_rulebooks(ROOT)
    sound = {one.content.id: one for one in written if not check_rulebook(one, instruments)}
    guidance, _ = read_guidance(ROOT)
    explained = guidance.content if guidance else None
    content = Content(sound, instruments, read_regions(ROOT)[0], guidance=explained)
    return content, {name: prepare_rulebook(one.content) for name, one in sound.items()}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A cooperative folder with the given files."""
    for name, text in {"profile.yml": KSP, **files}.items():
        path = folder / "koperasi-uji" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "koperasi-uji"


def check(folder: Path, files: Mapping[str, str], as_of: date = AS_OF) -> list[Problem]:
    """Every problem of the folder, all of which could be read."""
    cooperative, problems = read_cooperative(write(folder, files), "uji")
    assert problems == []
    return check_all(cooperative, as_of)


def check_all(cooperative: Cooperative, as_of: date = AS_OF) -> list[Problem]:
    """The checks of a cooperative and of its assessments."""
    content, _ = real_content()
    found = check_cooperative(cooperative, content, as_of)
    for assessment, score in zip(cooperative.assessments, scores_of(cooperative), strict=True):
        found += check_assessment(assessment, score, cooperative, content, as_of)
        profile = cooperative.profile.content if cooperative.profile else None
        then = score_when_recorded(assessment, score, profile, real_content()[1])
        found += check_recorded(assessment, then or score)
    return found


def scores_of(cooperative: Cooperative) -> list[HealthScore]:
    """The computed scores."""
    profile = cooperative.profile.content if cooperative.profile else None
    return [compute_health_score(one, profile, real_content()[1]) for one in cooperative.assessments]


def health(body: str, head: str = "period_end: 2023-12-31\n") -> dict[str, str]:
    """One assessment file under Perdep 06/2016, named at its end so that the lines of the body stay where they are."""
    named = "" if "rulebook:" in head + body else "rulebook: perdep-06-2016\n"
    return {HEALTH: head + body.rstrip("\n") + "\n" + named}


def codes(problems: list[Problem]) -> list[str]:
    """Codes in order."""
    return [one.code for one in problems]
