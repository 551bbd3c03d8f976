"""Where the data came from, read from real repositories of git."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from generator.model.origin import Host, HostKind, Origin
from generator.reading.origin import UnknownHost, read_host, read_origin
from tests.review.repository import commit, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a folder of a repository, with two commits on different days."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    folder = tmp_path / "data"
    for name in ("cooperatives/a/profile.yml", "cooperatives/a/swot.yml", "content/pages/index.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("satu\n", "utf-8")
    commit(tmp_path)
    (folder / "cooperatives/a/swot.yml").write_text("dua\n", "utf-8")
    (folder / "cooperatives/a/nama sulit é.csv").write_text("x\n", "utf-8")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "-m", "kedua\n\n\x01bukan tanggal")
    return folder


def test_every_file_has_the_day_of_its_last_commit(root: Path) -> None:
    day = date(2026, 11, 1)
    origin = read_origin(root)
    assert origin.commit == git(root, "rev-parse", "HEAD")
    assert (origin.day, origin.prefix, origin.unsaved) == (day, "data/", frozenset())
    assert dict(origin.updated) == {
        "cooperatives/a/profile.yml": day,
        "cooperatives/a/swot.yml": day,
        "cooperatives/a/nama sulit é.csv": day,
        "content/pages/index.md": day,
    }


def test_the_last_commit_of_a_file_counts_and_each_file_has_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tests.review.repository._ENVIRONMENT",
        {**_environment(), "GIT_COMMITTER_DATE": "2026-11-05T23:30:00+0900"},
    )
    (root / "cooperatives/a/swot.yml").write_text("tiga\n", "utf-8")
    commit(root)
    origin = read_origin(root)
    assert origin.day == date(2026, 11, 5)
    assert origin.updated["cooperatives/a/swot.yml"] == date(2026, 11, 5)
    assert origin.updated["cooperatives/a/profile.yml"] == date(2026, 11, 1)


def test_a_change_that_came_by_a_branch_is_found(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "usulan", "HEAD~1")
    (root / "cooperatives/a/canvas.yml").write_text("x\n", "utf-8")
    commit(root)
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "-m", "gabung", "usulan")
    assert "cooperatives/a/canvas.yml" in read_origin(root).updated


def test_files_that_differ_from_the_commit_are_named(root: Path) -> None:
    (root / "cooperatives/a/profile.yml").write_text("lain\n", "utf-8")
    (root / "cooperatives/a/baru.yml").write_text("x\n", "utf-8")
    (root / "catatan.txt").write_text("bukan data\n", "utf-8")
    assert read_origin(root).unsaved == {"cooperatives/a/profile.yml", "cooperatives/a/baru.yml"}


def test_a_cut_history_tells_no_days(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "salinan"
    git(root, "clone", "--quiet", "--depth=1", root.parent.as_uri(), str(clone))
    origin = read_origin(clone / "data")
    assert origin.commit == git(root, "rev-parse", "HEAD")
    assert origin.updated == {}


def test_outside_git_and_before_the_first_commit_nothing_is_known(tmp_path: Path) -> None:
    assert read_origin(tmp_path) == Origin()
    git(tmp_path, "init", "--quiet")
    assert read_origin(tmp_path) == Origin()


def test_no_program_named_by_the_repository_runs(root: Path) -> None:
    mark = root.parent / "dijalankan"
    script = root.parent / "program"
    script.write_text(f"#!/bin/sh\ntouch {mark}\n", "utf-8")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "filter.x.clean", "filter.x.process"):
        git(root, "config", name, str(script))
    git(root, "config", "filter.x.required", "true")
    git(root, "config", "diff.x.textconv", str(script))
    git(root, "config", "log.showSignature", "true")
    (root.parent / ".gitattributes").write_text("* filter=x diff=x\n", "utf-8")
    # As young as the index, and as long as before: git looks into it.
    young = (root.parent / ".git/index").stat().st_mtime_ns
    for file in sorted((root / "cooperatives/a").iterdir()):
        os.utime(file, ns=(young, young))
    (root / "cooperatives/a/profile.yml").write_text("lain\n", "utf-8")
    assert read_origin(root).unsaved == {"cooperatives/a/profile.yml"}
    assert not mark.exists()


@pytest.mark.parametrize(
    ("settings", "host"),
    [
        ("repo_url: https://github.com/dinas/data.git/\n", Host("https://github.com/dinas/data", HostKind.GITHUB)),
        ("repo_url: https://gitlab.com/a/b/c\n", Host("https://gitlab.com/a/b/c", HostKind.GITLAB)),
        (
            "repo_url: https://git.contoh.id/a/b\nextra: {host: gitlab}\n",
            Host("https://git.contoh.id/a/b", HostKind.GITLAB),
        ),
        ("repo_url: https://git.contoh.id/a/b\n", None),
        ("repo_url: javascript:alert(1)\nextra: {host: github}\n", None),
        ("repo_url: !ENV LUMBUNG_REPO\n", None),
        ('repo_url: "https://github.com/a/b?x=<b>"\n', None),
        ("site_name: X\n", None),
        ("repo_url: [\n", None),
    ],
)
def test_the_host_is_known_by_its_name_or_as_said(settings: str, host: Host | None, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    assert read_host(tmp_path) == host


def test_a_host_that_is_not_known_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("repo_url: https://x.id/a/b\nextra: {host: gitea}\n", "utf-8")
    with pytest.raises(UnknownHost, match="github, gitlab"):
        read_host(tmp_path)


def _environment() -> dict[str, str]:
    from tests.review import repository

    return dict(repository._ENVIRONMENT)
