"""What the workflows call, run for real on a clone: whose code judges a proposal, what is left for reviewers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("kpri-nagara", "koperasi-contoh-lumbung-sejahtera")
IDENTITY = ("-c", "user.name=Penguji", "-c", "user.email=penguji@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    command = ("git", *IDENTITY, *arguments)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    """A repository with the project as it lies here, and two of its cooperatives."""
    folder = tmp_path_factory.mktemp("hulu") / "lumbung"
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        parts = Path(name).parts
        if not name or (parts[0] == "cooperatives" and parts[1] not in KEPT) or parts[0] in ("tests", "benchmarks"):
            continue
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    # The made-up year names cooperatives that are not here.
    shutil.rmtree(folder / "content" / "programmes" / "2026-contoh")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Awal")
    return folder


@pytest.fixture
def proposal(base, tmp_path) -> Path:
    folder = tmp_path / "usulan"
    git(tmp_path, "clone", "--quiet", str(base), str(folder))
    return folder


def judge(folder: Path, **more: str) -> subprocess.CompletedProcess:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Usulan")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTHONPATH", "CI_"))}
    environment = {**clean, "LUMBUNG_PYTHON": sys.executable, **more}
    command = (str(ROOT / ".ci" / "pull-request"), "HEAD^1", str(folder.parent / "hasil"))
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_change_of_data_is_judged_by_the_code_it_starts_from(proposal):
    (proposal / "cooperatives" / "kpri-nagara" / "profile.yml").write_text("name: [\n", "utf-8")
    # Data that looks like the program is still data.
    (proposal / "cooperatives" / "generator").mkdir()
    (proposal / "cooperatives" / "generator" / "__main__.py").write_text("raise SystemExit(0)\n")
    summary = proposal.parent / "ringkasan.md"
    done = judge(proposal, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    results = proposal.parent / "hasil"
    assert (results / "code.txt").read_text().strip() == "base"
    assert done.returncode == 1, done.stderr
    assert "::error file=cooperatives/kpri-nagara/profile.yml,line=" in done.stdout
    quality = json.loads((results / "quality.json").read_text("utf-8"))
    assert any(one["location"]["path"] == "cooperatives/kpri-nagara/profile.yml" for one in quality)
    assert "cooperatives/kpri-nagara/profile.yml" in summary.read_text("utf-8")
    assert summary.read_text("utf-8") == (results / "review.md").read_text("utf-8")
    json.loads((results / "review.json").read_text("utf-8"))
    # The rest of the site is there all the same.
    assert (results / "site" / "koperasi" / KEPT[1] / "index.html").is_file()


def test_a_change_of_the_program_is_judged_by_itself(proposal):
    change(proposal / "content" / "pages" / "tentang.md", "\n", "\n\n")
    # The first name in the list of what differs, and its first line is empty: no name may hide the others.
    (proposal / "\nbaru.txt").write_text("x")
    done = judge(proposal)
    assert done.returncode == 0, done.stderr
    assert (proposal.parent / "hasil" / "code.txt").read_text().strip() == "proposal"


def test_cooperatives_that_became_a_link_are_not_taken_for_data(proposal):
    shutil.move(proposal / "cooperatives", proposal / "content" / "cooperatives")
    (proposal / "cooperatives").symlink_to("content/cooperatives")
    judge(proposal)
    assert (proposal.parent / "hasil" / "code.txt").read_text().strip() == "proposal"


def test_a_start_that_is_not_there_is_told(proposal):
    done = subprocess.run(
        (str(ROOT / ".ci" / "pull-request"), "0" * 40, str(proposal.parent / "hasil")),
        cwd=proposal,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "fetch-depth" in done.stderr
    assert not (proposal.parent / "hasil").exists()
