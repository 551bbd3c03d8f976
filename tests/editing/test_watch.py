"""`lumbung check --watch`: an edit checks its own folder again, and the last state is the exit code."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from generator.project import Project
from generator.watching import WatchedCheck

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)


@pytest.fixture
def project(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    # The registers of programmes name cooperatives that are not copied.
    for name in ("programmes", "training"):
        shutil.rmtree(tmp_path / "content" / name)
    for name in ("tani-makmur", "kpri-nagara"):
        shutil.copytree(ROOT / "cooperatives" / name, tmp_path / "cooperatives" / name)
    return Project(tmp_path)


def profile(project, name="tani-makmur"):
    return project.cooperatives / name / "profile.yml"


def test_only_what_an_edit_touches_is_checked_again(project):
    check = WatchedCheck(project, [], DAY)
    names, _, before = check.refresh()
    assert names == ["kpri-nagara", "tani-makmur"]
    profile(project).write_text("nama: Tani Makmur\n", "utf-8")
    names, told, everything = check.refresh({profile(project)})
    assert names == ["tani-makmur"]
    assert {problem.place.file for problem in told} == {"cooperatives/tani-makmur/profile.yml"}
    assert {"F01", "F02"} <= {problem.code for problem in told}
    assert len(everything) > len(before)
    assert check.refresh({project.root / "README.md"})[0] == []


def test_shared_content_touches_all_and_a_new_folder_is_seen(project):
    check = WatchedCheck(project, [], DAY)
    check.refresh()
    new = project.cooperatives / "koperasi-baru"
    new.mkdir()
    (new / "profile.yml").write_text("name: Baru\n", "utf-8")
    assert check.refresh({new / "profile.yml"})[0] == ["koperasi-baru"]
    assert len(check.refresh({project.root / "content" / "loan_classes.yml"})[0]) == 3
    shutil.rmtree(new)
    names, told, everything = check.refresh({new})
    assert (names, told) == ([], [])
    assert not any("koperasi-baru" in problem.place.file for problem in everything)


def _hear_interrupts():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(path, text, times=1):
    until = time.monotonic() + 120
    while path.read_text("utf-8").count(text) < times:
        assert time.monotonic() < until, path.read_text("utf-8")
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
@pytest.mark.parametrize(("left", "code"), [("name: Tani Makmur\n", 0), ("nama: Tani Makmur\n", 1)])
def test_the_command_prints_each_round_and_ends_with_the_last_state(project, tmp_path, left, code):
    good = "name: Tani Makmur\n"
    shutil.rmtree(project.cooperatives / "tani-makmur")
    profile(project).parent.mkdir()
    other = "nama: Tani Makmur\n" if left == good else good
    profile(project).write_text(other, "utf-8")
    out, errors = tmp_path / "out", tmp_path / "errors"
    command = [sys.executable, "-m", "generator", "check", "--watch", str(profile(project).parent)]
    with out.open("wb") as told, errors.open("wb") as noted:
        # A run in the background of a shell inherits Ctrl-C as ignored; a person's terminal does not.
        running = subprocess.Popen(command, cwd=project.root, stdout=told, stderr=noted, preexec_fn=_hear_interrupts)
        try:
            wait_for(errors, "diperiksa; seluruhnya")
            beside = profile(project).with_suffix(".tmp")
            beside.write_text(left, "utf-8")
            beside.replace(profile(project))
            wait_for(errors, "tani-makmur diperiksa; seluruhnya", 2)
            time.sleep(0.5)
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=120) == code, errors.read_text() + out.read_text()
        finally:
            running.kill()
    # The bad round was told once, and nothing was told of reading the files.
    assert out.read_text("utf-8").count(" F01: ") == 1
    assert errors.read_text("utf-8").count("diperiksa; seluruhnya") == 2
    assert "\x1b[2J" not in out.read_text("utf-8") + errors.read_text("utf-8")
    assert "Traceback" not in errors.read_text("utf-8")
