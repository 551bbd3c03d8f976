"""The shape of the package, read from its source: who may import whom, one door per library, exact numbers."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator"
MODULES = {path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
MODULES = {name: path for name, path in MODULES.items() if "__pycache__" not in name}

# Package -> what it may import of ours, besides itself.
ALLOWED = {
    "problems": set(),
    "model": {"problems/place", "problems/problem"},
    "reading": {"model", "problems"},
    "checking": {"model", "problems"},
    "computing": {"model", "problems"},
    "pages": {"model", "problems"},
    "site": {"pages", "project", "model/translations"},
    "project": set(),
}
COMPOSITION_PACKAGES = {"commands"}
COMPOSITION = {
    *COMPOSITION_PACKAGES,
    "books",
    "dossier_health",
    "dossier_import",
    "dossier_sheets",
    "editions",
    "build",
    "cli",
    "collector",
    "cores",
    "terminal",
    "journals",
    "mentoring",
    "engagement",
    "entries",
    "form_guide",
    "fix",
    "health_scaffold",
    "mentoring_scaffold",
    "mkdocs_plugin",
    "outcome_cache",
    "overwrite",
    "pack_export",
    "preview",
    "printing",
    "processing",
    "programme_scaffold",
    "references",
    "registers",
    "report",
    "review",
    "scaffold",
    "scratch",
    "schemas",
    "sides",
    "teaching",
    "watching",
    "workbook_import",
    "workers",
    "workshop",
    "__init__",
    "__main__",
}
DOORS = {
    # Reading and writing a workbook are two doors: pages never see files, reading never makes any.
    "openpyxl": {"reading/workbook", "pages/workbook", "pages/dossier_workbook"},
    "yaml": {"reading/yaml_text", "reading/yaml_edit"},
    "jinja2": {"pages/environment"},
    "babel": {"pages/wording", "reading/translations"},
    "mkdocs": {"site/engine", "preview", "mkdocs_plugin"},
    "typer": {
        "cli",
        "terminal",
        "commands/arguments",
        "commands/assess",
        "commands/explain",
        "commands/edit",
        "commands/files",
        "commands/help_text",
        "commands/publish",
        "commands/review",
        "commands/revisions",
    },
    # git is asked by its plumbing in one place, which refuses hooks, filters and fetching.
    "subprocess": {"reading/revision", "site/frame"},
    "watchdog": {"watching"},
    "weasyprint": {"site/pdf"},
    "rich": {"commands/assess", "report", "terminal"},
    "pandas": {"reading/columns"},
    "numpy": {
        "model/journal",
        "reading/cell_positions",
        "reading/columns",
        "reading/journal",
        "checking/ledger",
        "checking/ledger_entries",
        "checking/ledger_privacy",
        "checking/ledger_results",
        "computing/ledger",
        "computing/cash_flow",
        "computing/equity_changes",
        "computing/posted_lines",
    },
}
# Packages or modules that may see pydantic: it types what people write.
PYDANTIC = ("model/", "reading/", "checking/", "form_guide", "schemas")
# Amounts, ratios and scores pass through these; a binary float here would be a wrong rupiah somewhere.
EXACT = (
    "computing/",
    "reading/",
    "checking/recorded",
    "checking/answers",
    "checking/exact_text",
    "checking/instrument",
    "checking/modern",
    "checking/assessment",
    "checking/goals",
    "checking/operands",
    "checking/rulebook",
    "checking/size_class",
    "pages/score_data",
    "report",
)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc", "shared", "tools"}
LINES = 300


@cache
def tree(name):
    return ast.parse(MODULES[name].read_text("utf-8"))


def imports(name):
    """Full dotted names; `from a import b` counts as `a.b` where that is a module, so that nothing hides."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import"
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                path = below.removeprefix("generator.").replace(".", "/")
                is_module = below.startswith("generator.") and (path in MODULES or f"{path}/__init__" in MODULES)
                yield below if is_module else node.module


def ours(name):
    for found in imports(name):
        if found == "generator" or found.startswith("generator."):
            yield found.removeprefix("generator").removeprefix(".").replace(".", "/") or "__init__"


def part_of(name):
    return name.split("/")[0]


def test_the_package_is_found():
    assert len(MODULES) > 40
    assert {part_of(name) for name in MODULES if "/" in name} == set(ALLOWED) - {"project"} | COMPOSITION_PACKAGES
    assert {name for name in MODULES if "/" not in name} == COMPOSITION - COMPOSITION_PACKAGES | {"project"}


