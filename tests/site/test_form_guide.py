"""The guide does what it says: its first ten minutes, followed word by word, and files shown as they are made."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path

from generator.form_guide import NAME, read_forms
from generator.model.audience import Audience
from generator.project import Project
from generator.workshop import open_workshop
from tests.site.conftest import ROOT, copy_project

AS_OF = date(2026, 11, 22)
ENGAGED = f"--mentoring {AS_OF.year} --model 2023 --mode hb --theme 'Tata Kelola Koperasi'"
TUTORIAL = ROOT / "content/pages/panduan/mulai.md"
STEP = re.compile(r"(?:`(cooperatives/[^`]+)`\n\n)?^```(\w+)\n(.*?)^```", re.M | re.S)


def run(project: Path, command: str) -> str:
    """What a command prints, on either stream."""
    program, *words = shlex.split(command)
    assert program == "lumbung"
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_the_first_ten_minutes_lead_to_a_page(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "proyek", cooperatives=False)
    printed, done = "", []
    for file, kind, text in STEP.findall(TUTORIAL.read_text("utf-8")):
        if kind == "sh":
            for command in text.strip().splitlines():
                printed = run(project, command)
                done.append(command.split()[1])
        elif kind == "text":
            assert text.rstrip() in printed
            done.append(kind)
        else:
            # A file to be replaced is one that was made before.
            assert (project / file).is_file(), file
            (project / file).write_text(text, "utf-8")
    assert done == ["new", "check", "text", "check", "text", "build"]
    page = (project / "site/koperasi/koperasi-maju/index.html").read_text("utf-8")
    for shown in ("Koperasi Maju Bersama", "Kopi bubuk 200 g", "Catatan sortir tiga panen terakhir.", "215"):
        assert shown in page
    assert "Kopi bubuk 200 g" in (project / "site/produk/index.html").read_text("utf-8")


def test_the_guide_shows_every_file_as_it_is_made(tmp_path: Path, sample_site: Path) -> None:
    project = Project(copy_project(tmp_path / "proyek", cooperatives=False))
    (project.root / "cooperatives").mkdir(exist_ok=True)
    material = open_workshop(ROOT, Audience.PUBLIC, AS_OF).mentoring
    groups = read_forms(project, material, AS_OF)
    run(project.root, f'lumbung new koperasi-maju --name "{NAME}" --as-of {AS_OF} {ENGAGED}')
    shutil.rmtree(project.root / "content/programmes")
    run(project.root, f"lumbung new --programme {AS_OF.year} --as-of {AS_OF}")
    folder = project.cooperatives / "koperasi-maju"
    homes = (folder, folder / f"mentoring/{AS_OF.year}", project.root / f"content/programmes/{AS_OF.year}")
    made = [(home / one.file, one) for home, group in zip(homes, groups, strict=True) for one in group.files]
    assert {path for path, _ in made} == {
        path for home in (homes[0], homes[2]) for path in home.rglob("*") if path.is_file()
    }
    page = (sample_site / "panduan/isian/index.html").read_text("utf-8")
    shown = [unescape(one) for one in re.findall(r"<pre><code>(.*?)</code></pre>", page, re.S)]
    for (path, form), text in zip(made, shown, strict=True):
        assert path.read_text("utf-8").endswith(form.text), path
        assert text == form.text
        assert page.count(f'id="{form.anchor}"') == 1


def test_every_column_of_a_table_is_explained() -> None:
    material = open_workshop(ROOT, Audience.PUBLIC, AS_OF).mentoring
    groups = read_forms(Project(ROOT), material, AS_OF)
    tables = {one.file: one for group in groups for one in group.files if one.file.endswith(".csv")}
    explained = {file: one.columns for file, one in tables.items() if "general_journal" not in file}
    assert len(explained) == 10
    for file, columns in explained.items():
        assert columns, file
        assert all(meaning.strip(".") for _, meaning in columns), file
    outcome = dict(explained["applications.csv"])["reason"]
    assert "berkas_tidak_lengkap" in outcome
