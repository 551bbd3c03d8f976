"""Temporary git repositories made of the sample, and the pull request that the golden reports tell of."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = ROOT / "tests" / "worked_examples" / "perdep_06_2016_by_hand" / "koperasi-contoh-hitung-tangan"
SAMPLE = "koperasi-contoh-lumbung-sejahtera"
PUBLISHED = ("kpri-nagara", "roda-sejahtera", "tani-makmur")
LEFT_OUT = shutil.ignore_patterns("pages", "pictures", "programmes", "recruitment", "discrepancies", "faq", "training")
"""Content that names other cooperatives, or that no review rests on."""
DAY = "2026-11-22"
_WHO = {"GIT_AUTHOR_NAME": "Uji", "GIT_AUTHOR_EMAIL": "uji@contoh.invalid", "GIT_AUTHOR_DATE": "2026-11-01T08:00:00Z"}
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **_WHO,
    **{name.replace("AUTHOR", "COMMITTER"): value for name, value in _WHO.items()},
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(repository: Path, *words: str) -> str:
    """Run git in a repository of the tests."""
    done = subprocess.run(
        ["git", "-C", repository, *words], check=True, capture_output=True, text=True, env=_ENVIRONMENT
    )
    return done.stdout.strip()


def commit(repository: Path, message: str = "perubahan") -> str:
    """Everything as it stands, as one commit; its name."""
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(repository, "rev-parse", "HEAD")


def make_project(folder: Path) -> Path:
    """A project of five cooperatives: the complete made-up one, one worked by hand, three from published studies."""
    shutil.copytree(ROOT / "content", folder / "content", ignore=LEFT_OUT)
    (folder / "site_templates").symlink_to(ROOT / "site_templates")
    for name in (SAMPLE, *PUBLISHED):
        shutil.copytree(ROOT / "cooperatives" / name, folder / "cooperatives" / name)
    shutil.copytree(BY_HAND, folder / "cooperatives" / BY_HAND.name)
    return folder


def make_repository(folder: Path) -> Path:
    """The same as a repository whose branch `main` holds it."""
    make_project(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / ".gitignore").write_text("/site_templates\n", "utf-8")
    commit(folder, "awal")
    return folder


def replace(repository: Path, file: str, before: str, after: str) -> None:
    """Change one text of one file; it must be there."""
    path = repository / file
    text = path.read_text("utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), "utf-8")


def write(repository: Path, file: str, text: str) -> None:
    """A whole file."""
    path = repository / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make_pull_request(repository: Path) -> None:
    """One figure edited, a cooperative added, a file broken, a rulebook changed; on a branch of its own."""
    git(repository, "checkout", "--quiet", "-b", "usulan")
    replace(
        repository,
        f"cooperatives/{BY_HAND.name}/assessments/health_2023.yml",
        "\n  kas: 11846275\n",
        "\n  # Kas dan laci kasir\n  kas: 11846275000\n",
    )
    added = "cooperatives/koperasi-contoh-baru"
    write(repository, f"{added}/profile.yml", "name: Koperasi Contoh @Baru | <b>Jaya</b>\nfictional: ya\n")
    canvas = (repository / "cooperatives" / SAMPLE / "business_model_canvas.yml").read_text("utf-8")
    write(repository, f"{added}/business_model_canvas.yml", canvas)
    write(
        repository,
        f"{added}/assessments/health_2025.yml",
        "rulebook: perdep-06-2016\nperiod_end: 2025-12-31\nfigures:\n  kas: 5000000\n  bank: 7000000\n",
    )
    replace(repository, f"cooperatives/{SAMPLE}/swot.yml", "strengths:\n", "strengths:\n  - text: [tidak ditutup\n")
    replace(
        repository,
        "content/rulebooks/health/perdep-06-2016.yml",
        "at_least: 66, below: 80",
        "at_least: 78, below: 80",
    )
    replace(
        repository,
        "content/rulebooks/health/perdep-06-2016.yml",
        "at_least: 51, below: 66",
        "at_least: 51, below: 78",
    )
    commit(repository, "usulan")