@pytest.mark.parametrize("name", [name for name in MODULES if part_of(name) in ALLOWED])
def test_imports_point_one_way(name):
    allowed = ALLOWED[part_of(name)] | {part_of(name)}
    # The bare package holds the version number only.
    wrong = [one for one in ours(name) if one != "__init__" and not {one, part_of(one)} & allowed]
    assert wrong == []


def test_nothing_imports_the_composition_but_the_composition():
    for name in MODULES:
        if part_of(name) not in COMPOSITION:
            assert {part_of(one) for one in ours(name)} & (COMPOSITION - {"__init__"}) == set(), name


def test_there_is_no_circle_of_modules():
    above = {name: {one for one in ours(name) if one in MODULES and one != name} for name in MODULES}
    while free := [name for name, needs in above.items() if not needs]:
        for name in free:
            del above[name]
        for needs in above.values():
            needs.difference_update(free)
    assert above == {}


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_its_door(library):
    users = {name for name in MODULES for one in imports(name) if one.split(".")[0] == library}
    assert users <= DOORS[library]
    if library != "mkdocs":
        assert users


@pytest.mark.parametrize("commands", ["assess", "publish", "review"])
def test_large_libraries_are_loaded_where_they_are_needed(commands):
    """Every command would wait for them; most folders have no books, and few commands write a workbook."""
    program = f"import sys, generator.commands.{commands}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert f"generator.commands.{commands}" in loaded
    assert set(loaded) & {"numpy", "openpyxl", "pandas", "weasyprint", "mkdocs"} == set()


def test_no_library_slips_in_by_name_but_the_engine():
    by_name = set()
    for name in MODULES:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                assert called not in ("__import__", "eval", "exec"), name
                if called == "import_module":
                    by_name.add(name)
    # The command line names modules of our own only.
    assert by_name <= {"site/engine", "cli"}


def test_pydantic_stays_with_what_people_write():
    users = {name for name in MODULES for one in imports(name) if one.split(".")[0] in ("pydantic", "pydantic_core")}
    assert "model/values" in users
    assert [name for name in users if not name.startswith(PYDANTIC)] == []


def test_markupsafe_stays_with_the_pages():
    users = {name for name in MODULES for one in imports(name) if one.split(".")[0] == "markupsafe"}
    assert {part_of(name) for name in users} <= {"pages"}


def test_scoring_knows_no_files_and_no_clock():
    for name in MODULES:
        if part_of(name) in ("computing", "checking", "model"):
            used = {one.split(".")[0] for one in imports(name)}
            assert used & {"os", "io", "sys", "time", "locale", "random", "socket", "subprocess", "logging"} == set()
            for node in ast.walk(tree(name)):
                if isinstance(node, ast.Attribute):
                    assert node.attr not in ("today", "now", "read_text", "open"), name


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith(EXACT)])
def test_no_binary_floats(name):
    for node in ast.walk(tree(name)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, (float, complex))), node.lineno
        assert not (isinstance(node, ast.Name) and node.id == "float"), node.lineno


def test_no_asserts_decide_anything():
    for name in MODULES:
        assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree(name))), name


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_small_and_say_what_they_know(name):
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= LINES
    assert ast.get_docstring(tree(name))


def test_no_module_is_named_after_nothing():
    for name in MODULES:
        assert set(name.split("/")) & FORBIDDEN_NAMES == set(), name


@pytest.mark.parametrize("name", MODULES)
def test_no_module_level_mutable_state(name):
    mutable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    makers = {"list", "dict", "set", "defaultdict", "Counter", "deque", "OrderedDict", "bytearray"}
    for node in tree(name).body:
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign)):
            targets, value = [node.target], node.value
        else:
            continue
        made = isinstance(value, mutable)
        made = made or (isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in makers)
        for target in targets:
            if made and isinstance(target, ast.Name):
                assert target.id.isupper() or target.id == "__all__", f"{name}:{node.lineno} {target.id}"


def test_nothing_is_changed_through_global():
    for name in MODULES:
        assert not any(isinstance(node, (ast.Global, ast.Nonlocal)) for node in ast.walk(tree(name))), name


def test_the_model_knows_no_inheritance_of_its_own():
    for name in MODULES:
        if part_of(name) != "model":
            continue
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base).split("[")[0] for base in node.bases}
                assert bases <= {"Written", "BaseModel", "StrEnum", "Generic"}, f"{name}: {node.name}"
