"""The real project, built once with the real engine; and small projects of a test's own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.project import Project

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of this repository's content, templates and cooperatives, free to be changed by no test."""
    return Project(copy_project(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def sample_site(sample_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project as a public site."""
    out = tmp_path_factory.mktemp("out") / "site"
    build_site(sample_project, out, Audience.PUBLIC, AS_OF, lambda done, total: None)
    return out


@pytest.fixture(scope="session")
def internal_site(sample_project: Project, sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for the people who work in the programme; the frame is that of the public site."""
    out = tmp_path_factory.mktemp("internal") / "site"
    build_site(sample_project, out, Audience.INTERNAL, AS_OF, lambda done, total: None)
    return out


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
