"""The reports of the scripted pull request, as they stand in `golden/` and as the program writes them now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.review.repository import DAY, ROOT, git, make_pull_request, make_repository

FOLDER = Path(__file__).parent / "golden"
REPORTS = {
    "pull_request.md": (),
    "pull_request.en.md": ("--language", "en"),
    "pull_request.json": ("--format", "json"),
}
HINT = "If the report is meant to change: python -m tests.review, then look at the difference."


def run_review(repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`lumbung review` as people call it."""
    return run_lumbung(repository, "review", *words)


def run_lumbung(repository: Path, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Any command, as of one day."""
    command = [sys.executable, "-m", "generator", name, "--as-of", DAY, *words]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, encoding="utf-8", env=environment)


def write_reports(scratch: Path) -> dict[str, str]:
    """Every report by the name of its file; the commit's own name, which moves with the sample, is left out."""
    repository = make_repository(scratch / "repositori")
    make_pull_request(repository)
    name = git(repository, "rev-parse", "main")
    found = {}
    for file, words in REPORTS.items():
        done = run_review(repository, "--base", "main", *words)
        assert done.returncode == 1, done.stderr
        found[file] = done.stdout.replace(name, "0" * 40).replace(name[:10], "0" * 10)
    return found
