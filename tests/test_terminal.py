"""The command line in surroundings nobody planned for: streams that break, arguments that are no names, odd folders.

Whatever happens, people read a sentence in Indonesian and programs an exit code; nothing of the program's inside shows.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.reading.test_every_kind import PROGRAMMERS_WORDS
from tests.review.repository import make_project

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ("check", "explain", "fix", "score", "review", "build", "pdf", "serve", "new", "schema", "import", "export")
LONG = "x" * 300
NOT_UTF8 = os.fsdecode(b"caf\xe9")
Run = Callable[..., tuple[int, str, str]]
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def lumbung(
    *words: str, cwd: Path = ROOT, more: dict[str, str] | None = None, **streams: object
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "", **(more or {})}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=cwd, env=environment, encoding="utf-8", timeout=60, **streams)  # type: ignore[call-overload]


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The same within this process, for what does not depend on streams: an interpreter takes its time to start."""

    def run(*words: str, cwd: Path = ROOT) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["lumbung", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def assert_plain(told: str) -> None:
    assert told
    assert not PROGRAMMERS_WORDS.search(told), told
    assert not STEERING.search(told)
    assert len(told) < 1_000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("proyek"))


@pytest.mark.parametrize("words", [("version",), ("explain",), ("explain", "K02"), ("--help",)])
def test_a_full_disk_is_told(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = lumbung(*words, stdout=full)
    assert (done.returncode, done.stderr) == (3, "Tidak dapat membaca atau menulis: penyimpanan penuh.\n")


@pytest.mark.parametrize("words", [("version",), ("explain",), ("schema", "profile")])
def test_a_reader_who_went_away_is_no_error_of_the_data(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = lumbung(*words, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (130, "")


def test_closed_streams_change_nothing() -> None:
    for closing in (">&-", "2>&-", ">&- 2>&-", "2>/dev/full"):
        command = f'"{sys.executable}" -m generator version {closing}'
        done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), closing
        assert done.stdout == ("" if ">&- " in f"{closing} " and not closing.startswith("2") else done.stdout)
    done = subprocess.run(
        f'"{sys.executable}" -m generator explain X 2>/dev/full', shell=True, cwd=ROOT, capture_output=True
    )
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", LONG), 3),
        (("check", NOT_UTF8), 2),
        (("check", "\x1b[31mmerah"), 2),
        (("check", "content"), 2),
        (("check", "content/rulebooks/health/perdep-06-2016.yml"), 2),
        (("check", "--as-of", "\x1b[31m"), 2),
        (("check", "--base", NOT_UTF8), 2),
        (("check", "--format", "\u202e"), 2),
        (("score", "cooperatives"), 2),
        (("score", "."), 2),
        (("review", "--base", "HEAD", LONG), 3),
        (("review", "--base-folder", "/usr"), 2),
        (("fix", LONG), 3),
        (("fix", "content"), 2),
        (("export", "--xlsx", LONG), 3),
        (("import", "/dev/zero", "--into", "cooperatives/kpri-nagara"), 1),
        (("import", LONG, "--into", "cooperatives/kpri-nagara"), 1),
        (("new", NOT_UTF8), 2),
        (("new", "baru", "--name", NOT_UTF8), 2),
        (("explain", "\x1b[31m"), 2),
        (("schema", "--out", "content/chart_of_accounts.csv"), 3),
    ],
)
def test_an_odd_argument_gets_a_sentence(words: tuple[str, ...], code: int, project: Path, run_here: Run) -> None:
    ended, told, noted = run_here(*words, cwd=project)
    assert ended == code, noted
    assert_plain(told + noted)


def test_a_pipe_is_no_workbook(project: Path, tmp_path: Path, run_here: Run) -> None:
    os.mkfifo(tmp_path / "buku.xlsx")
    ended, told, _ = run_here("import", str(tmp_path / "buku.xlsx"), "--into", "cooperatives/kpri-nagara", cwd=project)
    assert ended == 1
    assert "W01" in told


@pytest.mark.parametrize("folder", [".", "cooperatives"])
def test_the_project_or_all_its_folders_can_be_named(folder: str, project: Path, run_here: Run) -> None:
    (project / "cooperatives" / "tanpa-profil").mkdir(exist_ok=True)
    (project / "cooperatives" / "catatan.txt").write_text("x")
    _, named, _ = run_here("check", folder, cwd=project)
    assert "cooperatives/tanpa-profil/profile.yml: kesalahan K02" in named
    assert "cooperatives/catatan.txt: peringatan K03" in named
    assert named == run_here("check", cwd=project)[1]


def test_a_cooperative_without_an_assessment_has_no_score(project: Path, run_here: Run) -> None:
    folder = project / "cooperatives" / "tanpa-nilai"
    folder.mkdir(exist_ok=True)
    (folder / "profile.yml").write_text("name: Koperasi Tanpa Nilai\n")
    # A file stands for its folder, as in a check.
    for word in ("cooperatives/tanpa-nilai", "cooperatives/tanpa-nilai/profile.yml"):
        _, told, _ = run_here("score", word, cwd=project)
        assert told == "Koperasi Tanpa Nilai: belum ada penilaian kesehatan yang dapat dihitung.\n"


@pytest.mark.parametrize("moment", ["kemarin", "9" * 30, "-1", "1e9", "\u0662"])
def test_a_moment_that_is_none_is_told(moment: str, run_here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    ended, told, noted = run_here("check", "cooperatives/kpri-nagara")
    assert (ended, told) == (3, "")
    assert "SOURCE_DATE_EPOCH" in noted
    assert_plain(noted)


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "hilang"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && "{sys.executable}" -m generator check'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment)
    assert done.returncode == 3
    assert_plain(done.stdout + done.stderr)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_is_indonesian(name: str, run_here: Run) -> None:
    ended, told, _ = run_here(*name.split(), "--help")
    assert ended == 0
    assert "Cara pakai: lumbung" in told
    assert "Tampilkan keterangan ini." in told
    assert not re.search(r"Usage|OPTIONS|ARGS|Show this|<[a-z]|default:|required", told)
    assert not PROGRAMMERS_WORDS.search(told)


def test_a_fault_of_the_program_shows_a_sentence_and_keeps_its_details(tmp_path: Path) -> None:
    """The fault is put in from outside: a library's part that raises."""
    (tmp_path / "sitecustomize.py").write_text(
        "import generator.problems.explanation as one\n\n\ndef fail(language):\n    raise LookupError('dalam')\n\n\n"
        "one.list_codes = fail\n"
    )
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    bare = lumbung("explain", more={"PYTHONPATH": path})
    assert bare.returncode == 3
    assert "LUMBUNG_LOG=" in bare.stderr
    assert_plain(bare.stdout + bare.stderr)
    kept = tmp_path / "catatan.txt"
    told = lumbung("explain", more={"PYTHONPATH": path, "LUMBUNG_LOG": str(kept)})
    assert_plain(told.stderr)
    assert "LookupError: dalam" in kept.read_text("utf-8")
