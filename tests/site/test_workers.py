"""Many workers give what one process gives: the same bytes, the same findings in the same order."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator import cores
from generator.build import BuildResult, build_site
from generator.model.audience import Audience
from generator.project import Project
from tests.site.conftest import AS_OF, write_cooperative

HEALTH = "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nfigures:\n  kas: {cash}\n"


def test_workers_give_the_site_that_one_process_gives(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(cores.CHUNK + 3):
        files = {"assessments__health_2023": HEALTH.format(cash=1000 + number)}
        write_cooperative(project, f"koperasi-{number:02d}", **files)
    write_cooperative(project, "koperasi-rusak", swot="strengths: [\n")
    monkeypatch.setattr(cores, "FEW_FOLDERS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    many, among = build(project, tmp_path / "many")
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone, by_one = build(project, tmp_path / "one")
    assert among == by_one
    assert any(problem.place.file.startswith("cooperatives/koperasi-rusak") for problem in by_one.problems)
    assert files_of(many) == files_of(alone)


def build(project: Project, out: Path) -> tuple[Path, BuildResult]:
    shutil.rmtree(project.cache / "outcomes", ignore_errors=True)
    result = build_site(project, out, Audience.PUBLIC, AS_OF, lambda done, total: None)
    return out, BuildResult(Path(), result.cooperatives, result.pages, result.problems, result.dead_links)


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("processors", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 4, 5, 16, 17, 24, 100])
def test_every_item_is_done_once_and_in_order(processors: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    with cores.spread(double, list(range(count))) as made:
        assert list(made) == list(range(0, 2 * count, 2))


def double(numbers: list[int]) -> list[int]:
    assert 0 < len(numbers) <= cores.CHUNK
    return [2 * one for one in numbers]
