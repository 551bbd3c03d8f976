"""One value, one cell, one line as large as a file: refused by a listed code, in no time, and never quoted.

What is larger than its kind may be is refused by its size, before anything is read; what just fits is read and told.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.problems.catalogue import LANGUAGES, read_catalogue, severity_of, tell
from generator.problems.problem import Problem, Severity
from generator.reading.files import MAX_CSV_BYTES, MAX_YAML_BYTES
from tests.reading.test_every_kind import by_file, check, dossier, shared

__all__ = ["dossier", "shared"]
MEGABYTES = 10 * 1024 * 1024
SECONDS = 10
"""Of the processor, for all kinds together; one file is a few milliseconds of it."""
JOURNAL = "cooperatives/koperasi-uji/ledgers/general_journal_2023.csv"


def assert_short(problems: list[Problem]) -> None:
    for problem in problems:
        assert problem.code in read_catalogue()
        assert problem.code not in {"F99", "K90"}
        for language in LANGUAGES:
            told = tell(problem, language)
            assert len(f"{told.where}{told.what}{told.why}{told.remedy}") < 2_000, problem.code


def has_error(problems: list[Problem]) -> bool:
    return any(severity_of(one) is Severity.ERROR for one in problems)


@pytest.mark.parametrize(
    "content", [b"x" * MEGABYTES, b"x: " + b'"' + b"x" * MEGABYTES + b'"\n', b"x\n" * (MEGABYTES // 2)]
)
@pytest.mark.parametrize("which", ["dossier", "shared"])
def test_ten_megabytes_are_refused_by_their_size(
    content: bytes, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """All kinds are one and the same file on the disk: only its size is looked at."""
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    root, large = tmp_path / "proyek", tmp_path / "besar"
    large.write_bytes(content)
    check(root, files)
    for file in files:
        (root / file).unlink()
        os.link(large, root / file)
    start = time.process_time()
    problems = check(root, {"content/rulebooks/health/.jangan": b""} if which == "shared" else {})
    assert time.process_time() - start < SECONDS
    found = by_file(problems)
    for file in files:
        codes = {one.code for one in found[file]}
        # The general journal alone may be that large: it is read, and refused for what it holds.
        assert "K07" in codes or (file == JOURNAL and has_error(found[file])), (file, codes)
    assert_short(problems)


@pytest.mark.parametrize("kind", ["value", "key", "cell", "line", "header"])
@pytest.mark.parametrize("which", ["dossier", "shared"])
def test_the_largest_that_fits_is_told_and_not_quoted(
    kind: str, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    files: Mapping[str, bytes] = request.getfixturevalue(which)
    ends, limit = (".yml", MAX_YAML_BYTES) if kind in ("value", "key") else (".csv", MAX_CSV_BYTES)
    broken = {}
    for file, content in files.items():
        fill = b"x" * (limit - len(content) - 100)
        first, _, rest = content.partition(b"\n")
        changes = {
            "value": content + b'zzz: "' + fill + b'"\n',
            "key": content + fill + b": 1\n",
            "cell": content + b'"' + fill + b'"' + b"," * first.count(b",") + b"\n",
            "line": content + fill + b"\n",
            "header": first + b"," + fill + b"\n" + rest,
        }
        broken[file] = changes[kind] if file.endswith(ends) and len(content) < limit - 100 else content
    start = time.process_time()
    problems = check(tmp_path, broken)
    assert time.process_time() - start < SECONDS
    found = by_file(problems)
    for file, content in files.items():
        if broken[file] is not content:
            assert has_error(found[file]), file
    assert_short(problems)


@pytest.mark.parametrize("place", ["date", "entry", "account", "debit", "memo"])
def test_a_cell_of_ten_megabytes_in_a_journal_is_refused(place: str, tmp_path: Path) -> None:
    cells = {"date": "2023-01-01", "entry": "1", "account": "1101", "debit": "5", "credit": "", "memo": ""}
    row = ",".join("x" * MEGABYTES if name == place else cell for name, cell in cells.items())
    content = f"{','.join(cells)}\n{row}\n".encode()
    start = time.process_time()
    problems = check(tmp_path, {JOURNAL: content, f"{Path(JOURNAL).parents[1]}/profile.yml": b"name: Uji\n"})
    assert time.process_time() - start < SECONDS
    assert has_error(by_file(problems)[JOURNAL])
    assert_short(problems)
