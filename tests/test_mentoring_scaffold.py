"""Templates for a year of mentoring: they hold as they are and with every line filled in, and guess nothing."""

from __future__ import annotations

import json
import re
import shutil

import pytest
import yaml

from tests.test_cli import ROOT, add, lumbung

MENTORED = ("--mentoring", "2026", "--as-of", "2026-11-22")


@pytest.fixture
def project(tmp_path):
    """A project with all shared content and no cooperative."""
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    # The made-up year names folders that are not here; whoever needs it adds them.
    (tmp_path / "cooperatives").mkdir()
    return tmp_path


def test_mentoring_templates_pass_their_own_check_and_speak_of_the_project_s_content(project):
    asked = ("--model", "2023", "--mode", "ldc", "--theme", "tata kelola")
    done = lumbung("new", "ksp-maju", "--name", "KSP Maju", *MENTORED, *asked, cwd=project)
    assert done.returncode == 0, done.stderr
    folder = project / "cooperatives/ksp-maju/mentoring/2026"
    assert {path.name for path in folder.iterdir()} == {
        "engagement.yml",
        "outputs.yml",
        "evaluations.yml",
        "claims.yml",
        "daily_journal.csv",
        "monitoring.csv",
        "follow_ups.csv",
    }
    assert not [path for path in folder.iterdir() if "__" in path.read_text("utf-8")]
    checked = lumbung("check", "--strict", "--as-of", "2026-11-22", cwd=project)
    assert (checked.returncode, checked.stdout) == (0, "")
    engagement = (folder / "engagement.yml").read_text("utf-8")
    assert yaml.safe_load(engagement) == {"model": "2023", "mode": "ldc", "theme": "Tata Kelola Koperasi"}
    assert "step: asesmen_akhir" in engagement
    assert "sharing_learning" not in engagement, "a step of the other model"
    assert "#   activity      Kegiatan (wajib)" in engagement
    outputs = (folder / "outputs.yml").read_text("utf-8")
    assert outputs.count("{state: lengkap") == 16
    assert "  # npwp: {before: belum, after: ada}   # Tata kelola: NPWP" in outputs


def test_mentoring_templates_hold_when_every_line_is_filled_in(project):
    """Every commented line is a line that may be written: no unknown key, no wrong form, no unknown step or output."""
    asked = ("--model", "proposed", "--mode", "hb", "--theme", "Tata Kelola Koperasi")
    lumbung("new", "ksp-maju", *MENTORED, *asked, cwd=project)
    for path in (project / "cooperatives/ksp-maju/mentoring/2026").glob("*.yml"):
        lines = [line.rstrip() for line in path.read_text("utf-8").split("\n")]
        shown = [re.sub(r"^( *)# ( *(?:- )?(?:\{|[a-z_0-9]+:(?: |$)))", r"\1\2", line) for line in lines]
        assert shown != lines, path
        path.write_text("\n".join(shown), "utf-8")
    checked = lumbung("check", "--format", "json", "--as-of", "2026-12-31", cwd=project)
    told = [json.loads(line) for line in checked.stdout.splitlines()]
    # The name of a programme year is an example; every other name is one of the project's.
    found = {one["code"] for one in told if (one["code"], one["line"]) != ("M03", _line_of(project, "programme:"))}
    assert not {code for code in found if code[0] in "YF" or code in ("M03", "M06", "M16")}, checked.stdout


def _line_of(project, start: str) -> int:
    lines = (project / "cooperatives/ksp-maju/mentoring/2026/engagement.yml").read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))


def test_the_register_knows_model_mode_and_theme_of_an_existing_folder(project):
    for folder in (ROOT / "cooperatives").glob("contoh-*"):
        add(project, folder.name, f"name: {folder.name}\nfictional: ya\n")
    done = lumbung("new", "contoh-madu-hutan", *MENTORED, cwd=project)
    assert done.returncode == 0, done.stderr
    written = yaml.safe_load(
        (project / "cooperatives/contoh-madu-hutan/mentoring/2026/engagement.yml").read_text("utf-8")
    )
    assert written == {
        "programme": "2026-contoh",
        "application": "b-01",
        "model": "proposed",
        "mode": "hb",
        "theme": "Manajemen Pemasaran",
    }
    again = lumbung("new", "contoh-madu-hutan", *MENTORED, cwd=project)
    assert (again.returncode, "sudah ada" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (MENTORED, "--model (salah satu dari:"),
        ((*MENTORED, "--model", "2023", "--mode", "hb", "--theme", "Sihir"), "Tema Sihir tidak dikenal"),
        ((*MENTORED, "--model", "1999", "--mode", "hb", "--theme", "Tata Kelola"), "Model 1999 tidak dikenal"),
        (("--theme", "Tata Kelola"), "hanya berlaku bersama --mentoring"),
    ],
)
def test_what_is_not_known_is_asked_for_and_nothing_is_made(project, arguments, told):
    done = lumbung("new", "ksp-maju", *arguments, cwd=project)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert list((project / "cooperatives").iterdir()) == []
