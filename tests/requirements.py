"""The papers' rows and the tests that hold them; `make requirements` prints the table.

Knows the marks of the tests (`@pytest.mark.requirement("H-040")`) and the list beside this file, which gives each row
in a few words and, where no test holds it, the reason. Runs no test.
"""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
LIST = HERE / "requirements.yml"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the papers."""

    id: str
    says: str
    tests: tuple[str, ...]
    reason: str
    """Why no test holds it."""
    partly: str
    """What its tests do not hold."""


class _Marks:
    """Collects the rows that tests name; a row named in vain by no test of its own is found later."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            name = item.nodeid.partition("[")[0]
            for mark in item.iter_markers("requirement"):
                for row in mark.args:
                    tests = self.found.setdefault(row, [])
                    if name not in tests:
                        tests.append(name)


def collect_marks(folder: Path = HERE) -> dict[str, list[str]]:
    """Tests by the row they hold."""
    marks = _Marks()
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", str(folder)], plugins=[marks])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(said.getvalue())
    return marks.found


def make_table(marks: dict[str, list[str]], listed: dict[str, dict[str, str]]) -> list[Row]:
    """All listed rows and every row a test names, in the order of their numbers."""
    return [
        Row(
            row,
            listed.get(row, {}).get("says", ""),
            tuple(marks.get(row, ())),
            "" if row in marks else listed.get(row, {}).get("reason", ""),
            listed.get(row, {}).get("partly", "") if row in marks else "",
        )
        for row in sorted({*listed, *marks})
    ]


def read_list() -> dict[str, dict[str, str]]:
    """Rows with `says`, and `reason` or `partly`."""
    return yaml.load(LIST.read_text("utf-8"), Loader=yaml.BaseLoader)


def write_table(rows: list[Row]) -> str:
    """The table as plain text, with a line that counts."""
    lines = []
    for row in rows:
        lines.append(f"{row.id}  {row.says}")
        lines += [f"       + {test}" for test in row.tests]
        if row.partly:
            lines.append(f"       ~ belum diuji: {row.partly}")
        if not row.tests:
            lines.append(f"       - {row.reason or 'TANPA UJI DAN TANPA ALASAN'}")
    held = sum(bool(row.tests) for row in rows)
    bare = sum(not row.tests and not row.reason for row in rows)
    lines += [
        "",
        f"{len(rows)} baris: {held} dipegang uji, {len(rows) - held - bare} dengan alasan, {bare} tanpa alasan.",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print; a row with neither test nor reason is a failure."""
    rows = make_table(collect_marks(), read_list())
    sys.stdout.write(write_table(rows))
    return int(any(not row.tests and not row.reason for row in rows))


if __name__ == "__main__":
    sys.exit(main())
