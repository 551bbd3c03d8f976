"""`lumbung review` as people and workflows call it: exit codes, ways of naming the earlier side, git kept at bay."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.reading import revision
from generator.reading.revision import Failure, RevisionFailed, find_revision, list_changes, write_files
from tests.review.golden import run_lumbung, run_review
from tests.review.repository import BY_HAND, PUBLISHED, SAMPLE, commit, git, make_repository, replace, write

FILE = f"cooperatives/{BY_HAND.name}/assessments/health_2023.yml"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Never changed; tests work on copies."""
    return make_repository(tmp_path_factory.mktemp("asal") / "repositori")


@pytest.fixture
def repository(origin: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "salinan"
    shutil.copytree(origin, copy, symlinks=True)
    return copy


def data_of(repository: Path, *words: str) -> dict:
    done = run_review(repository, "--format", "json", *words)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def test_nothing_changed_is_said_and_is_no_error(repository: Path) -> None:
    done = run_review(repository, "--base", "main")
    assert done.returncode == 0
    assert "Skor 5 koperasi lain tidak berubah: berkasnya dan aturannya sama." in done.stdout
    assert "0 kesalahan baru, 0 peringatan baru; 0 temuan selesai" in done.stdout


def test_uncommitted_and_untracked_files_are_reviewed(repository: Path) -> None:
    replace(repository, FILE, "kas: 11846275", "kas: 11846276")
    write(repository, "cooperatives/koperasi-tak-terlacak/profile.yml", "name: Baru\nfictional: ya\n")
    (repository / "cooperatives" / PUBLISHED[0] / "profile.yml").touch()
    told = data_of(repository, "--base", "HEAD")
    assert [(one["id"], one["fate"]) for one in told["cooperatives"]] == [
        (BY_HAND.name, "changed"),
        ("koperasi-tak-terlacak", "added"),
    ]
    assert told["unchanged"] == {"cooperatives": 4, "computed_again": 0}


def test_the_branch_is_judged_from_where_it_left(repository: Path) -> None:
    """What others did on main meanwhile is no part of the change."""
    git(repository, "checkout", "--quiet", "-b", "usulan")
    write(
        repository, f"cooperatives/{PUBLISHED[1]}/swot.yml", "strengths:\n  - {text: Jaringan luas., evidence: Uji}\n"
    )
    commit(repository)
    git(repository, "checkout", "--quiet", "main")
    replace(repository, FILE, "kas: 11846275", "kas: 1")
    commit(repository)
    git(repository, "checkout", "--quiet", "usulan")
    told = data_of(repository, "--base", "main")
    assert [one["id"] for one in told["cooperatives"]] == [PUBLISHED[1]]
    assert told["base"]["branch_point"]
    assert told["cooperatives"][0]["completeness"][0]["changes"] == [
        {"id": "swot", "name": "swot", "before": "missing", "after": "valid"}
    ]


def test_two_folders_give_the_same_as_a_revision(repository: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "sebelum"
    shutil.copytree(repository, earlier, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    replace(repository, FILE, "m1_02: tidak", "m1_02: ya")
    shutil.rmtree(repository / "cooperatives" / PUBLISHED[2])
    by_git, by_folder = data_of(repository, "--base", "HEAD"), data_of(repository, "--base-folder", str(earlier))
    assert by_git.pop("base")["commit"]
    assert by_folder.pop("base") == {"name": "sebelum", "commit": None, "branch_point": True}
    assert by_git == by_folder
    assert {one["fate"] for one in by_git["cooperatives"]} == {"changed", "removed"}


def test_a_project_elsewhere_can_be_named(repository: Path, tmp_path: Path) -> None:
    """As a workflow does that runs the program of the base on the data of a contribution."""
    earlier = tmp_path / "sebelum"
    shutil.copytree(repository, earlier, symlinks=True)
    replace(repository, FILE, "kas: 11846275", "kas: 11846276")
    done = run_review(tmp_path, "--base-folder", str(earlier), str(repository), "--format", "json")
    assert [one["id"] for one in json.loads(done.stdout)["cooperatives"]] == [BY_HAND.name]


def test_exit_code_tells_new_errors_apart_from_old_ones(repository: Path) -> None:
    replace(repository, FILE, "kas: 11846275", "kas: 11846276")
    assert run_review(repository, "--base", "HEAD").returncode == 1
    commit(repository)
    replace(repository, FILE, "figures:\n", "# Catatan\nfigures:\n")
    done = run_review(repository, "--base", "HEAD")
    assert done.returncode == 0
    assert "temuan lama" not in done.stdout


@pytest.mark.parametrize(
    "words", [(), ("--base", "main", "--base-folder", "."), ("--base", "tidak-ada"), ("--base", "")]
)
def test_wrong_usage_is_told(repository: Path, words: tuple[str, ...]) -> None:
    done = run_review(repository, *words)
    assert done.returncode == 2
    assert "--base" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", ["--upload-pack=touch x", "-x", "--output=x", "a\nb", "a\x1b[31m", "x" * 300])
def test_a_revision_that_looks_like_an_option_never_reaches_git(repository: Path, name: str) -> None:
    with pytest.raises(RevisionFailed) as raised:
        find_revision(repository, name)
    assert raised.value.failure is Failure.BAD_NAME


def test_a_folder_outside_git_is_told(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    done = run_review(repository, "--base", "main")
    assert done.returncode == 3
    assert "--base-folder" in done.stderr


def test_without_git_there_is_a_sentence(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionFailed) as raised:
        find_revision(repository, "main")
    assert raised.value.failure is Failure.NO_GIT


def test_a_shallow_clone_says_what_to_fetch(origin: Path, tmp_path: Path) -> None:
    first = git(origin, "rev-parse", "main")
    upstream = tmp_path / "hulu"
    shutil.copytree(origin, upstream, symlinks=True)
    replace(upstream, FILE, "kas: 11846275", "kas: 11846276")
    commit(upstream)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{upstream}", "dangkal")
    done = run_review(tmp_path / "dangkal", "--base", first)
    assert done.returncode == 3
    assert "fetch-depth: 0" in done.stderr


def test_a_base_without_a_meeting_point_is_compared_directly(origin: Path, tmp_path: Path) -> None:
    upstream = tmp_path / "hulu"
    shutil.copytree(origin, upstream, symlinks=True)
    git(upstream, "checkout", "--quiet", "-b", "usulan")
    replace(upstream, FILE, "kas: 11846275", "kas: 11846276")
    commit(upstream)
    git(upstream, "checkout", "--quiet", "main")
    write(upstream, "catatan.txt", "maju\n")
    commit(upstream)
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{upstream}", "dangkal")
    clone = tmp_path / "dangkal"
    git(clone, "checkout", "--quiet", "usulan")
    (clone / "site_templates").symlink_to(upstream / "site_templates")
    done = run_review(clone, "--base", "origin/main")
    assert done.returncode == 1, done.stderr
    assert "Dibandingkan langsung dengan" in done.stdout
    assert BY_HAND.name in done.stdout


def test_nothing_of_the_repository_runs(repository: Path, tmp_path: Path) -> None:
    """Hooks, filters, text conversion, a file system monitor: whatever the settings name stays untouched."""
    witness = tmp_path / "berjalan"
    script = tmp_path / "skrip.sh"
    script.write_text(f"#!/bin/sh\necho $0 >> {witness}\ncat\n")
    script.chmod(0o755)
    for name in ("filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv", "diff.external"):
        git(repository, "config", name, str(script))
    git(repository, "config", "core.fsmonitor", str(script))
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(script, repository / ".git" / "hooks" / hook)
    write(repository, ".gitattributes", "* filter=x diff=x\n")
    replace(repository, FILE, "kas: 11846275", "kas: 11846276")
    (repository / "cooperatives" / SAMPLE / "profile.yml").touch()
    told = data_of(repository, "--base", "HEAD")
    assert [one["id"] for one in told["cooperatives"]] == [BY_HAND.name]
    assert not witness.exists()
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_links_and_odd_names_of_a_revision_lead_nowhere(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.yml"
    secret.write_text("name: Rahasia\n")
    folder = repository / "cooperatives" / "koperasi-tautan"
    folder.mkdir()
    (folder / "profile.yml").symlink_to(secret)
    commit(repository)
    target = tmp_path / "sebelum"
    write_files(find_revision(repository, "HEAD"), ["cooperatives/koperasi-tautan"], target)
    written = target / "cooperatives" / "koperasi-tautan" / "profile.yml"
    assert written.is_symlink()
    assert not written.exists()


def test_a_large_file_is_not_read_but_keeps_its_size(repository: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(revision, "MAX_LEDGER_BYTES", 1000)
    found = find_revision(repository, "HEAD")
    write_files(found, [FILE], tmp_path / "sebelum")
    copy = tmp_path / "sebelum" / FILE
    assert copy.stat().st_size == (repository / FILE).stat().st_size
    assert not copy.read_bytes().strip(b"\0")
    monkeypatch.setattr(revision, "MAX_TOTAL_BYTES", 10)
    with pytest.raises(RevisionFailed) as raised:
        write_files(found, ["cooperatives"], tmp_path / "lagi")
    assert raised.value.failure is Failure.TOO_LARGE


def test_names_of_any_letters_are_listed(repository: Path) -> None:
    write(repository, "cooperatives/kopi é ‮/catatan\tbaru.txt", "x\n")
    commit(repository)
    write(repository, "cooperatives/kopi é ‮/catatan\tbaru.txt", "y\n")
    changes = list_changes(find_revision(repository, "HEAD"))
    assert [one.path for one in changes] == ["cooperatives/kopi é ‮/catatan\tbaru.txt"]
    done = run_review(repository, "--base", "HEAD")
    assert "‮" not in done.stdout


def test_a_folder_with_another_name_is_told_as_the_same_cooperative(repository: Path) -> None:
    git(repository, "mv", f"cooperatives/{BY_HAND.name}", "cooperatives/koperasi-nama-baru")
    replace(repository, "cooperatives/koperasi-nama-baru/profile.yml", "name: ", "name: Baru ")
    commit(repository)
    told = {one["id"]: one for one in data_of(repository, "--base", "HEAD~1")["cooperatives"]}
    assert {one: each["fate"] for one, each in told.items()} == {
        BY_HAND.name: "removed",
        "koperasi-nama-baru": "added",
    }
    (moved,) = [hint for hint in told["koperasi-nama-baru"]["hints"] if hint["kind"] == "moved"]
    assert moved["values"]["other"] == BY_HAND.name
    assert "Kode koperasi tetap selamanya" in moved["text"]
    # Two folders that have nothing in common are two cooperatives.
    shutil.rmtree(repository / "cooperatives" / "koperasi-nama-baru")
    write(repository, "cooperatives/koperasi-lain/profile.yml", "name: Lain\n")
    other = {one["id"]: one for one in data_of(repository, "--base", "HEAD")["cooperatives"]}
    assert not [hint for one in other.values() for hint in one["hints"] if hint["kind"] == "moved"]


def test_what_git_holds_no_file_of_is_reviewed_all_the_same(repository: Path, tmp_path: Path) -> None:
    """A repository inside the data, recorded or not, and an empty folder: what a check refuses."""
    inner = tmp_path / "dalam"
    inner.mkdir()
    git(inner, "init", "--quiet")
    commit(inner)
    for place in ("cooperatives/koperasi-dalam", f"cooperatives/{BY_HAND.name}/documents/dalam"):
        shutil.copytree(inner, repository / place)
    (repository / "cooperatives" / "koperasi-kosong").mkdir()
    uncommitted = data_of(repository, "--base", "HEAD")
    git(repository, "-c", "advice.addEmbeddedRepo=false", "add", "--all")
    git(repository, "commit", "--quiet", "-m", "dalam")
    for told in (uncommitted, data_of(repository, "--base", "HEAD~1")):
        codes = {one["id"]: {each["code"] for each in one["problems"]["new"]} for one in told["cooperatives"]}
        assert codes == {
            "koperasi-dalam": {"K02", "K06"},
            "koperasi-kosong": {"K02"},
            BY_HAND.name: {"K06"},
        }
    # As others clone it: the inner repository is an empty folder there, and the proposal says that it came.
    git(tmp_path, "clone", "--quiet", str(repository), "klon")
    told = data_of(tmp_path / "klon", "--base", "HEAD~1")
    files = {one["id"]: [file["file"] for file in one["files"]] for one in told["cooperatives"]}
    assert files == {"koperasi-dalam": [], BY_HAND.name: [f"cooperatives/{BY_HAND.name}/documents/dalam"]}
    codes = {one["id"]: [each["code"] for each in one["problems"]["new"]] for one in told["cooperatives"]}
    assert codes == {"koperasi-dalam": ["K02"], BY_HAND.name: []}


def test_folders_whose_names_clash_are_a_new_problem(repository: Path) -> None:
    write(repository, f"cooperatives/{BY_HAND.name.title()}/profile.yml", "name: Kembar\n")
    told = data_of(repository, "--base", "HEAD")
    assert [one["code"] for one in told["shared_problems"]["new"]] == ["K91"]
    commit(repository)
    write(repository, f"cooperatives/{BY_HAND.name}/catatan.txt", "x\n")
    later = data_of(repository, "--base", "HEAD")
    assert later["shared_problems"]["new"] == []


def test_check_puts_annotations_on_changed_lines_first(repository: Path) -> None:
    """The host shows ten of a kind: those that a contribution brought must be among them."""
    odd = "".join(f"  salah_{number}: x\n" for number in range(15))
    replace(repository, FILE, "figures:\n", f"figures:\n{odd}")
    commit(repository)
    replace(repository, FILE, "m1_02: tidak", "m1_02: mungkin")
    folder = f"cooperatives/{BY_HAND.name}"
    words = ("check", folder, "--format", "github", "--base", "HEAD")
    rows = run_lumbung(repository, *words).stdout.splitlines()
    assert f"file={FILE}" in rows[0]
    assert "mungkin" in rows[0]
    assert sum(row.startswith("::error ") for row in rows) == 10
    assert rows[-1].startswith("::notice::")
    assert "mungkin" not in "".join(run_lumbung(repository, *words[:4]).stdout.splitlines()[:-1])


def test_what_only_internal_readers_know_stays_out(repository: Path) -> None:
    """A summary is read by more people than the repository."""
    folder = repository / "cooperatives" / SAMPLE
    with (folder / "business_model_canvas.yml").open("a", encoding="utf-8") as file:
        file.write("notes: RAHASIA-SATU\n")
    replace(repository, f"cooperatives/{SAMPLE}/swot.yml", "notes: ", "notes: [RAHASIA-DUA] #")
    write(
        repository,
        f"cooperatives/{SAMPLE}/assessments/health_2021.yml",
        "period_end: 2021-12-31\nnotes: RAHASIA-TIGA\n",
    )
    for words in ((), ("--format", "json"), ("--language", "en")):
        done = run_review(repository, "--base", "HEAD", *words)
        assert done.returncode == 1, done.stderr
        assert "RAHASIA" not in done.stdout
        assert "business_model_canvas.yml" in done.stdout
