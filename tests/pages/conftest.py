"""Pages of small folders, straight from the workshop: no engine, no browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.outcome_cache import Outcome
from generator.processing import process_folder
from generator.workshop import Workshop, open_workshop
from tests.stated_sample import copy_stated_sample

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)
MOST = 50_200
"""Bytes of the longest body: with its frame it stays below 60,000 (see `tests/site/test_build.py`)."""


@pytest.fixture(scope="session")
def shared_workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Opened once: reading the shared content takes longer than most tests that need it."""
    root = tmp_path_factory.mktemp("pages")
    for name in ("content", "site_templates"):
        (root / name).symlink_to(ROOT / name)
    (root / "cooperatives").mkdir()
    return open_workshop.__wrapped__(root, Audience.PUBLIC, AS_OF)


@pytest.fixture
def workshop(shared_workshop: Workshop) -> Iterator[Workshop]:
    """A project with the shared content and no cooperative; what a test writes goes with it."""
    yield shared_workshop
    project = shared_workshop.project
    shutil.rmtree(project.cache, ignore_errors=True)
    shutil.rmtree(project.cooperatives)
    project.cooperatives.mkdir()


@pytest.fixture
def process(workshop: Workshop) -> Callable[..., Outcome]:
    """Write a folder and take it all the way; `__` in a keyword stands for a folder."""

    def run(identity: str = "uji", **files: str) -> Outcome:
        folder = workshop.project.cooperatives / identity
        files.setdefault("profile", "name: Koperasi Uji\nkind: simpan_pinjam\n")
        for name, text in files.items():
            path = folder / f"{name.replace('__', '/')}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return process_folder(workshop, folder, render=True)

    return run


@pytest.fixture
def process_sample(workshop: Workshop) -> Callable[..., str]:
    """The complete dossier with its figures stated, some of 2023 exchanged; gives the body of that year's page."""

    def run(**figures: int) -> str:
        folder = workshop.project.cooperatives / "contoh"
        copy_stated_sample(folder)
        path = folder / "assessments" / "health_2023.yml"
        text = path.read_text("utf-8")
        for name, value in figures.items():
            text, found = re.subn(rf"(?m)^  {name}: .*$", f"  {name}: {value}", text)
            assert found == 1, name
        path.write_text(text, "utf-8")
        return body_of(process_folder(workshop, folder, render=True), "kesehatan-2023")

    return run


def body_of(outcome: Outcome, name: str = "index") -> str:
    """The body of one page of a cooperative."""
    return next(page.body for page in outcome.pages if page.path.endswith(f"/{name}.html"))


def text_of(html: str) -> str:
    """What a reader sees; links of terms stand inside a sentence and part no words."""
    html = re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"\1", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " "))


def dead_links(html: str) -> list[str]:
    """Links into the page that lead nowhere."""
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    return [anchor for anchor in re.findall(r'href="#([^"]*)"', html) if anchor not in ids]
