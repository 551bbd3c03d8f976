"""What may not be read is told, and never taken for empty: files, folders, shared content, with and without review.

Root may read everything: where the tests run as root, the part under test runs as nobody.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from generator.fix import fix_folder
from generator.model.audience import Audience
from generator.problems.catalogue import read_catalogue
from generator.project import Project
from generator.review import review_project
from generator.sides import open_folder
from generator.workshop import open_workshop
from tests.reading.test_every_kind import ROOT, UJI, by_file, check, dossier, shared
from tests.review.repository import make_project

__all__ = ["dossier", "shared"]
AS_OF = date(2026, 11, 22)
NOBODY = 65534


@contextmanager
def without_power() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder that nobody may enter; the usual one lies below a private one."""
    made = Path(tempfile.mkdtemp(prefix="lumbung-uji-"))
    made.chmod(0o755)
    yield made
    for path in made.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(made)


@pytest.mark.parametrize("which", ["dossier", "shared"])
def test_every_kind_of_file_that_may_not_be_read_is_told(
    which: str, request: pytest.FixtureRequest, root: Path
) -> None:
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    check(root, files)
    for file in files:
        (root / file).chmod(0)
    with without_power():
        if which == "shared":
            problems = open_workshop.__wrapped__(root, Audience.INTERNAL, AS_OF).problems
        else:
            problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(root / UJI)[2]
    found = by_file(problems)
    for file in files:
        assert "K06" in {one.code for one in found[file]}, file
    assert all(one.code in read_catalogue() for one in problems)


@pytest.mark.parametrize("part", ["", "assessments", "documents"])
def test_a_folder_that_may_not_be_read_is_no_empty_one(part: str, dossier: Mapping[str, bytes], root: Path) -> None:
    check(root, dossier)
    folder = root / UJI / part
    folder.mkdir(exist_ok=True)
    folder.chmod(0)
    with without_power():
        cooperative, scores, problems = open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(root / UJI)
        with pytest.raises(PermissionError):
            fix_folder(root / UJI, UJI)
    assert [one.code for one in problems] == ["K05"]
    assert (cooperative.profile, scores) == (None, ())


def test_a_review_tells_what_became_unreadable(root: Path) -> None:
    before, after = make_project(root / "sebelum"), make_project(root / "sesudah")
    name = sorted((after / "cooperatives").iterdir())[0].name
    (after / "cooperatives" / name / "profile.yml").chmod(0)
    open_workshop(after, Audience.INTERNAL, AS_OF)
    with without_power():
        project = Project(after)
        review = review_project(project, open_folder(project, before), AS_OF, lambda done, of: None)
    (one,) = review.cooperatives
    assert (one.id, [problem.code for problem in one.problems.new]) == (name, ["K06"])
