"""The files that hosts run: valid by their schemas, safe for forks, pinned, and about paths and commands that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]


def load(path: Path) -> dict:
    # YAML 1.1 reads the key `on` as true.
    found = yaml.safe_load(path.read_text("utf-8"))
    return {("on" if key is True else key): value for key, value in found.items()}


def steps(path: Path) -> list[dict]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_the_auditor_finds_nothing():
    found = run(tool("zizmor"), "--offline", "--no-progress", "--color=never", ".github")
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_auditor_would_find_something(tmp_path):
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v5\n      - run: echo ${{ github.event.pull_request.title }}\n"
    )
    assert run(tool("zizmor"), "--offline", "--no-progress", str(bad)).returncode != 0


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"])],
    ids=["github", "gitlab"],
)
def test_workflows_follow_their_schema(schema, files):
    assert files
    found = run(tool("check-jsonschema"), "--builtin-schema", schema, *map(str, files))
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_nothing_is_expanded_in_a_shell(path):
    text = path.read_text("utf-8")
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    # Whoever reads a digest wants to know which release it was.
    assert len(re.findall(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text, re.M)) == len(used)
    assert [step for step in steps(path) if "${{" in step.get("run", "")] == []
    assert "secrets." not in text
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_proposals_run_with_the_rights_of_a_fork():
    for path in WORKFLOWS:
        workflow = load(path)
        triggers = set(workflow["on"])
        assert not triggers & {"pull_request_target", "workflow_run", "issue_comment"}, path.name
        if "pull_request" in triggers:
            assert triggers == {"pull_request"}
            assert workflow["permissions"] == {"contents": "read"}
            assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "pull_request" in load(ROOT / ".github/workflows/pull-request.yml")["on"]


def test_only_the_publishing_workflow_may_write_and_only_from_the_main_branch():
    workflow = load(ROOT / ".github/workflows/publish.yml")
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights == {"bangun": {"contents": "read"}, "terbitkan": {"pages": "write", "id-token": "write"}}
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert [rule["if"] for rule in gitlab["periksa"]["rules"]] == ['$CI_PIPELINE_SOURCE == "merge_request_event"']
    assert "merge_request_event" in gitlab["pages"]["rules"][0]["if"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in gitlab["pages"]["rules"][0]["if"]
    assert "@sha256:" in gitlab["default"]["image"]


def test_owners_are_named_by_paths_that_exist():
    rows = [row.split() for row in (ROOT / "CODEOWNERS").read_text("utf-8").splitlines() if row.strip()]
    rows = [row for row in rows if row[0] != "#" and not row[0].startswith("#")]
    owners = {row[0]: row[1:] for row in rows}
    assert all(names and all(name.startswith("@") for name in names) for names in owners.values())
    for pattern in owners:
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern
    assert len({tuple(owners[path]) for path in ("/cooperatives/", "/content/", "*")}) == 3
    # Whoever may change data must not be able to change what judges it.
    assert list(owners).index("/cooperatives/") < list(owners).index("/.github/")
    assert owners["/.ci/"] == owners["/.github/"] == owners["*"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run_on_the_sample(hook):
    program, *arguments = hook["entry"].split()
    command = [sys.executable, "-m", "generator"] if program == "lumbung" else [tool(program)]
    pattern = re.compile(hook.get("files", r"\.py$"))
    known = run("git", "ls-files").stdout.splitlines()
    touched = [one for one in known if pattern.search(one)]
    assert touched
    given = touched[:3] if hook.get("pass_filenames", True) else []
    found = run(*command, *arguments, *given)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_hook_for_other_repositories_is_ours():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (mine,) = [one for one in HOOKS if one["id"] == hook["id"]]
    assert (hook["entry"], hook["files"]) == (mine["entry"], mine["files"])


def test_both_hosts_ask_the_same_of_a_proposal():
    asked = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    assert asked == (ROOT / ".gitlab/merge_request_templates/Default.md").read_text("utf-8")
    assert "lumbung check" in asked and "corrections:" in asked


def test_the_guide_for_contributors_names_what_exists():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")][:3] == [
        "## Saya menyunting data",
        "## Saya menyunting aturan",
        "## Saya menyunting program",
    ]
    for path in re.findall(r"`((?:content|tests|\.github|\.gitlab-ci|DECISIONS|CODEOWNERS)[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
    commands = set(re.findall(r"`lumbung (\w+)", text))
    told = run(sys.executable, "-m", "generator", "--help").stdout
    assert commands and all(re.search(rf"\b{command}\b", told) for command in commands), commands
