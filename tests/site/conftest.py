"""Small projects of a test's own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.project import Project

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)


@pytest.fixture
def project(tmp_path: Path, sample_project: Project) -> Project:
    """A project with the shared content, the frame already in the cache, and no cooperative yet."""
    root = copy_project(tmp_path / "project", cooperatives=False)
    if sample_project.cache.is_dir():
        shutil.copytree(sample_project.cache, root / sample_project.cache.name)
    return Project(root)


def copy_project(root: Path, cooperatives: bool = True) -> Path:
    """The folders a site is built from."""
    root.mkdir(exist_ok=True)
    for name in ("content", "site_templates", *(["cooperatives"] if cooperatives else [])):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "cooperatives").mkdir(exist_ok=True)
    return root


def write_cooperative(project: Project, identity: str, **files: str) -> Path:
    """A cooperative folder; keyword `assessments__health_2023` names a file below a folder, `.yml` is added."""
    folder = project.cooperatives / identity
    folder.mkdir(parents=True)
    files.setdefault("profile", f"name: Koperasi {identity}\n")
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ("" if name.endswith("csv") else ".yml"))
        path = path.with_name(path.name.replace("_csv", ".csv"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
