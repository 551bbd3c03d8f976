"""What `.ci/run` rests on: whoever says that a browser must be there is told when a test did not run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROWSER_TEST = "tests/browser/test_every_kind.py::test_a_fault_would_be_found"
SKIPS = {
    "call": "import pytest\ndef test_one(): pytest.skip('belum siap')\n",
    "mark": "import pytest\n@pytest.mark.skip(reason='belum siap')\ndef test_one(): pass\n",
    "fixture": "import pytest\n@pytest.fixture\ndef ready(): pytest.skip('belum siap')\ndef test_one(ready): pass\n",
    "file": "import pytest\npytest.skip('belum siap', allow_module_level=True)\n",
    "nothing": "def test_one(): pass\n",
}


def run_tests(*words: str, required: bool, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """pytest in a process of its own, where the variable is set or not; `path` is where programs are looked for."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "LUMBUNG"))}
    environment |= {"PYTHONPATH": str(ROOT)} | ({"LUMBUNG_REQUIRE_BROWSER": "1"} if required else {})
    environment |= {"PATH": path} if path is not None else {}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_without_a_browser_its_tests_are_skipped_aloud_and_fail_where_it_is_required(tmp_path):
    free = run_tests(BROWSER_TEST, required=False, path=str(tmp_path))
    assert free.returncode == 0 and "1 skipped" in free.stdout
    assert "SKIPPED [1]" in free.stdout and "no Chromium on this machine" in free.stdout
    bound = run_tests(BROWSER_TEST, required=True, path=str(tmp_path))
    assert bound.returncode == 1 and "skipped" not in bound.stdout.splitlines()[-1]
    assert "Chromium is required here and was not found" in bound.stdout


def test_no_skip_of_any_kind_stays_silent_where_a_browser_is_required(tmp_path):
    for kind, text in SKIPS.items():
        (tmp_path / f"test_{kind}.py").write_text(text.replace("belum siap", f"belum siap: {kind}"), "utf-8")
    words = ("--continue-on-collection-errors", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"))
    words += ("--rootdir", str(tmp_path), str(tmp_path))
    free = run_tests(*words, required=False)
    assert free.returncode == 0 and "1 passed, 4 skipped" in free.stdout.splitlines()[-1], free.stdout
    bound = run_tests(*words, required=True)
    assert bound.returncode == 1
    # What is skipped before the test begins is an error to pytest.
    assert bound.stdout.splitlines()[-1].startswith("1 failed, 1 passed, 3 errors"), bound.stdout
    for kind in SKIPS.keys() - {"nothing"}:
        assert re.search(f"nothing may be skipped here.*belum siap: {kind}", bound.stdout), kind


def test_the_gate_is_the_test_command_with_the_browser_required():
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert script.index("export LUMBUNG_REQUIRE_BROWSER=1") < script.index("make test") == len(script) - 1
    assert "set -euo pipefail" in script
    recipe = re.search(r"(?m)^test:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"))
    assert recipe and [line.split()[0] for line in recipe[1].splitlines()] == [
        "$(BIN)/ruff",
        "$(BIN)/ruff",
        "$(BIN)/mypy",
        "$(BIN)/pytest",
    ]
    # Neither a choice of tests nor a failure that is passed over.
    assert not re.search(r"(?m)\s(-k|-m|--deselect|--ignore\S*|--lf|--ff)\s|\|\||^\t-", recipe[1])
