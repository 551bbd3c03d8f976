"""Templates for a programme year: they hold as they are and with every line filled in, and guess nothing."""

from __future__ import annotations

import csv
import json
import re
import shutil

import pytest
import yaml

from tests.test_cli import ROOT, lumbung

DAY = ("--as-of", "2026-11-22")
FILES = {"applications.csv", "programme.yml", "recruitment.yml", "report_copies.csv", "stage_log.csv"}


@pytest.fixture
def project(tmp_path):
    """A project with all shared content, no cooperative, and no programme year that names one."""
    for name in ("content", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.rmtree(tmp_path / "content/programmes/2026-contoh")
    (tmp_path / "cooperatives").mkdir()
    return tmp_path


def told(project, *arguments) -> list[dict[str, object]]:
    checked = lumbung("check", "--format", "json", *arguments, cwd=project)
    return [json.loads(line) for line in checked.stdout.splitlines()]


def fill_in(path) -> None:
    """Every commented line that is a line of YAML becomes one; what is filled in already stays once."""
    lines = [line.rstrip() for line in path.read_text("utf-8").split("\n")]
    shown = [re.sub(r"^( *)# ( *(?:- )?(?:\{|[a-z_0-9]+:(?: |$)))", r"\1\2", line) for line in lines]
    assert shown != lines, path
    path.write_text("\n".join(shown), "utf-8")


def test_the_templates_pass_their_own_check_and_speak_of_the_project_s_content(project):
    done = lumbung("new", "--programme", "2027", *DAY, cwd=project)
    assert done.returncode == 0, done.stderr
    folder = project / "content/programmes/2027"
    assert {path.name for path in folder.iterdir()} == FILES
    assert not [path for path in folder.iterdir() if "__" in path.read_text("utf-8")]
    assert "content/programmes/2027" in done.stderr
    checked = lumbung("check", "--strict", *DAY, cwd=project)
    assert (checked.returncode, checked.stdout) == (0, "")
    text = (folder / "programme.yml").read_text("utf-8")
    written = yaml.safe_load(text)
    assert (written["id"], written["year"]) == ("2027", 2027)
    assert "cohorts" not in written, "nobody said which model"
    assert "#   2023            Model 2023 (dipakai)" in text
    assert "rpjmn-2020-2024" in text
    assert "Pilihan: " in text
    assert '{step: open_call, name: "Open call koperasi"' in text
    assert "interview: {sikap_perilaku: 80" in (folder / "recruitment.yml").read_text("utf-8")
    for table in FILES:
        if table.endswith(".csv"):
            (row,) = csv.reader((folder / table).open(encoding="utf-8"))
            assert all(f"#   {column}" in text for column in row), table


def test_the_templates_hold_when_every_line_is_filled_in(project):
    lumbung("new", "--programme", "2027", "--model", "proposed", *DAY, cwd=project)
    folder = project / "content/programmes/2027"
    for path in folder.glob("*.yml"):
        fill_in(path)
    written = yaml.safe_load((folder / "programme.yml").read_text("utf-8"))
    assert len(written["documents"]) == 3
    assert [one["step"] for one in written["activities"]][-1] == "sharing_learning"
    assert yaml.safe_load((folder / "recruitment.yml").read_text("utf-8"))["candidates"][0]["code"] == "tp-01"
    assert told(project, "--strict", "--as-of", "2027-12-31") == []


def test_the_new_year_stands_on_the_site_before_and_after_its_first_applicant(project):
    lumbung(
        "new", "2027-uji", "--programme", "2027", "--name", 'Program "Uji" <b>', "--model", "2023", *DAY, cwd=project
    )
    shutil.copy(ROOT / "mkdocs.yml", project)
    folder = project / "content/programmes/2027-uji"
    built = lumbung("build", *DAY, "--audience", "internal", "--out", "hasil", cwd=project)
    assert built.returncode == 0, built.stderr
    page = (project / "hasil/program/2027-uji/index.html").read_text("utf-8")
    assert "Program &#34;Uji&#34; &lt;b&gt;" in page
    assert (project / "hasil/program/dasbor-2027-uji/index.html").is_file()
    row = "u-1,Koperasi Satu,,51.08,jasa,a,2026-11-02,,,,,dalam_proses,,,,,\n"
    (folder / "applications.csv").open("a", encoding="utf-8").write(row)
    assert told(project, "--strict", *DAY) == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--programme", "2023"), "content/programmes/2023 sudah ada dan tidak disentuh"),
        (("Tahun Baru", "--programme", "2027"), "huruf kecil, angka dan tanda hubung"),
        (("../luar", "--programme", "2027"), "huruf kecil, angka dan tanda hubung"),
        (("--programme", "2027", "--model", "1999"), "Model 1999 tidak dikenal. Yang ada: 2023"),
        (("--programme", "2027", "--name", "Satu\nDua"), "tanpa huruf kendali"),
        (("--programme", "2027", "--mentoring", "2027"), "--programme membuat tahun program"),
        (("--programme", "2027", "--theme", "Tata Kelola"), "--programme membuat tahun program"),
        ((), "Sebutkan nama folder koperasinya"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_touched(project, arguments, why):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    done = lumbung("new", *arguments, *DAY, cwd=project)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())
    after = {
        path: path.read_bytes() for path in project.rglob("*") if path.is_file() and ".lumbung-cache" not in str(path)
    }
    assert after == before


def test_a_name_with_marks_and_quotes_stays_a_name(project):
    name = "A \"b\": 'c' # __TAHUN__ {d}"
    lumbung("new", "--programme", "2027", "--name", name, *DAY, cwd=project)
    written = yaml.safe_load((project / "content/programmes/2027/programme.yml").read_text("utf-8"))
    assert written["name"] == name
    assert told(project, "--strict", *DAY) == []
