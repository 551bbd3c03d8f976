"""Every kind of file x every way of breaking: a listed code at the right line, whatever else is broken beside it.

The kinds are read from the project and from the reader's own list, so that a new one cannot be forgotten: all files
are broken at once in one way, and each must say so itself.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.problems.catalogue import LANGUAGES, read_catalogue, tell
from generator.problems.problem import Problem
from generator.reading.cooperative import KNOWN_FILES
from generator.workshop import open_workshop
from tests.reading.breakages import ANY, ANYWHERE, CSV, YAML, Breakage, end

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)
UJI = "cooperatives/koperasi-uji"
NOT_DATA = {"pages", "wording"}
"""Prose and translations: read by the engine and by the catalogues' own reader."""
ALL = {**ANY, **YAML, **CSV}
PROGRAMMERS_WORDS = re.compile(
    r"\bNone\b|\w+(?:Error|Exception|Warning)\b|Traceback|<class|<object|\bpydantic|\bDecimal\b|\bFraction\b|\bTrue\b"
    r"|\b(?:str|int|float|bool|dict|tuple)\b|\bFalse\b|\bNaN\b|Input should|valid (?:integer|string|date|decimal)"
    r"|Field required|Extra inputs|unable to parse|Value error|/usr/|site-packages"
)
"""Types and exceptions of the program and its libraries, and how the library of forms tells of a mistake."""


def find_sample(name: str) -> Path:
    """A file of the repository of the same kind; the made-up cooperatives first."""
    if name == "ledgers/accounts.csv":
        return ROOT / "content" / "chart_of_accounts.csv"
    pattern = name.replace("2023", "*")
    found = sorted(ROOT.glob(f"cooperatives/koperasi-contoh*/{pattern}")) or sorted(
        ROOT.glob(f"cooperatives/*/{pattern}")
    )
    assert found, f"no sample of {name}"
    return found[0]


@pytest.fixture(scope="module")
def dossier() -> Mapping[str, bytes]:
    """One file of every kind that a cooperative's folder may hold."""
    return {f"{UJI}/{name}": find_sample(name).read_bytes() for name in KNOWN_FILES}


@pytest.fixture(scope="module")
def shared() -> Mapping[str, bytes]:
    """Every file of the shared content."""
    paths = (path for path in sorted((ROOT / "content").rglob("*")) if path.suffix in {".yml", ".csv"})
    kept = (path.relative_to(ROOT) for path in paths)
    return {path.as_posix(): (ROOT / path).read_bytes() for path in kept if not NOT_DATA.intersection(path.parts)}


def check(root: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """Everything said about these files, in one run; shared content of the repository where none is given."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    if any(name.startswith("content/") for name in files):
        workshop = open_workshop.__wrapped__(root, Audience.INTERNAL, AS_OF)
        return list(workshop.problems)
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF).assess(root / UJI)[2]


def by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found = defaultdict(list)
    for problem in problems:
        file = problem.place.file
        found[file[file.index(UJI) :] if UJI in file else file].append(problem)
    return found


def line_of(breakage: Breakage, content: bytes) -> int:
    if breakage.line >= 0:
        return breakage.line
    return content.rstrip(b"\n").count(b"\n") + 1 - breakage.line


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("which", ["dossier", "shared"])
def test_every_kind_of_file_says_how_it_is_broken(
    name: str, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    ends = ".csv" if name in CSV else ".yml" if name in YAML else (".csv", ".yml")
    broken = {file: ALL[name].change(content) if file.endswith(ends) else content for file, content in files.items()}
    problems = check(tmp_path, broken)
    found = by_file(problems)
    for file, content in files.items():
        if file.endswith(ends):
            line = line_of(ALL[name], content)
            said = [(one.code, one.place.line) for one in found[file]]
            fits = [at for code, at in said if code in ALL[name].codes and (at == line or ALL[name].line == ANYWHERE)]
            assert fits, f"{file}: {ALL[name].codes} in line {line} expected, said: {said[:6]}"
    assert_told_in_plain_words(problems)


def assert_told_in_plain_words(problems: Iterable[Problem]) -> None:
    for problem in problems:
        assert problem.code in read_catalogue()
        assert problem.code not in {"F99", "K90"}, problem
        for language in LANGUAGES:
            told = tell(problem, language)
            for sentence in (told.what, told.why, told.remedy):
                # What stands between backticks was written by a person, or must be typed.
                words = re.sub("`[^`]*`", "", sentence)
                assert not PROGRAMMERS_WORDS.search(words), (problem.code, sentence)


@pytest.mark.parametrize("which", ["dossier", "shared"])
def test_forty_mistakes_in_a_file_are_forty_problems(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    extra = "".join(f"kunci_asing_{number}: 1\n" for number in range(40))
    broken = {}
    for file, content in files.items():
        columns = content.partition(b"\n")[0].count(b",") + 1
        row = ",".join(["x"] * (columns + 1)) + "\n"
        broken[file] = end(extra if file.endswith(".yml") else row * 40)(content)
    found = by_file(check(tmp_path, broken))
    for file, content in files.items():
        first = content.rstrip(b"\n").count(b"\n") + 2
        codes = {"F01"} if file.endswith(".yml") else {"C07"}
        lines = [one.place.line for one in found[file] if one.code in codes and one.place.line >= first]
        assert lines == list(range(first, first + 40)), file


@pytest.mark.parametrize("kind", ["link", "loop", "dangling", "device", "pipe", "folder", "size"])
@pytest.mark.parametrize("which", ["dossier", "shared"])
def test_what_is_no_file_of_its_own_is_refused(
    kind: str, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Nothing outside is read, nothing waits, and nothing is taken for empty."""
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    outside = tmp_path.with_name(f"{tmp_path.name}-luar")
    outside.write_bytes(b"RAHASIA: 1\n")
    root = tmp_path / "proyek"
    check(root, files)
    for file in files:
        path = root / file
        path.unlink()
        if kind == "link":
            path.symlink_to(outside)
        elif kind == "loop":
            path.symlink_to(path.name)
        elif kind == "dangling":
            path.symlink_to("tidak-ada.yml")
        elif kind == "device":
            path.symlink_to("/dev/zero")
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
            (path / "isi.txt").write_text("x")
        else:
            with path.open("wb") as sparse:
                sparse.truncate(2**34)
    problems = check(root, {"content/rulebooks/health/.jangan": b""} if which == "shared" else {})
    found = by_file(problems)
    wanted = {"size": {"K07"}, "folder": {"K03", "K06", "K02", "K72"}}.get(kind, {"K06"})
    for file in files:
        said = {one.code for one in [*found[file], *found[f"{file}/isi.txt"]]}
        assert said & wanted, f"{file}: {said}"
    assert "RAHASIA" not in str([one.values for one in problems])
    assert_told_in_plain_words(problems)
