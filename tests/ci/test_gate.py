"""What `.ci/run` rests on: whoever says that a browser must be there is told when a test did not run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROWSER_TEST = "tests/browser/test_every_kind.py::test_a_fault_would_be_found"
SKIPS = {
    "one test": "import pytest\ndef test_one(): pytest.skip('belum siap')\n",
    "a mark": "import pytest\n@pytest.mark.skip(reason='belum siap')\ndef test_one(): pass\n",
    "a fixture": "import pytest\n@pytest.fixture\ndef ready(): pytest.skip('belum siap')\ndef test_one(ready): pass\n",
    "a file": "import pytest\npytest.skip('belum siap', allow_module_level=True)\n",
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


@pytest.mark.parametrize("kind", SKIPS)
def test_no_skip_of_any_kind_stays_silent_where_a_browser_is_required(tmp_path, kind):
    (tmp_path / "test_uji.py").write_text(SKIPS[kind], "utf-8")
    words = ("-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path))
    free = run_tests(*words, required=False)
    assert free.returncode in (0, 5) and "1 skipped" in free.stdout and "belum siap" in free.stdout
    bound = run_tests(*words, required=True)
    assert bound.returncode in (1, 2), bound.stdout
    assert "nothing may be skipped here" in bound.stdout and "belum siap" in bound.stdout
    assert "skipped" not in bound.stdout.splitlines()[-1]


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
